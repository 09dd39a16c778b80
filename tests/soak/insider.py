"""R23: whoever has the passphrase changes any covered value of any row past the program, takes rows away or puts some
in; each has to be named."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from restructure.store import audit
from restructure.store.connection import Store, connect
from restructure.store.keys import key_of, salt_of
from restructure.store.person_digests import OF_DETAIL, OF_PERSON, OF_ROLE
from restructure.store.problems import IntegrityError
from restructure.store.row_digests import COVERED, OF_ACCOUNT
from restructure.store.steps import SCHEMA
from tests.restructure import golden
from tests.support.stores import NOW

SIGNED = "until, public_key, signature"
"""Of a decision, what its signature covers and no digest."""
OF_RECORD = {
    "audit": "seq, at, who, action, commitment, mac",
    "audit_details": "seq, salt, account_number, detail, about",
    "secrets": "value",
    "account_digests": "number, digest",
    "account_set": "total",
    "persons": f"id, {OF_PERSON}",
    "person_roles": f"{OF_ROLE}, person_id",
    "contact_details": f"{OF_DETAIL}, person_id",
    "person_digests": "person_id, digest",
    "person_set": "total",
}
ROW = {
    "account_digests": "number",
    "person_roles": "account_number || role || person_id",
    "contact_details": "account_number || kind || value || person_id",
}
"""What tells the rows apart of a table without rows by number."""
CHANGED = """CASE typeof({column}) WHEN 'integer' THEN {column} + 1000 WHEN 'blob' THEN CAST({column} || x'01' AS BLOB)
    WHEN 'null' THEN 1 ELSE {column} || 'x' END"""
NO_TEXT = """CASE typeof({column}) WHEN 'text' THEN CAST(x'ff' AS TEXT) WHEN 'blob' THEN x'ff'
    WHEN 'null' THEN 7 ELSE {column} + 1000 END"""


def attacks(connection: sqlite3.Connection) -> Iterator[str]:
    """Each change of a value, and each row taken away, as a statement."""
    columns = {table: one.columns for table, one in COVERED.items()} | {"accounts": OF_ACCOUNT} | OF_RECORD
    columns["decisions"] += f", {SIGNED}"
    for table, names in columns.items():
        where = COVERED[table].where if table in COVERED else "true"
        row = ROW.get(table, "rowid")
        for (key,) in connection.execute(f"SELECT {row} FROM {table} WHERE {where}").fetchall():
            yield f"DELETE FROM {table} WHERE {row} = '{key}'"
            for column in names.split(", "):
                for other in (CHANGED, NO_TEXT):
                    yield f"UPDATE {table} SET {column} = {other.format(column=column)} WHERE {row} = '{key}'"


def unnoticed(folder: Path, times: int) -> int:
    """Of so many such changes, drawn, those that leave no fault in the record."""
    path = folder / "insider.db"
    shutil.copyfile(golden.STORES / f"schema-{SCHEMA}.db", path)
    with closing(connect(path, key := key_of(golden.SECRET, salt_of(path)))) as connection:
        store = Store(connection, path, key, lambda: NOW)
        rules = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in rules:
            connection.execute(f"DROP TRIGGER {name}")
        for switch in ("foreign_keys = OFF", "ignore_check_constraints = ON"):
            connection.execute(f"PRAGMA {switch}")
        listed = [one for one in attacks(connection) if one != _end_cut(connection)]
        random.Random(23).shuffle(listed)
        return sum(_passes(store, one) for one in listed[:times])


def _end_cut(connection: sqlite3.Connection) -> str:
    """Return what takes away the newest entry where it is about no row: that is seen by a head written elsewhere alone,
    which R16 tries."""
    last, about = connection.execute("SELECT seq, about FROM audit_details ORDER BY seq DESC LIMIT 1").fetchone()
    return "" if about else f"DELETE FROM audit WHERE rowid = '{last}'"


def _passes(store: Store, statement: str) -> bool:
    store.connection.execute("BEGIN")
    try:
        try:
            store.connection.execute(statement)
        except IntegrityError:
            # The shape of the table holds against it, before any record is asked.
            return False
        return not any(one.fault != "rules_changed" for one in audit.verify(store))
    finally:
        store.connection.execute("ROLLBACK")
