"""Signs that a plan or a promise is in difficulty. They change who is called first and in which tone, never terms and
never how often: no number is invented, and each is a sentence with its figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from calculators.business_days import in_time_on
from calculators.errors import Fact
from calculators.rounding import Money, Rate

if TYPE_CHECKING:
    # Named alone: what reads agreements takes longer to load than the first window may.
    from restructure.agreements.agreement import Agreement
    from restructure.agreements.progress import Progress, Row

SignName = Literal[
    "first_payment_missing",
    "row_missed",
    "late_twice",
    "promises_broken",
    "above_share",
    "no_shock_line",
    "due_before_pay_day",
    "hardly_lower",
    "payment_rises",
]
"""W1 to W9, in their order."""
Class = Literal["gentle", "soon", "calm"]
"""``gentle``: call to ask, offer to revise, never chase. ``soon``: a person within two working days. ``calm``: nothing,
or a reminder where one was agreed."""
Cause = Literal["vulnerable", "budget_negative", "hold_just_over", "first_miss"]
CLASS_OF: dict[SignName | Cause, Class] = {
    "vulnerable": "gentle",
    "budget_negative": "gentle",
    "above_share": "gentle",
    "no_shock_line": "gentle",
    "hold_just_over": "gentle",
    "first_miss": "gentle",
    "first_payment_missing": "soon",
    "row_missed": "soon",
    "promises_broken": "soon",
    "payment_rises": "soon",
}
"""The printed table: the class that each brings; whatever is not in it is calm, and gentle goes before soon."""
ROWS_LOOKED_AT, LATE_OFTEN = 6, 2
LEVEL = 2
KEPT_BEFORE = 6
"""Rows kept before a first one is missed."""
HARDLY = Fraction(1, 10)
SOON = timedelta(days=14)
RISES = Fraction(5, 4)
PAY_DAY_AFTER = 10
"""Days: an income that comes so soon after a due date would have paid it."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign with its figures: amounts in minor units, days, counts."""

    name: SignName
    facts: dict[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Means:
    """A household's month as it is known now: ``surplus`` after everything, ``income``, the ``share`` of the surplus
    that payments may take, the fall of income that a plan should survive, and the days on which income comes."""

    surplus: Money
    income: Money
    share: Rate
    withstands: Rate | None = None
    pay_days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan in force, seen with the money that is known."""

    agreement: Agreement
    now: Progress

    def last_in_time(self, row: Row) -> date:
        """The last day on which money for a row is in time."""
        grace = timedelta(days=self.agreement.organisation.deadlines.grace_days)
        return max(row.due + grace, in_time_on(row.due, self.agreement.days_off))

    def missed(self, known_through: date | None) -> Row | None:
        """The oldest row that is not covered although the money of its last day in time is known; None without one."""
        row = self.now.next_row
        if row is None or known_through is None or known_through < self.last_in_time(row):
            return None
        return row


def plan_signs(plan: Plan, known_through: date | None, means: Means | None, today: date) -> tuple[Sign, ...]:
    """The signs of a plan on a day, in their order; of money only what is known."""
    found = (
        _first_missing(plan, known_through),
        _missed(plan, known_through),
        _late_twice(plan, known_through),
        _above_share(plan, means),
        _no_shock_line(plan, means),
        _before_pay_day(plan, means),
        _hardly_lower(plan),
        _rises(plan, today),
    )
    return tuple(one for one in found if one is not None)


def promise_sign(level: int, since: date | None) -> Sign | None:
    """The sign of promises that were not kept, at a level of two or more; ``since`` when the oldest of them was due."""
    if level < LEVEL or since is None:
        return None
    return Sign("promises_broken", {"count": level - 1, "day": since})


def _paying(plan: Plan) -> list[Row]:
    return [one for one in plan.now.rows if one.payment]


def _first_missing(plan: Plan, known: date | None) -> Sign | None:
    rows = _paying(plan)
    if not rows or known is None or rows[0].covered >= rows[0].payment or known < rows[0].due + timedelta(days=1):
        return None
    return Sign("first_payment_missing", {"day": rows[0].due, "amount": rows[0].payment})


def _missed(plan: Plan, known: date | None) -> Sign | None:
    row = plan.missed(known)
    if row is None:
        return None
    return Sign("row_missed", {"row": row.number, "paid": row.covered, "amount": row.payment, "day": row.due})


def _late_twice(plan: Plan, known: date | None) -> Sign | None:
    due = [one for one in _paying(plan) if known is not None and plan.last_in_time(one) <= known][-ROWS_LOOKED_AT:]
    late = sum(one.covered_on is None or one.covered_on > plan.last_in_time(one) for one in due)
    return Sign("late_twice", {"count": late, "largest": len(due)}) if late >= LATE_OFTEN else None


def _payment(plan: Plan) -> Money | None:
    row = plan.now.next_row
    return None if row is None else row.payment


def _above_share(plan: Plan, means: Means | None) -> Sign | None:
    payment = _payment(plan)
    if payment is None or means is None or payment <= Fraction(means.share) * max(means.surplus, 0):
        return None
    return Sign("above_share", {"amount": payment, "surplus": Money(max(means.surplus, 0))})


def _no_shock_line(plan: Plan, means: Means | None) -> Sign | None:
    """The fall of income that the plan survives is less than it should."""
    payment = _payment(plan)
    if payment is None or means is None or means.withstands is None or means.income <= 0:
        return None
    falls = Fraction(means.surplus - payment, means.income)
    return Sign("no_shock_line", {"share": max(falls, Fraction(0))}) if falls < Fraction(means.withstands) else None


def _before_pay_day(plan: Plan, means: Means | None) -> Sign | None:
    row = plan.now.next_row
    if row is None or means is None:
        return None
    day = row.due.day
    later = [one for one in means.pay_days if 0 < one - day <= PAY_DAY_AFTER]
    return Sign("due_before_pay_day", {"due": day, "paid": min(later)}) if later else None


def _hardly_lower(plan: Plan) -> Sign | None:
    before, payment = plan.agreement.outcome.debt.contract_payment, _payment(plan)
    if not before or payment is None or Fraction(before - payment, before) >= HARDLY:
        return None
    return Sign("hardly_lower", {"before": before, "amount": payment})


def _rises(plan: Plan, today: date) -> Sign | None:
    """A payment of the next two weeks is a quarter larger than the one before it, after a hold or a deferral."""
    rows: Sequence[Row] = plan.now.rows
    for before, row in pairwise(rows):
        near = today < row.due <= today + SOON and row.covered < row.payment
        if near and row.payment > RISES * before.payment and row.payment:
            return Sign("payment_rises", {"before": before.payment, "amount": row.payment, "day": row.due})
    return None


def causes(
    *, vulnerable: bool, surplus: Money | None, hold_just_over: bool, plan: Plan | None, known_through: date | None
) -> tuple[Cause, ...]:
    """The causes for a gentle call that are no signs of a plan."""
    first = plan is not None and _is_first_miss(plan, known_through)
    found: dict[Cause, bool] = {
        "vulnerable": vulnerable,
        "budget_negative": surplus is not None and surplus < 0,
        "hold_just_over": hold_just_over,
        "first_miss": first,
    }
    return tuple(name for name, holds in found.items() if holds)


def _is_first_miss(plan: Plan, known: date | None) -> bool:
    """Return whether the first row that was ever missed follows on six that were kept."""
    missed = plan.missed(known)
    if missed is None:
        return False
    before = [one for one in _paying(plan) if one.number < missed.number]
    in_time = [one for one in before if one.covered_on is not None and one.covered_on <= plan.last_in_time(one)]
    return len(before) == len(in_time) >= KEPT_BEFORE


def class_of(signs: Sequence[Sign], why: Sequence[Cause] = ()) -> Class:
    """The class that signs and causes bring together."""
    found = {CLASS_OF.get(one.name, "calm") for one in signs} | {CLASS_OF[one] for one in why}
    return "gentle" if "gentle" in found else "soon" if "soon" in found else "calm"
