"""What a rule may ask about the payments of a plan: a last one that nobody asked to be large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculators.annuity import level_payment
from calculators.parts import Arranged, regular_share
from calculators.rounding import Money
from restructure.offers.solver import changes_of, dates_of, on_top_of_first, payment_factors, wanted_of
from restructure.offers.terms import DeferralTerms, InstalmentTerms
from restructure.offers.uneven_plan import even_payment
from restructure.rules.conditions import PLANS, Facts, Given, Seen, arranged_of, planned

if TYPE_CHECKING:
    from restructure.offers.outcome import Simulated


@planned("last_payment_over", "times", kinds=PLANS)
def _last_payment_over(seen: Seen, outcome: Simulated, given: Given) -> Facts | None:
    """The last payment of level rows beside the one before it, and the payment that would end evenly."""
    plan = _level_plan(outcome)
    if plan is None:
        return None
    first = 1 - outcome.schedule.first_number
    if isinstance(outcome.terms, DeferralTerms):
        first += outcome.terms.rule.periods
    payment = outcome.schedule.payment
    count = len(payment) - first
    if count < 2:
        return None
    arranged = arranged_of(seen, outcome)
    if plan.is_uneven:
        return _uneven_last(outcome, plan, arranged, given)
    regular = payment[-2] - (_once(arranged, "first") + _on_top(outcome) if count == 2 else 0)
    last = payment[-1] - _once(arranged, "last")
    if last <= given["times"] * regular:
        return None
    return {"amount": payment[-1], "payment": max(_even(outcome, plan, arranged, first), Money(regular + 1))}


def _uneven_last(outcome: Simulated, plan: InstalmentTerms, arranged: Arranged, given: Given) -> Facts | None:
    """A last payment beside the regular one, where it was not agreed to be another."""
    due = dates_of(plan, outcome.debt.as_of, plan.count)
    last = outcome.schedule.payment[-1] - _once(arranged, "last")
    agreed = outcome.schedule.due[-1] != due.dates[-1] or wanted_of(plan, due)[-1] is not None
    if agreed or plan.payment is None or last <= given["times"] * plan.payment:
        return None
    return {"amount": outcome.schedule.payment[-1], "payment": even_payment(plan, due, arranged)}


def _level_plan(outcome: Simulated) -> InstalmentTerms | None:
    """The plan inside the terms where its rows are to be equal to the end; None where a larger last one was asked."""
    plan = outcome.terms.plan
    if plan is None or not plan.is_level or plan.balloon:
        return None
    if isinstance(outcome.terms, DeferralTerms):
        rule = outcome.terms.rule
        if rule.afterwards not in ("same_end", "extend") or (rule.interest, rule.collect) == ("collect", "last"):
            return None
    return plan


def _once(arranged: Arranged, where: str) -> int:
    """What parts of the old debt add to one row alone."""
    return sum([one.amount for one in arranged.carried if one.where == where])


def _on_top(outcome: Simulated) -> Money:
    return on_top_of_first(outcome.terms, outcome.debt, outcome.treatment)


def _even(outcome: Simulated, plan: InstalmentTerms, arranged: Arranged, first: int) -> Money:
    """The level payment from the row with that index on, shares of the old debt included."""
    schedule = outcome.schedule
    ahead = 1 - schedule.first_number
    due = dates_of(plan, outcome.debt.as_of, len(schedule) - ahead)
    paid = payment_factors(plan, due, plan.annual_rate, arranged.principal, changes_of(plan)).part(first - ahead)
    payment = level_payment(schedule.opening[first], paid, plan.payment_rounding)
    return Money(payment + regular_share(arranged.carried, len(paid)))
