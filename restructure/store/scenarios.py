"""Scenarios: the options of an account as they stood on the desk, each under a name."""

from __future__ import annotations

import msgspec

from calculators.errors import Refusal
from restructure.store.connection import Store

LONGEST_NAME = 60


def keep(store: Store, account_number: str, name: str, draft: dict[str, object]) -> None:
    """Keep what stands on the desk under a name, in place of what the name held. Refuses a name of nothing."""
    short = name.strip()[:LONGEST_NAME]
    if not short:
        raise Refusal("name", "missing_field")
    row = (account_number, short, store.now().isoformat(), msgspec.json.encode(draft).decode())
    with store.writing() as connection:
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


def load(store: Store, account_number: str, name: str) -> dict[str, object] | None:
    """What a name holds, None where it holds nothing."""
    row = store.connection.execute(
        "SELECT detail FROM scenarios WHERE account_number = ? AND name = ?", (account_number, name)
    ).fetchone()
    return dict(msgspec.json.decode(row[0])) if row else None
