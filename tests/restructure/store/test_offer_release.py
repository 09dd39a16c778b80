"""What may leave the house: within the limits, or released for exactly these terms; each leaving is on record."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec import structs

from calculators.errors import Refusal
from calculators.parts import Treatment
from restructure.agreements.agreement import terms_digest
from restructure.authority.limits import Limits, Line, Waivable, measures_of
from restructure.offers.outcome import Simulated
from restructure.offers.terms import SettlementTerms
from restructure.parties.situation import EXITS
from restructure.store import Store, accounts, audit, limits, negotiations, offer_release, people, releases
from restructure.store.negotiations import Event
from tests.support.cases import ACCOUNT, FIRST, PLAN, simulated
from tests.support.people import PASSWORD, STAFF, terms
from tests.support.readers import needs_approval, signed_out
from tests.support.stores import CHEAP, NOW, open_store

NUMBER = ACCOUNT.number
PLAIN = Treatment()
AT_ONCE = SettlementTerms(FIRST, FIRST, fraction=Decimal(1))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "store.db")
    accounts.save(store, ACCOUNT)
    people.add(store, STAFF[0], PASSWORD, CHEAP)
    root = people.sign_in(store, "root", PASSWORD)
    for one in STAFF[1:3]:
        people.add(root, one, PASSWORD, CHEAP)
    limits.save_matrix(root, (Line("collector", Limits(longest_months=36)), Line("supervisor", Limits())))
    yield signed_out(root)
    store.close()


def col(office: Store) -> Store:
    return people.sign_in(office, "col", PASSWORD)


def plan(payments: int) -> Simulated:
    return simulated(structs.replace(PLAN, payments=payments), PLAIN)


def event(kind: negotiations.Kind = "given", detail: str = "36: read out") -> Event:
    return Event(NOW, kind, detail)


@pytest.mark.parametrize(("longest", "held"), [(35, "needs_release"), (36, None), (37, None)])
def test_an_offer_leaves_within_the_limits_and_not_beyond(office: Store, longest: int, held: str | None) -> None:
    asked = plan(36)
    months = measures_of(asked).months
    root = people.sign_in(office, "root", PASSWORD)
    limits.save_matrix(root, (Line("collector", Limits(longest_months=months + longest - 36)),))
    assert offer_release.held_back(col(office), NUMBER, asked) == held


def test_a_release_lets_exactly_these_terms_out(office: Store) -> None:
    agreement = terms(PLAIN, offer=structs.replace(PLAN, payments=60))
    store = col(office)
    assert offer_release.standing(store, NUMBER, agreement.outcome).state == "beyond"
    with pytest.raises(Refusal, match="needs_release"):
        offer_release.let_out(store, NUMBER, agreement.outcome, event())
    releases.propose(store, agreement)
    assert offer_release.held_back(store, NUMBER, agreement.outcome) == "needs_release"
    releases.decide(people.sign_in(office, "sup", PASSWORD), terms_digest(agreement), approved=True)
    store = col(office)
    offer_release.let_out(store, NUMBER, agreement.outcome, event())
    assert offer_release.held_back(store, NUMBER, plan(59)) == "needs_release"
    assert offer_release.held_back(store, "another", agreement.outcome) == "needs_release"


def test_what_was_declined_stays(office: Store) -> None:
    agreement = terms(PLAIN, offer=structs.replace(PLAN, payments=60))
    releases.propose(col(office), agreement)
    sup = people.sign_in(office, "sup", PASSWORD)
    releases.decide(sup, terms_digest(agreement), approved=False, reason="too long")
    assert offer_release.standing(col(office), NUMBER, agreement.outcome).state == "declined"
    assert offer_release.held_back(col(office), NUMBER, agreement.outcome) == "needs_release"


def test_what_a_rule_stops_and_what_was_ended_stays(office: Store) -> None:
    store, asked = col(office), plan(12)
    stopped = structs.replace(asked.findings[0], severity="block") if asked.findings else None
    if stopped is not None:
        assert offer_release.held_back(store, NUMBER, structs.replace(asked, findings=(stopped,))) == "offer_blocked"
    negotiations.append(store, NUMBER, Event(NOW, "stopped", EXITS[0]))
    assert offer_release.held_back(store, NUMBER, asked) == "offers_stopped"


def test_each_leaving_stands_in_the_negotiation_and_in_the_record_once_a_day(office: Store) -> None:
    store = col(office)
    for _ in range(2):
        offer_release.let_out(store, NUMBER, plan(12), event())
    offer_release.let_out(store, NUMBER, plan(13), event())
    offer_release.offer(store, NUMBER, plan(12), event("offered", "12"))
    assert [one.kind for one in negotiations.events(store, NUMBER)] == ["given", "given", "offered"]
    assert len(audit.entries(store, action="negotiated")) == 3


def test_an_offer_beyond_the_limits_is_neither_made_nor_accepted(office: Store) -> None:
    kinds: tuple[negotiations.Kind, ...] = ("offered", "accepted")
    for kind in kinds:
        with pytest.raises(Refusal, match="needs_release"):
            offer_release.offer(col(office), NUMBER, plan(60), event(kind))
    assert negotiations.events(office, NUMBER) == ()


def test_nobody_signed_in_has_no_authority_and_one_person_alone_has_all(office: Store, tmp_path: Path) -> None:
    assert offer_release.held_back(office, NUMBER, plan(1)) == "needs_release"
    assert needs_approval(office, terms(PLAIN))
    alone = open_store(tmp_path / "alone.db")
    assert offer_release.held_back(alone, NUMBER, plan(60)) is None
    alone.close()


def test_a_role_without_a_line_settles_nothing_however_small(office: Store) -> None:
    root = people.sign_in(office, "root", PASSWORD)
    limits.save_matrix(root, (Line("supervisor", Limits()),))
    asked = simulated(AT_ONCE, PLAIN)
    assert [one.limit for one in offer_release.standing(col(office), NUMBER, asked).beyond] == ["none"]


def test_a_share_of_the_surplus_that_nobody_knows_is_beyond_any_limit_of_it(office: Store) -> None:
    root = people.sign_in(office, "root", PASSWORD)
    free = Limits(waive=Waivable(), share_of_surplus=Decimal("0.9"))
    limits.save_matrix(root, (Line("collector", free),))
    asked = plan(36)
    unknown = structs.replace(asked, affordability=structs.replace(asked.affordability, verdict="unknown", share=None))
    assert [one.limit for one in offer_release.standing(col(office), NUMBER, unknown).beyond] == ["share_unknown"]
