"""Next steps as they were set, done, moved and dropped; accounts passed over, and left out by hand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import msgspec

from calculators.errors import Refusal
from restructure.store import audit, rights
from restructure.store.connection import Store
from restructure.worklist.next_step import BEFORE, How, LeftOut, Matter, NextStep, Skip

OPEN = """
SELECT id, account_number, kind, due_at, owner, reason, replaces, set_at, who FROM next_steps
WHERE NOT EXISTS (SELECT 1 FROM next_step_ends WHERE next_step_id = next_steps.id)
AND NOT EXISTS (SELECT 1 FROM next_steps AS later WHERE later.replaces = next_steps.id)
"""
OVER = """
SELECT 1 FROM next_step_ends WHERE next_step_id = :id UNION ALL SELECT 1 FROM next_steps WHERE replaces = :id
"""
AMONG = "account_number IN (SELECT value FROM json_each(?))"


def append(store: Store, one: NextStep) -> int:
    """Append a next step; returns its number. Refuses one in place of a step that is over (``next_step_over``)."""
    row = (
        one.account_number, one.kind, one.due_at.isoformat(), one.owner, one.reason.strip(), one.replaces,
        store.now().isoformat(), store.who,
    )  # fmt: skip
    with store.writing() as connection:
        _check(store, connection, one.account_number, one.replaces)
        made = connection.execute(
            "INSERT INTO next_steps (account_number, kind, due_at, owner, reason, replaces, set_at, who) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        ).lastrowid
        about = [("next_steps", str(made))]
        said = f"{one.kind} {one.due_at.isoformat()} {one.owner}".strip()
        audit.record(store, connection, "next_step_set", one.account_number, said, about)
    return int(made or 0)


def _check(store: Store, connection: sqlite3.Connection, account_number: str, step: int | None = None) -> None:
    rights.check(store, "entry", "next_step")
    if connection.execute("SELECT 1 FROM accounts WHERE number = ?", (account_number,)).fetchone() is None:
        raise Refusal("account", "unknown_account")
    if step is not None and connection.execute(OVER, {"id": step}).fetchone():
        raise Refusal("next_step", "next_step_over")


def end(store: Store, step: int, how: How, reason: str = "") -> None:
    """End a next step, done or dropped. Refuses an unknown one (``unknown_next_step``), and one that is over
    (``next_step_over``)."""
    found = load(store, step)
    with store.writing() as connection:
        _check(store, connection, found.account_number, step)
        connection.execute(
            "INSERT INTO next_step_ends VALUES (?, ?, ?, ?, NULL, ?, ?)",
            (step, found.account_number, how, reason.strip(), store.now().isoformat(), store.who),
        )
        about = [("next_step_ends", str(step))]
        audit.record(store, connection, "next_step_ended", found.account_number, f"{how} {reason}".strip(), about)


def end_by_contact(
    store: Store,
    connection: sqlite3.Connection,
    account_number: str,
    at: datetime,
    contact: int,
    but: int | None = None,
) -> None:
    """End the call-backs and reminders that were due when somebody was in touch, within a transaction that others
    share, ``but`` for the one that was set by it."""
    until = (at.replace(tzinfo=None) + BEFORE).isoformat()
    due = f"{OPEN} AND account_number = ? AND kind IN ('call_back', 'reminder') AND due_at <= ? AND id IS NOT ?"
    for (
        step,
        *_,
    ) in connection.execute(due, (account_number, until, but)).fetchall():
        connection.execute(
            "INSERT INTO next_step_ends VALUES (?, ?, 'done', '', ?, ?, ?)",
            (step, account_number, contact, store.now().isoformat(), store.who),
        )
        about = [("next_step_ends", str(step))]
        audit.record(store, connection, "next_step_ended", account_number, "done", about)


def load(store: Store, step: int) -> NextStep:
    """One next step, open or over. Refuses an unknown one (``unknown_next_step``)."""
    row = store.connection.execute(
        "SELECT id, account_number, kind, due_at, owner, reason, replaces, set_at, who FROM next_steps WHERE id = ?",
        (step,),
    ).fetchone()
    if row is None:
        raise Refusal("next_step", "unknown_next_step")
    return _step(row)


def open_ones(store: Store, numbers: Iterable[str]) -> dict[str, list[NextStep]]:
    """The next steps of some accounts that are open, the one that is due first before the others."""
    found: dict[str, list[NextStep]] = {}
    for row in store.connection.execute(f"{OPEN} AND {AMONG} ORDER BY due_at, id", (_listed(numbers),)):
        found.setdefault(row[1], []).append(_step(row))
    return found


def accounts_of(store: Store, owner: str) -> tuple[str, ...]:
    """The accounts on which a next step is somebody's own, by number."""
    rows = store.connection.execute(f"{OPEN} AND owner = ? AND owner <> '' ORDER BY account_number", (owner,))
    return tuple(dict.fromkeys(row[1] for row in rows))


