"""Results of contacts: what a talk came to since an account was begun with, kept with its contact."""

from __future__ import annotations

from dataclasses import dataclass

from calculators.errors import Refusal
from restructure.parties.account import Account
from restructure.parties.situation import Exit, Situation, Whom
from restructure.parties.time_zone import local_time
from restructure.services import next_steps as steps
from restructure.services import promises as promising
from restructure.services.circumstances import circumstances
from restructure.services.workplace import Workplace
from restructure.store import accounts, conduct, negotiations, next_steps, plan_events
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


def of_today(workplace: Workplace, account: Account) -> Talk:
    """The talk of today about an account that no result was kept of yet."""
    events, contacts, promises, found = _kept(workplace, account.number)
    known = conduct.kept_results(workplace.store, account.number)
    there = promising.today_there(workplace, account)
    talked = contacts and not known.of_last and contacts[-1].at.date() == there
    made = [one for one in promises if one.made_at.date() == workplace.today and one.id not in known.promises]
    called = [one for one in found if one.kind == "call_back" and one.id not in known.next_steps]
    called = [one for one in called if one.set_at is not None and one.set_at.date() == workplace.today]
    return Talk(
        contacts[-1] if talked else None,
        tuple(one.kind for one in events if one.at.date() == workplace.today),
        next((one for one in reversed(made) if one.ended_at is None), None),
        called[-1] if called else None,
    )


def end_by(
    workplace: Workplace,
    account_number: str,
    result: Result,
    *,
    line: str = "",
    stop: Exit | None = None,
    reason: str = "",
    reminder: bool | None = None,
    said_by: Whom | None = None,
) -> Talk:
    """End a talk by its result, as at the desk: the promise or the call-back of a ``line`` is noted first, unless one
    was noted today, the promise as that of ``said_by`` or whoever was there; a refusal is logged of the offer that
    stands, a ``stop`` as why there are no more offers. Returns the talk as it was kept.

    Refuses an unknown account, a promise or a call-back without its line, an offer where none was made today, a stop
    without its reason, and as ``promises.note`` and ``next_steps.set_step``.
    """
    store = workplace.store
    account = accounts.load(store, account_number)
    if account is None:
        raise Refusal("account", "unknown_account")
    talk = of_today(workplace, account)
    if result == "promise" and (line or talk.promise is None):
        whose = said_by or (talk.contact.whom if talk.contact is not None else "debtor")
        promising.note_line(workplace, account_number, line, reason=reason, reminder=reminder, said_by=whose)
    elif result == "call_back" and (line or talk.step is None):
        due = steps.call_back_in(workplace, account_number, line)
        steps.set_step(workplace, account_number, "call_back", due, reason=reason)
    elif result == "offer" and not {"offered", "accepted", "given"}.intersection(talk.kinds):
        raise Refusal("choice", "nothing_offered")
    elif result == "nobody" and talk.contact is not None and talk.contact.talked:
        # Somebody was there.
        raise Refusal("choice", "somebody_was_there")
    elif result == "refused" and "refused" not in talk.kinds:
        _refuse(workplace, account_number)
    elif result in ("stopped", "wrong_person"):
        _stop(workplace, account_number, "wrong_person" if result == "wrong_person" else stop)
    talk = of_today(workplace, account)
    around = circumstances(workplace, account, plan_events.standing(store, account, workplace.today))
    end_talk(workplace, account, around, talk, result)
    return talk


def _refuse(workplace: Workplace, account_number: str) -> None:
    """Log that the offer that stands was refused; nothing where none does."""
    # At first use: what reads an offer takes longer to load than the first window may.
    from restructure.proposals.standing_offer import standing_offers, to_detail

    found = standing_offers(negotiations.events(workplace.store, account_number)).values()
    asked = [one for one in found if one.state == "offered"]
    if asked:
        newest = max(asked, key=lambda one: one.day)
        negotiations.append(workplace.store, account_number, Event(workplace.now, "refused", to_detail(newest)))


def _stop(workplace: Workplace, account_number: str, why: Exit | None) -> None:
    if why is None:
        raise Refusal("stop", "missing_field")
    if negotiations.last_stop(workplace.store, account_number) != why:
        negotiations.append(workplace.store, account_number, Event(workplace.now, "stopped", why))
