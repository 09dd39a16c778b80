"""Step 8: the organisation's matrix inside the rules of the store, releases that hold for an offer whatever its number
and day, and releases from another PC by a code."""

from __future__ import annotations

from sqlite_utils import Database

from restructure.store.steps.four_eyes import UNKNOWN

RELEASE_KEYS = """
CREATE TABLE release_keys (
    login TEXT PRIMARY KEY REFERENCES users (login),
    secret BLOB NOT NULL CHECK (length(secret) = 32)
) STRICT
"""

DROPPED = ("decisions_own", "decisions_four_eyes", "decisions_role", "decisions_limit", "agreements_limit")
MATRIX = "(SELECT value FROM settings WHERE key = 'authority')"
ROLE_OF = "(SELECT role FROM users WHERE login = {login} AND active = 1)"
ADMINISTRATOR = "EXISTS (SELECT 1 FROM users WHERE login = who() AND role = 'administrator' AND active = 1)"
BY_ADMINISTRATOR = "WHEN {row}.key = 'authority' AND EXISTS (SELECT 1 FROM users) AND NOT " + ADMINISTRATOR
ONLY_ADMINISTRATOR = "only an administrator sets limits"
ONLY_KEYS = "only an administrator keeps release keys"


def beyond(record: str, login: str) -> str:
    """The condition that a record goes beyond the limits of somebody; what cannot be read is beyond them."""
    return f"beyond({record}, {MATRIX}, {ROLE_OF.format(login=login)})"


RELEASED = """EXISTS (
    SELECT 1 FROM decisions JOIN proposals AS one USING (terms_digest)
    WHERE approved = 1 AND one.account_number = NEW.account_number AND offer_of(one.record) = offer_of(NEW.record)
)"""

RULES = {
    "decisions_own": (
        "BEFORE INSERT ON decisions WHEN NEW.decided_by <> who() AND NOT code_holds(NEW.code, "
        "(SELECT secret FROM release_keys WHERE login = NEW.decided_by), NEW.decided_by, NEW.terms_digest, "
        "NEW.approved) OR " + UNKNOWN,
        "nobody decides for another",
    ),
    "decisions_four_eyes": (
        (
            "BEFORE INSERT ON decisions WHEN EXISTS (SELECT 1 FROM proposals WHERE terms_digest = NEW.terms_digest "
            "AND proposed_by = NEW.decided_by)"
        ),
        "who proposes cannot decide",
    ),
    "decisions_role": (
        "BEFORE INSERT ON decisions WHEN coalesce("
        + ROLE_OF.format(login="NEW.decided_by")
        + ", '') NOT IN ('supervisor', 'administrator')",
        "this role cannot decide",
    ),
    "decisions_limit": (
        "BEFORE INSERT ON decisions WHEN NEW.approved = 1 AND EXISTS (SELECT 1 FROM proposals AS one "
        "WHERE one.terms_digest = NEW.terms_digest AND " + beyond("one.record", "NEW.decided_by") + ")",
        "over the limit of this role",
    ),
    "agreements_limit": (
        "BEFORE INSERT ON agreements WHEN EXISTS (SELECT 1 FROM users) AND "
        + beyond("NEW.record", "who()")
        + f" AND NOT {RELEASED}",
        "over the limit of this role",
    ),
    "authority_insert": ("BEFORE INSERT ON settings " + BY_ADMINISTRATOR.format(row="NEW"), ONLY_ADMINISTRATOR),
    "authority_update": ("BEFORE UPDATE ON settings " + BY_ADMINISTRATOR.format(row="OLD"), ONLY_ADMINISTRATOR),
    "authority_renamed": ("BEFORE UPDATE ON settings " + BY_ADMINISTRATOR.format(row="NEW"), ONLY_ADMINISTRATOR),
    "authority_delete": ("BEFORE DELETE ON settings " + BY_ADMINISTRATOR.format(row="OLD"), ONLY_ADMINISTRATOR),
    "release_keys_insert": ("BEFORE INSERT ON release_keys WHEN NOT " + ADMINISTRATOR, ONLY_KEYS),
    "release_keys_update": ("BEFORE UPDATE ON release_keys WHEN NOT " + ADMINISTRATOR, ONLY_KEYS),
    "release_keys_delete": ("BEFORE DELETE ON release_keys WHEN NOT " + ADMINISTRATOR, ONLY_KEYS),
}


def authority(db: Database) -> None:
    """The limits of the earlier step, a share and a count for each role, give way to the organisation's matrix."""
    db.conn.execute(RELEASE_KEYS)
    db.conn.execute("ALTER TABLE decisions ADD COLUMN code TEXT NOT NULL DEFAULT ''")
    for name in DROPPED:
        db.conn.execute(f"DROP TRIGGER {name}")
    db.conn.execute("DROP TABLE limits")
    for name, (when, said) in RULES.items():
        db.conn.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{said}'); END")
