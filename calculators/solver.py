"""The one rate at which dated amounts are worth nothing: bracketed, then bisected. Floats, in here only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import exp, expm1

from calculators.errors import Refusal

FARTHEST = 100.0
"""Logarithm of the highest growth in one unit of time that is looked for."""
GROWTH = 600.0
"""Logarithm of the largest number that is formed on the way."""
STEP = 0.01
HALVINGS = 200


def solved_growth(worth: Callable[[float], float], longest: float) -> float:
    """The x nearest to 0 with worth(x) = 0, where 1 + rate = e ** x a unit of time and ``longest`` the last flow.

    Looked for outwards from 0 in growing steps, then bisected until the two ends meet. Refuses flows without such
    a rate.
    """
    at_zero = worth(0.0)
    if at_zero == 0:
        return 0.0
    ends = _outwards(GROWTH / max(longest, 1.0))
    low = high = 0.0
    for down, up in ends:
        if worth(up) * at_zero <= 0:
            return _bisected(worth, high, up)
        if down is not None and worth(down) * at_zero <= 0:
            return _bisected(worth, down, low)
        low, high = down if down is not None else low, up
    raise Refusal("payments", "no_rate")


def _outwards(lowest: float) -> Iterator[tuple[float | None, float]]:
    distance = STEP
    while distance < FARTHEST:
        yield (-distance if distance <= lowest else None), distance
        distance *= 1.25


def _bisected(worth: Callable[[float], float], low: float, high: float) -> float:
    below = worth(low)
    if below == 0:
        return low
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        value = worth(middle)
        if value * below > 0:
            low, below = middle, value
        else:
            high = middle
    return (low + high) / 2


def rate_of(growth: float) -> float:
    """e ** x - 1, exact near 0."""
    return expm1(growth)


def discount(growth: float, time: float) -> float:
    """e ** (-x * t)."""
    return exp(-growth * time)
