"""Budget sheets, several debts and guideline tables in the store: drafts that survive whatever happens."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

import msgspec

from restructure.household.distribution import DebtsCase
from restructure.household.guidelines import Table
from restructure.household.sheet import Sheet
from restructure.store import audit, paper_numbers, settings
from restructure.store.connection import Store
from restructure.store.damaged_records import save_bytes
from restructure.store.json_records import as_type, decoded, raw_of
from restructure.unreadable import Kind, Unreadable

Record = TypeVar("Record", Sheet, DebtsCase)
TABLES: dict[type[Sheet] | type[DebtsCase], str] = {Sheet: "sheets", DebtsCase: "debts_cases"}
KINDS: dict[type[Sheet] | type[DebtsCase], Kind] = {Sheet: "sheet", DebtsCase: "debts"}


def save(store: Store, account_number: str, record: Sheet | DebtsCase, at: datetime) -> None:
    """Save a sheet or the debts of an account as they are now; the same again is nothing new."""
    kind, detail = KINDS[type(record)], msgspec.json.encode(record).decode()
    with store.writing() as connection:
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
    raw = raw_of(store.connection, _query(kind), account_number)
    found: Record | Unreadable | None = None if raw is None else decoded(raw, KINDS[kind], as_type(kind))
    return found


def _query(kind: type[Sheet] | type[DebtsCase]) -> str:
    return f"SELECT CAST(detail AS BLOB) FROM {TABLES[kind]} WHERE account_number = ?"
