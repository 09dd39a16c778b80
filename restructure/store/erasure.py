"""Forgetting a person: everything that names them goes, the chain still holds, a legal hold stops it."""

from __future__ import annotations

import hmac
import os
import re
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import msgspec
from dateutil.relativedelta import relativedelta

from calculators.errors import Refusal
from restructure.files import publish
from restructure.store import audit, people, settings
from restructure.store.connection import Store
from restructure.store.problems import IntegrityError, StoreProblem, named_problems
from restructure.store.tables import OF_AN_ACCOUNT

TABLES = (*OF_AN_ACCOUNT, "audit_details")
MARK = re.compile(r"^([0-9a-f]{32}) ([0-9a-f]{64})(?: ([0-9]+:[0-9a-f]{64}))?$", re.MULTILINE)
SWEEP = "sweep_again"
"""The setting that says that erased rows are still to be swept out of free pages."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Somebody in the list of the erased: a salted commitment to the number, and the entry of the record that says so,
    empty in a list of an earlier version."""

    salt: bytes
    mark: bytes
    entry: str

    @property
    def line(self) -> str:
        """As it stands in the file."""
        return f"{self.salt.hex()} {self.mark.hex()} {self.entry}".rstrip()


def hold(store: Store, account_number: str, reason: str) -> None:
    """Keep an account whatever happens, until the hold is lifted. Refuses a hold without a reason that can be read."""
    _check_role(store)
    _check_reason(reason)
    with store.writing() as connection:
        _known(connection, account_number)
        connection.execute("INSERT OR REPLACE INTO holds VALUES (?, ?)", (account_number, reason))
        audit.append(store, connection, "held", account_number, reason)


def lift_hold(store: Store, account_number: str, reason: str) -> None:
    """Lift a hold. Refuses to without a reason that can be read, and where there is none."""
    _check_role(store)
    _check_reason(reason)
    with store.writing() as connection:
        if not connection.execute("DELETE FROM holds WHERE account_number = ?", (account_number,)).rowcount:
            raise Refusal("account", "no_hold")
        audit.append(store, connection, "hold_lifted", account_number, reason)


def held_because(store: Store, account_number: str) -> str | None:
    """Why an account is under a legal hold, None where it is not."""
    row = store.connection.execute("SELECT reason FROM holds WHERE account_number = ?", (account_number,)).fetchone()
    return str(row[0]) if row else None


def erase(store: Store, account_number: str, *, years: int = 0, reason: str = "") -> None:
    """Erase an account with all that was said, signed and recorded about it, from the store and its log.

    Refuses an unknown account, one under a legal hold, and one whose last contact or agreement is less than so many
    ``years`` old, which the collection record is kept for, unless a ``reason`` is given. Backups made before still
    hold it, encrypted: restored, they are erased again, from the list beside the store.
    """
    _check_role(store)
    until = kept_until(store, account_number, years)
    if until is not None and store.now().date() < until and not reason.strip():
        raise Refusal("account", "retention", largest=until)
    if reason.strip():
        _check_reason(reason)
    _check(store, account_number)
    _erase(store, account_number, reason)


def _erase(store: Store, account_number: str, reason: str) -> None:
    file = _file(store.path)
    before = file.stat().st_size if file.exists() else 0
    try:
        with store.writing() as connection:
            _take_out(store, connection, account_number)
            entry = audit.append(store, connection, "erased", detail=reason.strip())
            _remember(store, account_number, entry)
    except BaseException:
        # Somebody who is still here must not stand in the list of the erased.
        if file.exists():
            os.truncate(file, before)
        raise
    with suppress(StoreProblem):
        # Where there is no room for it, it is done at the next opening.
        sweep_again(store)


def _take_out(store: Store, connection: sqlite3.Connection, account_number: str) -> None:
    try:
        connection.execute("INSERT INTO erasing VALUES (?)", (account_number,))
    except IntegrityError:
        raise Refusal("account", "legal_hold") from None
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute(
        "DELETE FROM editions WHERE agreement_number IN (SELECT number FROM agreements WHERE account_number = ?)",
        (account_number,),
    )
    for table in (*TABLES, "agreements"):
        connection.execute(f"DELETE FROM {table} WHERE account_number = ?", (account_number,))
    connection.execute("DELETE FROM accounts WHERE number = ?", (account_number,))
    _forget_typed(store, connection, account_number)
    connection.execute("DELETE FROM erasing")
    connection.execute("INSERT OR REPLACE INTO settings VALUES (?, 'true')", (SWEEP,))


def sweep_again(store: Store) -> None:
    """Make anew what erased rows lie on in until then: free pages, the index and the log. Nothing where it is done.

    Raises ``StoreProblem`` where there is no room.
    """
    if store.connection.execute("SELECT 1 FROM settings WHERE key = ?", (SWEEP,)).fetchone() is None:
        return
    with named_problems():
        for table in ("found_names", "found_parts"):
            store.connection.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")
        store.connection.execute("VACUUM")
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with store.writing() as connection:
        connection.execute("DELETE FROM settings WHERE key = ?", (SWEEP,))
    audit.anchor(store)


