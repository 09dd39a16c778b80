"""Step 34: the accounts of a plan for several, beside the agreement that names them."""

from __future__ import annotations

from sqlite_utils import Database

# A plan for one account has no rows here. ``place`` 0 is the account that the agreement was made on.
AGREEMENT_ACCOUNTS = """
CREATE TABLE agreement_accounts (
    agreement_number TEXT NOT NULL REFERENCES agreements (number),
    account_number TEXT NOT NULL REFERENCES accounts (number),
    place INTEGER NOT NULL CHECK (place >= 0),
    PRIMARY KEY (agreement_number, account_number)
) STRICT
"""
INDEX = "CREATE INDEX agreement_accounts_by_account ON agreement_accounts (account_number)"

NAMED = """EXISTS (
    SELECT 1 FROM agreements, json_each(CAST(record AS TEXT), '$.debts') AS one
    WHERE number = NEW.agreement_number AND one.key = NEW.place
    AND json_extract(one.value, '$.share.debt.account') = NEW.account_number)"""

RULES = {
    "agreement_accounts_named": (
        f"BEFORE INSERT ON agreement_accounts WHEN NOT {NAMED}",
        "an account of a plan is one that its record names",
    ),
    "agreement_accounts_no_update": ("BEFORE UPDATE ON agreement_accounts", "a signed agreement stays as it is"),
    "agreement_accounts_no_delete": (
        "BEFORE DELETE ON agreement_accounts WHEN NOT EXISTS (SELECT 1 FROM erasing)",
        "a signed agreement stays as it is",
    ),
}


def plan_accounts(db: Database) -> None:
    """The table, empty: every agreement of before is for one account."""
    db.conn.execute(AGREEMENT_ACCOUNTS)
    db.conn.execute(INDEX)
    for name, (when, said) in RULES.items():
        db.conn.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{said}'); END")
