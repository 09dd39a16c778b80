"""Step 32: promises to pay, next steps, owners and placements, through which day money is known, how contacts went, the
ends of months, what went to creditors, and what counts keep of somebody who was erased."""

from __future__ import annotations

from sqlite_utils import Database

from restructure.store.steps.four_eyes import UNKNOWN
from restructure.store.steps.reversals import FORGOTTEN, OF_ITS_ACCOUNT
from restructure.store.steps.rights import PEOPLE, RELEASING

# ``said_by`` is whom a contact may reach; ``findings`` a list of what spoke against it when it was noted,
# ``reminder`` whether one was agreed.
PROMISES = """
CREATE TABLE promises (
    id INTEGER PRIMARY KEY,
    account_number TEXT NOT NULL REFERENCES accounts (number),
    amount INTEGER NOT NULL CHECK (amount > 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    due_on TEXT NOT NULL,
    made_at TEXT NOT NULL,
    channel TEXT NOT NULL,
    said_by TEXT NOT NULL CHECK (length(said_by) > 0),
    new_borrowing INTEGER CHECK (new_borrowing IN (0, 1)),
    reminder INTEGER CHECK (reminder IN (0, 1)),
    findings TEXT NOT NULL DEFAULT '[]',
    reason TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL CHECK (source IN ('desk', 'offer', 'statement', 'import')),
    source_row INTEGER,
    replaces INTEGER REFERENCES promises (id),
    who TEXT NOT NULL
) STRICT
"""

PROMISE_ENDS = """
CREATE TABLE promise_ends (
    promise_id INTEGER PRIMARY KEY REFERENCES promises (id),
    account_number TEXT NOT NULL REFERENCES accounts (number),
    how TEXT NOT NULL CHECK (how IN ('withdrawn', 'mistaken')),
    reason TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL,
    who TEXT NOT NULL
) STRICT
"""

# ``due_at`` is a day, or a moment on the clock where the debtor lives; ``owner`` empty is whoever owns the account.
NEXT_STEPS = """
CREATE TABLE next_steps (
    id INTEGER PRIMARY KEY,
    account_number TEXT NOT NULL REFERENCES accounts (number),
    kind TEXT NOT NULL CHECK (length(kind) > 0),
    due_at TEXT NOT NULL,
    owner TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    replaces INTEGER REFERENCES next_steps (id),
    set_at TEXT NOT NULL,
    who TEXT NOT NULL
) STRICT
"""

NEXT_STEP_ENDS = """
CREATE TABLE next_step_ends (
    next_step_id INTEGER PRIMARY KEY REFERENCES next_steps (id),
    account_number TEXT NOT NULL REFERENCES accounts (number),
    how TEXT NOT NULL CHECK (how IN ('done', 'dropped')),
    reason TEXT NOT NULL DEFAULT '',
    contact_id INTEGER REFERENCES contacts (id),
    at TEXT NOT NULL,
    who TEXT NOT NULL
) STRICT
"""

# Passed over on the work list, until the moment that is named, or else for the day.
SKIPS = """
CREATE TABLE skips (
    id INTEGER PRIMARY KEY,
    account_number TEXT NOT NULL REFERENCES accounts (number),
    reason TEXT NOT NULL CHECK (
        reason IN ('number_wrong', 'wrong_moment', 'paper', 'supervisor', 'conflict_of_interest', 'other')),
    note TEXT NOT NULL DEFAULT '',
    until TEXT,
    at TEXT NOT NULL,
    who TEXT NOT NULL
) STRICT
"""

# Left out by hand, or taken in again: the last row of an account and a matter counts.
LEFT_OUT = """
CREATE TABLE left_out (
    id INTEGER PRIMARY KEY,
    account_number TEXT NOT NULL REFERENCES accounts (number),
    matter TEXT NOT NULL CHECK (matter IN ('work_list', 'signs', 'points')),
    is_out INTEGER NOT NULL CHECK (is_out IN (0, 1)),
    reason TEXT NOT NULL CHECK (length(reason) > 0),
    at TEXT NOT NULL,
    who TEXT NOT NULL
) STRICT
"""

