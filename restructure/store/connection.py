"""Opening the store: encrypted, durable, strict, and with a named reason when it cannot be opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from restructure.files import sync_folder
from restructure.store import location
from restructure.store.guarded_fields import is_own
from restructure.store.keys import SALT_BYTES, Key, Secret, key_of, new_salt, salt_of
from restructure.store.problems import StoreProblem, named_problems
from restructure.store.sql_guard import guard
from restructure.store.steps import SCHEMA

PLAIN_HEADER = b"SQLite format 3\x00"
STEPS_DONE = "_sqlite_migrations"
"""The table in which the steps of the schema are ticked off; it alone stands in a store just begun."""


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. ``now`` is its clock, and ``who`` signed in; nobody where the store has no users."""

    connection: sqlite3.Connection = field(repr=False)
    path: Path
    key: Key = field(repr=False)
    now: Callable[[], datetime]
    who: str = ""

    def close(self) -> None:
        """Close the file; what was acknowledged is on disk already."""
        self.connection.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, all or nothing; it takes the write lock before it reads."""
        with named_problems():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise


def open_store(path: Path, secret: Secret, now: Callable[[], datetime]) -> Store:
    """Open the store at ``path`` and bring its schema up to date; a new file is begun where there is none.

    A store of an earlier version that is not encrypted yet is encrypted first. Raises ``StoreProblem`` for a file
    that is not a store, does not open with this secret, is newer than this program, locked, not writable, or in a
    network folder; such a file is left as it is.
    """
    with named_problems():
        location.check(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _begin(path, secret)
        if path.stat().st_size < SALT_BYTES:
            raise StoreProblem("not_a_store")
        if is_plain(path):
            # Only then: it needs this module in turn.
            from restructure.store.encryption import encrypt

            encrypt(path, secret)
        key = key_of(secret, salt_of(path))
        connection = _open(path, key)
        path.chmod(0o600)
        set_current_user(connection, "")
        guard(connection)
        return Store(connection, path, key, now)


def set_current_user(connection: sqlite3.Connection, login: str) -> None:
    """Tell the rules of the store who is at it; a statement can ask for that and cannot change it."""
    connection.create_function("who", 0, lambda: login)
    connection.create_function("digest_of", 1, partial(_answer, "digest_of_record"), deterministic=True)
    connection.create_function("offer_of", 1, partial(_answer, "offer_of"), deterministic=True)
    connection.create_function("code_holds", 5, partial(_answer, "code_holds"), deterministic=True)
    connection.create_function("beyond", 3, partial(_answer, "goes_beyond"))
    connection.create_function("left_by", 4, partial(_answer, "is_left_by"), deterministic=True)
    connection.create_function("is_own", 1, is_own, deterministic=True)


def _answer(asked: str, *given: Any) -> Any:
    # Loaded when a trigger asks: a store is opened long before anything in it is signed.
    from restructure.store import sql_functions

    return getattr(sql_functions, asked)(*given)


def cipher_version(store: Store) -> str:
    """Return the version of the encryption that opened a store."""
    row = store.connection.execute("PRAGMA cipher_version").fetchone()
    return str(row[0]) if row else "?"


def is_plain(path: Path) -> bool:
    """Whether a file is a database that is not encrypted."""
    with path.open("rb") as file:
        return file.read(len(PLAIN_HEADER)) == PLAIN_HEADER


def connect(path: Path, key: Key | None, salt: bytes = b"") -> sqlite3.Connection:
    """A connection to a file with that key, or to a plain one without; ``salt`` is for a file to be begun."""
    connection: sqlite3.Connection = sqlcipher.connect(str(path), isolation_level=None, timeout=5)
    connection.execute("PRAGMA cipher_log_level = NONE")
    if key is not None:
        connection.execute(f"PRAGMA key = {key_clause(key, salt)}")
    return connection


def key_clause(key: Key, salt: bytes = b"") -> str:
    """A key as SQLCipher takes it, in hexadecimal digits: used as it is, without another derivation."""
    return f"\"x'{key.raw.hex()}{salt.hex()}'\""


def _begin(path: Path, secret: Secret) -> None:
    """Make a new store aside and move it into place whole: a start cut short leaves nothing that looks damaged."""
    aside = private_file(path.with_name(f"{path.name}.new"))
    salt = new_salt()
    connection = _open(aside, key_of(secret, salt), salt)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    aside.replace(path)
    sync_folder(path.parent)


def private_file(path: Path) -> Path:
    """An empty file in place of whatever was there: private before the first byte, and so is what SQLite puts beside
    it."""
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    return path


def _open(path: Path, key: Key, salt: bytes = b"") -> sqlite3.Connection:
    connection = connect(path, key, salt)
    try:
        version = _prepare(connection, path)
        if version < SCHEMA:
            _upgrade(connection, path, key, version)
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
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
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


def check_tables(tables: set[str], version: int) -> None:
    """Refuse the file of another program, which may be numbered too, and one of a newer version of this."""
    if not ({"accounts", "agreements"} <= tables or tables <= {STEPS_DONE}):
        raise StoreProblem("not_a_store")
    if version > SCHEMA:
        raise StoreProblem("newer_store")


def _upgrade(connection: sqlite3.Connection, path: Path, key: Key, version: int) -> None:
    """Every step that is missing in one transaction; what was there before is copied and verified first."""
    # They load slowly, and a store that is up to date needs none.
    from sqlite_utils import Database

    from restructure.store.migrations import MIGRATIONS

    if version:
        from restructure.store.copies import copy_to

        copy_to(connection, key, path.parent / "backups" / f"{path.stem}-schema-{version}.db")
    connection.execute("BEGIN IMMEDIATE")
    try:
        MIGRATIONS.apply(Database(connection, strict=True, execute_plugins=False))
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
