"""A store gets another key: one that was not encrypted yet, or one whose passphrase changes."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from restructure.store import audit, rights
from restructure.store.connection import (
    Store,
    check_tables,
    connect,
    key_clause,
    open_store,
    private_file,
    set_current_user,
)
from restructure.store.copies import copy_to, put_in_place, same_rows, sound
from restructure.store.keys import Key, Secret, key_of, new_salt
from restructure.store.problems import DatabaseError, StoreProblem, named_problems


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
        _fold_in(plain)
        private_file(aside)
        plain.execute(f"ATTACH ? AS sealed KEY {key_clause(key, salt)}", (str(aside),))
        plain.execute("SELECT sqlcipher_export('sealed')")
        plain.execute(f"PRAGMA sealed.user_version = {version}")
        plain.execute("DETACH sealed")
        if not same_rows(plain, aside, key):
            raise StoreProblem("backup_failed")
    _move_over(aside, path, key)


def change_secret(store: Store, secret: Secret) -> Store:
    """Encrypt an open store with another secret and return it, open. The one that was passed is closed.

    The new file is written aside and verified; until it takes the name, the old secret opens the old file. Raises
    ``StoreProblem`` where it cannot be written; nothing of it stays behind then. Refuses anybody but an administrator
    where the store has users (``administrator_only``).
    """
    rights.check(store, "store", "passphrase")
    path = store.path
    aside = path.with_name(f"{path.name}.rekeyed")
    try:
        with named_problems():
            copy_to(store.connection, store.key, aside)
            key = key_of(secret, aside.read_bytes()[:16])
            _rekey(aside, store.key, key)
            _fold_in(store.connection)
            store.close()
            _move_over(aside, path, key)
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            aside.with_name(aside.name + ending).unlink(missing_ok=True)
    changed = replace(open_store(path, key, store.now), who=store.who)
    set_current_user(changed.connection, changed.who)
    audit.record_alone(changed, "passphrase_changed")
    return changed


def _rekey(path: Path, old: Key, new: Key) -> None:
    with closing(connect(path, old)) as copy:
        copy.execute("SELECT count(*) FROM sqlite_schema")
        try:
            copy.execute(f"PRAGMA rekey = {key_clause(new)}")
        except DatabaseError:
            # SQLCipher does not say of what it failed.
            full = shutil.disk_usage(path.parent).free < path.stat().st_size
            raise StoreProblem("disk_full" if full else "backup_failed") from None


def _fold_in(connection: object) -> None:
    # A log left beside the file would be read into the one that takes its name.
    connection.execute("PRAGMA journal_mode = DELETE")  # type: ignore[attr-defined]  # a connection of either kind


def _move_over(aside: Path, path: Path, key: Key) -> None:
    with sound(aside, key):
        pass
    put_in_place(aside, path)
