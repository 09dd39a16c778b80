"""Step 14: who may change what belongs to the organisation and what an account owes; and a place for what was kept and
can no longer be read."""

from __future__ import annotations

from sqlite_utils import Database

from restructure.store.steps.authority import ADMINISTRATOR
from restructure.store.steps.four_eyes import UNKNOWN

SET_ASIDE = """
CREATE TABLE set_aside (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    account_number TEXT NOT NULL,
    kind TEXT NOT NULL,
    detail BLOB NOT NULL
) STRICT
"""

FIGURES = (
    "creditor", "currency", "principal", "interest", "penalty", "fees", "as_of", "confirmed_by", "product",
    "lender_type", "contract_rate", "contract_date", "overdue_since", "contract_payment", "contract_payments",
    "last_paid", "last_paid_on", "paid_so_far", "history", "source", "demo",
)  # fmt: skip

PEOPLE = "EXISTS (SELECT 1 FROM users)"
RELEASING = (
    "EXISTS (SELECT 1 FROM users WHERE login = who() AND role IN ('supervisor', 'administrator') AND active = 1)"
)
OTHERWISE = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in FIGURES)

# What an open agreement leaves of the debt may be negotiated anew by whoever negotiates; it is worked out again here.
LEFT = """left_by(
    (SELECT record FROM agreements WHERE number = NEW.confirmed_by AND account_number = NEW.number),
    (SELECT json_group_array(json_array(paid_on, amount)) FROM payments WHERE account_number = NEW.number),
    NEW.as_of, json_array(NEW.principal, NEW.interest, NEW.penalty, NEW.fees))"""
STANDS = ("number", "as_of", "confirmed_by", "principal", "interest", "penalty", "fees")
BESIDE = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in FIGURES if name not in STANDS)

OWN = "WHEN is_own({row}.key) AND " + PEOPLE + " AND NOT " + ADMINISTRATOR
ONLY_ADMINISTRATOR = "only an administrator changes what the organisation set"
ONLY_RELEASING = "only a supervisor or an administrator corrects what is owed"

RULES = {
    "own_settings_insert": ("BEFORE INSERT ON settings " + OWN.format(row="NEW"), ONLY_ADMINISTRATOR),
    "own_settings_update": ("BEFORE UPDATE ON settings " + OWN.format(row="OLD"), ONLY_ADMINISTRATOR),
    "own_settings_renamed": ("BEFORE UPDATE ON settings " + OWN.format(row="NEW"), ONLY_ADMINISTRATOR),
    "own_settings_delete": ("BEFORE DELETE ON settings " + OWN.format(row="OLD"), ONLY_ADMINISTRATOR),
    "credentials_insert": (
        (
            f"BEFORE INSERT ON credentials WHEN {PEOPLE} AND NOT {ADMINISTRATOR} AND "
            f"({UNKNOWN} OR EXISTS (SELECT 1 FROM credentials))"
        ),
        ONLY_ADMINISTRATOR,
    ),
    "credentials_forgotten": (
        (
            "BEFORE UPDATE OF private_key ON credentials WHEN OLD.private_key IS NOT NULL "
            f"AND {PEOPLE} AND NOT {ADMINISTRATOR}"
        ),
        ONLY_ADMINISTRATOR,
    ),
    "accounts_entry": (f"BEFORE INSERT ON accounts WHEN {PEOPLE} AND {UNKNOWN}", "nobody enters without signing in"),
    "accounts_figures": (
        (
            f"BEFORE UPDATE OF {', '.join(('number', *FIGURES))} ON accounts "
            f"WHEN (OLD.number IS NOT NEW.number OR {OTHERWISE}) AND {PEOPLE} AND NOT {RELEASING} "
            f"AND ({UNKNOWN} OR OLD.number IS NOT NEW.number OR {BESIDE} OR NOT coalesce({LEFT}, 0))"
        ),
        ONLY_RELEASING,
    ),
    "accounts_removed": (
        (
            f"BEFORE DELETE ON accounts WHEN {PEOPLE} AND NOT {RELEASING} "
            "AND NOT EXISTS (SELECT 1 FROM erasing WHERE account_number = OLD.number)"
        ),
        ONLY_RELEASING,
    ),
    "set_aside_no_update": ("BEFORE UPDATE ON set_aside", "what was set aside stays as it is"),
    "set_aside_no_delete": (
        (
            "BEFORE DELETE ON set_aside WHEN NOT EXISTS "
            "(SELECT 1 FROM erasing WHERE account_number = OLD.account_number)"
        ),
        "what was set aside stays as it is",
    ),
}


def rights(db: Database) -> None:
    """Rules that no statement passes by; in a store without users they ask for nothing."""
    db.conn.execute(SET_ASIDE)
    db.conn.execute("CREATE INDEX set_aside_by_account ON set_aside (account_number, id)")
    for name, (when, said) in RULES.items():
        db.conn.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{said}'); END")
