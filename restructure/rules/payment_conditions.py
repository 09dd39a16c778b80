"""What a rule may ask about the payments of a plan: a last one that nobody asked to be large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculators.annuity import level_payment
from calculators.parts import Arranged, arrange, regular_share
from calculators.rounding import Money
from restructure.offers.solver import changes_of, dates_of, on_top_of_first, payment_factors
from restructure.offers.terms import DeferralTerms, InstalmentTerms
from restructure.rules.conditions import Facts, Given, Seen, planned

if TYPE_CHECKING:
    from restructure.offers.outcome import Simulated


@planned("last_payment_over", "times")
def _last_payment_over(_: Seen, outcome: Simulated, given: Given) -> Facts | None:
    """The last payment of level rows beside the one before it, and the payment that would end evenly."""
    plan = _level_plan(outcome)
    if plan is None:
        return None
    first = 1 - outcome.schedule.first_number
    if isinstance(outcome.terms, DeferralTerms):
        first += outcome.terms.rule.periods
    rows = outcome.schedule.payment[first:]
    if len(rows) < 2:
        return None
    arranged = arrange(outcome.debt.parts, outcome.treatment)
    regular = rows[-2] - (_once(arranged, "first") + _on_top(outcome) if len(rows) == 2 else 0)
    last = rows[-1] - _once(arranged, "last")
    if last <= given["times"] * regular:
        return None
    return {"amount": rows[-1], "payment": max(_even(outcome, plan, arranged, first), Money(regular + 1))}


def _level_plan(outcome: Simulated) -> InstalmentTerms | None:
    """The plan inside the terms where its rows are to be equal to the end; None where a larger last one was asked."""
    plan = outcome.terms.plan
    if plan is None or plan.method != "level" or plan.balloon:
        return None
    if isinstance(outcome.terms, DeferralTerms):
        rule = outcome.terms.rule
        if rule.afterwards not in ("same_end", "extend") or (rule.interest, rule.collect) == ("collect", "last"):
            return None
    return plan


def _once(arranged: Arranged, where: str) -> int:
    """What parts of the old debt add to one row alone."""
    return sum(one.amount for one in arranged.carried if one.where == where)


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
