"""Terms on a later day: days that have passed give way to the next ones; terms with another first due date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from calculators.calendar import Frequency, step
from restructure.offers.terms import DeferralTerms, InstalmentTerms, SettlementTerms, Terms

Which = Literal["first_due", "down_payment", "final_due", "rate_changes", "tranches", "expires", "says_from"]


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
    return replace(terms, remaining=remaining), moved


def _plan_on(
    plan: InstalmentTerms, today: date, fresh: InstalmentTerms, *, at_once: bool = False
) -> tuple[InstalmentTerms, tuple[Moved, ...]]:
    if plan.rows:
        plan, put_off = _rows_on(plan, today)
        return replace(plan, start=today), put_off
    moved: list[Moved] = []
    first = plan.first_due
    if not at_once or not pays_on(plan, today):
        first = next_due(first, today, plan.frequency, plan.anchor_day)
    if first != plan.first_due:
        moved.append(Moved("first_due", plan.first_due, first))
    plan = replace(plan, start=today, first_due=first)
    down = plan.down_payment
    if down is not None and down.date < today:
        moved.append(Moved("down_payment", down.date, today))
        plan = replace(plan, down_payment=replace(down, date=today))
    passed = [one for one in plan.rate_changes if one.start <= today]
    if passed:
        moved.append(Moved("rate_changes", passed[-1].start, None))
        plan = replace(plan, annual_rate=passed[-1].annual_rate, rate_changes=plan.rate_changes[len(passed) :])
    ends = plan.final_due
    if ends is not None and plan.payments is not None:
        # Their count holds, and the last day follows from it.
        return replace(plan, final_due=None), tuple(moved)
    if ends is not None and ends < first:
        moved.append(Moved("final_due", ends, None))
        plan = replace(plan, final_due=None, payments=None if plan.payment else fresh.payments)
    return plan, tuple(moved)


def _rows_on(plan: InstalmentTerms, today: date) -> tuple[InstalmentTerms, tuple[Moved, ...]]:
    """Payments that are named one by one, all of them so many periods later that the first lies ahead."""
    first, often = plan.rows[0].due, plan.frequency
    periods = _periods(first, today, often)
    if not periods:
        return plan, ()
    rows = tuple(replace(one, due=step(one.due, periods, often)) for one in plan.rows)
    later = replace(plan, rows=rows, first_due=rows[0].due, final_due=None, anchor_day=None)
    return later, (Moved("tranches", first, rows[0].due),)


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
        terms = replace(terms, first_due=later, tranches=apart or terms.tranches)
    if terms.expires < today:
        expires = min(fresh.expires, terms.first_due)
        moved.append(Moved("expires", terms.expires, expires))
        terms = replace(terms, expires=expires)
    return terms, tuple(moved)


def plan_dated(plan: InstalmentTerms, first_due: date, frequency: Frequency) -> InstalmentTerms:
    """A plan with another first due date and frequency."""
    return replace(plan, first_due=first_due, frequency=frequency, anchor_day=None)


def deferral_dated(terms: DeferralTerms, first_due: date, frequency: Frequency) -> DeferralTerms:
    """A deferral with another first due date and frequency."""
    return replace(terms, remaining=plan_dated(terms.remaining, first_due, frequency))


def settlement_dated(terms: SettlementTerms, first_due: date, frequency: Frequency) -> SettlementTerms:
    """A settlement with another first due date and frequency; parts of their own amounts fall due as often."""
    apart = terms.tranches
    if isinstance(apart, tuple):
        days = (step(first_due, row, frequency, first_due.day) for row in range(len(apart)))
        apart = tuple(replace(one, date=day) for one, day in zip(apart, days, strict=True))
    # An offer cannot be open beyond its first payment.
    expires = min(terms.expires, first_due)
    return replace(terms, first_due=first_due, frequency=frequency, tranches=apart, expires=expires)
