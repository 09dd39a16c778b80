"""Interest that grows on a principal between two dates."""

from __future__ import annotations

from datetime import date

from calculators.daycount import DayCount, years_between
from calculators.errors import Refusal
from calculators.rounding import Money, Rate, half_up


def simple_interest(principal: Money, start: date, end: date, annual_rate: Rate, day_count: DayCount) -> Money:
    """principal * rate * years, half up once; days in (start, end] count. Refuses dates in the wrong order.

    >>> from decimal import Decimal
    >>> simple_interest(Money(1_000_000), date(2026, 11, 1), date(2026, 12, 1), Decimal("0.18"), "actual/365")
    14795
    """
    if end < start:
        raise Refusal("start", "start_before_balance", smallest=start)
    numerator, denominator = annual_rate.as_integer_ratio()
    years = years_between(start, end, day_count)
    return half_up(principal * numerator * years.numerator, denominator * years.denominator)