def worked_with(store: Store) -> tuple[str, ...]:
    """The accounts on which somebody did anything, by number."""
    tables = ("contacts", "next_steps", "promises", "agreements", "complaints", "events")
    each = " UNION ".join(f"SELECT account_number FROM {table}" for table in tables)
    return tuple(number for (number,) in store.connection.execute(f"{each} ORDER BY 1"))


def append_skip(store: Store, one: Skip) -> None:
    """Append that an account was passed over."""
    until = None if one.until is None else one.until.isoformat()
    with store.writing() as connection:
        _check(store, connection, one.account_number)
        made = connection.execute(
            "INSERT INTO skips (account_number, reason, note, until, at, who) VALUES (?, ?, ?, ?, ?, ?)",
            (one.account_number, one.reason, one.note.strip(), until, one.at.isoformat(), store.who),
        ).lastrowid
        audit.record(store, connection, "skipped", one.account_number, one.reason, [("skips", str(made))])


def last_skips(store: Store, numbers: Iterable[str]) -> dict[str, Skip]:
    """The last time that each of some accounts was passed over; those that never were are not among them."""
    rows = store.connection.execute(
        "SELECT account_number, reason, at, until, note, who, max(id) FROM skips "
        f"WHERE {AMONG} GROUP BY account_number",
        (_listed(numbers),),
    )
    return {
        number: Skip(number, reason, datetime.fromisoformat(at), until and datetime.fromisoformat(until), note, who)
        for number, reason, at, until, note, who, _ in rows
    }


def leave_out(store: Store, account_number: str, matter: Matter, reason: str, *, is_out: bool = True) -> None:
    """Leave an account out of a matter, or take it in again. Refuses a reason of nothing."""
    audit.check_reason(reason)
    with store.writing() as connection:
        _check(store, connection, account_number)
        made = connection.execute(
            "INSERT INTO left_out (account_number, matter, is_out, reason, at, who) VALUES (?, ?, ?, ?, ?, ?)",
            (account_number, matter, is_out, reason.strip(), store.now().isoformat(), store.who),
        ).lastrowid
        said = f"{matter}: {'out' if is_out else 'in'}: {reason.strip()}"
        audit.record(store, connection, "left_out", account_number, said, [("left_out", str(made))])


def left_out(store: Store, numbers: Iterable[str]) -> dict[str, list[LeftOut]]:
    """The matters that each of some accounts is left out of; those that are left out of nothing are not among them."""
    rows = store.connection.execute(
        "SELECT account_number, matter, reason, at, who, is_out, max(id) FROM left_out "
        f"WHERE {AMONG} GROUP BY account_number, matter",
        (_listed(numbers),),
    )
    found: dict[str, list[LeftOut]] = {}
    for number, matter, reason, at, who, is_out, _ in rows:
        if is_out:
            found.setdefault(number, []).append(LeftOut(number, matter, reason, datetime.fromisoformat(at), who))
    return found


def _listed(numbers: Iterable[str]) -> str:
    return msgspec.json.encode(list(numbers)).decode()


def _step(row: tuple[Any, ...]) -> NextStep:
    number, account, kind, due_at, owner, reason, replaces, set_at, who = row
    due = datetime.fromisoformat(due_at) if "T" in due_at else date.fromisoformat(due_at)
    return NextStep(number, account, kind, due, owner, reason, replaces, datetime.fromisoformat(set_at), who)
