"""Step 22: the keys that decisions are signed with."""

from __future__ import annotations

from sqlite_utils import Database

from restructure.store.steps.authority import ADMINISTRATOR, ROLE_OF
from restructure.store.steps.rights import RELEASING

# Of a key that was taken in from another PC only the public part is here.
SIGNING_KEYS = """
CREATE TABLE signing_keys (
    public_key TEXT PRIMARY KEY CHECK (length(public_key) = 128),
    login TEXT NOT NULL REFERENCES users (login),
    since TEXT NOT NULL,
    private_key TEXT,
    withdrawn_at TEXT
) STRICT
"""

STAYS = "a key that signed something stays"
RULES = {
    "signing_keys_own": (
        (
            "BEFORE INSERT ON signing_keys WHEN NEW.withdrawn_at IS NOT NULL OR NOT ("
            f"NEW.private_key IS NOT NULL AND NEW.login = who() AND {RELEASING} "
            f"OR NEW.private_key IS NULL AND {ADMINISTRATOR} "
            f"AND coalesce({ROLE_OF.format(login='NEW.login')}, '') IN ('supervisor', 'administrator'))"
        ),
        "a key is made by whoever signs with it, or taken in by an administrator",
    ),
    "signing_keys_no_update": (
        (
            "BEFORE UPDATE ON signing_keys WHEN NEW.public_key IS NOT OLD.public_key OR NEW.login IS NOT OLD.login "
            "OR NEW.since IS NOT OLD.since "
            "OR OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS NOT OLD.withdrawn_at"
        ),
        STAYS,
    ),
    "signing_keys_locked": (
        (
            "BEFORE UPDATE OF private_key ON signing_keys WHEN NEW.private_key IS NOT OLD.private_key "
            "AND NOT (NEW.login = who() AND OLD.private_key IS NOT NULL AND NEW.private_key IS NOT NULL)"
        ),
        "only whoever signs with a key locks it anew",
    ),
    "signing_keys_withdrawn": (
        (
            "BEFORE UPDATE OF withdrawn_at ON signing_keys WHEN NEW.withdrawn_at IS NOT OLD.withdrawn_at "
            f"AND NOT (NEW.login = who() OR {ADMINISTRATOR})"
        ),
        "only its owner or an administrator withdraws a key",
    ),
    "signing_keys_no_delete": ("BEFORE DELETE ON signing_keys", STAYS),
}


def signing_keys(db: Database) -> None:
    """Public keys that stay, so that what they signed can be verified; a private part opens with a password alone."""
    db.conn.execute(SIGNING_KEYS)
    db.conn.execute("CREATE INDEX signing_keys_by_login ON signing_keys (login)")
    for name, (when, said) in RULES.items():
        db.conn.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{said}'); END")
