"""Step 27: a balance that goes down again within four weeks is measured by what stood there before the first time."""

from __future__ import annotations

from sqlite_utils import Database

from restructure.store.steps.changes import LOWERS, PARTS
from restructure.store.steps.rights import PEOPLE

# Said as a condition: whoever says in a statement what becomes of conflicts says it for its triggers too.
MARK = (
    "DELETE FROM lowered WHERE account_number = OLD.number AND since <= date('now', '-28 days'); "
    f"INSERT INTO lowered SELECT OLD.number, date('now'), {', '.join(f'OLD.{part}' for part in PARTS)} "
    "WHERE NOT EXISTS (SELECT 1 FROM lowered WHERE account_number = OLD.number)"
)


def lowered_again(db: Database) -> None:
    """Let the first mark of an account stand, whatever statement lowers its balance again."""
    db.conn.execute("DROP TRIGGER lowered_alone")
    db.conn.execute(
        f"CREATE TRIGGER lowered_alone BEFORE UPDATE ON accounts WHEN {LOWERS} AND {PEOPLE} BEGIN {MARK}; END"
    )
