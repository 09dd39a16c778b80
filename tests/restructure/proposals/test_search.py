"""The first rate that does is found wherever it stands."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from calculators.deferral import DeferralRule
from calculators.parts import Treatment
from calculators.rounding import Money
from restructure.offers.option import Option
from restructure.offers.outcome import Case, Creditor, Simulated
from restructure.offers.terms import DeferralTerms, InstalmentTerms, SettlementTerms, Terms
from restructure.policy import POLICIES
from restructure.proposals.counteroffer import counteroffer
from restructure.proposals.first_period import as_it_works
from restructure.proposals.query import CRITERIA, DebtorStatement, SearchSpace, ask
from restructure.proposals.search import is_poor
from restructure.proposals.sketch import NEAR, Place
from restructure.simulation import simulate
from tests.support.trials import DEBT, FIRST, TODAY

CREDITOR = Creditor(Decimal("0.08"), Decimal("0.35"), Decimal("0.2"), 24, survival=Decimal("0.99"))
CASE = Case(DEBT, POLICIES["neutral"], creditor=CREDITOR)
HALF = Decimal("0.5")
RATES = tuple(Decimal(step) / 100 for step in range(24, -1, -1))
PLAN = InstalmentTerms(Decimal(0), FIRST, start=TODAY, payments=12)


@pytest.mark.parametrize("place", range(len(RATES)))
def test_the_highest_rate_that_can_be_paid_is_found(place: int) -> None:
    outcome = simulate(CASE, replace(PLAN, annual_rate=RATES[place]), Treatment())
    assert isinstance(outcome, Simulated)
    says = DebtorStatement(per_month=outcome.totals.largest_payment, payments=12)
    found = counteroffer(replace(CASE, creditor=None), says, SearchSpace(RATES, tranches=0, deferred=()))
    assert [one.annual_rate for one in found.offers] == [RATES[place]]


@pytest.mark.parametrize("rate", [Decimal(0), Decimal("0.06"), Decimal("0.24")])
def test_a_sketch_is_as_near_as_it_says(rate: Decimal) -> None:
    look = SearchSpace((rate,), weighs=("present_value", *CRITERIA))
    place = Place(ask(CASE, DebtorStatement(), look), "instalment", replace(PLAN, annual_rate=rate, payments=None), 0)
    rows, worth = place.rows(), place.worth()
    assert set(rows) == set(range(1, 61))
    for count in rows:
        outcome = simulate(CASE, replace(PLAN, annual_rate=rate, payments=count), Treatment())
        assert isinstance(outcome, Simulated)
        assert abs(rows[count] - outcome.schedule.payment[0]) <= NEAR
        assert abs(worth[count] - int(outcome.present_value or 0)) <= NEAR * count


def test_the_plans_of_a_place_are_left_out_where_none_comes_near_the_floor_and_none_is_deferred() -> None:
    asked = ask(CASE, DebtorStatement(), SearchSpace((Decimal("0.06"),)))
    plan = replace(PLAN, annual_rate=Decimal("0.06"), payments=None)
    place = Place(asked, "instalment", plan, 0)
    best = max(worth + NEAR * (count + 1) for count, worth in place.worth().items())
    seen = simulate(CASE, replace(plan, payments=12), Treatment())
    assert isinstance(seen, Simulated)
    for floor, kind, poor in (
        (best + 1, "instalment", True),
        (best - 1, "instalment", False),
        (2 * best, "deferral", False),
    ):
        case = replace(CASE, creditor=replace(CREDITOR, floor=Money(int(floor))))
        held = Place(ask(case, DebtorStatement(), SearchSpace((Decimal("0.06"),))), kind, plan, 0)  # type: ignore[arg-type]
        assert is_poor(held, seen) is poor
    assert not is_poor(place, replace(seen, no_deal_value=None))


@pytest.mark.parametrize("terms", [DeferralTerms(PLAN, DeferralRule(1)), SettlementTerms(FIRST, FIRST, fraction=HALF)])
def test_only_a_plan_has_a_first_period_to_spread(terms: Terms) -> None:
    option = Option(terms, Treatment())
    assert as_it_works(CASE, option) == (option, simulate(CASE, terms, Treatment()))


@pytest.mark.parametrize("above", range(25))
def test_the_highest_rate_that_a_rule_lets_pass_is_found_however_far_it_is(above: int) -> None:
    # A cap of 12 % is no sum: nothing says how far to leap.
    lent = replace(DEBT, contract_date=date(2025, 11, 25), lender_type="private")
    rates = tuple(Decimal(12 + above - step) / 100 for step in range(above + 3))
    look = SearchSpace(rates, tranches=0, deferred=())
    found = counteroffer(Case(lent, POLICIES["cn-private-lending"]), DebtorStatement(payments=12), look)
    assert [one.annual_rate for one in found.offers] == [Decimal("0.12")]
