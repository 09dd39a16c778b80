"""Which offers stand on the cards: as they were made, left by an edit, past agreeing on, released, signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec import structs

from restructure.agreements.agreement import Agreement, terms_digest
from restructure.authority.limits import Limits, Line
from restructure.offers.option import Option
from restructure.offers.terms import OptionKind
from restructure.parties.situation import Situation
from restructure.proposals.standing_offer import StandingOffer, stand, to_detail
from restructure.services.offers import Offers, found_offers
from restructure.store import Store, accounts, limits, negotiations, people, releases
from restructure.store.negotiations import Event
from restructure.store.people import User
from tests.support.cases import ACCOUNT, CASE, DEBT, FIRST, PLAN, TODAY, WAIVED, simulated
from tests.support.drafts import draft
from tests.support.stores import CHEAP, NOW, open_store

NUMBER, PASSWORD = ACCOUNT.number, "open sesame, please"
OPTION, OTHER = Option(PLAN, WAIVED), Option(structs.replace(PLAN, payments=12), WAIVED)
OFFER = stand(simulated(), OPTION, TODAY, 14)
HELD = Offers({"instalment": OFFER})
PAST = replace(HELD, gone={"instalment": (OFFER, "expired")})


def test_a_card_leaves_its_offer_and_comes_back_to_it() -> None:
    left = HELD.changed("instalment", OTHER)
    assert (HELD.held("instalment"), left.held("instalment")) == (OFFER, None)
    assert left.changed("instalment", OPTION).held("instalment") == OFFER
    assert left.left == {"instalment"} == left.changed("instalment", OTHER).left


def test_a_card_without_an_offer_leaves_none_unless_what_it_held_is_gone() -> None:
    assert Offers().changed("instalment", OTHER) == Offers()
    gone = Offers(gone={"instalment": (OFFER, "expired")})
    assert gone.changed("instalment", OTHER).left == {"instalment"}


def test_a_card_is_past_agreeing_on_while_it_holds_what_is_gone() -> None:
    assert PAST.past("instalment")
    assert not HELD.past("instalment")
    assert not PAST.left_at("instalment").past("instalment")


def test_what_is_said_anew_takes_the_place_of_released_terms_on_that_card_alone() -> None:
    both: dict[OptionKind, str] = {"instalment": "a", "deferral": "b"}
    said = Offers(left=frozenset(both), taken=both).said_anew("instalment")
    assert said.left == {"deferral"}
    assert said.taken == {"deferral": "b"}
    assert said.taken_up("deferral", "c") == Offers(taken={"deferral": "c"})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Of a collector who may offer half a year; a supervisor may offer anything."""
    opened = open_store(tmp_path / "store.db")
    accounts.save(opened, ACCOUNT)
    people.add(opened, User("root", "Ada Admin", "administrator"), PASSWORD, CHEAP)
    root = people.sign_in(opened, "root", PASSWORD)
    people.add(root, User("col", "Cora Collector", "collector"), PASSWORD, CHEAP)
    limits.save_matrix(root, (Line("collector", Limits(longest_months=6)), Line("administrator", Limits())))
    yield root
    opened.close()


def found(store: Store, before: Offers | None = None, day: date = TODAY, **taken: str) -> Offers:
    seen = structs.replace(CASE, situation=Situation(today=day))
    return found_offers(store, NUMBER, seen, lambda _: DEBT, {"taken": taken}, before)  # type: ignore[dict-item]


def offer(store: Store) -> StandingOffer:
    negotiations.append(store, NUMBER, Event(NOW, "offered", to_detail(OFFER)))
    return found(store).standing["instalment"]


def test_what_was_signed_stands_until_the_account_is_left_and_no_other(store: Store) -> None:
    made = offer(store)
    negotiations.append(store, NUMBER, Event(NOW, "signed", "RA-2026-000001"))
    assert found(store).standing == {}
    assert found(store, Offers({"instalment": made})).standing == {"instalment": replace(made, state="signed")}
    assert found(store, Offers({"instalment": replace(made, digest="else")})).standing == {}
    assert found(store, Offers({"deferral": made})).standing == {}


def released(store: Store) -> str:
    terms: Agreement = draft()
    releases.propose(people.sign_in(store, "col", PASSWORD), terms)
    releases.decide(people.sign_in(store, "root", PASSWORD), terms_digest(terms), approved=True)
    return terms_digest(terms)


def test_released_terms_stand_on_the_card_that_took_them_up(store: Store) -> None:
    digest = released(store)
    assert found(store).standing == {}
    assert found(store, instalment="another").standing == {}
    assert found(store, instalment=digest).standing["instalment"].state == "released"


@pytest.mark.parametrize(("before", "after"), [("released", "signed"), ("signed", "signed"), ("offered", None)])
def test_terms_that_wait_no_longer_were_signed_where_they_stood_released(
    store: Store, before: str, after: str | None
) -> None:
    known = Offers({"instalment": replace(OFFER, state=before)}, taken={"instalment": "signed meanwhile"})  # type: ignore[arg-type]
    now = found(store, known).standing.get("instalment")
    assert (now.state if now else None) == after
    assert found(store, replace(known, standing={})).standing == {}


def test_past_its_first_payment_what_was_accepted_waits_and_what_was_signed_is_not_gone(store: Store) -> None:
    made, late = offer(store), FIRST + timedelta(days=1)
    assert (found(store, day=late).standing, list(found(store, day=late).gone)) == ({}, ["instalment"])
    negotiations.append(store, NUMBER, Event(NOW, "accepted", to_detail(OFFER)))
    waits = found(store, day=late)
    assert waits.past("instalment")
    negotiations.append(store, NUMBER, Event(NOW, "signed", "RA-2026-000001"))
    kept = found(store, Offers({"instalment": made}), late)
    assert (kept.standing["instalment"].state, kept.gone) == ("signed", {})
