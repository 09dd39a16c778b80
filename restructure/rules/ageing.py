"""The age of what rules and tables say, and what is to be read again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calculators.calendar import add_months
from restructure.household.guidelines import Table
from restructure.policy.tables import Dated, read_until, watched
from restructure.rules.packs import Pack


@dataclass(frozen=True, slots=True)
class Ageing:
    """A rule, or a table by its name, that is to be read again from ``due`` on; ``read`` is the day of which it is,
    None for a rule."""

    name: str
    due: date
    read: date | None = None


def ageing(pack: Pack, rates: tuple[Dated, ...], standards: Table) -> tuple[Ageing, ...]:
    """Everything that a rule set rests on and that is to be read again some day."""
    rules = (Ageing(one.id, one.look_again) for one in pack.rules if one.look_again is not None)
    tables = (
        Ageing(one.name, add_months(read, one.months), read)
        for one in watched()
        if pack.name in one.rule_sets and (read := one.read or _read(one.name, pack, rates, standards)) is not None
    )
    return (*rules, *tables)


def is_due(one: Ageing, day: date) -> bool:
    """Return whether something is to be read again on a day."""
    return one.due <= day


def _read(name: str, pack: Pack, rates: tuple[Dated, ...], standards: Table) -> date | None:
    if name == "lpr":
        return read_until(rates)
    return max((row.start for row in standards if row.jurisdiction == pack.name), default=None)
