"""Step 20: natural persons, once each: who they are, in which roles they stand at accounts, how they are reached;
what somebody decided of two who look alike, what a person asked for, and what was answered."""

from __future__ import annotations

from sqlite_utils import Database

from restructure.store.person_keys import teach
from restructure.store.steps.four_eyes import UNKNOWN
from restructure.store.steps.rights import PEOPLE, RELEASING

# A number once given stands for nobody else: the record names persons by it.
PERSONS = """
CREATE TABLE persons (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    id_number TEXT NOT NULL,
    id_key TEXT NOT NULL,
    proves INTEGER NOT NULL CHECK (proves IN (0, 1)),
    born TEXT,
    channel TEXT NOT NULL DEFAULT '' CHECK (channel IN ('', 'call', 'message', 'letter', 'visit')),
    hour INTEGER CHECK (hour BETWEEN 0 AND 23),
    language TEXT NOT NULL DEFAULT '' CHECK (language IN ('', 'en', 'zh')),
    same_as INTEGER REFERENCES persons (id)
) STRICT
"""

ROLES = """
CREATE TABLE person_roles (
    account_number TEXT NOT NULL REFERENCES accounts (number),
    role TEXT NOT NULL CHECK (role IN ('debtor', 'co_debtor', 'guarantor', 'spouse', 'representative')),
    person_id INTEGER NOT NULL REFERENCES persons (id),
    PRIMARY KEY (account_number, role, person_id)
) STRICT, WITHOUT ROWID
"""

# As they are known from an account, with which they go; ``of_account`` are the telephones in its own field.
DETAILS = """
CREATE TABLE contact_details (
    account_number TEXT NOT NULL REFERENCES accounts (number),
    person_id INTEGER NOT NULL REFERENCES persons (id),
    kind TEXT NOT NULL CHECK (kind IN ('phone', 'email', 'wechat', 'address')),
    value TEXT NOT NULL CHECK (length(value) > 0),
    label TEXT NOT NULL DEFAULT '',
    key TEXT NOT NULL,
    of_account INTEGER NOT NULL DEFAULT 0 CHECK (of_account IN (0, 1)),
    PRIMARY KEY (account_number, person_id, kind, value)
) STRICT, WITHOUT ROWID
"""

# Numbers of persons and nothing that says who they are; they stay when a person goes, and the groups stay whole.
DECISIONS = """
CREATE TABLE person_decisions (
    id INTEGER PRIMARY KEY,
    first_id INTEGER NOT NULL,
    other_id INTEGER NOT NULL CHECK (first_id < other_id),
    answer TEXT NOT NULL CHECK (answer IN ('same', 'different', 'open')),
    at TEXT NOT NULL,
    who TEXT NOT NULL
) STRICT
"""

REQUESTS = """
CREATE TABLE person_requests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('copy', 'correct', 'erase', 'retention')),
    received_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL
) STRICT
"""

ANSWERS = """
CREATE TABLE person_answers (
    id INTEGER PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES person_requests (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('done', 'partly', 'refused')),
    until TEXT,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL
) STRICT
"""

ONCE = "CREATE UNIQUE INDEX persons_once ON persons (id_key) WHERE proves = 1"
INDEXES = (
    "CREATE INDEX persons_by_number ON persons (id_key) WHERE proves = 0 AND id_key <> ''",
    "CREATE INDEX persons_by_birth ON persons (name_key, born) WHERE born IS NOT NULL",
    "CREATE INDEX persons_same ON persons (same_as) WHERE same_as IS NOT NULL",
    "CREATE INDEX roles_by_person ON person_roles (person_id)",
    "CREATE INDEX contact_details_by_person ON contact_details (person_id)",
    "CREATE INDEX contact_details_by_key ON contact_details (kind, key) WHERE key <> ''",
    "CREATE INDEX person_decisions_of_pair ON person_decisions (first_id, other_id)",
    "CREATE INDEX person_decisions_of_other ON person_decisions (other_id)",
    "CREATE INDEX requests_by_person ON person_requests (person_id)",
    "CREATE INDEX answers_by_request ON person_answers (request_id)",
)