# Accounts dealt in one act: which list, to whom, up to how many each, and what came of it.
DEALINGS = """
CREATE TABLE dealings (
    id INTEGER PRIMARY KEY,
    list TEXT NOT NULL,
    owners TEXT NOT NULL,
    cap INTEGER,
    counts TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL
) STRICT
"""

# The last row of an account counts, up to its last day; ``owner`` is a login or a pool, empty for nobody.
OWNERS = """
CREATE TABLE owners (
    id INTEGER PRIMARY KEY,
    account_number TEXT NOT NULL REFERENCES accounts (number),
    owner TEXT NOT NULL,
    is_pool INTEGER NOT NULL DEFAULT 0 CHECK (is_pool IN (0, 1)),
    since TEXT NOT NULL,
    until TEXT,
    why TEXT NOT NULL CHECK (why IN ('dealt', 'rotated', 'kept_back', 'returned', 'hand', 'import')),
    reason TEXT NOT NULL DEFAULT '',
    dealing_id INTEGER REFERENCES dealings (id),
    placement_batch_id INTEGER REFERENCES placement_batches (id),
    at TEXT NOT NULL,
    who TEXT NOT NULL
) STRICT
"""

# A file of accounts that a creditor placed here; ``terms`` as JSON, where a commission is more than one rate.
# ``digest`` is that of its rows, under the key of the record.
PLACEMENT_BATCHES = """
CREATE TABLE placement_batches (
    id INTEGER PRIMARY KEY,
    creditor TEXT NOT NULL,
    batch TEXT NOT NULL CHECK (length(batch) > 0),
    placed_on TEXT NOT NULL,
    recall_on TEXT,
    reference TEXT NOT NULL DEFAULT '',
    commission_rate TEXT,
    terms TEXT NOT NULL DEFAULT '{}',
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    rows INTEGER NOT NULL,
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    at TEXT NOT NULL,
    who TEXT NOT NULL
) STRICT
"""

PLACEMENTS = """
CREATE TABLE placements (
    placement_batch_id INTEGER NOT NULL REFERENCES placement_batches (id) DEFERRABLE INITIALLY DEFERRED,
    account_number TEXT NOT NULL REFERENCES accounts (number),
    reference TEXT NOT NULL DEFAULT '',
    recall_on TEXT,
    hand INTEGER NOT NULL DEFAULT 1 CHECK (hand > 0),
    commission_rate TEXT,
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    principal INTEGER NOT NULL,
    interest INTEGER NOT NULL,
    penalty INTEGER NOT NULL,
    fees INTEGER NOT NULL,
    days_late INTEGER,
    bucket TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (placement_batch_id, account_number)
) STRICT, WITHOUT ROWID
"""

# An account goes back, is recalled or kept longer; with no account the whole batch is withdrawn, as if it had not come.
PLACEMENT_ENDS = """
CREATE TABLE placement_ends (
    id INTEGER PRIMARY KEY,
    placement_batch_id INTEGER NOT NULL REFERENCES placement_batches (id),
    account_number TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('returned', 'recalled', 'kept_back', 'withdrawn')),
    ends_on TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    CHECK ((how = 'withdrawn') = (account_number = ''))
) STRICT
"""

# The last row of a source counts, unless its import was undone; an empty creditor is all of them.
MONEY_KNOWN = """
CREATE TABLE money_known (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    creditor TEXT NOT NULL DEFAULT '',
    through TEXT NOT NULL,
    rows INTEGER NOT NULL,
    batch INTEGER REFERENCES batches (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT NOT NULL,
    who TEXT NOT NULL
) STRICT
"""

