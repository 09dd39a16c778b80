"""The digest of the rules of a store: its triggers, as they were made."""

from __future__ import annotations

import hashlib
import sqlite3


def rules_digest(connection: sqlite3.Connection) -> str:
    """Return the digest of every trigger in the file, whatever the order in which they came."""
    rules = connection.execute("SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
    return hashlib.sha256(repr(rules.fetchall()).encode()).hexdigest()
