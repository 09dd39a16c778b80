"""Which offer stands, by the log of what was said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from msgspec import structs

from calculators.parts import Treatment
from calculators.rounding import Money
from restructure.offers.option import Option
from restructure.offers.outcome import Refused
from restructure.offers.terms import DownPayment, InstalmentTerms, SettlementTerms
from restructure.proposals.standing_offer import StandingOffer, lapsed, outcome_of, stand, standing_offers, to_detail
from restructure.simulation import simulate
from tests.support.cases import CASE, DEBT, FIRST, PLAN, TODAY, simulated

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Entry:
    kind: str
    detail: str = ""
    at: datetime = datetime(2026, 11, 25, 9)  # noqa: DTZ001  # the desk's own clock


def offered(terms: InstalmentTerms | SettlementTerms = PLAN, answer_days: int = 14, day: date = TODAY) -> StandingOffer:
    return stand(simulated(terms, Treatment()), Option(terms, Treatment()), day, answer_days)


def states(*kinds: str) -> dict[str, str]:
    log = [Entry(kind, to_detail(offered())) for kind in kinds]
    return {kind: one.state for kind, one in standing_offers(log).items()}


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        (("offered",), "offered"),
        (("offered", "accepted"), "accepted"),
        (("accepted",), "accepted"),
        (("offered", "refused"), None),
        (("offered", "refused", "offered"), "offered"),
        (("offered", "accepted", "signed"), "signed"),
        (("note",), None),
        (("countered",), None),
    ],
)
def test_an_offer_stands_as_it_was_spoken_of_last(said: tuple[str, ...], stands: str | None) -> None:
    assert states(*said) == ({"instalment": stands} if stands else {})


@pytest.mark.parametrize("detail", ["", "36 x 1,375.02", "{", "[1]", '{"note": 1}'])
def test_an_entry_of_words_is_no_offer(detail: str) -> None:
    assert standing_offers([Entry("offered", detail)]) == {}


@pytest.mark.parametrize(("days", "expires"), [(0, TODAY), (29, FIRST - DAY), (30, FIRST), (31, FIRST)])
def test_an_offer_stays_open_so_many_days_and_never_beyond_its_first_payment(days: int, expires: date) -> None:
    assert offered(answer_days=days).expires == expires


def test_the_first_payment_is_the_first_that_asks_for_something() -> None:
    down = structs.replace(PLAN, down_payment=DownPayment(Money(10_000), TODAY + DAY))
    assert offered(down, 30).expires == TODAY + DAY


@pytest.mark.parametrize(("day", "why"), [(13, None), (14, None), (15, "expired")])
def test_an_offer_lapses_the_day_after_its_last(day: int, why: str | None) -> None:
    offer = offered()
    assert lapsed(offer, outcome_of(offer, CASE), TODAY + day * DAY, offer.debt) == why


@pytest.mark.parametrize(("late", "why"), [(-1, None), (0, None), (1, "date_passed")])
def test_what_was_accepted_stands_until_its_first_payment(late: int, why: str | None) -> None:
    offer = replace(offered(), state="accepted")
    assert lapsed(offer, outcome_of(offer, CASE), FIRST + late * DAY, offer.debt) == why


def test_a_settlement_that_was_accepted_still_expires() -> None:
    terms = SettlementTerms(FIRST, TODAY + 10 * DAY, fraction=Decimal("0.5"))
    offer = replace(offered(terms), state="accepted")
    outcome = outcome_of(offer, CASE)
    assert [lapsed(offer, outcome, TODAY + days * DAY, offer.debt) for days in (10, 11)] == [None, "expired"]


def test_an_offer_on_another_balance_or_with_other_figures_has_lapsed() -> None:
    offer = offered()
    outcome = outcome_of(offer, CASE)
    parts = structs.replace(DEBT.parts, fees=Money(1))
    assert lapsed(offer, outcome, TODAY, structs.replace(offer.debt, parts=parts)) == "balance_changed"
    assert lapsed(offer, outcome, TODAY, structs.replace(offer.debt, currency="USD")) == "balance_changed"
    assert lapsed(replace(offer, digest=""), outcome, TODAY, offer.debt) == "figures_changed"
    refused = simulate(CASE, structs.replace(PLAN, payments=0), Treatment())
    assert isinstance(refused, Refused)
    assert lapsed(offer, refused, TODAY, offer.debt) == "figures_changed"
