"""The parts of a debt, and where each part goes: waived, capitalised, or carried onto the rows of a plan."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from calculators.rounding import NOTHING, Money, equal_share
from calculators.schedule import Column, added, zeros

Where = Literal["spread", "first", "last", "capitalise"]
ColumnName = Literal["interest", "arrears", "fee"]
PartName = Literal["principal", "interest", "penalty", "fees"]
PARTS: tuple[PartName, ...] = ("principal", "interest", "penalty", "fees")
COLUMNS: dict[PartName, ColumnName] = {"interest": "arrears", "penalty": "arrears", "fees": "fee"}


class Parts(Struct, frozen=True, cache_hash=True):
    """A debt by part, in minor units. Only principal bears interest."""

    principal: Money = NOTHING
    interest: Money = NOTHING
    penalty: Money = NOTHING
    fees: Money = NOTHING

    @property
    def total(self) -> Money:
        """The whole debt."""
        return Money(self.principal + self.interest + self.penalty + self.fees)


class PartTreatment(Struct, frozen=True):
    """Waive all of a part or an amount (capped at the part), and where the rest goes."""

    waive: Money | Literal["all"] = NOTHING
    rest: Where = "spread"

    def waived(self, part: Money) -> Money:
        """Return how much of ``part`` is waived."""
        return part if self.waive == "all" else min(part, self.waive)


class Treatment(Struct, frozen=True, cache_hash=True):
    """Treatment of each part that bears no interest; each is spread over the plan unless said otherwise."""

    interest: PartTreatment = PartTreatment()
    penalty: PartTreatment = PartTreatment()
    fees: PartTreatment = PartTreatment()


class Carried(Struct, frozen=True):
    """An amount that falls on the rows of a plan, in one of its columns."""

    amount: Money
    where: Literal["spread", "first", "last"]
    column: ColumnName


class Arranged(Struct, frozen=True):
    """A debt made ready for a plan: the principal that bears interest, what is carried, what is waived."""

    principal: Money
    carried: tuple[Carried, ...]
    waived: Parts
    capitalised: Money


@lru_cache(maxsize=64)
def arrange(parts: Parts, treatment: Treatment) -> Arranged:
    """Apply the treatment of each part: principal + capitalised + carried + waived is the whole debt. Remembered,
    because the parts of a debt stay while its plan changes."""
    capitalised, carried, waived = NOTHING, list[Carried](), dict[PartName, Money]()
    for name, column in COLUMNS.items():
        part, how = getattr(parts, name), getattr(treatment, name)
        if not part:
            continue
        waived[name] = how.waived(part)
        rest = Money(part - waived[name])
        if how.rest == "capitalise":
            capitalised = Money(capitalised + rest)
        elif rest:
            carried.append(Carried(rest, how.rest, column))
    return Arranged(Money(parts.principal + capitalised), tuple(carried), Parts(**waived), capitalised)


@lru_cache(maxsize=64)
def carry(carried: tuple[Carried, ...], count: int, over: int | None = None) -> Mapping[ColumnName, Column]:
    """The columns that carried amounts fill over ``count`` rows; spread ones in equal shares, the last the rest.

    ``over`` makes the shares as small as those of a longer plan: the last of the ``count`` rows takes what is left.
    Remembered, as what is carried is.
    """
    columns: dict[ColumnName, Column] = {
        "interest": zeros(count),
        "arrears": zeros(count),
        "fee": zeros(count),
    }
    for one in carried:
        columns[one.column] = added(columns[one.column], _rows_of(one, count, over or count))
    return columns


def regular_share(carried: tuple[Carried, ...], over: int) -> Money:
    """Return what the spread amounts add to each regular row of a plan over so many."""
    return Money(sum([equal_share(one.amount, over) for one in carried if one.where == "spread"]))


def last_share(carried: tuple[Carried, ...], count: int, over: int) -> Money:
    """Return what the spread amounts add to the last of ``count`` rows whose shares are those of a plan over
    ``over``."""
    spread = sum([one.amount for one in carried if one.where == "spread"])
    return Money(spread - regular_share(carried, over) * (count - 1))


def _rows_of(one: Carried, count: int, over: int) -> Column:
    if one.where == "spread":
        share = equal_share(one.amount, over)
        return (*(share,) * (count - 1), Money(one.amount - share * (count - 1)))
    rest = zeros(count - 1)
    return (one.amount, *rest) if one.where == "first" else (*rest, one.amount)
