"""Guidelines for spending and payments: tables by jurisdiction, date and household, and what they say of a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from calculators.rounding import NOTHING, Money, Rate, times

RuleKind = Literal["allowed", "lesser", "share", "floor"]
Asked = Literal["child_ages", "vehicles"]
UNIT = Money(1)
OLDEST_CHILD = 20
RULE_KINDS: tuple[RuleKind, ...] = ("allowed", "lesser", "share", "floor")


@dataclass(frozen=True, slots=True)
class Standard:
    """One row of a table, in minor units a month for a household of ``persons``; ``each_more`` for every person beyond.

    ``allowed``: spending up to the amount is not questioned. ``lesser``: the smaller of actual and amount counts.
    ``share``: a payment may be ``share`` of net income, nothing below an income of ``amount`` (the low-income floor)
    and rounded down to a multiple of ``multiple``. ``floor``: what a household is always left, the local minimum living
    standard. ``covers`` are the sections or categories that the row is about.

    A row may tell members apart: ``amount`` is then the first adult's, ``each_adult`` that of every other one,
    ``each_child`` that of a child below ``teen_from`` and ``each_teen`` from that age on, ``each_vehicle`` a vehicle's.
    """

    jurisdiction: str
    start: date
    rule: RuleKind
    covers: tuple[str, ...]
    persons: int
    amount: Money
    each_more: Money = NOTHING
    share: Decimal = Decimal(0)
    multiple: Money = UNIT
    currency: str = "CNY"
    source: str = ""
    each_adult: Money = NOTHING
    each_child: Money = NOTHING
    each_teen: Money = NOTHING
    teen_from: int = 14
    each_vehicle: Money = NOTHING

    @property
    def by_member(self) -> bool:
        """Return whether the row tells adults, children by their age and vehicles apart."""
        return bool(self.each_adult or self.each_child or self.each_teen or self.each_vehicle)


@dataclass(frozen=True, slots=True)
class Members:
    """Members of a household; ``ages`` are the children's as far as they are told, ``vehicles`` None until told."""

    adults: int
    children: int = 0
    ages: tuple[int, ...] = ()
    vehicles: int | None = None

    @property
    def persons(self) -> int:
        """Count of all members."""
        return self.adults + self.children


Table = tuple[Standard, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """Spending beside its guideline. ``counts`` is what may be counted without a reason; ``above`` what exceeds it."""

    covers: tuple[str, ...]
    rule: RuleKind
    actual: Money
    standard: Money
    counts: Money
    above: Money
    source: str
    start: date


def in_force(table: Table, jurisdiction: str, day: date, currency: str) -> Table:
    """The rows of a jurisdiction that hold on a day: of each kind and cover, those of its latest start."""
    past = [row for row in table if (row.jurisdiction, row.currency) == (jurisdiction, currency) and row.start <= day]
    latest = {
        (row.rule, row.covers): max(one.start for one in past if (one.rule, one.covers) == (row.rule, row.covers))
        for row in past
    }
    return tuple(row for row in past if row.start == latest[row.rule, row.covers])


def amount_for(rows: Iterable[Standard], persons: int) -> Money | None:
    """The amount for so many persons: the row of that size, or of the largest below it and so much for each more.

    Rows are of one rule and cover. None where no row is small enough.
    """
    fitting = [row for row in rows if row.persons <= persons]
    if not fitting:
        return None
    row = max(fitting, key=lambda one: one.persons)
    return Money(row.amount + row.each_more * (persons - row.persons))


def amount_of(rows: Iterable[Standard], members: Members) -> Money | None:
    """The amount for a household: by its members where a row tells them apart, else by how many they are. None where no
    row is small enough, or where an age or the vehicles that it counts by are not told.

    >>> row = Standard("uk", date(2026, 4, 1), "allowed", ("food",), 1, Money(30000), each_adult=Money(20000),
    ...     each_child=Money(9000), each_teen=Money(11000))
    >>> amount_of([row], Members(2, 2, (13, 14))), amount_of([row], Members(2, 2, (13,)))
    (70000, None)
    """
    rows = tuple(rows)
    row = next((row for row in rows if row.by_member), None)
    if row is None:
        return amount_for(rows, members.persons)
    if missing_of(rows, members) or not members.adults:
        return None
    teens = sum(age >= row.teen_from for age in members.ages)
    of_children = row.each_child * (members.children - teens) + row.each_teen * teens
    vehicles = row.each_vehicle * (members.vehicles or 0)
    return Money(row.amount + row.each_adult * (members.adults - 1) + of_children + vehicles)


def missing_of(rows: Iterable[Standard], members: Members) -> tuple[Asked, ...]:
    """Return what rows count by that is not told: the ages of the children, the vehicles."""
    found: list[Asked] = []
    for row in rows:
        if row.each_child != row.each_teen and len(members.ages) != members.children and "child_ages" not in found:
            found.append("child_ages")
        if row.each_vehicle and members.vehicles is None and "vehicles" not in found:
            found.append("vehicles")
    return tuple(found)


def measured(table: Table, members: Members, spent: Mapping[str, Money]) -> tuple[Measured, ...]:
    """Every spending guideline of ``table`` beside what is ``spent`` a month by section and by category."""
    found = []
    for rule, covers in dict.fromkeys((row.rule, row.covers) for row in table if row.rule in ("allowed", "lesser")):
        rows = [row for row in table if (row.rule, row.covers) == (rule, covers)]
        standard = amount_of(rows, members)
        if standard is None:
            continue
        actual = Money(sum(spent.get(name, NOTHING) for name in covers))
        counts = standard if rule == "allowed" else min(actual, standard)
        above = Money(max(actual - standard, 0))
        found.append(Measured(covers, rule, actual, standard, counts, above, rows[0].source, rows[0].start))
    return tuple(found)


def living_floor(table: Table, members: Members) -> Money | None:
    """Return what a household of that size is always left a month; None where no table says."""
    return amount_of([row for row in table if row.rule == "floor"], members)


def payment_by_share(net_income: Money, *, share: Rate, floor: Money, multiple: Money = UNIT) -> Money | None:
    """Return what may be paid a month as a share of net income a year: income * share / 12, down to ``multiple``.

    None below the low-income floor. Source of the form: the Danish instalment scheme, whose share and floor are
    announced for each year.

    >>> payment_by_share(Money(25_000_000), share=Decimal("0.10"), floor=Money(13_850_000), multiple=Money(5000))
    205000
    """
    if net_income < floor:
        return None
    monthly = times(net_income, share) // 12
    return Money(monthly // multiple * multiple)


def payment_allowed(table: Table, net_income: Money) -> Money | None:
    """The payment that a table's share rule allows for a net income a year; None where no rule says or none may be
    asked for."""
    row = next((row for row in table if row.rule == "share"), None)
    if row is None:
        return None
    return payment_by_share(net_income, share=row.share, floor=row.amount, multiple=row.multiple)
