"""What was said about an account, in order, and the draft on the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import msgspec

from restructure.store.connection import Store

Kind = Literal[
    "opened",
    "offered",
    "accepted",
    "refused",
    "countered",
    "note",
    "confirmed",
    "corrected",
    "signed",
    "consented",
    "statement",
    "letters",
]


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the negotiation log: never edited, never deleted."""

    at: datetime
    kind: Kind
    detail: str


def log(store: Store, account_number: str, event: Event) -> None:
    """Append one entry."""
    with store.writing() as connection:
        connection.execute(
            "INSERT INTO events (account_number, at, kind, detail) VALUES (?, ?, ?, ?)",
            (account_number, event.at.isoformat(), event.kind, event.detail),
        )


def events(store: Store, account_number: str) -> tuple[Event, ...]:
    """The log of an account, oldest first."""
    rows = store.db.conn.execute(
        "SELECT at, kind, detail FROM events WHERE account_number = ? ORDER BY id", (account_number,)
    )
    return tuple(Event(datetime.fromisoformat(at), kind, detail) for at, kind, detail in rows)


def keep_draft(store: Store, account_number: str, draft: dict[str, object]) -> None:
    """Keep what is on the desk, so that nothing typed is lost."""
    with store.writing() as connection:
        connection.execute(
            "INSERT INTO drafts VALUES (?, ?) ON CONFLICT (account_number) DO UPDATE SET detail = excluded.detail",
            (account_number, msgspec.json.encode(draft).decode()),
        )


def draft(store: Store, account_number: str) -> dict[str, object]:
    """What was on the desk last; empty where nothing was."""
    row = store.db.conn.execute("SELECT detail FROM drafts WHERE account_number = ?", (account_number,)).fetchone()
    return dict(msgspec.json.decode(row[0])) if row else {}
