"""What a plan withstands: less income, a month without it, a sudden cost, and the months that a household has had."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from calculators.affordability import Surplus
from calculators.calendar import MONTHLY, Frequency
from calculators.cash_dates import CashDates, first_short, have_by, owed_by
from calculators.rounding import NOTHING, Money, half_up, times
from calculators.schedule import Column

FALLS = (Fraction(1, 10), Fraction(1, 5), Fraction(3, 10))


@dataclass(frozen=True, slots=True)
class Fall:
    """``first_failing`` is the number of the first row above what is left when income falls by ``share``."""

    share: Fraction
    first_failing: int | None


@dataclass(frozen=True, slots=True)
class Stress:
    """``missed_month`` is the first row that fails if the income of the first month does not come, ``made_good`` the
    first row by which what was missed is caught up from what is left over; None where that never is. ``shock`` and
    ``shock_made_good`` say the same of a sudden cost before the first row; None where none is asked about."""

    falls: tuple[Fall, ...]
    missed_month: int | None
    made_good: int | None
    shock: int | None = None
    shock_made_good: int | None = None


@dataclass(frozen=True, slots=True)
class Replayed:
    """A month that was: what was left of it before the plan, and what the plan would have asked for."""

    left: Money
    payment: Money

    @property
    def failed(self) -> bool:
        """Return whether the payment would not have been there."""
        return self.payment > max(self.left, 0)


def stressed(
    payments: Column, dates: CashDates, month: Surplus, *, first_number: int = 1, shock: Money = NOTHING
) -> Stress:
    """The rows against income - 10, - 20, - 30 %, one month without income, and ``shock``, a cost that comes once
    before the first row; nothing is saved meanwhile. By cash date, as ``affordability.judge``.

    What is left of a month: income * (1 - fall) - spending - priority, half up.
    """

    def first(surplus: Money, lacking: Money = NOTHING) -> int | None:
        row = first_short(payments, dates, surplus, lacking)
        return None if row is None else row + first_number

    whole = _left(month, Fraction(0))
    falls = tuple(Fall(share, first(_left(month, share))) for share in FALLS)
    made_good, mended = (_made_good(payments, dates, whole, lacking, first_number) for lacking in (month.income, shock))
    struck = first(whole, shock) if shock else None
    return Stress(falls, first(whole, month.income), made_good, struck, mended if shock else None)


def replayed(payments: Column, frequency: Frequency, past: tuple[tuple[Money, Money], ...]) -> tuple[Replayed, ...]:
    """Months that a household has had, as (income, spending), with the plan laid over them.

    A monthly plan is laid row by row from its first; of any other the largest row stands in each month, rounded half
    up. Months beyond the plan owe nothing.
    """
    if frequency == MONTHLY:
        asked = (*payments[: len(past)], *(NOTHING,) * max(len(past) - len(payments), 0))
    else:
        asked = (times(max(payments, default=NOTHING), frequency.per_year / 12),) * len(past)
    return tuple(Replayed(Money(had - spent), due) for (had, spent), due in zip(past, asked, strict=True))


def _left(month: Surplus, fall: Fraction) -> Money:
    left = month.income * (1 - fall) - month.spending - month.priority
    return half_up(left.numerator, left.denominator)


def _made_good(payments: Column, dates: CashDates, surplus: Money, lacking: Money, first_number: int) -> int | None:
    """The number of the first row by which what is ``lacking`` is caught up, after one that is not met; None where that
    never is."""
    rows = zip(owed_by(payments), have_by(dates.waited, dates, surplus), strict=True)
    failed = False
    for row, (owed, have) in enumerate(rows, first_number):
        if owed > have - lacking:
            failed = True
        elif failed:
            return row
    return None
