"""A budget sheet worked out: the month by section, what guidelines say, and why a verdict may have to wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from calculators.affordability import Surplus, per_month
from calculators.rounding import NOTHING, Money
from restructure.household.categories import SECTIONS, Section
from restructure.household.guidelines import Asked, Measured, Table, in_force, living_floor, measured, missing_of
from restructure.household.household import Household, month_of
from restructure.household.housing import housing
from restructure.household.sheet import Line, Mistake, Sheet, household_of, is_told, mistakes, resolved, used_amount
from restructure.policy import Policy

Waiting = Literal["", "consent", "mistakes", "no_income", "no_spending"]


@dataclass(frozen=True, slots=True)
class Means:
    """A sheet worked out, in minor units a month.

    ``household`` is what plans are judged by: None while ``waiting`` says why not. ``month`` is there as soon as a
    figure is. ``short_of_floor`` is how far stated living costs fall below the local minimum.
    """

    household: Household | None
    month: Surplus | None
    sections: dict[Section, Money]
    guidelines: tuple[Measured, ...]
    mistakes: tuple[Mistake, ...]
    waiting: Waiting
    short_of_floor: Money | None = None
    housing_share: Fraction | None = None
    shown_income: Fraction | None = None
    shown_spending: Fraction | None = None
    asked: tuple[Asked, ...] = ()
    by_member: bool = False

    @property
    def before_savings(self) -> Money:
        """Return what is left before the savings line."""
        return Money(self.month.amount + self.month.savings) if self.month else NOTHING


def line_per_month(line: Line) -> Money:
    """A line as a month's: converted and rounded on its own, so that the lines sum to the totals."""
    return per_month(used_amount(line), line.frequency)


def means_of(
    sheet: Sheet, policy: Policy, table: Table, *, jurisdiction: str, currency: str, today: date, client: str = ""
) -> Means:
    """Work out a sheet. Mistaken lines count for nothing, and no household is handed on while there are any."""
    wrong = mistakes(sheet, client)
    sheet = resolved(sheet)
    bad = {one.line for one in wrong}
    told = tuple(line for index, line in enumerate(sheet.lines) if is_told(line) and index not in bad)
    sections = {
        section: Money(sum(line_per_month(line) for line in told if line.section == section)) for section in SECTIONS
    }
    spent = {str(section): amount for section, amount in sections.items()}
    for line in told:
        spent[line.category] = Money(spent.get(line.category, NOTHING) + line_per_month(line))
    rows = in_force(table, jurisdiction, today, currency)
    counted = household_of(_only(sheet, told))
    month = month_of(counted, policy.savings) if counted else None
    waiting = _waiting(sheet, wrong, month)
    return Means(
        household=None if waiting else counted,
        month=month,
        sections=sections,
        guidelines=measured(rows, sheet.members, spent) if sheet.persons else (),
        mistakes=wrong,
        waiting=waiting,
        short_of_floor=_short(living_floor(rows, sheet.members), month),
        housing_share=Fraction(housing(counted), month.income) if counted and month and month.income else None,
        asked=missing_of(rows, sheet.members),
        by_member=any(row.by_member for row in rows),
        shown_income=_shown(told, income=True),
        shown_spending=_shown(told, income=False),
    )


def _only(sheet: Sheet, lines: tuple[Line, ...]) -> Sheet:
    return Sheet(
        lines=lines,
        adults=sheet.adults,
        children=sheet.children,
        savings=sheet.savings,
        lump_sum=sheet.lump_sum,
    )


def _waiting(sheet: Sheet, wrong: tuple[Mistake, ...], month: Surplus | None) -> Waiting:
    if not sheet.has_consent("client"):
        return "consent"
    if wrong:
        return "mistakes"
    if month is None or not any(is_told(line) and line.section == "income" for line in sheet.lines):
        return "no_income"
    if not any(is_told(line) and line.section != "income" for line in sheet.lines):
        return "no_spending"
    return ""


def _short(floor: Money | None, month: Surplus | None) -> Money | None:
    if floor is None or month is None or month.spending >= floor:
        return None
    return Money(floor - month.spending)


def _shown(lines: tuple[Line, ...], *, income: bool) -> Fraction | None:
    """Which part of the figures is shown by a paper."""
    asked = [line for line in lines if (line.section == "income") == income]
    whole = sum(line_per_month(line) for line in asked)
    if not whole:
        return None
    return Fraction(sum(line_per_month(line) for line in asked if line.evidence != "stated"), whole)
