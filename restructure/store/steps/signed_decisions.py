"""Step 25: decisions that are signed. The keys that every desk could read, and make codes with, are gone."""

from __future__ import annotations

from sqlite_utils import Database

from restructure.store.steps.changes import DONE, TAKES_TWO, decided_row
from restructure.store.steps.four_eyes import UNKNOWN

COLUMNS = {"until": "TEXT", "public_key": "TEXT", "signature": "BLOB"}

IN_FORCE = """EXISTS (
    SELECT 1 FROM signing_keys
    WHERE public_key = NEW.public_key AND login = NEW.decided_by AND withdrawn_at IS NULL
)"""
FROM_AFAR = """json_quote((
    SELECT public_key FROM signing_keys WHERE login = NEW.login AND private_key IS NULL AND withdrawn_at IS NULL
    ORDER BY rowid DESC LIMIT 1
))"""
HOLDS = """coalesce(decision_holds(
    (SELECT value FROM secrets WHERE name = 'audit'), NEW.terms_digest, NEW.decided_by, NEW.approved, NEW.reason,
    NEW.decided_at, NEW.until, NEW.public_key, NEW.signature), 0)"""


def signed_decisions(db: Database) -> None:
    """A decision counts where somebody signed it whose key is known here; those of before stay as they are."""
    db.conn.execute("DROP TRIGGER decisions_own")
    for name, kind in COLUMNS.items():
        db.conn.execute(f"ALTER TABLE decisions ADD COLUMN {name} {kind}")
    db.conn.execute(
        f"CREATE TRIGGER decisions_signed BEFORE INSERT ON decisions WHEN {UNKNOWN} OR NOT {IN_FORCE} OR NOT {HOLDS} "
        "BEGIN SELECT RAISE(ABORT, 'a decision is signed by whoever makes it'); END"
    )
    # The key of another PC is taken in as that one was which both PCs held: by a decision of two.
    taken_in = decided_row("release_keys", "NEW.login", f"nullif({FROM_AFAR}, 'null')", "json_quote(NEW.public_key)")
    db.conn.execute(
        f"CREATE TRIGGER two_for_signing_keys BEFORE INSERT ON signing_keys WHEN NEW.private_key IS NULL "
        f"AND NOT {taken_in} BEGIN SELECT RAISE(ABORT, '{TAKES_TWO}'); END"
    )
    db.conn.execute(
        "CREATE TRIGGER written_signing_keys AFTER INSERT ON signing_keys WHEN NEW.private_key IS NULL "
        f"BEGIN {DONE}'release_keys' AND subject = NEW.login; END"
    )
    # Zeros take the place of what was in them.
    db.conn.execute("PRAGMA secure_delete = ON")
    db.conn.execute("DROP TABLE release_keys")
