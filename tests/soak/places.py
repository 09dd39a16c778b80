"""A work list of a thousand accounts that somebody did something with: each has one place, and an end that holds."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

from restructure.parties.account import debt_of
from restructure.parties.organisation import amended
from restructure.policy import policy_named
from restructure.rules.judgement import contact_findings
from restructure.services.work_list import queue_of
from restructure.store import accounts, money_known
from restructure.worklist.work_list import entry
from tests.support.cases import ACCOUNT
from tests.support.office import NOW, THERE, at, number, work_with
from tests.support.stores import open_store
from tests.support.workplaces import workplace

COMPLAINT = "complaint_open"
"""The rule by which one may still talk of a complaint."""


def misplaced(folder: Path, count: int) -> int:
    """Return how many of so many accounts stand nowhere or twice, are shown against a rule, or do not appear at the end
    that is named."""
    with closing(open_store(folder / "places.db", now=lambda: NOW)) as store:
        debtor = replace(ACCOUNT.debtor, id_number="", phone="")
        accounts.add_new(store, [replace(ACCOUNT, number=number(place), debtor=debtor) for place in range(count)])
        known, draw = workplace(store, NOW), Random(count)
        ours = amended(known.organisation, rule_set="cn-credit-card")
        office = at(replace(known, organisation=ours, policy=policy_named("cn-credit-card")), NOW)
        for place in range(count):
            work_with(office, number(place), draw.randrange(10), draw)
        money_known.tell(store, "payments", NOW.date().replace(day=26))
        queue = queue_of(office, "")
        listed, debt = queue.listed, debt_of(ACCOUNT)
        places = Counter(one.number for one in (*listed.shown, *listed.not_now, *listed.closed))
        wrong = sum(places[number(place)] != 1 for place in range(count))
        for one in listed.shown:
            seen = replace(queue.worked[one.number].situation, today=THERE.date(), local_now=THERE)
            found = contact_findings(debt, office.policy, seen)
            wrong += bool({each.rule for each in found if each.severity != "text"} - {COMPLAINT})
        for one in listed.not_now:
            if one.until is not None:
                # Money that is not known yet keeps it waiting, for that or for whatever comes next.
                then = entry(queue.worked[one.number], one.until)
                wrong += (then.place == "not_now") != (one.needs is not None)
    return wrong