CONTACT_RESULTS = """
CREATE TABLE contact_results (
    contact_id INTEGER PRIMARY KEY REFERENCES contacts (id),
    account_number TEXT NOT NULL REFERENCES accounts (number),
    result TEXT NOT NULL CHECK (length(result) > 0),
    promise_id INTEGER REFERENCES promises (id),
    next_step_id INTEGER REFERENCES next_steps (id)
) STRICT
"""

# Taken once, for the last day of a month; a month that was not taken stays unknown. ``digest`` is that of its rows,
# under the key of the record.
MONTH_ENDS = """
CREATE TABLE month_ends (
    month TEXT PRIMARY KEY CHECK (length(month) = 7),
    taken_at TEXT NOT NULL,
    known_through TEXT,
    accounts INTEGER NOT NULL,
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    who TEXT NOT NULL
) STRICT
"""

MONTH_END_ROWS = """
CREATE TABLE month_end_rows (
    month TEXT NOT NULL REFERENCES month_ends (month) DEFERRABLE INITIALLY DEFERRED,
    account_number TEXT NOT NULL REFERENCES accounts (number),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    balance INTEGER NOT NULL,
    days_late INTEGER,
    days_paused INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL,
    owner TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (month, account_number)
) STRICT, WITHOUT ROWID
"""

# A result file, a reconciliation or a bill of commission; ``sha256`` is that of the file.
CREDITOR_STATEMENTS = """
CREATE TABLE creditor_statements (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('result', 'reconciliation', 'commission')),
    creditor TEXT NOT NULL,
    since TEXT NOT NULL,
    through TEXT NOT NULL,
    known_through TEXT,
    counts TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    at TEXT NOT NULL,
    who TEXT NOT NULL
) STRICT
"""

# Once for a payment, and once more, below nothing, where it was taken back after it had been billed.
COMMISSION_LINES = """
CREATE TABLE commission_lines (
    id INTEGER PRIMARY KEY,
    statement_id INTEGER NOT NULL REFERENCES creditor_statements (id),
    account_number TEXT NOT NULL REFERENCES accounts (number),
    payment_id INTEGER NOT NULL REFERENCES payments (id),
    is_reversal INTEGER NOT NULL CHECK (is_reversal IN (0, 1)),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    base INTEGER NOT NULL,
    rate TEXT NOT NULL,
    commission INTEGER NOT NULL,
    UNIQUE (payment_id, is_reversal)
) STRICT
"""

# What was counted of somebody who was erased, and nothing that says who it was; ``series`` joins what was of one
# account.
ERASED_FACTS = """
CREATE TABLE erased_facts (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (length(kind) > 0),
    on_day TEXT NOT NULL,
    series TEXT NOT NULL,
    owner TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT
"""

# Filters and columns under a name, for one person or for all.
SAVED_LISTS = """
CREATE TABLE saved_lists (
    owner TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
    definition TEXT NOT NULL,
    kept_at TEXT NOT NULL,
    PRIMARY KEY (owner, name)
) STRICT
"""

