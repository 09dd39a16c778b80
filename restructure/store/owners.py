"""Owners of accounts: who works each from which day on, given one by one or dealt together, and never overwritten."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain
from typing import Literal

import msgspec

from calculators.errors import Refusal
from restructure.book.dealing import Balance, Dealt, deal
from restructure.parties.creditor import is_same
from restructure.store import audit, people, rights, row_digests
from restructure.store.connection import Store

Why = Literal["dealt", "rotated", "kept_back", "returned", "hand", "import"]
LONGEST_REASON = 500

GIVE = (
    "INSERT INTO owners (account_number, owner, since, until, why, reason, dealing_id, placement_batch_id, at, who) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
LOGINS = """
WITH RECURSIVE named (owner) AS (
    SELECT min(owner) FROM owners WHERE owner > ''
    UNION ALL SELECT (SELECT min(owner) FROM owners WHERE owner > named.owner) FROM named WHERE named.owner IS NOT NULL
)
SELECT owner FROM named WHERE owner IS NOT NULL
"""
"""Each owner by one step through an index, however many accounts they have."""
COLUMNS = "account_number, owner, since, until, why, reason, at, who"
LAST = f"SELECT {COLUMNS} FROM owners WHERE account_number = ? ORDER BY id DESC LIMIT 1"
IN_FORCE = """
FROM owners WHERE owner <> '' AND (until IS NULL OR until >= :today) AND NOT EXISTS
    (SELECT 1 FROM owners AS later WHERE later.account_number = owners.account_number AND later.id > owners.id)
"""
BALANCES = """
SELECT number, currency, principal + interest + penalty + fees FROM accounts WHERE number = ?
"""


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody who works an account since a day, until another day where there is one; empty for nobody."""

    account_number: str
    login: str
    since: date
    until: date | None
    why: Why
    reason: str
    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class Giving:
    """An account that goes to somebody, to nobody where ``login`` is empty, until a day where one is named."""

    account_number: str
    login: str
    why: Why
    reason: str = ""
    until: date | None = None
    dealing: int | None = None
    placement_batch: int | None = None


def owner_of(store: Store, account_number: str) -> Owner | None:
    """The owner of an account today, None where nobody is."""
    row = store.connection.execute(LAST, (account_number,)).fetchone()
    last = None if row is None else _owner(row)
    return last if last and last.login and (last.until is None or last.until >= store.now().date()) else None


def owned(store: Store, login: str) -> tuple[str, ...]:
    """The numbers of the accounts that somebody works today, in their order."""
    query = f"SELECT account_number {IN_FORCE} AND owner = :owner ORDER BY account_number"
    rows = store.connection.execute(query, {"today": _today(store), "owner": login})
    return tuple(str(number) for (number,) in rows)


def logins(store: Store) -> tuple[str, ...]:
    """The logins to whom an account was ever given, those who left among them."""
    return tuple(str(login) for (login,) in store.connection.execute(LOGINS))


def of_those_who_left(store: Store) -> dict[str, int]:
    """Count the accounts whose owner signs in here no more, by login."""
    left = "owner IN (SELECT login FROM users WHERE active = 0)"
    query = f"SELECT owner, count(*) {IN_FORCE} AND {left} GROUP BY owner ORDER BY owner"
    return {str(owner): int(count) for owner, count in store.connection.execute(query, {"today": _today(store)})}


def any_given(store: Store) -> bool:
    """Return whether an account was ever given to somebody here."""
    return store.connection.execute("SELECT 1 FROM owners LIMIT 1").fetchone() is not None


def held(store: Store) -> dict[str, int]:
    """Count the accounts that each owner works today."""
    query = f"SELECT owner, count(*) {IN_FORCE} GROUP BY owner ORDER BY owner"
    return {str(owner): int(count) for owner, count in store.connection.execute(query, {"today": _today(store)})}


def give(store: Store, account_number: str, login: str, reason: str, until: date | None = None) -> None:
    """Give an account to somebody by hand, or to nobody where ``login`` is empty. Refuses a reason that is missing or
    cannot be read, a last day that is over, and as ``give_within``."""
    audit.check_reason(reason)
    if len(reason) > LONGEST_REASON:
        raise Refusal("reason", "text_too_long", largest=LONGEST_REASON)
    if until is not None and until < store.now().date():
        raise Refusal("until", "day_outside", smallest=store.now().date(), largest=date.max)
    with store.writing() as connection:
        give_within(store, connection, [Giving(account_number, login, "hand", reason.strip(), until)])


