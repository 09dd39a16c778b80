"""Step 6: things said once count once; payments; what may be forgotten and what must not be."""

from __future__ import annotations

from sqlite_utils import Database

PAYMENTS = """
CREATE TABLE payments (
    id INTEGER PRIMARY KEY,
    account_number TEXT NOT NULL REFERENCES accounts (number),
    paid_on TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0),
    reference TEXT NOT NULL,
    idempotency TEXT NOT NULL UNIQUE,
    kept_at TEXT NOT NULL
) STRICT
"""

BUDGETS = """
CREATE TABLE budgets (
    account_number TEXT PRIMARY KEY REFERENCES accounts (number),
    household TEXT NOT NULL
) STRICT
"""

HISTORY = """
CREATE TABLE draft_history (
    id INTEGER PRIMARY KEY,
    account_number TEXT NOT NULL REFERENCES accounts (number),
    detail TEXT NOT NULL
) STRICT
"""

HOLDS = """
CREATE TABLE holds (
    account_number TEXT PRIMARY KEY REFERENCES accounts (number),
    reason TEXT NOT NULL CHECK (length(reason) > 0)
) STRICT
"""

# Holds a row only within the transaction that erases a person.
ERASING = "CREATE TABLE erasing (account_number TEXT PRIMARY KEY) STRICT"

ALLOWED = "NOT EXISTS (SELECT 1 FROM erasing WHERE account_number = {number})"
NUMBER = "OLD.account_number"
EDITION = "(SELECT account_number FROM agreements WHERE number = OLD.agreement_number)"

STAYS = {
    "agreements": (NUMBER, "a signed agreement stays as it is"),
    "editions": (EDITION, "a signed agreement stays as it is"),
    "events": (NUMBER, "the log stays as it is"),
    "payments": (NUMBER, "a payment stays as it is"),
    "proposals": (NUMBER, "a proposal stays as it is"),
    "audit_details": (NUMBER, "the record stays"),
}


def keeping(db: Database) -> None:
    """Idempotency keys, payments, budgets, earlier drafts, legal holds, and the one way to forget a person."""
    db.conn.execute("ALTER TABLE events ADD COLUMN idempotency TEXT")
    db.conn.execute("CREATE UNIQUE INDEX events_once ON events (idempotency) WHERE idempotency IS NOT NULL")
    for table in (PAYMENTS, BUDGETS, HISTORY, HOLDS, ERASING):
        db.conn.execute(table)
    db.conn.execute("CREATE INDEX payments_by_account ON payments (account_number, paid_on)")
    db.conn.execute("CREATE INDEX draft_history_by_account ON draft_history (account_number, id)")
    for table, (number, said) in STAYS.items():
        db.conn.execute(f"DROP TRIGGER IF EXISTS {table}_no_delete")
        db.conn.execute(
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN {ALLOWED.format(number=number)} "
            f"BEGIN SELECT RAISE(ABORT, '{said}'); END"
        )
    for table in ("events", "payments"):
        db.conn.execute(
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{STAYS[table][1]}'); END"
        )
    db.conn.execute(
        "CREATE TRIGGER erasing_not_held BEFORE INSERT ON erasing WHEN EXISTS "
        "(SELECT 1 FROM holds WHERE account_number = NEW.account_number) "
        "BEGIN SELECT RAISE(ABORT, 'a legal hold keeps this account'); END"
    )
    db.conn.execute(
        "CREATE TRIGGER decisions_no_more AFTER DELETE ON proposals "
        "BEGIN DELETE FROM decisions WHERE terms_digest = OLD.terms_digest; END"
    )
    db.conn.execute("DROP TRIGGER decisions_no_delete")
    db.conn.execute(
        "CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions WHEN NOT EXISTS (SELECT 1 FROM erasing) "
        "BEGIN SELECT RAISE(ABORT, 'a decision stays as it is'); END"
    )
