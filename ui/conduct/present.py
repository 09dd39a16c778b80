"""What is kept around an account, seen at this moment. No widgets here."""

from __future__ import annotations

from dataclasses import replace

from restructure.account import Account
from restructure.policy.situation import NOTHING_KNOWN, Mandate, Situation
from restructure.standing import Standing, is_kept, settled_on
from restructure.store import conduct, negotiations
from restructure.zones import local_time
from ui.session import Session


def present(session: Session, account: Account, now: Standing) -> Situation:
    """The circumstances with the contacts that this PC knows, whether a plan is kept or nothing is owed as the account
    stands ``now``, and what time it is there."""
    unread = replace(NOTHING_KNOWN, unreadable=True)
    known = session.known(conduct.situation(session.store, account.number), unread, account.number)
    if not known.unreadable:
        session.read_again(account.number, "situation")
    ours = session.organisation_for(account)
    called = negotiations.last_call(session.store, account.number)
    own = Mandate(ours.mandate_number, ours.mandate_until) if ours.mandate_number and ours.mandate_until else None
    return replace(
        known,
        mandate=known.mandate or own,
        today=session.today(),
        local_now=local_time(session.now(), known.time_zone, session.policy.zone),
        contacts=tuple(one.counted for one in conduct.contacts(session.store, account.number)),
        kept_plan=not known.plan_broken and is_kept(now),
        settled_on=settled_on(now),
        called_us_on=called.date() if called else None,
        stopped=negotiations.last_stop(session.store, account.number),
    )


def at_this_moment(session: Session, known: Situation) -> Situation:
    """The same circumstances, seen now: hours pass while an account lies on the desk."""
    return replace(
        known, today=session.today(), local_now=local_time(session.now(), known.time_zone, session.policy.zone)
    )


def calls_today(situation: Situation) -> tuple[int, int]:
    """How many talks and how many unanswered attempts this PC knows of today."""
    day = situation.local_now.date() if situation.local_now else situation.today
    today = [one for one in situation.contacts if one.at.date() == day]
    return sum(one.talked for one in today), sum(not one.talked for one in today)
