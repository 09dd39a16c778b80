"""What a restore takes away: all that a store holds and the backup that is to take its place does not."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from restructure.parties.account_fields import COLUMNS
from restructure.store import audit, location
from restructure.store.connection import Store, connect, key_clause
from restructure.store.keys import Secret, key_of, salt_of
from restructure.store.opening import open_store
from restructure.store.problems import StoreProblem, named_problems


@dataclass(frozen=True, slots=True)
class Lost:
    """Loss by a restore: agreements by their numbers, and how many accounts are new or stand otherwise, how many
    payments are new or were taken back, how many entries the record has more. What a store holds that does not open is
    not ``known``, but for its record, whose ends lie beside it."""

    agreements: tuple[str, ...] = ()
    accounts: int = 0
    payments: int = 0
    entries: int = 0
    known: bool = True

    @property
    def anything(self) -> bool:
        """Return whether anything would be gone, as far as that is known."""
        return bool(self.agreements or self.accounts or self.payments or self.entries)


def lost(backup: Path, path: Path, secret: Secret, now: Callable[[], datetime]) -> Lost:
    """Return what a store at ``path`` holds beyond a backup. Raises ``StoreProblem`` for a file that is no backup, or
    does not open with this secret."""
    with named_problems():
        path = location.real(path)
        if not path.exists():
            return Lost()
        try:
            store = open_store(path, secret, now)
        except StoreProblem:
            return Lost(entries=_beyond(path, backup, secret), known=False)
    with named_problems(), closing(store):
        return _between(store, backup, secret)


def _between(store: Store, backup: Path, secret: Secret) -> Lost:
    connection = store.connection
    key = key_clause(key_of(secret, salt_of(backup)))
    connection.execute(f"ATTACH ? AS other KEY {key}", (str(backup),))
    try:
        held = {column for (column,) in connection.execute("SELECT name FROM pragma_table_info('accounts', 'other')")}
        agreements = _missing(connection, "agreements", ("number",))
        return Lost(
            tuple(str(number) for (number,) in connection.execute(f"{agreements} ORDER BY number")),
            _count(connection, "accounts", tuple(column for column in COLUMNS if column in held)),
            _count(connection, "payments", ("idempotency",)) + _count(connection, "reversals", ("payment_id", "at")),
            _count(connection, "audit", ("seq", "mac")),
        )
    finally:
        connection.execute("DETACH other")


def _beyond(path: Path, backup: Path, secret: Secret) -> int:
    """How many entries the record of a store has beyond that of a backup, by the ends that were written down."""
    heads = audit.written_heads(audit.heads_file(path))
    if not heads:
        return 0
    with closing(connect(backup, key_of(secret, salt_of(backup)))) as copy:
        there = copy.execute("SELECT 1 FROM sqlite_schema WHERE name = 'audit'").fetchone()
        held = dict(copy.execute("SELECT seq, lower(hex(mac)) FROM audit").fetchall()) if there else {}
    last = max(one.seq for one in heads)
    shared = max((one.seq for one in heads if held.get(one.seq) == one.mac), default=0)
    return 0 if shared == last else last - (len(held) if len(held) < last else shared)


def _count(connection: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> int:
    return int(connection.execute(f"SELECT count(*) FROM ({_missing(connection, table, columns)})").fetchone()[0])


def _missing(connection: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> str:
    """The rows of a table that the backup does not have; a backup of an earlier version may lack the table."""
    named = ", ".join(columns)
    there = "SELECT 1 FROM other.sqlite_schema WHERE type = 'table' AND name = ?"
    if connection.execute(there, (table,)).fetchone() is None:
        return f"SELECT {named} FROM main.{table}"
    return f"SELECT {named} FROM main.{table} EXCEPT SELECT {named} FROM other.{table}"
