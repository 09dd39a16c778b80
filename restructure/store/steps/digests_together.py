"""Step 31: the digests of the accounts of an import are made together, at its end."""

from __future__ import annotations

from sqlite_utils import Database

from restructure.store.steps.account_digests import COME

# Behind which row of the accounts those stand whose digests are to be made. A transaction does not end while a row is
# here: no set of accounts has the number that it refers to.
ACCOUNTS_ADDING = """
CREATE TABLE accounts_adding (
    after INTEGER PRIMARY KEY,
    ends INTEGER NOT NULL DEFAULT 0 CHECK (ends = 0)
        REFERENCES account_set (only) DEFERRABLE INITIALLY DEFERRED
) STRICT
"""

NEW = f"AFTER INSERT ON accounts WHEN NOT EXISTS (SELECT 1 FROM accounts_adding) BEGIN {COME} END"


def digests_together(db: Database) -> None:
    """Let a transaction add accounts without digests, which it cannot leave without them."""
    db.conn.execute(ACCOUNTS_ADDING)
    db.conn.execute("DROP TRIGGER accounts_digest_new")
    db.conn.execute(f"CREATE TRIGGER accounts_digest_new {NEW}")
