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
from restructure.store import audit
from restructure.store import search as search_index
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
        audit.append(store, connection, "account_saved", account.number)


def put(connection: sqlite3.Connection, account: Account) -> None:
    """The same within a transaction that others share. Refuses as ``check``."""
    check(account)
    connection.execute(REPLACE, _row(account))
    search_index.index(connection, [_findable(account)])


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
    given = tuple(accounts)
    with store.writing() as connection:
        known = {row[0] for row in connection.execute("SELECT number FROM accounts")}
        new = list({account.number: account for account in given if account.number not in known}.values())
        connection.executemany(INSERT, map(_row, new))
        search_index.add(connection, [_findable(account) for account in new])
        audit.append(store, connection, "accounts_imported", detail=str(len(new)))
    return len(new), len(given) - len(new)


def load(store: Store, number: str) -> Account | None:
    """The account with that number, or None."""
    row = _select(store, "WHERE number = ?", (number,)).fetchone()
    return _account(row) if row else None


def search(store: Store, text: str, limit: int = 12) -> tuple[Account, ...]:
    """Accounts whose number, name or pinyin holds ``text``, or whose phone or ID ends with it: exact, then prefix, then
    part.

    An empty text gives the accounts opened last, then the others.
    """
    wanted = text.strip()
    if not wanted:
        recent = _select(store, "WHERE opened_at IS NOT NULL ORDER BY opened_at DESC, number LIMIT ?", (limit,))
        latest = tuple(map(_account, recent))
        others = _select(store, "WHERE opened_at IS NULL ORDER BY number LIMIT ?", (limit - len(latest),))
        return latest + tuple(map(_account, others))
    numbers = search_index.find(store.db.conn, wanted, limit)
    found = {account.number: account for account in map(_account, _select(store, _among(numbers), numbers))}
    return tuple(found[number] for number in numbers)


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
        connection.execute(f"INSERT INTO erasing {only}")
        for table in ("events", "drafts", "draft_history", "payments", "budgets", "proposals"):
            connection.execute(f"DELETE FROM {table} WHERE account_number IN (SELECT account_number FROM erasing)")
        cleared = connection.execute(
            "DELETE FROM accounts WHERE number IN (SELECT account_number FROM erasing)"
        ).rowcount
        connection.execute("DELETE FROM erasing")
        audit.append(store, connection, "demo_cleared", detail=str(cleared))
    return int(cleared)


def _among(numbers: tuple[str, ...]) -> str:
    return f"WHERE number IN ({', '.join('?' * len(numbers))})"


def _findable(account: Account) -> search_index.Person:
    return account.number, account.debtor.name, account.debtor.phone, account.debtor.id_number


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
