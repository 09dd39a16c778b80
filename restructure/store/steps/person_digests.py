"""Step 30: a digest of each person with where they stand and how they are reached, and one of all of them together;
what was corrected because a person asked for it; the files with an organisation's own rules, as a backup holds
them."""

from __future__ import annotations

from sqlite_utils import Database

from restructure.store.set_digest import NOTHING
from restructure.store.steps.rights import PEOPLE, RELEASING

PERSON_DIGESTS = """
CREATE TABLE person_digests (
    person_id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT
"""

# ``told`` is 0 from a change of a person's digest to the next entry of the record.
PERSON_SET = """
CREATE TABLE person_set (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    total BLOB NOT NULL,
    told INTEGER NOT NULL CHECK (told IN (0, 1))
) STRICT
"""

# Whoever was written since: an import writes three rows of each of a million, and digests each of them once.
PERSONS_UNTOLD = """
CREATE TABLE persons_untold (
    person_id INTEGER PRIMARY KEY
) STRICT
"""

PERSON_CORRECTIONS = """
CREATE TABLE person_corrections (
    id INTEGER PRIMARY KEY,
    account_number TEXT NOT NULL REFERENCES accounts (number),
    person_id INTEGER NOT NULL,
    request_id INTEGER NOT NULL,
    field TEXT NOT NULL,
    was TEXT NOT NULL,
    now TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (length(reason) > 0),
    at TEXT NOT NULL,
    who TEXT NOT NULL
) STRICT
"""

RULE_FILES = """
CREATE TABLE rule_files (
    name TEXT PRIMARY KEY CHECK (length(name) > 0),
    content BLOB NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT
"""

MARKED = {"persons": "id", "person_roles": "person_id", "contact_details": "person_id"}
MARK = "INSERT OR IGNORE INTO persons_untold VALUES ({row}.{key});"

STAYS = "what was corrected for a person stays as it was written"
RULES = {
    "person_corrections_own": (
        f"BEFORE INSERT ON person_corrections WHEN NEW.who <> who() OR {PEOPLE} AND NOT {RELEASING}",
        "only a supervisor or an administrator answers for what is held",
    ),
    "person_corrections_no_update": ("BEFORE UPDATE ON person_corrections", STAYS),
    "person_corrections_no_delete": (
        (
            "BEFORE DELETE ON person_corrections WHEN NOT EXISTS "
            "(SELECT 1 FROM erasing WHERE account_number = OLD.account_number)"
        ),
        STAYS,
    ),
}


def person_digests(db: Database) -> None:
    """Rules that mark whoever is written; all who are there are marked, and digested with the entry that follows."""
    for table in (PERSON_DIGESTS, PERSON_SET, PERSONS_UNTOLD, PERSON_CORRECTIONS, RULE_FILES):
        db.conn.execute(table)
    db.conn.execute("INSERT INTO person_set VALUES (1, ?, 0)", (NOTHING,))
    db.conn.execute("INSERT INTO persons_untold SELECT id FROM persons")
    db.conn.execute("CREATE INDEX person_corrections_by_account ON person_corrections (account_number)")
    for table, key in MARKED.items():
        for what, rows in (("new", ("NEW",)), ("changed", ("OLD", "NEW")), ("gone", ("OLD",))):
            verb = {"new": "INSERT", "changed": "UPDATE", "gone": "DELETE"}[what]
            marks = " ".join(MARK.format(row=row, key=key) for row in rows)
            db.conn.execute(f"CREATE TRIGGER {table}_digest_{what} AFTER {verb} ON {table} BEGIN {marks} END")
    for name, (when, said) in RULES.items():
        db.conn.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{said}'); END")
