"""Surplus from income and spending, and the verdict on a plan by the days on which money is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from calculators.calendar import Frequency
from calculators.cash_dates import CashDates, first_short, income_by, owed_by, pay_days_by, sums_by
from calculators.errors import Refusal
from calculators.rounding import Money, Rate, times
from calculators.schedule import Column

Verdict = Literal["affordable", "tight", "unaffordable", "unknown"]


@dataclass(frozen=True, slots=True)
class SavingsLine:
    """Set aside before anything is offered: a share of what is left, at most ``cap`` a month."""

    share: Decimal = Decimal("0.10")
    cap: Money | None = None


@dataclass(frozen=True, slots=True)
class Surplus:
    """A month of a household in minor units: income - spending - priority - savings = surplus."""

    income: Money
    spending: Money
    priority: Money
    savings: Money

    @property
    def amount(self) -> Money:
        """What is left for other debts; negative where spending exceeds income."""
        return Money(self.income - self.spending - self.priority - self.savings)


@dataclass(frozen=True, slots=True)
class Affordability:
    """A plan against the money that is there on its due dates.

    ``surplus`` is that of one period of the plan; ``largest`` the largest payment from income. ``share`` is the most
    that is asked of what has come in by a due date; ``left`` the least that is left over in a period of the plan, or
    of what has come in where a payment is larger than a period's surplus. ``first_failing`` is the
    number of the first row that is not met on its day (0 is a down payment), ``fails_on`` that day and ``short`` what
    is missing then. ``breaks_at`` is the fall of income (a fraction of it) beyond which some row is no longer met,
    without saving. None where it has no meaning.
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
    return times(amount, frequency.per_year / 12)


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
    owed, surplus = owed_by(payments), month.amount
    income = income_by(surplus, dates.start, dates.due, dates.inflow)
    once = sums_by(dates.due, dates.inflow)
    asked = tuple(max(due - there, 0) for due, there in zip(owed, once, strict=True))
    failing = first_short(payments, dates, surplus)
    late = next((row for row, amount in enumerate(asked) if amount > income[row]), None) if failing is None else failing
    share = _largest_share(asked, income)
    breaks_at = _breaks_at(payments, dates, month)
    verdict: Verdict = "affordable"
    if failing is not None:
        verdict = "unaffordable"
    elif late is not None or share > share_allowed or (withstands and (breaks_at is None or breaks_at < withstands)):
        verdict = "tight"
    short = None if late is None else Money(asked[late] - income[late])
    period, largest = times(surplus, 12 / dates.frequency.per_year), max(after_sums(payments, once))
    least = min(there - amount for there, amount in zip(income, asked, strict=True))
    return Affordability(
        verdict=verdict,
        surplus=period,
        largest=largest,
        left=Money(period - largest if surplus <= 0 or largest <= period else -short if short else least),
        share=share if surplus > 0 else None,
        first_failing=None if late is None else late + first_number,
        breaks_at=breaks_at,
        fails_on=None if late is None else dates.due[late],
        short=short,
    )


def after_sums(payments: Column, once: Column) -> Column:
    """What is left to pay from income, row by row, when what came once by then is used up first."""
    used, rest = 0, []
    for payment, there in zip(payments, once, strict=True):
        taken = min(max(there - used, 0), payment)
        used += taken
        rest.append(Money(payment - taken))
    return tuple(rest)


def _largest_share(asked: tuple[int, ...], income: Column) -> Fraction:
    """The largest part of what came in that a due date asks for; a date before any income asks for nothing of it."""
    most, of = 0, 1
    for amount, there in zip(asked, income, strict=True):
        if amount * of > most * there and there:
            most, of = amount, there
    return Fraction(most, of)


def _breaks_at(payments: Column, dates: CashDates, month: Surplus) -> Fraction | None:
    """The fall of income at which the month still brings the least that meets every row; None where it does not now.

    A row that falls due after k pay-days needs a k-th of what it asks for; incomes of several days count in proportion.
    """
    days, weights = dates.waited, dates.inflow.weights
    counts = pay_days_by(dates.start, days, dates.inflow.pay_days)
    weight = sum(weights)
    most, of = 0, 1
    for row, (owed, once) in enumerate(zip(owed_by(payments), sums_by(days, dates.inflow), strict=True)):
        asked = max(owed - once, 0) * weight
        came = sum(part * count[row] for part, count in zip(weights, counts, strict=True))
        if asked and not came:
            return None
        if asked * of > most * came:
            most, of = asked, came
    spare = (month.income - month.spending - month.priority) * of - most
    return Fraction(spare, month.income * of) if month.income > 0 and spare >= 0 else None
