"""Owners of accounts: given and dealt by a supervisor, told by the record, never to somebody who left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache, partial
from operator import add
from pathlib import Path

import pytest

from calculators.errors import Refusal
from calculators.parts import Parts
from calculators.rounding import Money
from restructure.parties.situation import NOTHING_KNOWN
from restructure.services import dealing
from restructure.store import Store, accounts, audit, complaints, conduct, owners, people, promises
from restructure.worklist.promise import Promise
from tests.support.cases import ACCOUNT
from tests.support.people import PASSWORD, STAFF
from tests.support.stores import CHEAP, NOW, file_of, open_store
from tests.support.workplaces import workplace

DAY = timedelta(days=1)
DEBTS = {f"A-{amount}": Money(amount) for amount in (90, 70, 60, 50, 20, 10)}


@cache
def office() -> bytes:
    """The file of a store with six accounts, a collector, and two supervisors."""

    def fill(opened: Store) -> None:
        for number, amount in DEBTS.items():
            accounts.save(opened, replace(ACCOUNT, number=number, parts=Parts(amount)))
        people.add(opened, STAFF[0], PASSWORD, CHEAP)
        for one in STAFF[1:]:
            people.add(as_(opened, "root"), one, PASSWORD, CHEAP)

    return file_of(fill)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    (tmp_path / "store.db").write_bytes(office())
    opened = open_store(tmp_path / "store.db")
    yield as_(opened, "sup")
    assert audit.verify(opened) == ()
    opened.close()


def as_(opened: Store, login: str) -> Store:
    return people.sign_in(opened, login, PASSWORD)


def test_what_is_dealt_is_owned_and_told_with_who_had_it_before(store: Store) -> None:
    owners.give(store, "A-90", "sup2", "knows the family")
    dealt = owners.deal_out(store, DEBTS, ["col", "sup2"], list_name="Cards M4")
    assert {who: sum(one.amount for one in share) for who, share in dealt.by_owner.items()} == {"col": 160, "sup2": 140}
    assert owners.owned(store, "col") == ("A-20", "A-50", "A-90")
    assert owners.held(store) == {"col": 3, "sup2": 3}
    now = owners.owner_of(store, "A-90")
    assert now
    assert (now.login, now.why, now.who) == ("col", "dealt", "sup")
    assert next(one.detail for one in audit.entries(store) if one.account_number == "A-90") == "sup2 → col"


def test_what_somebody_has_already_counts_toward_the_cap_and_the_rest_is_named(store: Store) -> None:
    owners.deal_out(store, ["A-90", "A-70"], ["col"])
    seen = owners.proposal(store, ["A-60", "A-50", "A-20"], ["col", "sup2"], cap=3)
    dealt = owners.deal_out(store, ["A-60", "A-50", "A-20"], ["col", "sup2"], cap=3)
    assert dealt == seen
    assert {who: len(share) for who, share in dealt.by_owner.items()} == {"col": 1, "sup2": 2}
    assert owners.proposal(store, ["A-10"], ["col"], cap=3).undealt[0].account_number == "A-10"


def test_an_account_is_owned_up_to_the_last_day_that_was_said(store: Store) -> None:
    owners.give(store, "A-90", "col", "holiday cover", until=NOW.date() + DAY)
    for days, owner in ((0, "col"), (1, "col"), (2, None)):
        later = replace(store, now=partial(add, NOW, days * DAY))
        found = owners.owner_of(later, "A-90")
        assert (found and found.login) == owner
        assert owners.owned(later, "col") == (("A-90",) if owner else ())


@pytest.mark.parametrize(
    ("number", "login", "reason", "code"),
    [
        ("A-90", "nobody", "x", "unknown_user"),
        ("A-90", "sup2", "", "missing_field"),
        ("A-91", "col", "x", "unknown_account"),
    ],
)
def test_nobody_unknown_no_account_and_no_reason(store: Store, number: str, login: str, reason: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        owners.give(store, number, login, reason)
    assert refused.value.code == code
    assert owners.held(store) == {}


@pytest.mark.parametrize(
    ("login", "numbers", "code"),
    [
        ("col", ["A-90"], "owner_left"),
        ("sup", ["A-90", "A-90"], "named_twice"),
        ("sup", [], "missing_field"),
        ("sup", ["A-91"], "unknown_account"),
    ],
)
def test_nothing_is_dealt_to_somebody_who_left_twice_or_of_nothing(
    store: Store, login: str, numbers: list[str], code: str
) -> None:
    people.deactivate(as_(store, "root"), "col")
    supervisor = as_(store, "sup2")
    with pytest.raises(Refusal) as refused:
        owners.deal_out(supervisor, numbers, [login])
    assert refused.value.code == code
    assert owners.held(supervisor) == {}


def test_a_collector_deals_nothing(store: Store) -> None:
    with pytest.raises(Refusal) as refused:
        owners.deal_out(as_(store, "col"), DEBTS, ["col"])
    assert refused.value.code == "supervisor_only"


def test_what_has_an_open_promise_a_complaint_or_somebody_in_need_stays_and_the_rest_is_handed_on(store: Store) -> None:
    owners.deal_out(store, DEBTS, ["col"])
    promises.append(store, Promise(0, "A-90", Money(5), ACCOUNT.currency, NOW.date() + DAY, NOW, who="sup"))
    day = NOW.date()
    complaints.receive(store, "A-70", received_on=day, complainant="she", subject="calls", due_on=day + 15 * DAY)
    conduct.save_situation(store, "A-60", replace(NOTHING_KNOWN, vulnerabilities=("health",)))
    work = workplace(store)
    seen = dealing.rotation(work, DEBTS, ["sup2"], 2)
    turned = dealing.rotate(work, DEBTS, ["sup2"], cap=2)
    assert turned == seen
    assert turned.staying == {"A-90": "promise", "A-70": "complaint", "A-60": "vulnerable"}
    assert [one.account_number for one in turned.dealt.undealt] == ["A-10"]
    assert {one: (now.login, now.why) for one in DEBTS if (now := owners.owner_of(store, one))} == {
        "A-90": ("col", "kept_back"), "A-70": ("col", "kept_back"), "A-60": ("col", "kept_back"),
        "A-50": ("sup2", "rotated"), "A-20": ("sup2", "rotated"), "A-10": ("col", "dealt"),
    }  # fmt: skip
