"""What pays a signed plan off on a day, by what has arrived: its parts, and what falls away of the later payments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.agreements.agreement import Agreement
from restructure.agreements.course import Kept
from restructure.agreements.progress import Progress, asked_early, progress
from restructure.offers.payoff import payoff


@dataclass(frozen=True, slots=True)
class PlanPayoff:
    """``total`` is the sum of the four parts and pays the plan off on that day. ``due`` of it fell due by then anyway;
    ``rebate`` is what falls away of the payments that would follow, ``waived`` what is forgiven with it. Minor units.
    """

    on: date
    principal: Money
    interest: Money
    arrears: Money
    fees: Money
    total: Money
    due: Money
    rebate: Money
    waived: Money


def plan_payoff(one: Kept, on: date) -> PlanPayoff:
    """The figures for today or a later day, by the payments that have arrived; those to come are in ``due``.

    Paid on its day, the total completes the plan. Refuses a day that has passed (``payoff_day_passed``), and a plan of
    which nothing is asked any more.
    """
    if not one.in_force or not one.now.left:
        raise Refusal("number", "nothing_to_pay")
    if on < one.now.on:
        raise Refusal("on", "payoff_day_passed", smallest=one.now.on)
    return figures(one.agreement, progress(one.agreement, one.now.counted, on))


def figures(agreement: Agreement, now: Progress) -> PlanPayoff:
    """The figures of the day ``now.on``."""
    outcome, schedule = agreement.outcome, agreement.outcome.schedule
    total, _ = asked_early(agreement, now)
    later = payoff(outcome, max(now.on, outcome.debt.as_of), statutory=False)
    passed = sum(due <= now.on for due in schedule.due)

    def left(owed: Money, column: Literal["principal", "arrears", "fee"], room: int) -> Money:
        arrived = sum(one.amount for one in now.placed if one.column == column)
        return Money(min(max(owed + sum(getattr(schedule, column)[:passed]) - arrived, 0), room))

    arrears = left(later.arrears, "arrears", total)
    fees = left(later.fees, "fee", total - arrears)
    principal = left(later.principal, "principal", total - arrears - fees)
    return PlanPayoff(
        on=now.on,
        principal=principal,
        interest=Money(total - principal - arrears - fees),
        arrears=arrears,
        fees=fees,
        total=total,
        due=Money(min(now.missing, total)),
        rebate=Money(now.left - total),
        waived=outcome.waived.total,
    )
