"""What a plan is worth to the creditor today, beside no deal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import mul

from calculators.errors import Refusal
from calculators.rounding import Money, Rate, half_up
from calculators.schedule import Schedule

FINE_PLACES = 40
"""What a unit is worth on a day is counted to so many decimals."""


def present_value(schedule: Schedule, as_of: date, discount_rate: Decimal, *, survival: Decimal | None = None) -> Money:
    """sum(payment / (1 + rate) ** (days / 365)), the rate effective, days from ``as_of``; rounded half up once.

    ``survival`` is the chance that a plan outlives a month: each payment counts * survival ** (days * 12 / 365).
    Refuses a rate at or below -1.
    """
    if discount_rate <= -1:
        raise Refusal("discount_rate", "rate_out_of_range")
    worth = _worth_of_one(as_of, schedule.due, discount_rate, survival)
    return half_up(sum(map(mul, schedule.payment, worth)), 10**FINE_PLACES)


@lru_cache(maxsize=64)
def _worth_of_one(
    as_of: date, due: tuple[date, ...], discount_rate: Decimal, survival: Decimal | None
) -> tuple[int, ...]:
    """What one unit on each day is worth on the first, with the decimals of ``FINE_PLACES``. Remembered, because most
    keystrokes change amounts and not dates."""
    with localcontext() as context:
        context.prec = 34
        days = ((b - a).days for a, b in pairwise((as_of, *due)))
        worth = accumulate((_shrinks(one, discount_rate, survival) for one in days), mul)
        return tuple(int(one.scaleb(FINE_PLACES)) for one in worth)


@lru_cache(maxsize=1024)
def _shrinks(days: int, discount_rate: Decimal, survival: Decimal | None) -> Decimal:
    """What a day's money is worth so many days before. Remembered: of 36 months most have 30 or 31 days."""
    with localcontext() as context:
        context.prec = 34
        daily = -(1 + discount_rate).ln() / 365
        if survival is not None:
            daily += survival.ln() * 12 / 365
        return (daily * days).exp()


def _grows(months: int, discount_rate: Decimal) -> Decimal:
    """(1 + rate) ** (months / 12)."""
    with localcontext() as context:
        context.prec = 34
        return ((1 + discount_rate).ln() * months / 12).exp()


@lru_cache(maxsize=64)
def no_deal_value(debt: Money, *, recovery: Rate, cost: Rate, months: int, discount_rate: Decimal) -> Money:
    """debt * recovery * (1 - cost) / (1 + rate) ** (months / 12), rounded half up once; refuses a rate up to -1.

    Remembered, because a debt and its yardstick are the same for every option.
    """
    if discount_rate <= -1:
        raise Refusal("discount_rate", "rate_out_of_range")
    with localcontext() as context:
        context.prec = 34
        shrink = _grows(-months, discount_rate)
        kept = Decimal(recovery.numerator) / recovery.denominator if not isinstance(recovery, Decimal) else recovery
        spent = Decimal(cost.numerator) / cost.denominator if not isinstance(cost, Decimal) else cost
        return half_up(*(debt * kept * (1 - spent) * shrink).as_integer_ratio())


def break_even_recovery(
    value: Money, debt: Money, *, cost: Rate, months: int, discount_rate: Decimal
) -> Decimal | None:
    """The recovery at which no deal is worth ``value``: value * (1 + rate) ** (months / 12) / (debt * (1 - cost)).

    None where nothing is owed or collecting costs everything.
    """
    if debt <= 0 or cost >= 1:
        return None
    with localcontext() as context:
        context.prec = 34
        grown = value * _grows(months, discount_rate)
        spent = Fraction(cost)
        return grown / (debt * (1 - Decimal(spent.numerator) / spent.denominator))


def effective(nominal: Decimal) -> Decimal:
    """The effective rate of a nominal one that is charged by the month: (1 + rate / 12) ** 12 - 1."""
    with localcontext() as context:
        context.prec = 34
        return (1 + nominal / 12) ** 12 - 1


def loss(before: Money, after: Money) -> Fraction:
    """(before - after) / before, the diminished financial obligation; negative where the creditor gains. Refuses
    an amount before that is not positive.

    Source: EBA/GL/2016/07, paragraph 51: above 1 % the debtor counts as defaulted.

    >>> loss(Money(10_000), Money(9_070))
    Fraction(93, 1000)
    """
    if before <= 0:
        raise Refusal("original", "amount_not_positive")
    return Fraction(before - after, before)
