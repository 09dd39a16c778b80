"""Money by the day on which it is there: what came in since a plan began, beside what fell due."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache
from itertools import accumulate

from msgspec import Struct

from calculators.calendar import LAST_DAY, MONTHLY, Frequency, add_months, step
from calculators.rounding import NOTHING, Money, largest_remainder
from calculators.schedule import Column, zeros

Days = tuple[date, ...]


class Inflow(Struct, frozen=True, cache_hash=True):
    """A month's surplus by pay-day. ``incomes`` are (amount a month, pay-day) in minor units; a pay-day beyond the end
    of a month falls on its last day, and None stands for that. ``sums`` are (day, amount) that come once."""

    incomes: tuple[tuple[Money, int | None], ...] = ()
    sums: tuple[tuple[date, Money], ...] = ()

    @property
    def pay_days(self) -> tuple[int, ...]:
        """The pay-day of each income."""
        return tuple(day or LAST_DAY for _, day in self.incomes) or (LAST_DAY,)

    @property
    def weights(self) -> tuple[int, ...]:
        """Return what each income counts for where a surplus is split over them."""
        weights = tuple(amount for amount, _ in self.incomes)
        return weights if sum(weights) > 0 else (1,) * len(self.pay_days)


MONTH_ENDS = Inflow()
"""Income of no known day."""


class CashDates(Struct, frozen=True):
    """Due dates of a plan that begins on ``start``, and days of income. ``frequency`` is how often the plan pays."""

    start: date
    due: Days
    frequency: Frequency = MONTHLY
    inflow: Inflow = MONTH_ENDS

    @property
    def waited(self) -> Days:
        """The day up to which money counts for each row: its due date, or the next inflow where the plan pays more
        often than monthly and that comes within one of its periods."""
        if not _more_often_than_monthly(self.frequency):
            return self.due
        return _waited(self.due, self.frequency, self.inflow.pay_days, tuple(day for day, _ in self.inflow.sums))


@lru_cache(maxsize=64)
def _more_often_than_monthly(frequency: Frequency) -> bool:
    return frequency.per_year > 12


def sums_by(days: Days, inflow: Inflow) -> Column:
    """Return what came once, up to and including each day."""
    if not inflow.sums:
        return zeros(len(days))
    return tuple(Money(sum(amount for day, amount in inflow.sums if day <= when)) for when in days)


def income_by(surplus: Money, start: date, days: Days, inflow: Inflow) -> Column:
    """Return what a month's surplus has brought in after ``start``, up to and including each day.

    The surplus is split over the incomes in proportion, by the largest remainder, and each share is there on its
    pay-day. Nothing comes in where nothing is left.

    >>> ends = (date(2026, 12, 1), date(2027, 2, 27))
    >>> income_by(Money(450), date(2026, 11, 25), ends, MONTH_ENDS)
    (450, 1350)
    """
    surplus = max(surplus, NOTHING)
    counts = pay_days_by(start, days, inflow)
    if len(counts) == 1:
        return tuple([Money(surplus * count) for count in counts[0]])
    shares = largest_remainder(surplus, inflow.weights)
    rows = zip(*counts, strict=True)
    return tuple(Money(sum(share * count for share, count in zip(shares, row, strict=True))) for row in rows)


@lru_cache(maxsize=256)
def pay_days_by(start: date, days: Days, inflow: Inflow) -> tuple[tuple[int, ...], ...]:
    """For each pay-day how often it came after ``start``, up to and including each day.

    Remembered, because most keystrokes change amounts and not dates.
    """
    return tuple(tuple(_so_far(when, day) - _so_far(start, day) for when in days) for day in inflow.pay_days)


def owed_by(payments: Column) -> Column:
    """Return what fell due up to and including each row."""
    return tuple(accumulate(payments))


def first_short(payments: Column, dates: CashDates, surplus: Money, lacking: Money = NOTHING) -> int | None:
    """The index of the first row on which less is there than fell due so far; None where each is met.

    ``surplus`` is a month's, ``lacking`` what is missing from the beginning. A row of a plan that pays more often than
    monthly may wait, as ``CashDates.waited`` says.
    """
    there = have_by(dates.waited, dates, surplus)
    rows = enumerate(zip(owed_by(payments), there, strict=True))
    return next((row for row, (owed, have) in rows if owed > have - lacking), None)


def have_by(days: Days, dates: CashDates, surplus: Money) -> Column:
    """Everything that came in up to and including each day, sums and income."""
    income, sums = income_by(surplus, dates.start, days, dates.inflow), sums_by(days, dates.inflow)
    return tuple(Money(came + once) for came, once in zip(income, sums, strict=True))


@lru_cache(maxsize=64)
def _waited(due: Days, frequency: Frequency, pay_days: tuple[int, ...], sums: Days) -> Days:
    def until(day: date) -> date:
        fresh = min([pay_day_after(day, one) for one in pay_days] + [when for when in sums if when > day])
        return fresh if fresh <= step(day, 1, frequency) else day

    return tuple(map(until, due))


def _so_far(when: date, day: int) -> int:
    """How many pay-days there were up to and including a date, counted from the year 0."""
    return when.year * 12 + when.month - (when.day < min(day, monthrange(when.year, when.month)[1]))


def pay_day_after(day: date, pay_day: int) -> date:
    """The first pay-day after a day."""
    this = add_months(day, 0, pay_day)
    return this if this > day else add_months(day, 1, pay_day)
