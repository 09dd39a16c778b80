"""Step 9: what happens to an agreement after it was signed."""

from __future__ import annotations

from sqlite_utils import Database

TURNS = """
CREATE TABLE turns (
    id INTEGER PRIMARY KEY,
    agreement_number TEXT NOT NULL REFERENCES agreements (number),
    account_number TEXT NOT NULL REFERENCES accounts (number),
    at TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('booked', 'noticed', 'ended', 'completed')),
    detail TEXT NOT NULL,
    who TEXT NOT NULL
) STRICT
"""


def afterwards(db: Database) -> None:
    """Turns that nobody rewrites; each but a notice happens to an agreement once."""
    db.conn.execute(TURNS)
    db.conn.execute("CREATE UNIQUE INDEX turns_once ON turns (agreement_number, kind) WHERE kind <> 'noticed'")
    db.conn.execute(
        "CREATE TRIGGER turns_no_update BEFORE UPDATE ON turns BEGIN SELECT RAISE(ABORT, 'a turn stays as it is'); END"
    )
    db.conn.execute(
        "CREATE TRIGGER turns_no_delete BEFORE DELETE ON turns WHEN NOT EXISTS "
        "(SELECT 1 FROM erasing WHERE account_number = OLD.account_number) "
        "BEGIN SELECT RAISE(ABORT, 'a turn stays as it is'); END"
    )
