"""Step 13: who else stands for a debt."""

from __future__ import annotations

from sqlite_utils import Database


def beside(db: Database) -> None:
    """A co-debtor and a guarantor of an account, by name; an empty text where there is none."""
    for name in ("co_debtor", "guarantor"):
        db.conn.execute(f"ALTER TABLE accounts ADD COLUMN {name} TEXT NOT NULL DEFAULT ''")
