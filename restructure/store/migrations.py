"""The schema, step by step. A step that has landed is never edited; the next one follows it."""

from __future__ import annotations

from pkgutil import resolve_name

from sqlite_utils import Database, Migrations

from restructure.store import steps

MIGRATIONS = Migrations("restructure")

ACCOUNTS = """
CREATE TABLE accounts (
    number TEXT PRIMARY KEY CHECK (length(number) BETWEEN 1 AND 64),
    name TEXT NOT NULL,
    id_number TEXT NOT NULL,
    phone TEXT NOT NULL,
    address TEXT NOT NULL,
    creditor TEXT NOT NULL,
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    principal INTEGER NOT NULL CHECK (principal >= 0),
    interest INTEGER NOT NULL CHECK (interest >= 0),
    penalty INTEGER NOT NULL CHECK (penalty >= 0),
    fees INTEGER NOT NULL CHECK (fees >= 0),
    as_of TEXT NOT NULL,
    confirmed_by TEXT NOT NULL CHECK (length(confirmed_by) > 0),
    product TEXT NOT NULL,
    lender_type TEXT NOT NULL,
    contract_rate TEXT,
    contract_date TEXT,
    overdue_since TEXT,
    contract_payment INTEGER,
    contract_payments INTEGER,
    last_paid INTEGER,
    last_paid_on TEXT,
    paid_so_far INTEGER,
    history TEXT NOT NULL,
    source TEXT NOT NULL,
    demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
    opened_at TEXT
) STRICT
"""

EVENTS = """
CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    account_number TEXT NOT NULL REFERENCES accounts (number),
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT
"""

DRAFTS = """
CREATE TABLE drafts (
    account_number TEXT PRIMARY KEY REFERENCES accounts (number),
    detail TEXT NOT NULL
) STRICT
"""

AGREEMENTS = """
CREATE TABLE agreements (
    number TEXT PRIMARY KEY,
    account_number TEXT NOT NULL REFERENCES accounts (number),
    signed_at TEXT NOT NULL,
    terms_digest TEXT NOT NULL CHECK (length(terms_digest) = 64),
    record BLOB NOT NULL
) STRICT
"""

EDITIONS = """
CREATE TABLE editions (
    agreement_number TEXT NOT NULL REFERENCES agreements (number),
    wording TEXT NOT NULL CHECK (wording IN ('en', 'zh', 'both')),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    pdf BLOB NOT NULL,
    PRIMARY KEY (agreement_number, wording)
) STRICT
"""

SETTINGS = """
CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT
"""

SIGNED_STAYS = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'a signed agreement stays as it is'); END
"""


@MIGRATIONS()
def first_schema(db: Database) -> None:
    """Accounts, what was said about them, drafts, signed agreements with their bytes, settings."""
    for table in (ACCOUNTS, EVENTS, DRAFTS, AGREEMENTS, EDITIONS, SETTINGS):
        db.conn.execute(table)
    for table in ("agreements", "editions"):
        for verb in ("update", "delete"):
            db.conn.execute(SIGNED_STAYS.format(table=table, verb=verb))
    db.conn.execute("CREATE INDEX events_by_account ON events (account_number, id)")
    db.conn.execute("CREATE INDEX accounts_by_name ON accounts (name)")
    db.conn.execute("PRAGMA user_version = 1")


for step in steps.STEPS:
    MIGRATIONS()(resolve_name(f"{steps.__name__}.{step}"))
