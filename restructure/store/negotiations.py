"""What was said about an account, in order, and the draft on the desk."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import msgspec

from restructure.policy.situation import EXITS, Exit
from restructure.standing_offer import plainly
from restructure.store import audit
from restructure.store.connection import Store

Kind = Literal[
    "opened",
    "offered",
    "given",
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
    "reason",
    "asked",
    "released",
    "declined",
    "yes",
    "awaiting",
    "speaks",
    "stopped",
    "resumed",
    "held",
    "hold_ended",
    "hold_undone",
    "called",
]

EARLIER_DRAFTS = 50


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the negotiation log: never edited, never deleted. ``detail`` holds words, or of an offer its figures
    as ``standing_offer.to_detail`` writes them."""

    at: datetime
    kind: Kind
    detail: str


def log(store: Store, account_number: str, event: Event, once: str | None = None) -> bool:
    """Append one entry. ``once`` names what was done: tried again under the same name, it is not logged twice."""
    with store.writing() as connection:
        new = connection.execute(
            "INSERT INTO events (account_number, at, kind, detail, idempotency) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (idempotency) WHERE idempotency IS NOT NULL DO NOTHING",
            (account_number, event.at.isoformat(), event.kind, event.detail, once),
        ).rowcount
        if new:
            audit.append(store, connection, "negotiated", account_number, f"{event.kind}: {plainly(event.detail)}")
    return bool(new)


def events(store: Store, account_number: str) -> tuple[Event, ...]:
    """The log of an account, oldest first."""
    rows = store.connection.execute(
        "SELECT at, kind, detail FROM events WHERE account_number = ? ORDER BY id", (account_number,)
    )
    return tuple(Event(datetime.fromisoformat(at), kind, detail) for at, kind, detail in rows)


def last_call(store: Store, account_number: str) -> datetime | None:
    """When the debtor called us last, None where that is not in the log."""
    row = store.connection.execute(
        "SELECT at FROM events WHERE account_number = ? AND kind = 'called' ORDER BY id DESC LIMIT 1", (account_number,)
    ).fetchone()
    return datetime.fromisoformat(row[0]) if row else None


def last_stop(store: Store, account_number: str) -> Exit | None:
    """What ended the talk of offers last, None where nothing did or it was taken back."""
    row = store.connection.execute(
        "SELECT kind, detail FROM events WHERE account_number = ? AND kind IN ('stopped', 'resumed') "
        "ORDER BY id DESC LIMIT 1",
        (account_number,),
    ).fetchone()
    return next((one for one in EXITS if row == ("stopped", one)), None)


def keep_draft(store: Store, account_number: str, draft: dict[str, object]) -> None:
    """Keep what is on the desk, so that nothing typed is lost; what was there before can be had back."""
    detail = msgspec.json.encode(draft).decode()
    with store.writing() as connection:
        before = connection.execute("SELECT detail FROM drafts WHERE account_number = ?", (account_number,)).fetchone()
        if before is not None and before[0] != detail:
            connection.execute(
                "INSERT INTO draft_history (account_number, detail) VALUES (?, ?)", (account_number, before[0])
            )
            connection.execute(
                "DELETE FROM draft_history WHERE account_number = :number AND id NOT IN (SELECT id FROM draft_history "
                "WHERE account_number = :number ORDER BY id DESC LIMIT :kept)",
                {"number": account_number, "kept": EARLIER_DRAFTS},
            )
        _set_draft(connection, account_number, detail)


def earlier_draft(store: Store, account_number: str) -> dict[str, object] | None:
    """What an undo would bring back; None where there is nothing before."""
    row = store.connection.execute(
        "SELECT detail FROM draft_history WHERE account_number = ? ORDER BY id DESC LIMIT 1", (account_number,)
    ).fetchone()
    return dict(msgspec.json.decode(row[0])) if row else None


def undo_draft(store: Store, account_number: str) -> dict[str, object] | None:
    """Put the draft back to what it was before; None where there is nothing before."""
    with store.writing() as connection:
        last = connection.execute(
            "SELECT id, detail FROM draft_history WHERE account_number = ? ORDER BY id DESC LIMIT 1", (account_number,)
        ).fetchone()
        if last is None:
            return None
        connection.execute("DELETE FROM draft_history WHERE id = ?", (last[0],))
        _set_draft(connection, account_number, last[1])
    return dict(msgspec.json.decode(last[1]))


def _set_draft(connection: sqlite3.Connection, account_number: str, detail: str) -> None:
    connection.execute(
        "INSERT INTO drafts VALUES (?, ?) ON CONFLICT (account_number) DO UPDATE SET detail = excluded.detail",
        (account_number, detail),
    )


def draft(store: Store, account_number: str) -> dict[str, object]:
    """What was on the desk last; empty where nothing was."""
    row = store.connection.execute("SELECT detail FROM drafts WHERE account_number = ?", (account_number,)).fetchone()
    return dict(msgspec.json.decode(row[0])) if row else {}
