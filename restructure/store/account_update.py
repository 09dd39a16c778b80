"""Accounts renewed from a file: what it does not say stays, no balance gives way to an older one, and the record holds
what stood there before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from calculators.errors import Refusal
from restructure.parties.account_fields import COLUMNS, PERSONAL
from restructure.store.balances import PLACES
from restructure.store.changes import Change, Changes
from restructure.store.columns import Values

AS_OF, CURRENCY = COLUMNS.index("as_of"), COLUMNS.index("currency")
FOUND_BY = tuple(COLUMNS.index(name) for name in ("name", "phone", "id_number"))
NAMED_BY = (*FOUND_BY, COLUMNS.index("co_debtor"), COLUMNS.index("guarantor"))


@dataclass(frozen=True, slots=True)
class Renewed:
    """An account as it is to be: its row, and the columns in which it differs from the one that was there."""

    row: Values
    was: Values

    @property
    def changed(self) -> tuple[int, ...]:
        """The places of the columns that differ."""
        return tuple(place for place, pair in enumerate(zip(self.was, self.row, strict=True)) if pair[0] != pair[1])

    @property
    def found_otherwise(self) -> bool:
        """Return whether the search finds it by other words now."""
        return any(self.was[place] != self.row[place] for place in FOUND_BY)

    @property
    def names_otherwise(self) -> bool:
        """Return whether other persons stand at it now, or the same under other numbers."""
        return any(self.was[place] != self.row[place] for place in NAMED_BY)

    def with_balance_of_before(self) -> Renewed:
        """The same with the balance that was there."""
        stays = frozenset(PLACES.values())
        row = tuple(
            was if place in stays else now for place, (was, now) in enumerate(zip(self.was, self.row, strict=True))
        )
        return Renewed(row, self.was)

    def changes(self) -> Changes:
        """The figures as they were and as they are; of a person only which columns differ."""
        return Changes(tuple(map(self._change, self.changed)), str(self.row[CURRENCY]))

    def _change(self, place: int) -> Change:
        name = COLUMNS[place]
        return Change(name, told=False) if name in PERSONAL else Change(name, self.was[place], self.row[place])


def renewed(held: Iterable[object], given: Values) -> Renewed:
    """An account that is there, with what a file says of it: an empty text says nothing.

    Refuses a balance older than the one that is there (``older_balance``), and amounts in another currency
    (``other_currency``): what the file does not say would become money of that one.
    """
    was = plain(held)
    if str(given[AS_OF]) < str(was[AS_OF]):
        held_of, given_of = (date.fromisoformat(str(row[AS_OF])) for row in (was, given))
        raise Refusal("as_of", "older_balance", held=held_of, given=given_of)
    if given[CURRENCY] != was[CURRENCY]:
        raise Refusal("currency", "other_currency", held=str(was[CURRENCY]), given=str(given[CURRENCY]))
    return Renewed(tuple(old if new == "" else new for old, new in zip(was, given, strict=True)), was)


def plain(row: Iterable[object]) -> Values:
    """A row as it comes from the table, with an empty text where nothing is known."""
    return tuple("" if value is None else value for value in row)
