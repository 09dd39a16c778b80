"""Every row of every kind of plan can be explained from its own numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from msgspec.structs import replace

from calculators.deferral import DeferralRule
from calculators.errors import Refusal
from calculators.ledger import Pause, RateFrom
from calculators.parts import Treatment
from calculators.regular import Step
from calculators.rounding import Money
from restructure.offers.row_explanation import explain_row
from restructure.offers.terms import DeferralTerms, DownPayment, InstalmentTerms, SettlementTerms
from tests.support.cases import FIRST, PLAN, TODAY, WAIVED, Offer, simulated

LATER = date(2027, 4, 10)
DOWN = DownPayment(Money(100_000), date(2026, 12, 1))
ODD: InstalmentTerms = replace(PLAN, first_due=date(2027, 1, 7), day_count="actual/actual")
OFFERS: dict[str, Offer] = {
    "level": PLAN,
    "odd": ODD,
    "down payment": replace(PLAN, down_payment=DOWN),
    "bullet": replace(PLAN, method="bullet"),
    "stepped": replace(PLAN, method="stepped", step=Step(6, Decimal("0.1"))),
    "flat fee": replace(PLAN, method="flat_fee", annual_rate=Decimal(0), fee_per_period=Decimal("0.005")),
    "changing": replace(PLAN, rate_changes=(RateFrom(LATER, Decimal("0.03")),), pauses=(Pause(LATER, LATER),)),
    "rolled": replace(PLAN, roll="following", calendar="CN"),
    "settlement": SettlementTerms(FIRST, FIRST, fraction=Decimal("0.6"), tranches=3),
    "interest only": DeferralTerms(PLAN, DeferralRule(3)),
    "collected": DeferralTerms(PLAN, DeferralRule(3, "nothing", "collect", "first")),
    "capitalised": DeferralTerms(PLAN, DeferralRule(3, "nothing", "capitalise", afterwards="extend")),
    "principal only": DeferralTerms(PLAN, DeferralRule(3, "principal_only", afterwards="same_payment")),
    "bullet deferred": DeferralTerms(replace(PLAN, method="bullet"), DeferralRule(3, afterwards="extend")),
}


@pytest.mark.parametrize("name", OFFERS)
def test_a_row_follows_from_its_numbers(name: str) -> None:
    outcome = simulated(OFFERS[name], Treatment() if name == "settlement" else WAIVED)
    first = outcome.schedule.first_number
    for number in range(first, first + len(outcome.schedule)):
        row = explain_row(outcome, number)
        assert row.interest == row.charged + row.from_before - row.not_paid_now
        assert row.payment == row.principal + row.interest + row.arrears + row.fee
        assert row.closing == row.opening - row.principal + row.joined
        if not isinstance(outcome.terms, DeferralTerms):
            assert row.from_before == row.not_paid_now == 0


def test_the_interest_of_a_month_is_a_twelfth_of_the_rate() -> None:
    outcome = simulated(replace(PLAN, start=TODAY, first_due=FIRST))
    assert explain_row(outcome, 1).factor == Fraction(6, 1200)


@pytest.mark.parametrize("number", [0, 37])
def test_a_row_that_is_not_there_is_refused(number: int) -> None:
    with pytest.raises(Refusal):
        explain_row(simulated(), number)
