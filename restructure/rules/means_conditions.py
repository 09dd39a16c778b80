"""What a rule may ask about the household that pays: shares of income, borrowed money, a payment hardly lower."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from calculators.calendar import MONTHLY
from calculators.rounding import NOTHING, Money, Rate, exceeds, times
from restructure.household.household import month_of
from restructure.household.housing import housing
from restructure.rules.conditions import PLANS, SETTLEMENT, Facts, Given, Seen, beside_plan, planned

if TYPE_CHECKING:
    from restructure.offers.outcome import Simulated

BORROWED = "borrowed"
"""The source of a lump sum that is a new debt."""
SALE = "sale"
"""The source of one that property is sold for."""


@beside_plan("from_sale")
def _from_sale(seen: Seen, _: Given) -> Facts | None:
    """A sum that comes from selling property."""
    lump = seen.household.lump_sum if seen.household else None
    return {} if lump is not None and lump.source == SALE else None


@beside_plan("new_borrowing")
def _new_borrowing(seen: Seen, _: Given) -> Facts | None:
    lump = seen.household.lump_sum if seen.household else None
    borrowed = lump is not None and lump.source == BORROWED
    return {} if seen.situation.new_borrowing or borrowed else None


@beside_plan("housing_above_line")
def _housing_above_line(seen: Seen, _: Given) -> Facts | None:
    line = seen.policy.housing_line if seen.policy else None
    if seen.household is None or seen.policy is None or line is None:
        return None
    income = month_of(seen.household, seen.policy.savings).income
    return _above_line(housing(seen.household), income, line) if income > 0 else None


@planned("debts_above_line", kinds=PLANS)
def _debts_above_line(seen: Seen, outcome: Simulated, _: Given) -> Facts | None:
    line, month = seen.policy.debt_line if seen.policy else None, outcome.month
    if line is None or month is None or month.income <= 0:
        return None
    payment = _payment_a_month(outcome)
    if not payment:
        return None
    return _above_line(Money(month.priority + payment), month.income, line)


def _above_line(paid: Money, income: Money, line: Rate) -> Facts | None:
    return {"share": Fraction(paid, income), "line": Fraction(line)} if exceeds(paid, income, line) else None


@planned("settled_beside_means", "few", "short", "long", kinds=SETTLEMENT)
def _settled_beside_means(seen: Seen, outcome: Simulated, given: Given) -> Facts | None:
    """What means come to over ``short`` months where a settlement has ``few`` parts at most, else over ``long``."""
    month, household = outcome.month, seen.household
    if month is None or household is None:
        return None
    months = int(given["short"] if outcome.totals.payments <= given["few"] else given["long"])
    own = household.lump_sum
    sum_of_own = own.amount if own is not None and own.source != BORROWED else NOTHING
    able = min(Money(max(month.amount, 0) * months + sum_of_own), outcome.debt.parts.total)
    return {"able": able, "months": months, "asked": outcome.totals.paid}


def _payment_a_month(outcome: Simulated) -> Money:
    """The largest payment as a month's; nothing for a settlement, which is not paid month after month."""
    plan = outcome.terms.plan
    if plan is None:
        return NOTHING
    largest = outcome.affordability.largest
    return times(outcome.totals.largest_payment if largest is None else largest, plan.frequency.per_month)


@planned("payment_not_lower", kinds=PLANS)
def _payment_not_lower(_: Seen, outcome: Simulated, __: Given) -> Facts | None:
    cut = _cut(outcome)
    return {"before": outcome.debt.contract_payment or NOTHING} if cut is not None and cut <= 0 else None


@planned("payment_hardly_lower", "share", kinds=PLANS)
def _payment_hardly_lower(_: Seen, outcome: Simulated, given: Given) -> Facts | None:
    cut = _cut(outcome)
    if cut is None or not 0 < cut < Fraction(given["share"]):
        return None
    return {"before": outcome.debt.contract_payment or NOTHING, "cut": cut}


def _cut(outcome: Simulated) -> Fraction | None:
    """By what share the payment falls below the contract's; None where the two cannot be compared."""
    before = outcome.debt.contract_payment
    if not before:
        return None
    plan = outcome.terms.plan
    if plan is None or plan.frequency != MONTHLY:
        return None
    return 1 - Fraction(outcome.totals.largest_payment, before)
