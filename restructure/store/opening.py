"""Opening the store: encrypted, durable, strict, and with a named reason when it cannot be opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from restructure.files import sync_folder
from restructure.store import audit, beside, location
from restructure.store.connection import (
    Store,
    check_tables,
    connect,
    drop_logs,
    is_plain,
    prepare,
    private_file,
    roll_back,
    set_current_user,
)
from restructure.store.copies import copy_to
from restructure.store.encryption import encrypt
from restructure.store.keys import SALT_BYTES, Key, Secret, key_of, new_salt, salt_of
from restructure.store.problems import StoreProblem, named_problems
from restructure.store.rules_digest import rules_digest
from restructure.store.sql_guard import guard
from restructure.store.steps import RULES_DIGEST, SCHEMA


def open_store(path: Path, secret: Secret, now: Callable[[], datetime], *, for_work: bool = True) -> Store:
    """Open the store at ``path`` and bring its schema up to date; a new file is begun where there is none.

    A store whose rules were changed from outside opens to be looked at, not ``for_work`` (``rules_changed``).

    A store of an earlier version that is not encrypted yet is encrypted first. Raises ``StoreProblem`` for a file
    that is not a store, does not open with this secret, is newer than this program, locked, not writable, or in a
    network folder; such a file is left as it is.
    """
    with named_problems():
        path = location.real(path)
        location.check(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _begin(path, secret, now)
        if path.stat().st_size < SALT_BYTES:
            raise StoreProblem("not_a_store")
        if is_plain(path):
            encrypt(path, secret)
        key = key_of(secret, salt_of(path))
        connection = _open(path, key, now)
        try:
            if for_work and rules_digest(connection) != RULES_DIGEST:
                raise StoreProblem("rules_changed")
            path.chmod(0o600)
            guard(connection)
        except BaseException:
            connection.close()
            raise
        return Store(connection, path, key, now)


@contextmanager
def opened_beside(store: Store) -> Iterator[Store]:
    """The same store with the same person at it by a connection of its own, to be worked with in another thread."""
    there = open_store(store.path, store.key, store.now)
    try:
        set_current_user(there.connection, store.who)
        yield replace(store, connection=there.connection)
    finally:
        there.close()


def _begin(path: Path, secret: Secret, now: Callable[[], datetime]) -> None:
    """Make a new store aside and move it into place whole: a start cut short leaves nothing that looks damaged."""
    aside = private_file(path.with_name(f"{path.name}.new"))
    salt = new_salt()
    connection = _open(aside, key_of(secret, salt), now, salt)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    drop_logs(path)
    aside.replace(path)
    sync_folder(path.parent)


def _open(path: Path, key: Key, now: Callable[[], datetime], salt: bytes = b"") -> sqlite3.Connection:
    connection = connect(path, key, salt)
    try:
        version = _prepare(connection, path)
        if version < SCHEMA:
            _upgrade(Store(connection, path, key, now), version)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> int:
    """Look before anything is written; returns the version of the schema, 0 for a file just begun."""
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    check_tables(tables, version)
    _check_length(connection, path)
    # SQLite opens a file that may only be read without a word, and refuses at the first writing, mid-conversation.
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.execute("ROLLBACK")
    if "accounts" in tables:
        connection.execute("SELECT principal FROM accounts LIMIT 1")
        connection.execute("SELECT record FROM agreements LIMIT 1")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    prepare(connection)
    return version if "accounts" in tables else 0


def _check_length(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that ends within its last page: SQLite would not look there before the page is asked for.

    While its log is being folded in, a power cut may leave such a file; the log holds the pages whole.
    """
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        return
    size, page = path.stat().st_size, int(connection.execute("PRAGMA page_size").fetchone()[0])
    if size % page:
        raise StoreProblem("not_opened")


def _upgrade(store: Store, version: int) -> None:
    """Every step that is missing in one transaction; what was there before is copied and verified first."""
    # They load slowly, and a store that is up to date needs none.
    from sqlite_utils import Database

    from restructure.store.migrations import MIGRATIONS

    connection, path = store.connection, store.path
    if version:
        copy_to(connection, store.key, path.parent / beside.BACKUPS / f"{path.stem}-schema-{version}.db")
    connection.execute("BEGIN IMMEDIATE")
    try:
        MIGRATIONS.apply(Database(connection, strict=True, execute_plugins=False))
        if version:
            audit.record_covered(store, connection, version)
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
        connection.execute("COMMIT")
    except BaseException:
        roll_back(connection)
        raise
