"""Surplus from income and spending, and the verdict on a plan, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from calculators.calendar import Frequency
from calculators.errors import Refusal
from calculators.rounding import NOTHING, Money, Rate, times
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
    """A plan against the surplus.

    ``share`` is the largest payment from income over the surplus; ``left`` the least left over in any period of
    the plan; ``first_failing`` the number of the first row that exceeds the surplus (0 is a down payment);
    ``breaks_at`` the fall of income (a fraction of it) beyond which some row no longer fits, without saving. None
    where it has no meaning.
    """

    verdict: Verdict
    surplus: Money | None = None
    largest: Money | None = None
    left: Money | None = None
    share: Fraction | None = None
    first_failing: int | None = None
    breaks_at: Fraction | None = None


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
    frequency: Frequency,
    month: Surplus | None,
    *,
    share_allowed: Rate,
    lump_sum: Money = NOTHING,
    first_number: int = 1,
    withstands: Rate | None = None,
) -> Affordability:
    """The verdict on each row against the surplus of one period of the plan; a lump sum is used up first.

    ``affordable``: every row within ``share_allowed`` of the surplus, and still paid when income falls by
    ``withstands``; ``tight``: within the surplus; ``unaffordable``: above it; ``unknown``: no budget.
    """
    if month is None:
        return Affordability("unknown")
    from_income = after_lump_sum(payments, lump_sum)
    largest = max(from_income)
    periods = 12 / frequency.per_year
    available = times(month.amount, periods)
    most = max(available, 0)
    over = (row for row, payment in enumerate(from_income, first_number) if payment > most)
    failing = next(over) if largest > most else None
    breaks_at = _breaks_at(largest, month, periods)
    verdict: Verdict = "affordable"
    if failing is not None:
        verdict = "unaffordable"
    elif largest > times(available, share_allowed) or (withstands and (breaks_at is None or breaks_at < withstands)):
        verdict = "tight"
    return Affordability(
        verdict=verdict,
        surplus=available,
        largest=largest,
        left=Money(available - largest),
        share=Fraction(largest, available) if available > 0 else None,
        first_failing=failing,
        breaks_at=breaks_at,
    )


def after_lump_sum(payments: Column, lump_sum: Money) -> Column:
    """What is left to pay from income, row by row, when a sum that is there is used up first."""
    if not lump_sum:
        return payments
    left, rest = int(lump_sum), []
    for payment in payments:
        used = min(left, payment)
        left -= used
        rest.append(Money(payment - used))
    return tuple(rest)


def _breaks_at(largest: Money, month: Surplus, periods: Fraction) -> Fraction | None:
    up, down = periods.as_integer_ratio()
    spare = (month.income - month.spending - month.priority) * up - largest * down
    return Fraction(spare, month.income * up) if month.income > 0 and spare >= 0 else None
