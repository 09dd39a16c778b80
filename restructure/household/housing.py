"""The cost of the home in a household's budget."""

from __future__ import annotations

from calculators.affordability import per_month
from calculators.rounding import Money
from restructure.household.categories import CATEGORIES
from restructure.household.household import Household


def housing(household: Household) -> Money:
    """Return what the home costs a month: rent, its management, a loan on it."""
    lines = [(line.category, line.amount, line.frequency) for line in household.spending]
    lines += [(line.name, line.amount, line.frequency) for line in household.priority_debts]
    return Money(
        sum(
            per_month(amount, often) for name, amount, often in lines if name in CATEGORIES and CATEGORIES[name].housing
        )
    )
