"""Step 29: what stopped the offers on an account, and what took that back, is found without reading the log."""

from __future__ import annotations

from sqlite_utils import Database


def stops_found(db: Database) -> None:
    """Let those who wait for a person's release be listed each time that the first page is looked at."""
    db.conn.execute("CREATE INDEX events_of_stops ON events (account_number, id) WHERE kind IN ('stopped', 'resumed')")
