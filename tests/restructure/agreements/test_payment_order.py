"""Where a payment goes: the order of the law, and the one of a card from its 91st day overdue."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from calculators.parts import Parts
from calculators.rounding import Money
from restructure.agreements.payment_order import order_of, received
from restructure.parties.account import Debt, Product
from restructure.policy import PolicyName
from tests.support.cases import DEBT

PARTS = Parts(Money(1000), Money(200), Money(50), Money(30))


def debt(days: int | None, product: Product = "credit_card") -> Debt:
    return replace(DEBT, parts=PARTS, days_overdue=days, product=product)


@pytest.mark.parametrize(("days", "first"), [(None, "costs"), (90, "costs"), (91, "principal"), (400, "principal")])
def test_on_a_chinese_card_principal_comes_first_from_day_91(days: int | None, first: str) -> None:
    assert order_of("cn-credit-card", debt(days))[0] == first


@pytest.mark.parametrize("rule_set", ["cn-licensed-loan", "cn-private-lending", "uk", "us", "neutral"])
def test_elsewhere_costs_and_interest_come_first_however_late(rule_set: PolicyName) -> None:
    assert order_of(rule_set, debt(400))[0] == "costs"
    assert order_of("cn-credit-card", debt(400, "consumer_loan"))[0] == "costs"


def test_a_payment_leaves_the_rest_of_the_debt_by_part() -> None:
    early, left = received(Money(300), debt(90), "cn-credit-card")
    assert (early, left) == (Parts(Money(980), Money(0), Money(0), Money(0)), 0)
    late, left = received(Money(300), debt(91), "cn-credit-card")
    assert (late, left) == (Parts(Money(700), Money(200), Money(50), Money(30)), 0)


def test_what_is_paid_too_much_is_left_over() -> None:
    rest, left = received(Money(1300), debt(10), "cn-credit-card")
    assert (rest.total, left) == (0, 20)
