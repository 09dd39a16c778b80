"""What was changed, for the record: each field with what stood there and what stands there now."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

LONGEST = 400
"""A text beyond that, such as a picture, stands in the record as the digest of it."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field: what stood there and what stands there now, as plain JSON values; None for nothing. ``told`` is False
    where only that it was changed is recorded."""

    field: str
    was: Any = None
    now: Any = None
    told: bool = True


@dataclass(frozen=True, slots=True)
class Changes:
    """Changes by one act; amounts are minor units of ``currency``."""

    fields: tuple[Change, ...]
    currency: str = ""


def between(name: str, before: object, after: object) -> tuple[Change, ...]:
    """The differences of two plain JSON values: by field where both are records, by row where they are tables, else
    the whole under ``name``."""
    if isinstance(after, Mapping) and isinstance(before, Mapping | None):
        held = before or {}
        return tuple(
            Change(str(key), _short(held.get(key)), _short(after.get(key)))
            for key in (*after, *(key for key in held if key not in after))
            if held.get(key) != after.get(key)
        )
    if _is_table(after) and (before is None or _is_table(before)):
        return _rows(name, before or (), after)  # type: ignore[arg-type]  # both were looked at
    return () if before == after else (Change(name, _short(before), _short(after)),)


def _is_table(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


def _rows(name: str, before: Sequence[object], after: Sequence[object]) -> tuple[Change, ...]:
    gone = [Change(name, was=_short(row)) for row in before if row not in after]
    return (*gone, *(Change(name, now=_short(row)) for row in after if row not in before))


def _short(value: Any) -> Any:
    if isinstance(value, str) and len(value) > LONGEST:
        return f"SHA-256 {hashlib.sha256(value.encode()).hexdigest()[:16]}"
    return value


def written(done: Changes) -> str:
    """As the record keeps it."""
    rows = [[one.field, one.was, one.now] if one.told else [one.field] for one in done.fields]
    return msgspec.json.encode({"currency": done.currency, "changes": rows}).decode()


def read(detail: str) -> Changes | None:
    """Return what an entry of the record says was changed; None where it says something else."""
    try:
        held = msgspec.json.decode(detail, type=dict[str, Any])
        rows = msgspec.convert(held["changes"], list[list[Any]])
        fields = tuple(Change(str(row[0]), *row[1:3]) if len(row) > 1 else Change(row[0], told=False) for row in rows)
        return Changes(fields, str(held["currency"]))
    except (msgspec.MsgspecError, KeyError, IndexError, TypeError):
        return None
