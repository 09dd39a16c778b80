"""Accounts in the order in which somebody works them, and why: looked up in the store and kept in step with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from restructure.parties.time_zone import zone_of
from restructure.services.worked_accounts import context_of, local, looked_up
from restructure.services.workplace import Workplace
from restructure.store import (
    accounts,
    audit,
    money_known,
    next_steps,
    owners,
    rights,
    settings,
)
from restructure.store.connection import Store
from restructure.worklist.best_hour import Tried
from restructure.worklist.work_list import Entry, WorkList, entry, work_list
from restructure.worklist.worked_account import Worked

MOST_WITHOUT_OWNERS = 5_000
"""So many accounts are everybody's where none was ever given to somebody; of more those that were worked with."""


@dataclass(frozen=True, slots=True)
class Queue:
    """A list as it was looked up: whose, up to which entry of the record, for which day, each account with what its
    place follows from, and the list itself. ``changes`` is the first moment at which it may be another by time alone,
    ``undealt`` counts accounts that are on nobody's list, ``left`` those of owners who left, by login, for whoever may
    give them to somebody else."""

    user: str
    seq: int
    at: datetime
    known_through: date | None
    book: Tried
    worked: Mapping[str, Worked]
    entries: Mapping[str, Entry]
    changing: Mapping[str, datetime]
    listed: WorkList
    undealt: int = 0
    left: Mapping[str, int] = field(default_factory=dict)

    @property
    def changes(self) -> datetime:
        """Return the first moment at which an entry may be another by time alone."""
        return min(self.changing.values(), default=datetime.max.replace(tzinfo=self.at.tzinfo))


def queue_of(workplace: Workplace, user: str) -> Queue:
    """Look up the list of somebody at this moment. Refuses a login that there is not, and the list of another to
    whoever is no supervisor or administrator."""
    store = workplace.store
    if user != store.who:
        rights.check(store, "balance", "user")
    owners.check_owner(store, user)
    seq = audit.head(store).seq
    numbers = _numbers(store, user)
    context = context_of(workplace, user, numbers)
    worked = {number: one for number in numbers if (one := looked_up(workplace, context, number)) is not None}
    known = money_known.known_through(context.told)
    left = owners.of_those_who_left(store) if rights.may(store, "balance") else {}
    empty = Queue(
        user, seq, workplace.now, known, context.book, {}, {}, {}, work_list(()), _undealt(store, len(numbers)), left
    )
    return _with(workplace, empty, worked, numbers)


def refreshed(workplace: Workplace, queue: Queue) -> Queue:
    """The same list at this moment: only accounts that somebody worked with since, and those that time has moved, are
    looked at anew."""
    seq, touched, whole = audit.touched_since(workplace.store, queue.seq)
    if whole or workplace.today != queue.at.date() or workplace.now < queue.at:
        return queue_of(workplace, queue.user)
    if not touched and workplace.now < queue.changes:
        return replace(queue, seq=seq, at=workplace.now)
    numbers: Sequence[str] = tuple(queue.worked)
    found: dict[str, Worked] = {}
    if touched:
        numbers = _numbers(workplace.store, queue.user)
        again = sorted(touched.intersection(numbers) | (set(numbers) - queue.worked.keys()))
        context = context_of(workplace, queue.user, again, queue.book)
        found = {number: one for number in again if (one := looked_up(workplace, context, number)) is not None}
    return _with(workplace, replace(queue, seq=seq, at=workplace.now), found, numbers)


def _with(workplace: Workplace, queue: Queue, found: Mapping[str, Worked], numbers: Iterable[str]) -> Queue:
    """The list with what was looked up anew, of accounts that are still somebody's."""
    worked = {number: one for number in numbers if (one := found.get(number) or queue.worked.get(number)) is not None}
    entries, changing = dict[str, Entry](), dict[str, datetime]()
    terms = settings.work_terms(workplace.store)
    for number, one in worked.items():
        before = queue.changing.get(number)
        if number in found or before is None or workplace.now >= before:
            there = local(workplace, one.situation)
            made = entry(one, there, terms)
            entries[number] = made
            changing[number] = workplace.now + ((made.changes or there) - there)
        else:
            entries[number], changing[number] = queue.entries[number], before
    return replace(queue, worked=worked, entries=entries, changing=changing, listed=work_list(entries.values()))


def on_this_clock(workplace: Workplace, queue: Queue, number: str, moment: datetime | None) -> datetime | None:
    """A moment on the clock where a debtor lives, as this PC has it."""
    one = queue.worked.get(number)
    if moment is None or one is None:
        return moment
    zone = zone_of(one.situation.time_zone, workplace.policy.zone)
    if zone is None or workplace.now.tzinfo is None:
        return moment
    return moment.replace(tzinfo=zone).astimezone(workplace.now.tzinfo).replace(tzinfo=None)


def _numbers(store: Store, user: str) -> tuple[str, ...]:
    """The accounts of somebody's list."""
    if owners.any_given(store):
        return tuple(dict.fromkeys((*owners.owned(store, user), *next_steps.accounts_of(store, user))))
    return accounts.numbers(store) if accounts.count(store) <= MOST_WITHOUT_OWNERS else next_steps.worked_with(store)


def _undealt(store: Store, listed: int) -> int:
    """How many accounts are on nobody's list; where they are given to people, whoever may give them is told."""
    if not owners.any_given(store):
        return accounts.count(store) - listed
    return accounts.count(store) - sum(owners.held(store).values()) if rights.may(store, "balance") else 0
