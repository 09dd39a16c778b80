"""Facts that are counted: each measure counts what it says, by whom and with which accounts, after an erasing too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.book.counts import MEASURES, Count, Measure, by_week, counts
from restructure.exchange.inspection import inspection
from restructure.services.counts import facts_between
from restructure.store import (
    Store,
    accounts,
    audit,
    complaints,
    conduct,
    erasure,
    facts,
    money_known,
    negotiations,
    payments,
    people,
    promises,
)
from restructure.store.complaints import Answer
from restructure.store.conduct import Conversation
from restructure.store.negotiations import Event
from restructure.store.payments import Payment
from restructure.worklist.promise import Promise
from tests.support.cases import ACCOUNT
from tests.support.people import PASSWORD, STAFF
from tests.support.stores import CHEAP, NOW, open_store
from tests.support.workplaces import workplace

TODAY, DAY = NOW.date(), timedelta(days=1)
SINCE = TODAY - 30 * DAY
OTHER = replace(ACCOUNT, number="B-2")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    for account in (ACCOUNT, OTHER):
        accounts.save(opened, account)
    for talked, checked in ((False, None), (True, False), (True, True)):
        one = Conversation(NOW, talked=talked, identity_checked=checked)
        conduct.append_contact(opened, ACCOUNT.number, one)
    conduct.append_contact(opened, OTHER.number, Conversation(NOW, talked=True, whom="related", identity_checked=True))
    early = NOW - 20 * DAY
    for number, amount in ((ACCOUNT.number, 800_00), (OTHER.number, 500_00)):
        due = early.date() + DAY
        promises.append(opened, Promise(0, number, Money(amount), ACCOUNT.currency, due, early))
    payments.append(opened, [Payment(ACCOUNT.number, early.date() + DAY, Money(900_00))])
    money_known.tell(opened, "bank", TODAY - DAY)
    day = TODAY - 2 * DAY
    complaints.receive(opened, OTHER.number, received_on=day, complainant="he", subject="calls", due_on=day + 15 * DAY)
    complaints.answer(opened, complaints.complaints(opened, OTHER.number)[0], Answer(TODAY, "sorry", "partly"))
    negotiations.append(opened, OTHER.number, Event(NOW, "reason", "UK-1: they asked for it"))
    yield opened
    opened.close()


def counted(store: Store, since: date = SINCE, through: date = TODAY) -> dict[Measure, Count]:
    return {one.measure: one for one in counts(facts.between(store, since, through))}


def test_each_measure_counts_what_it_says(store: Store) -> None:
    found = counted(store)
    assert {name: (one.count, one.of) for name, one in found.items() if one.count or one.of} == {
        "attempts": (4, None),
        "conversations": (3, None),
        "right_party": (1, 3),
        "promises_made": (2, None),
        "promises_kept": (1, 2),
        "complaints": (1, None),
        "complaints_upheld": (1, 1),
        "overrides": (1, None),
    }
    (only,) = found["promises_kept"].sums
    assert (only.currency, only.amount, only.whole) == (ACCOUNT.currency, 800_00, 1300_00)
    assert found["right_party"].accounts == (ACCOUNT.number,)
    assert found["right_party"].of_accounts == (ACCOUNT.number, OTHER.number)


def test_a_fact_counts_on_its_day_and_neither_before_nor_after(store: Store) -> None:
    assert counted(store, TODAY, TODAY)["conversations"].count == 3
    assert counted(store, SINCE, TODAY - DAY)["conversations"].count == 0
    weeks = by_week(facts.between(store, SINCE, TODAY), SINCE, TODAY)
    assert {day.weekday() for day, _ in weeks} == {0}
    for place, measure in enumerate(MEASURES):
        assert sum(part[place].count for _, part in weeks) == counted(store)[measure].count


def test_after_an_erasing_every_number_is_as_before_and_nobody_is_named(store: Store) -> None:
    before = counted(store)
    erasure.erase(store, ACCOUNT.number, reason="they asked")
    after = counted(store)
    assert {name: (one.count, one.of, one.sums) for name, one in after.items()} == {
        name: (one.count, one.of, one.sums) for name, one in before.items()
    }
    assert ACCOUNT.number not in {number for one in after.values() for number in one.of_accounts}
    assert after["right_party"].erased == 1
    kept = store.connection.execute(
        "SELECT group_concat(kind || on_day || series || owner || detail) FROM erased_facts"
    )
    assert ACCOUNT.number not in kept.fetchone()[0]
    assert audit.verify(store) == ()


def test_a_collector_counts_their_own_and_is_refused_anothers(tmp_path: Path) -> None:
    opened = open_store(tmp_path / "store.db")
    accounts.save(opened, ACCOUNT)
    people.add(opened, STAFF[0], PASSWORD, CHEAP)
    for one in STAFF[1:3]:
        people.add(people.sign_in(opened, "root", PASSWORD), one, PASSWORD, CHEAP)
    for login in ("sup", "col"):
        opened = people.sign_in(opened, login, PASSWORD)
        conduct.append_contact(opened, ACCOUNT.number, Conversation(NOW, talked=True))
        negotiations.append(opened, ACCOUNT.number, Event(NOW, "reason", f"UK-1: {login} was asked"))
    seen = facts_between(workplace(opened), SINCE, TODAY)
    assert {one.who for one in seen} == {"col"}
    assert sum(one.measure == "overrides" for one in seen) == 1
    with pytest.raises(Refusal) as refused:
        facts_between(workplace(opened), SINCE, TODAY, "sup")
    assert refused.value.code == "supervisor_only"
    opened = people.sign_in(opened, "sup", PASSWORD)
    assert {one.who for one in facts_between(workplace(opened), SINCE, TODAY)} == {"col", "sup"}
    opened.close()


def test_the_digest_of_an_inspection_is_worked_out_from_the_rest_of_it(store: Store) -> None:
    found = facts.between(store, SINCE, TODAY)
    definitions = {one: {"en": one} for one in MEASURES}
    content = inspection(found, SINCE, TODAY, known_through=TODAY, made_at=NOW, definitions=definitions)
    report = msgspec.json.decode(content)
    digest = report.pop("digest")
    assert sha256(msgspec.json.encode(report, order="sorted")).hexdigest() == digest
    assert len(report["rows"]) == len(found)
    assert str(ACCOUNT.debtor.name) not in content.decode()
