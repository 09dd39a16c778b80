"""What a rule may ask of the claim itself: how old it is, who holds it, who answers for it, how it arose."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from calculators.business_days import rolled
from calculators.calendar import add_months
from calculators.rounding import Money, half_up, times
from restructure.policy.tables import held_on, limitation_of, lpr
from restructure.rules.conditions import SETTLEMENT, Facts, Given, Seen, beside_plan, planned

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
    missed = _missed_before(seen, given["years"])
    return {"day": missed} if missed and _limitation_ends(seen, given["years"]) is None else None


@beside_plan("limitation_restarts", "years")
def _limitation_restarts(seen: Seen, given: Given) -> Facts | None:
    """Whoever agrees to pay begins the period anew, where it may still run."""
    ends = _limitation_ends(seen, given["years"])
    spent = _missed_before(seen, given["years"]) if ends is None else ends < seen.day
    return None if spent else {}


def _missed_before(seen: Seen, years: Decimal) -> date | None:
    """The first missed payment, where so many years have passed since."""
    days = seen.debt.days_overdue
    missed = None if days is None else seen.debt.as_of - timedelta(days=days)
    return missed if missed and add_months(missed, int(years) * 12) < seen.day else None


def _limitation_ends(seen: Seen, years: Decimal) -> date | None:
    """The last day of the period: the same date so many years later, or the next working day after a day off."""
    known = [day for day in (seen.debt.last_due, seen.situation.last_restart) if day is not None]
    return rolled(add_months(max(known), int(years) * 12), "following", "CN") if known else None


@beside_plan("limitation_over", "years")
def _limitation_over(seen: Seen, given: Given) -> Facts | None:
    ends = _claim_ends(seen, given["years"]) if seen.situation.nation != "scotland" else None
    return {"day": ends} if ends is not None and ends < seen.day else None


@beside_plan("limitation_running", "years")
def _limitation_running(seen: Seen, given: Given) -> Facts | None:
    """The last day of a period that a payment or a signed letter would begin anew."""
    ends = _claim_ends(seen, given["years"]) if seen.situation.nation != "scotland" else None
    return {"day": ends} if ends is not None and ends >= seen.day else None


@beside_plan("limitation_over_scotland", "years")
def _limitation_over_scotland(seen: Seen, given: Given) -> Facts | None:
    ends = _claim_ends(seen, given["years"]) if seen.situation.nation == "scotland" else None
    return {"day": ends} if ends is not None and ends < seen.day else None


def _claim_ends(seen: Seen, years: Decimal) -> date | None:
    """The last day of the period: from the end of the default notice where credit is regulated, else from the first
    missed payment. A restart counts only while the period runs: nothing revives it. None where a court has decided."""
    known, days = seen.situation, seen.debt.days_overdue
    if known.decree:
        return None
    missed = None if days is None else seen.debt.as_of - timedelta(days=days)
    begun = known.default_notice_expired_on or (None if known.regulated else missed)
    if begun is None:
        begun = missed or known.last_restart
    if begun is None:
        return None
    ends = add_months(begun, int(years) * 12)
    restart = known.last_restart
    return add_months(restart, int(years) * 12) if restart is not None and begun < restart <= ends else ends


@beside_plan("regulated_unknown")
def _regulated_unknown(seen: Seen, _: Given) -> Facts | None:
    return {} if seen.situation.regulated is None else None


def _time_barred_state(seen: Seen, _: Given) -> Facts | None:
    """The years of the consumer's state, by the shorter of what its tables say, have passed since the last restart or
    the first missed payment."""
    limit = limitation_of(seen.situation.state)
    days = seen.debt.days_overdue
    missed = None if days is None else seen.debt.as_of - timedelta(days=days)
    begun = seen.situation.last_restart or missed
    if limit is None or begun is None:
        return None
    years = limit.open_account if seen.debt.product == "credit_card" else limit.written
    ends = add_months(begun, years * 12)
    return {"day": ends, "years": years, "state": limit.state} if ends < seen.day else None


beside_plan("time_barred_state")(_time_barred_state)


@beside_plan("time_barred_new_york")
def _time_barred_new_york(seen: Seen, given: Given) -> Facts | None:
    """The same in New York."""
    return _time_barred_state(seen, given) if _is_new_york(seen) else None


def _is_new_york(seen: Seen) -> bool:
    return seen.situation.state.strip().upper() == "NY"


@beside_plan("state_unknown")
def _state_unknown(seen: Seen, _: Given) -> Facts | None:
    return {} if limitation_of(seen.situation.state) is None else None


@beside_plan("in_state_new_york")
def _in_state_new_york(seen: Seen, _: Given) -> Facts | None:
    return {} if _is_new_york(seen) else None


@planned("principal_forgiven_over", "amount")
def _principal_forgiven_over(_: Seen, outcome: Simulated, given: Given) -> Facts | None:
    """Principal that is forgiven, of so many dollars or more: interest and charges need not be reported."""
    waived = outcome.waived.principal
    return {"amount": waived} if outcome.debt.currency == "USD" and waived >= int(given["amount"]) * 100 else None


@beside_plan("fee_before_settlement")
def _fee_before_settlement(seen: Seen, _: Given) -> Facts | None:
    fee, first = seen.situation.adviser_fee_due, seen.situation.first_settlement_payment
    return None if fee is None or (first is not None and fee >= first) else {"day": fee}


@beside_plan("fee_unexecuted")
def _fee_unexecuted(seen: Seen, _: Given) -> Facts | None:
    """A fee is due, and that the customer signed the settlement is not recorded."""
    fee = seen.situation.adviser_fee_due
    return {"day": fee} if fee is not None and not seen.situation.settlement_executed else None


@beside_plan("fee_out_of_proportion")
def _fee_out_of_proportion(seen: Seen, _: Given) -> Facts | None:
    fee = seen.situation.adviser_fee_due
    return {"day": fee} if fee is not None and not seen.situation.fee_proportional else None


@planned("settlement_unbound", kinds=SETTLEMENT)
def _settlement_unbound(seen: Seen, outcome: Simulated, _: Given) -> Facts | None:
    """A settlement for less with nothing that makes it bind. A written promise binds in Scotland without it."""
    known = seen.situation
    return {} if outcome.totals.waived and known.settlement_ground is None and known.nation != "scotland" else None


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


@beside_plan("assignor_unknown")
def _assignor_unknown(seen: Seen, _: Given) -> Facts | None:
    """The debt was assigned, and the chain cannot be named: by whom, or on which day."""
    known = seen.situation
    assigned = known.party == "buyer" or known.assigned_on is not None or known.assigned_by.strip()
    return {} if assigned and not (known.assigned_by.strip() and known.assigned_on) else None


@beside_plan("spouse_without_ground")
def _spouse_without_ground(seen: Seen, _: Given) -> Facts | None:
    known = seen.situation
    return {} if known.has_co_debtor and known.co_debtor_is_spouse and known.spouse_ground is None else None


@beside_plan("spouse_unknown")
def _spouse_unknown(seen: Seen, _: Given) -> Facts | None:
    return {} if seen.situation.has_co_debtor and seen.situation.co_debtor_is_spouse is None else None


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
