"""Step 10: the certificates that agreements are sealed with, and the key of the one in force."""

from __future__ import annotations

from sqlite_utils import Database

CREDENTIALS = """
CREATE TABLE credentials (
    id INTEGER PRIMARY KEY,
    kept_at TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('made', 'imported')),
    certificate BLOB NOT NULL UNIQUE,
    chain TEXT NOT NULL,
    private_key BLOB
) STRICT
"""

STAYS = "a certificate that sealed something stays"


def sealing(db: Database) -> None:
    """Certificates stay for ever, so that what they sealed can be verified; of their keys only one is kept."""
    db.conn.execute(CREDENTIALS)
    for when in ("DELETE", "UPDATE OF id, kept_at, origin, certificate, chain"):
        name = when.split(" ")[0].lower()
        db.conn.execute(
            f"CREATE TRIGGER credentials_no_{name} BEFORE {when} ON credentials "
            f"BEGIN SELECT RAISE(ABORT, '{STAYS}'); END"
        )
    db.conn.execute(
        "CREATE TRIGGER credentials_key_goes BEFORE UPDATE OF private_key ON credentials "
        f"WHEN NEW.private_key IS NOT NULL BEGIN SELECT RAISE(ABORT, '{STAYS}'); END"
    )
