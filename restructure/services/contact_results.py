"""Results of contacts: what a talk came to since an account was begun with, kept with its contact."""

from __future__ import annotations

from dataclasses import dataclass

from restructure.parties.account import Account
from restructure.parties.situation import Situation, Whom
from restructure.parties.time_zone import local_time
from restructure.services.workplace import Workplace
from restructure.store import conduct, negotiations, next_steps
from restructure.store import promises as kept_promises
from restructure.store.conduct import Conversation, Result
from restructure.store.negotiations import Event
from restructure.worklist.next_step import NextStep
from restructure.worklist.promise import Promise

TALK = frozenset(("offered", "accepted", "refused", "countered", "stopped", "held", "called", "signed", "given"))
"""Entries of the log that nobody makes without a talk."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in what is kept of an account, from which on something is new."""

    events: int = 0
    contacts: int = 0
    promise: int = 0
    step: int = 0


@dataclass(frozen=True, slots=True)
class Talk:
    """Talk about an account since a mark: the last contact, the kinds of entries, a promise and a next step."""

    contact: Conversation | None
    kinds: tuple[str, ...]
    promise: Promise | None
    step: NextStep | None

    @property
    def happened(self) -> bool:
        """Return whether anything of it was talk."""
        return self.contact is not None or bool(TALK.intersection(self.kinds)) or self.promise is not None

    @property
    def result(self) -> Result:
        """The result that it looks like."""
        if self.contact is not None and not self.contact.talked:
            return "nobody"
        if "stopped" in self.kinds:
            return "stopped"
        if self.promise is not None:
            return "promise"
        if {"offered", "accepted", "given"}.intersection(self.kinds):
            return "refused" if "refused" in self.kinds else "offer"
        if "refused" in self.kinds:
            return "refused"
        return "call_back" if self.step is not None else "other"


def mark(workplace: Workplace, account_number: str) -> Mark:
    """The place up to which everything of an account is known."""
    events, contacts, promises, steps = _kept(workplace, account_number)
    return Mark(
        len(events),
        len(contacts),
        max((one.id for one in promises), default=0),
        max((one.id for one in steps), default=0),
    )


def since(workplace: Workplace, account_number: str, before: Mark) -> Talk:
    """Return what happened on an account since a mark."""
    events, contacts, promises, steps = _kept(workplace, account_number)
    new = contacts[before.contacts :]
    made = [one for one in promises if one.id > before.promise and one.ended_at is None]
    called = [one for one in steps if one.id > before.step and one.kind == "call_back"]
    return Talk(
        new[-1] if new else None,
        tuple(one.kind for one in events[before.events :]),
        made[-1] if made else None,
        called[-1] if called else None,
    )


def _kept(
    workplace: Workplace, number: str
) -> tuple[tuple[Event, ...], tuple[Conversation, ...], list[Promise], list[NextStep]]:
    store = workplace.store
    promises = kept_promises.of_accounts(store, [number]).get(number, [])
    steps = next_steps.open_ones(store, [number]).get(number, [])
    return negotiations.events(store, number), conduct.contacts(store, number), promises, steps


def end_talk(workplace: Workplace, account: Account, around: Situation, talk: Talk, result: Result) -> None:
    """Keep what came of a talk with the contact of it; where none was logged it is logged now, as a call. Refuses as
    ``conduct.append_contact``."""
    promise = None if talk.promise is None else talk.promise.id
    step = None if talk.step is None else talk.step.id
    if talk.contact is not None:
        conduct.append_result(workplace.store, account.number, result, promise=promise, next_step=step)
        return
    there = local_time(workplace.now, around.time_zone, workplace.policy.zone)
    at = there or workplace.now.replace(tzinfo=None)
    whom: Whom = "unknown" if result == "wrong_person" else "debtor"
    made = Conversation(at, "call", talked=result != "nobody", whom=whom)
    conduct.append_contact(workplace.store, account.number, made, result, promise=promise, next_step=step)
