"""Typing into tables of settings."""

from __future__ import annotations

from typing import Any

from ui.settings.typed_rows import TypedRows


def put(rows: TypedRows[Any], row: int, **typed: object) -> None:
    """Type into a row, cell by cell."""
    keys = [one.key for one in rows.columns]
    for key, value in typed.items():
        rows.setData(rows.index(row, keys.index(key)), value)
