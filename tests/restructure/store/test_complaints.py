"""Complaints: kept once, answered once, told by the record, gone with their account."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from calculators.errors import Refusal
from restructure.store import IntegrityError, Store, accounts, audit, complaints, conduct
from restructure.store.complaints import Answer, Complaint
from restructure.store.conduct import Conversation
from tests.support.cases import ACCOUNT, TODAY
from tests.support.stores import open_store

DAY = timedelta(days=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    accounts.save(opened, ACCOUNT)
    yield opened
    opened.close()


def received(store: Store) -> Complaint:
    day = store.now().date()
    complaints.receive(
        store,
        ACCOUNT.number,
        received_on=day,
        complainant="his sister",
        subject="called at night",
        due_on=day + 15 * DAY,
    )
    return complaints.complaints(store, ACCOUNT.number)[-1]


def test_a_complaint_is_open_until_it_is_answered(store: Store) -> None:
    one = received(store)
    today = one.received_on
    assert (one.answer, complaints.open_since(store, ACCOUNT.number)) == (None, today)
    complaints.answer(store, one, Answer(today, "we are sorry", "upheld"))
    (answered,) = complaints.complaints(store, ACCOUNT.number)
    assert answered.answer == Answer(today, "we are sorry", "upheld")
    assert complaints.open_since(store, ACCOUNT.number) is None
    assert [one.action for one in audit.entries(store)][:2] == ["complaint_answered", "complaint_received"]
    assert not audit.verify(store)


def test_the_last_day_is_in_time_and_the_next_is_late(store: Store) -> None:
    one = received(store)
    assert [one.is_late(one.due_on + step * DAY) for step in (-1, 0, 1)] == [False, False, True]


def test_an_answer_is_given_once_and_says_something(store: Store) -> None:
    one = received(store)
    for given, code in (
        (Answer(one.received_on, " ", "upheld"), "missing_field"),
        (Answer(one.received_on - DAY, "no", "rejected"), "day_outside"),
        (Answer(one.received_on + DAY, "no", "rejected"), "day_outside"),
    ):
        with pytest.raises(Refusal, match=code):
            complaints.answer(store, one, given)
    complaints.answer(store, one, Answer(one.received_on, "no", "rejected"))
    with pytest.raises(Refusal, match="answered_already"):
        complaints.answer(store, one, Answer(one.received_on, "yes", "upheld"))


def test_a_complaint_says_what_it_is_about(store: Store) -> None:
    with pytest.raises(Refusal, match="missing_field"):
        complaints.receive(store, ACCOUNT.number, received_on=TODAY, complainant="", subject=" ", due_on=TODAY)


@pytest.mark.parametrize("statement", ["UPDATE complaints SET subject = 'x'", "DELETE FROM complaints"])
def test_nobody_rewrites_a_complaint(store: Store, statement: str) -> None:
    received(store)
    with pytest.raises(IntegrityError):
        store.connection.execute(statement)


def test_a_contact_tells_whom_it_reached_and_how(store: Store) -> None:
    at = store.now().replace(tzinfo=None)
    one = Conversation(
        at,
        talked=True,
        number="7",
        whom="related",
        direction="in",
        identity_checked=False,
        reason="own_wish",
        refused=True,
    )
    usual = Conversation(at, "message", talked=False)
    for contact in (one, usual):
        conduct.append_contact(store, ACCOUNT.number, contact)
    assert set(conduct.contacts(store, ACCOUNT.number)) == {one, usual}
    assert (one.counted.whom, one.counted.refused) == ("related", True)
    (kept,) = store.connection.execute("SELECT count(*) FROM contact_outcomes").fetchone()
    assert kept == 1
    assert not audit.verify(store)
