"""Versions of one budget, or of one list of debts, side by side: every line that any of them has, as money a month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from calculators.affordability import SavingsLine, Surplus
from calculators.rounding import NOTHING, Money
from restructure.household.categories import CATEGORIES
from restructure.household.distribution import DebtsCase, OneDebt
from restructure.household.household import month_of
from restructure.household.means import line_per_month
from restructure.household.sheet import Line, Sheet, household_of, is_told, resolved


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A line of the budget in each version, a month; None where a version does not have it."""

    category: str
    who: str
    title: str
    amounts: tuple[Money | None, ...]

    @property
    def changes(self) -> bool:
        """Return whether it is not the same in all."""
        return len(set(self.amounts)) > 1


@dataclass(frozen=True, slots=True)
class DebtsRow:
    """A debt in each version: its balance; None where a version does not have it or nobody has told it."""

    creditor: str
    name: str
    reference: str
    amounts: tuple[Money | None, ...]


def budget_rows(sheets: Sequence[Sheet]) -> tuple[BudgetRow, ...]:
    """The lines of several versions side by side, in the order of a sheet. Lines of one name and person are one row."""
    months = [_lines(sheet) for sheet in sheets]
    keys = dict.fromkeys(key for month in months for key in month)
    places = {key: place for place, key in enumerate(CATEGORIES)}
    ordered = sorted(keys, key=lambda key: places.get(key[0], len(places)))
    return tuple(BudgetRow(*key, tuple(month.get(key) for month in months)) for key in ordered)


def _lines(sheet: Sheet) -> dict[tuple[str, str, str], Money]:
    found: dict[tuple[str, str, str], Money] = {}
    for line in resolved(sheet).lines:
        if is_told(line):
            key = _key(line)
            found[key] = Money(found.get(key, NOTHING) + line_per_month(line))
    return found


def _key(line: Line) -> tuple[str, str, str]:
    return line.category, line.who, line.title.strip()


def months_of(sheets: Sequence[Sheet], savings: SavingsLine) -> tuple[Surplus | None, ...]:
    """The month that each version comes to; None where no figure is told."""
    households = (household_of(resolved(sheet)) for sheet in sheets)
    return tuple(None if one is None else month_of(one, savings) for one in households)


def debts_rows(cases: Sequence[DebtsCase]) -> tuple[DebtsRow, ...]:
    """The debts of several versions side by side: one debt is one creditor, one name and one reference."""
    held = [{_of(debt): debt.balance for debt in case.debts} for case in cases]
    keys = dict.fromkeys(key for one in held for key in one)
    return tuple(DebtsRow(*key, tuple(one.get(key) for one in held)) for key in keys)


def _of(debt: OneDebt) -> tuple[str, str, str]:
    return debt.creditor.strip(), debt.name.strip(), debt.reference.strip()
