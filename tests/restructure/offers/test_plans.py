"""What a plan's terms come to where a day or a part stands on a line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec import structs

from calculators.deferral import DeferralRule
from calculators.ledger import RateFrom
from calculators.parts import PartTreatment, Treatment
from calculators.rounding import Money
from restructure.offers.outcome import Case, Refused, Simulated
from restructure.offers.terms import DeferralTerms, DownPayment, InstalmentTerms
from restructure.policy import POLICIES
from restructure.simulation import simulate
from tests.support.trials import DEBT, PLAN, TODAY, Trial, simulated, told, with_parts


def planned(**terms: Any) -> Simulated:
    return simulated(Trial(structs.replace(PLAN, **terms)), "neutral")


@pytest.mark.parametrize(("day", "row"), [(24, 2), (25, 2), (26, 3)])
def test_a_payment_is_counted_anew_in_the_row_whose_days_reach_the_new_rate(day: int, row: int) -> None:
    changed = planned(rate_changes=(RateFrom(date(2027, 2, day), Decimal("0.12")),)).schedule.payment
    first = next(place for place, paid in enumerate(changed) if paid != changed[0])
    assert first == row


@pytest.mark.parametrize(("payments", "where"), [(1, "first"), (1, "last"), (3, "first"), (3, "last"), (3, "spread")])
def test_the_regular_payment_is_without_what_falls_due_once(payments: int, where: Any) -> None:
    debt, kept = with_parts(interest=9_000), Treatment(interest=PartTreatment(rest=where))
    outcome = simulated(Trial(structs.replace(PLAN, payments=payments), debt, treatment=kept), "neutral")
    assert isinstance(outcome.terms, InstalmentTerms)
    once = 9_000 if where == "first" or (where == "last" and payments == 1) else 0
    assert outcome.terms.payment == outcome.schedule.payment[0] - once


def test_fees_alone_that_fall_due_once_are_the_one_row_of_a_plan_that_changes() -> None:
    debt, once = with_parts(principal=0, fees=500), Treatment(fees=PartTreatment(rest="last"))
    changed = structs.replace(PLAN, rate_changes=(RateFrom(date(2027, 2, 25), Decimal("0.12")),))
    assert simulated(Trial(changed, debt, treatment=once), "neutral").schedule.payment == (500,)
    nothing = simulate(Case(debt, POLICIES["neutral"]), changed, Treatment(fees=PartTreatment("all")))
    assert isinstance(nothing, Refused)
    assert nothing.reason.code == "nothing_owed"


def test_interest_that_is_put_off_to_the_end_makes_no_last_payment_that_nobody_asked_for() -> None:
    plan = structs.replace(PLAN, annual_rate=Decimal("0.36"), payments=12)
    terms = DeferralTerms(plan, DeferralRule(10, during="nothing", collect="last"))
    rows = simulated(Trial(terms), "neutral").schedule.payment
    assert 2 * rows[-1] > 3 * rows[-2]
    assert "large_last_payment" not in {one.rule for one in told("neutral", Trial(terms))}


def test_a_multiple_that_only_pays_the_interest_is_refused() -> None:
    # Half a percent of a million is 5,000 a month.
    case = Case(DEBT, POLICIES["neutral"])
    refused = simulate(case, structs.replace(PLAN, payments=240, payment_multiple=Money(5_000)), Treatment())
    assert isinstance(refused, Refused)
    assert (refused.reason.code, refused.reason.facts) == ("multiple_does_not_fit", {"nearest": 5_100})
    assert planned(payments=240, payment_multiple=Money(5_001)).schedule.payment[0] == 5_001


@pytest.mark.parametrize("down", [None, DownPayment(Money(100_000), TODAY)])
@pytest.mark.parametrize("rest", ["spread", "first", "last"])
def test_the_payment_that_is_named_ends_evenly(down: DownPayment | None, rest: Any) -> None:
    plan, kept = (
        structs.replace(PLAN, payment=Money(30_000), down_payment=down),
        Treatment(fees=PartTreatment(rest=rest)),
    )
    trial = Trial(plan, with_parts(fees=9_000), treatment=kept)
    (found,) = (one for one in told("neutral", trial) if one.rule == "large_last_payment")
    named = found.facts["payment"]
    assert isinstance(named, int)
    even = replace(trial, terms=structs.replace(plan, payment=Money(named)))
    rows = simulated(even, "neutral").schedule.payment
    assert abs(rows[-1] - rows[-2] - (9_000 if rest == "last" else 0)) < 24


@pytest.mark.parametrize("rate", ["0", "0.06", "0.24"])
@pytest.mark.parametrize("payment", [20_000, 33_333, 40_000])
def test_the_down_payment_that_is_solved_is_the_smallest(rate: str, payment: int) -> None:
    asked = structs.replace(
        PLAN, annual_rate=Decimal(rate), payment=Money(payment), down_payment=DownPayment(Money(1), TODAY)
    )
    solved = planned_as(structs.replace(asked, solve_down_payment=True))
    assert solved.down_payment is not None
    assert not solved.solve_down_payment

    def regular(down: int) -> int:
        return (
            planned_as(structs.replace(asked, payment=None, down_payment=DownPayment(Money(down), TODAY))).payment or 0
        )

    assert regular(solved.down_payment.amount) <= payment < regular(solved.down_payment.amount - 1)


def planned_as(terms: InstalmentTerms) -> InstalmentTerms:
    outcome = simulated(Trial(terms), "neutral")
    assert isinstance(outcome.terms, InstalmentTerms)
    return outcome.terms