TABLES = (
    PROMISES, PROMISE_ENDS, NEXT_STEPS, NEXT_STEP_ENDS, SKIPS, LEFT_OUT, DEALINGS, PLACEMENT_BATCHES, OWNERS,
    PLACEMENTS, PLACEMENT_ENDS, MONEY_KNOWN, CONTACT_RESULTS, MONTH_ENDS, MONTH_END_ROWS, CREDITOR_STATEMENTS,
    COMMISSION_LINES, ERASED_FACTS, SAVED_LISTS,
)  # fmt: skip
INDEXES = (
    "CREATE INDEX promises_by_account ON promises (account_number, id)",
    "CREATE INDEX promises_by_due ON promises (due_on)",
    "CREATE UNIQUE INDEX promises_replaced ON promises (replaces) WHERE replaces IS NOT NULL",
    "CREATE UNIQUE INDEX promises_of_source ON promises (source, source_row) WHERE source_row IS NOT NULL",
    "CREATE INDEX promise_ends_by_account ON promise_ends (account_number)",
    "CREATE INDEX next_steps_by_account ON next_steps (account_number, id)",
    "CREATE INDEX next_steps_by_due ON next_steps (due_at)",
    "CREATE UNIQUE INDEX next_steps_replaced ON next_steps (replaces) WHERE replaces IS NOT NULL",
    "CREATE INDEX next_step_ends_by_account ON next_step_ends (account_number)",
    "CREATE INDEX next_step_ends_by_contact ON next_step_ends (contact_id) WHERE contact_id IS NOT NULL",
    "CREATE INDEX skips_by_account ON skips (account_number, id)",
    "CREATE INDEX left_out_by_account ON left_out (account_number, id)",
    "CREATE INDEX owners_by_account ON owners (account_number, id)",
    "CREATE INDEX owners_by_owner ON owners (owner, account_number)",
    "CREATE INDEX owners_by_dealing ON owners (dealing_id) WHERE dealing_id IS NOT NULL",
    "CREATE INDEX owners_by_batch ON owners (placement_batch_id) WHERE placement_batch_id IS NOT NULL",
    "CREATE INDEX placements_by_account ON placements (account_number)",
    "CREATE INDEX placement_ends_by_account ON placement_ends (account_number)",
    "CREATE INDEX placement_ends_by_batch ON placement_ends (placement_batch_id)",
    "CREATE INDEX money_known_by_source ON money_known (source, creditor, id)",
    "CREATE INDEX money_known_by_batch ON money_known (batch) WHERE batch IS NOT NULL",
    "CREATE INDEX contact_results_by_account ON contact_results (account_number)",
    "CREATE INDEX contact_results_by_promise ON contact_results (promise_id) WHERE promise_id IS NOT NULL",
    "CREATE INDEX contact_results_by_step ON contact_results (next_step_id) WHERE next_step_id IS NOT NULL",
    "CREATE INDEX month_end_rows_by_account ON month_end_rows (account_number)",
    "CREATE INDEX commission_lines_by_account ON commission_lines (account_number)",
    "CREATE INDEX commission_lines_by_statement ON commission_lines (statement_id)",
    "CREATE INDEX erased_facts_by_kind ON erased_facts (kind, on_day)",
    "CREATE INDEX contacts_by_day ON contacts (at)",
)

STAY = {
    "promises": "a promise stays as it was made",
    "promise_ends": "the end of a promise stays as it is",
    "next_steps": "a next step stays as it was set",
    "next_step_ends": "the end of a next step stays as it is",
    "skips": "what was passed over stays as it is",
    "left_out": "what was left out by hand stays as it is",
    "owners": "who owned an account stays as it is",
    "placements": "a placement stays as it is",
    "placement_ends": "the end of a placement stays as it is",
    "contact_results": "a contact stays as it is",
    "month_end_rows": "the end of a month stays as it is",
    "commission_lines": "a bill of commission stays as it is",
}
"""Of an account, and gone with whoever is forgotten."""
STAY_ALWAYS = {
    "dealings": "a dealing stays as it is",
    "placement_batches": "a placement stays as it is",
    "money_known": "through which day money was known stays as it is",
    "month_ends": "the end of a month stays as it is",
    "creditor_statements": "what went to a creditor stays as it is",
    "erased_facts": "what was counted stays as it is",
}
BY_ANOTHER = f"NEW.who <> who() OR {PEOPLE} AND {UNKNOWN}"
WITHOUT_RIGHT = f"NEW.who <> who() OR {PEOPLE} AND NOT {RELEASING}"
ENTRY = "nobody enters for another, or without signing in"
ONLY_RELEASING = "only a supervisor or an administrator deals accounts and answers to creditors"
SAME_ACCOUNT = "EXISTS (SELECT 1 FROM {table} WHERE id = NEW.{column} AND account_number = NEW.account_number)"
OF_ACCOUNT = "it is of another account"

