"""Budget sheets, several debts and guideline tables in the store: drafts that survive whatever happens.

Whoever works for clients finds them in the client's file, whoever works for the creditor what was told to the creditor,
on its account alone; neither sees what the other keeps.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import TypeVar

import msgspec

from calculators.errors import Refusal
from restructure.household.distribution import DebtsCase
from restructure.household.guidelines import Table
from restructure.household.sheet import Sheet
from restructure.store import audit, client_budgets, client_files, paper_numbers, settings
from restructure.store.connection import Store
from restructure.store.damaged_records import save_bytes
from restructure.store.json_records import as_type, decoded, raw_of
from restructure.unreadable import Kind, Unreadable

Record = TypeVar("Record", Sheet, DebtsCase)
TABLES: dict[type[Sheet] | type[DebtsCase], str] = {Sheet: "sheets", DebtsCase: "debts_cases"}
KINDS: dict[type[Sheet] | type[DebtsCase], Kind] = {Sheet: "sheet", DebtsCase: "debts"}


def save(store: Store, account_number: str, record: Sheet | DebtsCase, at: datetime) -> None:
    """Save a sheet or the debts of an account as they are now, in the file of its client for whoever works for clients;
    the same again is nothing new. Refuses an unknown account there."""
    with store.writing() as connection:
        if client_files.works_for_client(store):
            file = client_files.open_within(store, connection, account_number)
            currency = _currency(connection, account_number)
            client_budgets.save_within(store, connection, file, record, currency, at)
        else:
            _save_of_account(store, connection, account_number, record, at)


def _save_of_account(
    store: Store, connection: sqlite3.Connection, account_number: str, record: Sheet | DebtsCase, at: datetime
) -> None:
    kind, detail = KINDS[type(record)], msgspec.json.encode(record).decode()
    raw = raw_of(connection, _query(type(record)), account_number)
    if raw == detail.encode():
        return
    save_bytes(store, connection, account_number, kind, raw, as_type(type(record)))
    connection.execute(
        f"INSERT INTO {TABLES[type(record)]} VALUES (?, ?, ?) ON CONFLICT (account_number) "
        "DO UPDATE SET kept_at = excluded.kept_at, detail = excluded.detail",
        (account_number, at.isoformat(), detail),
    )
    about = [(TABLES[type(record)], account_number)]
    audit.record(store, connection, "budget_kept", account_number, kind, about)


def sheet(store: Store, account_number: str) -> Sheet | Unreadable | None:
    """The sheet as it was left; None where none was begun."""
    return _load(store, account_number, Sheet)


def debts_case(store: Store, account_number: str) -> DebtsCase | Unreadable | None:
    """The several debts as they were left, as ``sheet``."""
    return _load(store, account_number, DebtsCase)


def next_reference(store: Store, kind: str, year: int) -> str:
    """Take the next reference of a kind of paper, such as ``BS-2026-000001``. One once taken is never given again."""
    with store.writing() as connection:
        return f"{kind}-{year}-{paper_numbers.take(store, connection, f'last_{kind}_{year}'):06}"


def save_guidelines(store: Store, table: Table) -> tuple[str, ...]:
    """Save the organisation's own guideline tables, instead of those before; returns and refuses as
    ``settings.save_own``."""
    return settings.save_own(store, "guidelines", table)


def guidelines(store: Store) -> Table | Unreadable:
    """The organisation's own guideline tables; none where none were filled in."""
    found: Table | Unreadable | None = settings.held(store, "guidelines")
    return () if found is None else found


def _load(store: Store, account_number: str, kind: type[Record]) -> Record | Unreadable | None:
    found: Record | Unreadable | None
    if client_files.works_for_client(store):
        file = client_files.file_of(store, account_number)
        if file is None:
            return None
        found = client_budgets.in_force(store, file, kind, _currency(store.connection, account_number))
    else:
        raw = raw_of(store.connection, _query(kind), account_number)
        found = None if raw is None else decoded(raw, KINDS[kind], as_type(kind))
    return found


def _currency(connection: sqlite3.Connection, account_number: str) -> str:
    row = connection.execute("SELECT currency FROM accounts WHERE number = ?", (account_number,)).fetchone()
    if row is None:
        raise Refusal("account", "unknown_account")
    return str(row[0])


def _query(kind: type[Sheet] | type[DebtsCase]) -> str:
    return f"SELECT CAST(detail AS BLOB) FROM {TABLES[kind]} WHERE account_number = ?"
