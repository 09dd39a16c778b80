"""Offers on a statement: sums of any period, money that comes later, and what would settle the debt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from calculators.calendar import MONTHLY, Frequency
from calculators.errors import Refusal
from calculators.parts import Parts
from calculators.rounding import Money
from restructure.account import Debt
from restructure.answering import answer_to
from restructure.asking import Offer, Says
from restructure.counteroffer import Counteroffer, counteroffer, range_of
from restructure.household import quick
from restructure.policy import POLICIES
from restructure.simulation import Case, Creditor
from restructure.statement import Regular, Statement, by_month

AS_OF = date(2026, 11, 22)
DEBT = Debt("CNY", Parts(Money(2_000_000), Money(81_240), Money(35_000)), AS_OF, Decimal("0.18"))
CREDITOR = Creditor(Decimal("0.08"), Decimal("0.35"), Decimal("0.2"), 24)
CASE = Case(DEBT, POLICIES["neutral"], quick(Money(646_667), Money(440_000)), CREDITOR)


def answered(said: Statement, case: Case = CASE) -> Counteroffer:
    return answer_to(case, said, range_of(case))


def settled(said: Statement) -> Offer | None:
    return next((one for one in answered(said).offers if one.kind == "settlement"), None)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (Regular(Money(10_000), MONTHLY), 10_000),
        (Regular(Money(10_000), Frequency(1, "week")), 43_333),
        (Regular(Money(10_000), Frequency(2, "week")), 21_666),
        (Regular(Money(10_000), Frequency(1, "half month")), 20_000),
        (Regular(Money(10_000), Frequency(1, "quarter")), 3_333),
        (Regular(Money(10_000), Frequency(1, "year")), 833),
    ],
)
def test_a_sum_of_any_period_counts_by_the_month_and_never_for_more(said: Regular, expected: int) -> None:
    assert by_month(Statement(said)).per_month == expected


@pytest.mark.parametrize(("payments", "months"), [(4, 1), (8, 1), (9, 2), (52, 12), (53, 12)])
def test_a_number_of_weekly_payments_ends_within_the_weeks_that_it_takes(payments: int, months: int) -> None:
    said = by_month(Statement(Regular(Money(100), Frequency(1, "week")), payments=payments))
    assert (said.max_months, said.payments) == (months, None)


def test_a_monthly_statement_is_answered_as_before() -> None:
    said = Statement(Regular(Money(80_000), MONTHLY), now=Money(200_000), start=date(2026, 12, 25))
    assert answered(said) == counteroffer(CASE, Says(Money(80_000), Money(200_000), date(2026, 12, 25)), range_of(CASE))


def test_the_very_sum_that_settles_it_is_offered_where_it_will_do() -> None:
    offer = settled(Statement(settle=Money(900_000)))
    assert offer is not None
    assert (offer.outcome.totals.paid, offer.outcome.totals.payments) == (900_000, 1)


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


def test_money_that_comes_later_is_not_there_today() -> None:
    said = Statement(Regular(Money(80_000), MONTHLY), now=Money(200_000))
    today = answered(said)
    assert answered(replace(said, now_on=AS_OF)) == today
    later = answered(replace(said, now_on=date(2026, 11, 23)))
    assert all(offer.outcome.schedule.first_number == 1 for offer in later.offers)
    assert any(offer.outcome.schedule.first_number == 0 for offer in today.offers)


def test_money_that_comes_later_is_refused_where_no_budget_says_what_else_there_is() -> None:
    said = Statement(now=Money(200_000), now_on=date(2026, 12, 1))
    with pytest.raises(Refusal, match="later_without_household"):
        answered(said, replace(CASE, household=None))


def test_nothing_settles_nothing() -> None:
    with pytest.raises(Refusal, match="amount_not_positive"):
        answered(Statement(settle=Money(0)))
