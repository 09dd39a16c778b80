"""Step 2: the budget sheet and the several debts of an account's household."""

from __future__ import annotations

from sqlite_utils import Database

MEANS = """
CREATE TABLE {table} (
    account_number TEXT PRIMARY KEY REFERENCES accounts (number),
    kept_at TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT
"""


def budget_sheets(db: Database) -> None:
    """Full budget sheets, and the several debts of a household."""
    for table in ("sheets", "debts_cases"):
        db.conn.execute(MEANS.format(table=table))
