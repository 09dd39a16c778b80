"""An import undone: every row as before, but for what somebody has worked with since; that stays, and is named."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from itertools import islice
from typing import Any, Literal

import msgspec

from calculators.errors import Fact, Refusal
from restructure.parties.account_fields import COLUMNS, PERSONAL
from restructure.store import (
    accounts,
    audit,
    balances,
    batches,
    changes,
    erasure,
    negotiations,
    person_links,
    proposed_changes,
    rights,
    row_digests,
    search,
    settings,
)
from restructure.store.account_update import FOUND_BY, NAMED_BY
from restructure.store.batches import Batch
from restructure.store.changes import Change, Changes
from restructure.store.connection import Store, large_cache
from restructure.store.copies import SWEEP
from restructure.store.json_records import decoded
from restructure.store.problems import StoreProblem
from restructure.store.row_digests import Row
from restructure.store.sql_guard import erasing
from restructure.store.tables import OF_AN_ACCOUNT
from restructure.unreadable import Unreadable

Reason = Literal["held", "signed", "paid", "imported", "edited", "worked", "placed"]
"""``held`` under a legal hold, ``imported`` by a later import, ``edited`` by hand, ``worked`` with otherwise; money in
suspense ``placed`` or returned."""
OF_ACTIONS: dict[str, Reason] = {
    "signed": "signed",
    "payment_kept": "paid",
    "payment_reversed": "paid",
    "account_saved": "edited",
    "account_updated": "imported",
}
Watch = Callable[[int, int], object]
"""Called with (accounts done, accounts in all) now and then; what it raises ends the undoing, and nothing is undone."""
STEP = 5_000
FOUND, NAMED = ({COLUMNS[place] for place in places} for places in (FOUND_BY, NAMED_BY))

# A batch that was undone, and its undoing, are as if they had not been, but for the accounts of it that stayed.
SINCE = """
SELECT held.account_number, action, EXISTS (
    SELECT 1 FROM batches AS later WHERE audit.seq BETWEEN later.first_entry AND later.last_entry
)
FROM (SELECT DISTINCT account_number FROM batch_rows WHERE batch = :batch) AS held
JOIN audit_details ON audit_details.account_number = held.account_number AND audit_details.seq > :last
JOIN audit ON audit.seq = audit_details.seq
WHERE action NOT IN ('revealed', 'exported') AND NOT (action = 'negotiated' AND detail GLOB 'opened:*')
AND NOT EXISTS (
    SELECT 1 FROM batches AS gone JOIN undoings ON undoings.batch = gone.id
    WHERE (audit.seq BETWEEN gone.first_entry AND gone.last_entry
        OR audit.seq BETWEEN undoings.first_entry AND undoings.last_entry)
    AND NOT EXISTS (
        SELECT 1 FROM batch_rows AS stays
        WHERE stays.batch = gone.id AND stays.account_number = held.account_number
    )
)
ORDER BY audit.seq DESC
"""
HELD = "SELECT DISTINCT account_number FROM batch_rows JOIN holds USING (account_number) WHERE batch = :batch"
OWN_TABLES = (
    "events", "drafts", "draft_history", "batch_rows", "person_roles", "contact_details", "lowered", "changes",
    "month_end_rows",
)  # fmt: skip
"""What an account has that was only imported and looked at; what else is in them stands in the record."""
TYPED = ("household", "touched", "locked", "on_hold", "note", "says", "half")
"""What somebody has put into a draft; where all of it is empty, the desk keeps how it opened."""
WORKED = """
SELECT account_number FROM batch_rows JOIN {table} USING (account_number)
WHERE batch = :batch AND batch_rows.kind = 'added'
"""
PROPOSED = """
SELECT about FROM batches JOIN audit ON seq BETWEEN first_entry AND last_entry JOIN audit_details USING (seq)
WHERE id = ? AND action = 'change_proposed' AND account_number IN (SELECT account_number FROM erasing)
"""
DRAFTED = """
SELECT account_number, CAST(detail AS BLOB) FROM batch_rows JOIN {table} USING (account_number)
WHERE batch = :batch AND batch_rows.kind = 'added'
"""
CHANGED = """
SELECT account_number, was FROM batch_rows WHERE batch = ? AND kind = 'changed' ORDER BY account_number
"""
UNTOUCHED = "NOT EXISTS (SELECT 1 FROM suspense_ends WHERE suspense_id = suspense.id)"
GOING = "account_number IN (SELECT account_number FROM erasing)"
OF_BATCH = f"batch = :batch AND kind = :kind AND {GOING}"
ROWS = f"SELECT account_number, row, was FROM batch_rows WHERE {OF_BATCH} ORDER BY account_number, row"
UPDATE = f"UPDATE accounts SET {', '.join(f'{name} = ?' for name in COLUMNS[1:])} WHERE number = ?"
TABLE_OF: dict[str, str] = {"reversal": "reversals", "payment": "payments", "note": "events"}
KEY_OF = {"reversals": "payment_id", "payments": "id", "events": "id"}
MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Left:
    """An account on which something has happened since an import, so that nothing of it is taken back there; or money
    in suspense, by the ``line`` of the file."""

    account_number: str
    reason: Reason
    line: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """Figures of what an undoing takes back: accounts that go and that are as before, payments that go and that count
    again, notes, and budgets as before. Of the accounts as before, ``waiting`` have a balance that a second person has
    to lower."""

    accounts: int = 0
    changed: int = 0
    payments: int = 0
    reversed: int = 0
    notes: int = 0
    budgets: int = 0
    suspended: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Prospect:
    """Outcome of an undoing, or what it would be: of which batch, what is taken back, and what stays."""

    batch: Batch
    taken: Taken
    left: tuple[Left, ...]


def prospect(store: Store, batch: int) -> Prospect:
    """Return what an undoing would take back. Refuses an unknown batch, and one that was undone."""
    found = _standing(store, batch)
    left = _left(store, batch)
    return Prospect(found, _counted(store.connection, batch, _numbers(left)), left)


def undo(store: Store, batch: int, *, partly: bool = False, watch: Watch = lambda done, whole: None) -> Prospect:
    """Undo an import in one transaction: accounts that it added go with all that names them, those that it changed are
    as they were before, its payments go and those that it took back count again, its notes and budgets likewise.

    Refuses an unknown batch, one that was undone (``batch_undone``), anybody but a supervisor or an administrator where
    the store has users (``supervisor_only``), and one of which something would stay (``batch_in_use``, with
    lines of money ``batch_lines_in_use``), unless ``partly`` says that the rest is to be undone; where nothing would
    be, that is refused too.
    """
    rights.check(store, "balance", "batch")
    with store.writing() as connection, erasing(connection), large_cache(connection):
        found = _standing(store, batch)
        left = _left(store, batch)
        stays = _numbers(left)
        taken = _counted(connection, batch, stays)
        rest = any(asdict(taken).values())
        if left and not (partly and rest):
            named = ", ".join(one.account_number or str(one.line) for one in left[:MOST_NAMED])
            code = "batch_in_use" if all(one.account_number for one in left) else "batch_lines_in_use"
            whole: dict[str, Fact] = {} if rest else {"whole": True}
            raise Refusal("batch", code, count=len(left), given=named, **whole)
        first = batches.last_entry(connection) + 1
        _mark(connection, batch, stays)
        taken = replace(taken, waiting=_take_back(store, connection, batch, watch))
        money = _take_money(connection, batch)
        connection.execute("DELETE FROM erasing")
        connection.execute("INSERT OR REPLACE INTO settings VALUES (?, 'true')", (SWEEP,))
        counts = {**asdict(taken), "left": len(stays), "left_lines": sum(bool(one.line) for one in left)}
        last = batches.last_entry(connection) + 1
        row = (batch, store.now().isoformat(), store.who, msgspec.json.encode(counts).decode(), first, last)
        connection.execute("INSERT INTO undoings VALUES (?, ?, ?, ?, ?, ?)", row)
        told = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
        about = [("undoings", str(batch)), *money, row_digests.DETAILS]
        audit.record(store, connection, "import_undone", "", f"batch {batch}: {told}", about)
    with suppress(StoreProblem, OSError):
        # Where there is no room for it, it is done at the next opening.
        erasure.sweep_small(store)
    return Prospect(found, taken, left)


def _standing(store: Store, batch: int) -> Batch:
    found = batches.load(store, batch)
    if found.undone is not None:
        raise Refusal("batch", "batch_undone", day=found.undone.at.date())
    return found


def _left(store: Store, batch: int) -> tuple[Left, ...]:
    connection = store.connection
    (last,) = connection.execute("SELECT last_entry FROM batches WHERE id = ?", (batch,)).fetchone()
    found: dict[str, Reason] = {}
    for table in OF_AN_ACCOUNT:
        if table not in OWN_TABLES:
            rows = connection.execute(WORKED.format(table=table), {"batch": batch})
            found |= {number: "worked" for (number,) in rows}
    for table in ("drafts", "draft_history"):
        drafts = connection.execute(DRAFTED.format(table=table), {"batch": batch})
        found |= {number: "worked" for number, detail in drafts if _is_typed(bytes(detail))}
    typed = {number for form in settings.half_typed(store) for number in (form[0], form[2].get("number")) if number}
    found |= dict.fromkeys(typed.intersection(batches.numbers(store, batch, "added")), "worked")
    for number, action, imported in connection.execute(SINCE, {"batch": batch, "last": last}):
        found[number] = "imported" if imported else OF_ACTIONS.get(action, "worked")
    found |= {number: "held" for (number,) in connection.execute(HELD, {"batch": batch})}
    ended = connection.execute(f"SELECT line FROM suspense WHERE batch = ? AND NOT {UNTOUCHED} ORDER BY line", (batch,))
    lines = [Left("", "placed", line) for (line,) in ended]
    return (*(Left(number, reason) for number, reason in sorted(found.items())), *lines)


def _numbers(left: Iterable[Left]) -> set[str]:
    return {one.account_number for one in left if one.account_number}


def _is_typed(detail: bytes) -> bool:
    """Whether anything was typed on the desk; so it was where that cannot be told."""
    held: dict[str, Any] | Unreadable = decoded(detail, "draft", negotiations.DETAIL)
    if isinstance(held, Unreadable) or "touched" not in held:
        return True
    chosen = (held.get("dates") or {}).get("typed"), (held.get("hold") or {}).get("reason")
    return any(held.get(name) for name in TYPED) or any(chosen)


def _counted(connection: sqlite3.Connection, batch: int, stays: set[str]) -> Taken:
    among = msgspec.json.encode(sorted(stays)).decode()
    rows = connection.execute(
        "SELECT kind, count(*) FROM batch_rows AS one WHERE batch = ? "
        "AND account_number NOT IN (SELECT value FROM json_each(?)) "
        # What the batch took back of its own payments goes with them.
        "AND NOT (kind = 'reversal' AND EXISTS (SELECT 1 FROM batch_rows AS came WHERE came.batch = one.batch "
        "AND came.kind = 'payment' AND came.account_number = one.account_number AND came.row = one.row)) GROUP BY kind",
        (batch, among),
    )
    of = dict(rows.fetchall())
    names = ("added", "changed", "payment", "reversal", "note", "budget")
    money = connection.execute(f"SELECT count(*) FROM suspense WHERE batch = ? AND {UNTOUCHED}", (batch,))
    return replace(Taken(*(int(of.get(name, 0)) for name in names)), suspended=int(money.fetchone()[0]))


def _mark(connection: sqlite3.Connection, batch: int, stays: set[str]) -> None:
    connection.execute(
        "INSERT INTO erasing SELECT DISTINCT account_number FROM batch_rows WHERE batch = ? "
        "AND account_number NOT IN (SELECT value FROM json_each(?))",
        (batch, msgspec.json.encode(sorted(stays)).decode()),
    )


def _take_back(store: Store, connection: sqlite3.Connection, batch: int, watch: Watch) -> int:
    """Take back what is on the accounts that are marked; returns how many balances wait for a second person."""
    (whole,) = connection.execute("SELECT count(*) FROM erasing").fetchone()
    watch(0, whole)
    _let_lapse(store, connection, batch)
    taken = _take_rows(connection, batch)
    for number in _restore_budgets(connection, batch):
        taken.setdefault(number, []).append(("budgets", number))
    done, waiting = _restore(store, connection, batch, lambda count: watch(count, whole))
    going = [number for number, _, _ in _rows_of(connection, batch, "added")]
    written = {
        number: row_digests.encoded(row_digests.written(connection, rows))
        for number, rows in taken.items()
        if number not in set(going)
    }
    audit.record_all(store, connection, "import_undone", ((number, "", about) for number, about in written.items()))
    for part in _parts(going):
        _take_out(connection, part)
        done += len(part)
        watch(done, whole)
    connection.execute(f"DELETE FROM batch_rows WHERE batch = ? AND {GOING}", (batch,))
    return waiting


def _let_lapse(store: Store, connection: sqlite3.Connection, batch: int) -> None:
    """Let the balances lapse that the import proposed to a second person."""
    for (about,) in connection.execute(PROPOSED, (batch,)).fetchall():
        for (table, *key), _ in row_digests.read(about):
            change = proposed_changes.load(connection, int(key[0])) if table == "changes" else None
            if change is not None and change.decision is None:
                proposed_changes.decide_within(store, connection, change, "lapsed")


def _take_money(connection: sqlite3.Connection, batch: int) -> list[Row]:
    """Take out money in suspense that nobody has placed or returned; gives its rows, for the record. It is on no
    account, and the rules of the store let it go with one."""
    rows = connection.execute(f"SELECT id FROM suspense WHERE batch = ? AND {UNTOUCHED}", (batch,)).fetchall()
    connection.execute("INSERT OR IGNORE INTO erasing VALUES ('')")
    connection.executemany("DELETE FROM suspense WHERE id = ?", rows)
    return [("suspense", str(item)) for (item,) in rows]


def _rows_of(connection: sqlite3.Connection, batch: int, kind: str) -> list[tuple[str, int, str]]:
    return connection.execute(ROWS, {"batch": batch, "kind": kind}).fetchall()


def _take_rows(connection: sqlite3.Connection, batch: int) -> dict[str, list[Row]]:
    """Take out the payments, reversals and notes of a batch; returns them by account, for the record."""
    gone: dict[str, list[Row]] = {}
    of_payment = f"payment_id IN (SELECT row FROM batch_rows WHERE {OF_BATCH})"
    placed = connection.execute(
        f"SELECT account_number, id FROM suspense_ends WHERE {of_payment}", {"batch": batch, "kind": "payment"}
    ).fetchall()
    for number, row in placed:
        gone.setdefault(number, []).append(("suspense_ends", str(row)))
    connection.execute(f"DELETE FROM suspense_ends WHERE {of_payment}", {"batch": batch, "kind": "payment"})
    # A reversal before the payment that was entered in place of the one that it takes back.
    for kind, table in TABLE_OF.items():
        rows = _rows_of(connection, batch, kind)
        connection.executemany(f"DELETE FROM {table} WHERE {KEY_OF[table]} = ?", [(row,) for _, row, _ in rows])
        for number, row, _ in rows:
            gone.setdefault(number, []).append((table, str(row)))
    return gone


def _restore_budgets(connection: sqlite3.Connection, batch: int) -> list[str]:
    """Put back the budgets that stood there; returns the accounts."""
    values = {"batch": batch, "kind": "budget"}
    new = f"SELECT account_number FROM batch_rows WHERE {OF_BATCH} AND was = ''"
    connection.execute(f"DELETE FROM budgets WHERE account_number IN ({new})", values)
    before = f"SELECT account_number, was FROM batch_rows WHERE {OF_BATCH} AND was <> ''"
    connection.execute(
        f"UPDATE budgets SET household = was FROM ({before}) AS held "
        "WHERE budgets.account_number = held.account_number",
        values,
    )
    return [number for number, _, _ in _rows_of(connection, batch, "budget")]


def would_change(store: Store, batch: int, most: int) -> tuple[tuple[str, Changes], ...]:
    """The first accounts that an import changed, by number, with what stands there now and stood there before."""
    rows = store.connection.execute(f"{CHANGED} LIMIT ?", (batch, most)).fetchall()
    held = accounts.rows_of(store.connection, [number for number, _ in rows])
    return tuple(
        (number, _changed(dict(zip(COLUMNS, held[number], strict=True)), msgspec.json.decode(was)))
        for number, was in rows
    )


def _changed(now: dict[str, Any], before: dict[str, Any]) -> Changes:
    """What putting back does to an account; of a person only which columns."""
    fields = tuple(
        Change(name, told=False) if name in PERSONAL else Change(name, now[name], value)
        for name, value in before.items()
    )
    return Changes(fields, str((now | before)["currency"]))


def _restore(
    store: Store, connection: sqlite3.Connection, batch: int, watch: Callable[[int], object]
) -> tuple[int, int]:
    """Put back what stood in the accounts that were changed; returns how many, and of how many the balance waits."""
    done = waiting = 0
    store = store.in_one_act()
    # A part at a time: what stood there before may be as large as the list.
    for part in _parts(connection.execute(ROWS, {"batch": batch, "kind": "changed"})):
        held = accounts.rows_of(connection, [number for number, _, _ in part])
        told: list[tuple[str, str, str]] = []
        found: list[search.Person] = []
        named: list[str] = []
        rows: list[Sequence[object]] = []
        for number, _, was in part:
            now = dict(zip(COLUMNS, held[number], strict=True))
            before: dict[str, Any] = msgspec.json.decode(was)
            row = now | before
            if balances.waits(store, connection, tuple(now.values()), tuple(row.values())):
                before = {name: value for name, value in before.items() if name not in balances.BALANCE}
                row = now | before
                waiting += 1
            rows.append([*(row[name] for name in COLUMNS[1:]), number])
            told.append((number, changes.written(_changed(now, before)), ""))
            if before.keys() & NAMED:
                named.append(number)
            if before.keys() & FOUND:
                found.append((number, str(row["name"]), str(row["phone"]), str(row["id_number"])))
        connection.executemany(UPDATE, rows)
        search.index(connection, found)
        for number in named:
            person_links.relink(connection, number)
        audit.record_all(store, connection, "import_undone", told)
        done += len(part)
        watch(done)
    return done, waiting


def _take_out(connection: sqlite3.Connection, numbers: Sequence[str]) -> None:
    """Take out accounts that nobody has worked with, with all that names them."""
    among = "IN (SELECT value FROM json_each(?))"
    these = (msgspec.json.encode(numbers).decode(),)
    persons = connection.execute(
        f"SELECT DISTINCT person_id FROM person_roles WHERE account_number {among}", these
    ).fetchall()
    on_desk = "UPDATE settings SET value = '\"\"' WHERE key = ? AND json_extract(value, '$')"
    connection.execute(f"{on_desk} {among}", (settings.ON_DESK, *these))
    for table in (*OWN_TABLES, "audit_details"):
        connection.execute(f"DELETE FROM {table} WHERE account_number {among}", these)
    person_links.remove_without_role(connection, [person for (person,) in persons])
    connection.execute(f"DELETE FROM accounts WHERE number {among}", these)


def _parts(rows: Iterable[Any]) -> Iterator[list[Any]]:
    waiting = iter(rows)
    while part := list(islice(waiting, STEP)):
        yield part
