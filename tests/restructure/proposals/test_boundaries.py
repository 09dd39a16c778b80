"""What was said and what is accepted: just under, exactly, just over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from msgspec import structs

from calculators.affordability import SavingsLine
from calculators.parts import Treatment
from calculators.rounding import Money
from restructure.authority.limits import Limits
from restructure.household.household import quick
from restructure.offers.outcome import Case, Creditor
from restructure.offers.terms import InstalmentTerms
from restructure.policy import POLICIES
from restructure.proposals.counteroffer import search_space
from restructure.proposals.query import DebtorStatement, SearchSpace, ask
from tests.support.cases import simulated
from tests.support.trials import DEBT, FIRST, TODAY

CASE = Case(DEBT, POLICIES["neutral"])
PLAN = InstalmentTerms(Decimal(0), FIRST, start=TODAY, payments=20)
"""Twenty months of 50,000 each."""
LOOK = SearchSpace(rates=(Decimal(0),))
OUTCOME = simulated(PLAN, Treatment(), CASE)
CREDITOR = Creditor(Decimal("0.08"), Decimal(0), Decimal(0), 12)
WORTH = simulated(PLAN, Treatment(), structs.replace(CASE, creditor=CREDITOR)).present_value or 0


@pytest.mark.parametrize(
    ("says", "three", "accepted"),
    [
        (lambda months: DebtorStatement(max_months=months), (19, 20, 21), ".xx"),
        (lambda amount: DebtorStatement(per_month=Money(amount)), (49_999, 50_000, 50_001), ".xx"),
        (lambda count: DebtorStatement(payments=count), (19, 20, 21), ".xx"),
    ],
)
def test_an_offer_is_accepted_up_to_what_was_said(
    says: Callable[[Any], DebtorStatement], three: tuple[Any, Any, Any], accepted: str
) -> None:
    assert "".join("x" if ask(CASE, says(one), LOOK).accepts(OUTCOME) else "." for one in three) == accepted


@pytest.mark.parametrize(("amount", "accepted"), [(WORTH - 1, True), (WORTH, True), (WORTH + 1, False)])
def test_an_offer_is_accepted_down_to_the_floor(amount: int, accepted: bool) -> None:
    case = structs.replace(CASE, creditor=structs.replace(CREDITOR, floor=Money(amount)))
    assert ask(case, DebtorStatement(), LOOK).accepts(simulated(PLAN, Treatment(), case)) is accepted


@pytest.mark.parametrize(("income", "accepted"), [(99_999, False), (100_000, True), (100_001, True)])
def test_an_offer_takes_its_share_of_the_surplus_and_no_more(income: int, accepted: bool) -> None:
    means = structs.replace(quick(Money(income), Money(0)), savings=SavingsLine(Decimal(0)))
    case, look = structs.replace(CASE, household=means), replace(LOOK, limits=Limits(share_of_surplus=Decimal("0.5")))
    assert ask(case, DebtorStatement(), look).accepts(simulated(PLAN, Treatment(), case)) is accepted


@pytest.mark.parametrize(
    ("there_on", "now"), [(FIRST - timedelta(days=1), 7), (FIRST, 7), (FIRST + timedelta(days=1), 0)]
)
def test_what_is_there_by_the_first_payment_is_there_now(there_on: date, now: int) -> None:
    assert ask(CASE, DebtorStatement(now=Money(7), start=FIRST, now_on=there_on), LOOK).now == now


@pytest.mark.parametrize(("limit", "longest"), [(None, 60), (59, 59), (60, 60), (61, 60)])
def test_a_counteroffer_looks_five_years_ahead_or_as_far_as_may_be_offered(limit: int | None, longest: int) -> None:
    assert search_space(CASE, limits=Limits(longest_months=limit)).longest == longest
    assert search_space(structs.replace(CASE, policy=replace(CASE.policy, longest_months=limit))).longest == longest
