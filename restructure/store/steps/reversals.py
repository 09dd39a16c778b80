"""Step 15: ways of agreeing kept under tags; and entries that take back a payment which was entered by mistake."""

from __future__ import annotations

from sqlite_utils import Database

from restructure.store.steps.rights import PEOPLE, RELEASING

TAGS = {"AtDesk": "desk", "ByVoice": "voice", "OnPaper": "paper", "OwnCertificate": "certificate"}

EVIDENCE = """
CREATE TABLE evidence (
    agreement_number TEXT PRIMARY KEY,
    account_number TEXT NOT NULL REFERENCES accounts (number),
    way TEXT NOT NULL CHECK (way IN ('desk', 'voice', 'paper', 'certificate')),
    detail TEXT NOT NULL
) STRICT
"""

# The payment itself stays as it is; ``instead_id`` is what was entered in its place.
REVERSALS = """
CREATE TABLE reversals (
    payment_id INTEGER PRIMARY KEY REFERENCES payments (id),
    account_number TEXT NOT NULL REFERENCES accounts (number),
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (length(reason) > 0),
    instead_id INTEGER REFERENCES payments (id)
) STRICT
"""

FORGOTTEN = "EXISTS (SELECT 1 FROM erasing WHERE account_number = OLD.account_number)"
OF_ITS_ACCOUNT = "EXISTS (SELECT 1 FROM payments WHERE id = {row} AND account_number = NEW.account_number)"

RULES = {
    "evidence_no_update": ("BEFORE UPDATE ON evidence", "a signed agreement stays as it is"),
    "evidence_no_delete": (f"BEFORE DELETE ON evidence WHEN NOT {FORGOTTEN}", "a signed agreement stays as it is"),
    "reversals_no_update": ("BEFORE UPDATE ON reversals", "a reversal stays as it is"),
    "reversals_no_delete": (f"BEFORE DELETE ON reversals WHEN NOT {FORGOTTEN}", "a reversal stays as it is"),
    "reversals_own": (
        f"BEFORE INSERT ON reversals WHEN NEW.who <> who() OR {PEOPLE} AND NOT {RELEASING}",
        "only a supervisor or an administrator takes a payment back",
    ),
    "reversals_of_account": (
        (
            f"BEFORE INSERT ON reversals WHEN NOT {OF_ITS_ACCOUNT.format(row='NEW.payment_id')} "
            f"OR NEW.instead_id IS NOT NULL AND NOT {OF_ITS_ACCOUNT.format(row='NEW.instead_id')}"
        ),
        "a reversal is of a payment on its account",
    ),
}


def reversals(db: Database) -> None:
    """The same evidence under tags, which no renaming of a class touches; reversals that nobody rewrites."""
    cases = " ".join(f"WHEN '{name}' THEN '{tag}'" for name, tag in TAGS.items())
    db.conn.execute("CREATE TABLE evidence_before AS SELECT * FROM evidence")
    db.conn.execute("DROP TABLE evidence")
    db.conn.execute(EVIDENCE)
    db.conn.execute(
        "INSERT INTO evidence SELECT agreement_number, account_number, "
        f"CASE way {cases} END, detail FROM evidence_before ORDER BY rowid"
    )
    db.conn.execute("DROP TABLE evidence_before")
    db.conn.execute(REVERSALS)
    db.conn.execute("CREATE INDEX reversals_by_account ON reversals (account_number)")
    for name, (when, said) in RULES.items():
        db.conn.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{said}'); END")
