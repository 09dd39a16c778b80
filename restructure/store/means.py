"""Budget sheets, several debts and guideline tables in the store: drafts that survive whatever happens."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

import msgspec

from restructure.debts import DebtsCase
from restructure.guidelines import Table
from restructure.sheet import Sheet
from restructure.store import numbers, settings
from restructure.store.connection import Store

Record = TypeVar("Record", Sheet, DebtsCase)
TABLES: dict[type[Sheet] | type[DebtsCase], str] = {Sheet: "sheets", DebtsCase: "debts_cases"}


def keep(store: Store, account_number: str, record: Sheet | DebtsCase, at: datetime) -> None:
    """Keep a sheet or the debts of an account as they are now."""
    with store.writing() as connection:
        connection.execute(
            f"INSERT INTO {TABLES[type(record)]} VALUES (?, ?, ?) ON CONFLICT (account_number) "
            "DO UPDATE SET kept_at = excluded.kept_at, detail = excluded.detail",
            (account_number, at.isoformat(), msgspec.json.encode(record).decode()),
        )


def sheet(store: Store, account_number: str) -> Sheet | None:
    """The sheet as it was left; None where none was begun, or one of another version cannot be read."""
    return _load(store, account_number, Sheet)


def debts_case(store: Store, account_number: str) -> DebtsCase | None:
    """The several debts as they were left, as ``sheet``."""
    return _load(store, account_number, DebtsCase)


def next_reference(store: Store, kind: str, year: int) -> str:
    """Take the next reference of a kind of paper, such as ``BS-2026-000001``. One once taken is never given again."""
    with store.writing() as connection:
        return f"{kind}-{year}-{numbers.take(store, connection, f'last_{kind}_{year}'):06}"


def keep_guidelines(store: Store, table: Table) -> None:
    """Keep the organisation's own guideline tables, instead of those before. Refuses as ``settings.keep_own``."""
    settings.keep_own(store, "guidelines", table)


def guidelines(store: Store) -> Table:
    """The organisation's own guideline tables; none where none were filled in."""
    row = store.connection.execute("SELECT value FROM settings WHERE key = 'guidelines'").fetchone()
    return msgspec.json.decode(row[0], type=Table) if row else ()


def _load(store: Store, account_number: str, kind: type[Record]) -> Record | None:
    row = store.connection.execute(
        f"SELECT detail FROM {TABLES[kind]} WHERE account_number = ?", (account_number,)
    ).fetchone()
    if row is None:
        return None
    try:
        return msgspec.json.decode(row[0], type=kind)
    except msgspec.ValidationError:
        return None
