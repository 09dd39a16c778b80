"""The full budget sheet: every line as it was told, and the household that follows from it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal

from calculators.affordability import SavingsLine, per_month
from calculators.calendar import MONTHLY, Frequency, add_months
from calculators.errors import Refusal
from calculators.rounding import NOTHING, Money, half_up
from restructure.household.categories import LUMPY, UNPLACED, UNSPLIT, Section, section_of
from restructure.household.guidelines import OLDEST_CHILD, Members
from restructure.household.household import Evidence, Household, Income, LumpSum, PriorityDebt, Spending
from restructure.money.expression import parse_sum

Mode = Literal["sole", "joint", "contributing"]
MODES: tuple[Mode, ...] = ("sole", "joint", "contributing")
Who = Literal["client", "partner", "both", "child"]
WHO: tuple[Who, ...] = ("client", "partner", "both", "child")
EVIDENCE: tuple[Evidence, ...] = ("stated", "payslip", "statement")
Basis = Literal["lowest", "mean"]
BASES: tuple[Basis, ...] = ("lowest", "mean")
FEWEST_MONTHS, MOST_MONTHS = 3, 6
SHORTEST_PAST, LONGEST_PAST = 6, 12


@dataclass(frozen=True, slots=True)
class Line:
    """One line in minor units a ``frequency``; ``amount`` is None until it is told.

    Irregular income holds its last 3 to 6 ``months`` instead, of which ``basis`` takes the mean or the lowest.
    ``gross`` marks income before tax. ``typed`` is the sum as it was typed, such as ``1160/4``.
    """

    category: str
    amount: Money | None = None
    frequency: Frequency = MONTHLY
    who: Who = "client"
    title: str = ""
    evidence: Evidence = "stated"
    note: str = ""
    months: tuple[Money, ...] = ()
    basis: Basis = "lowest"
    gross: bool = False
    pay_day: int | None = None
    typed: str = ""

    @property
    def section(self) -> Section:
        """The section of its category."""
        return section_of(self.category)


@dataclass(frozen=True, slots=True)
class PastMonth:
    """A month that the household has had, from its own statements."""

    month: date
    income: Money
    spending: Money


@dataclass(frozen=True, slots=True)
class Consent:
    """Consent to the use of income data: whose, and when logged. A partner agrees personally."""

    who: Who
    at: datetime


@dataclass(frozen=True, slots=True)
class Sheet:
    """A household on one sheet. ``reasons`` hold (section, why) where spending is above its guideline; ``shock`` is a
    sudden cost that the plan is tried against. ``reference`` and ``confirmed_at`` belong to the statement of exactly
    these figures: any change of them ends both."""

    lines: tuple[Line, ...] = ()
    mode: Mode = "sole"
    adults: int = 1
    children: int = 0
    partner: str = ""
    savings: SavingsLine | None = None
    lump_sum: LumpSum | None = None
    consents: tuple[Consent, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()
    past: tuple[PastMonth, ...] = ()
    shock: Money = NOTHING
    reference: str = ""
    confirmed_at: datetime | None = None
    child_ages: tuple[int, ...] = ()
    vehicles: int | None = None

    @property
    def members(self) -> Members:
        """Members of the household, as guidelines count them."""
        return Members(self.adults, self.children, self.child_ages[: self.children], self.vehicles)

    @property
    def persons(self) -> int:
        """Return how many live from it."""
        return self.adults + self.children

    def has_consent(self, who: Who) -> bool:
        """Return whether that person has agreed."""
        return any(one.who == who for one in self.consents)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake in a sheet: the line it stands in (None for the household itself), and why."""

    line: int | None
    reason: Refusal = field(compare=False)


def used_amount(line: Line) -> Money:
    """Return what a line counts for, a ``frequency``: its amount, or the mean or the lowest of its months.

    >>> used_amount(Line("part_time", months=(Money(100), Money(301), Money(200)), basis="mean"))
    200
    """
    if line.months:
        return min(line.months) if line.basis == "lowest" else half_up(sum(line.months), len(line.months))
    return line.amount or NOTHING


def is_told(line: Line) -> bool:
    """Return whether the line holds a figure; a line without one counts for nothing and is in nobody's way."""
    return line.amount is not None or bool(line.months)


def split_so_far(sheet: Sheet) -> Money:
    """Return what the lines of spending come to a month, without the one that is not split yet."""
    lines = (line for line in sheet.lines if line.section not in ("income", "priority") and line.category != UNSPLIT)
    return Money(sum(per_month(used_amount(line), line.frequency) for line in lines))


def resolved(sheet: Sheet) -> Sheet:
    """The sheet in which the figure of the telephone counts only for what its lines do not show yet."""
    left = split_so_far(sheet)
    return replace(
        sheet,
        lines=tuple(
            replace(line, amount=Money(max(per_month(line.amount, line.frequency) - left, 0)), frequency=MONTHLY)
            if line.category == UNSPLIT and line.amount is not None
            else line
            for line in sheet.lines
        ),
    )


