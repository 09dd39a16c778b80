"""Step 33: files of clients: whose accounts they are, who stands beside, each version of a budget and of the debts,
what was noted and agreed to, and documents as they went out and came in."""

from __future__ import annotations

from sqlite_utils import Database

from restructure.store.steps.reversals import FORGOTTEN
from restructure.store.steps.rights import PEOPLE

CLIENT_FILES = """
CREATE TABLE client_files (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    opened_at TEXT NOT NULL,
    who TEXT NOT NULL
) STRICT
"""

# An account is in one file; the client is the debtor of those that are the client's own.
CLIENT_ACCOUNTS = """
CREATE TABLE client_accounts (
    account_number TEXT PRIMARY KEY REFERENCES accounts (number),
    file_id INTEGER NOT NULL REFERENCES client_files (id),
    whose TEXT NOT NULL CHECK (whose IN ('client', 'partner')),
    at TEXT NOT NULL,
    who TEXT NOT NULL
) STRICT
"""

# Whoever stands beside the client; the client is found by the accounts.
CLIENT_PEOPLE = """
CREATE TABLE client_people (
    file_id INTEGER NOT NULL REFERENCES client_files (id),
    person_id INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (length(role) > 0),
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    PRIMARY KEY (file_id, person_id)
) STRICT
"""

# The last row of a file, a kind and a currency is in force; one that has a name, or is followed, stays as it is.
CLIENT_BUDGETS = """
CREATE TABLE client_budgets (
    id INTEGER PRIMARY KEY,
    file_id INTEGER NOT NULL REFERENCES client_files (id),
    kind TEXT NOT NULL CHECK (kind IN ('sheet', 'debts')),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    kept_at TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    detail TEXT NOT NULL,
    who TEXT NOT NULL
) STRICT
"""

# A row that replaces another is what stands instead; with ``is_end`` nothing does, and the reason says why.
CLIENT_RECORDS = """
CREATE TABLE client_records (
    id INTEGER PRIMARY KEY,
    file_id INTEGER NOT NULL REFERENCES client_files (id),
    kind TEXT NOT NULL CHECK (length(kind) > 0),
    due_on TEXT,
    detail TEXT NOT NULL,
    replaces INTEGER REFERENCES client_records (id),
    is_end INTEGER NOT NULL DEFAULT 0 CHECK (is_end IN (0, 1)),
    reason TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    CHECK (is_end = 0 OR replaces IS NOT NULL)
) STRICT
"""

CLIENT_DOCUMENTS = """
CREATE TABLE client_documents (
    id INTEGER PRIMARY KEY,
    file_id INTEGER NOT NULL REFERENCES client_files (id),
    kind TEXT NOT NULL CHECK (length(kind) > 0),
    name TEXT NOT NULL CHECK (length(name) > 0),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    content BLOB NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL
) STRICT
"""

TABLES = (CLIENT_FILES, CLIENT_ACCOUNTS, CLIENT_PEOPLE, CLIENT_BUDGETS, CLIENT_RECORDS, CLIENT_DOCUMENTS)
INDEXES = (
    "CREATE INDEX client_accounts_by_file ON client_accounts (file_id)",
    "CREATE INDEX client_people_by_person ON client_people (person_id)",
    "CREATE INDEX client_budgets_by_file ON client_budgets (file_id, kind, currency, id)",
    "CREATE INDEX client_records_by_file ON client_records (file_id, kind, id)",
    "CREATE INDEX client_records_by_due ON client_records (due_on) WHERE due_on IS NOT NULL",
    "CREATE UNIQUE INDEX client_records_replaced ON client_records (replaces) WHERE replaces IS NOT NULL",
    "CREATE INDEX client_documents_by_file ON client_documents (file_id, id)",
)

# What was kept of one debtor is one file, whatever the account: persons decide, never names. ``walled`` says that it is
# kept from whoever works for the creditor: nobody knows that it was told to them.
HELD = """
CREATE TABLE client_held AS
SELECT kept.*, accounts.currency, CASE WHEN persons.id IS NULL THEN 'a' || kept.account_number
    ELSE 'p' || coalesce(persons.same_as, persons.id) END AS owner
FROM (
    SELECT 'sheet' AS kind, account_number, kept_at, detail FROM sheets
    UNION ALL SELECT 'debts', account_number, kept_at, detail FROM debts_cases
) AS kept
JOIN accounts ON accounts.number = kept.account_number
LEFT JOIN person_roles ON person_roles.account_number = kept.account_number AND person_roles.role = 'debtor'
LEFT JOIN persons ON persons.id = person_roles.person_id
"""
KEEPER = """(
    SELECT audit.who FROM audit_details JOIN audit USING (seq)
    WHERE audit_details.account_number = {table}.account_number AND action = 'budget_kept' AND detail = '{kind}'
    ORDER BY audit.seq DESC LIMIT 1)"""
