"""Step 3: the audit chain, and beside it what may be forgotten."""

from __future__ import annotations

import secrets

from sqlite_utils import Database

SECRETS = """
CREATE TABLE secrets (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT
"""

AUDIT = """
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    commitment BLOB NOT NULL CHECK (length(commitment) = 32),
    mac BLOB NOT NULL CHECK (length(mac) = 32)
) STRICT
"""

# What names a person stands here and not in the chain, which holds a salted commitment to it.
DETAILS = """
CREATE TABLE audit_details (
    seq INTEGER PRIMARY KEY REFERENCES audit (seq),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    account_number TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT
"""

STAYS = "CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, 'the record stays'); END"


def audit_chain(db: Database) -> None:
    """Make the audit chain, each entry sealed with the one before; its key is drawn here."""
    for table in (SECRETS, AUDIT, DETAILS):
        db.conn.execute(table)
    for verb in ("update", "delete"):
        db.conn.execute(STAYS.format(table="audit", verb=verb))
    db.conn.execute(STAYS.format(table="audit_details", verb="update"))
    db.conn.execute(STAYS.format(table="secrets", verb="update"))
    db.conn.execute(STAYS.format(table="secrets", verb="delete"))
    db.conn.execute("CREATE INDEX audit_details_by_account ON audit_details (account_number, seq)")
    db.conn.execute("INSERT INTO secrets VALUES ('audit', ?)", (secrets.token_bytes(32),))
