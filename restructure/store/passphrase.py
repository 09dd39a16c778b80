"""Another passphrase for an open store."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from restructure.store import audit, rights
from restructure.store.connection import Store, connect, drop_logs, key_clause, set_current_user
from restructure.store.copies import copy_to
from restructure.store.encryption import fold_in, move_over
from restructure.store.keys import Key, Secret, key_of
from restructure.store.opening import open_store
from restructure.store.problems import DatabaseError, StoreProblem, named_problems


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
            fold_in(store.connection)
            store.close()
            move_over(aside, path, key)
    finally:
        aside.unlink(missing_ok=True)
        drop_logs(aside)
    changed = replace(open_store(path, key, store.now), who=store.who, signer=store.signer)
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
