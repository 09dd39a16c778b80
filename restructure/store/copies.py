"""Copies of an open store: whole, encrypted with the same key, and looked at before they count."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from restructure.files import sync_folder
from restructure.store.connection import check_tables, connect, key_clause, private_file
from restructure.store.keys import Key
from restructure.store.problems import StoreProblem, named_problems


def copy_to(connection: sqlite3.Connection, key: Key, path: Path) -> Path:
    """Write a copy, verify it, and only then give it its name.

    Raises ``StoreProblem`` where the copy is not the store row for row; what had the name before is still there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = private_file(path.with_name(f"{path.name}.new"))
    try:
        before = row_counts(connection)
        connection.execute("VACUUM INTO ?", (str(aside),))
        with sound(aside, key) as copy:
            # A table that another connection wrote to meanwhile holds as many rows as it held at some moment between.
            after, copied = row_counts(connection), row_counts(copy)
            if any(copied.get(name) != count for name, count in before.items() if after[name] == count):
                raise StoreProblem("backup_failed")
        put_in_place(aside, path)
    finally:
        aside.unlink(missing_ok=True)
    return path


def put_in_place(aside: Path, path: Path) -> None:
    """Give a finished file its name: on the disk first, then all at once."""
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


def check(connection: sqlite3.Connection) -> None:
    """Read every page. Raises ``StoreProblem`` for one that was changed, for rows that refer to nothing, and for
    what is no store of this version."""
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    check_tables(tables, int(connection.execute("PRAGMA user_version").fetchone()[0]))
    if connection.execute("PRAGMA cipher_integrity_check").fetchall():
        raise StoreProblem("not_opened")
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
