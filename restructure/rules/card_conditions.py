"""What a rule may ask of a card: how long a plan may run, cash-type instalments, whose lending it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from calculators.calendar import MONTHLY, add_months
from calculators.rounding import Money
from restructure.rules.conditions import PLANS, Facts, Given, Seen, planned
from restructure.rules.rate_conditions import rate_above

if TYPE_CHECKING:
    from restructure.offers.outcome import Simulated


@planned("ends_after_years", "years")
def _ends_after_years(_: Seen, outcome: Simulated, given: Given) -> Facts | None:
    """The last due date beside the same day so many years after the start, the end of a shorter month standing for
    it."""
    latest = add_months(_begins(outcome), int(given["years"]) * 12)
    last = outcome.schedule.due[-1]
    return {"day": last, "last": latest} if last > latest else None


@planned("payments_over", "count", kinds=PLANS)
def _payments_over(_: Seen, outcome: Simulated, given: Given) -> Facts | None:
    """More monthly payments than may be."""
    plan, count = outcome.terms.plan, int(given["count"])
    if plan is None or plan.frequency != MONTHLY or outcome.totals.payments <= count:
        return None
    return {"count": outcome.totals.payments, "largest": count}


@planned("cash_type_over", "amount", "months", kinds=PLANS)
def _cash_type_over(seen: Seen, outcome: Simulated, given: Given) -> Facts | None:
    """A cash-type instalment of more than so many yuan, or over more than so many months; the personalised agreement
    is free of both."""
    known = seen.situation
    if not known.cash_type or known.personalised:
        return None
    most, months = Money(int(given["amount"]) * 100), int(given["months"])
    latest = add_months(_begins(outcome), months)
    if outcome.debt.parts.principal <= most and outcome.schedule.due[-1] <= latest:
        return None
    return {"largest": most, "months": months}


def _begins(outcome: Simulated) -> date:
    plan = outcome.terms.plan
    return outcome.debt.as_of if plan is None or plan.start is None else plan.start


@planned("rate_over_unassisted", "annual_rate", kinds=PLANS)
def _rate_over_unassisted(seen: Seen, outcome: Simulated, given: Given) -> Facts | None:
    return None if seen.situation.assisted_lending else rate_above(outcome, given["annual_rate"])


@planned("rate_over_assisted", "annual_rate", kinds=PLANS)
def _rate_over_assisted(seen: Seen, outcome: Simulated, given: Given) -> Facts | None:
    return rate_above(outcome, given["annual_rate"]) if seen.situation.assisted_lending else None
