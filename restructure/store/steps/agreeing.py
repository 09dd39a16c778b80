"""Step 11: how each agreement was agreed, what belongs to it, and papers that wait for a signature by hand."""

from __future__ import annotations

from sqlite_utils import Database

EVIDENCE = """
CREATE TABLE evidence (
    agreement_number TEXT PRIMARY KEY,
    account_number TEXT NOT NULL REFERENCES accounts (number),
    way TEXT NOT NULL CHECK (way IN ('ByVoice', 'AtDesk', 'OnPaper', 'OwnCertificate')),
    detail TEXT NOT NULL
) STRICT
"""

ATTACHMENTS = """
CREATE TABLE attachments (
    agreement_number TEXT NOT NULL,
    name TEXT NOT NULL,
    account_number TEXT NOT NULL REFERENCES accounts (number),
    terms_digest TEXT NOT NULL CHECK (length(terms_digest) = 64),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    content BLOB NOT NULL,
    PRIMARY KEY (agreement_number, name)
) STRICT
"""

AWAITING = """
CREATE TABLE awaiting (
    number TEXT NOT NULL,
    wording TEXT NOT NULL CHECK (wording IN ('en', 'zh', 'both')),
    account_number TEXT NOT NULL REFERENCES accounts (number),
    terms_digest TEXT NOT NULL CHECK (length(terms_digest) = 64),
    record BLOB NOT NULL,
    printed_at TEXT NOT NULL,
    pdf BLOB NOT NULL,
    PRIMARY KEY (number, wording)
) STRICT
"""

STAYS = "a signed agreement stays as it is"


def agreeing(db: Database) -> None:
    """Evidence stays as it was kept; it goes only with the person."""
    for table in (EVIDENCE, ATTACHMENTS, AWAITING):
        db.conn.execute(table)
    for table in ("evidence", "attachments"):
        db.conn.execute(
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{STAYS}'); END"
        )
        db.conn.execute(
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN NOT EXISTS "
            "(SELECT 1 FROM erasing WHERE account_number = OLD.account_number) "
            f"BEGIN SELECT RAISE(ABORT, '{STAYS}'); END"
        )
