"""Promises to pay as they were made, and what ended them; nothing of it is changed afterwards."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

import msgspec

from calculators.errors import Refusal
from restructure.store import audit, rights
from restructure.store.connection import Store
from restructure.worklist.promise import Promise

COLUMNS = (
    "account_number, amount, currency, due_on, made_at, channel, said_by, new_borrowing, reminder, findings, reason, "
    "note, source, source_row, replaces, who"
)
HELD = f"""
SELECT promises.id, {", ".join(f"promises.{name}" for name in COLUMNS.split(", "))}, ends.at, ends.how
FROM promises LEFT JOIN promise_ends AS ends ON promise_id = promises.id
"""
OVER = """
SELECT 1 FROM promise_ends WHERE promise_id = :id UNION ALL SELECT 1 FROM promises WHERE replaces = :id
"""
OVER_EACH = """
SELECT 1 FROM promise_ends WHERE promise_id = promises.id
UNION ALL SELECT 1 FROM promises AS later WHERE later.replaces = promises.id
"""
How = Literal["withdrawn", "mistaken"]


def append(store: Store, one: Promise) -> int:
    """Append a promise; returns its number, that of before where its source has one already. Refuses an unknown
    account, and one in place of a promise that was ended or replaced (``promise_over``)."""
    with store.writing() as connection:
        return append_within(store, connection, one)


def append_within(store: Store, connection: sqlite3.Connection, one: Promise) -> int:
    """The same within a transaction that others share."""
    known = connection.execute(
        "SELECT id FROM promises WHERE source = ? AND source_row = ?", (one.source, one.source_row)
    )
    if (row := known.fetchone()) is not None:
        return int(row[0])
    _check(store, connection, one.account_number, one.replaces)
    values = (
        one.account_number, one.amount, one.currency, one.due_on.isoformat(), one.made_at.isoformat(), one.channel,
        one.said_by, one.new_borrowing, one.reminder, msgspec.json.encode(one.objections).decode(), one.reason,
        one.note, one.source, one.source_row, one.replaces, store.who,
    )  # fmt: skip
    made = connection.execute(
        f"INSERT INTO promises ({COLUMNS}) VALUES ({', '.join('?' * len(values))})", values
    ).lastrowid
    said = f"{one.amount} {one.currency} {one.due_on}"
    said += "".join(f" {each}" for each in one.objections) + (f": {one.reason}" if one.reason else "")
    audit.record(store, connection, "promise_noted", one.account_number, said, [("promises", str(made))])
    return int(made or 0)


def _check(store: Store, connection: sqlite3.Connection, account_number: str, promise: int | None) -> None:
    rights.check(store, "entry", "promise")
    if connection.execute("SELECT 1 FROM accounts WHERE number = ?", (account_number,)).fetchone() is None:
        raise Refusal("account", "unknown_account")
    if promise is not None and connection.execute(OVER, {"id": promise}).fetchone():
        raise Refusal("promise", "promise_over")


def end(store: Store, promise: int, how: How, reason: str) -> None:
    """End a promise: taken back, or never made. Refuses an unknown one (``unknown_promise``), one that is over
    (``promise_over``), and a mistake without a reason."""
    if how == "mistaken":
        audit.check_reason(reason)
    with store.writing() as connection:
        end_within(store, connection, load(store, promise), how, reason)


def end_within(store: Store, connection: sqlite3.Connection, one: Promise, how: How, reason: str) -> None:
    """The same within a transaction that others share."""
    _check(store, connection, one.account_number, one.id)
    connection.execute(
        "INSERT INTO promise_ends VALUES (?, ?, ?, ?, ?, ?)",
        (one.id, one.account_number, how, reason.strip(), store.now().isoformat(), store.who),
    )
    said = f"{how} {reason}".strip()
    audit.record(store, connection, "promise_ended", one.account_number, said, [("promise_ends", str(one.id))])


def of_offer(store: Store, account_number: str) -> Promise | None:
    """The promise that an accepted offer made and that is not over; None where there is none."""
    where = f"WHERE promises.account_number = :number AND source = 'offer' AND NOT EXISTS ({OVER_EACH})"
    row = store.connection.execute(f"{HELD} {where} ORDER BY promises.id DESC", {"number": account_number}).fetchone()
    return None if row is None else _promise(row)


def load(store: Store, promise: int) -> Promise:
    """One promise. Refuses an unknown one (``unknown_promise``)."""
    row = store.connection.execute(f"{HELD} WHERE promises.id = ?", (promise,)).fetchone()
    if row is None:
        raise Refusal("promise", "unknown_promise")
    return _promise(row)


def of_accounts(store: Store, numbers: Iterable[str]) -> dict[str, list[Promise]]:
    """The promises of some accounts, the oldest first; accounts without any are not among them."""
    among = "WHERE promises.account_number IN (SELECT value FROM json_each(?)) ORDER BY promises.id"
    found: dict[str, list[Promise]] = {}
    for row in store.connection.execute(f"{HELD} {among}", (msgspec.json.encode(list(numbers)).decode(),)):
        found.setdefault(row[1], []).append(_promise(row))
    return found


def accounts_with(store: Store) -> list[str]:
    """The accounts on which something was ever promised, by number."""
    rows = store.connection.execute("SELECT DISTINCT account_number FROM promises ORDER BY 1")
    return [number for (number,) in rows]


def _promise(row: tuple[object, ...]) -> Promise:
    (
        number, account, amount, currency, due_on, made_at, channel, said_by, borrowing, reminder, objections, reason,
        note, source, source_row, replaces, who, ended_at, how,
    ) = row  # fmt: skip
    return msgspec.convert(
        {
            "id": number,
            "account_number": account,
            "amount": amount,
            "currency": currency,
            "due_on": date.fromisoformat(str(due_on)),
            "made_at": datetime.fromisoformat(str(made_at)),
            "channel": channel,
            "said_by": said_by,
            "new_borrowing": None if borrowing is None else bool(borrowing),
            "reminder": None if reminder is None else bool(reminder),
            "objections": msgspec.json.decode(str(objections), type=tuple[str, ...]),
            "reason": reason,
            "note": note,
            "source": source,
            "source_row": source_row,
            "replaces": replaces,
            "who": who,
            "ended_at": None if ended_at is None else datetime.fromisoformat(str(ended_at)),
            "mistaken": how == "mistaken",
        },
        Promise,
    )
