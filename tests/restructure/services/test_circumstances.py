"""What the rules judge by, looked up around an account: below the window, at a moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from restructure.agreements.evidence import Signature
from restructure.agreements.standing import open_as_confirmed
from restructure.parties.organisation import amended
from restructure.parties.payees import Payee
from restructure.parties.situation import Mandate, Situation
from restructure.services.circumstances import at_this_moment, calls_today, circumstances
from restructure.services.signing import Agreed, sign_and_keep
from restructure.services.workplace import Workplace
from restructure.store import accounts, conduct, negotiations, plan_events
from restructure.store.conduct import Conversation
from restructure.store.negotiations import Event
from tests.support.cases import ACCOUNT, TODAY
from tests.support.drafts import draft
from tests.support.stores import NOW, open_store
from tests.support.workplaces import workplace


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workplace]:
    store = open_store(tmp_path / "store.db")
    accounts.save(store, ACCOUNT)
    yield workplace(store)
    store.close()


def seen(office: Workplace) -> Situation:
    return circumstances(office, ACCOUNT, open_as_confirmed(ACCOUNT, ACCOUNT.as_of, ()))


def test_of_what_cannot_be_read_nothing_is_known(office: Workplace) -> None:
    conduct.save_situation(office.store, ACCOUNT.number, Situation(party="buyer", willing=True))
    assert (seen(office).party, seen(office).unreadable) == ("buyer", False)
    office.store.connection.execute("UPDATE situations SET detail = '{'")
    assert (seen(office).willing, seen(office).unreadable) == (None, True)


def test_a_mandate_of_the_creditor_stands_unless_the_account_has_its_own(office: Workplace) -> None:
    until = date(2027, 1, 31)
    payee = Payee(ACCOUNT.creditor, "Bank", "1", "Head Office", mandate_number="M-1", mandate_until=until)
    there = replace(office, organisation=amended(office.organisation, name_zh=""), payees=(payee,))
    assert seen(there).mandate == Mandate("M-1", until)
    own = Mandate("A-7", TODAY)
    conduct.save_situation(office.store, ACCOUNT.number, Situation(mandate=own))
    assert seen(there).mandate == own


def test_calls_and_stops_are_looked_up_each_time(office: Workplace) -> None:
    assert (seen(office).called_us_on, seen(office).stopped) == (None, None)
    negotiations.append(office.store, ACCOUNT.number, Event(NOW, "called", ""))
    negotiations.append(office.store, ACCOUNT.number, Event(NOW, "stopped", "disputed"))
    assert (seen(office).called_us_on, seen(office).stopped) == (TODAY, "disputed")


def test_contacts_count_on_the_day_where_the_debtor_lives(office: Workplace) -> None:
    conduct.save_situation(office.store, ACCOUNT.number, Situation(time_zone="Asia/Shanghai"))
    night = datetime(2026, 11, 25, 23, 30)  # noqa: DTZ001  # the debtor's own clock
    for minutes, talked in ((0, True), (31, False)):
        conduct.append_contact(
            office.store, ACCOUNT.number, Conversation(night + timedelta(minutes=minutes), talked=talked)
        )
    # Sixteen hours UTC are midnight there.
    before, after = (replace(office, now=NOW.replace(hour=hour)) for hour in (15, 16))
    assert calls_today(seen(before)) == (1, 0)
    assert calls_today(at_this_moment(after, seen(before))) == (0, 1)


def test_a_plan_that_is_kept_says_so_unless_it_is_told_to_be_broken(office: Workplace) -> None:
    assert not seen(office).kept_plan
    both = Agreed(Signature(ACCOUNT.debtor.name, TODAY), Signature("He Lan", TODAY))
    sign_and_keep(office, draft(), both)
    now = plan_events.standing(office.store, ACCOUNT, TODAY)
    assert circumstances(office, ACCOUNT, now).kept_plan
    conduct.save_situation(office.store, ACCOUNT.number, Situation(plan_broken=True))
    assert not circumstances(office, ACCOUNT, now).kept_plan
