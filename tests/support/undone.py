"""What a store holds of its accounts, but for what an undoing leaves as its own: the record, the batches, through which
day money was known by them, keys that nobody reads, and the digests of persons, which hold their numbers: whether those
agree with the rows is for the record to verify."""

from __future__ import annotations

from restructure.store import Store
from tests.support.stores import dump

OF_UNDOING = {
    "audit", "audit_details", "batches", "batch_rows", "undoings", "settings", "sqlite_sequence", "money_known",
    "person_digests", "person_set",
}  # fmt: skip
OF_SEARCH = "found"


def rows_of(store: Store) -> dict[str, list[str]]:
    """The rows of every table, in an order of their own."""
    held = {name: rows for name, rows in dump(store).items() if name not in OF_UNDOING}
    shown = {name: rows for name, rows in held.items() if not name.startswith(OF_SEARCH)}
    # Where somebody is found again they have another key; the words are those of before.
    shown[OF_SEARCH] = [row[1:] for row in held[OF_SEARCH]]
    # A person who stands at an account again has a number of their own again, which no other has had.
    who = {row[0]: row[1:] for row in held["persons"]}
    shown["persons"] = list(who.values())
    shown["person_roles"] = [(*row[:2], who[row[2]]) for row in held["person_roles"]]
    shown["contact_details"] = [(row[0], who[row[1]], *row[2:]) for row in held["contact_details"]]
    return {name: sorted(map(repr, rows)) for name, rows in shown.items()}
