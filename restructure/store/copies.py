"""Copies of an open store: whole, encrypted with the same key, and looked at before they count."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from restructure.files import sync_folder
from restructure.store.connection import (
    check_tables,
    connect,
    drop_logs,
    key_clause,
    large_cache,
    private_file,
    roll_back,
)
from restructure.store.keys import Key
from restructure.store.problems import StoreProblem, named_problems

SWEEP = "sweep_again"
"""The setting that says that the file still holds, between its rows, what erased ones have left."""

TRIES = 5
"""How often a copy waits for a moment in which nothing stands in the log."""


def copy_to(connection: sqlite3.Connection, key: Key, path: Path, *, whole: bool = True) -> Path:
    """Write a copy, verify it, and only then give it its name; not ``whole``, each page is read and no index compared.

    Raises ``StoreProblem`` where the copy is not the store row for row; what had the name before is still there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = private_file(path.with_name(f"{path.name}.new"))
    try:
        counts = _copied(connection, aside) or _made_anew(connection, aside)
        with closing(connect(aside, key)) as copy:
            # Alone, without a log: wherever the copy is opened, nothing has to be written beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
            check(copy, whole=whole)
            copied = row_counts(copy)
            if any(copied.get(name) != count for name, count in counts.items()):
                raise StoreProblem("backup_failed")
        put_in_place(aside, path)
    finally:
        aside.unlink(missing_ok=True)
        drop_logs(aside)
    return path


def _copied(connection: sqlite3.Connection, aside: Path) -> dict[str, int]:
    """Copy the file while nobody writes, which takes a hundredth of making it anew; returns how many rows each table
    has, nothing where that moment does not come, or where the file holds what erased rows have left."""
    (file,) = connection.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()
    log = Path(f"{file}-wal")
    for _ in range(TRIES):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("BEGIN IMMEDIATE")
        try:
            if connection.execute("SELECT 1 FROM settings WHERE key = ?", (SWEEP,)).fetchone():
                return {}
            if not log.exists() or log.stat().st_size == 0:
                counts = row_counts(connection)
                shutil.copyfile(file, aside)
                return counts
        except PermissionError:
            # Windows does not let a part be read that SQLite locks, at a gigabyte.
            return {}
        finally:
            roll_back(connection)
    return {}


def _made_anew(connection: sqlite3.Connection, aside: Path) -> dict[str, int]:
    """Make the copy row by row; returns how many rows each table has to which nobody wrote meanwhile."""
    private_file(aside)
    before = row_counts(connection)
    connection.execute("VACUUM INTO ?", (str(aside),))
    after = row_counts(connection)
    return {name: count for name, count in before.items() if after[name] == count}


def put_in_place(aside: Path, path: Path) -> None:
    """Give a finished file its name: on the disk first, then all at once. A log of what had the name before goes: it
    has to be folded in, or kept, by then."""
    drop_logs(path)
    with aside.open("rb+") as file:
        os.fsync(file.fileno())
    aside.replace(path)
    sync_folder(path.parent)


class sound:  # noqa: N801  # reads as a clause: with sound(path, key) as copy
    """A connection to a copy whose every page is what was written. Raises ``StoreProblem`` where one is not."""

    def __init__(self, path: Path, key: Key) -> None:
        self._path, self._key = path, key

    def __enter__(self) -> sqlite3.Connection:
        with named_problems():
            self._connection = connect(self._path, self._key)
            try:
                check(self._connection)
            except BaseException:
                self._connection.close()
                raise
        return self._connection

    def __exit__(self, *_: object) -> None:
        self._connection.close()


def check(connection: sqlite3.Connection, *, whole: bool = True) -> None:
    """Read every page. Raises ``StoreProblem`` for one that was changed, for what is no store of this version, and,
    where the ``whole`` is looked at, for rows that refer to nothing and an index that is not that of its table."""
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    check_tables(tables, int(connection.execute("PRAGMA user_version").fetchone()[0]))
    if connection.execute("PRAGMA cipher_integrity_check").fetchall():
        raise StoreProblem("not_opened")
    if not whole:
        return
    with large_cache(connection):
        unsound = connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok"
        if unsound or connection.execute("PRAGMA foreign_key_check").fetchall():
            raise StoreProblem("not_opened")


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows each table holds."""
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in _tables(connection)}


def same_rows(connection: sqlite3.Connection, other: Path, key: Key) -> bool:
    """Return whether another store holds the same rows, every one of them."""
    connection.execute(f"ATTACH ? AS other KEY {key_clause(key)}", (str(other),))
    try:
        return all(_same(connection, name) for name in _tables(connection))
    finally:
        connection.execute("DETACH other")


def _same(connection: sqlite3.Connection, name: str) -> bool:
    counts = {connection.execute(f'SELECT count(*) FROM {one}."{name}"').fetchone()[0] for one in ("main", "other")}
    differs = f'SELECT 1 FROM (SELECT * FROM main."{name}" EXCEPT SELECT * FROM other."{name}") LIMIT 1'
    return len(counts) == 1 and connection.execute(differs).fetchone() is None


def _tables(connection: sqlite3.Connection) -> list[str]:
    """Every table that holds rows of its own: the search index is made of the others."""
    rows = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name <> 'sqlite_schema'"
    )
    return sorted(row[0] for row in rows)
