"""Terms on a later day: days that have passed give way to the next ones; terms with another first due date.

Rows of their own are the plan, and move along with the first of them. Extra payments and holidays are days in a life,
as months are: they stay where they are, and what has passed is left out by name. One that no longer finds a place in
the plan is refused by its name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from msgspec import structs

from calculators.calendar import Frequency, add_months, step
from restructure.offers.terms import DeferralTerms, InstalmentTerms, SettlementTerms, Terms

Which = Literal[
    "first_due",
    "down_payment",
    "final_due",
    "rate_changes",
    "rows",
    "extra",
    "holidays",
    "tranches",
    "expires",
    "says_from",
    "says_now",
]


@dataclass(frozen=True, slots=True)
class Moved:
    """A day that had passed, and the one that stands in its place; None where nothing does."""

    which: Which
    was: date
    now: date | None


def next_due(day: date, today: date, frequency: Frequency, anchor_day: int | None = None) -> date:
    """The day itself, or the next of its due dates that lies after ``today``."""
    return step(day, _periods(day, today, frequency, anchor_day), frequency, anchor_day)


def _periods(day: date, today: date, frequency: Frequency, anchor_day: int | None = None) -> int:
    periods = 0
    while step(day, periods, frequency, anchor_day) <= today:
        periods += 1
    return periods


def pays_on(terms: Terms, today: date) -> bool:
    """Return whether a plan that was drawn up today is paid for the first time today."""
    plan = terms if isinstance(terms, InstalmentTerms) and terms.may_begin_at_once else None
    return plan is not None and plan.start == plan.first_due == today


def plan_begun(plan: InstalmentTerms, today: date, fresh: InstalmentTerms) -> tuple[InstalmentTerms, tuple[Moved, ...]]:
    """A plan as it can be proposed today, with what had to move; of ``fresh`` comes how many payments where the last
    day has passed."""
    return _plan_on(plan, today, fresh, at_once=True)


def deferral_begun(terms: DeferralTerms, today: date, fresh: DeferralTerms) -> tuple[DeferralTerms, tuple[Moved, ...]]:
    """A deferral as it can be proposed today, with what had to move."""
    remaining, moved = _plan_on(terms.remaining, today, fresh.remaining)
    return structs.replace(terms, remaining=remaining), moved


def _plan_on(
    plan: InstalmentTerms, today: date, fresh: InstalmentTerms, *, at_once: bool = False
) -> tuple[InstalmentTerms, tuple[Moved, ...]]:
    moved: list[Moved] = []
    first = plan.first_due
    if not at_once or not pays_on(plan, today):
        first = next_due(first, today, plan.frequency, plan.anchor_day)
    if first != plan.first_due:
        moved.append(Moved("rows" if plan.rows else "first_due", plan.first_due, first))
    plan, left_out = _life_on(plan, today, first)
    moved += left_out
    plan = structs.replace(_first_on(plan, first), start=today)
    down = plan.down_payment
    if down is not None and down.date < today:
        moved.append(Moved("down_payment", down.date, today))
        plan = structs.replace(plan, down_payment=replace(down, date=today))
    passed = [one for one in plan.rate_changes if one.start <= today]
    if passed:
        moved.append(Moved("rate_changes", passed[-1].start, None))
        plan = structs.replace(plan, annual_rate=passed[-1].annual_rate, rate_changes=plan.rate_changes[len(passed) :])
    ends = plan.final_due
    if ends is not None and plan.payments is not None:
        # Their count holds, and the last day follows from it.
        return structs.replace(plan, final_due=None), tuple(moved)
    if ends is not None and ends < first:
        moved.append(Moved("final_due", ends, None))
        plan = structs.replace(plan, final_due=None, payments=None if plan.payment else fresh.payments)
    return plan, tuple(moved)


def _life_on(plan: InstalmentTerms, today: date, first: date) -> tuple[InstalmentTerms, list[Moved]]:
    """The plan without extra payments that have passed, and without holidays before its new first due date."""
    extra = tuple(one for one in plan.extra if one.date > today)
    # A holiday that held no due date before either is somebody's mistake, and refused as one.
    over = [one for one in plan.holidays if plan.first_due <= one.end < first]
    holidays = tuple(one for one in plan.holidays if one not in over)
    moved = [Moved("extra", one.date, None) for one in plan.extra if one.date <= today]
    moved += [Moved("holidays", one.start, None) for one in over]
    return structs.replace(plan, extra=extra, holidays=holidays), moved


def _first_on(plan: InstalmentTerms, first: date) -> InstalmentTerms:
    """The plan with another first due date; rows of their own move as far."""
    if not plan.rows or plan.rows[0].due == first:
        return structs.replace(plan, first_due=first)
    was, often = plan.rows[0].due, plan.frequency
    rows = tuple(replace(one, due=_as_far(one.due, was, first, often)) for one in plan.rows)
    return structs.replace(plan, first_due=first, rows=rows, final_due=None, anchor_day=None)


def _as_far(day: date, was: date, now: date, often: Frequency) -> date:
    """The day as much later as ``now`` lies behind ``was``: months and days, or weeks as days.

    Month ends may bring two days together; the plan is refused then.
    """
    months = 0 if often.days is not None else (now.year - was.year) * 12 + now.month - was.month
    return add_months(day, months) + (now - add_months(was, months))


def settlement_begun(
    terms: SettlementTerms, today: date, fresh: SettlementTerms
) -> tuple[SettlementTerms, tuple[Moved, ...]]:
    """A settlement as it can be proposed today, with what had to move; of ``fresh`` comes how long it stays open."""
    moved: list[Moved] = []
    dated = terms.tranches if isinstance(terms.tranches, tuple) else ()
    first = dated[0].date if dated else terms.first_due
    periods = _periods(first, today, terms.frequency)
    if periods:
        later = step(first, periods, terms.frequency)
        moved.append(Moved("tranches" if dated else "first_due", first, later))
        apart = tuple(replace(one, date=step(one.date, periods, terms.frequency)) for one in dated)
        terms = structs.replace(terms, first_due=later, tranches=apart or terms.tranches)
    if terms.expires < today:
        expires = min(fresh.expires, terms.first_due)
        moved.append(Moved("expires", terms.expires, expires))
        terms = structs.replace(terms, expires=expires)
    return terms, tuple(moved)


def plan_dated(plan: InstalmentTerms, first_due: date, frequency: Frequency) -> InstalmentTerms:
    """A plan with another first due date and frequency."""
    return structs.replace(_first_on(plan, first_due), frequency=frequency, anchor_day=None)


def deferral_dated(terms: DeferralTerms, first_due: date, frequency: Frequency) -> DeferralTerms:
    """A deferral with another first due date and frequency."""
    return structs.replace(terms, remaining=plan_dated(terms.remaining, first_due, frequency))


def settlement_dated(terms: SettlementTerms, first_due: date, frequency: Frequency) -> SettlementTerms:
    """A settlement with another first due date and frequency; parts of their own amounts fall due as often."""
    apart = terms.tranches
    if isinstance(apart, tuple):
        days = (step(first_due, row, frequency, first_due.day) for row in range(len(apart)))
        apart = tuple(replace(one, date=day) for one, day in zip(apart, days, strict=True))
    # An offer cannot be open beyond its first payment.
    expires = min(terms.expires, first_due)
    return structs.replace(terms, first_due=first_due, frequency=frequency, tranches=apart, expires=expires)
