"""What was said about an account, in order, and the draft on the desk."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Iterable
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
BEFORE = "SELECT id, CAST(detail AS BLOB) FROM draft_history WHERE account_number = ? ORDER BY id DESC"
WHOSE, OTHERS = "whose", "others"
"""In a draft: the login of whoever left it, where people sign in, and the drafts of others by theirs."""
DETAIL = as_type(dict[str, Any])


class Event(msgspec.Struct, frozen=True):
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


def events(store: Store, account_number: str, kinds: Collection[Kind] = ()) -> tuple[Event, ...]:
    """The log of an account, oldest first; of some kinds alone, where they are named."""
    of_kinds = f" AND kind IN ({', '.join('?' for _ in kinds)})" if kinds else ""
    rows = store.connection.execute(
        f"SELECT at, kind, detail FROM events WHERE account_number = ?{of_kinds} ORDER BY id", (account_number, *kinds)
    )
    return tuple(Event(datetime.fromisoformat(at), kind, detail) for at, kind, detail in rows)


def last(store: Store, account_number: str, kind: Kind | None = None) -> Event | None:
    """Return the last entry of the log, or the last of a kind; None where there is none."""
    row = store.connection.execute(
        "SELECT at, kind, detail FROM events WHERE account_number = ? AND kind = coalesce(?, kind) "
        "ORDER BY id DESC LIMIT 1",
        (account_number, kind),
    ).fetchone()
    return Event(datetime.fromisoformat(row[0]), row[1], row[2]) if row else None


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
    where it cannot be read. Where people sign in, what others left there stays theirs."""
    with store.writing() as connection:
        before = raw_of(connection, DRAFT, account_number)
        save_bytes(store, connection, account_number, "draft", before, DETAIL)
        kept = None if before is None else decoded(before, "draft", DETAIL)
        held: dict[str, Any] = {} if kept is None or isinstance(kept, Unreadable) else kept
        detail = msgspec.json.encode(_with_others(store, held, draft))
        if detail == before:
            return
        own = None if isinstance(kept, Unreadable) or kept is None else _own_of(store, held)
        # As it is read back: what was a tuple is a list there, and a draft that did not change is no step to undo.
        if own is not None and own != msgspec.json.decode(msgspec.json.encode(draft)):
            row = (account_number, msgspec.json.encode(_signed(store, own)).decode())
            connection.execute("INSERT INTO draft_history (account_number, detail) VALUES (?, ?)", row)
            connection.execute(
                "DELETE FROM draft_history WHERE account_number = :number AND id NOT IN (SELECT id FROM draft_history "
                "WHERE account_number = :number ORDER BY id DESC LIMIT :kept)",
                {"number": account_number, "kept": EARLIER_DRAFTS},
            )
        _set_draft(connection, account_number, detail.decode())


def _signed(store: Store, draft: dict[str, Any]) -> dict[str, Any]:
    return draft | {WHOSE: store.who} if store.who else draft


def _own_of(store: Store, held: dict[str, Any]) -> dict[str, Any] | None:
    """The draft of whoever signed in among those that are kept; one of before anybody had to is everybody's."""
    if held.get(WHOSE, store.who) == store.who:
        return {name: value for name, value in held.items() if name not in (WHOSE, OTHERS)}
    others: dict[str, dict[str, Any]] = held.get(OTHERS, {})
    return others.get(store.who)


def _with_others(store: Store, held: dict[str, Any], draft: dict[str, Any]) -> dict[str, Any]:
    """A draft as it is kept, with what others left on the desk."""
    others: dict[str, Any] = {who: one for who, one in held.get(OTHERS, {}).items() if who != store.who}
    whose = held.get(WHOSE, store.who)
    if whose != store.who:
        others[whose] = {name: value for name, value in held.items() if name not in (WHOSE, OTHERS)}
    made = _signed(store, draft)
    return made | {OTHERS: others} if others else made


def set_draft_aside(store: Store, account_number: str, kind: Stored) -> None:
    """Set the draft aside as it stands: a part of it is of another version, and the next one would take its place."""
    with store.writing() as connection:
        raw = raw_of(connection, DRAFT, account_number)
        if raw is not None:
            damaged_records.append(store, connection, account_number, kind, raw)


def earlier_draft(store: Store, account_number: str) -> dict[str, object] | None:
    """Return what an undo would bring back; None where there is nothing before that can be read."""
    row = _earlier(store, account_number)
    return None if row is None else row[1]


def _earlier(store: Store, account_number: str) -> tuple[int, dict[str, object]] | None:
    """The newest draft before this one of whoever signed in, with its row; None where it cannot be read."""
    for row, raw in store.connection.execute(BEFORE, (account_number,)):
        found = decoded(bytes(raw), "draft", DETAIL)
        if isinstance(found, Unreadable):
            return None
        if found.get(WHOSE, store.who) == store.who:
            return row, {name: value for name, value in found.items() if name != WHOSE}
    return None


def undo_draft(store: Store, account_number: str) -> dict[str, object] | None:
    """Put the draft back to what it was before; None where there is nothing before that can be read."""
    before = _earlier(store, account_number)
    if before is None:
        return None
    with store.writing() as connection:
        raw = raw_of(connection, DRAFT, account_number)
        kept = None if raw is None else decoded(raw, "draft", DETAIL)
        held: dict[str, Any] = {} if kept is None or isinstance(kept, Unreadable) else kept
        connection.execute("DELETE FROM draft_history WHERE id = ?", (before[0],))
        detail = _with_others(store, held, before[1])
        _set_draft(connection, account_number, msgspec.json.encode(detail).decode())
    return before[1]


def _set_draft(connection: sqlite3.Connection, account_number: str, detail: str) -> None:
    connection.execute(
        "INSERT INTO drafts VALUES (?, ?) ON CONFLICT (account_number) DO UPDATE SET detail = excluded.detail",
        (account_number, detail),
    )


def draft(store: Store, account_number: str) -> dict[str, object] | Unreadable:
    """Return what was on the desk last; empty where nothing was, or only what somebody else left there."""
    raw = raw_of(store.connection, DRAFT, account_number)
    found: dict[str, object] | Unreadable = {} if raw is None else decoded(raw, "draft", DETAIL)
    return found if isinstance(found, Unreadable) else _own_of(store, found) or {}
