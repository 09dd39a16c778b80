"""Guidelines for spending and payments: tables by jurisdiction, date and household, and what they say of a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from calculators.rounding import NOTHING, Money, Rate, times

RuleKind = Literal["allowed", "lesser", "share", "floor"]
UNIT = Money(1)
RULE_KINDS: tuple[RuleKind, ...] = ("allowed", "lesser", "share", "floor")


@dataclass(frozen=True, slots=True)
class Standard:
    """One row of a table, in minor units a month for a household of ``persons``; ``each_more`` for every person beyond.

    ``allowed``: spending up to the amount is not questioned. ``lesser``: the smaller of actual and amount counts.
    ``share``: a payment may be ``share`` of net income, nothing below an income of ``amount`` (the low-income floor)
    and rounded down to a multiple of ``multiple``. ``floor``: what a household is always left, the local minimum living
    standard. ``covers`` are the sections or categories that the row is about.
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


def measured(table: Table, persons: int, spent: Mapping[str, Money]) -> tuple[Measured, ...]:
    """Every spending guideline of ``table`` beside what is ``spent`` a month by section and by category."""
    found = []
    for rule, covers in dict.fromkeys((row.rule, row.covers) for row in table if row.rule in ("allowed", "lesser")):
        rows = [row for row in table if (row.rule, row.covers) == (rule, covers)]
        standard = amount_for(rows, persons)
        if standard is None:
            continue
        actual = Money(sum(spent.get(name, NOTHING) for name in covers))
        counts = standard if rule == "allowed" else min(actual, standard)
        above = Money(max(actual - standard, 0))
        found.append(Measured(covers, rule, actual, standard, counts, above, rows[0].source, rows[0].start))
    return tuple(found)


def living_floor(table: Table, persons: int) -> Money | None:
    """Return what a household of that size is always left a month; None where no table says."""
    return amount_for([row for row in table if row.rule == "floor"], persons)


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
