"""What a plan withstands: less income, a month without it, a sudden cost, and the months that a household has had."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from calculators.affordability import Surplus, after_lump_sum
from calculators.calendar import MONTHLY, Frequency
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
        """Whether the payment would not have been there."""
        return self.payment > max(self.left, 0)


def stressed(
    payments: Column,
    frequency: Frequency,
    month: Surplus,
    *,
    lump_sum: Money = NOTHING,
    first_number: int = 1,
    shock: Money = NOTHING,
) -> Stress:
    """The rows against income - 10, - 20, - 30 %, one month without income, and ``shock``, a cost that comes once
    before the first row; nothing is saved meanwhile.

    What is left of a period: (income * (1 - fall) - spending - priority) * periods of a month, half up.
    """
    from_income = after_lump_sum(payments, lump_sum)
    months = 12 / frequency.per_year
    falls = tuple(Fall(share, _first(from_income, _left(month, share, months), first_number)) for share in FALLS)
    missed, good = _without(month.income, from_income, month, months, first_number)
    struck, mended = _without(shock, from_income, month, months, first_number) if shock else (None, None)
    return Stress(falls, missed, good, struck, mended)


def fails_at(payments: Column, frequency: Frequency, month: Surplus, fall: Fraction, *, first_number: int = 1) -> bool:
    """Whether some row is above what is left when income falls by ``fall``."""
    return _first(payments, _left(month, fall, 12 / frequency.per_year), first_number) is not None


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


def _left(month: Surplus, fall: Fraction, months: Fraction) -> Money:
    left = (month.income * (1 - fall) - month.spending - month.priority) * months
    return half_up(left.numerator, left.denominator)


def _first(payments: Column, available: Money, first_number: int) -> int | None:
    rows = enumerate(payments, first_number)
    return next((row for row, payment in rows if payment > max(available, 0)), None)


def _without(
    lacking: Money, payments: Column, month: Surplus, months: Fraction, first_number: int
) -> tuple[int | None, int | None]:
    kept = times(Money(month.income - month.spending - month.priority), months)
    in_hand, missed = -lacking, None
    for row, payment in enumerate(payments, first_number):
        in_hand += kept - payment
        if in_hand < 0 and missed is None:
            missed = row
        if in_hand >= 0:
            return missed, row if missed is not None else None
    return missed, None
