"""What a plan is worth to the creditor today, beside no deal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, localcontext
from itertools import pairwise

from calculators.errors import Refusal
from calculators.rounding import Money, Rate, half_up
from calculators.schedule import Schedule


def present_value(schedule: Schedule, as_of: date, discount_rate: Decimal) -> Money:
    """sum(payment / (1 + rate) ** (days / 365)), the rate effective, days from ``as_of``; rounded half up once.

    Refuses a rate at or below -1.
    """
    if discount_rate <= -1:
        raise Refusal("discount_rate", "rate_out_of_range")
    with localcontext() as context:
        context.prec = 34
        daily = -(1 + discount_rate).ln() / 365
        gaps = [(b - a).days for a, b in pairwise((as_of, *schedule.due))]
        shrink = {gap: (daily * gap).exp() for gap in set(gaps)}
        value, factor = Decimal(0), Decimal(1)
        for gap, payment in zip(gaps, schedule.payment, strict=True):
            factor *= shrink[gap]
            value += payment * factor
        return half_up(*value.as_integer_ratio())


def no_deal_value(debt: Money, *, recovery: Rate, cost: Rate, months: int, discount_rate: Decimal) -> Money:
    """debt * recovery * (1 - cost) / (1 + rate) ** (months / 12), rounded half up once."""
    if discount_rate <= -1:
        raise Refusal("discount_rate", "rate_out_of_range")
    with localcontext() as context:
        context.prec = 34
        shrink = (-(1 + discount_rate).ln() * months / 12).exp()
        kept = Decimal(recovery.numerator) / recovery.denominator if not isinstance(recovery, Decimal) else recovery
        spent = Decimal(cost.numerator) / cost.denominator if not isinstance(cost, Decimal) else cost
        return half_up(*(debt * kept * (1 - spent) * shrink).as_integer_ratio())
