"""Step 21: what was paid of interest, penalty and fees, and when the last payment of the contract falls due."""

from __future__ import annotations

from sqlite_utils import Database

from restructure.store.steps.rights import ONLY_RELEASING, PEOPLE, RELEASING

COLUMNS = {"paid_charges": "INTEGER", "last_due": "TEXT"}
OTHERWISE = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in COLUMNS)


def charges(db: Database) -> None:
    """Two columns of an account, empty where nothing is known, corrected by whoever corrects what is owed."""
    for name, kind in COLUMNS.items():
        db.conn.execute(f"ALTER TABLE accounts ADD COLUMN {name} {kind}")
    db.conn.execute(
        f"CREATE TRIGGER accounts_charges BEFORE UPDATE OF {', '.join(COLUMNS)} ON accounts "
        f"WHEN ({OTHERWISE}) AND {PEOPLE} AND NOT {RELEASING} BEGIN SELECT RAISE(ABORT, '{ONLY_RELEASING}'); END"
    )
