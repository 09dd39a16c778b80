"""Step 12: what stood on the desk, kept under a name."""

from __future__ import annotations

from sqlite_utils import Database

SCENARIOS = """
CREATE TABLE scenarios (
    account_number TEXT NOT NULL REFERENCES accounts (number),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    kept_at TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (account_number, name)
) STRICT
"""


def scenarios(db: Database) -> None:
    """A name stands once an account; kept again, it takes the place of what was there."""
    db.conn.execute(SCENARIOS)
