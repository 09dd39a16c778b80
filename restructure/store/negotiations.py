"""What was said about an account, in order, and the draft on the desk."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

import msgspec

from calculators.errors import Refusal
from restructure.parties.situation import CRISES, EXITS, Exit
from restructure.store import audit, damaged_records
from restructure.store.connection import Store
from restructure.store.damaged_records import save_bytes
from restructure.store.json_records import as_type, decoded, raw_of
from restructure.store.rights import check
from restructure.unreadable import Kind as Stored
from restructure.unreadable import Unreadable

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
    "paid",
    "reversed",
    "noticed",
    "ended",
    "completed",
]
"""What an entry tells of. The last five are worked out from payments and turns, and never kept here."""

EARLIER_DRAFTS = 50
DRAFT = "SELECT CAST(detail AS BLOB) FROM drafts WHERE account_number = ?"
BEFORE = "SELECT CAST(detail AS BLOB) FROM draft_history WHERE account_number = ? ORDER BY id DESC LIMIT 1"
DETAIL = as_type(dict[str, Any])


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the negotiation log: never edited, never deleted. ``detail`` holds words that were typed, what
    was said or done as ``told.written`` writes it, or of an offer its figures as ``standing_offer.to_detail`` does."""

    at: datetime
    kind: Kind
    detail: str


def append(store: Store, account_number: str, event: Event, once: str | None = None) -> bool:
    """Append one entry. ``once`` names what was done: tried again under the same name, it is not logged twice. Refuses
    to take back the stop of a crisis: ``crises.release`` does that."""
    if event.kind == "resumed" and last_stop(store, account_number) in CRISES:
        check(store, "crisis", "account")
        raise Refusal("account", "crisis_not_released")
    with store.writing() as connection:
        return append_within(store, connection, account_number, event, once)


def append_within(
    store: Store, connection: sqlite3.Connection, account_number: str, event: Event, once: str | None = None
) -> bool:
    """Append one entry within a transaction that others share."""
    # At first use: what reads an offer takes longer to load than the first window may.
    from restructure.proposals.standing_offer import plainly

    new = connection.execute(
        "INSERT INTO events (account_number, at, kind, detail, idempotency) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (idempotency) WHERE idempotency IS NOT NULL DO NOTHING",
        (account_number, event.at.isoformat(), event.kind, event.detail, once),
    )
    if new.rowcount:
        said = f"{event.kind}: {plainly(event.detail)}"
        audit.record(store, connection, "negotiated", account_number, said, [("events", str(new.lastrowid))])
        if event.kind == "refused":
            _take_promise_back(store, connection, account_number, event)
    return bool(new.rowcount)


def _take_promise_back(store: Store, connection: sqlite3.Connection, account_number: str, event: Event) -> None:
    """Whoever refuses an offer that they had accepted takes back the promise of its first payment."""
    from restructure.proposals.standing_offer import short_in
    from restructure.store import promises

    refused, promise = short_in(event.detail), promises.of_offer(store, account_number)
    if refused is None or promise is None:
        return
    accepted = connection.execute("SELECT detail FROM events WHERE id = ?", (promise.source_row,)).fetchone()
    short = None if accepted is None else short_in(accepted[0])
    if short is not None and short.kind == refused.kind:
        promises.end_within(store, connection, promise, "withdrawn", "")


def append_notes(
    store: Store, connection: sqlite3.Connection, notes: Iterable[tuple[str, str]]
) -> list[tuple[str, int]]:
    """Append notes to the logs of accounts, by their numbers, each but once however often it comes, within a
    transaction that others share; returns those that are new by account and row. Those of accounts that are not there
    are passed over."""
    new: list[tuple[str, int]] = []
    for number, text in notes:
        # The name of what is done tells nothing of what was said.
        once = hashlib.sha256(f"note\0{number}\0{text}".encode()).hexdigest()
        one = connection.execute(
            "INSERT INTO events (account_number, at, kind, detail, idempotency) "
            "SELECT number, ?, 'note', ?, ? FROM accounts WHERE number = ? "
            "ON CONFLICT (idempotency) WHERE idempotency IS NOT NULL DO NOTHING",
            (store.now().isoformat(), text, once, number),
        )
        if one.rowcount:
            row = int(one.lastrowid or 0)
            audit.record(store, connection, "negotiated", number, f"note: {text}", [("events", str(row))])
            new.append((number, row))
    return new


