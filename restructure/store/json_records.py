"""Records kept as JSON: read, or known to be unreadable, and never overwritten while they are."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection
from typing import Any, TypeVar

import msgspec

from restructure.store.problems import StoreProblem
from restructure.unreadable import Kind, Unreadable

Read = TypeVar("Read")
BROKEN = (msgspec.MsgspecError, ValueError, TypeError, KeyError, AttributeError)
"""What reading JSON of another version, or none at all, ends in."""


def decoded(raw: bytes, kind: Kind, read: Callable[[bytes], Read]) -> Read | Unreadable:
    """Return what ``read`` makes of kept bytes, or that they cannot be read."""
    try:
        return read(raw)
    except BROKEN:
        return Unreadable(kind)


def as_type(of: Any, *, strict: bool = True, whole: bool = False) -> Callable[[bytes], Any]:
    """A reader of JSON of that type; what a later version kept beside it is passed over. Refuses as ``check_form``."""

    def read(raw: bytes) -> Any:
        found = msgspec.json.decode(raw, type=of, strict=strict)
        if not isinstance(found, str | bytes):
            check_form(msgspec.json.decode(raw), msgspec.to_builtins(found, enc_hook=str), whole=whole)
        return found

    return read


def check_form(kept: Any, known: Any, absent: Collection[str] = (), *, whole: bool = False) -> None:
    """Raise ``ValueError`` where a record has a field that nobody knows and lacks one of ours, or has none at all: it
    was damaged, or is in another form. A later version has every field of this one beside its own, an earlier one none
    that is unknown. ``absent`` are fields that are never kept; ``whole`` is for what every version kept whole."""
    if isinstance(kept, dict) and isinstance(known, dict):
        lacking = known.keys() - kept.keys() - set(absent)
        if lacking and (whole or not kept or kept.keys() - known.keys()):
            raise ValueError
        for name in kept.keys() & known.keys():
            check_form(kept[name], known[name], whole=whole)
    elif isinstance(kept, list) and isinstance(known, list | tuple):
        for one, ours in zip(kept, known, strict=False):
            check_form(one, ours, whole=whole)


def raw_of(connection: sqlite3.Connection, query: str, *given: object) -> bytes | None:
    """The bytes of the one column that a query selects with ``CAST(… AS BLOB)``, damaged text and all; None for no
    row."""
    row = connection.execute(query, given).fetchone()
    return None if row is None else bytes(row[0])


def sure(raw: bytes | str, read: Callable[[bytes], Read]) -> Read:
    """Return what kept bytes hold, where nothing can go on without it. Raises ``StoreProblem`` where they cannot be
    read."""
    found = decoded(raw if isinstance(raw, bytes) else raw.encode(), "draft", read)
    if isinstance(found, Unreadable):
        raise StoreProblem("damaged")
    return found