MADE = (
    """
INSERT INTO client_files (id, opened_at, who)
SELECT row_number() OVER (ORDER BY min(kept_at), min(account_number)), min(kept_at), '' FROM client_held GROUP BY owner
""",
    """
CREATE TABLE client_owners AS
SELECT owner, row_number() OVER (ORDER BY min(kept_at), min(account_number)) AS file_id FROM client_held GROUP BY owner
""",
    """
INSERT INTO client_accounts
SELECT DISTINCT account_number, file_id, 'client', opened_at, ''
FROM client_held JOIN client_owners USING (owner) JOIN client_files ON client_files.id = file_id
""",
    """
INSERT INTO client_budgets (file_id, kind, currency, kept_at, detail, who)
SELECT file_id, kind, currency, kept_at, detail, '' FROM client_held JOIN client_owners USING (owner)
ORDER BY kept_at, account_number, kind
""",
)
WORKS_FOR_CREDITOR = "(SELECT login FROM users WHERE role IN ('collector', 'supervisor'))"
MOVED = """
DELETE FROM {table} WHERE NOT EXISTS (SELECT 1 FROM users)
OR EXISTS (SELECT 1 FROM users WHERE role = 'counsellor') AND coalesce({keeper}, '') NOT IN {creditors}
"""

FOR_CLIENTS = (
    "EXISTS (SELECT 1 FROM users WHERE login = who() AND role IN ('counsellor', 'administrator') AND active = 1)"
)
ERASING = "EXISTS (SELECT 1 FROM erasing)"
BY_ANOTHER = f"NEW.who <> who() OR {PEOPLE} AND NOT {FOR_CLIENTS}"
ENTRY = "only a counsellor or an administrator keeps the file of a client"
OTHERS = (
    "EXISTS (SELECT 1 FROM client_accounts AS other WHERE other.file_id = OLD.file_id AND other.rowid <> OLD.rowid)"
)
LATER = """EXISTS (SELECT 1 FROM client_budgets AS later WHERE later.file_id = OLD.file_id AND later.kind = OLD.kind
    AND later.currency = OLD.currency AND later.id > OLD.id)"""
OTHER_PLACE = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in ("id", "file_id", "kind", "currency"))
ONE_FILE = "EXISTS (SELECT 1 FROM client_records WHERE id = NEW.replaces AND file_id = NEW.file_id AND kind = NEW.kind)"
STAY = {
    "client_files": "the file of a client stays as it is",
    "client_records": "what was noted in the file of a client stays as it is",
    "client_documents": "a document stays as it is",
}

RULES = {
    **{
        f"{table}_own": (f"BEFORE INSERT ON {table} WHEN {BY_ANOTHER}", ENTRY)
        for table in ("client_files", "client_people", "client_budgets", "client_records", "client_documents")
    },
    "client_accounts_own": (f"BEFORE INSERT ON client_accounts WHEN ({BY_ANOTHER}) AND NOT {ERASING}", ENTRY),
    **{f"{table}_no_update": (f"BEFORE UPDATE ON {table}", said) for table, said in STAY.items()},
    **{f"{table}_no_delete": (f"BEFORE DELETE ON {table} WHEN NOT {ERASING}", said) for table, said in STAY.items()},
    "client_accounts_no_update": ("BEFORE UPDATE ON client_accounts", "an account stays in the file that it is in"),
    "client_accounts_last": (
        f"BEFORE DELETE ON client_accounts WHEN NOT {FORGOTTEN} AND NOT {OTHERS}",
        "the file of a client has an account",
    ),
    "client_accounts_left": (
        f"BEFORE DELETE ON client_accounts WHEN NOT {FORGOTTEN} AND {PEOPLE} AND NOT {FOR_CLIENTS}",
        ENTRY,
    ),
    "client_people_no_update": ("BEFORE UPDATE ON client_people", "who stands beside a client stays as it is"),
    "client_people_left": (
        f"BEFORE DELETE ON client_people WHEN NOT {ERASING} AND {PEOPLE} AND NOT {FOR_CLIENTS}",
        ENTRY,
    ),
    "client_budgets_changed": (
        f"BEFORE UPDATE ON client_budgets WHEN {BY_ANOTHER} OR OLD.name <> '' OR {OTHER_PLACE} OR {LATER}",
        "a version of a budget stays as it is",
    ),
    "client_budgets_no_delete": (
        f"BEFORE DELETE ON client_budgets WHEN NOT {ERASING}",
        "a version of a budget stays as it is",
    ),
    "client_records_of_file": (
        f"BEFORE INSERT ON client_records WHEN NEW.replaces IS NOT NULL AND NOT {ONE_FILE}",
        "it is of another file",
    ),
    "client_records_ended": (
        (
            "BEFORE INSERT ON client_records "
            "WHEN EXISTS (SELECT 1 FROM client_records WHERE id = NEW.replaces AND is_end = 1)"
        ),
        "it is ended",
    ),
}


def client_files(db: Database) -> None:
    """One file for each debtor of whom a budget or debts are kept; the newest of each currency is in force, the others
    are versions. What nobody who works for the creditor is known to have kept is kept from them."""
    for statement in (*TABLES, *INDEXES, HELD, *MADE):
        db.conn.execute(statement)
    for table, kind in (("sheets", "sheet"), ("debts_cases", "debts")):
        keeper = KEEPER.format(table=table, kind=kind)
        db.conn.execute(MOVED.format(table=table, keeper=keeper, creditors=WORKS_FOR_CREDITOR))
    db.conn.execute("DROP TABLE client_owners")
    db.conn.execute("DROP TABLE client_held")
    for name, (when, said) in RULES.items():
        db.conn.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{said}'); END")