def events(store: Store, account_number: str) -> tuple[Event, ...]:
    """The log of an account, oldest first."""
    rows = store.connection.execute(
        "SELECT at, kind, detail FROM events WHERE account_number = ? ORDER BY id", (account_number,)
    )
    return tuple(Event(datetime.fromisoformat(at), kind, detail) for at, kind, detail in rows)


def last_call(store: Store, account_number: str) -> datetime | None:
    """Return when the debtor called us last, None where that is not in the log."""
    row = store.connection.execute(
        "SELECT at FROM events WHERE account_number = ? AND kind = 'called' ORDER BY id DESC LIMIT 1", (account_number,)
    ).fetchone()
    return datetime.fromisoformat(row[0]) if row else None


def last_stop(store: Store, account_number: str) -> Exit | None:
    """Return what ended the talk of offers last, None where nothing did or it was taken back."""
    row = store.connection.execute(
        "SELECT kind, detail FROM events WHERE account_number = ? AND kind IN ('stopped', 'resumed') "
        "ORDER BY id DESC LIMIT 1",
        (account_number,),
    ).fetchone()
    return next((one for one in EXITS if row == ("stopped", one)), None)


def stops(store: Store, account_number: str) -> tuple[tuple[date, date | None], ...]:
    """The stretches in which nobody talked of offers: from the day of each stop up to the day on which it was taken
    back, None where it holds."""
    rows = store.connection.execute(
        "SELECT kind, at FROM events WHERE account_number = ? AND kind IN ('stopped', 'resumed') ORDER BY id",
        (account_number,),
    )
    found: list[tuple[date, date | None]] = []
    for kind, at in rows:
        day = datetime.fromisoformat(at).date()
        if kind == "stopped" and (not found or found[-1][1] is not None):
            found.append((day, None))
        elif kind == "resumed" and found and found[-1][1] is None:
            found[-1] = (found[-1][0], day)
    return tuple(found)


def save_draft(store: Store, account_number: str, draft: dict[str, object]) -> None:
    """Save what is on the desk, so that nothing typed is lost; what was there before can be had back, and is set aside
    where it cannot be read."""
    detail = msgspec.json.encode(draft)
    with store.writing() as connection:
        before = raw_of(connection, DRAFT, account_number)
        save_bytes(store, connection, account_number, "draft", before, DETAIL)
        if before is not None and before != detail and not isinstance(decoded(before, "draft", DETAIL), Unreadable):
            connection.execute(
                "INSERT INTO draft_history (account_number, detail) VALUES (?, ?)", (account_number, before.decode())
            )
            connection.execute(
                "DELETE FROM draft_history WHERE account_number = :number AND id NOT IN (SELECT id FROM draft_history "
                "WHERE account_number = :number ORDER BY id DESC LIMIT :kept)",
                {"number": account_number, "kept": EARLIER_DRAFTS},
            )
        _set_draft(connection, account_number, detail.decode())


def set_draft_aside(store: Store, account_number: str, kind: Stored) -> None:
    """Set the draft aside as it stands: a part of it is of another version, and the next one would take its place."""
    with store.writing() as connection:
        raw = raw_of(connection, DRAFT, account_number)
        if raw is not None:
            damaged_records.append(store, connection, account_number, kind, raw)


def earlier_draft(store: Store, account_number: str) -> dict[str, object] | None:
    """Return what an undo would bring back; None where there is nothing before that can be read."""
    raw = raw_of(store.connection, BEFORE, account_number)
    found = None if raw is None else decoded(raw, "draft", DETAIL)
    return None if isinstance(found, Unreadable) else found


def undo_draft(store: Store, account_number: str) -> dict[str, object] | None:
    """Put the draft back to what it was before; None where there is nothing before that can be read."""
    before = earlier_draft(store, account_number)
    if before is None:
        return None
    with store.writing() as connection:
        connection.execute(
            "DELETE FROM draft_history WHERE id = (SELECT max(id) FROM draft_history WHERE account_number = ?)",
            (account_number,),
        )
        _set_draft(connection, account_number, msgspec.json.encode(before).decode())
    return before


def _set_draft(connection: sqlite3.Connection, account_number: str, detail: str) -> None:
    connection.execute(
        "INSERT INTO drafts VALUES (?, ?) ON CONFLICT (account_number) DO UPDATE SET detail = excluded.detail",
        (account_number, detail),
    )


def draft(store: Store, account_number: str) -> dict[str, object] | Unreadable:
    """Return what was on the desk last; empty where nothing was."""
    raw = raw_of(store.connection, DRAFT, account_number)
    found: dict[str, object] | Unreadable = {} if raw is None else decoded(raw, "draft", DETAIL)
    return found
