"""Step 28: whom a contact reached and how it went; complaints, and what was answered."""

from __future__ import annotations

from sqlite_utils import Database

CONTACT_OUTCOMES = """
CREATE TABLE contact_outcomes (
    contact_id INTEGER PRIMARY KEY REFERENCES contacts (id),
    account_number TEXT NOT NULL REFERENCES accounts (number),
    whom TEXT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
    connected INTEGER NOT NULL CHECK (connected IN (0, 1)),
    minutes INTEGER,
    identity_checked INTEGER CHECK (identity_checked IN (0, 1)),
    reason TEXT,
    refused INTEGER NOT NULL CHECK (refused IN (0, 1))
) STRICT
"""

COMPLAINTS = """
CREATE TABLE complaints (
    id INTEGER PRIMARY KEY,
    account_number TEXT NOT NULL REFERENCES accounts (number),
    received_on TEXT NOT NULL,
    complainant TEXT NOT NULL,
    subject TEXT NOT NULL CHECK (length(subject) > 0),
    due_on TEXT NOT NULL,
    who TEXT NOT NULL
) STRICT
"""

COMPLAINT_ANSWERS = """
CREATE TABLE complaint_answers (
    complaint_id INTEGER PRIMARY KEY REFERENCES complaints (id),
    account_number TEXT NOT NULL REFERENCES accounts (number),
    answered_on TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (length(answer) > 0),
    outcome TEXT NOT NULL CHECK (outcome IN ('upheld', 'partly', 'rejected', 'withdrawn')),
    who TEXT NOT NULL
) STRICT
"""

FORGOTTEN = "EXISTS (SELECT 1 FROM erasing WHERE account_number = OLD.account_number)"
STAYS = {
    "contact_outcomes": "a contact stays as it is",
    "complaints": "a complaint stays as it is",
    "complaint_answers": "an answer stays as it is",
}


def complaints(db: Database) -> None:
    """Records that are only added to, found by their account."""
    for made in (CONTACT_OUTCOMES, COMPLAINTS, COMPLAINT_ANSWERS):
        db.conn.execute(made)
    for table, stays in STAYS.items():
        db.conn.execute(f"CREATE INDEX {table}_by_account ON {table} (account_number)")
        db.conn.execute(
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{stays}'); END"
        )
        db.conn.execute(
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN NOT {FORGOTTEN} "
            f"BEGIN SELECT RAISE(ABORT, '{stays}'); END"
        )
    db.conn.execute(
        "CREATE TRIGGER complaint_answers_own BEFORE INSERT ON complaint_answers WHEN NOT EXISTS "
        "(SELECT 1 FROM complaints WHERE id = NEW.complaint_id AND account_number = NEW.account_number) "
        "BEGIN SELECT RAISE(ABORT, 'an answer is to a complaint about its account'); END"
    )
