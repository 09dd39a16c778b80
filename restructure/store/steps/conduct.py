"""Step 7: what is known around an account, every contact with its debtor, and the limits that the organisation set."""

from __future__ import annotations

from sqlite_utils import Database

SITUATIONS = """
CREATE TABLE situations (
    account_number TEXT PRIMARY KEY REFERENCES accounts (number),
    kept_at TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT
"""

CONTACTS = """
CREATE TABLE contacts (
    id INTEGER PRIMARY KEY,
    account_number TEXT NOT NULL REFERENCES accounts (number),
    at TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('call', 'message', 'letter', 'visit')),
    talked INTEGER NOT NULL CHECK (talked IN (0, 1)),
    number TEXT NOT NULL,
    identity TEXT NOT NULL,
    result TEXT NOT NULL,
    next_step TEXT NOT NULL,
    who TEXT NOT NULL
) STRICT
"""

STAYS = "a contact stays as it is"


def conduct(db: Database) -> None:
    """Circumstances as they are known, and contacts that nobody rewrites."""
    for table in (SITUATIONS, CONTACTS):
        db.conn.execute(table)
    db.conn.execute("CREATE INDEX contacts_by_account ON contacts (account_number, at)")
    db.conn.execute(
        f"CREATE TRIGGER contacts_no_update BEFORE UPDATE ON contacts BEGIN SELECT RAISE(ABORT, '{STAYS}'); END"
    )
    db.conn.execute(
        "CREATE TRIGGER contacts_no_delete BEFORE DELETE ON contacts WHEN NOT EXISTS "
        f"(SELECT 1 FROM erasing WHERE account_number = OLD.account_number) BEGIN SELECT RAISE(ABORT, '{STAYS}'); END"
    )
