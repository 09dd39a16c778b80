"""Time between an advance and a payment as the annual rates count it: whole units back from the payment, days over."""

from __future__ import annotations

import calendar
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from calculators.calendar import HALVES_IN, MONTHLY, Frequency, add_months

LONG_MONTH = 28
"""A payment on a later day of the month may have been moved to the end of a shorter month."""

HALF_MONTHS = {13, 14, 15, 16}
"""The days that half a month may have."""


@dataclass(frozen=True, slots=True)
class Interval:
    """``units`` whole units counted back from the later date, then ``days`` left over before ``anchor``."""

    units: int
    days: int
    anchor: date


def month_day(dates: tuple[date, ...], start: date) -> int | None:
    """The day of the month that a series falls on, where the ends of shorter months cut it off; else None.

    Payments on 28 February, 31 March and 30 April fall on the last day of each month. ``start`` counts where it
    belongs to the series. Source: 12 CFR 1026 Appendix J (b)(5)(ii), series on the last day of each month.
    """
    for series in ((start, *dates), dates):
        last = max(day.day for day in series)
        if last > LONG_MONTH and all(day.day == min(last, _days_in_month(day)) for day in series):
            return last
    return None


def _days_in_month(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


@lru_cache(maxsize=1024)
def months_back(start: date, end: date, months: int, anchor_day: int | None = None) -> Interval:
    """Whole stretches of ``months`` counted back from ``end``, then the days from ``start`` to the last of them.

    Remembered, because several methods ask for the same stretches.

    >>> months_back(date(2012, 1, 12), date(2012, 3, 15), 1)
    Interval(units=2, days=3, anchor=datetime.date(2012, 1, 15))
    """
    if anchor_day is not None and add_months(end, 0, anchor_day) != end:
        # An advance, or a payment out of turn: it does not belong to the series.
        anchor_day = None
    units = ((end.year - start.year) * 12 + end.month - start.month) // months
    anchor = add_months(end, -months * units, anchor_day)
    if anchor < start:
        units -= 1
        anchor = add_months(end, -months * units, anchor_day)
    return Interval(units, (anchor - start).days, anchor)


def days_in_year_to(day: date) -> int:
    """The days of the year that ends on ``day``: 365 or 366.

    >>> days_in_year_to(date(2013, 2, 28)), days_in_year_to(date(2012, 2, 15))
    (366, 365)
    """
    return (day - add_months(day, -12)).days


def inferred_unit(start: date, dates: tuple[date, ...]) -> Frequency:
    """The unit that a series of payments is spaced by; a month where there is only one of them.

    The commonest distance between two payments, the shorter where two are as common: whole months, else weeks,
    else half months, else days. Source: 12 CFR 1026 Appendix J (b)(4)(i).
    """
    ordered = sorted(set(dates))
    anchor_day = month_day(tuple(ordered), start) if ordered else None
    days = {(end - begin).days for begin, end in pairwise(ordered)}
    if not days:
        return MONTHLY
    if days <= HALF_MONTHS and days != {14}:
        return Frequency(1, "half month")
    gaps = Counter(_distance(begin, end, anchor_day) for begin, end in pairwise(ordered))
    most = max(gaps.values())
    return min((gap for gap, times in gaps.items() if times == most), key=lambda gap: -gap.per_year)


def _distance(start: date, end: date, anchor_day: int | None) -> Frequency:
    back = months_back(start, end, 1, anchor_day)
    days = (end - start).days
    if back.days == 0:
        years = back.units % 12 == 0
        return Frequency(back.units // 12, "year") if years else Frequency(back.units, "month")
    return Frequency(days // 7, "week") if days % 7 == 0 else Frequency(days, "day")


@lru_cache(maxsize=64)
def periods_before(start: date, first: date, unit: Frequency, anchor_day: int | None = None) -> int:
    """The whole units from ``start`` to the first payment, odd days ignored: one at least, none on the same day."""
    if first == start:
        return 0
    if unit.days is not None:
        return max(1, (first - start).days // unit.days)
    return max(1, _thirtieths(start, first, anchor_day) // thirtieths_in(unit))


def units_between(start: date, day: date, unit: Frequency, anchor_day: int | None = None) -> int:
    """The whole number of units nearest to the time from ``start`` to ``day``."""
    if unit.days is not None:
        return (2 * (day - start).days + unit.days) // (2 * unit.days)
    one = thirtieths_in(unit)
    return (2 * _thirtieths(start, day, anchor_day) + one) // (2 * one)


def thirtieths_in(unit: Frequency) -> int:
    """The thirtieths of a month in a month-based unit: whole numbers, so that half months divide without a rest."""
    return 15 * HALVES_IN[unit.unit] * unit.count


def _thirtieths(start: date, end: date, anchor_day: int | None) -> int:
    back = months_back(start, end, 1, anchor_day)
    return 30 * back.units + min(back.days, 30)