def erased_again(store: Store) -> int:
    """Erase whoever was erased before and came back with a backup; returns how many. Whoever was entered anew since is
    there by right: the record of such a store holds the entry of the erasing."""
    marks = _marks(_file(store.path))
    back = [number for number, mine in _marked(store, marks) if not any(_in_record(store, one) for one in mine)]
    for number in back:
        # A hold of before was lifted before the person was erased.
        with store.writing() as connection:
            connection.execute("DELETE FROM holds WHERE account_number = ?", (number,))
        _erase(store, number, "")
    return len(back)


def settle(store: Store) -> None:
    """Take out of the list of the erased whoever is here although the erasing stands in no record: it was cut short by
    the end of the program before it took hold."""
    file = _file(store.path)
    marks = _marks(file)
    void = {one for _, mine in _marked(store, marks) for one in mine if one.entry and not _in_record(store, one)}
    if void:
        publish(file, "".join(f"{one.line}\n" for one in marks if one not in void).encode("ascii"))
        file.chmod(0o600)


def _marked(store: Store, marks: list[Mark]) -> Iterator[tuple[str, list[Mark]]]:
    """The accounts of a store that stand in a list of the erased, with their marks."""
    if not marks:
        return
    key = audit.chain_key(store)
    for (number,) in store.connection.execute("SELECT number FROM accounts").fetchall():
        mine = [one for one in marks if _mark(key, one.salt, number) == one.mark]
        if mine:
            yield number, mine


def _in_record(store: Store, mark: Mark) -> bool:
    head = audit.head_of(mark.entry)
    if head is None:
        return False
    found = store.connection.execute("SELECT mac FROM audit WHERE seq = ?", (head.seq,)).fetchone()
    return found is not None and bytes(found[0]).hex() == head.mac


def kept_until(store: Store, account_number: str, years: int) -> date | None:
    """The day until which the record of an account is kept, from its last contact or agreement; None without either or
    without a rule."""
    last = store.connection.execute(
        "SELECT max(at) FROM (SELECT at FROM contacts WHERE account_number = :number "
        "UNION ALL SELECT signed_at FROM agreements WHERE account_number = :number)",
        {"number": account_number},
    ).fetchone()
    if not years or last[0] is None:
        return None
    until: date = datetime.fromisoformat(last[0]).date() + relativedelta(years=years)
    return until


def _forget_typed(store: Store, connection: sqlite3.Connection, account_number: str) -> None:
    """What was typed of an account and not saved, and that it was on the desk."""

    def written(value: object) -> str:
        return msgspec.json.encode(value).decode()

    left = [one for one in settings.half_typed(store) if account_number not in (one[0], one[2].get("number"))]
    connection.execute("UPDATE settings SET value = ? WHERE key = ?", (written(left), settings.HALF_TYPED))
    on_desk = (written(""), settings.ON_DESK, written(account_number))
    connection.execute("UPDATE settings SET value = ? WHERE key = ? AND value = ?", on_desk)


def _check_role(store: Store) -> None:
    """Where people sign in, whoever releases holds and erases, and nobody else."""
    # At first use: a window is painted before anybody is erased.
    from restructure.authority import RELEASING

    user = people.current(store)
    if people.users(store) and (user is None or user.role not in RELEASING):
        raise Refusal("account", "not_allowed")


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise Refusal("reason", "missing_field")
    if not reason.isprintable():
        raise Refusal("reason", "hidden_character")


def _check(store: Store, account_number: str) -> None:
    _known(store.connection, account_number)
    if held_because(store, account_number) is not None:
        raise Refusal("account", "legal_hold")


def _known(connection: sqlite3.Connection, account_number: str) -> None:
    if connection.execute("SELECT 1 FROM accounts WHERE number = ?", (account_number,)).fetchone() is None:
        raise Refusal("account", "unknown_account")


def _remember(store: Store, account_number: str, entry: audit.Head) -> None:
    """Write a salted commitment to the number, with the entry of the erasing, beside the store, where a restored backup
    does not undo it."""
    salt = secrets.token_bytes(16)
    file = _file(store.path)
    torn = file.exists() and not file.read_bytes().endswith(b"\n")
    made = Mark(salt, _mark(audit.chain_key(store), salt, account_number), entry.text)
    with file.open("a", encoding="ascii", newline="\n") as lines:
        # A line that was cut short must not take the next one with it.
        lines.write("\n" if torn else "")
        lines.write(f"{made.line}\n")
        lines.flush()
        os.fsync(lines.fileno())
    file.chmod(0o600)


def _file(path: Path) -> Path:
    return path.with_name(f"{path.name}.erased")


def _marks(file: Path) -> list[Mark]:
    if not file.exists():
        return []
    found = MARK.findall(file.read_text(encoding="ascii", errors="replace"))
    return [Mark(bytes.fromhex(salt), bytes.fromhex(mark), entry) for salt, mark, entry in found]


def _mark(key: bytes, salt: bytes, account_number: str) -> bytes:
    return hmac.digest(key, salt + account_number.encode(), "sha256")
