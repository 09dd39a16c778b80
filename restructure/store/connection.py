"""Opening the store: encrypted, durable, strict, and with a named reason when it cannot be opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import msgspec
from sqlcipher3 import dbapi2 as sqlcipher
from sqlite_utils import Database

from restructure.agreement import digest_of_record
from restructure.authority import CARD_DESK, Matrix, Role
from restructure.files import sync_folder
from restructure.frozen import beyond, offer_digest
from restructure.release import code_holds
from restructure.store import places
from restructure.store.keys import SALT_BYTES, Key, Secret, key_of, new_salt, salt_of
from restructure.store.migrations import MIGRATIONS, SCHEMA
from restructure.store.problems import StoreProblem, named_problems

PLAIN_HEADER = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. ``now`` is its clock, and ``who`` signed in; nobody where the store has no users."""

    db: Database
    path: Path
    key: Key = field(repr=False)
    now: Callable[[], datetime]
    who: str = ""

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


def open_store(path: Path, secret: Secret, now: Callable[[], datetime]) -> Store:
    """Open the store at ``path`` and bring its schema up to date; a new file is begun where there is none.

    A store of an earlier version that is not encrypted yet is encrypted first. Raises ``StoreProblem`` for a file
    that is not a store, does not open with this secret, is newer than this program, locked, not writable, or in a
    network folder; such a file is left as it is.
    """
    with named_problems():
        places.check(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _begin(path, secret)
        if path.stat().st_size < SALT_BYTES:
            raise StoreProblem("not_a_store")
        if is_plain(path):
            # Only then: it needs this module in turn.
            from restructure.store.encrypting import encrypt

            encrypt(path, secret)
        key = key_of(secret, salt_of(path))
        db = _open(path, key)
        path.chmod(0o600)
        sign(db, "")
        return Store(db, path, key, now)


def sign(db: Database, login: str) -> None:
    """Tell the rules of the store who is at it; a statement can ask for that and cannot change it."""
    db.conn.create_function("who", 0, lambda: login)
    db.conn.create_function("digest_of", 1, digest_of_record, deterministic=True)
    db.conn.create_function("offer_of", 1, _offer_of, deterministic=True)
    db.conn.create_function("code_holds", 5, code_holds, deterministic=True)
    db.conn.create_function("beyond", 3, _beyond)


def _beyond(record: bytes, matrix: str | None, role: Role | None) -> bool:
    """Whether a record goes beyond the limits that ``matrix``, as it is kept, sets to a role; so does what cannot be
    read, and whatever nobody known asks for."""
    try:
        return role is None or beyond(record, matrix_of(matrix), role)
    except (msgspec.MsgspecError, KeyError, ValueError, TypeError):
        return True


def _offer_of(record: bytes) -> str | None:
    """The digest of what a record offers; None, which equals nothing, where it cannot be read."""
    try:
        return offer_digest(record)
    except (msgspec.MsgspecError, KeyError, ValueError, TypeError):
        return None


def matrix_of(kept: str | None) -> Matrix:
    """The limits as the settings keep them, JSON within JSON; those of a card desk where nothing readable is kept."""
    if kept is None:
        return CARD_DESK
    try:
        return msgspec.json.decode(msgspec.json.decode(kept, type=str).encode(), type=Matrix, strict=False)
    except msgspec.MsgspecError:
        return CARD_DESK


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
    db = _open(aside, key_of(secret, salt), salt)
    db.conn.execute("PRAGMA journal_mode = DELETE")
    db.conn.close()
    aside.replace(path)
    sync_folder(path.parent)


def private_file(path: Path) -> Path:
    """An empty file in place of whatever was there: private before the first byte, and so is what SQLite puts beside
    it."""
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    return path


def _open(path: Path, key: Key, salt: bytes = b"") -> Database:
    connection = connect(path, key, salt)
    try:
        version = _prepare(connection, path)
        db = Database(connection, strict=True, recursive_triggers=True, execute_plugins=False)
        if MIGRATIONS.pending(db):
            _upgrade(db, path, key, version)
    except BaseException:
        connection.close()
        raise
    return db


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
    if not ({"accounts", "agreements"} <= tables or tables <= {MIGRATIONS.migrations_table}):
        raise StoreProblem("not_a_store")
    if version > SCHEMA:
        raise StoreProblem("newer_store")


def _upgrade(db: Database, path: Path, key: Key, version: int) -> None:
    """Every step that is missing in one transaction; what was there before is copied and verified first."""
    if version:
        from restructure.store.copies import copy_to

        copy_to(db.conn, key, path.parent / "backups" / f"{path.stem}-schema-{version}.db")
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        MIGRATIONS.apply(db)
        db.conn.execute(f"PRAGMA user_version = {SCHEMA}")
        db.conn.execute("COMMIT")
    except BaseException:
        db.conn.execute("ROLLBACK")
        raise
