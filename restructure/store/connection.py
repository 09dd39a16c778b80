"""Opening the store: durable, strict, and with a named reason when it cannot be opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sqlite_utils import Database

from restructure.store.migrations import MIGRATIONS, SCHEMA

Problem = Literal["not_a_store", "newer_store", "locked", "read_only", "disk_full", "unreadable"]


class StoreProblem(Exception):
    """The store cannot be used: a code that a catalogue turns into words, never a value from the store."""

    def __init__(self, code: Problem) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Store:
    """An open store."""

    db: Database
    path: Path

    def close(self) -> None:
        """Close the file; what was acknowledged is on disk already."""
        self.db.conn.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, all or nothing; it takes the write lock before it reads."""
        connection = self.db.conn
        with named_problems():
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise


def open_store(path: Path) -> Store:
    """Open the store at ``path`` and bring its schema up to date; a new file is begun where there is none.

    Raises ``StoreProblem`` for a file that is not a store, is newer than this program, locked, or not writable;
    such a file is left as it is.
    """
    with named_problems():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _begin(path)
        if path.stat().st_size == 0:
            raise StoreProblem("not_a_store")
        path.chmod(0o600)
        return Store(_open(path), path)


def _begin(path: Path) -> None:
    """Make a new store aside and move it into place whole: a start cut short leaves nothing that looks damaged."""
    aside = path.with_name(f"{path.name}.new")
    aside.unlink(missing_ok=True)
    # Private before the first byte: what SQLite puts beside it takes the mode of the file.
    aside.touch(mode=0o600)
    db = _open(aside)
    db.conn.execute("PRAGMA journal_mode = DELETE")
    db.conn.close()
    aside.replace(path)


def _open(path: Path) -> Database:
    connection = sqlite3.connect(path, isolation_level=None, timeout=5)
    try:
        _prepare(connection)
        db = Database(connection, strict=True, recursive_triggers=True, execute_plugins=False)
        MIGRATIONS.apply(db)
    except BaseException:
        connection.close()
        raise
    return db


def _prepare(connection: sqlite3.Connection) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    # Other programs number their files too. A store whose making was cut short holds the list of migrations at most.
    if not ({"accounts", "agreements"} <= tables or tables <= {MIGRATIONS.migrations_table}):
        raise StoreProblem("not_a_store")
    if version > SCHEMA:
        raise StoreProblem("newer_store")
    # SQLite opens a file that may only be read without a word, and refuses at the first writing, mid-conversation.
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.execute("ROLLBACK")
    if tables and tables != {MIGRATIONS.migrations_table}:
        connection.execute("SELECT principal FROM accounts LIMIT 1")
        connection.execute("SELECT record FROM agreements LIMIT 1")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


@contextmanager
def named_problems() -> Iterator[None]:
    """Turn what SQLite and the file system say into a named problem."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = _code(str(error))
        if code is None:
            raise
        raise StoreProblem(code) from None
    except OSError as error:
        raise StoreProblem("disk_full" if error.errno == 28 else "unreadable") from None


def _code(message: str) -> Problem | None:
    known: dict[str, Problem] = {
        "file is not a database": "not_a_store",
        "malformed": "not_a_store",
        "locked": "locked",
        "readonly": "read_only",
        "disk is full": "disk_full",
        "unable to open": "unreadable",
        "disk I/O error": "unreadable",
        "no such table": "not_a_store",
        "no such column": "not_a_store",
    }
    return next((code for words, code in known.items() if words in message), None)
