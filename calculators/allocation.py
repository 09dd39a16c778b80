"""A payment flows over the parts of a debt in an order, and over several debts to one creditor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Literal

from calculators.errors import Refusal
from calculators.rounding import NOTHING, Money, largest_remainder

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


@dataclass(frozen=True, slots=True)
class Claim:
    """One of several debts to one creditor: what is owed of it, when it fell or falls due, how much of it is secured,
    and the yearly rate that it costs."""

    owed: Money
    due: date
    secured: Money = NOTHING
    annual_rate: Decimal = Decimal(0)


def allocate_claims(
    payment: Money, claims: Sequence[Claim], on: date, named: int | None = None
) -> tuple[tuple[Money, ...], Money]:
    """Return what each debt receives of a payment of a day that does not suffice for all, and what is left of it.

    The debt that the debtor ``named`` comes first; then those that are due, the least secured, the dearest, the one
    that fell due first; those that are alike in all of it receive in proportion.

    Source: Civil Code of the PRC, art. 560.

    >>> allocate_claims(Money(50), (Claim(Money(40), date(2026, 1, 1)), Claim(Money(40), date(2025, 1, 1))),
    ...                 date(2026, 2, 1))
    ((10, 40), 0)
    """

    def place(index: int) -> tuple[bool, bool, Money, Decimal, date]:
        one = claims[index]
        return index != named, one.due > on, one.secured, -one.annual_rate, one.due

    received, left = [NOTHING] * len(claims), payment
    for _, group in groupby(sorted(range(len(claims)), key=place), key=place):
        alike = tuple(group)
        owed = tuple(claims[index].owed for index in alike)
        covered = Money(min(left, sum(owed)))
        shares = largest_remainder(covered, owed) if covered else (NOTHING,) * len(alike)
        for index, share in zip(alike, shares, strict=True):
            received[index] = share
        left = Money(left - covered)
    return tuple(received), left


def allocate_rows(
    due: Sequence[date],
    payments: Sequence[Money],
    charges: Sequence[Money],
    claims: Sequence[Claim],
    bearing: Sequence[Money],
    named: int | None = None,
) -> tuple[tuple[tuple[Money, ...], ...], tuple[Money, ...]]:
    """Return what each debt receives of each payment of a plan, one column of rows a debt, and what of the ``charges``
    each has borne.

    The charge of a row joins the debts in proportion to what still bears interest of each (largest remainder): of the
    ``bearing`` part that which is left of the debt once all else is paid. Then the payment is placed by
    ``allocate_claims`` on the day it is due.

    Source: Civil Code of the PRC, arts. 560, 561.

    >>> debts = (Claim(Money(40), date(2026, 1, 1)), Claim(Money(40), date(2025, 1, 1)))
    >>> allocate_rows((date(2026, 2, 1), date(2026, 3, 1)), (Money(50), Money(32)), (Money(1), Money(1)), debts,
    ...               (Money(40), Money(40)))
    (((10, 32), (40, 0)), (2, 0))
    """
    left, borne = [one.owed for one in claims], [NOTHING] * len(claims)
    columns: list[list[Money]] = [[] for _ in claims]
    for day, payment, charge in zip(due, payments, charges, strict=True):
        for index, share in enumerate(_charged(charge, left, bearing)):
            left[index], borne[index] = Money(left[index] + share), Money(borne[index] + share)
        now = tuple(replace(one, owed=owed) for one, owed in zip(claims, left, strict=True))
        received, _ = allocate_claims(payment, now, day, named)
        for index, share in enumerate(received):
            left[index] = Money(left[index] - share)
            columns[index].append(share)
    return tuple(map(tuple, columns)), tuple(borne)


def _charged(charge: Money, left: Sequence[Money], bearing: Sequence[Money]) -> tuple[Money, ...]:
    """The charge of a row, shared by what bears interest; by what is left where nothing does."""
    if not charge:
        return (NOTHING,) * len(left)
    weights = tuple(map(min, left, bearing))
    return largest_remainder(charge, weights if any(weights) else tuple(left) if any(left) else (1,) * len(left))
