"""A payment flows over the parts of a debt in an order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from calculators.errors import Refusal
from calculators.rounding import Money

WaterfallName = Literal["costs_interest_principal", "principal_first"]
COSTS: tuple[str, ...] = ("costs", "fees")
INTEREST: tuple[str, ...] = ("interest", "penalty")
WATERFALLS: dict[WaterfallName, tuple[str, ...]] = {
    # China, Civil Code 561: costs of realising the claim, then interest, then principal.
    "costs_interest_principal": (*COSTS, *INTEREST, "principal"),
    # China, credit cards 91 or more days overdue: principal first, then interest and fees.
    "principal_first": ("principal", *INTEREST, *COSTS),
}


def allocate(payment: Money, parts: Mapping[str, Money], order: tuple[str, ...]) -> tuple[dict[str, Money], Money]:
    """Return how much of each part is covered, in the order given, and what is left of the payment.

    A name of the order that is no part is passed over. Refuses a name that comes twice and a part without a place.

    >>> allocate(Money(40), {"principal": Money(250), "interest": Money(10), "fee": Money(20)},
    ...          ("penalty", "fee", "interest", "principal"))
    ({'principal': 10, 'interest': 10, 'fee': 20}, 0)
    """
    for name in order:
        if order.count(name) > 1:
            raise Refusal("order", "name_twice", given=name[:40])
    for name in parts:
        if name not in order:
            raise Refusal("order", "part_without_place", given=name[:40])
    left = int(payment)
    covered = dict.fromkeys(parts, Money(0))
    for name in order:
        if name in parts:
            covered[name] = Money(min(left, parts[name]))
            left -= covered[name]
    return covered, Money(left)
