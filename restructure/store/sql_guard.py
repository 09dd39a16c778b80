"""What no statement does through the connection of this program, whatever it says: switch off the rules of the store
or put another table before one of them, or change a letterhead that papers bear; in a store with users, erase somebody
or lift a legal hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from restructure.store.guarded_fields import LETTERHEADS, is_letterhead

SWITCHES = frozenset({"recursive_triggers", "writable_schema", "ignore_check_constraints", "rekey", "hexrekey"})
"""By them a row is put over another or the rules are rewritten, and no rule is asked; or nobody opens the store
again."""
TEMPORARY = frozenset({"sqlite_temp_master", "sqlite_temp_schema"})
CHANGES = frozenset({sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE})
"""A temporary table is found before the one of the store that has its name; and these rules are temporary."""

PEOPLE = "EXISTS (SELECT 1 FROM main.users)"
NOT_RELEASING = f"""{PEOPLE} AND NOT lets_erase() AND NOT EXISTS (
    SELECT 1 FROM main.users WHERE login = who() AND role IN ('supervisor', 'administrator') AND active = 1)"""
OF_LETTERHEADS = f"substr(OLD.key, 1, {len(LETTERHEADS)}) = '{LETTERHEADS}'"
NO_LETTERHEAD = (
    f"substr({{row}}.key, 1, {len(LETTERHEADS)}) = '{LETTERHEADS}' AND NOT is_letterhead({{row}}.key, {{row}}.value)"
)
BORNE = "a letterhead that papers bear stays as it is"
RULES = {
    "erasing_alone": (f"INSERT ON main.erasing WHEN {PEOPLE} AND NOT lets_erase()", "nobody is erased by a statement"),
    "letterheads_put": (f"INSERT ON main.settings WHEN {NO_LETTERHEAD.format(row='NEW')}", BORNE),
    "letterheads_changed": (
        f"UPDATE ON main.settings WHEN {NO_LETTERHEAD.format(row='NEW')} OR {OF_LETTERHEADS} AND NEW.key <> OLD.key",
        BORNE,
    ),
    "letterheads_taken": (f"DELETE ON main.settings WHEN {OF_LETTERHEADS}", BORNE),
    "holds_put": (f"INSERT ON main.holds WHEN {NOT_RELEASING}", "only a supervisor or an administrator holds"),
    "holds_changed": (f"UPDATE ON main.holds WHEN {NOT_RELEASING}", "only a supervisor or an administrator holds"),
    "holds_lifted": (f"DELETE ON main.holds WHEN {NOT_RELEASING}", "only a supervisor or an administrator holds"),
}


def guard(connection: sqlite3.Connection) -> None:
    """Set these rules over an open store; they end with its connection and leave no trace in the file."""
    _lets_erase(connection, allowed=False)
    connection.create_function("is_letterhead", 2, is_letterhead, deterministic=True)
    for name, (when, said) in RULES.items():
        connection.execute(f"CREATE TEMP TRIGGER {name} BEFORE {when} BEGIN SELECT RAISE(ABORT, '{said}'); END")
    connection.set_authorizer(_allowed)


@contextmanager
def erasing(connection: sqlite3.Connection) -> Iterator[None]:
    """Let people be erased meanwhile, by whoever has asked before whether they may."""
    _lets_erase(connection, allowed=True)
    try:
        yield
    finally:
        _lets_erase(connection, allowed=False)


def _lets_erase(connection: sqlite3.Connection, *, allowed: bool) -> None:
    connection.create_function("lets_erase", 0, lambda: allowed)


def _allowed(action: int, name: str | None, value: str | None, *_: object) -> int:
    if action == sqlite3.SQLITE_PRAGMA:
        denied = value is not None and (name or "").lower() in SWITCHES
    else:
        denied = action in CHANGES and name in TEMPORARY
    return sqlite3.SQLITE_DENY if denied else sqlite3.SQLITE_OK
