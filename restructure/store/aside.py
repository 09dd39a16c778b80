"""What was kept and can no longer be read: its bytes are set aside before anything takes their place."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from restructure.store import audit
from restructure.store.connection import Store


@dataclass(frozen=True, slots=True)
class Aside:
    """Bytes as they were kept, of which kind, and when they were set aside."""

    at: datetime
    kind: str
    detail: bytes


def append(store: Store, connection: sqlite3.Connection, account_number: str, kind: str, detail: bytes) -> None:
    """Set bytes aside within the transaction that writes something else in their place; no account for a setting. The
    same bytes are set aside once."""
    known = "SELECT 1 FROM set_aside WHERE account_number = ? AND detail = ?"
    if connection.execute(known, (account_number, detail)).fetchone():
        return
    row = (store.now().isoformat(), account_number, kind, detail)
    connection.execute("INSERT INTO set_aside (at, account_number, kind, detail) VALUES (?, ?, ?, ?)", row)
    audit.record(store, connection, "set_aside", account_number, kind)


def of_account(store: Store, account_number: str = "") -> tuple[Aside, ...]:
    """What was set aside of an account, or of the settings, the oldest first."""
    rows = store.connection.execute(
        "SELECT at, kind, detail FROM set_aside WHERE account_number = ? ORDER BY id", (account_number,)
    )
    return tuple(Aside(datetime.fromisoformat(at), kind, bytes(detail)) for at, kind, detail in rows)
