"""Step 19: each import as one batch, with what it takes to undo it; and money of a bank's file that nobody's account
is known for."""

from __future__ import annotations

from sqlite_utils import Database

from restructure.store.steps.four_eyes import UNKNOWN
from restructure.store.steps.reversals import FORGOTTEN, OF_ITS_ACCOUNT
from restructure.store.steps.rights import PEOPLE, RELEASING

# ``first_entry`` to ``last_entry`` are the entries of the record that the import made, ``digest`` that of its rows.
BATCHES = """
CREATE TABLE batches (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('accounts', 'payments', 'budgets')),
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    counts TEXT NOT NULL,
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    first_entry INTEGER NOT NULL,
    last_entry INTEGER NOT NULL
) STRICT
"""

# ``row`` is that of a payment, a reversal or an entry of the log; ``was`` what stood there before a change.
# The batch itself is written when its rows are counted.
BATCH_ROWS = """
CREATE TABLE batch_rows (
    batch INTEGER NOT NULL REFERENCES batches (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL CHECK (kind IN ('added', 'changed', 'payment', 'reversal', 'note', 'budget')),
    account_number TEXT NOT NULL,
    row INTEGER NOT NULL DEFAULT 0,
    was TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (batch, kind, account_number, row)
) STRICT, WITHOUT ROWID
"""

UNDOINGS = """
CREATE TABLE undoings (
    batch INTEGER PRIMARY KEY REFERENCES batches (id),
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    counts TEXT NOT NULL,
    first_entry INTEGER NOT NULL,
    last_entry INTEGER NOT NULL
) STRICT
"""

# The amount as plain digits: where the file names no currency, nobody knows yet how many of them are minor units.
SUSPENSE = """
CREATE TABLE suspense (
    id INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL REFERENCES batches (id) DEFERRABLE INITIALLY DEFERRED,
    line INTEGER NOT NULL,
    paid_on TEXT NOT NULL,
    amount TEXT NOT NULL,
    currency TEXT NOT NULL,
    payer TEXT NOT NULL,
    reference TEXT NOT NULL,
    idempotency TEXT NOT NULL UNIQUE
) STRICT
"""

# Placed on an account as a payment, or returned with a reason. A payment that is taken back leaves it open again.
SUSPENSE_ENDS = """
CREATE TABLE suspense_ends (
    id INTEGER PRIMARY KEY,
    suspense_id INTEGER NOT NULL REFERENCES suspense (id),
    account_number TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    payment_id INTEGER REFERENCES payments (id),
    reason TEXT NOT NULL,
    CHECK ((payment_id IS NULL) = (account_number = '')),
    CHECK (payment_id IS NOT NULL OR length(reason) > 0)
) STRICT
"""

INDEXES = {
    "batch_rows_by_account": "batch_rows (account_number, batch)",
    "suspense_by_batch": "suspense (batch)",
    "suspense_ends_by_item": "suspense_ends (suspense_id)",
    "suspense_ends_by_account": "suspense_ends (account_number)",
    "suspense_ends_by_payment": "suspense_ends (payment_id)",
}

BATCH, UNDOING, MONEY = "a batch stays as it is", "an undoing stays as it is", "money in suspense stays as it is"

RULES = {
    "batches_no_update": ("BEFORE UPDATE ON batches", BATCH),
    "batches_no_delete": ("BEFORE DELETE ON batches", BATCH),
    "batches_own": (f"BEFORE INSERT ON batches WHEN NEW.who <> who() OR {PEOPLE} AND {UNKNOWN}", BATCH),
    "batch_rows_no_update": ("BEFORE UPDATE ON batch_rows", BATCH),
    "batch_rows_no_delete": (f"BEFORE DELETE ON batch_rows WHEN NOT {FORGOTTEN}", BATCH),
    "undoings_no_update": ("BEFORE UPDATE ON undoings", UNDOING),
    "undoings_no_delete": ("BEFORE DELETE ON undoings", UNDOING),
    "undoings_own": (
        f"BEFORE INSERT ON undoings WHEN NEW.who <> who() OR {PEOPLE} AND NOT {RELEASING}",
        "only a supervisor or an administrator undoes an import",
    ),
    "suspense_no_update": ("BEFORE UPDATE ON suspense", MONEY),
    # It is on no account: it goes with the batch that brought it, or with whoever it was placed on.
    "suspense_no_delete": (
        "BEFORE DELETE ON suspense WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE account_number = '')",
        MONEY,
    ),
    "suspense_ends_no_update": ("BEFORE UPDATE ON suspense_ends", MONEY),
    "suspense_ends_no_delete": (f"BEFORE DELETE ON suspense_ends WHEN NOT {FORGOTTEN}", MONEY),
    "suspense_ends_own": (
        (
            f"BEFORE INSERT ON suspense_ends WHEN NEW.who <> who() OR {PEOPLE} AND ({UNKNOWN} "
            f"OR NEW.payment_id IS NULL AND NOT {RELEASING})"
        ),
        "only a supervisor or an administrator returns money",
    ),
    "suspense_ends_of_account": (
        (
            "BEFORE INSERT ON suspense_ends WHEN NEW.payment_id IS NOT NULL "
            f"AND NOT {OF_ITS_ACCOUNT.format(row='NEW.payment_id')}"
        ),
        "money is placed as a payment on its account",
    ),
}


def batches(db: Database) -> None:
    """Batches and what they changed, their undoings, and money in suspense; nobody rewrites any of it."""
    for table in (BATCHES, BATCH_ROWS, UNDOINGS, SUSPENSE, SUSPENSE_ENDS):
        db.conn.execute(table)
    for name, of in INDEXES.items():
        db.conn.execute(f"CREATE INDEX {name} ON {of}")
    for name, (when, said) in RULES.items():
        db.conn.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{said}'); END")