def give_within(store: Store, connection: sqlite3.Connection, givings: Iterable[Giving]) -> None:
    """Give accounts within a transaction that others share, each with an entry of who had it before. Refuses an account
    that there is not, an owner as ``check_owner``, and whoever may not."""
    rights.check(store, "balance", "owner")
    told, checked = [], set()
    for one in givings:
        if connection.execute("SELECT 1 FROM accounts WHERE number = ?", (one.account_number,)).fetchone() is None:
            raise Refusal("account", "unknown_account")
        if one.login not in checked:
            check_owner(store, one.login)
            checked.add(one.login)
        before = owner_of(store, one.account_number)
        until = one.until.isoformat() if one.until else None
        values = (
            one.account_number, one.login, _today(store), until, one.why, one.reason, one.dealing, one.placement_batch,
            store.now().isoformat(), store.who,
        )  # fmt: skip
        row = ("owners", str(connection.execute(GIVE, values).lastrowid))
        changed = f"{before.login if before else '–'} → {one.login or '–'}"
        told.append((one.account_number, changed, row_digests.encoded(row_digests.written(connection, [row]))))
    audit.record_all(store, connection, "owner_given", told)


def deal_out(
    store: Store,
    numbers: Iterable[str],
    logins: Sequence[str],
    *,
    list_name: str = "",
    cap: int | None = None,
    staying: Iterable[Giving] = (),
) -> Dealt:
    """Deal accounts to people, as ``deal``, in one transaction; whoever has them now has them no more. ``staying`` are
    accounts of the list that stay where they are, each with its reason: where there are any, the list is rotated.
    Refuses as ``proposal``."""
    wanted = tuple(numbers)
    kept = tuple(staying)
    why: Why = "rotated" if kept else "dealt"
    with store.writing() as connection:
        rights.check(store, "balance", "owner")
        dealt = proposal(store, wanted, logins, cap=cap)
        counts = {login: len(share) for login, share in dealt.by_owner.items()}
        texts = (msgspec.json.encode(one).decode() for one in (logins, counts))
        row = connection.execute(
            "INSERT INTO dealings (list, owners, counts, cap, at, who) VALUES (?, ?, ?, ?, ?, ?)",
            (list_name.strip(), *texts, cap, store.now().isoformat(), store.who),
        ).lastrowid
        told = f"{sum(counts.values())} of {len(wanted)}"
        audit.record(store, connection, "accounts_dealt", detail=told, about=[("dealings", str(row))])
        shares = (
            Giving(one.account_number, login, why, dealing=row)
            for login, share in dealt.by_owner.items()
            for one in share
        )
        give_within(store, connection, chain(shares, (replace(one, dealing=row) for one in kept)))
    return dealt


def proposal(store: Store, numbers: Iterable[str], logins: Sequence[str], *, cap: int | None = None) -> Dealt:
    """Return what a dealing would come to; nothing is kept. Refuses as ``deal`` and ``check_owner``, an account that
    there is not, one that is named twice, and a list of none."""
    for login in logins:
        check_owner(store, login)
    balances = []
    for number, times in Counter(numbers).items():
        if times > 1:
            raise Refusal("accounts", "named_twice")
        row = store.connection.execute(BALANCES, (number,)).fetchone()
        if row is None:
            raise Refusal("accounts", "unknown_account")
        balances.append(Balance(*row))
    if not balances:
        raise Refusal("accounts", "missing_field")
    return deal(balances, logins, cap=cap, held=_without(store, {one.account_number for one in balances}))


def check_owner(store: Store, login: str) -> None:
    """Refuse, in a store with users, an owner who does not sign in here, or does no more."""
    if login and rights.has_users(store) and rights.role_of(store, login) is None:
        left = any(one.login == login for one in people.users(store))
        raise Refusal("owner", "owner_left" if left else "unknown_user")


def login_of(store: Store, name: str) -> str:
    """The login of somebody by it, or by a name that nobody else has here; the text itself where there is none."""
    everybody = people.users(store)
    logins = [one.login for one in everybody if one.login.casefold() == name.casefold()]
    named = [one.login for one in everybody if one.active and is_same(one.name, name)]
    return next((found[0] for found in (logins, named) if len(found) == 1), name)


def _without(store: Store, numbers: set[str]) -> Mapping[str, int]:
    """How many accounts each owner works beside those that are dealt anew."""
    counts = Counter(held(store))
    for number in numbers:
        now = owner_of(store, number)
        if now is not None:
            counts[now.login] -= 1
    return counts


def _owner(row: tuple[str, ...]) -> Owner:
    number, login, since, until, why, reason, at, who = row
    last = date.fromisoformat(until) if until else None
    kind: Why = msgspec.convert(why, Why)
    return Owner(number, login, date.fromisoformat(since), last, kind, reason, datetime.fromisoformat(at), who)


def _today(store: Store) -> str:
    return store.now().date().isoformat()
