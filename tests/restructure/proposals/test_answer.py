"""Offers on a statement: sums of any period, money that comes later, and what would settle the debt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from msgspec import structs

from calculators.calendar import MONTHLY, Frequency
from calculators.errors import Refusal
from calculators.parts import Parts
from calculators.rounding import Money
from restructure.household.household import quick
from restructure.offers.outcome import Case, Creditor
from restructure.offers.terms import InstalmentTerms
from restructure.parties.account import Debt
from restructure.policy import POLICIES
from restructure.proposals.answer import answer_to
from restructure.proposals.counteroffer import Counteroffer, counteroffer, search_space
from restructure.proposals.query import DebtorStatement, Offer
from restructure.proposals.statement import Regular, Statement

AS_OF = date(2026, 11, 22)
DEBT = Debt("CNY", Parts(Money(2_000_000), Money(81_240), Money(35_000)), AS_OF, Decimal("0.18"))
CREDITOR = Creditor(Decimal("0.08"), Decimal("0.35"), Decimal("0.2"), 24)
CASE = Case(DEBT, POLICIES["neutral"], quick(Money(646_667), Money(440_000)), CREDITOR)


def answered(said: Statement, case: Case = CASE) -> Counteroffer:
    return answer_to(case, said, search_space(case))


def settled(said: Statement) -> Offer | None:
    return next((one for one in answered(said).offers if one.kind == "settlement"), None)


@pytest.mark.parametrize(
    ("amount", "frequency"),
    [
        (20_000, Frequency(1, "week")),
        (40_000, Frequency(2, "week")),
        (40_000, Frequency(1, "half month")),
        (300_000, Frequency(1, "quarter")),
        (900_000, Frequency(1, "year")),
    ],
)
def test_a_plan_pays_as_often_as_was_said_and_never_more_at_a_time(amount: int, frequency: Frequency) -> None:
    offers = answered(Statement(Regular(Money(amount), frequency))).offers
    assert "instalment" in {offer.kind for offer in offers}
    for offer in offers:
        assert max(offer.outcome.schedule.payment) <= amount
        if isinstance(offer.outcome.terms, InstalmentTerms):
            assert offer.outcome.terms.frequency == frequency


@pytest.mark.parametrize(("payments", "found"), [(200, True), (2, False)])
def test_a_number_of_payments_is_one_of_the_payments_that_were_said(payments: int, found: bool) -> None:
    said = Statement(Regular(Money(20_000), Frequency(1, "week")), payments=payments)
    assert bool(answered(said).offers) == found
    assert all(len(offer.outcome.schedule) <= payments for offer in answered(said).offers)


def test_a_monthly_statement_is_answered_as_before() -> None:
    said = Statement(Regular(Money(80_000), MONTHLY), now=Money(200_000), start=date(2026, 12, 25))
    assert answered(said) == counteroffer(
        CASE, DebtorStatement(Money(80_000), Money(200_000), date(2026, 12, 25)), search_space(CASE)
    )


def test_the_very_sum_that_settles_it_is_offered_where_it_will_do() -> None:
    offer = settled(Statement(settle=Money(900_000)))
    assert offer is not None
    assert (offer.outcome.totals.paid, offer.outcome.totals.payments) == (900_000, 1)


@pytest.mark.parametrize(
    ("now_on", "first"),
    [(None, date(2026, 11, 23)), (date(2026, 12, 3), date(2026, 12, 3)), (date(2026, 12, 15), None)],
)
def test_a_settlement_takes_what_is_there_now_before_its_other_parts(now_on: date | None, first: date | None) -> None:
    said = Statement(Regular(Money(110_000), MONTHLY), Money(300_000), now_on, start=date(2026, 12, 15))
    offer = settled(said)
    assert offer is not None
    paid = list(zip(offer.outcome.schedule.due, offer.outcome.schedule.payment, strict=True))
    if first is None:
        # There only with the first of them, it comes with it.
        assert paid[0][0] == date(2026, 12, 15)
        assert paid[0][1] > 300_000
        return
    assert paid[0] == (first, 300_000)
    assert paid[1][0] == date(2026, 12, 15)
    assert max(payment for _, payment in paid[1:]) <= 110_000


def test_a_share_settles_that_share_of_the_debt_of_the_day() -> None:
    offer = settled(Statement(settle=Decimal("0.5")))
    assert offer is not None
    assert offer.outcome.totals.paid == DEBT.total // 2


def test_too_little_to_settle_names_the_smallest_sum_that_would() -> None:
    (change,) = (one for one in answered(Statement(settle=Money(300_000))).changes if one.dimension == "settle")
    assert isinstance(change.needed, int)
    for amount, does in ((change.needed - 1, False), (change.needed, True), (change.needed + 1, True)):
        offer = settled(Statement(settle=Money(amount)))
        assert (offer is not None and offer.outcome.totals.paid == amount) == does


@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2026, 11, 23), date(2026, 12, 20), date(2027, 1, 31)])
def test_money_that_comes_on_a_day_is_paid_on_it(day: date) -> None:
    said = Statement(Regular(Money(80_000), MONTHLY), now=Money(200_000), now_on=day)
    plan = next(one for one in answered(said).offers if one.kind == "instalment").outcome.schedule
    assert (plan.first_number, plan.due[0], plan.payment[0]) == (0, day, 200_000)
    assert plan.due[1] >= max(day, date(2026, 12, 22))
    assert max(plan.payment[1:]) <= 80_000


@pytest.mark.parametrize(("day", "down"), [(24, True), (25, True), (26, False)])
def test_money_that_comes_after_the_first_payment_is_no_down_payment(day: int, down: bool) -> None:
    said = Statement(
        Regular(Money(80_000), MONTHLY), Money(200_000), now_on=date(2026, 12, day), start=date(2026, 12, 25)
    )
    plan = next(one for one in answered(said).offers if one.kind == "instalment").outcome.schedule
    assert (plan.first_number == 0) == down


def test_money_that_comes_after_the_first_payment_is_refused_where_no_budget_says_what_else_there_is() -> None:
    said = Statement(Regular(Money(80_000), MONTHLY), Money(200_000), date(2026, 12, 26), date(2026, 12, 25))
    with pytest.raises(Refusal, match="later_without_household"):
        answered(said, structs.replace(CASE, household=None))
    assert answered(replace(said, now_on=date(2026, 12, 25)), structs.replace(CASE, household=None)).offers


def test_nothing_settles_nothing() -> None:
    with pytest.raises(Refusal, match="amount_not_positive"):
        answered(Statement(settle=Money(0)))
