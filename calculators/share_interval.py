"""How far a share that was counted may be from the one behind it."""

from __future__ import annotations

from math import sqrt

Z_95 = 1.959963984540054
"""The two-sided 95 % point of the normal distribution."""


def share_interval(count: int, of: int, z: float = Z_95) -> tuple[float, float]:
    """Return Wilson's interval of a share, from 0 to 1: ``count`` out of ``of``, at 95 % where no other ``z`` is given.

    E. B. Wilson, Journal of the American Statistical Association 22 (1927) 209. Refuses nothing: ``of`` is positive.

    >>> [round(end, 4) for end in share_interval(7, 9)]
    [0.4526, 0.9368]
    """
    share, square = count / of, z * z
    middle = (share + square / (2 * of)) / (1 + square / of)
    reach = z * sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    return max(middle - reach, 0.0), min(middle + reach, 1.0)
