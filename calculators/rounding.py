"""Whole minor units, half up, once per named step; and shares that always sum to the whole."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NewType

from calculators.errors import Refusal

Money = NewType("Money", int)
"""An amount in whole minor units (fen, pence, cents)."""

Rate = Decimal | Fraction
"""An annual rate as an exact fraction of one: ``Decimal("0.18")`` is 18 % a year."""

PaymentRounding = Literal["half_up", "up"]

NOTHING = Money(0)


def half_up(numerator: int, denominator: int = 1) -> Money:
    """Round ``numerator / denominator`` to the nearest whole number, halves away from zero.

    >>> half_up(5, 2), half_up(-5, 2), half_up(7, 3)
    (3, -3, 2)
    """
    if numerator < 0:
        return Money(-((denominator // 2 - numerator) // denominator))
    return Money((denominator // 2 + numerator) // denominator)


def up(numerator: int, denominator: int = 1) -> Money:
    """Round ``numerator / denominator`` up to the next whole number.

    >>> up(7, 3), up(6, 3)
    (3, 2)
    """
    return Money(-(-numerator // denominator))


ROUNDINGS = {"half_up": half_up, "up": up}


def times(amount: Money, factor: Rate | int) -> Money:
    """``amount * factor`` rounded half up to the minor unit.

    >>> times(Money(4862035), Decimal("0.62"))
    3014462
    """
    numerator, denominator = factor.as_integer_ratio()
    return half_up(amount * numerator, denominator)


def exceeds(part: int, whole: int, line: Rate) -> bool:
    """Return whether ``part`` of a positive ``whole`` is above a share of it.

    >>> exceeds(51, 100, Decimal("0.50")), exceeds(1, 2, Decimal("0.50"))
    (True, False)
    """
    numerator, denominator = line.as_integer_ratio()
    return part * denominator > whole * numerator


def equal_shares(whole: Money, count: int) -> tuple[Money, ...]:
    """Split ``whole`` over ``count`` instalments: each ``whole / count`` half up, the last takes the rest.

    The share is rounded down instead where half up would leave the last one negative, so the debtor pays
    one amount every month. Refuses a count below one.

    >>> equal_shares(Money(100), 3), equal_shares(Money(5), 9)
    ((33, 33, 34), (0, 0, 0, 0, 0, 0, 0, 0, 5))
    """
    share = equal_share(whole, count)
    return (share,) * (count - 1) + (Money(whole - share * (count - 1)),)


@lru_cache(maxsize=256)
def equal_share(whole: Money, count: int) -> Money:
    """Return what each of ``count`` instalments but the last carries of ``whole``; see ``equal_shares``. Remembered,
    because the parts of a debt stay while its plan changes. Refuses a count below one.

    >>> equal_share(Money(100), 3)
    33
    """
    if count < 1:
        raise Refusal("payments", "count_below_one", smallest=1)
    share = half_up(whole, count)
    return share if share * (count - 1) <= whole else Money(whole // count)


def largest_remainder(whole: Money, weights: tuple[int, ...]) -> tuple[Money, ...]:
    """Split ``whole`` in proportion to ``weights``; odd units go to the largest remainders, ties in list order.

    Refuses negative weights and weights that sum to nothing.

    >>> largest_remainder(Money(100), (1, 1, 1))
    (34, 33, 33)
    """
    weight = sum(weights)
    if weight <= 0 or min(weights) < 0:
        raise Refusal("weights", "weights_without_sum")
    floors = [whole * one // weight for one in weights]
    by_remainder = sorted(range(len(weights)), key=lambda index: -(whole * weights[index] % weight))
    for index in by_remainder[: whole - sum(floors)]:
        floors[index] += 1
    return tuple(Money(share) for share in floors)
