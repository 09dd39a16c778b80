"""A household's means: incomes, spending, priority debts, and what is left each month."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from calculators.affordability import SavingsLine, Surplus, per_month, surplus
from calculators.calendar import MONTHLY, Frequency, add_months
from calculators.cash_dates import Inflow, pay_day_after, pay_days_by
from calculators.rounding import NOTHING, Money
from restructure.household.categories import UNSPLIT
from restructure.remembered import remembered

Evidence = Literal["payslip", "statement", "stated"]


class Income(Struct, frozen=True):
    """One income before spending, in minor units a ``frequency``."""

    amount: Money
    frequency: Frequency = MONTHLY
    source: str = ""
    person: str = ""
    pay_day: int | None = None
    evidence: Evidence = "stated"


class Spending(Struct, frozen=True):
    """One line of living costs."""

    category: str
    amount: Money
    frequency: Frequency = MONTHLY


class PriorityDebt(Struct, frozen=True):
    """A payment that comes before this debt: rent arrears, tax, maintenance."""

    name: str
    amount: Money
    frequency: Frequency = MONTHLY


HEARD = "said"
"""Where a lump sum comes from that the debtor named in the talk."""


class LumpSum(Struct, frozen=True):
    """Money that is there once, and where it comes from."""

    amount: Money
    date: date
    source: str


class Household(Struct, frozen=True, cache_hash=True):
    """Everything the affordability of a plan depends on."""

    incomes: tuple[Income, ...]
    spending: tuple[Spending, ...] = ()
    priority_debts: tuple[PriorityDebt, ...] = ()
    lump_sum: LumpSum | None = None
    savings: SavingsLine | None = None
    adults: int = 1
    children: int = 0


def quick(
    income: Money,
    spending: Money,
    priority: Money = NOTHING,
    *,
    frequencies: tuple[Frequency, Frequency, Frequency] = (MONTHLY, MONTHLY, MONTHLY),
) -> Household:
    """Three figures on the phone; each may have its own frequency."""
    often_income, often_spending, often_priority = frequencies
    return Household(
        incomes=(Income(income, often_income),),
        spending=(Spending("all", spending, often_spending),),
        priority_debts=(PriorityDebt("all", priority, often_priority),) if priority else (),
    )


def on_pay_day(household: Household, due: date) -> date:
    """The pay-day of the largest income that has one, on ``due`` or after it; ``due`` itself where none has."""
    paid = [one for one in household.incomes if one.pay_day is not None]
    if not paid:
        return due
    main = max(paid, key=lambda one: per_month(one.amount, one.frequency))
    day = add_months(due, 0, main.pay_day)
    return day if day >= due else add_months(due, 1, main.pay_day)


def is_quick(household: Household) -> bool:
    """Return whether the household is the three figures of a telephone call: one line each, with no word of where they
    go."""
    named = {line.category for line in household.spending} | {debt.name for debt in household.priority_debts}
    one_each = len(household.incomes) == len(household.spending) == 1 and len(household.priority_debts) <= 1
    return one_each and named <= {"all", UNSPLIT, "other_priority"}


@remembered(8)
def inflow_of(household: Household) -> Inflow:
    """The days on which a household's money is there: incomes on their pay-days, a sum that comes once on its own.

    Remembered, as its month is, because every option of a household asks for both."""
    once = household.lump_sum
    return Inflow(
        incomes=tuple((per_month(one.amount, one.frequency), one.pay_day) for one in household.incomes),
        sums=((once.date, once.amount),) if once else (),
    )


def once_paid(household: Household, start: date, due: date) -> date:
    """``due``, or where no income comes in after ``start`` up to then, the first day after it on which one does."""
    inflow = inflow_of(household)
    comes = any(count for (count,) in pay_days_by(start, (due,), inflow))
    return due if comes else min(pay_day_after(due, one) for one in inflow.pay_days)


@remembered(8)
def month_of(household: Household, savings: SavingsLine) -> Surplus:
    """The household's month: every line converted and rounded on its own, so that the lines sum to the total."""
    return surplus(
        income=Money(sum(per_month(line.amount, line.frequency) for line in household.incomes)),
        spending=Money(sum(per_month(line.amount, line.frequency) for line in household.spending)),
        priority=Money(sum(per_month(line.amount, line.frequency) for line in household.priority_debts)),
        savings=household.savings or savings,
    )
