"""A clock that is wrong makes nothing old: what could go is judged by days that the record knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from calculators.errors import Refusal
from restructure.policy import policy_named
from restructure.services import person_rights
from restructure.services.workplace import Workplace
from restructure.store import Store, accounts, audit, conduct, payments
from restructure.store.conduct import Conversation
from restructure.store.payments import Payment
from tests.support.cases import ACCOUNT, PARTS, TODAY
from tests.support.stores import NOW, open_store
from tests.support.workplaces import workplace

PAID = date(2022, 6, 1)
NO_TIME, A_YEAR = timedelta(0), timedelta(days=366)
"""The rules keep for five years: by a clock that is a year ahead it is over."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    accounts.save(opened, replace(ACCOUNT, as_of=PAID))
    payments.append(opened, [Payment(ACCOUNT.number, PAID, PARTS.total, "B-1")])
    yield opened
    opened.close()


def at(store: Store, ahead: timedelta = A_YEAR) -> Workplace:
    moment = NOW + ahead
    office = workplace(replace(store, now=lambda: moment), moment)
    return replace(office, policy=policy_named("cn-credit-card"))


def test_a_clock_a_year_ahead_proposes_nobody_until_a_week_of_entries_bears_it_out(store: Store) -> None:
    assert person_rights.doubted_clock(at(store, NO_TIME)) is None
    for day in range(6):
        ahead = at(store, A_YEAR + timedelta(days=day))
        assert (person_rights.proposals(ahead), person_rights.doubted_clock(ahead)) == ((), TODAY)
        audit.record_alone(ahead.store, "revealed")
    ahead = at(store, A_YEAR + timedelta(days=6))
    audit.record_alone(ahead.store, "revealed")
    assert [one.accounts for one in person_rights.proposals(ahead)] == [(ACCOUNT.number,)]
    assert person_rights.doubted_clock(ahead) is None


def test_who_asks_to_go_is_not_erased_by_a_clock_that_went_on(store: Store) -> None:
    conduct.append_contact(store, ACCOUNT.number, Conversation(NOW.replace(year=2022), talked=True))
    assert [one.rule for one in person_rights.kept(at(store), 1)] == ["retention"]
    with pytest.raises(Refusal, match="clock_went_on"):
        person_rights.erase(at(store), 1, "they asked", TODAY)
    assert accounts.load(store, ACCOUNT.number) is not None


def test_that_somebody_looked_on_a_day_to_come_is_no_reason_not_to_look(store: Store) -> None:
    person_rights.have_looked_through(at(store))
    assert person_rights.is_time_to_look(at(store, NO_TIME))
