"""What is left of a talk between two visits: the draft as it is kept, and which offers stand by the log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from calculators.calendar import MONTHLY
from restructure.offers.option import Option
from restructure.offers.terms import OptionKind
from restructure.parties.organisation import DEMO
from restructure.parties.situation import Situation
from restructure.proposals.opening import opening_options
from restructure.proposals.standing_offer import stand, to_detail
from restructure.services.drafts import Dates, Draft, draft_record, read_draft
from restructure.services.offers import Offers, found_offers
from restructure.store import Store, accounts, negotiations
from restructure.store.negotiations import Event, Kind
from tests.support.cases import ACCOUNT, CASE, DEBT, FIRST, MEANS, PLAN, TODAY, WAIVED, simulated
from tests.support.stores import NOW, open_store

NUMBER = ACCOUNT.number


@pytest.mark.parametrize("on_hold", [False, True])
@pytest.mark.parametrize("touched", [{"deferral", "settlement"}, {"instalment", "deferral", "settlement"}])
def test_a_draft_is_read_as_it_was_left(touched: set[OptionKind], *, on_hold: bool) -> None:
    left = Draft(
        household=MEANS,
        options=opening_options(CASE, DEMO.presets, TODAY),
        touched=frozenset(touched),
        chosen="deferral",
        on_hold=on_hold,
        locked=frozenset({"payment"}),
        dates=Dates(FIRST, MONTHLY, typed=True),
        offers={"left": {"deferral": "ab"}, "taken": {}},
    )
    assert read_draft(msgspec.json.decode(msgspec.json.encode(draft_record(left)))) == left


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    accounts.save(opened, ACCOUNT)
    yield opened
    opened.close()


def say(store: Store, kind: Kind) -> None:
    offer = stand(simulated(), Option(PLAN, WAIVED), TODAY, 14)
    negotiations.append(store, NUMBER, Event(NOW, kind, to_detail(offer)))


def found(store: Store, day: date) -> Offers:
    seen = replace(CASE, situation=Situation(today=day))
    return found_offers(store, NUMBER, seen, lambda _: DEBT, {}, None)


def test_what_was_offered_stands_and_what_was_refused_does_not(store: Store) -> None:
    assert found(store, TODAY).standing == {}
    say(store, "offered")
    assert found(store, TODAY).standing["instalment"].option == Option(PLAN, WAIVED)
    say(store, "refused")
    assert found(store, TODAY).standing == {}


@pytest.mark.parametrize(("days", "stands"), [(13, True), (14, True), (15, False)])
def test_an_offer_stands_until_its_last_day_and_an_accepted_one_waits_beyond(
    store: Store, days: int, *, stands: bool
) -> None:
    day = TODAY + timedelta(days=days)
    say(store, "offered")
    assert ("instalment" in found(store, day).standing, "instalment" in found(store, day).gone) == (stands, not stands)
    say(store, "accepted")
    assert "instalment" in found(store, day).standing
