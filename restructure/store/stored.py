"""Records kept as JSON: read, or known to be unreadable, and never overwritten while they are."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from restructure.store import aside
from restructure.store.connection import Store
from restructure.store.problems import StoreProblem
from restructure.unreadable import Kind, Unreadable

Read = TypeVar("Read")
BROKEN = (msgspec.MsgspecError, ValueError, TypeError, KeyError, AttributeError)
"""What reading JSON of another version, or none at all, ends in."""


def decoded(raw: bytes, kind: Kind, read: Callable[[bytes], Read]) -> Read | Unreadable:
    """What ``read`` makes of kept bytes, or that they cannot be read."""
    try:
        return read(raw)
    except BROKEN:
        return Unreadable(kind)


def as_type(of: Any, *, strict: bool = True) -> Callable[[bytes], Any]:
    """A reader of JSON of that type; what a later version kept beside it is passed over."""
    return lambda raw: msgspec.json.decode(raw, type=of, strict=strict)


def raw_of(connection: sqlite3.Connection, query: str, *given: object) -> bytes | None:
    """The bytes of the one column that a query selects with ``CAST(… AS BLOB)``, damaged text and all; None for no
    row."""
    row = connection.execute(query, given).fetchone()
    return None if row is None else bytes(row[0])


def save_bytes(
    store: Store,
    connection: sqlite3.Connection,
    account_number: str,
    kind: Kind,
    raw: bytes | None,
    read: Callable[[bytes], object],
) -> None:
    """Set kept bytes aside where they cannot be read, before something takes their place."""
    if raw is not None and isinstance(decoded(raw, kind, read), Unreadable):
        aside.put(store, connection, account_number, kind, raw)


def sure(raw: bytes | str, read: Callable[[bytes], Read]) -> Read:
    """What kept bytes hold, where nothing can go on without it. Raises ``StoreProblem`` where they cannot be read."""
    found = decoded(raw if isinstance(raw, bytes) else raw.encode(), "draft", read)
    if isinstance(found, Unreadable):
        raise StoreProblem("damaged")
    return found
