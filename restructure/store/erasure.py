"""Forgetting a person: everything that names them goes, the chain still holds, a legal hold stops it."""

from __future__ import annotations

import hmac
import os
import secrets
from pathlib import Path

from calculators.errors import Refusal
from restructure.store import audit
from restructure.store.connection import Store
from restructure.store.problems import IntegrityError
from restructure.store.tables import OF_AN_ACCOUNT

TABLES = (*OF_AN_ACCOUNT, "audit_details")


def hold(store: Store, account_number: str, reason: str) -> None:
    """Keep an account whatever happens, until the hold is lifted. Refuses a hold without a reason."""
    if not reason.strip():
        raise Refusal("reason", "missing_field")
    with store.writing() as connection:
        connection.execute("INSERT OR REPLACE INTO holds VALUES (?, ?)", (account_number, reason))
        audit.append(store, connection, "held", account_number, reason)


def lift_hold(store: Store, account_number: str, reason: str) -> None:
    """Lift a hold. Refuses to without a reason."""
    if not reason.strip():
        raise Refusal("reason", "missing_field")
    with store.writing() as connection:
        connection.execute("DELETE FROM holds WHERE account_number = ?", (account_number,))
        audit.append(store, connection, "held", account_number, reason)


def erase(store: Store, account_number: str) -> None:
    """Erase an account with all that was said, signed and recorded about it, from the store and its log.

    Refuses an account under a legal hold. Backups made before still hold it, encrypted: restored, they are erased
    again, from the list beside the store.
    """
    _remember(store, account_number)
    with store.writing() as connection:
        try:
            connection.execute("INSERT INTO erasing VALUES (?)", (account_number,))
        except IntegrityError:
            raise Refusal("account", "legal_hold") from None
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute(
            "DELETE FROM editions WHERE agreement_number IN (SELECT number FROM agreements WHERE account_number = ?)",
            (account_number,),
        )
        for table in ("agreements", *TABLES):
            connection.execute(f"DELETE FROM {table} WHERE account_number = ?", (account_number,))
        connection.execute("DELETE FROM accounts WHERE number = ?", (account_number,))
        connection.execute("DELETE FROM erasing")
        audit.append(store, connection, "erased")
    # What was written over lies on in free pages, in the index and in the log until they are made anew.
    for table in ("found_names", "found_parts"):
        store.db.conn.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")
    store.db.conn.execute("VACUUM")
    store.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    audit.anchor(store)


def erased_again(store: Store) -> int:
    """Erase whoever was erased before and came back with a backup; returns how many."""
    marks = _marks(_file(store.path))
    if not marks:
        return 0
    key = audit.chain_key(store)
    numbers = [row[0] for row in store.db.conn.execute("SELECT number FROM accounts")]
    back = [number for number in numbers if any(_mark(key, salt, number) == mark for salt, mark in marks)]
    for number in back:
        erase(store, number)
    return len(back)


def _remember(store: Store, account_number: str) -> None:
    """Write a salted commitment to the number beside the store, where a restored backup does not undo it."""
    held = store.db.conn.execute("SELECT 1 FROM holds WHERE account_number = ?", (account_number,)).fetchone()
    if held is not None:
        raise Refusal("account", "legal_hold")
    salt = secrets.token_bytes(16)
    file = _file(store.path)
    with file.open("a", encoding="ascii", newline="\n") as lines:
        lines.write(f"{salt.hex()} {_mark(audit.chain_key(store), salt, account_number).hex()}\n")
        lines.flush()
        os.fsync(lines.fileno())
    file.chmod(0o600)


def _file(path: Path) -> Path:
    return path.with_name(f"{path.name}.erased")


def _marks(file: Path) -> list[tuple[bytes, bytes]]:
    if not file.exists():
        return []
    parts = [line.split(" ") for line in file.read_text(encoding="ascii").splitlines()]
    return [(bytes.fromhex(one[0]), bytes.fromhex(one[1])) for one in parts if len(one) == 2 and len(one[1]) == 64]


def _mark(key: bytes, salt: bytes, account_number: str) -> bytes:
    return hmac.digest(key, salt + account_number.encode(), "sha256")