def household_of(sheet: Sheet) -> Household | None:
    """The means that plans are judged by; None where no figure is told yet. The lines are trusted as ``mistakes`` finds
    them: ask it first."""
    told = [line for line in sheet.lines if is_told(line)]
    if not told:
        return None
    return Household(
        incomes=tuple(
            Income(used_amount(line), line.frequency, line.category, line.who, line.pay_day, line.evidence)
            for line in told
            if line.section == "income"
        ),
        spending=tuple(
            Spending(line.category, used_amount(line), line.frequency)
            for line in told
            if line.section not in ("income", "priority")
        ),
        priority_debts=tuple(
            PriorityDebt(line.category, used_amount(line), line.frequency)
            for line in told
            if line.section == "priority"
        ),
        lump_sum=sheet.lump_sum,
        savings=sheet.savings,
        adults=sheet.adults,
        children=sheet.children,
    )


def sheet_of(household: Household | None, blank: Sheet) -> Sheet:
    """The full sheet that begins with a quick household: its three figures stand in one line each, so that nothing is
    typed twice."""
    if household is None:
        return blank
    lines = (
        *(
            Line("salary" if not one.source else one.source, one.amount, one.frequency, pay_day=one.pay_day)
            for one in household.incomes
        ),
        *(
            Line(UNSPLIT if one.category == "all" else one.category, one.amount, one.frequency)
            for one in household.spending
        ),
        *(
            Line("other_priority" if one.name == "all" else one.name, one.amount, one.frequency)
            for one in household.priority_debts
        ),
    )
    return replace(blank, lines=lines, lump_sum=household.lump_sum or blank.lump_sum)


def mistakes(sheet: Sheet, client: str = "") -> tuple[Mistake, ...]:
    """Everything that keeps a sheet from being used, each at its line."""
    found = [Mistake(None, reason) for reason in _of_household(sheet, client)]
    seen: set[tuple[str, Who, str]] = set()
    deductions = any(line.category == "deductions" and is_told(line) for line in sheet.lines)
    for index, line in enumerate(sheet.lines):
        if not is_told(line):
            continue
        key = (line.category, line.who, line.title.strip())
        if key in seen and (line.category not in LUMPY or line.title.strip()):
            found.append(Mistake(index, Refusal("category", "line_twice")))
        seen.add(key)
        found += [Mistake(index, reason) for reason in _of_line(line, sheet, deductions=deductions)]
    return tuple(found)


def _of_household(sheet: Sheet, client: str) -> list[Refusal]:
    found = []
    if not 1 <= sheet.adults <= 20:
        found.append(Refusal("adults", "number_out_of_range", smallest=1, largest=20))
    if len(sheet.child_ages) > sheet.children:
        found.append(Refusal("child_ages", "more_ages_than_children"))
    if not 0 <= sheet.children <= 20:
        found.append(Refusal("children", "number_out_of_range", smallest=0, largest=20))
    if sheet.partner.strip() and sheet.partner.strip() == client.strip():
        found.append(Refusal("partner", "person_twice"))
    if sheet.mode == "joint" and sheet.adults < 2:
        found.append(Refusal("adults", "joint_needs_two"))
    return found


def _of_line(line: Line, sheet: Sheet, *, deductions: bool) -> list[Refusal]:
    found = []
    if line.category == UNPLACED:
        found.append(Refusal("category", "line_unplaced", given=line.title))
    if (line.amount or 0) < 0 or any(month < 0 for month in line.months):
        found.append(Refusal("amount", "amount_negative"))
    if line.months and not FEWEST_MONTHS <= len(line.months) <= MOST_MONTHS:
        found.append(Refusal("amount", "months_out_of_range", smallest=FEWEST_MONTHS, largest=MOST_MONTHS))
    if line.pay_day is not None and not 1 <= line.pay_day <= 31:
        found.append(Refusal("pay_day", "number_out_of_range", smallest=1, largest=31))
    if line.gross and not deductions:
        found.append(Refusal("gross", "gross_needs_deductions"))
    if line.who == "partner":
        if sheet.mode == "sole" or (sheet.mode == "contributing" and line.category != "contribution"):
            found.append(Refusal("who", "partner_not_counted"))
        elif line.section == "income" and not sheet.has_consent("partner"):
            found.append(Refusal("who", "partner_consent_missing"))
    return found


def parse_ages(text: str) -> tuple[int, ...]:
    """Read the ages of children, such as ``3, 15``; refuses whatever is no age of a child.

    >>> parse_ages("3, 15；0"), parse_ages("")
    ((3, 15, 0), ())
    """
    parts = re.findall(r"[^\s,;，；、]+", text)
    if (
        any(not (part.isascii() and part.isdigit() and int(part[:4]) <= OLDEST_CHILD) for part in parts)
        or len(parts) > 20
    ):
        raise Refusal("child_ages", "age_out_of_range")
    return tuple(map(int, parts))


def parse_past(text: str, currency: str, today: date) -> tuple[PastMonth, ...]:
    """Read the last 6 to 12 months as ``income spending`` pairs, newest last: ``6100 5200; 5900 5300``.

    Refuses another count, and whatever is not two amounts.
    """
    pairs = [part.split() for part in text.replace("；", ";").split(";") if part.strip()]
    if not SHORTEST_PAST <= len(pairs) <= LONGEST_PAST or any(len(pair) != 2 for pair in pairs):
        raise Refusal("past", "past_out_of_range", smallest=SHORTEST_PAST, largest=LONGEST_PAST)
    first = add_months(today.replace(day=1), -len(pairs))
    return tuple(
        PastMonth(
            add_months(first, place),
            parse_sum(had, currency, "past"),
            parse_sum(spent, currency, "past"),
        )
        for place, (had, spent) in enumerate(pairs)
    )
