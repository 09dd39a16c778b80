"""Where a payment goes on an account that nobody has agreed a plan for."""

from __future__ import annotations

from calculators.allocation import WATERFALLS, allocate
from calculators.parts import PARTS, Parts
from calculators.rounding import Money
from restructure.parties.account import Debt
from restructure.policy import PolicyName
from restructure.rules.packs import pack_named

SWITCH = "allocation_from_day_91"


def order_of(rule_set: PolicyName, debt: Debt) -> tuple[str, ...]:
    """The order in which a payment covers the parts of a debt.

    On a card under the Chinese rules principal comes first from the day that the rule names on (Credit Card Measures,
    art. 57: from the 91st day overdue); else costs, interest, principal (Civil Code 561).
    """
    rule = next((one for one in pack_named(rule_set).rules if one.id == SWITCH), None)
    overdue = debt.days_overdue
    if rule is not None and debt.product == "credit_card" and overdue is not None and overdue >= rule.given["days"]:
        return WATERFALLS["principal_first"]
    return WATERFALLS["costs_interest_principal"]


def received(payment: Money, debt: Debt, rule_set: PolicyName) -> tuple[Parts, Money]:
    """The debt by part after a payment, and what of the payment is left over."""
    covered, left = allocate(payment, {part: getattr(debt.parts, part) for part in PARTS}, order_of(rule_set, debt))
    return Parts(**{part: Money(getattr(debt.parts, part) - covered[part]) for part in PARTS}), left
