"""Everything that is held about a person: where it stands, and all of it by value."""

from __future__ import annotations

import base64
import sqlite3
from dataclasses import dataclass
from typing import Any

import msgspec

from restructure.parties.natural_person import Role
from restructure.store import backups, client_files, person_leaving, persons, rights
from restructure.store.connection import Store
from restructure.store.tables import OF_AN_ACCOUNT

DOSSIER = (*OF_AN_ACCOUNT, "agreements", "holds", "audit_details")
"""Tables whose rows are of an account: all of it is about its debtor."""
RECORD = """
SELECT audit_details.seq, audit.at, audit.who, audit.action, audit_details.account_number, detail, about
FROM audit_details JOIN audit USING (seq) WHERE account_number = ? ORDER BY seq
"""
OF_PERSONS = ("person_roles", "contact_details", "person_corrections")
OF_OTHERS = ("agreements", "evidence", "attachments")
"""Of an account on which somebody stands beside the debtor: what they may have signed."""
TALKING = {
    "events": "detail", "contacts": "result", "set_aside": "CAST(detail AS TEXT)", "situations": "detail",
    "drafts": "detail", "sheets": "detail", "debts_cases": "detail", "turns": "detail", "batch_rows": "was",
    "complaints": "subject", "complaint_answers": "answer",
    "promises": "reason || ' ' || note", "promise_ends": "reason", "next_steps": "reason", "next_step_ends": "reason",
    "skips": "note", "left_out": "reason", "owners": "reason", "placement_ends": "reason",
    "person_corrections": "was || ' ' || now || ' ' || reason",
    "client_budgets JOIN client_accounts USING (file_id)": "detail",
    "client_records JOIN client_accounts USING (file_id)": "detail || ' ' || reason",
    "client_documents JOIN client_accounts USING (file_id)": "name",
}  # fmt: skip
"""Columns in which somebody may have typed a name."""
SHORTEST_UNIQUE = 7
"""Characters of a word that is of one person alone, digits among them."""
KEYS = ("salt", "secret", "idempotency", "name_key", "id_key", "key", "proves", "of_account", "demo")
"""Columns that tell nothing of anybody."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A place where a person stands: in so many rows of a table, at an account in a role; ``role`` is empty where
    somebody only typed their name there."""

    where: str
    rows: int
    account_number: str = ""
    role: Role | str = ""


def traces(store: Store, person: int) -> tuple[Trace, ...]:
    """Every place where a person stands, whoever they were taken for; the accounts first, then where their name was
    typed on accounts of others, then the backups, which nobody looks into."""
    connection, found = store.connection, list[Trace]()
    standing, ids = persons.standings(store, person), persons.identical(store, person)
    client_files.may_be_told(store, ids)
    for number, role in standing:
        for table in DOSSIER if role == "debtor" else (*OF_PERSONS, *OF_OTHERS):
            count = _count(connection, table, number, ids)
            if count:
                found.append(Trace(table, count, number, role))
    own = {number for number, role in standing if role == "debtor"}
    beside = {number for number, role in standing} - own
    for file, stands in client_files.of_persons(connection, ids):
        of_file = tuple(client_files.TABLES) if stands == "client" else ("client_people",)
        counted = ((table, _count_of_file(connection, table, file)) for table in of_file)
        found += [Trace(table, count, "", stands) for table, count in counted if count]
    typed = [one for one in named(store, person_leaving.words(store, ids), beside) if one.account_number not in own]
    if any(one.where in client_files.TABLES for one in typed):
        rights.check(store, "client", "person")
    found += typed
    found += [Trace(f"backup {path.name}", 1) for path in backups.newest(store.path)]
    asked = _ids(connection, "person_requests", "person_id", ids)
    return (*found, Trace("person_requests", len(asked))) if asked else tuple(found)


def _count(connection: sqlite3.Connection, table: str, number: str, ids: tuple[int, ...]) -> int:
    """Rows of an account, those of the person alone where a row is of one."""
    theirs = " AND person_id IN (SELECT value FROM json_each(:ids))" if table in OF_PERSONS else ""
    values = {"number": number, "ids": msgspec.json.encode(ids).decode()}
    query = f"SELECT count(*) FROM {table} WHERE account_number = :number{theirs}"
    return int(connection.execute(query, values).fetchone()[0])


def _count_of_file(connection: sqlite3.Connection, table: str, file: int) -> int:
    of_file = "id" if table == "client_files" else "file_id"
    return int(connection.execute(f"SELECT count(*) FROM {table} WHERE {of_file} = ?", (file,)).fetchone()[0])


def _ids(connection: sqlite3.Connection, table: str, column: str, wanted: tuple[int, ...]) -> list[int]:
    rows = connection.execute(
        f"SELECT id FROM {table} WHERE {column} IN (SELECT value FROM json_each(?)) ORDER BY id",
        (msgspec.json.encode(wanted).decode(),),
    )
    return [row[0] for row in rows]


