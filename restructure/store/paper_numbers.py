"""Numbers of papers, each given once: the highest stand beside the store, where a restored backup undoes none."""

from __future__ import annotations

import hmac
import re
import sqlite3

from restructure.store import audit, beside
from restructure.store.connection import Store

ENDING = ".numbers"
LINE = re.compile(r"(last_[A-Za-z0-9_-]+) ([0-9]{1,18}) ([0-9a-f]{64})")


def take(store: Store, connection: sqlite3.Connection, series: str) -> int:
    """Take the next number of a series, within a transaction that others share. It is written beside the store before
    the transaction ends: one cut short leaves a gap, and no number is given twice."""
    row = connection.execute("SELECT value FROM settings WHERE key = ?", (series,)).fetchone()
    number = max(int(row[0]) if row else 0, highest(store, series)) + 1
    _remember(store, {series: number})
    connection.execute(
        "INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (series, str(number)),
    )
    return number


def settle(store: Store) -> None:
    """Write beside a store what it has given itself, as one of an earlier version did not."""
    beside.mend(store.path, ENDING)
    rows = store.connection.execute("SELECT key, value FROM settings WHERE key GLOB 'last_*_[0-9]*'")
    given = {key: int(value) for key, value in rows if str(value).isdigit()}
    beyond = {series: number for series, number in given.items() if number > highest(store, series)}
    if beyond:
        _remember(store, beyond)


def highest(store: Store, series: str) -> int:
    """The highest number of a series that was ever taken here, 0 where none was."""
    return _ours(store).get(series, 0)


def _remember(store: Store, numbers: dict[str, int]) -> None:
    held, key = _ours(store) | numbers, audit.chain_key(store)
    own = [f"{series} {number} {_mac(key, series, number)}" for series, number in sorted(held.items())]
    # What another store wrote here is left to it.
    beside.write(store.path, ENDING, [*_lines_of_others(store), *own])


def _lines(store: Store) -> list[tuple[str, tuple[str, int] | None]]:
    """The lines beside the store, each with its series and number where they are of this store."""
    key, found = audit.chain_key(store), []
    for line in beside.lines(store.path, ENDING):
        match = LINE.fullmatch(line)
        if match is None:
            continue
        own = hmac.compare_digest(match[3], _mac(key, match[1], int(match[2])))
        found.append((line, (match[1], int(match[2])) if own else None))
    return found


def _ours(store: Store) -> dict[str, int]:
    found: dict[str, int] = {}
    for _, own in _lines(store):
        if own is not None:
            found[own[0]] = max(own[1], found.get(own[0], 0))
    return found


def _lines_of_others(store: Store) -> list[str]:
    return [line for line, own in _lines(store) if own is None]


def _mac(key: bytes, series: str, number: int) -> str:
    return hmac.digest(key, f"number {series} {number}".encode(), "sha256").hex()
