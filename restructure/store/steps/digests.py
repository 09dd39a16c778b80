"""Step 16: what an entry of the record is about, by the digests of the rows."""

from __future__ import annotations

from sqlite_utils import Database


def digests(db: Database) -> None:
    """Keep beside an entry the digests of its rows."""
    db.conn.execute("ALTER TABLE audit_details ADD COLUMN about TEXT NOT NULL DEFAULT ''")
