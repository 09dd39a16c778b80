"""Accounts in the store: saved, found, opened, confirmed again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date, datetime

import msgspec

from calculators.errors import Refusal
from calculators.parts import Parts
from restructure.account import Account, Person
from restructure.store.connection import Store

NESTED = {"debtor": ("name", "id_number", "phone", "address"), "parts": Parts.__slots__}
COLUMNS = tuple(column for field in fields(Account) for column in NESTED.get(field.name, (field.name,)))
INSERT = f"INSERT INTO accounts ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
REPLACE = (
    f"{INSERT} ON CONFLICT (number) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in COLUMNS[1:])}"
)


def check(account: Account) -> None:
    """Refuse an account that could not be negotiated: no number, no creditor, nobody who confirmed it, nothing owed."""
    for field in ("number", "creditor", "confirmed_by"):
        if not getattr(account, field).strip():
            raise Refusal(field, "missing_field")
    if len(account.number) > 64:
        raise Refusal("number", "text_too_long", largest=64)
    for field in Parts.__slots__:
        if getattr(account.parts, field) < 0:
            raise Refusal(field, "amount_negative")
    if account.parts.total == 0:
        raise Refusal("principal", "nothing_owed")


def save(store: Store, account: Account) -> None:
    """Save an account entered or corrected by hand; one with the same number is replaced. Refuses as ``check``."""
    with store.writing() as connection:
        put(connection, account)


def put(connection: sqlite3.Connection, account: Account) -> None:
    """The same within a transaction that others share. Refuses as ``check``."""
    check(account)
    connection.execute(REPLACE, _row(account))


def complete_debtor(connection: sqlite3.Connection, account: Account) -> None:
    """Keep what was learnt about the debtor, within a transaction that others share.

    Refuses an account whose balance is no longer the one that ``account`` holds.
    """
    row = connection.execute(
        f"SELECT {', '.join(COLUMNS)} FROM accounts WHERE number = ?", (account.number,)
    ).fetchone()
    kept = _account(row) if row else None
    if kept is None or (kept.parts, kept.as_of, kept.currency) != (account.parts, account.as_of, account.currency):
        raise Refusal("debt", "account_changed")
    put(connection, replace(kept, debtor=account.debtor))


def add_new(store: Store, accounts: Iterable[Account]) -> tuple[int, int]:
    """Add accounts in one transaction; returns how many were new and how many were there already, left as they are."""
    rows = [_row(account) for account in accounts]
    with store.writing() as connection:
        before = connection.total_changes
        connection.executemany(f"{INSERT} ON CONFLICT (number) DO NOTHING", rows)
        added = connection.total_changes - before
    return added, len(rows) - added


def load(store: Store, number: str) -> Account | None:
    """The account with that number, or None."""
    row = _select(store, "WHERE number = ?", (number,)).fetchone()
    return _account(row) if row else None


def search(store: Store, text: str, limit: int = 12) -> tuple[Account, ...]:
    """Accounts whose number or name holds ``text``, or whose phone or ID ends with it: exact, then prefix, then part.

    An empty text gives the accounts opened last, then the others.
    """
    wanted = text.strip()
    if not wanted:
        rows = _select(store, "ORDER BY opened_at IS NULL, opened_at DESC, number LIMIT ?", (limit,))
        return tuple(map(_account, rows))
    like = wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    # Nothing is like NULL; an empty text would be like every number that is not known.
    tail = f"%{like}" if len(wanted) >= 3 else None
    rows = _select(
        store,
        """WHERE number LIKE :part ESCAPE '\\' OR name LIKE :part ESCAPE '\\'
           OR phone LIKE :tail ESCAPE '\\' OR id_number LIKE :tail ESCAPE '\\'
           ORDER BY CASE WHEN number = :exact OR name = :exact THEN 0
                         WHEN number LIKE :prefix ESCAPE '\\' OR name LIKE :prefix ESCAPE '\\' THEN 1 ELSE 2 END,
                    opened_at IS NULL, opened_at DESC, number
           LIMIT :limit""",
        {"part": f"%{like}%", "prefix": f"{like}%", "tail": tail, "exact": wanted, "limit": limit},
    )
    return tuple(map(_account, rows))


def opened(store: Store, number: str, at: datetime) -> None:
    """Remember when an account was opened last."""
    with store.writing() as connection:
        connection.execute("UPDATE accounts SET opened_at = ? WHERE number = ?", (at.isoformat(), number))


def count(store: Store) -> int:
    """How many accounts there are."""
    return int(store.db.conn.execute("SELECT count(*) FROM accounts").fetchone()[0])


def clear_demo(store: Store) -> int:
    """Remove the demo accounts on which nothing was signed; returns how many."""
    only = "SELECT number FROM accounts WHERE demo = 1 AND number NOT IN (SELECT account_number FROM agreements)"
    with store.writing() as connection:
        for table in ("events", "drafts", "sheets", "debts_cases"):
            connection.execute(f"DELETE FROM {table} WHERE account_number IN ({only})")
        return connection.execute(f"DELETE FROM accounts WHERE number IN ({only})").rowcount


def _select(store: Store, rest: str, values: object) -> sqlite3.Cursor:
    return store.db.conn.execute(f"SELECT {', '.join(COLUMNS)} FROM accounts {rest}", values)  # type: ignore[arg-type]


def _row(account: Account) -> tuple[object, ...]:
    values: list[object] = []
    for field in fields(Account):
        value = getattr(account, field.name)
        if field.name in NESTED:
            values += [getattr(value, name) for name in NESTED[field.name]]
        elif field.name == "history":
            values.append(msgspec.json.encode(value).decode())
        else:
            values.append(_plain(value))
    return tuple(values)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, int | str) else str(value)


def _account(row: tuple[object, ...]) -> Account:
    flat = dict(zip(COLUMNS, row, strict=True))
    record: dict[str, object] = {field.name: flat[field.name] for field in fields(Account) if field.name not in NESTED}
    record |= {name: {column: flat[column] for column in columns} for name, columns in NESTED.items()}
    record |= {"history": msgspec.json.decode(str(flat["history"])), "demo": bool(flat["demo"])}
    return msgspec.convert(record, Account, strict=True)


__all__ = ["Person", "add_new", "check", "clear_demo", "count", "load", "opened", "save", "search"]
