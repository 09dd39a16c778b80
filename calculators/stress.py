"""What a plan withstands: the first row that fails when income falls, or when it stays away for a month."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from calculators.affordability import Surplus, after_lump_sum
from calculators.calendar import Frequency
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
    first row by which what was missed is caught up from what is left over; None where that never is."""

    falls: tuple[Fall, ...]
    missed_month: int | None
    made_good: int | None


def stressed(
    payments: Column, frequency: Frequency, month: Surplus, *, lump_sum: Money = NOTHING, first_number: int = 1
) -> Stress:
    """The rows against income - 10, - 20, - 30 % and against one month without income; nothing is saved meanwhile.

    What is left of a period: (income * (1 - fall) - spending - priority) * periods of a month, half up.
    """
    from_income = after_lump_sum(payments, lump_sum)
    months = 12 / frequency.per_year
    falls = tuple(Fall(share, _first(from_income, _left(month, share, months), first_number)) for share in FALLS)
    missed, good = _without_a_month(from_income, month, months, first_number)
    return Stress(falls, missed, good)


def _left(month: Surplus, fall: Fraction, months: Fraction) -> Money:
    left = (month.income * (1 - fall) - month.spending - month.priority) * months
    return half_up(left.numerator, left.denominator)


def _first(payments: Column, available: Money, first_number: int) -> int | None:
    rows = enumerate(payments, first_number)
    return next((row for row, payment in rows if payment > max(available, 0)), None)


def _without_a_month(
    payments: Column, month: Surplus, months: Fraction, first_number: int
) -> tuple[int | None, int | None]:
    kept = times(Money(month.income - month.spending - month.priority), months)
    in_hand, missed = -month.income, None
    for row, payment in enumerate(payments, first_number):
        in_hand += kept - payment
        if in_hand < 0 and missed is None:
            missed = row
        if in_hand >= 0:
            return missed, row if missed is not None else None
    return missed, None