RULES = {
    **{f"{table}_no_update": (f"BEFORE UPDATE ON {table}", said) for table, said in (STAY | STAY_ALWAYS).items()},
    **{f"{table}_no_delete": (f"BEFORE DELETE ON {table} WHEN NOT {FORGOTTEN}", said) for table, said in STAY.items()},
    **{f"{table}_no_delete": (f"BEFORE DELETE ON {table}", said) for table, said in STAY_ALWAYS.items()},
    **{
        f"{table}_own": (f"BEFORE INSERT ON {table} WHEN {BY_ANOTHER}", ENTRY)
        for table in ("promises", "promise_ends", "next_steps", "next_step_ends", "skips", "left_out")
    },
    **{
        f"{table}_own": (f"BEFORE INSERT ON {table} WHEN {WITHOUT_RIGHT}", ONLY_RELEASING)
        for table in ("dealings", "owners", "placement_batches", "placement_ends", "creditor_statements")
    },
    "money_known_own": (
        f"BEFORE INSERT ON money_known WHEN {BY_ANOTHER} OR NEW.batch IS NULL AND {PEOPLE} AND NOT {RELEASING}",
        "only a supervisor or an administrator says through which day money is known",
    ),
    "month_ends_own": ("BEFORE INSERT ON month_ends WHEN NEW.who <> who()", ENTRY),
    "placements_before": (
        ("BEFORE INSERT ON placements WHEN EXISTS (SELECT 1 FROM placement_batches WHERE id = NEW.placement_batch_id)"),
        STAY["placements"],
    ),
    "month_end_rows_before": (
        "BEFORE INSERT ON month_end_rows WHEN EXISTS (SELECT 1 FROM month_ends WHERE month = NEW.month)",
        STAY["month_end_rows"],
    ),
    "commission_lines_own": (f"BEFORE INSERT ON commission_lines WHEN {PEOPLE} AND NOT {RELEASING}", ONLY_RELEASING),
    "commission_lines_of_account": (
        f"BEFORE INSERT ON commission_lines WHEN NOT {OF_ITS_ACCOUNT.format(row='NEW.payment_id')}",
        OF_ACCOUNT,
    ),
    "erased_facts_own": (
        "BEFORE INSERT ON erased_facts WHEN NOT EXISTS (SELECT 1 FROM erasing)",
        STAY_ALWAYS["erased_facts"],
    ),
    **{
        f"{table}_of_account": (
            (
                f"BEFORE INSERT ON {table} WHEN NEW.{column} IS NOT NULL "
                f"AND NOT {SAME_ACCOUNT.format(table=of, column=column)}"
            ),
            OF_ACCOUNT,
        )
        for table, column, of in (
            ("promises", "replaces", "promises"),
            ("promise_ends", "promise_id", "promises"),
            ("next_steps", "replaces", "next_steps"),
            ("next_step_ends", "next_step_id", "next_steps"),
            ("contact_results", "contact_id", "contacts"),
        )
    },
    "promises_ended": (
        "BEFORE INSERT ON promises WHEN EXISTS (SELECT 1 FROM promise_ends WHERE promise_id = NEW.replaces)",
        "it is ended",
    ),
    "promise_ends_replaced": (
        "BEFORE INSERT ON promise_ends WHEN EXISTS (SELECT 1 FROM promises WHERE replaces = NEW.promise_id)",
        "it is replaced",
    ),
    "next_steps_ended": (
        "BEFORE INSERT ON next_steps WHEN EXISTS (SELECT 1 FROM next_step_ends WHERE next_step_id = NEW.replaces)",
        "it is ended",
    ),
    "next_step_ends_replaced": (
        "BEFORE INSERT ON next_step_ends WHEN EXISTS (SELECT 1 FROM next_steps WHERE replaces = NEW.next_step_id)",
        "it is replaced",
    ),
}


def promises(db: Database) -> None:
    """Records that are only added to; what a state is follows from them and the money that came."""
    for statement in (*TABLES, *INDEXES):
        db.conn.execute(statement)
    for name, (when, said) in RULES.items():
        db.conn.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{said}'); END")
