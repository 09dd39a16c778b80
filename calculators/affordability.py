"""Surplus from income and spending, and the verdict on a plan by the days on which money is there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from operator import gt
from typing import Literal

from msgspec import Struct

from calculators.calendar import Frequency
from calculators.cash_dates import CashDates, Inflow, first_short, income_by, owed_by, pay_days_by, sums_by
from calculators.errors import Refusal
from calculators.rounding import Money, Rate, exceeds, times
from calculators.schedule import Column

Verdict = Literal["affordable", "tight", "unaffordable", "unknown"]


class SavingsLine(Struct, frozen=True):
    """Set aside before anything is offered: a share of what is left, at most ``cap`` a month."""

    share: Decimal = Decimal("0.10")
    cap: Money | None = None


class Surplus(Struct, frozen=True):
    """A month of a household in minor units: income - spending - priority - savings = surplus."""

    income: Money
    spending: Money
    priority: Money
    savings: Money

    @property
    def amount(self) -> Money:
        """Return what is left for other debts; negative where spending exceeds income."""
        return Money(self.income - self.spending - self.priority - self.savings)


class Affordability(Struct, frozen=True):
    """A plan against the money that is there on its due dates.

    ``surplus`` is that of one period of the plan; ``largest`` the largest payment from income. ``share`` is the most
    that is asked of what has come in by a due date; ``left`` the least that is left over in a period of the plan, or
    of what has come in where a payment is larger than a period's surplus. ``first_failing`` is the
    number of the first row that is not met on its day (0 is a down payment), ``fails_on`` that day and ``short`` what
    is missing then. ``breaks_at`` is the fall of income (a fraction of it) beyond which some row is no longer met,
    without saving; 1 where nothing is asked of income, None where a row is not met now. None where a figure has no
    meaning.
    """

    verdict: Verdict
    surplus: Money | None = None
    largest: Money | None = None
    left: Money | None = None
    share: Fraction | None = None
    first_failing: int | None = None
    breaks_at: Fraction | None = None
    fails_on: date | None = None
    short: Money | None = None


@lru_cache(maxsize=256)
def per_month(amount: Money, frequency: Frequency) -> Money:
    """An amount a month: weekly * 52/12, fortnightly * 26/12, four-weekly * 13/12, quarterly / 3, annual / 12.

    Exact fractions, rounded half up once. Source: National Debtline, frequencies of a budget.

    >>> from calculators.calendar import parse_frequency
    >>> per_month(Money(5000), parse_frequency("four_weekly"))
    5417
    """
    return times(amount, frequency.per_month)


def surplus(income: Money, spending: Money, priority: Money, savings: SavingsLine) -> Surplus:
    """A month's surplus; nothing is saved where nothing is left. Refuses negative amounts."""
    for field, amount in (("income", income), ("spending", spending), ("priority", priority)):
        if amount < 0:
            raise Refusal(field, "amount_negative")
    left = income - spending - priority
    saved = times(Money(max(left, 0)), savings.share)
    if savings.cap is not None:
        saved = min(saved, savings.cap)
    return Surplus(income, spending, priority, saved)


def judge(
    payments: Column,
    dates: CashDates,
    month: Surplus | None,
    *,
    share_allowed: Rate,
    first_number: int = 1,
    withstands: Rate | None = None,
) -> Affordability:
    """The verdict on each row by the day on which money is there, see ``cash_dates``; sums that came once are used up
    first.

    ``affordable``: no row asks for more than ``share_allowed`` of what came in by its day, and all are still met when
    income falls by ``withstands``; ``tight``: each row is met, or in a plan that pays more often than monthly by the
    next money that comes in; ``unaffordable``: some row is not; ``unknown``: no budget.
    """
    if month is None:
        return Affordability("unknown")
    surplus, owed, largest = month.amount, owed_by(payments), max(payments)
    asked = owed
    if dates.inflow.sums:
        once = sums_by(dates.due, dates.inflow)
        asked, largest = _above(owed, once), max(after_sums(payments, once))
    dearest = _dearest(owed, dates)
    rows = _met(dearest, surplus) or _judged(payments, asked, dates, surplus)
    breaks_at = _breaks_at(dearest, month)
    verdict: Verdict = "affordable"
    if rows.fails:
        verdict = "unaffordable"
    elif (
        rows.late is not None
        or exceeds(rows.most, rows.of, share_allowed)
        or (withstands and (breaks_at is None or breaks_at < withstands))
    ):
        verdict = "tight"
    period = per_period(surplus, dates.frequency)
    left = Money(period - largest)
    if surplus > 0 and period < largest:
        left = min(_left(asked, dates, surplus)) if rows.short is None else Money(-rows.short)
    return Affordability(
        verdict=verdict,
        surplus=period,
        largest=largest,
        left=left,
        share=Fraction(rows.most, rows.of) if surplus > 0 else None,
        first_failing=None if rows.late is None else rows.late + first_number,
        breaks_at=breaks_at,
        fails_on=None if rows.late is None else dates.due[rows.late],
        short=rows.short,
    )


