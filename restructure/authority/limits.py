"""Who may offer what: limits by role, product, age and size of the debt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeVar

from calculators.calendar import whole_months
from calculators.errors import Fact
from calculators.parts import PARTS, PartName, Parts
from calculators.rounding import Money, times
from restructure.offers.outcome import Simulated
from restructure.offers.terms import Terms
from restructure.parties.account import Debt, Product
from restructure.unreadable import Unreadable

Role = Literal["collector", "counsellor", "supervisor", "administrator"]
ROLES: tuple[Role, ...] = ("collector", "counsellor", "supervisor", "administrator")
RELEASING: tuple[Role, ...] = ("supervisor", "administrator")
LimitName = Literal[
    "longest_months", "lowest_rate", "waive", "smallest_payment", "share_of_surplus", "share_unknown", "none", "unread"
]
ALL = Decimal(1)
Number = TypeVar("Number", int, Decimal, Money)


@dataclass(frozen=True, slots=True)
class Waivable:
    """The share of each part that may be waived, from 0 to 1."""

    principal: Decimal = ALL
    interest: Decimal = ALL
    penalty: Decimal = ALL
    fees: Decimal = ALL


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of an offer; None where nothing is limited.

    ``longest_months`` from the start of the plan to its last due date, ``lowest_rate`` a year, ``smallest_payment`` a
    regular row in minor units, ``share_of_surplus`` the largest share of the surplus that a payment may take.
    """

    longest_months: int | None = None
    lowest_rate: Decimal | None = None
    waive: Waivable = field(default_factory=Waivable)
    smallest_payment: Money | None = None
    share_of_surplus: Decimal | None = None


UNLIMITED = Limits()
NO_AUTHORITY = Limits(longest_months=0, waive=Waivable(Decimal(0), Decimal(0), Decimal(0), Decimal(0)))
UNREAD = replace(NO_AUTHORITY, longest_months=-1)
"""Limits that are kept and cannot be read: nothing is within them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the matrix: whom and which debts it is for, both ends of a range included, None without end.

    Without a role it is the organisation's own: everybody is bound by it beside their own line.
    """

    role: Role | None
    limits: Limits
    product: Product | None = None
    days_overdue: tuple[int, int | None] = (0, None)
    balance: tuple[Money, Money | None] = (Money(0), None)


Matrix = tuple[Line, ...]

CARD_DESK: Matrix = (
    Line("collector", Limits(longest_months=60, waive=Waivable(principal=Decimal(0), fees=Decimal(0)))),
    Line("counsellor", Limits(longest_months=60, waive=Waivable(Decimal(0), Decimal(0), Decimal(0), Decimal(0)))),
    Line("supervisor", Limits(longest_months=60, waive=Waivable(principal=Decimal("0.40")))),
    Line("administrator", Limits(longest_months=60)),
)
"""Practice on Chinese card desks: a collector waives the penalty, then interest; principal only by named approval."""


@dataclass(frozen=True, slots=True)
class Measures:
    """An offer by the measures of ``Limits``; None where it has no such measure.

    ``debt`` is the debt at the start of the plan, ``waived`` what is given up of it.
    """

    debt: Debt
    waived: Parts
    months: int
    annual_rate: Decimal | None
    smallest_payment: Money | None
    share_of_surplus: Fraction | None


@dataclass(frozen=True, slots=True)
class Excess:
    """An offer's excess over a limit: what it asks, and what is allowed. ``part`` is set for a waiver.

    ``share_unknown``: a share of the surplus is limited and nobody knows it. ``none``: whoever offers has no authority
    over such a debt at all. ``unread``: the limits are kept and
    cannot be read.
    """

    limit: LimitName
    asked: Fact | Decimal
    allowed: Fact | Decimal
    part: PartName | None = None


def limits_for(matrix: Matrix | Unreadable, role: Role, debt: Debt) -> Limits:
    """The limits of the first line that fits, within the organisation's own; no authority at all where none does, or
    where they cannot be read."""
    if isinstance(matrix, Unreadable):
        return UNREAD
    own = _first(matrix, role, debt)
    return NO_AUTHORITY if own is None else stricter(own, _first(matrix, None, debt) or UNLIMITED)


def _first(matrix: Matrix, role: Role | None, debt: Debt) -> Limits | None:
    return next((line.limits for line in matrix if line.role == role and _fits(line, debt)), None)


