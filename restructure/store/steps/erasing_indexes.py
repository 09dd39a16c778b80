"""Step 18: the rows of an account are found by its number in every table that holds some."""

from __future__ import annotations

from sqlite_utils import Database

ACCOUNT_TABLES = ("agreements", "proposals", "turns", "awaiting", "evidence", "attachments")


def erasing_indexes(db: Database) -> None:
    """Let nobody's erasing read what belongs to everybody else, by its own statements or by what refers to its rows."""
    for table in ACCOUNT_TABLES:
        db.conn.execute(f"CREATE INDEX {table}_by_account ON {table} (account_number)")
    db.conn.execute("CREATE INDEX turns_by_agreement ON turns (agreement_number)")
    db.conn.execute("CREATE INDEX reversals_by_instead ON reversals (instead_id) WHERE instead_id IS NOT NULL")
