"""A connection to the store: its transactions, its key, and what its rules ask this program."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as sqlcipher

from restructure.store.guarded_fields import is_guarded, is_own
from restructure.store.keys import Key
from restructure.store.problems import DatabaseError, StoreProblem, named_problems
from restructure.store.set_digest import moved, row_digest
from restructure.store.steps import SCHEMA
from restructure.store.texts import CheckedConnection

if TYPE_CHECKING:
    from restructure.authority.signing_key import SigningKey

PLAIN_HEADER = b"SQLite format 3\x00"
CACHE_KIB = 180_000
STEPS_DONE = "_sqlite_migrations"
"""The table in which the steps of the schema are ticked off; it alone stands in a store just begun."""


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. ``now`` is its clock, and ``who`` signed in; nobody where the store has no users. ``signer`` is
    the key of whoever it is, where they have one here. ``ticks`` are seconds since this PC was started, which no clock
    that somebody sets has a part in."""

    connection: sqlite3.Connection = field(repr=False)
    path: Path
    key: Key = field(repr=False)
    now: Callable[[], datetime]
    who: str = ""
    signer: SigningKey | None = field(default=None, repr=False)
    ticks: Callable[[], float] = time.monotonic

    def close(self) -> None:
        """Close the file; what was acknowledged is on disk already."""
        self.connection.close()

    def in_one_act(self) -> Store:
        """The same with a clock that stands: whatever an act writes is of one moment."""
        moment = self.now()
        return replace(self, now=lambda: moment)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, all or nothing; it takes the write lock before it reads."""
        with named_problems():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                roll_back(self.connection)
                raise


def roll_back(connection: sqlite3.Connection) -> None:
    """Leave everything as it was before the transaction. A full disk has ended it already, and is what is told."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


@contextmanager
def large_cache(connection: sqlite3.Connection) -> Iterator[None]:
    """Memory for the pages of a large transaction: without it each page is encrypted many times over."""
    before = connection.execute("PRAGMA cache_size").fetchone()[0]
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = {before}")


@contextmanager
def apart(store: Store) -> Iterator[Store]:
    """The same store to be looked at in another thread, by a connection of its own."""
    connection = connect(store.path, store.key)
    try:
        beside = replace(store, connection=connection)
        only_read(beside)
        yield beside
    finally:
        connection.close()


def only_read(store: Store) -> None:
    """Let nothing more be written by the connection of a store."""
    store.connection.execute("PRAGMA query_only = ON")


def prepare(connection: sqlite3.Connection) -> None:
    """Have the rules of a store hold for a connection, at which nobody has signed in yet."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    # Always, so that an erasing leaves nothing of before either: an earlier name, a draft that was written over.
    connection.execute("PRAGMA secure_delete = ON")
    set_current_user(connection, "")


def set_current_user(connection: sqlite3.Connection, login: str) -> None:
    """Tell the rules of the store who is at it; a statement can ask for that and cannot change it."""
    connection.create_function("who", 0, lambda: login)
    connection.create_function("digest_of", 1, partial(_answer, "digest_of_record"), deterministic=True)
    connection.create_function("offer_of", 1, partial(_answer, "offer_of"), deterministic=True)
    connection.create_function("decision_holds", 9, partial(_answer, "decision_holds"), deterministic=True)
    connection.create_function("beyond", 3, partial(_answer, "goes_beyond"))
    connection.create_function("left_by", 4, partial(_answer, "is_left_by"), deterministic=True)
    connection.create_function("is_own", 1, is_own, deterministic=True)
    connection.create_function("row_digest", -1, row_digest, deterministic=True)
    connection.create_function("set_moved", 3, moved, deterministic=True)
    connection.create_function("is_guarded", 1, is_guarded, deterministic=True)
    connection.create_function("parts_changed", 3, partial(_answer, "parts_changed_in"), deterministic=True)
    connection.create_function("fingerprint", 1, partial(_answer, "fingerprint"), deterministic=True)
    connection.create_function("lowers_beyond", 7, partial(_answer, "lowers_beyond"))


def _answer(asked: str, *given: Any) -> Any:
    # Loaded when a trigger asks: a store is opened long before anything in it is signed.
    from restructure.store import sql_functions

    return getattr(sql_functions, asked)(*given)


def cipher_version(store: Store) -> str:
    """Return the version of the encryption that opened a store."""
    row = store.connection.execute("PRAGMA cipher_version").fetchone()
    return str(row[0]) if row else "?"


def is_plain(path: Path) -> bool:
    """Return whether a file is a database that is not encrypted."""
    with path.open("rb") as file:
        return file.read(len(PLAIN_HEADER)) == PLAIN_HEADER


def opens_with(path: Path, key: Key) -> bool:
    """Return whether a key opens a file; nothing is written."""
    try:
        with closing(connect(path, key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema")
    except DatabaseError:
        return False
    return True


def connect(path: Path, key: Key | None, salt: bytes = b"") -> sqlite3.Connection:
    """A connection to a file with that key, or to a plain one without; ``salt`` is for a file to be begun."""
    connection: sqlite3.Connection = sqlcipher.connect(
        str(path), isolation_level=None, timeout=5, factory=CheckedConnection
    )
    connection.execute("PRAGMA cipher_log_level = NONE")
    if key is not None:
        connection.execute(f"PRAGMA key = {key_clause(key, salt)}")
    return connection


def key_clause(key: Key, salt: bytes = b"") -> str:
    """A key as SQLCipher takes it, in hexadecimal digits: used as it is, without another derivation."""
    return f"\"x'{key.raw.hex()}{salt.hex()}'\""


LOGS = ("-wal", "-shm", "-journal")
"""How the files are called that SQLite keeps beside one."""


def private_file(path: Path) -> Path:
    """An empty file in place of whatever was there: private before the first byte, and so is what SQLite puts beside
    it."""
    path.unlink(missing_ok=True)
    drop_logs(path)
    path.touch(mode=0o600)
    return path


def drop_logs(path: Path) -> None:
    """Delete what SQLite left beside a file that another takes the place of: it would be read into that one."""
    for ending in LOGS:
        path.with_name(path.name + ending).unlink(missing_ok=True)


def check_tables(tables: set[str], version: int) -> None:
    """Refuse the file of another program, which may be numbered too, and one of a newer version of this."""
    if not ({"accounts", "agreements"} <= tables or tables <= {STEPS_DONE}):
        raise StoreProblem("not_a_store")
    if version > SCHEMA:
        raise StoreProblem("newer_store")
