"""What is kept around an account, seen at the moment of an act: what the rules judge by."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from restructure.agreements.standing import Running, Standing, is_kept, settled_on
from restructure.parties.account import Account
from restructure.parties.creditor import is_same
from restructure.parties.identity import names_in
from restructure.parties.payees import organisation_for
from restructure.parties.situation import CONFIRMING, NOTHING_KNOWN, Contact, Mandate, Situation
from restructure.parties.time_zone import local_time
from restructure.services.workplace import Workplace
from restructure.store import complaints, conduct, negotiations, persons
from restructure.unreadable import Unreadable


def circumstances(workplace: Workplace, account: Account, now: Standing) -> Situation:
    """The circumstances with the contacts that this PC knows, whether a plan is kept or nothing is owed as the account
    stands ``now``, and what time it is there. Of what is kept and cannot be read nothing is known, and it says so."""
    store, number = workplace.store, account.number
    kept = conduct.situation(store, number)
    known = replace(NOTHING_KNOWN, unreadable=True) if isinstance(kept, Unreadable) else kept
    ours = organisation_for(workplace.organisation, workplace.payees, account)
    called = negotiations.last_call(store, number)
    own = (
        Mandate(ours.mandate.mandate_number, ours.mandate.mandate_until)
        if ours.mandate.mandate_number and ours.mandate.mandate_until
        else None
    )
    seen = replace(
        known,
        mandate=known.mandate or own,
        contacts=_counted(workplace, number),
        elsewhere=tuple(
            one for other in persons.accounts_of_debtor(store, number)[1:] for one in _counted(workplace, other)
        ),
        kept_plan=not known.plan_broken and is_kept(now),
        settled_on=settled_on(now),
        called_us_on=called.date() if called else None,
        stopped=negotiations.last_stop(store, number),
        complaint_since=complaints.open_since(store, number),
        plan_contact=plan_contact(known, now, workplace.today),
        has_co_debtor=bool(account.co_debtor.strip()),
        co_debtor_is_spouse=_spouse_owes(workplace, account) or known.co_debtor_is_spouse,
    )
    return at_this_moment(workplace, seen)


REMINDED = timedelta(days=1)


def plan_contact(known: Situation, now: Standing, day: date) -> bool:
    """Return whether something of a plan may be spoken of on a day though it is kept: a payment of which a reminder was
    agreed is due that day or the next, or a mediated plan waits for its confirmation."""
    last = known.confirmation_by
    if last is not None and last - CONFIRMING <= day <= last:
        return True
    row = now.kept.now.next_row if isinstance(now, Running) and known.reminders_agreed else None
    return row is not None and row.due - REMINDED <= day <= row.due


def _spouse_owes(workplace: Workplace, account: Account) -> bool:
    """Whether somebody who stands at the account as the debtor's spouse is its co-debtor too."""
    named = names_in(account.co_debtor)
    if not named:
        return False
    spouses = [one.person.name for one in persons.of_account(workplace.store, account.number) if one.role == "spouse"]
    return any(is_same(spouse, one) for spouse in spouses for one in named)


def _counted(workplace: Workplace, number: str) -> tuple[Contact, ...]:
    return tuple(one.counted for one in conduct.contacts(workplace.store, number))


def at_this_moment(workplace: Workplace, known: Situation) -> Situation:
    """The same circumstances, seen now: hours pass while an account lies on the desk."""
    there = local_time(workplace.now, known.time_zone, workplace.policy.zone)
    return replace(known, today=workplace.today, local_now=there)


def calls_today(situation: Situation) -> tuple[int, int]:
    """Return how many talks with the person who is to be contacted, and how many unanswered attempts, this PC knows of
    today, about whatever debt."""
    day = situation.local_now.date() if situation.local_now else situation.today
    known = situation.with_whom_asked((*situation.contacts, *situation.elsewhere))
    today = [one for one in known if one.at.date() == day]
    return sum(one.talked for one in today), sum(not one.talked for one in today)
