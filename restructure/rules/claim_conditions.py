"""What a rule may ask of the claim itself: how old it is, who holds it, who answers for it, how it arose."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from calculators.business_days import rolled
from calculators.calendar import add_months
from calculators.rounding import Money, half_up, times
from restructure.policy.tables import held_on, lpr
from restructure.rules.conditions import Facts, Given, Seen, beside_plan, planned

if TYPE_CHECKING:
    from restructure.offers.outcome import Simulated


@beside_plan("limitation_over_instalments", "years")
def _limitation_over_instalments(seen: Seen, given: Given) -> Facts | None:
    """A debt by instalments: the period runs from the due date of the last, or from what restarted it later."""
    ends = _limitation_ends(seen, given["years"])
    return {"day": ends} if ends is not None and ends < seen.day else None


@beside_plan("limitation_near_instalments", "years", "months")
def _limitation_near_instalments(seen: Seen, given: Given) -> Facts | None:
    """The last day of the period, where it lies within so many months."""
    ends = _limitation_ends(seen, given["years"])
    near = add_months(seen.day, int(given["months"]))
    return {"day": ends} if ends is not None and seen.day <= ends <= near else None


@beside_plan("limitation_unknown", "years")
def _limitation_unknown(seen: Seen, given: Given) -> Facts | None:
    """Only the first missed payment is known, and so many years have passed since."""
    days = seen.debt.days_overdue
    if days is None or _limitation_ends(seen, given["years"]) is not None:
        return None
    missed = seen.debt.as_of - timedelta(days=days)
    return {"day": missed} if add_months(missed, int(given["years"]) * 12) < seen.day else None


def _limitation_ends(seen: Seen, years: Decimal) -> date | None:
    """The last day of the period: the same date so many years later, or the next working day after a day off."""
    known = [day for day in (seen.debt.last_due, seen.situation.last_restart) if day is not None]
    return rolled(add_months(max(known), int(years) * 12), "following", "CN") if known else None


@planned("penalty_above_loss", "share", "times")
def _penalty_above_loss(seen: Seen, outcome: Simulated, given: Given) -> Facts | None:
    """The penalty beside the loss that late payment causes, and so much more: interest on the principal for the days
    overdue, at the contract's rate or so many times the prime rate, whichever is more."""
    debt, days = seen.debt, seen.debt.days_overdue
    prime = held_on(debt.as_of, seen.policy.lpr if seen.policy else lpr())
    if not days or prime is None:
        return None
    rate = max(debt.contract_rate or Decimal(0), given["times"] * prime)
    numerator, denominator = rate.as_integer_ratio()
    loss = half_up(debt.parts.principal * numerator * days, denominator * 365)
    asked = Money(debt.parts.penalty - outcome.waived.penalty)
    return {"amount": asked, "loss": loss} if asked > times(loss, given["share"]) else None


@planned("interest_not_agreed")
def _interest_not_agreed(seen: Seen, outcome: Simulated, _: Given) -> Facts | None:
    """Interest is asked for although none was agreed, or it is not clear that any was."""
    if seen.situation.interest_agreed not in ("none", "unclear"):
        return None
    asked = Money(seen.debt.parts.interest - outcome.waived.interest)
    return {"amount": asked} if asked > 0 else None


@beside_plan("questionable_lending")
def _questionable_lending(seen: Seen, _: Given) -> Facts | None:
    return {} if seen.situation.questionable_lending else None


@beside_plan("assignment_not_notified")
def _assignment_not_notified(seen: Seen, _: Given) -> Facts | None:
    """Whoever holds the debt now: a notice has its day and its way."""
    known = seen.situation
    assigned = known.party == "buyer" or known.assigned_on is not None
    notified = known.assignment_notified_on is not None and known.assignment_notified_how.strip()
    return {} if assigned and not notified else None


@beside_plan("guarantee_ended")
def _guarantee_ended(seen: Seen, _: Given) -> Facts | None:
    ends = seen.situation.guaranteed_until
    return {"day": ends} if ends is not None and ends < seen.day else None


@planned("guarantee_ends_inside")
def _guarantee_ends_inside(seen: Seen, outcome: Simulated, _: Given) -> Facts | None:
    ends = seen.situation.guaranteed_until
    return {"day": ends} if ends is not None and seen.day <= ends < outcome.schedule.due[-1] else None


@beside_plan("income_consent_unknown")
def _income_consent_unknown(seen: Seen, _: Given) -> Facts | None:
    return {} if seen.household is not None and seen.situation.consent_to_income is None else None
