"""Step 23: a digest of each account, and one of all of them together, kept as accounts are written."""

from __future__ import annotations

from sqlite_utils import Database

from restructure.store.set_digest import NOTHING, moved, row_digest

ACCOUNT_DIGESTS = """
CREATE TABLE account_digests (
    number TEXT PRIMARY KEY,
    digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT, WITHOUT ROWID
"""

# ``told`` is 0 from a change of an account to the next entry of the record.
ACCOUNT_SET = """
CREATE TABLE account_set (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    total BLOB NOT NULL,
    told INTEGER NOT NULL CHECK (told IN (0, 1))
) STRICT
"""

COLUMNS = (
    "number", "name", "id_number", "phone", "address", "creditor", "currency", "principal", "interest", "penalty",
    "fees", "as_of", "confirmed_by", "product", "lender_type", "contract_rate", "contract_date", "overdue_since",
    "contract_payment", "contract_payments", "last_paid", "last_paid_on", "paid_so_far", "history", "source", "demo",
    "co_debtor", "guarantor", "paid_charges", "last_due",
)  # fmt: skip
DIGEST = f"row_digest({', '.join(f'NEW.{name}' for name in COLUMNS)})"
KEPT = "(SELECT digest FROM account_digests WHERE number = {row}.number)"
MOVED = "UPDATE account_set SET told = 0, total = set_moved(total, {gone}, {come});"
COME = f"""INSERT INTO account_digests VALUES (NEW.number, {DIGEST});
    {MOVED.format(gone="NULL", come=KEPT.format(row="NEW"))}"""
GONE = f"""{MOVED.format(gone=KEPT.format(row="OLD"), come="NULL")}
    DELETE FROM account_digests WHERE number = OLD.number;"""
OTHERWISE = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in COLUMNS)

RULES = {
    "accounts_digest_new": ("AFTER INSERT ON accounts", COME),
    "accounts_digest_changed": (f"AFTER UPDATE OF {', '.join(COLUMNS)} ON accounts WHEN {OTHERWISE}", GONE + COME),
    "accounts_digest_gone": ("AFTER DELETE ON accounts", GONE),
}


def account_digests(db: Database) -> None:
    """Digests of the accounts that are there, and rules that keep them whoever writes an account."""
    db.conn.execute(ACCOUNT_DIGESTS)
    db.conn.execute(ACCOUNT_SET)
    total = NOTHING
    for number, *values in db.conn.execute(f"SELECT number, {', '.join(COLUMNS)} FROM accounts ORDER BY number"):
        digest = row_digest(*values)
        db.conn.execute("INSERT INTO account_digests VALUES (?, ?)", (number, digest))
        total = moved(total, None, digest)
    db.conn.execute("INSERT INTO account_set VALUES (1, ?, 0)", (total,))
    for name, (when, done) in RULES.items():
        db.conn.execute(f"CREATE TRIGGER {name} {when} BEGIN {done} END")
