"""Accounts in the store: saved, found, opened, confirmed again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from itertools import islice
from typing import Any, Generic, Literal, TypeVar

import msgspec

from calculators.errors import Refusal
from calculators.parts import Parts
from restructure.parties.account import Account, Person
from restructure.parties.account_fields import COLUMNS, FIELD, FIELDS, NESTED, PERSONAL, TEXTS, values_of
from restructure.store import (
    account_update,
    audit,
    balances,
    changes,
    client_files,
    person_links,
    rights,
    row_digests,
    settings,
)
from restructure.store import search as search_index
from restructure.store.batches import OpenBatch
from restructure.store.changes import Change, Changes
from restructure.store.columns import NULLABLE, USUAL, Values
from restructure.store.connection import Store, large_cache
from restructure.store.json_records import as_type, sure
from restructure.store.problems import StoreProblem
from restructure.store.proposed_changes import ProposedChange
from restructure.store.sql_guard import erasing
from restructure.store.tables import OF_AN_ACCOUNT

INSERT = f"INSERT INTO accounts ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
REPLACE = (
    f"{INSERT} ON CONFLICT (number) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in COLUMNS[1:])}"
)

Duplicates = Literal["keep", "update"]
Origin = TypeVar("Origin")
# An unknown value is bound as an empty text: binding None takes ten times as long.
MARKS = ", ".join(
    "NULLIF(?, '')" if name in NULLABLE else f"COALESCE(NULLIF(?, ''), {USUAL[name]!r})" if name in USUAL else "?"
    for name in COLUMNS
)
BULK = f"INSERT INTO accounts ({', '.join(COLUMNS)}) VALUES ({MARKS})"
BULK_KEEP = f"{BULK} ON CONFLICT (number) DO NOTHING"
BULK_UPDATE = f"{BULK} {REPLACE.removeprefix(INSERT)}"
NEEDED = tuple(field.name for field in FIELDS if field.required and field.kind in TEXTS)
MOST_RECENT = 40
LONGEST_NUMBER = FIELD["number"].longest
ADDED = """
INSERT INTO batch_rows (batch, kind, account_number)
SELECT ?, 'added', number FROM accounts WHERE rowid > ? AND rowid <= ? ORDER BY +number
"""
CHANGED = "SELECT count(*) FROM batch_rows WHERE batch = ? AND kind = 'changed'"
CHUNK, PORTION = 2_000, 10_000
COUNTED = 99


def check(account: Account) -> None:
    """Refuse an account that could not be negotiated: no number, no creditor, nobody who confirmed it, nothing owed."""
    for name in NEEDED:
        if not getattr(account, name).strip():
            raise Refusal(name, "missing_field")
    if len(account.number) > LONGEST_NUMBER:
        raise Refusal("number", "text_too_long", largest=LONGEST_NUMBER)
    for field in Parts.__struct_fields__:
        if getattr(account.parts, field) < 0:
            raise Refusal(field, "amount_negative")
    if account.parts.total == 0:
        raise Refusal("principal", "nothing_owed")


def save(store: Store, account: Account) -> bool:
    """Save an account entered or corrected by hand, with old and new figures in the record; one with the same number is
    replaced. What ``source`` says of a new one is who entered it, where it says nothing. Returns whether all of it is
    kept: a balance that goes down by more than whoever is signed in may waive waits for a second person, if there is
    one, and stays as it is meanwhile.

    Refuses as ``check``, and where the store has users: a new account by nobody (``sign_in_first``), and other figures
    of one that is there by anybody but a supervisor or an administrator (``supervisor_only``, with the first such
    field). Who somebody is and how to reach them anybody may correct.
    """
    with store.writing() as connection:
        before = _kept(connection, account.number)
        if before is None:
            rights.check(store, "entry", "number")
            account = replace(account, source=account.source or _by_hand(store))
        done = changed(before, account)
        figure = next((one.field for one in done.fields if one.field not in PERSONAL), None)
        if before is not None and figure is not None:
            rights.check(store, "balance", figure)
        waits = before is not None and balances.waits(store, connection, _row(before), _row(account))
        if before is not None and waits:
            stays = {name: getattr(before, name) for name in ("currency", "parts", "as_of", "confirmed_by")}
            account = replace(account, **stays)
            done = changed(before, account)
        save_within(connection, account)
        if done.fields:
            audit.record(store, connection, "account_saved", account.number, changes.written(done))
    return not waits


def changed(before: Account | None, after: Account) -> Changes:
    """Return what tells two accounts apart, by column; of persons only which columns do."""
    was = dict(zip(COLUMNS, _row(before), strict=True)) if before else dict.fromkeys(COLUMNS)
    now = dict(zip(COLUMNS, _row(after), strict=True))
    fields_ = tuple(
        Change(name, told=False) if name in PERSONAL else Change(name, was[name], now[name])
        for name in COLUMNS[1:]
        if _held(was[name]) != _held(now[name])
    )
    return Changes(fields_, after.currency)


def _held(value: object) -> object:
    return None if value in (0, "", "[]") else value


def _by_hand(store: Store) -> str:
    return f"by hand: {store.who}" if store.who else ""


def _kept(connection: sqlite3.Connection, number: str) -> Account | None:
    row = connection.execute(f"SELECT {', '.join(COLUMNS)} FROM accounts WHERE number = ?", (number,)).fetchone()
    return _account(row) if row else None


def save_within(connection: sqlite3.Connection, account: Account) -> None:
    """The same within a transaction that others share. Refuses as ``check``."""
    check(account)
    connection.execute(REPLACE, _row(account))
    search_index.index(connection, [_findable(account)])
    person_links.relink(connection, account.number)


def write_decided(store: Store, connection: sqlite3.Connection, change: ProposedChange) -> None:
    """Write a balance that was decided, within a transaction that others share."""
    before = _kept(connection, change.subject)
    assert before is not None
    balances.write(connection, change)
    after = _kept(connection, change.subject)
    assert after is not None
    audit.record(store, connection, "account_saved", change.subject, changes.written(changed(before, after)))


def complete_debtor(connection: sqlite3.Connection, account: Account) -> None:
    """Keep what was learnt about the debtor, within a transaction that others share; the balance stays as confirmed.

    Refuses an account that is no longer there.
    """
    kept = _kept(connection, account.number)
    if kept is None:
        raise Refusal("debt", "account_changed")
    save_within(connection, replace(kept, debtor=account.debtor))


def add_new(store: Store, accounts: Iterable[Account]) -> tuple[int, int]:
    """Add accounts in one transaction; returns how many were new and how many were there already, left as they are."""
    rights.check(store, "entry", "duplicates")
    rows = ((bulk_row(account), None) for account in accounts)
    with store.writing() as connection, large_cache(connection):
        after = person_links.last_row(connection)
        row_digests.put_off(connection, after)
        added = _add_all(rows, lambda chunk: _add(connection, chunk))
        row_digests.make_up(connection)
        search_index.catch_up(connection)
        person_links.link_new(connection, after)
        audit.record(store, connection, "accounts_imported", detail=f"{added.new} new, 0 changed")
    return added.new, added.known


@dataclass(frozen=True, slots=True)
class Added(Generic[Origin]):
    """Numbers of accounts new, changed, and left as they were; ``refused`` are the rows that would have made an account
    worse, by their origins, each with the reason. Of those changed, ``waiting`` have a balance that waits for a second
    person."""

    new: int = 0
    changed: int = 0
    known: int = 0
    refused: tuple[tuple[Origin, Refusal], ...] = ()
    waiting: int = 0


def add_rows(
    batch: OpenBatch,
    rows: Iterable[tuple[Values, Origin]],
    *,
    duplicates: Duplicates = "keep",
    between: Callable[[], object] = lambda: None,
) -> Added[Origin]:
    """Add rows of the table to a batch, each with its origin, which comes back where a row is refused. An account that
    is there stays as it is, or takes what a row says, as ``account_update.renewed``. ``between`` is called now and then
    once all rows are there.

    Where the store has users, refuses nobody who adds (``sign_in_first``), and whoever may not correct a balance to
    update (``supervisor_only``).
    """
    rights.check(batch.store, "balance" if duplicates == "update" else "entry", "duplicates")
    batch, connection = replace(batch, store=batch.store.in_one_act()), batch.connection
    after = person_links.last_row(connection)
    with large_cache(connection):
        row_digests.put_off(connection, after)
        added: Added[Origin] = _add_all(
            rows, lambda chunk: _add(connection, chunk) if duplicates == "keep" else _renew(batch, chunk)
        )
        if not batch.dry_run:
            row_digests.make_up(connection, between)
            _name_added(batch, after)
            search_index.catch_up(connection)
            person_links.link_new(connection, after, between)
    changed = connection.execute(CHANGED, (batch.id,)).fetchone()[0]
    batch.counts.update({"new": added.new, "changed": changed, "known": added.known, "refused": len(added.refused)})
    return added


def _name_added(batch: OpenBatch, after: int) -> None:
    # By portions: a million numbers sorted at once take 50 MB.
    for start in range(after, last := person_links.last_row(batch.connection), PORTION):
        batch.connection.execute(ADDED, (batch.id, start, min(start + PORTION, last)))


Row = tuple[Values, Origin]


def _add_all(rows: Iterable[Row[Origin]], add: Callable[[list[Row[Origin]]], Added[Origin]]) -> Added[Origin]:
    added: Added[Origin] = Added()
    waiting = iter(rows)
    while chunk := list(islice(waiting, CHUNK)):
        added = _sum(added, add(chunk))
    return added


def _sum(one: Added[Origin], more: Added[Origin]) -> Added[Origin]:
    refused = (*one.refused, *more.refused) if more.refused else one.refused
    waiting = one.waiting + more.waiting
    return Added(one.new + more.new, one.changed + more.changed, one.known + more.known, refused, waiting)


def _add(connection: sqlite3.Connection, chunk: list[Row[Origin]]) -> Added[Origin]:
    new = connection.executemany(BULK_KEEP, [values for values, _ in chunk]).rowcount
    return Added(new, known=len(chunk) - new)


def _renew(batch: OpenBatch, chunk: list[Row[Origin]]) -> Added[Origin]:
    connection = batch.connection
    held = rows_of(connection, [str(values[0]) for values, _ in chunk])
    refused: list[tuple[Origin, Refusal]] = []
    known: list[account_update.Renewed] = []
    new: list[Values] = []
    waiting: set[object] = set()
    for values, origin in chunk:
        if values[0] not in held:
            new.append(values)
            continue
        try:
            one = account_update.renewed(held[values[0]], values)
            waits = balances.waits(batch.store, connection, one.was, one.row)
            waiting |= {one.row[0]} if waits else set()
            known.append(one.with_balance_of_before() if waits else one)
        except Refusal as reason:
            refused.append((origin, reason))
    connection.executemany(BULK_KEEP, new)
    different = [one for one in known if one.changed]
    connection.executemany(
        "DELETE FROM found WHERE number = ?", [one.row[:1] for one in different if one.found_otherwise]
    )
    connection.executemany(BULK_UPDATE, [one.row for one in different])
    for one in different:
        if one.names_otherwise:
            person_links.relink(connection, str(one.row[0]))
    told = ((str(one.row[0]), changes.written(one.changes()), "") for one in different)
    audit.record_all(batch.store, connection, "account_updated", told)
    # What waits for a second person is undone with the rest, even where nothing else was changed.
    noted = [one for one in known if one.changed or one.row[0] in waiting]
    batch.append("changed", ((str(one.row[0]), 0, _before(held[one.row[0]], one.changed)) for one in noted))
    return Added(len(new), len(noted), len(known) - len(noted), tuple(refused), len(waiting))


def _before(held: Values, places: Iterable[int]) -> str:
    """The columns of an account that are about to change, as they stand."""
    return msgspec.json.encode({COLUMNS[place]: held[place] for place in places}).decode()


def rows_of(connection: sqlite3.Connection, numbers: list[str]) -> dict[object, Values]:
    """The rows of the accounts that are there among some numbers, by number."""
    # The numbers as one value: there may be more of them than a statement takes.
    among = "WHERE number IN (SELECT value FROM json_each(?))"
    rows = connection.execute(
        f"SELECT {', '.join(COLUMNS)} FROM accounts {among}", (msgspec.json.encode(numbers).decode(),)
    )
    return {row[0]: row for row in rows}


def load(store: Store, number: str) -> Account | None:
    """The account with that number, or None."""
    row = _select(store, "WHERE number = ?", (number,)).fetchone()
    return _account(row) if row else None


@dataclass(frozen=True, slots=True)
class Found:
    """Result of a search: the first accounts, and how many there are; ``more`` where not even that is all."""

    accounts: tuple[Account, ...]
    count: int
    more: bool = False

    @property
    def is_cut(self) -> bool:
        """Return whether there are others than those that are shown."""
        return self.more or self.count > len(self.accounts)


def search(store: Store, text: str, limit: int = 12) -> tuple[Account, ...]:
    """Accounts whose number, name or pinyin holds ``text``, or whose phone or ID ends with it: exact, then prefix, then
    part.

    An empty text gives the accounts opened last, where people sign in those that whoever did opened, then those that
    nobody has opened yet.
    """
    wanted = text.strip()
    if wanted:
        return _numbered(store, search_index.find(store.connection, wanted, limit))
    own = tuple(settings.recent(store))
    if store.who:
        known = {one.number: one for one in map(_account, _select(store, _among(own), own))}
        latest = tuple(known[one] for one in own if one in known)[:limit]
    else:
        recent = _select(store, "WHERE opened_at IS NOT NULL ORDER BY opened_at DESC, number LIMIT ?", (limit,))
        latest = tuple(map(_account, recent))
    others = _select(store, "WHERE opened_at IS NULL ORDER BY number LIMIT ?", (limit - len(latest),))
    return latest + tuple(map(_account, others))


def find(store: Store, text: str, shown: int) -> Found:
    """The first accounts that ``search`` gives, and how many it would; beyond ``COUNTED`` nobody counts."""
    wanted = text.strip()
    if not wanted:
        return Found(search(store, wanted, shown), count(store))
    numbers = search_index.find(store.connection, wanted, COUNTED + 1)
    return Found(_numbered(store, numbers[:shown]), min(len(numbers), COUNTED), more=len(numbers) > COUNTED)


def _numbered(store: Store, numbers: tuple[str, ...]) -> tuple[Account, ...]:
    """The accounts with these numbers, in this order."""
    found = {account.number: account for account in map(_account, _select(store, _among(numbers), numbers))}
    return tuple(found[number] for number in numbers)


def opened(store: Store, number: str, at: datetime) -> None:
    """Remember when an account was opened last, and where people sign in by whom; it is the one on the desk."""
    with store.writing() as connection:
        settings.save_within(store, connection, settings.own_key(store, settings.ON_DESK), number)
        connection.execute("UPDATE accounts SET opened_at = ? WHERE number = ?", (at.isoformat(), number))
        if store.who:
            others = (one for one in settings.recent(store) if one != number)
            latest = [number, *others][:MOST_RECENT]
            settings.save_within(store, connection, settings.own_key(store, settings.RECENT), latest)


def numbers(store: Store) -> tuple[str, ...]:
    """The number of every account, in order."""
    return tuple(number for (number,) in store.connection.execute("SELECT number FROM accounts ORDER BY number"))


def count(store: Store) -> int:
    """Return how many accounts there are."""
    return count_of(store.connection)


def count_of(connection: sqlite3.Connection) -> int:
    """The same within a transaction that others share."""
    return int(connection.execute("SELECT count(*) FROM accounts").fetchone()[0])


def clear_demo(store: Store) -> int:
    """Remove the demo accounts on which nothing was signed and which no legal hold keeps; returns how many."""
    only = """SELECT number FROM accounts WHERE demo = 1 AND number NOT IN (SELECT account_number FROM agreements)
        AND number NOT IN (SELECT account_number FROM agreement_accounts)
        AND number NOT IN (SELECT account_number FROM holds)"""
    with store.writing() as connection, erasing(connection):
        connection.execute(f"INSERT INTO erasing {only}")
        persons = person_links.standing_at(connection)
        of_client, beside = client_files.take_out(connection)
        for table in OF_AN_ACCOUNT:
            connection.execute(f"DELETE FROM {table} WHERE account_number IN (SELECT account_number FROM erasing)")
        person_links.remove_without_role(connection, [*persons, *beside])
        cleared = connection.execute(
            "DELETE FROM accounts WHERE number IN (SELECT account_number FROM erasing)"
        ).rowcount
        connection.execute("DELETE FROM erasing")
        audit.record(store, connection, "demo_cleared", detail=str(cleared), about=of_client)
    return int(cleared)


def _among(numbers: tuple[str, ...]) -> str:
    return f"WHERE number IN ({', '.join('?' * len(numbers))})"


def _findable(account: Account) -> search_index.Person:
    return account.number, account.debtor.name, account.debtor.phone, account.debtor.id_number


def _select(store: Store, rest: str, values: object) -> sqlite3.Cursor:
    return store.connection.execute(f"SELECT {', '.join(COLUMNS)} FROM accounts {rest}", values)  # type: ignore[arg-type]


def _row(account: Account) -> tuple[object, ...]:
    held = values_of(account)
    held["history"] = msgspec.json.encode(account.history).decode()
    return tuple(map(_plain, held.values()))


def bulk_row(account: Account, given: Collection[str] = COLUMNS) -> Values:
    """A row of the table, with an empty text where nothing is known and in whatever is not ``given``."""
    row = zip(COLUMNS, _row(account), strict=True)
    return tuple("" if value is None or name not in given else value for name, value in row)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, int | str) else str(value)


def _account(row: tuple[object, ...]) -> Account:
    flat = dict(zip(COLUMNS, row, strict=True))
    record: dict[str, object] = {field.name: flat[field.name] for field in fields(Account) if field.name not in NESTED}
    record |= {name: {column: flat[column] for column in columns} for name, columns in NESTED.items()}
    record |= {"history": sure(str(flat["history"]), as_type(Any)), "demo": bool(flat["demo"])}
    try:
        return msgspec.convert(record, Account, strict=True)
    except msgspec.ValidationError:
        raise StoreProblem("damaged") from None


__all__ = [
    "COLUMNS", "Found", "Person", "add_new", "add_rows", "bulk_row", "changed", "check", "clear_demo", "count", "find",
    "load", "opened", "save", "search",
]  # fmt: skip
