"""What pays a signed plan off on a day: it completes the plan, and not a unit less does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from calculators.deferral import DeferralRule
from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.agreements.agreement import Agreement
from restructure.agreements.course import Kept
from restructure.agreements.payoff import PlanPayoff, figures, plan_payoff
from restructure.agreements.progress import Received, progress
from restructure.offers.payoff import payoff
from tests.support import samples
from tests.support.uneven_plans import MORE, PLANS

PLAN = samples.agreement_of(samples.instalment_terms(12))
AGREED = {
    **{name: samples.agreement_of(terms) for name, terms in (PLANS | MORE).items()},
    "level": PLAN,
    "bullet": samples.agreement_of(samples.instalment_terms(12, "bullet")),
    "deferral": samples.agreement_of(samples.deferral_terms(DeferralRule(3, "nothing"), 12)),
    "settlement": samples.settlement_agreement(),
}
UK = replace(PLAN, organisation=replace(PLAN.organisation, policy=replace(PLAN.organisation.policy, rule_set="uk")))
DAY = timedelta(days=1)


def kept(agreement: Agreement, today: date, *received: tuple[date, int]) -> Kept:
    money = [Received(day, Money(amount)) for day, amount in received]
    return Kept(agreement, progress(agreement, money, today), (), replaced=False)


def as_agreed(agreement: Agreement, until: date) -> list[tuple[date, int]]:
    rows = zip(agreement.outcome.schedule.due, agreement.outcome.schedule.payment, strict=True)
    return [(due, paid) for due, paid in rows if paid and due <= until]


def then(agreement: Agreement, received: list[tuple[date, int]], day: date, amount: int) -> tuple[date | None, int]:
    now = kept(agreement, day, *received, (day, amount)).now
    return now.completed_on, now.over


def days(agreement: Agreement) -> list[date]:
    due = agreement.outcome.schedule.due
    second = due[min(1, len(due) - 1)]
    return [due[0] - 9 * DAY, due[0], second - DAY, second + 5 * DAY, due[len(due) // 2] + 10 * DAY, due[-1] - DAY]


@pytest.mark.parametrize("name", AGREED)
def test_the_total_of_a_day_completes_the_plan_and_one_less_does_not(name: str) -> None:
    agreement = AGREED[name]
    for day in days(agreement):
        received = as_agreed(agreement, day)
        one = kept(agreement, day, *received)
        if day < agreement.made_on or not one.now.left:
            continue
        found = plan_payoff(one, day)
        assert found.total == payoff(agreement.outcome, day, statutory=False).total
        assert found.total == found.principal + found.interest + found.arrears + found.fees
        assert found.total + found.rebate == one.now.left
        assert then(agreement, received, day, found.total) == (day, 0)
        if len(one.now.rows) - one.now.covered_due > 1:
            assert then(agreement, received, day, found.total + 3) == (day, 3)
        assert then(agreement, received, day, found.total - 1)[0] is None


def test_payments_that_come_until_then_are_due_within_the_total() -> None:
    first, second, _ = PLAN.outcome.schedule.due[:3]
    paid = PLAN.outcome.schedule.payment
    today = kept(PLAN, first, (first, paid[0]))
    found = plan_payoff(today, second + 5 * DAY)
    assert (found.due, found.on) == (paid[1], second + 5 * DAY)
    assert found.total - found.due == payoff(PLAN.outcome, second + 5 * DAY, statutory=False).total
    assert plan_payoff(kept(PLAN, second, (first, paid[0]), (second, paid[1])), second + 5 * DAY).due == 0


def test_being_late_adds_nothing_and_being_early_is_credited() -> None:
    day = PLAN.outcome.schedule.due[2] + 7 * DAY
    usual = payoff(PLAN.outcome, day, statutory=False).total
    late = plan_payoff(kept(PLAN, day), day)
    owed = sum(PLAN.outcome.schedule.payment[:3])
    assert (late.total, late.due) == (usual + owed, owed)
    ahead = plan_payoff(kept(PLAN, day, *as_agreed(PLAN, day), (day, 70_000)), day)
    assert usual - 70_000 - ahead.total in range(200)
    assert ahead.principal + ahead.interest + ahead.arrears + ahead.fees == ahead.total


def test_under_the_rules_of_the_united_kingdom_the_formula_says_what_is_owed() -> None:
    day = PLAN.outcome.schedule.due[4] + 11 * DAY
    received = as_agreed(UK, day)
    found = plan_payoff(kept(UK, day, *received), day)
    formula = payoff(UK.outcome, day, statutory=True)
    assert (found.total, found.rebate) == (formula.total, formula.rebate)
    assert found.total != payoff(UK.outcome, day, statutory=False).total
    assert then(UK, received, day, found.total) == (day, 0)


def test_a_day_that_has_passed_and_a_plan_that_asks_for_nothing_are_refused() -> None:
    due = PLAN.outcome.schedule.due
    with pytest.raises(Refusal, match="payoff_day_passed"):
        plan_payoff(kept(PLAN, due[0]), due[0] - DAY)
    with pytest.raises(Refusal, match="nothing_to_pay"):
        plan_payoff(kept(PLAN, due[-1], *as_agreed(PLAN, due[-1])), due[-1])
    with pytest.raises(Refusal, match="nothing_to_pay"):
        plan_payoff(replace(kept(PLAN, due[0]), replaced=True), due[0])


def test_the_parts_are_those_of_the_plan_paid_as_agreed() -> None:
    day = PLAN.outcome.schedule.due[3] + 2 * DAY
    found = figures(PLAN, kept(PLAN, day, *as_agreed(PLAN, day)).now)
    agreed = payoff(PLAN.outcome, day, statutory=False)
    parts = (agreed.principal, agreed.interest, agreed.arrears, agreed.fees, agreed.total)
    assert found == PlanPayoff(day, *parts, Money(0), agreed.rebate, PLAN.outcome.waived.total)


def test_what_is_forgiven_with_the_last_payment_is_not_taken_off_before_it_twice() -> None:
    outcome = AGREED["extra"].outcome
    found = payoff(outcome, outcome.schedule.due[-1] - DAY, statutory=False)
    assert outcome.waived.total > 0
    assert found.principal == outcome.schedule.principal[-1]
    assert 0 <= found.interest <= outcome.schedule.interest[-1]