class _Rows(Struct, frozen=True):
    """The first row that is not met on its day, and what is missing then; ``fails`` where no later income helps.

    ``most`` of ``of`` is the largest part of what came in that a row asks for.
    """

    most: int
    of: int
    late: int | None = None
    short: Money | None = None
    fails: bool = False


class _Dearest(Struct, frozen=True):
    """The row that asks for most of a month's income: ``asked`` of the ``came`` parts that came by its day, of which a
    month has ``whole``. ``by_months`` where one income came by each due date, so that it brings months of a surplus."""

    asked: int
    came: int
    whole: int
    by_months: bool


def _met(dearest: _Dearest | None, surplus: Money) -> _Rows | None:
    """Every row is met, as its dearest is, where one income brings whole months; None where that cannot be said."""
    if dearest is None or not dearest.by_months:
        return None
    there = surplus * dearest.came
    return _Rows(dearest.asked, there) if surplus > 0 and dearest.asked <= there else None


def _judged(payments: Column, asked: Column, dates: CashDates, surplus: Money) -> _Rows:
    """Row by row, what is asked of income beside what came in."""
    income = income_by(surplus, dates.start, dates.due, dates.inflow)
    over = list(map(gt, asked, income))
    late = over.index(True) if True in over else None
    failing = late if dates.waited is dates.due else first_short(payments, dates, surplus)
    late = late if failing is None else failing
    short = None if late is None else Money(asked[late] - income[late])
    return _Rows(*_largest_share(asked, income), late, short, failing is not None)


def _left(asked: Column, dates: CashDates, surplus: Money) -> Column:
    """What is left of income row by row."""
    income = income_by(surplus, dates.start, dates.due, dates.inflow)
    return tuple([Money(there - amount) for there, amount in zip(income, asked, strict=True)])


@lru_cache(maxsize=256)
def per_period(surplus: Money, frequency: Frequency) -> Money:
    """A month's surplus for one period of a plan, rounded half up once."""
    return times(surplus, 12 / frequency.per_year)


def _above(owed: Column, once: Column) -> Column:
    """What is asked of income when what came once is used up first."""
    return tuple([Money(max(due - there, 0)) for due, there in zip(owed, once, strict=True)])


def after_sums(payments: Column, once: Column) -> Column:
    """Return what is left to pay from income, row by row, when what came once by then is used up first."""
    used, rest = 0, []
    for payment, there in zip(payments, once, strict=True):
        taken = min(max(there - used, 0), payment)
        used += taken
        rest.append(Money(payment - taken))
    return tuple(rest)


def _largest_share(asked: Column, income: tuple[int, ...]) -> tuple[int, int]:
    """The largest part of what came in that a due date asks for, over and under the line; a date before any income asks
    for nothing of it."""
    most, of = 0, 1
    for amount, there in zip(asked, income, strict=True):
        if amount * of > most * there and there:
            most, of = amount, there
    return most, of


def _dearest(owed: Column, dates: CashDates) -> _Dearest | None:
    """Return the row that asks for most, of those that may wait as ``CashDates.waited`` says; None where one asks for
    something before any income. A row that falls due after k pay-days needs a k-th of what it asks for; incomes of
    several days count in proportion."""
    inflow, waited = dates.inflow, dates.waited
    asked = _above(owed, sums_by(waited, inflow)) if inflow.sums else owed
    counts = pay_days_by(dates.start, waited, inflow)
    whole, came = (1, counts[0]) if len(counts) == 1 else _weighed(counts, inflow)
    if not came[0] and any(amount and not count for amount, count in zip(asked, came, strict=True)):
        return None
    return _Dearest(*_largest_share(asked, came), whole, len(counts) == 1 and waited is dates.due)


def _breaks_at(dearest: _Dearest | None, month: Surplus) -> Fraction | None:
    """The fall of income at which the month still brings the least that meets every row; None where it does not now.

    A plan that asks nothing of income withstands that all of it falls away, however little a month leaves.
    """
    if dearest is None:
        return None
    if not dearest.asked:
        return Fraction(1)
    # Where incomes come on several days, a row has had ``came`` parts in ``whole`` of each month's income.
    spare = (month.income - month.spending - month.priority) * dearest.came - dearest.asked * dearest.whole
    return Fraction(spare, month.income * dearest.came) if spare >= 0 else None


def _weighed(counts: tuple[tuple[int, ...], ...], inflow: Inflow) -> tuple[int, tuple[int, ...]]:
    """How many parts a month has, and how many of them came by each row."""
    weights, rows = inflow.weights, zip(*counts, strict=True)
    came = tuple([sum(part * count for part, count in zip(weights, row, strict=True)) for row in rows])
    return sum(weights), came
