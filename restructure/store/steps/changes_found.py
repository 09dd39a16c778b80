"""Step 26: the changes of an account's balance are found by its number."""

from __future__ import annotations

from sqlite_utils import Database


def changes_found(db: Database) -> None:
    """Let nobody's erasing read the changes that belong to everybody else."""
    db.conn.execute("CREATE INDEX changes_by_account ON changes (account_number)")
