"""A brief for whoever is about to talk: what came of the last talk, how the debtor may be reached, what to mind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calculators.parts import Parts
from calculators.rounding import NOTHING, Money
from restructure.agreements.standing import Standing
from restructure.household.distribution import needed_elsewhere
from restructure.parties.account import Account, debt_on
from restructure.parties.organisation import policy_of
from restructure.parties.payees import organisation_for
from restructure.parties.situation import Situation
from restructure.policy import Finding, Policy
from restructure.proposals.brief import HourReached, WayOfContact, hour_reached, hours_allowed, ways_of_contact
from restructure.proposals.log_entry import told_in
from restructure.rules.judgement import contact_findings
from restructure.services.circumstances import circumstances
from restructure.services.workplace import Workplace
from restructure.store import conduct, means, negotiations, payments, plan_events
from restructure.store.conduct import Conversation
from restructure.store.negotiations import Event, Kind
from restructure.unreadable import Unreadable

SPOKEN: tuple[Kind, ...] = ("accepted", "refused", "countered", "yes")
"""Entries of the log that somebody said; an offer may have gone out in writing."""
TALK: tuple[Kind, ...] = (*SPOKEN, "offered")


@dataclass(frozen=True, slots=True)
class SinceLastTalk:
    """The last talk, and what has happened since.

    ``last`` is its entry in the contact log, ``said`` the last of what was offered and answered on that day; either is
    None where there is none. ``attempts`` are our calls that nobody answered since, ``received`` is what came in.
    """

    on: date | None = None
    last: Conversation | None = None
    said: Event | None = None
    attempts: int = 0
    payments: int = 0
    received: Money = NOTHING


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief before the talk. ``standing`` is the plan, or that there is none, ``debt`` what is owed today;
    ``offered`` the last offer and what was said of it; ``ways`` how one may get in touch now, ``hours`` when the
    rules allow it, ``reached`` when it worked; ``needed`` is what other debts on the list need a month; ``minded``
    what the rules say of the talk, ``hardship`` whether somebody noted that there is one."""

    since: SinceLastTalk
    standing: Standing
    debt: Parts
    situation: Situation
    offered: Event | None
    ways: tuple[WayOfContact, ...]
    hours: tuple[int, int] | None
    reached: HourReached | None
    minded: tuple[Finding, ...]
    hardship: bool
    needed: Money = NOTHING


def since_last_talk(workplace: Workplace, account: Account) -> SinceLastTalk:
    """Return what the last talk came to and what has happened since; nothing where nobody has talked yet."""
    store, number = workplace.store, account.number
    contacts, said = conduct.contacts(store, number), negotiations.events(store, number, TALK)
    talks = [one for one in contacts if one.talked]
    days = [one.at.date() for one in talks] + [one.at.date() for one in said if one.kind in SPOKEN]
    if not days:
        return SinceLastTalk(attempts=_unanswered(contacts, date.min))
    day = max(days)
    came = [one for one in payments.received(store, number) if one.paid_on >= day and not one.reversed]
    return SinceLastTalk(
        on=day,
        last=next((one for one in reversed(talks) if one.at.date() == day), None),
        said=next((one for one in reversed(said) if one.at.date() == day), None),
        attempts=_unanswered(contacts, day),
        payments=len(came),
        received=Money(sum(one.amount for one in came)),
    )


def _unanswered(contacts: tuple[Conversation, ...], since: date) -> int:
    """Our calls since a day that nobody answered, those of that day before the talk left out."""
    last = max((place for place, one in enumerate(contacts) if one.talked), default=-1)
    after = contacts[last + 1 :]
    return sum(
        one.channel == "call" and one.direction == "out" and not one.talked and one.at.date() >= since for one in after
    )


def brief(workplace: Workplace, account: Account) -> Brief:
    """Return the brief on an account, as everything stands at this moment."""
    store = workplace.store
    standing = plan_events.standing(store, account, workplace.today)
    seen = circumstances(workplace, account, standing)
    policy = policy_for(workplace, account)
    debt = debt_on(standing.account, workplace.today, *seen.still)
    events = negotiations.events(store, account.number)
    found = contact_findings(debt, policy, seen)
    return Brief(
        since=since_last_talk(workplace, account),
        standing=standing,
        debt=debt.parts,
        situation=seen,
        offered=next((one for one in reversed(events) if one.kind in TALK), None),
        ways=ways_of_contact(debt, policy, seen),
        hours=hours_allowed(policy),
        reached=hour_reached((*seen.contacts, *seen.elsewhere)),
        minded=found,
        needed=_needed_elsewhere(workplace, account),
        hardship=any((told := told_in(one.detail)) is not None and told.what == "hardship" for one in events),
    )


def _needed_elsewhere(workplace: Workplace, account: Account) -> Money:
    """What other debts on the list need a month; nothing where there is no list that can be read."""
    listed = means.debts_case(workplace.store, account.number)
    return NOTHING if listed is None or isinstance(listed, Unreadable) else needed_elsewhere(listed, account.number)


def policy_for(workplace: Workplace, account: Account) -> Policy:
    """Return the rules of an account, with the lines and the prime rate of the organisation."""
    lines = organisation_for(workplace.organisation, workplace.payees, account).policy
    return policy_of(lines, workplace.policy.lpr)
