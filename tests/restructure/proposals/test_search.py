"""The first rate that does is found wherever it stands."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from calculators.deferral import DeferralRule
from calculators.parts import Parts, Treatment
from calculators.rounding import Money
from restructure.offers.option import Option
from restructure.offers.outcome import Case, Creditor, Outcome, Simulated
from restructure.offers.terms import DeferralTerms, InstalmentTerms, SettlementTerms, Terms
from restructure.policy import POLICIES
from restructure.proposals import search
from restructure.proposals.counteroffer import counteroffer, search_space
from restructure.proposals.first_period import as_it_works
from restructure.proposals.query import CRITERIA, DebtorStatement, SearchSpace, ask
from restructure.proposals.sketch import NEAR, Candidate, Sketch
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
@pytest.mark.parametrize("deferred", [0, 3])
def test_a_sketch_knows_the_regular_row_to_the_unit_and_what_it_is_worth_nearly(rate: Decimal, deferred: int) -> None:
    look = SearchSpace((rate,), step=1, weighs=("present_value", *CRITERIA))
    sketch = Sketch(ask(CASE, DebtorStatement(per_month=DEBT.total), look), "deferral" if deferred else "instalment")
    for count in range(deferred + 2, 61):
        one = Candidate(count, deferred)
        outcome = simulate(CASE, sketch.terms(one, 0), Treatment())
        assert isinstance(outcome, Simulated)
        (exact, *_) = outcome.schedule.payment[deferred:]
        for said, fits in ((exact, True), (exact - 1, False)):
            below = Sketch(ask(CASE, DebtorStatement(per_month=Money(said)), look), sketch.kind)
            assert below.fits(one, 0, 0) is fits
        assert abs(sketch.worth(one, 0, 0) - int(outcome.present_value or 0)) <= NEAR * count


def test_no_plan_is_likely_that_does_not_come_near_the_floor() -> None:
    look = SearchSpace((Decimal("0.06"),), deferred=())
    sketch = Sketch(ask(CASE, DebtorStatement(), look), "instalment")
    worths = {one: sketch.worth(one, 0, 0) + NEAR * (one.payments + 1) for one in sketch.likely(0, 0)}
    best = max(worths, key=lambda one: worths[one])
    for floor, likely in ((worths[best] + 1, []), (worths[best] - 1, [best])):
        case = replace(CASE, creditor=replace(CREDITOR, floor=Money(int(floor))))
        assert Sketch(ask(case, DebtorStatement(), look), "instalment").likely(0, 0) == likely


@pytest.mark.parametrize("terms", [DeferralTerms(PLAN, DeferralRule(1)), SettlementTerms(FIRST, FIRST, fraction=HALF)])
def test_only_a_plan_has_a_first_period_to_spread(terms: Terms) -> None:
    option = Option(terms, Treatment())
    assert as_it_works(CASE, option) == (option, simulate(CASE, terms, Treatment()))


@pytest.mark.parametrize("above", range(25))
def test_the_highest_rate_that_a_rule_lets_pass_is_found_however_far_it_is(above: int) -> None:
    lent = replace(DEBT, contract_date=date(2025, 11, 25), lender_type="private")
    rates = tuple(Decimal(12 + above - step) / 100 for step in range(above + 3))
    look = SearchSpace(rates, tranches=0, deferred=())
    found = counteroffer(Case(lent, POLICIES["cn-private-lending"]), DebtorStatement(payments=12), look)
    assert [one.annual_rate for one in found.offers] == [Decimal("0.12")]


def test_where_rules_stop_what_is_tried_they_say_where_to_look_on(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def counted(*asked: Any) -> Outcome:
        tried.append(asked)
        return simulate(*asked)

    monkeypatch.setattr(search, "attempt", counted)
    parts = Parts(Money(2_921_800), Money(308_835), Money(16_654), Money(142_452))
    lent = replace(DEBT, parts=parts, contract_date=date(2026, 1, 30), lender_type="private", days_overdue=150)
    case = Case(lent, POLICIES["cn-private-lending"])
    found = counteroffer(case, DebtorStatement(Money(498_800)), search_space(case, Decimal("0.18")))
    assert {one.kind for one in found.offers} == {"instalment", "deferral", "settlement"}
    assert all(one.outcome.totals.waived for one in found.offers if one.kind != "settlement")
    assert len(tried) < 200
