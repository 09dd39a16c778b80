"""Step 4: people, and the rules between them that no statement can pass by."""

from __future__ import annotations

from sqlite_utils import Database

USERS = """
CREATE TABLE users (
    login TEXT PRIMARY KEY CHECK (length(login) BETWEEN 1 AND 40),
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('collector', 'counsellor', 'supervisor', 'administrator')),
    password TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT
"""

# How much of a debt each role may give up, in ten-thousandths, and over how many payments.
LIMITS = """
CREATE TABLE limits (
    role TEXT PRIMARY KEY,
    waived INTEGER NOT NULL CHECK (waived BETWEEN 0 AND 10000),
    payments INTEGER NOT NULL CHECK (payments > 0)
) STRICT
"""

MATRIX = (("collector", 1000, 60), ("counsellor", 0, 120), ("supervisor", 5000, 120), ("administrator", 10000, 360))

PROPOSALS = """
CREATE TABLE proposals (
    terms_digest TEXT PRIMARY KEY CHECK (length(terms_digest) = 64),
    account_number TEXT NOT NULL REFERENCES accounts (number),
    agreement_number TEXT NOT NULL,
    record BLOB NOT NULL,
    proposed_by TEXT NOT NULL REFERENCES users (login),
    proposed_at TEXT NOT NULL
) STRICT
"""

DECISIONS = """
CREATE TABLE decisions (
    terms_digest TEXT PRIMARY KEY REFERENCES proposals (terms_digest),
    approved INTEGER NOT NULL CHECK (approved IN (0, 1)),
    reason TEXT NOT NULL,
    decided_by TEXT NOT NULL REFERENCES users (login),
    decided_at TEXT NOT NULL
) STRICT
"""

WAIVED = """json_extract(CAST({record} AS TEXT), '$.outcome.totals.waived') * 10000 > {limit} * (
    json_extract(CAST({record} AS TEXT), '$.outcome.debt.parts.principal')
    + json_extract(CAST({record} AS TEXT), '$.outcome.debt.parts.interest')
    + json_extract(CAST({record} AS TEXT), '$.outcome.debt.parts.penalty')
    + json_extract(CAST({record} AS TEXT), '$.outcome.debt.parts.fees'))"""

LONGER = "json_extract(CAST({record} AS TEXT), '$.outcome.totals.payments') > {limit}"
LIMIT = "(SELECT {column} FROM limits JOIN users USING (role) WHERE login = who())"


def over_limit(record: str) -> str:
    """The condition that a record gives up more, or takes longer, than the role of whoever signed in may.

    What cannot be read from the record counts as over the limit.
    """
    waived = WAIVED.format(record=record, limit=LIMIT.format(column="waived"))
    longer = LONGER.format(record=record, limit=LIMIT.format(column="payments"))
    return f"coalesce({waived} OR {longer}, 1)"


UNKNOWN = "NOT EXISTS (SELECT 1 FROM users WHERE login = who() AND active = 1)"

RULES = {
    "proposals_own": (
        "BEFORE INSERT ON proposals WHEN NEW.proposed_by <> who() OR " + UNKNOWN,
        "nobody proposes for another",
    ),
    "proposals_no_update": ("BEFORE UPDATE ON proposals", "a proposal stays as it is"),
    "proposals_no_delete": ("BEFORE DELETE ON proposals", "a proposal stays as it is"),
    "decisions_own": (
        "BEFORE INSERT ON decisions WHEN NEW.decided_by <> who() OR " + UNKNOWN,
        "nobody decides for another",
    ),
    "decisions_four_eyes": (
        (
            "BEFORE INSERT ON decisions WHEN EXISTS (SELECT 1 FROM proposals WHERE terms_digest = NEW.terms_digest "
            "AND proposed_by = who())"
        ),
        "who proposes cannot decide",
    ),
    "decisions_role": (
        (
            "BEFORE INSERT ON decisions WHEN NOT EXISTS (SELECT 1 FROM users WHERE login = who() "
            "AND role IN ('supervisor', 'administrator'))"
        ),
        "this role cannot decide",
    ),
    "decisions_limit": (
        "BEFORE INSERT ON decisions WHEN NEW.approved = 1 AND EXISTS (SELECT 1 FROM proposals AS one "
        "WHERE one.terms_digest = NEW.terms_digest AND " + over_limit("one.record") + ")",
        "over the limit of this role",
    ),
    "decisions_no_update": ("BEFORE UPDATE ON decisions", "a decision stays as it is"),
    "decisions_no_delete": ("BEFORE DELETE ON decisions", "a decision stays as it is"),
    "limits_no_insert": ("BEFORE INSERT ON limits", "the limits stay as they are"),
    "limits_no_update": ("BEFORE UPDATE ON limits", "the limits stay as they are"),
    "limits_no_delete": ("BEFORE DELETE ON limits", "the limits stay as they are"),
    "users_by_administrator": (
        (
            "BEFORE INSERT ON users WHEN EXISTS (SELECT 1 FROM users) AND NOT EXISTS "
            "(SELECT 1 FROM users WHERE login = who() AND role = 'administrator' AND active = 1)"
        ),
        "only an administrator adds people",
    ),
    "users_first": (
        "BEFORE INSERT ON users WHEN NOT EXISTS (SELECT 1 FROM users) AND NEW.role <> 'administrator'",
        "the first of all is an administrator",
    ),
    "users_change": (
        (
            "BEFORE UPDATE ON users WHEN NEW.login <> OLD.login OR NOT (NEW.login = who() AND NEW.role = OLD.role "
            "AND NEW.active = OLD.active OR EXISTS (SELECT 1 FROM users WHERE login = who() AND role = 'administrator' "
            "AND active = 1) AND OLD.login <> who())"
        ),
        "only an administrator changes people, and never themselves",
    ),
    "users_no_delete": ("BEFORE DELETE ON users", "people are made inactive, never deleted"),
    "agreements_signed_in": (
        "BEFORE INSERT ON agreements WHEN EXISTS (SELECT 1 FROM users) AND " + UNKNOWN,
        "nobody signs without signing in",
    ),
    "agreements_limit": (
        "BEFORE INSERT ON agreements WHEN EXISTS (SELECT 1 FROM users) AND "
        + over_limit("NEW.record")
        + " AND NOT EXISTS (SELECT 1 FROM decisions WHERE terms_digest = NEW.terms_digest AND approved = 1)",
        "over the limit of this role",
    ),
    "agreements_refused": (
        (
            "BEFORE INSERT ON agreements WHEN EXISTS "
            "(SELECT 1 FROM decisions WHERE terms_digest = NEW.terms_digest AND approved = 0)"
        ),
        "these terms were refused",
    ),
    "agreements_as_approved": (
        "BEFORE INSERT ON agreements WHEN EXISTS (SELECT 1 FROM users) AND NEW.terms_digest <> digest_of(NEW.record)",
        "the record is not the one of its digest",
    ),
}


def four_eyes(db: Database) -> None:
    """Users with roles; proposals and decisions that nobody makes alone, twice or over their limit."""
    for table in (USERS, LIMITS, PROPOSALS, DECISIONS):
        db.conn.execute(table)
    db.conn.executemany("INSERT INTO limits VALUES (?, ?, ?)", MATRIX)
    for name, (when, said) in RULES.items():
        db.conn.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{said}'); END")
