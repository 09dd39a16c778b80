"""Budgets and lists of debts of clients: the one in force, and every version before it under its day."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from calculators.errors import Refusal
from restructure.household.distribution import DebtsCase
from restructure.household.sheet import Sheet
from restructure.store import audit, rights
from restructure.store.connection import Store
from restructure.store.json_records import as_type, decoded
from restructure.unreadable import Kind, Unreadable

Budget = Sheet | DebtsCase
KINDS: dict[type[Budget], Kind] = {Sheet: "sheet", DebtsCase: "debts"}
TYPES: dict[str, type[Budget]] = {"sheet": Sheet, "debts": DebtsCase}
IN_FORCE = """
SELECT id, CAST(detail AS BLOB), name, substr(kept_at, 1, 10) FROM client_budgets
WHERE file_id = ? AND kind = ? AND currency = ? ORDER BY id DESC LIMIT 1
"""
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a budget or of a list of debts: its day, the name that it was given, and that it is in force."""

    id: int
    file: int
    kind: Kind
    currency: str
    kept_at: datetime
    name: str
    who: str
    in_force: bool


def in_force(store: Store, file: int, of: type[Budget], currency: str) -> Any:
    """The budget or the debts of a file as they were left: unreadable where they cannot be read, None where there are
    none. Refuses whoever works for the creditor (``client_wall``)."""
    rights.check(store, "client", "client")
    row = store.connection.execute(IN_FORCE, (file, KINDS[of], currency)).fetchone()
    return None if row is None else decoded(bytes(row[1]), KINDS[of], as_type(of))


def save_within(
    store: Store, connection: sqlite3.Connection, file: int, record: Budget, currency: str, at: datetime
) -> None:
    """Save a budget or debts as they are now, within a transaction that others share. What was kept on a day before,
    what has a name and what cannot be read stays as a version; the same again is nothing new."""
    kind, detail = KINDS[type(record)], msgspec.json.encode(record).decode()
    row = connection.execute(IN_FORCE, (file, kind, currency)).fetchone()
    if row is not None and bytes(row[1]) == detail.encode():
        return
    same_day = row is not None and not row[2] and row[3] == at.isoformat()[:10]
    if same_day and not isinstance(decoded(bytes(row[1]), kind, as_type(type(record))), Unreadable):
        version = row[0]
        connection.execute(
            "UPDATE client_budgets SET kept_at = ?, detail = ?, who = ? WHERE id = ?",
            (at.isoformat(), detail, store.who, version),
        )
    else:
        version = _insert(connection, file, kind, currency, at, detail, store.who)
    about = [("client_budgets", str(version))]
    audit.record(store, connection, "budget_kept", detail=f"{file}: {kind}", about=about)


def _insert(
    connection: sqlite3.Connection, file: int, kind: str, currency: str, at: datetime, detail: str, who: str
) -> int:
    made = connection.execute(
        "INSERT INTO client_budgets (file_id, kind, currency, kept_at, detail, who) VALUES (?, ?, ?, ?, ?, ?)",
        (file, kind, currency, at.isoformat(), detail, who),
    )
    return int(made.lastrowid or 0)


def versions(store: Store, file: int, of: type[Budget]) -> tuple[Version, ...]:
    """The versions of a file's budget or debts, the newest first. Refuses as ``in_force``."""
    rights.check(store, "client", "client")
    rows = store.connection.execute(
        "SELECT id, file_id, kind, currency, kept_at, name, who FROM client_budgets WHERE file_id = ? AND kind = ? "
        "ORDER BY id DESC",
        (file, KINDS[of]),
    )
    found: list[Version] = []
    for number, file_id, kind, currency, kept_at, name, who in rows:
        newest = all(one.currency != currency for one in found)
        at = datetime.fromisoformat(kept_at)
        found.append(Version(number, file_id, kind, currency, at, name, who, newest))
    return tuple(found)


def load(store: Store, version: int) -> tuple[Version, Any]:
    """A version by its number, with what it holds; unreadable where that cannot be read. Refuses an unknown one
    (``unknown_version``), and as ``in_force``."""
    rights.check(store, "client", "client")
    query = "SELECT file_id, kind, CAST(detail AS BLOB) FROM client_budgets WHERE id = ?"
    row = store.connection.execute(query, (version,)).fetchone()
    if row is None:
        raise Refusal("version", "unknown_version")
    file, kind, raw = row
    of = TYPES[kind]
    found = next(one for one in versions(store, file, of) if one.id == version)
    return found, decoded(bytes(raw), KINDS[of], as_type(of))


def keep_as(store: Store, version: int, name: str) -> None:
    """Give the version in force a name, under which it stays as it is; whatever is typed next is another. Refuses a
    name of nothing, one that is too long, a version that stays already (``version_stays``), and as ``load``."""
    found, _ = load(store, version)
    named = name.strip()
    if not named or not named.isprintable():
        raise Refusal("name", "hidden_character" if named else "missing_field")
    if len(named) > LONGEST_NAME:
        raise Refusal("name", "text_too_long", largest=LONGEST_NAME)
    if found.name or not found.in_force:
        raise Refusal("version", "version_stays")
    with store.writing() as connection:
        connection.execute("UPDATE client_budgets SET name = ?, who = ? WHERE id = ?", (named, store.who, version))
        about = [("client_budgets", str(version))]
        audit.record(store, connection, "budget_kept", detail=f"{found.file}: {found.kind}", about=about)


def put_in_force(store: Store, version: int) -> int:
    """Put a version of before in force again, as a new one; returns its number. Refuses as ``load``, and one that
    cannot be read."""
    found, held = load(store, version)
    if isinstance(held, Unreadable):
        raise Refusal("version", "version_unreadable")
    with store.writing() as connection:
        detail = msgspec.json.encode(held).decode()
        made = _insert(connection, found.file, found.kind, found.currency, store.now(), detail, store.who)
        about = [("client_budgets", str(made))]
        audit.record(store, connection, "budget_kept", detail=f"{found.file}: {found.kind}", about=about)
    return made
