"""A first period longer than the others: what it costs beyond a regular one is spread, or paid with the first."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal

from msgspec.structs import replace

from calculators.calendar import DueDates, add_months, origin, step
from calculators.daycount import DayCount, Factors, common, year_share
from calculators.rounding import Money
from calculators.schedule import Schedule

FirstPeriod = Literal["spread", "first"]
"""Whether every payment carries a part of it, or the first all of it."""


def regular_period(due: DueDates, day_count: DayCount) -> tuple[date, Fraction]:
    """The day on which the regular period begins that ends with the first due date, and its length in years."""
    begins, months = _period_before(due), due.frequency.months
    if day_count == "30/360" and months is not None:
        return begins, months / 12
    return begins, year_share(begins, due.dates[0], due.frequency, day_count)


def _period_before(due: DueDates) -> date:
    if due.lead is not None:
        return step(due.start, due.lead - 1, due.frequency, due.anchor_day, due.month_end)
    first = origin(due.dates[0], due.anchor_day, due.month_end)
    on_anchor = add_months(first, 0, due.anchor_day, due.month_end) == due.dates[0]
    return step(first, -1, due.frequency, due.anchor_day if on_anchor else None, due.month_end)


def with_regular_first(factors: Factors, regular: Fraction) -> Factors:
    """The factors with ``regular`` in the place of a first one that is above it."""
    if factors.numerators[0] <= regular * factors.denominator:
        return factors
    later = (Fraction(numerator, factors.denominator) for numerator in factors.numerators[1:])
    return common((regular, *later))


def interest_beyond(principal: Money, charged: Factors, regular: Factors) -> Money:
    """round(P * f) - round(P * g): the first interest as it is charged, less that of a regular period."""
    return Money(charged.interest(principal, 0) - regular.interest(principal, 0))


def with_first_interest(schedule: Schedule, beyond: Money) -> Schedule:
    """The schedule with interest on top of its first payment; what is owed after it stays the same."""
    if not beyond:
        return schedule
    payment, interest = schedule.payment, schedule.interest
    return replace(
        schedule,
        payment=(Money(payment[0] + beyond), *payment[1:]),
        interest=(Money(interest[0] + beyond), *interest[1:]),
    )