# Whoever has a number that proves it is one person; of the accounts that say so, the one of the newest balance names
# them. Everybody else is one for each account.
KNOWN = """
INSERT INTO persons (name, name_key, id_number, id_key, proves, born)
SELECT name, name_key(name), id_number, key, 1, born_of(key) FROM (
    SELECT name, id_number, id_key(id_number) AS key, max(as_of) FROM accounts WHERE id_number <> '' GROUP BY key
) WHERE proves_identity(key)
"""
OTHERS = """
SELECT :past + row_number() OVER (ORDER BY number) AS person, number, name, id_number, key FROM (
    SELECT number, name, id_number, id_key(id_number) AS key FROM accounts
) WHERE NOT proves_identity(key)
"""
UNPROVEN = f"""
INSERT INTO persons (id, name, name_key, id_number, id_key, proves)
SELECT person, name, name_key(name), id_number, key, 0 FROM ({OTHERS})
"""
DEBTORS = f"""
INSERT INTO person_roles SELECT number, 'debtor', person FROM ({OTHERS})
UNION ALL SELECT number, 'debtor', persons.id FROM accounts
JOIN persons ON persons.id_key = id_key(accounts.id_number) AND persons.proves = 1
ORDER BY 1
"""
BESIDE = """
SELECT :past + row_number() OVER (ORDER BY number, value) AS person, number, value
FROM accounts JOIN json_each(names_in({role})) WHERE {role} <> ''
"""
NAMED = """
INSERT INTO persons (id, name, name_key, id_number, id_key, proves)
SELECT person, value, name_key(value), '', '', 0 FROM ({beside})
"""
STANDING = "INSERT INTO person_roles SELECT number, '{role}', person FROM ({beside})"
PHONES = """
INSERT INTO contact_details (account_number, person_id, kind, value, key, of_account)
SELECT number, person_id, 'phone', value, contact_key('phone', value), 1
FROM accounts JOIN person_roles ON account_number = number AND role = 'debtor'
JOIN json_each(phones_in(phone)) WHERE phone <> '' ORDER BY number
"""

ENTERED = f"{PEOPLE} AND {UNKNOWN}"
ENTRY = "nobody enters without signing in"
STAYS = "what was decided of persons stays"
ANSWERED = "what a person asked for and was answered stays"
ERASING = "EXISTS (SELECT 1 FROM erasing)"
BY_ANOTHER = f"NEW.who <> who() OR {PEOPLE} AND NOT {RELEASING}"

RULES = {
    "persons_entry": (f"BEFORE INSERT ON persons WHEN {ENTERED}", ENTRY),
    "persons_changed": (f"BEFORE UPDATE ON persons WHEN {ENTERED} AND NOT {ERASING}", ENTRY),
    "persons_joined": (
        (
            "BEFORE UPDATE OF same_as ON persons WHEN OLD.same_as IS NULL AND NEW.same_as IS NOT NULL "
            f"AND {PEOPLE} AND NOT {RELEASING} AND NOT {ERASING}"
        ),
        "only a supervisor or an administrator says that two are one person",
    ),
    "person_roles_entry": (f"BEFORE INSERT ON person_roles WHEN {ENTERED}", ENTRY),
    "contact_details_entry": (f"BEFORE INSERT ON contact_details WHEN {ENTERED}", ENTRY),
    "person_decisions_own": (
        f"BEFORE INSERT ON person_decisions WHEN {BY_ANOTHER}",
        "only a supervisor or an administrator says that two are one person",
    ),
    "person_decisions_no_update": ("BEFORE UPDATE ON person_decisions", STAYS),
    "person_decisions_no_delete": ("BEFORE DELETE ON person_decisions", STAYS),
    "person_requests_own": (f"BEFORE INSERT ON person_requests WHEN NEW.who <> who() OR {ENTERED}", ENTRY),
    "person_requests_no_update": ("BEFORE UPDATE ON person_requests", ANSWERED),
    "person_requests_no_delete": (f"BEFORE DELETE ON person_requests WHEN NOT {ERASING}", ANSWERED),
    "person_answers_own": (
        f"BEFORE INSERT ON person_answers WHEN {BY_ANOTHER}",
        "only a supervisor or an administrator answers for what is held",
    ),
    "person_answers_no_update": ("BEFORE UPDATE ON person_answers", ANSWERED),
    "person_answers_no_delete": (f"BEFORE DELETE ON person_answers WHEN NOT {ERASING}", ANSWERED),
}


def persons(db: Database) -> None:
    """Make a person of each account's debtor, and of whoever stands beside; equal numbers that prove it are one."""
    for table in (PERSONS, ROLES, DETAILS, DECISIONS, REQUESTS, ANSWERS):
        db.conn.execute(table)
    teach(db.conn)
    db.conn.execute(ONCE)
    db.conn.execute(KNOWN)
    past = _past(db)
    db.conn.execute(UNPROVEN, past)
    db.conn.execute(DEBTORS, past)
    for role in ("co_debtor", "guarantor"):
        past, beside = _past(db), BESIDE.format(role=role)
        db.conn.execute(NAMED.format(beside=beside), past)
        db.conn.execute(STANDING.format(role=role, beside=beside), past)
    db.conn.execute(PHONES)
    for index in INDEXES:
        db.conn.execute(index)
    for name, (when, said) in RULES.items():
        db.conn.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{said}'); END")


def _past(db: Database) -> dict[str, int]:
    """The last number given to a person."""
    return {"past": db.conn.execute("SELECT coalesce(max(id), 0) FROM persons").fetchone()[0]}
