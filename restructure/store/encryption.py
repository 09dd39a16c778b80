"""Encrypting a store of an earlier version in place."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from restructure.store.connection import check_tables, connect, key_clause, private_file
from restructure.store.copies import put_in_place, same_rows, sound
from restructure.store.keys import Key, Secret, key_of, new_salt
from restructure.store.problems import StoreProblem


def encrypt(path: Path, secret: Secret) -> None:
    """Encrypt a store of an earlier version in place: made aside, compared row for row, moved over.

    Raises ``StoreProblem`` for a database of another program, which is left as it is.
    """
    salt = new_salt()
    key = key_of(secret, salt)
    aside = path.with_name(f"{path.name}.new")
    with closing(connect(path, None)) as plain:
        tables = {row[0] for row in plain.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        version = int(plain.execute("PRAGMA user_version").fetchone()[0])
        check_tables(tables, version)
        fold_in(plain)
        private_file(aside)
        plain.execute(f"ATTACH ? AS sealed KEY {key_clause(key, salt)}", (str(aside),))
        plain.execute("SELECT sqlcipher_export('sealed')")
        plain.execute(f"PRAGMA sealed.user_version = {version}")
        plain.execute("DETACH sealed")
        if not same_rows(plain, aside, key):
            raise StoreProblem("backup_failed")
    move_over(aside, path, key)


def fold_in(connection: object) -> None:
    """Fold the log into its file."""
    # A log left beside the file would be read into the one that takes its name.
    connection.execute("PRAGMA journal_mode = DELETE")  # type: ignore[attr-defined]  # a connection of either kind


def move_over(aside: Path, path: Path, key: Key) -> None:
    """Give a sound file the name of the store."""
    with sound(aside, key):
        pass
    put_in_place(aside, path)
