"""A household's budget line by line, and what it asks about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from calculators.affordability import Surplus, per_month
from calculators.calendar import Frequency
from calculators.rounding import Money, times
from restructure.household.categories import section_of
from restructure.household.guidelines import Measured, Members, Table, measured, payment_allowed
from restructure.household.household import Household, month_of
from restructure.policy import Policy

Flag = Literal["no_income", "no_spending", "nothing_left", "income_stated_only"]
FLAGS: tuple[Flag, ...] = ("no_income", "no_spending", "nothing_left", "income_stated_only")
LineKind = Literal["income", "spending", "priority"]


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One line as it was stated, and what it is a month."""

    kind: LineKind
    name: str
    amount: Money
    frequency: Frequency
    per_month: Money


@dataclass(frozen=True, slots=True)
class Budget:
    """The month, its lines and what to ask about."""

    month: Surplus
    lines: tuple[BudgetLine, ...]
    flags: tuple[Flag, ...]
    guidelines: tuple[Measured, ...] = ()
    payment_allowed: Money | None = None


def budget_of(household: Household, policy: Policy, standards: Table = (), members: Members | None = None) -> Budget:
    """Every line converted and rounded on its own, so that the lines sum to the totals; ``standards`` are in force.
    ``members`` are told where ages and vehicles are known."""
    month = month_of(household, policy.savings)
    lines = (
        *(_line("income", one.source, one.amount, one.frequency) for one in household.incomes),
        *(_line("spending", one.category, one.amount, one.frequency) for one in household.spending),
        *(_line("priority", one.name, one.amount, one.frequency) for one in household.priority_debts),
    )
    members = members or Members(household.adults, household.children)
    return Budget(
        month,
        lines,
        _flags(household, month),
        measured(standards, members, _spent(lines)),
        payment_allowed(standards, _a_year(household)),
    )


def _spent(lines: tuple[BudgetLine, ...]) -> dict[str, Money]:
    spent: dict[str, Money] = {}
    for line in lines:
        for name in {line.name, section_of(line.name)} if line.kind == "spending" else ():
            spent[name] = Money(spent.get(name, 0) + line.per_month)
    return spent


def _a_year(household: Household) -> Money:
    """Net income a year, each line rounded on its own."""
    return Money(sum(times(one.amount, one.frequency.per_year) for one in household.incomes))


def _line(kind: LineKind, name: str, amount: Money, frequency: Frequency) -> BudgetLine:
    return BudgetLine(kind, name, amount, frequency, per_month(amount, frequency))


def _flags(household: Household, month: Surplus) -> tuple[Flag, ...]:
    raised: dict[Flag, bool] = {
        "no_income": month.income == 0,
        "no_spending": month.spending == 0,
        "nothing_left": month.amount <= 0,
        "income_stated_only": month.income > 0 and all(one.evidence == "stated" for one in household.incomes),
    }
    return tuple(flag for flag in FLAGS if raised[flag])
