"""Digests of natural persons, each with where they stand and how they are reached: one beside each, and one of all of
them together that the next entry of the record tells."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator

from restructure.store.set_digest import NOTHING, Apart, moved_by_many, row_digest, set_digest

NOBODY = hashlib.sha256(NOTHING).hexdigest()
OF_PERSON = "name, name_key, id_number, id_key, proves, born, channel, hour, language, same_as"
OF_ROLE = "account_number, role"
OF_DETAIL = "account_number, kind, value, label, key, of_account"
BESIDE = """
(SELECT json_group_array(json_array({columns})) FROM (
    SELECT {columns} FROM {table} WHERE person_id = one.person_id ORDER BY {columns}))
"""
COLUMNS = ", ".join(
    (
        "one.person_id",
        OF_PERSON,
        BESIDE.format(table="person_roles", columns=OF_ROLE),
        BESIDE.format(table="contact_details", columns=OF_DETAIL),
    )
)
EVERYBODY = (
    "SELECT id AS person_id FROM persons UNION SELECT person_id FROM person_roles "
    "UNION SELECT person_id FROM contact_details"
)
NOT_THERE = (None,) * len(OF_PERSON.split(", ")) + ("[]", "[]")
UNTOLD = f"""
SELECT digest, {COLUMNS} FROM (SELECT person_id FROM persons_untold ORDER BY person_id LIMIT ?) AS one
LEFT JOIN persons ON persons.id = one.person_id LEFT JOIN person_digests USING (person_id)
"""
STANDING = f"""
SELECT digest, {COLUMNS} FROM ({EVERYBODY}) AS one
LEFT JOIN persons ON persons.id = one.person_id LEFT JOIN person_digests USING (person_id)
"""
PORTION = 5_000


def take_down(connection: sqlite3.Connection, between: Callable[[], object] = lambda: None) -> None:
    """Digest whoever was written since the last entry of the record, within the transaction that wrote them; of very
    many a portion at a time, ``between`` which it is asked whether to go on."""
    # Most entries tell of nobody's person: to ask that is a tenth of asking who they would be.
    while connection.execute("SELECT 1 FROM persons_untold LIMIT 1").fetchone() is not None:
        known: list[tuple[int, bytes]] = []
        gone: list[bytes] = []
        persons: list[tuple[int]] = []
        # Row by row: somebody who stands at a hundred accounts takes a hundred times the memory of another.
        for kept, person, *values in connection.execute(UNTOLD, (PORTION,)):
            persons.append((person,))
            if kept is not None:
                gone.append(kept)
            if tuple(values) != NOT_THERE:
                known.append((person, row_digest(person, *values)))
        connection.executemany("DELETE FROM person_digests WHERE person_id = ?", persons if gone else [])
        connection.executemany("INSERT INTO person_digests VALUES (?, ?)", known)
        connection.execute("DELETE FROM persons_untold WHERE person_id <= ?", persons[-1])
        (total,) = connection.execute("SELECT total FROM person_set").fetchone()
        total = moved_by_many(total, gone, [digest for _, digest in known])
        connection.execute("UPDATE person_set SET told = 0, total = ?", (total,))
        between()


def untold(connection: sqlite3.Connection) -> str | None:
    """The digest of all persons together, where any was written since an entry told it; from now on it is told."""
    take_down(connection)
    row = connection.execute("SELECT total FROM person_set WHERE told = 0").fetchone()
    if row is None:
        return None
    connection.execute("UPDATE person_set SET told = 1")
    return hashlib.sha256(row[0]).hexdigest()


def together(connection: sqlite3.Connection) -> str:
    """The digest of all persons together, by the digests beside them."""
    digests = connection.execute("SELECT digest FROM person_digests")
    return hashlib.sha256(set_digest(digest for (digest,) in digests)).hexdigest()


def kept_together(connection: sqlite3.Connection) -> str:
    """The same as it is kept, and followed from one change to the next."""
    row = connection.execute("SELECT total FROM person_set").fetchone()
    return "" if row is None else hashlib.sha256(row[0]).hexdigest()


def apart(connection: sqlite3.Connection) -> Iterator[tuple[int, Apart]]:
    """The persons who are not what the digest beside them says, those who have none, and those who are gone."""
    for kept, person, *values in connection.execute(STANDING):
        if kept != row_digest(person, *values):
            yield person, "row_changed" if kept else "row_unrecorded"
    alone = f"SELECT person_id FROM person_digests WHERE person_id NOT IN ({EVERYBODY})"
    for (person,) in connection.execute(alone):
        yield person, "row_missing"