def named(store: Store, said_of: list[str], beside: set[str]) -> list[Trace]:
    """Accounts on which somebody typed what names a person: a number or a telephone wherever it is, a name where they
    stand ``beside`` the debtor; elsewhere it may be of another who has it too."""
    found: list[Trace] = []
    unique = [one for one in said_of if len(one) >= SHORTEST_UNIQUE and any(map(str.isdigit, one))]
    among = msgspec.json.encode(sorted(beside)).decode()
    for table, column in TALKING.items():
        anywhere = " OR ".join(f"instr({column}, ?)" for _ in unique) or "0"
        here = " OR ".join(f"instr({column}, ?)" for _ in said_of) or "0"
        rows = store.connection.execute(
            f"SELECT account_number, count(*) FROM {table} WHERE {anywhere} "
            f"OR account_number IN (SELECT value FROM json_each(?)) AND ({here}) GROUP BY account_number ORDER BY 1",
            (*unique, among, *said_of),
        )
        found += [Trace(table.split()[0], count, number) for number, count in rows]
    return found


def held(store: Store, person: int) -> dict[str, Any]:
    """Everything that is held about a person as plain values: every row of each account whose debtor they are, and of
    others what they may have signed there. Files are in base 64."""
    connection, ids = store.connection, persons.identical(store, person)
    client_files.may_be_told(store, ids)
    among = (msgspec.json.encode(ids).decode(),)
    of = "person_id IN (SELECT value FROM json_each(?))"
    asked = _rows(connection, f"SELECT * FROM person_requests WHERE {of} ORDER BY id", among)
    answers = (
        f"SELECT * FROM person_answers WHERE request_id IN (SELECT id FROM person_requests WHERE {of}) ORDER BY id"
    )
    return {
        "persons": _rows(connection, "SELECT * FROM persons WHERE id IN (SELECT value FROM json_each(?))", among),
        "roles": _rows(connection, f"SELECT * FROM person_roles WHERE {of} ORDER BY account_number", among),
        "contact_details": _rows(
            connection, f"SELECT * FROM contact_details WHERE {of} ORDER BY account_number", among
        ),
        "person_corrections": _rows(connection, f"SELECT * FROM person_corrections WHERE {of} ORDER BY id", among),
        "requests": asked,
        "answers": _rows(connection, answers, among),
        "accounts": [_dossier(connection, number, role) for number, role in persons.standings(store, person)],
        "client_files": [
            _of_file(connection, file, role, among) for file, role in client_files.of_persons(connection, ids)
        ],
    }


def _of_file(connection: sqlite3.Connection, file: int, role: str, among: tuple[str]) -> dict[str, Any]:
    """All that stands in a client's file for the client; for whoever stands beside, that they do and what they agreed
    to."""
    if role == "client":
        return {
            table: _rows(
                connection, f"SELECT * FROM {table} WHERE {'id' if table == 'client_files' else 'file_id'} = ?", (file,)
            )
            for table in client_files.TABLES
        }
    theirs = "file_id = ? AND {} IN (SELECT value FROM json_each(?))"
    people = f"SELECT * FROM client_people WHERE {theirs.format('person_id')}"
    agreed = "SELECT * FROM client_records WHERE kind = 'consent' AND json_valid(detail) AND " + theirs.format(
        "json_extract(detail, '$.person')"
    )
    return {
        "client_people": _rows(connection, people, (file, *among)),
        "client_records": _rows(connection, agreed, (file, *among)),
    }


def _dossier(connection: sqlite3.Connection, number: str, role: Role) -> dict[str, Any]:
    made: dict[str, Any] = {"number": number, "role": role}
    if role == "debtor":
        made["account"] = _rows(connection, "SELECT * FROM accounts WHERE number = ?", (number,))
    # Who they are and how they are reached stands above; of others at the account nothing is told.
    for table in [one for one in DOSSIER if one not in OF_PERSONS] if role == "debtor" else OF_OTHERS:
        query = RECORD if table == "audit_details" else f"SELECT * FROM {table} WHERE account_number = ?"
        rows = _rows(connection, query, (number,))
        if rows:
            made[table] = rows
    editions = (
        "SELECT * FROM editions WHERE agreement_number IN (SELECT number FROM agreements WHERE account_number = ?)"
    )
    if rows := _rows(connection, editions, (number,)):
        made["editions"] = rows
    return made


def _rows(connection: sqlite3.Connection, query: str, values: tuple[object, ...]) -> list[dict[str, Any]]:
    found = connection.execute(query, values)
    names = [one[0] for one in found.description]
    return [
        {name: _plain(value) for name, value in zip(names, row, strict=True) if name not in KEYS and value is not None}
        for row in found
    ]


def _plain(value: object) -> Any:
    """A value as JSON holds it; what is JSON itself stands there as what it says."""
    if isinstance(value, bytes):
        try:
            return msgspec.json.decode(value)
        except (msgspec.MsgspecError, ValueError):
            return base64.b64encode(value).decode()
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return msgspec.json.decode(value)
        except (msgspec.MsgspecError, ValueError):
            return value
    return value
