"""Deciding the changes that take two people: one place for the settings, the supervisor's list and the commands."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import timedelta

from calculators.errors import Refusal
from restructure.store import (
    accounts,
    audit,
    balances,
    credentials,
    payees,
    people,
    proposed_changes,
    rights,
    settings,
    signing_keys,
)
from restructure.store.connection import Store
from restructure.store.people import User
from restructure.store.proposed_changes import OF_PEOPLE, Decision, Kind, ProposedChange

Writing = Callable[[Store, sqlite3.Connection, ProposedChange], None]
Standing = Callable[[sqlite3.Connection, str], str | None]
OF_TABLES: dict[Kind, tuple[Standing, Writing]] = {
    "users": (people.standing, people.write_decided),
    "release_keys": (signing_keys.standing, signing_keys.write_decided),
    "credentials": (lambda connection, _: credentials.standing(connection), credentials.write_decided),
    "accounts": (balances.standing, accounts.write_decided),
}
"""What stands there now, and what writes what was decided; all other kinds are settings."""
ALONE_AFTER = timedelta(days=3)
"""As the rules of the store count it."""


def waiting(store: Store) -> tuple[ProposedChange, ...]:
    """The changes that wait for somebody's decision, the oldest first."""
    return proposed_changes.waiting(store)


def waiting_by_act(store: Store) -> tuple[tuple[ProposedChange, ...], ...]:
    """The same by the act that proposed them: the balances of one file are decided together."""
    acts: dict[object, list[ProposedChange]] = {}
    for one in waiting(store):
        acts.setdefault(one.act, []).append(one)
    return tuple(map(tuple, acts.values()))


def could_decide(user: User, change: ProposedChange) -> bool:
    """Return whether somebody could accept a change: somebody else with the right, whom it does not concern."""
    has_right = user.active and user.role in rights.MAY[change.matter]
    return has_right and user.login != change.proposed_by and not _concerns(change, user.login)


def may_decide(store: Store, change: ProposedChange) -> bool:
    """Return whether whoever is signed in could accept a change, as ``could_decide``."""
    user = people.current(store)
    return user is not None and could_decide(user, change)


def may_refuse(store: Store, change: ProposedChange) -> bool:
    """Return whether whoever is signed in may refuse a change: one about oneself too."""
    return change.proposed_by != store.who and rights.may(store, change.matter)


def may_decide_alone(store: Store, change: ProposedChange) -> bool:
    """Return whether whoever proposed a change is the only one left to decide it, once it has stood for three days, and
    the record has entries of as many: a clock that is set on is one of them."""
    waited = (
        store.now() - change.proposed_at >= ALONE_AFTER
        and audit.days_since(store, change.proposed_at) >= ALONE_AFTER.days
    )
    own = change.proposed_by == store.who and rights.may(store, change.matter)
    return own and waited and not any(could_decide(one, change) for one in people.users(store))


def _concerns(change: ProposedChange, login: str) -> bool:
    return change.kind in OF_PEOPLE and change.subject == login


def accept(store: Store, change_id: int) -> tuple[int, int]:
    """Accept a change that somebody else proposed, with all that were proposed in the same act, such as the balances of
    one file; what was decided is written at once. Returns how many are accepted, and how many lapsed.

    Refuses as ``refuse``; one that concerns whoever decides (``change_concerns_you``); one whose proposer may no longer
    propose it (``proposer_gone``); and where all would replace what is not there any more (``change_lapsed``): they
    lapse, and have to be proposed again.
    """
    with store.writing() as connection:
        changes = proposed_changes.together(connection, _open(connection, change_id))
        done = [_carry_out(store, connection, change, "accepted") for change in changes]
    if not any(done):
        raise Refusal("change", "change_lapsed")
    if any(change.kind == "credentials" for change in changes):
        audit.anchor(store)
    return sum(done), len(done) - sum(done)


def decide_alone(store: Store, change_id: int) -> None:
    """Decide one's own change where the only other person with the right is the one whom it concerns, and did not
    refuse it within three days. Refuses before (``own_change``), and as ``accept``."""
    with store.writing() as connection:
        done = _carry_out(store, connection, _open(connection, change_id), "alone")
    if not done:
        raise Refusal("change", "change_lapsed")


def refuse(store: Store, change_id: int, reason: str, *, together: bool = False) -> None:
    """Refuse a change that somebody else proposed, with a reason; ``together`` all of the same act.

    Refuses no reason, or one that cannot be read; one's own (``own_change``); whoever has not the right; one that was
    decided (``change_decided``) and a number that nobody proposed (``unknown_change``).
    """
    audit.check_reason(reason)
    with store.writing() as connection:
        change = _open(connection, change_id)
        _check_decider(store, change)
        for one in proposed_changes.together(connection, change) if together else (change,):
            proposed_changes.decide_within(store, connection, one, "refused", reason.strip())


def withdraw(store: Store, change_id: int, *, together: bool = False) -> None:
    """Withdraw a change that one proposed oneself; ``together`` all of the same act. Refuses that of another
    (``change_of_another``), and as ``refuse``."""
    with store.writing() as connection:
        change = _open(connection, change_id)
        if change.proposed_by != store.who:
            raise Refusal("change", "change_of_another")
        for one in proposed_changes.together(connection, change) if together else (change,):
            proposed_changes.decide_within(store, connection, one, "withdrawn")


def _open(connection: sqlite3.Connection, change_id: int) -> ProposedChange:
    change = proposed_changes.load(connection, change_id)
    if change.decision is not None:
        raise Refusal("change", "change_decided")
    return change


def _check_decider(store: Store, change: ProposedChange) -> None:
    rights.check(store, change.matter, "change")
    if change.proposed_by == store.who:
        raise Refusal("change", "own_change")


def _carry_out(store: Store, connection: sqlite3.Connection, change: ProposedChange, decision: Decision) -> bool:
    """Decide a change and write it; returns False where it lapses instead."""
    if _standing(connection, change) == change.old:
        _decide(store, connection, change, decision)
        return True
    rights.check(store, change.matter, "change")
    proposed_changes.decide_within(store, connection, change, "lapsed")
    return False


def _decide(store: Store, connection: sqlite3.Connection, change: ProposedChange, decision: Decision) -> None:
    if decision == "accepted":
        _check_decider(store, change)
        if _concerns(change, store.who):
            raise Refusal("change", "change_concerns_you")
        if not rights.has(store, change.proposed_by, change.matter):
            raise Refusal("change", "proposer_gone")
        proposed_changes.decide_within(store, connection, change, decision)
    elif change.proposed_by != store.who:
        raise Refusal("change", "change_of_another")
    elif not proposed_changes.decide_alone_within(store, connection, change):
        raise Refusal("change", "own_change")
    _write(store, connection, change)
    proposed_changes.lapse(store, connection, change.kind, change.subject, _standing(connection, change))


def _standing(connection: sqlite3.Connection, change: ProposedChange) -> str | None:
    if change.kind in OF_TABLES:
        return OF_TABLES[change.kind][0](connection, change.subject)
    return settings.part(connection, change.kind, change.subject)


def _write(store: Store, connection: sqlite3.Connection, change: ProposedChange) -> None:
    if change.kind in OF_TABLES:
        OF_TABLES[change.kind][1](store, connection, change)
        return
    settings.write_part(store, connection, change.kind, change.subject, change.new)
    if change.kind == "payees":
        payees.check_kept(store)
