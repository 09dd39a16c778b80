"""Where an offer stands by what was read once, and what was released beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from restructure.agreements.agreement import Agreement, terms_digest
from restructure.authority.limits import Limits, Line
from restructure.offers.outcome import Simulated
from restructure.services.standing import ask_for_release, offer_authority, other_release
from restructure.services.workplace import Workplace
from restructure.store import Store, accounts, limits, negotiations, offer_release, people, releases
from restructure.store.offer_release import standing_of
from restructure.store.people import User
from tests.support.cases import ACCOUNT, PLAN, simulated
from tests.support.drafts import draft
from tests.support.stores import CHEAP, open_store
from tests.support.workplaces import workplace

NUMBER, PASSWORD = ACCOUNT.number, "open sesame, please"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "store.db")
    accounts.save(store, ACCOUNT)
    people.add(store, User("root", "Ada Admin", "administrator"), PASSWORD, CHEAP)
    root = people.sign_in(store, "root", PASSWORD)
    people.add(root, User("col", "Cora Collector", "collector"), PASSWORD, CHEAP)
    limits.save_matrix(root, (Line("collector", Limits(longest_months=6)), Line("administrator", Limits())))
    yield root
    store.close()


def collector(office: Store) -> Workplace:
    return workplace(people.sign_in(office, "col", PASSWORD))


def plan(payments: int) -> Simulated:
    return simulated(structs.replace(PLAN, payments=payments))


def terms(payments: int) -> Agreement:
    return replace(draft(), number=f"RA-2026-{payments:06}", outcome=plan(payments))


def decide(office: Store, one: Agreement) -> None:
    releases.decide(people.sign_in(office, "root", PASSWORD), terms_digest(one), approved=True)


def test_what_was_read_once_tells_where_each_offer_stands(office: Store) -> None:
    ask_for_release(collector(office), terms(12))
    ask_for_release(collector(office), terms(24))
    decide(office, terms(12))
    there = collector(office)
    known = offer_authority(there, NUMBER)
    told = {payments: standing_of(known, plan(payments)).state for payments in (6, 12, 24, 36)}
    assert told == {6: "free", 12: "released", 24: "waiting", 36: "beyond"}
    assert all(offer_release.standing(there.store, NUMBER, plan(one)).state == state for one, state in told.items())


def test_to_ask_is_in_the_log(office: Store) -> None:
    ask_for_release(collector(office), terms(12))
    assert [(one.kind, one.detail) for one in negotiations.events(office, NUMBER)] == [("asked", "RA-2026-000012")]


def test_released_terms_beside_those_on_paper_are_named_and_the_same_are_not(office: Store) -> None:
    ask_for_release(collector(office), terms(12))
    decide(office, terms(12))
    known = offer_authority(collector(office), NUMBER)
    assert other_release(known, plan(12)) is None
    found = other_release(known, plan(13))
    assert found is not None
    assert found.proposal.terms_digest == terms_digest(terms(12))


def test_requests_on_another_account_count_for_nothing(office: Store) -> None:
    ask_for_release(collector(office), terms(12))
    assert standing_of(offer_authority(collector(office), "another"), plan(12)).state == "beyond"
