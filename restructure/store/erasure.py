"""Forgetting a person: everything that names them goes, the chain still holds, a legal hold stops it."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import msgspec
from dateutil.relativedelta import relativedelta

from calculators.errors import Refusal
from restructure.store import (
    audit,
    client_files,
    erasure_list,
    leftovers,
    people,
    person_leaving,
    person_links,
    row_digests,
    settings,
)
from restructure.store.connection import Store, connect, prepare
from restructure.store.copies import SWEEP
from restructure.store.problems import DatabaseError, IntegrityError, StoreProblem, named_problems
from restructure.store.row_digests import Row
from restructure.store.sql_guard import erasing
from restructure.store.steps import SCHEMA
from restructure.store.tables import OF_AN_ACCOUNT

TABLES = (*OF_AN_ACCOUNT, "audit_details")
PLACED = """
SELECT DISTINCT suspense_id FROM suspense_ends AS own WHERE account_number = ? AND NOT EXISTS
(SELECT 1 FROM suspense_ends AS other WHERE other.suspense_id = own.suspense_id
 AND other.account_number <> own.account_number)
"""
"""Money that came for this account alone; what was placed on another as well stays with that."""
OF_ONE_PLAN = """
WITH RECURSIVE mates(number) AS (
    VALUES (:number) UNION
    SELECT other.account_number FROM mates JOIN agreement_accounts AS own ON own.account_number = mates.number
    JOIN agreement_accounts AS other USING (agreement_number)
) SELECT number FROM mates ORDER BY number
"""
SMALL = 4_000_000
"""Bytes of a file that is made anew in a blink; a larger one is at the next opening."""
BETWEEN = ", "
LOOKED_FOR, NOBODY = "erased_looked_for", hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True, slots=True)
class Reached:
    """Copies beside a store that an erasing reached, by the names of their files: those that somebody was taken out of,
    and those that were deleted."""

    cleaned: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()


def legal_hold(store: Store, account_number: str, reason: str) -> None:
    """Keep an account whatever happens, until the hold is lifted. Refuses a hold without a reason that can be read."""
    _check_role(store)
    audit.check_reason(reason)
    with store.writing() as connection:
        _known(connection, account_number)
        connection.execute("INSERT OR REPLACE INTO holds VALUES (?, ?)", (account_number, reason))
        audit.record(store, connection, "held", account_number, reason, [("holds", account_number)])


def lift_legal_hold(store: Store, account_number: str, reason: str) -> None:
    """Lift a hold. Refuses to without a reason that can be read, and where there is none."""
    _check_role(store)
    audit.check_reason(reason)
    with store.writing() as connection:
        if not connection.execute("DELETE FROM holds WHERE account_number = ?", (account_number,)).rowcount:
            raise Refusal("account", "no_hold")
        audit.record(store, connection, "hold_lifted", account_number, reason, [("holds", account_number)])


def held_because(store: Store, account_number: str) -> str | None:
    """Return why an account is under a legal hold, None where it is not."""
    row = store.connection.execute("SELECT reason FROM holds WHERE account_number = ?", (account_number,)).fetchone()
    return str(row[0]) if row else None


def of_one_plan(store: Store, account_number: str) -> tuple[str, ...]:
    """The other accounts that one plan for several paid with this one, and those that another paid with them."""
    rows = store.connection.execute(OF_ONE_PLAN, {"number": account_number})
    return tuple(number for (number,) in rows if number != account_number)


def erase(store: Store, account_number: str, *, years: int = 0, reason: str = "", together: bool = False) -> Reached:
    """Erase an account with all that was said, signed and recorded about it, from the store and its log, and
    ``together`` with it the others that one plan paid.

    Refuses where there are such others and they are not to go too (``erased_together``), an unknown account, one under
    a legal hold, and one whose last contact or agreement is less than so many ``years`` old, which the collection
    record is kept for, unless a ``reason`` is given. Backups made before still
    hold it, encrypted: restored, they are erased again, from the list beside the store. Copies that nobody keeps on
    purpose are reached at once; returns which.
    """
    _check_role(store)
    until = kept_until(store, account_number, years)
    if until is not None and store.now().date() < until and not reason.strip():
        raise Refusal("account", "retention", largest=until)
    if reason.strip():
        audit.check_reason(reason)
    others = of_one_plan(store, account_number)
    if others and not together:
        raise Refusal("account", "erased_together", given=", ".join(others)[:400])
    for one in (account_number, *others):
        _check(store, one)
    reached = [_erase(store, one, reason) for one in (*others, account_number)]
    return Reached(*(tuple(dict.fromkeys(sum(names, ()))) for names in zip(*map(_files, reached), strict=True)))


def _files(one: Reached) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return one.cleaned, one.deleted


def _erase(store: Store, account_number: str, reason: str) -> Reached:
    # The record gets an end that no copy of before has: a copy put in place of this store is known to be older.
    audit.record_alone(store, "erasing")
    audit.anchor(store)
    mark = None
    try:
        with store.writing() as connection, erasing(connection):
            entry = _take_out_recorded(store, connection, account_number, reason)
            mark = erasure_list.remember(store, account_number, entry)
    except BaseException:
        if mark is not None:
            # Somebody who is still here must not stand in the list of the erased.
            erasure_list.take_back(store, mark)
        raise
    with suppress(StoreProblem, OSError):
        # Where there is no room for it, it is done at the next opening.
        erasure_list.confirm(store, entry.text)
        sweep_small(store)
    return _reach(store, account_number)


def _reach(store: Store, account_number: str) -> Reached:
    """Take an account out of the copies that lie beside a store, or delete them; it is in the record which."""
    cleaned, deleted = [], []
    for copy in leftovers.copies(store.path):
        try:
            if _taken_out_of(copy, store, account_number):
                cleaned.append(copy)
        except (StoreProblem, DatabaseError):
            # One that does not open, or is of an earlier version: whoever is in it cannot be taken out.
            deleted.append(copy)
    at_work = {
        one for one in leftovers.half_copied(store.path) if abs(leftovers.age_of(one, store.now())) < leftovers.AT_WORK
    }
    deleted += [one for one in leftovers.half_done(store.path) if one not in at_work]
    for one in deleted:
        with suppress(OSError):
            leftovers.delete(one)
    reached = Reached(tuple(one.name for one in cleaned), tuple(one.name for one in deleted if not one.exists()))
    with suppress(StoreProblem):
        if reached.cleaned:
            audit.record_alone(store, "copies_swept", detail=BETWEEN.join(reached.cleaned))
        if reached.deleted:
            audit.record_alone(store, "copies_deleted", detail=BETWEEN.join(reached.deleted))
    return reached


def last_reached(store: Store) -> Reached:
    """Return which copies the last erasing reached, as the record says."""
    (since,) = store.connection.execute("SELECT coalesce(max(seq), 0) FROM audit WHERE action = 'erased'").fetchone()
    named = {one.action: one.detail or "" for one in audit.entries(store, limit=2) if one.seq > since}
    cleaned, deleted = (named.get(action, "") for action in ("copies_swept", "copies_deleted"))
    return Reached(*(tuple(text.split(BETWEEN)) if text else () for text in (cleaned, deleted)))


def _taken_out_of(copy: Path, store: Store, account_number: str) -> bool:
    """Take an account out of a copy; returns whether it was in there. Raises ``StoreProblem`` where it cannot be."""
    with named_problems(), closing(connect(copy, store.key)) as connection:
        found = connection.execute("SELECT 1 FROM accounts WHERE number = ?", (account_number,)).fetchone()
        if found is None:
            return False
        if connection.execute("PRAGMA user_version").fetchone()[0] != SCHEMA:
            raise StoreProblem("not_opened")
        prepare(connection)
        there = replace(store, connection=connection, path=copy)
        with there.writing():
            connection.execute("DELETE FROM holds WHERE account_number = ?", (account_number,))
            _take_out_recorded(there, connection, account_number)
        connection.execute("VACUUM")
    return True


def _take_out_recorded(
    store: Store, connection: sqlite3.Connection, account_number: str, reason: str = ""
) -> audit.Head:
    about = (*_take_out(store, connection, account_number), row_digests.DETAILS)
    return audit.record(store, connection, "erased", detail=reason.strip(), about=about)


def _take_out(store: Store, connection: sqlite3.Connection, account_number: str) -> list[Row]:
    """Take out all that is about an account; returns the rows that were on no account and went with it,
    and those by which it is still counted."""
    # At first use: a window is painted before anybody is erased.
    from restructure.store import facts

    try:
        connection.execute("INSERT INTO erasing VALUES (?)", (account_number,))
    except IntegrityError:
        raise Refusal("account", "legal_hold") from None
    # At first use: what judges promises takes longer to load than the first window may.

    counted = facts.keep_of_erased(store, connection, account_number)
    persons = person_links.standing_at(connection)
    of_client, beside = client_files.take_out(connection)
    connection.execute(
        "DELETE FROM editions WHERE agreement_number IN (SELECT number FROM agreements WHERE account_number = ?)",
        (account_number,),
    )
    # Where this is the account that a plan for several was made on, none of the others has a plan any more.
    connection.execute(
        "DELETE FROM agreement_accounts "
        "WHERE agreement_number IN (SELECT number FROM agreements WHERE account_number = ?)",
        (account_number,),
    )
    placed = connection.execute(PLACED, (account_number,)).fetchall()
    for table in (*TABLES, "agreements"):
        connection.execute(f"DELETE FROM {table} WHERE account_number = ?", (account_number,))
    person_links.remove_without_role(connection, [*persons, *beside])
    connection.execute("DELETE FROM accounts WHERE number = ?", (account_number,))
    _forget_typed(store, connection, account_number)
    connection.executemany("DELETE FROM suspense WHERE id = ?", placed)
    connection.execute("DELETE FROM erasing")
    connection.execute("INSERT OR REPLACE INTO settings VALUES (?, 'true')", (SWEEP,))
    return [*counted, *of_client, *(("suspense", str(item)) for (item,) in placed)]


def sweep_again(store: Store) -> None:
    """Make the file anew where somebody was erased from it: rows and words are overwritten where they lay, but where
    SQLite has moved a row from page to page, a copy may lie between the rows of the other. Nothing where it is done.

    Raises ``StoreProblem`` where there is no room, or somebody still reads in the log.
    """
    if store.connection.execute("SELECT 1 FROM settings WHERE key = ?", (SWEEP,)).fetchone() is None:
        return
    with named_problems():
        store.connection.execute("VACUUM")
        _empty_log(store)
    with store.writing() as connection:
        connection.execute("DELETE FROM settings WHERE key = ?", (SWEEP,))
    audit.anchor(store)


def sweep_small(store: Store) -> None:
    """Take what is gone out of the log, and make a small file anew at once. Raises as ``sweep_again``."""
    _empty_log(store)
    if store.path.stat().st_size <= SMALL:
        sweep_again(store)


def _empty_log(store: Store) -> None:
    with named_problems():
        if store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            raise StoreProblem("locked")


def erased_again(store: Store) -> int:
    """Erase whoever was erased before and came back with a backup; returns how many. Whoever was entered anew since is
    there by right: the record of such a store holds the entry of the erasing."""
    listed = erasure_list.marked(store, erasure_list.marks(store.path))
    back = [number for number, mine in listed if not any(erasure_list.in_record(store, one) for one in mine)]
    for number in back:
        if (standing := erasure_list.standing_of(number)) is not None:
            person_leaving.leave(store, standing, person_leaving.words(store, (standing.person,)))
            continue
        # A hold of before was lifted before the person was erased.
        with store.writing() as connection, erasing(connection):
            connection.execute("DELETE FROM holds WHERE account_number = ?", (number,))
        _erase(store, number, "")
    with store.writing() as connection:
        connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (LOOKED_FOR, _unknown(store)))
    return len(back)


def looked_for(store: Store) -> bool:
    """Return whether this store was searched for all who stand in the list now. Nobody comes back but with another
    store, and each account is held against each of the list."""
    unknown = _unknown(store)
    row = store.connection.execute("SELECT value FROM settings WHERE key = ?", (LOOKED_FOR,)).fetchone()
    return unknown == NOBODY or (row is not None and row[0] == unknown)


def _unknown(store: Store) -> str:
    """Those in the list of whose erasing the record knows nothing, as a digest."""
    lines = sorted(one.line for one in erasure_list.marks(store.path) if not erasure_list.in_record(store, one))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def kept_until(store: Store, account_number: str, years: int) -> date | None:
    """The day until which the record of an account is kept, from its last contact or agreement; None without either or
    without a rule."""
    last = store.connection.execute(
        "SELECT max(at) FROM (SELECT at FROM contacts WHERE account_number = :number "
        "UNION ALL SELECT signed_at FROM agreements WHERE account_number = :number "
        "UNION ALL SELECT signed_at FROM agreement_accounts JOIN agreements ON number = agreement_number "
        "WHERE agreement_accounts.account_number = :number)",
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

    # Forms that cannot be read may name them: those go too, here and where they were set aside.
    connection.execute("INSERT OR IGNORE INTO erasing VALUES ('')")
    connection.execute("DELETE FROM set_aside WHERE account_number = '' AND kind = 'half_typed_accounts'")
    left: dict[str, object] = {
        key: [one for one in forms or () if account_number not in (one[0], one[2].get("number"))]
        for key, forms in settings.of_everybody(store, settings.HALF_TYPED).items()
    }
    for key, numbers in settings.of_everybody(store, settings.RECENT).items():
        left[key] = [one for one in numbers or () if one != account_number]
    for key, number in settings.of_everybody(store, settings.ON_DESK).items():
        left[key] = "" if number == account_number else number or ""
    for key, value in left.items():
        connection.execute("UPDATE settings SET value = ? WHERE key = ?", (written(value), key))


def _check_role(store: Store) -> None:
    """Where people sign in, whoever releases holds and erases, and nobody else."""
    # At first use: a window is painted before anybody is erased.
    from restructure.authority.limits import RELEASING

    user = people.current(store)
    if people.users(store) and (user is None or user.role not in RELEASING):
        raise Refusal("account", "not_allowed")


def _check(store: Store, account_number: str) -> None:
    _known(store.connection, account_number)
    if held_because(store, account_number) is not None:
        raise Refusal("account", "legal_hold")


def _known(connection: sqlite3.Connection, account_number: str) -> None:
    if connection.execute("SELECT 1 FROM accounts WHERE number = ?", (account_number,)).fetchone() is None:
        raise Refusal("account", "unknown_account")
