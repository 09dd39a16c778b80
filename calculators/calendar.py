"""Payment frequencies and due dates counted from an anchor day."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from itertools import count, islice, takewhile
from typing import Literal

from msgspec import Struct

from calculators.errors import Refusal

Unit = Literal["day", "week", "half month", "month", "quarter", "year"]
MonthEnd = Literal["clamp", "next_day"]

MONTHS_IN = {"half month": Fraction(1, 2), "month": Fraction(1), "quarter": Fraction(3), "year": Fraction(12)}
DAYS_IN = {"day": 1, "week": 7}
HALVES_IN = {"half month": 1, "month": 2, "quarter": 6, "year": 24}
"""Half months in a unit: whole numbers, because every due date asks for them."""
ALIASES = {
    "daily": "1 day",
    "weekly": "1 week",
    "fortnightly": "2 week",
    "four_weekly": "4 week",
    "half_monthly": "1 half month",
    "half month": "1 half month",
    "monthly": "1 month",
    "quarterly": "1 quarter",
    "annual": "1 year",
}
SHORTEST_MONTH = 28
LAST_DAY = 31
"""The day of the month that in every month is its last: in a shorter one it is moved there."""
LONGEST = 1200
"""No plan has more payments than this: a hundred years of months."""
FARTHEST = 500
"""Nor does one reach further ahead, in years: a date has to stay a date."""


class Frequency(Struct, frozen=True):
    """``count`` whole units between two payments."""

    count: int
    unit: Unit

    @property
    def months(self) -> Fraction | None:
        """Months from one payment to the next; None for day- and week-based frequencies."""
        return _months_in(self.count, self.unit)

    @property
    def days(self) -> int | None:
        """Days from one payment to the next; None for month-based frequencies."""
        return self.count * DAYS_IN[self.unit] if self.unit in DAYS_IN else None

    @property
    def per_year(self) -> Fraction:
        """Payments a year, as an exact fraction: 12 months, 52 weeks, 365 days.

        >>> Frequency(2, "week").per_year, Frequency(1, "quarter").per_year
        (Fraction(26, 1), Fraction(4, 1))
        """
        return _per_year(self.count, self.unit)

    @property
    def per_month(self) -> Fraction:
        """Payments a month, as an exact fraction."""
        return _per_month(self.count, self.unit)


@lru_cache
def _months_in(count: int, unit: Unit) -> Fraction | None:
    return count * MONTHS_IN[unit] if unit in MONTHS_IN else None


@lru_cache
def _per_year(count: int, unit: Unit) -> Fraction:
    months = _months_in(count, unit)
    return Fraction(52 if unit == "week" else 365, count) if months is None else 12 / months


@lru_cache
def _per_month(count: int, unit: Unit) -> Fraction:
    return _per_year(count, unit) / 12


MONTHLY = Frequency(1, "month")


def parse_frequency(text: str) -> Frequency:
    """Read ``"3 months"``, ``"half month"`` or a usual name such as ``"fortnightly"``.

    Refuses a count below one and unknown words.

    >>> parse_frequency("2 weeks"), parse_frequency("monthly")
    (Frequency(count=2, unit='week'), Frequency(count=1, unit='month'))
    """
    plain = " ".join(text.strip().lower().split())
    match = re.fullmatch(r"(\d{1,3}) (day|week|half month|month|quarter|year)s?", ALIASES.get(plain, plain))
    if match is None or int(match[1]) < 1:
        raise Refusal("frequency", "unknown_frequency", given=text[:40])
    return Frequency(int(match[1]), match[2])  # type: ignore[arg-type]  # the pattern admits units only


def frequency_text(frequency: Frequency) -> str:
    """The frequency as ``parse_frequency`` reads it.

    >>> frequency_text(Frequency(2, "week")), frequency_text(Frequency(1, "half month"))
    ('2 weeks', 'half month')
    """
    if frequency == Frequency(1, "half month"):
        return "half month"
    return f"{frequency.count} {frequency.unit}{'s' if frequency.count > 1 else ''}"


def whole_months(start: date, end: date) -> int:
    """The months that have passed in full from one day to another.

    >>> whole_months(date(2026, 11, 30), date(2031, 12, 1)), whole_months(date(2026, 12, 1), date(2031, 12, 31))
    (60, 60)
    """
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - (add_months(start, months) > end)


def add_months(day: date, months: int, anchor_day: int | None = None, month_end: MonthEnd = "clamp") -> date:
    """The date ``months`` later on ``anchor_day`` (its own day by default), month ends clamped or rolled on.

    >>> add_months(date(2026, 1, 31), 1), add_months(date(2026, 1, 31), 1, month_end="next_day")
    (datetime.date(2026, 2, 28), datetime.date(2026, 3, 1))
    """
    return _in_month(day.year * 12 + day.month - 1 + months, anchor_day or day.day, month_end)


def _in_month(month: int, wanted: int, month_end: MonthEnd) -> date:
    """The wanted day of a month counted from the year 0."""
    year, month = divmod(month, 12)
    if not 1 <= year <= 9999:
        raise Refusal("date", "date_out_of_range")
    if wanted <= SHORTEST_MONTH:
        return date(year, month + 1, wanted)
    last = calendar.monthrange(year, month + 1)[1]
    if wanted <= last:
        return date(year, month + 1, wanted)
    end = date(year, month + 1, last)
    return end if month_end == "clamp" else end + timedelta(days=1)


def step(
    day: date,
    periods: int,
    frequency: Frequency,
    anchor_day: int | None = None,
    month_end: MonthEnd = "clamp",
) -> date:
    """The date ``periods`` whole periods after ``day``; half months fall on a pair of days of each month.
    Refuses what lies beyond the calendar.

    >>> step(date(2026, 11, 16), 1, Frequency(1, "half month")), step(date(2026, 2, 15), 1, Frequency(1, "half month"))
    (datetime.date(2026, 12, 1), datetime.date(2026, 2, 28))
    """
    days = frequency.days
    if days is not None:
        try:
            return day + timedelta(days=days * periods)
        except OverflowError:
            raise Refusal("date", "date_out_of_range") from None
    halves = periods * frequency.count * HALVES_IN[frequency.unit]
    anchor = anchor_day or day.day
    if halves % 2 == 0:
        return add_months(day, halves // 2, anchor, month_end)
    later, other = _other_half(anchor)
    return add_months(day, halves // 2 + later, other, month_end)


def _other_half(anchor_day: int) -> tuple[int, int]:
    """In how many months, and on which day, the other payment of the month's pair follows that of ``anchor_day``.

    The 1st goes with the 16th, the 15th with the month's end, and so on: 15 days apart by the calendar's numbers, so
    that a short February moves neither.
    """
    return (0, anchor_day + 15) if anchor_day <= 15 else (1, min(anchor_day - 15, 15))


class DueDates(Struct, frozen=True, cache_hash=True):
    """The unrolled dates of a plan: interest starts on ``start``, payment k falls on ``dates[k - 1]``.

    ``lead`` counts the whole periods from ``start`` to the first due date, 0 where that is ``start`` itself, None where
    that stretch is odd. With ``own`` the dates are named one by one, at any distance from each other.
    """

    start: date
    dates: tuple[date, ...]
    frequency: Frequency
    anchor_day: int
    month_end: MonthEnd = "clamp"
    lead: int | None = None
    own: bool = False


def first_after(start: date, frequency: Frequency) -> date:
    """One whole period after ``start``: the first due date where none is given."""
    return step(start, 1, frequency)


def due_dates(
    start: date,
    first_due: date,
    frequency: Frequency,
    payments: int,
    *,
    anchor_day: int | None = None,
    month_end: MonthEnd = "clamp",
    at_once: bool = False,
) -> DueDates:
    """The ``payments`` due dates of a plan, each counted from the anchor day: 31 Jan, 28 Feb, 31 Mar.

    The anchor day defaults to the day of ``start`` where ``first_due`` is ``start`` plus whole periods (its
    month-end rule applied), else to that of ``first_due``. Refuses a first due date that is not after
    ``start``, or with ``at_once`` before it, and a count outside 1 to 1,200.
    """
    check_count(payments)
    return _due_dates(start, first_due, frequency, payments, anchor_day, month_end, at_once)


@lru_cache(maxsize=64)
def _due_dates(
    start: date,
    first_due: date,
    frequency: Frequency,
    payments: int,
    anchor_day: int | None,
    month_end: MonthEnd,
    at_once: bool,
) -> DueDates:
    """Remembered, because most keystrokes change something else than the dates."""
    rule = _rule(start, first_due, frequency, anchor_day, month_end, at_once=at_once)
    later = (day for day in _from(rule, first_due) if day > first_due)
    dates = (first_due, *islice(later, payments - 1))
    return DueDates(start, dates, frequency, rule.anchor_day, month_end, rule.lead)


def origin(first_due: date, anchor_day: int, month_end: MonthEnd) -> date:
    """The date in whose month the anchor day of ``first_due`` lies: the month before where it rolled on."""
    rolled = month_end == "next_day" and first_due.day == 1 and anchor_day > 28
    return first_due - timedelta(days=1) if rolled else first_due


def whole_periods(start: date, end: date, frequency: Frequency, month_end: MonthEnd = "clamp") -> int | None:
    """Return how many whole periods lie between two dates, None where they are not whole or there is none.

    >>> whole_periods(date(2027, 1, 31), date(2027, 3, 31), MONTHLY)
    2
    """
    if frequency.days is not None:
        periods, odd = divmod((end - start).days, frequency.days)
        return periods if periods > 0 and not odd else None
    months = (end.year - start.year) * 12 + end.month - start.month
    near = int(months / (frequency.months or 1))
    whole = (k for k in range(max(1, near - 2), near + 3) if step(start, k, frequency, None, month_end) == end)
    return next(whole, None)


def _rule(
    start: date,
    first_due: date,
    frequency: Frequency,
    anchor_day: int | None,
    month_end: MonthEnd,
    *,
    at_once: bool,
) -> DueDates:
    if first_due < start or (first_due == start and not at_once):
        raise Refusal("first_due", "first_due_not_after_start", start=start, smallest=first_after(start, frequency))
    lead = 0 if first_due == start else whole_periods(start, first_due, frequency, month_end)
    if lead is not None and anchor_day in (None, start.day):
        return DueDates(start, (), frequency, start.day, month_end, lead)
    return DueDates(start, (), frequency, anchor_day or first_due.day, month_end)


def _from(rule: DueDates, first_due: date) -> Iterator[date]:
    """The due dates after the first, and maybe some before them, without end."""
    begin, periods = (
        (origin(first_due, rule.anchor_day, rule.month_end), 0) if rule.lead is None else (rule.start, rule.lead)
    )
    months = rule.frequency.months
    if months is None or months.denominator > 1:
        return (step(begin, k, rule.frequency, rule.anchor_day, rule.month_end) for k in count(periods + 1))
    first = begin.year * 12 + begin.month - 1 + periods * int(months)
    later = count(first + int(months), int(months))
    return (_in_month(month, rule.anchor_day, rule.month_end) for month in later)


def longest_plan(frequency: Frequency) -> int:
    """The most payments a plan of that frequency may have.

    >>> longest_plan(MONTHLY), longest_plan(Frequency(10, "year"))
    (1200, 50)
    """
    return max(1, min(LONGEST, int(FARTHEST * frequency.per_year)))


def check_count(payments: int, field: str = "payments") -> None:
    """Refuse a number of payments outside 1 to 1,200."""
    if payments < 1:
        raise Refusal(field, "count_below_one", smallest=1)
    if payments > LONGEST:
        raise Refusal(field, "count_too_large", largest=LONGEST)


def count_until(
    start: date,
    first_due: date,
    frequency: Frequency,
    final_due: date,
    *,
    anchor_day: int | None = None,
    month_end: MonthEnd = "clamp",
    at_once: bool = False,
) -> int:
    """Return how many payments fall due on or before ``final_due``; refuses one that lies before the first."""
    if final_due < first_due:
        raise Refusal("final_due", "final_due_before_first", smallest=first_due)
    rule = _rule(start, first_due, frequency, anchor_day, month_end, at_once=at_once)
    payments, last = 1, first_due
    for day in takewhile(lambda day: day <= final_due, _from(rule, first_due)):
        payments += day > first_due
        if payments > LONGEST:
            raise Refusal("final_due", "final_due_too_far", largest=last)
        last = day
    return payments
