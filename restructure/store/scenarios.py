"""Scenarios: the options of an account as they stood on the desk, each under a name."""

from __future__ import annotations

from typing import Any

import msgspec

from calculators.errors import Refusal
from restructure.store.connection import Store
from restructure.store.damaged_records import save_bytes
from restructure.store.json_records import as_type, decoded, raw_of
from restructure.unreadable import Unreadable

LONGEST_NAME = 60
DETAIL = "SELECT CAST(detail AS BLOB) FROM scenarios WHERE account_number = ? AND name = ?"
READER = as_type(dict[str, Any])


def save(store: Store, account_number: str, name: str, draft: dict[str, object]) -> None:
    """Save what stands on the desk under a name, in place of what the name held. Refuses a name of nothing."""
    short = name.strip()[:LONGEST_NAME]
    if not short:
        raise Refusal("name", "missing_field")
    row = (account_number, short, store.now().isoformat(), msgspec.json.encode(draft).decode())
    with store.writing() as connection:
        raw = raw_of(connection, DETAIL, account_number, short)
        save_bytes(store, connection, account_number, "scenario", raw, READER)
        connection.execute(
            "INSERT INTO scenarios VALUES (?, ?, ?, ?) ON CONFLICT (account_number, name) "
            "DO UPDATE SET kept_at = excluded.kept_at, detail = excluded.detail",
            row,
        )


def names(store: Store, account_number: str) -> tuple[str, ...]:
    """The names of an account's scenarios, the newest first."""
    rows = store.connection.execute(
        "SELECT name FROM scenarios WHERE account_number = ? ORDER BY kept_at DESC, name", (account_number,)
    )
    return tuple(row[0] for row in rows)


def load(store: Store, account_number: str, name: str) -> dict[str, object] | Unreadable | None:
    """Return what a name holds, None where it holds nothing."""
    raw = raw_of(store.connection, DETAIL, account_number, name)
    found: dict[str, object] | Unreadable | None = None if raw is None else decoded(raw, "scenario", READER)
    return found
