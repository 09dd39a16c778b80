"""The cards begin with the organisation's own presets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from msgspec import structs

from calculators.rounding import Money
from restructure.household.household import quick
from restructure.offers.outcome import Simulated
from restructure.offers.terms import DeferralTerms, InstalmentTerms, SettlementTerms
from restructure.parties.organisation import DEMO
from restructure.proposals.opening import holds, opening_options
from restructure.simulation import simulate
from tests.support.cases import CASE, TODAY

UNKNOWN = structs.replace(CASE, household=None)
RICHER = structs.replace(CASE, household=quick(Money(976_667), Money(560_000), Money(160_000)))


def first(case: Any = UNKNOWN, **presets: int) -> tuple[InstalmentTerms, DeferralTerms, SettlementTerms]:
    made = tuple(opening_options(case, replace(DEMO.presets, **presets), TODAY).values())  # type: ignore[arg-type]
    plan, deferral, settlement = (option.terms for option in made)
    assert isinstance(plan, InstalmentTerms)
    assert isinstance(deferral, DeferralTerms)
    assert isinstance(settlement, SettlementTerms)
    for option in made:
        assert isinstance(simulate(case, option.terms, option.treatment), Simulated)
    return plan, deferral, settlement


def test_without_means_the_usual_count_stands_and_the_deferral_follows_it() -> None:
    plan, deferral, _ = first(usual_count=24, deferred=6)
    assert (plan.payments, deferral.remaining.payments, deferral.rule.periods) == (24, 30, 6)


def test_means_are_cut_to_the_steps_and_the_longest_of_the_organisation() -> None:
    exact, by_year = (first(RICHER, count_step=step)[0].payments or 0 for step in (1, 12))
    assert 0 < exact < by_year
    assert by_year % 12 == 0
    assert first(CASE, longest_count=6, usual_count=6)[0].payments == 6


def test_a_settlement_in_more_parts_than_allowed_begins_in_one() -> None:
    assert first(CASE, most_tranches=21)[2].tranches == 21
    assert first(CASE, most_tranches=20)[2].tranches == 1


def test_a_settlement_is_spread_over_more_parts_where_only_that_holds() -> None:
    assert first(CASE, most_tranches=60)[2].tranches == 29


def test_a_settlement_stays_open_as_long_as_the_organisation_says() -> None:
    assert first(answer_days=5)[2].expires == date(2026, 11, 30)


@pytest.mark.parametrize("deferred", [1, 60])
@pytest.mark.parametrize("count", [1, 600])
def test_the_smallest_and_the_largest_presets_still_make_three_offers(deferred: int, count: int) -> None:
    plan, deferral, _ = first(usual_count=count, longest_count=count, deferred=deferred)
    assert plan.payments == count
    assert deferral.rule.periods < (deferral.remaining.payments or 0)


@pytest.mark.parametrize(
    ("begins", "first_due"),
    [
        (date(2026, 11, 29), date(2026, 12, 29)),
        (date(2026, 11, 30), date(2026, 12, 31)),
        (date(2026, 12, 1), date(2027, 1, 1)),
    ],
)
def test_the_first_payment_falls_due_once_an_income_has_come_in(begins: date, first_due: date) -> None:
    case = structs.replace(RICHER, debt=structs.replace(RICHER.debt, as_of=begins))
    made = tuple(opening_options(case, DEMO.presets, begins).values())
    assert {option.terms.first_due for option in made} == {first_due}
    outcome = simulate(case, made[0].terms, made[0].treatment)
    assert isinstance(outcome, Simulated)
    assert outcome.affordability.verdict == "affordable"


def test_a_first_due_date_that_was_given_stays() -> None:
    begins, given = date(2026, 11, 30), date(2026, 12, 30)
    case = structs.replace(RICHER, debt=structs.replace(RICHER.debt, as_of=begins))
    assert opening_options(case, DEMO.presets, begins, first_due=given)["instalment"].terms.first_due == given


def test_what_is_offered_first_holds_at_an_income_a_tenth_lower() -> None:
    near, lower = (
        structs.replace(CASE, household=quick(Money(income), Money(460_000))) for income in (600_000, 540_000)
    )
    assert not holds(near, opening_options(near, DEMO.presets, TODAY)["instalment"])
    made = opening_options(near, replace(DEMO.presets, longest_count=120), TODAY)
    for option in (made["instalment"], made["deferral"]):
        then = simulate(lower, option.terms, option.treatment)
        assert isinstance(then, Simulated)
        assert then.affordability.verdict != "unaffordable"
        assert holds(near, option)


def test_where_none_holds_the_first_offer_stays_as_it_would_be() -> None:
    case = structs.replace(CASE, household=quick(Money(600_000), Money(500_000)))
    option = opening_options(case, DEMO.presets, TODAY)["instalment"]
    assert isinstance(option.terms, InstalmentTerms)
    assert option.terms.payments == DEMO.presets.longest_count
    assert not holds(case, option)