def _fits(line: Line, debt: Debt) -> bool:
    if line.product not in (None, debt.product):
        return False
    days = debt.days_overdue or 0
    return _within(days, line.days_overdue) and _within(debt.total, line.balance)


def _within(number: int, ends: tuple[int, int | None]) -> bool:
    least, most = ends
    return least <= number and (most is None or number <= most)


def stricter(one: Limits, other: Limits) -> Limits:
    """Return what both allow: the organisation's limits stand above a user's."""
    return Limits(
        longest_months=_least(one.longest_months, other.longest_months),
        lowest_rate=_most(one.lowest_rate, other.lowest_rate),
        waive=Waivable(*(min(getattr(one.waive, part), getattr(other.waive, part)) for part in PARTS)),
        smallest_payment=_most(one.smallest_payment, other.smallest_payment),
        share_of_surplus=_least(one.share_of_surplus, other.share_of_surplus),
    )


def measures_of(outcome: Simulated) -> Measures:
    """Return what an outcome asks of whoever offers it."""
    return Measures(
        debt=outcome.debt,
        waived=outcome.waived,
        months=whole_months(outcome.debt.as_of, outcome.schedule.due[-1]),
        annual_rate=rate_of(outcome.terms),
        smallest_payment=smallest_of(outcome.schedule.payment),
        share_of_surplus=outcome.affordability.share,
    )


def excesses(asked: Measures, limits: Limits) -> tuple[Excess, ...]:
    """Every limit that an offer exceeds, with what it asks and what is allowed."""
    found: list[Excess] = []
    if limits == UNREAD:
        return (Excess("unread", asked.months, 0),)
    if limits == NO_AUTHORITY:
        # A debt paid at once asks for no month and no waiver, and is nobody's to settle all the same.
        return (Excess("none", asked.months, 0),)
    if limits.longest_months is not None and asked.months > limits.longest_months:
        found.append(Excess("longest_months", asked.months, limits.longest_months))
    rate = asked.annual_rate
    if limits.lowest_rate is not None and rate is not None and rate < limits.lowest_rate:
        found.append(Excess("lowest_rate", rate, limits.lowest_rate))
    for part in PARTS:
        waived = getattr(asked.waived, part)
        allowed = times(getattr(asked.debt.parts, part), getattr(limits.waive, part))
        if waived > allowed:
            found.append(Excess("waive", waived, allowed, part))
    smallest = asked.smallest_payment
    if limits.smallest_payment is not None and smallest is not None and smallest < limits.smallest_payment:
        found.append(Excess("smallest_payment", smallest, limits.smallest_payment))
    share = asked.share_of_surplus
    if limits.share_of_surplus is not None and share is None:
        found.append(Excess("share_unknown", 0, limits.share_of_surplus))
    if limits.share_of_surplus is not None and share is not None and share > limits.share_of_surplus:
        found.append(Excess("share_of_surplus", share, limits.share_of_surplus))
    return tuple(found)


def gives_up_more(before: Parts, after: Parts, limits: Limits) -> bool:
    """Return whether a balance that is lowered gives up more of a part than may be waived of it."""
    return any(
        getattr(before, part) - getattr(after, part) > times(getattr(before, part), getattr(limits.waive, part))
        for part in PARTS
    )


def releasers(matrix: Matrix | Unreadable, asked: Measures) -> tuple[Role, ...]:
    """The roles whose own limits hold the offer, so that they may release it."""
    return tuple(role for role in RELEASING if not excesses(asked, limits_for(matrix, role, asked.debt)))


def smallest_of(payments: Sequence[Money]) -> Money | None:
    """The smallest regular payment: the last row takes what is left, and rows that are not paid do not count."""
    return min((paid for paid in payments[:-1] if paid), default=None)


def rate_of(terms: Terms) -> Decimal | None:
    """The annual rate that the terms charge; None for a settlement, on which no interest runs."""
    return terms.plan.annual_rate if terms.plan else None


def _least(one: Number | None, other: Number | None) -> Number | None:
    given = [number for number in (one, other) if number is not None]
    return min(given, default=None)


def _most(one: Number | None, other: Number | None) -> Number | None:
    given = [number for number in (one, other) if number is not None]
    return max(given, default=None)
