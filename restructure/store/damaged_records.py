"""What was kept and can no longer be read: its bytes are set aside before anything takes their place."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from restructure.store import audit
from restructure.store.connection import Store
from restructure.store.json_records import decoded
from restructure.unreadable import Kind, Unreadable


def append(store: Store, connection: sqlite3.Connection, account_number: str, kind: str, detail: bytes) -> None:
    """Set bytes aside within the transaction that writes something else in their place; no account for a setting. The
    same bytes are set aside once."""
    known = "SELECT 1 FROM set_aside WHERE account_number = ? AND detail = ?"
    if connection.execute(known, (account_number, detail)).fetchone():
        return
    row = (store.now().isoformat(), account_number, kind, detail)
    connection.execute("INSERT INTO set_aside (at, account_number, kind, detail) VALUES (?, ?, ?, ?)", row)
    audit.record(store, connection, "set_aside", account_number, kind)


def save_bytes(
    store: Store,
    connection: sqlite3.Connection,
    account_number: str,
    kind: Kind,
    raw: bytes | None,
    read: Callable[[bytes], object],
) -> None:
    """Set kept bytes aside where they cannot be read, before something takes their place."""
    if raw is not None and isinstance(decoded(raw, kind, read), Unreadable):
        append(store, connection, account_number, kind, raw)
