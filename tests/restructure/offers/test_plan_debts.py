"""Several accounts of one creditor in one plan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace as with_fields

from calculators.errors import Refusal
from calculators.parts import Parts, Treatment
from calculators.rounding import Money
from restructure.offers.outcome import Case, Simulated
from restructure.offers.plan_debts import PlanDebt, received_of, shares_of, together
from restructure.parties.account import Debt
from restructure.policy import policy_named
from restructure.simulation import simulate
from tests.support.joint_plans import trial
from tests.support.samples import MADE_ON, instalment_terms, settlement_terms

LATER, EARLIER = date(2026, 5, 5), date(2026, 2, 5)


def debt(account: str, principal: int, due: date | None = EARLIER, rate: str = "0.18", **more: object) -> PlanDebt:
    return PlanDebt(account, Debt("CNY", Parts(Money(principal)), MADE_ON, Decimal(rate)), due, **more)  # type: ignore[arg-type]


def parts_of(debts: tuple[PlanDebt, ...], payments: int = 3) -> list[tuple[int, ...]]:
    terms = instalment_terms(payments, annual_rate=Decimal(0))
    outcome = simulate(Case(together(debts), policy_named("neutral")), terms, Treatment())
    assert isinstance(outcome, Simulated)
    return [one.parts for one in shares_of(outcome, debts)]


def test_two_hundred_plans_agree_with_payments_placed_by_hand() -> None:
    tried, wrong = trial(200, seed=560)
    assert not wrong
    assert tried == 200


def test_the_debt_that_fell_due_first_is_paid_first() -> None:
    assert parts_of((debt("B", 30_000, LATER), debt("A", 30_000))) == [(0, 10_000, 20_000), (20_000, 10_000, 0)]


def test_the_debt_that_was_designated_is_paid_first_whatever_the_others_are() -> None:
    debts = (debt("B", 30_000, LATER, designated=True), debt("A", 30_000))
    assert parts_of(debts) == [(20_000, 10_000, 0), (0, 10_000, 20_000)]


def test_what_is_not_due_waits_then_the_least_secured_then_the_dearest_comes() -> None:
    due_later = debt("A", 10_000, date(2027, 9, 1), "0.24")
    secured = debt("B", 10_000, EARLIER, "0.24", secured=Money(5_000))
    cheap, dear = debt("C", 10_000, EARLIER, "0.06"), debt("D", 10_000, LATER, "0.18")
    assert parts_of((due_later, secured, cheap, dear), 4) == [
        (0, 0, 0, 10_000),
        (0, 0, 10_000, 0),
        (0, 10_000, 0, 0),
        (10_000, 0, 0, 0),
    ]


def test_debts_that_are_alike_share_in_proportion() -> None:
    assert parts_of((debt("A", 20_000), debt("B", 10_000)))[0] == (6_667, 6_667, 6_666)


def test_what_is_waived_is_shared_in_proportion_to_it() -> None:
    debts = (debt("A", 20_000), debt("B", 10_000))
    outcome = simulate(Case(together(debts), policy_named("neutral")), settlement_terms(2), Treatment())
    assert isinstance(outcome, Simulated)
    assert [one.waived.total for one in shares_of(outcome, debts)] == [7_000, 3_500]


def test_money_that_covers_half_a_row_goes_where_that_row_goes_first() -> None:
    debts = (debt("A", 10_000), debt("B", 20_000, LATER))
    outcome = simulate(
        Case(together(debts), policy_named("neutral")), instalment_terms(2, annual_rate=Decimal(0)), Treatment()
    )
    assert isinstance(outcome, Simulated)
    shares = shares_of(outcome, debts)
    assert received_of(shares, outcome.schedule.due, Money(12_000)) == (10_000, 2_000)


def test_a_plan_for_several_has_the_lowest_of_their_rates_and_none_where_one_is_unknown() -> None:
    cheap, dear = debt("A", 10_000, rate="0.06"), debt("B", 20_000)
    assert together((cheap, dear)).contract_rate == Decimal("0.06")
    unknown = PlanDebt("C", with_fields(dear.debt, contract_rate=None))
    assert together((cheap, unknown)).contract_rate is None


@pytest.mark.parametrize(
    ("debts", "field", "code"),
    [
        ((debt("A", 1),), "debts", "debts_too_few"),
        ((debt("A", 1), debt("A", 2)), "debts[1].account", "name_twice"),
        ((debt("A", 1, designated=True), debt("B", 2, designated=True)), "debts[1].designated", "designated_twice"),
        ((debt("A", 1), debt("B", 2, secured=Money(3))), "debts[1].secured", "secured_above_balance"),
        ((debt("A", 1), PlanDebt("B", Debt("USD", Parts(Money(1)), MADE_ON))), "debts[1].debt", "debts_currency"),
    ],
)
def test_debts_that_fit_in_no_plan_are_refused(debts: tuple[PlanDebt, ...], field: str, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        together(debts)
    assert (caught.value.field, caught.value.code) == (field, code)
