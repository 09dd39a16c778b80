"""Every annual rate of an outcome by the name of its method."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.annual import RATE_NAMES, Flow, RateName, annual_rate
from calculators.business_days import rolled
from calculators.calendar import LONGEST
from calculators.errors import Refusal
from calculators.rates import METHODS
from calculators.rounding import NOTHING, Money, times
from restructure.offers.outcome import Simulated
from restructure.offers.solver import dates_of
from restructure.offers.terms import SettlementTerms
from restructure.policy import PolicyName


@dataclass(frozen=True, slots=True)
class Disclosed:
    """The rates, None where there is none, and then why; a plan without interest needs no reason."""

    rates: dict[RateName, Decimal | None]
    reason: Refusal | None = None


def disclosed(outcome: Simulated, methods: tuple[RateName, ...] = RATE_NAMES) -> Disclosed:
    """The annual rates by ``methods`` of the unwaived debt at the start against the payments, by their unrolled dates.

    Those by period are the ones that the outcome holds already.
    """
    if isinstance(outcome.terms, SettlementTerms) or outcome.rates is None:
        return Disclosed(dict.fromkeys(methods))
    rates: dict[RateName, Decimal | None] = {}
    reason = None
    advances, payments = _flows(outcome)
    for method in methods:
        if method in METHODS:
            rates[method] = getattr(outcome.rates, method)
            continue
        try:
            rates[method] = annual_rate(advances, payments, method=method, unit=outcome.terms.frequency).apr
        except Refusal as refused:
            rates[method], reason = None, refused
    return Disclosed(rates, reason)


def cost_method(rule_set: PolicyName) -> RateName:
    """The method by which the annual cost of a plan is said under a rule set.

    Sources: NFRA and PBoC Rules (2026) No. 2, with PBoC Announcement 2021 No. 3 (simple); FCA Handbook, CONC App 1.2;
    12 CFR 1026, Appendix J.
    """
    return {"uk": "uk_apr", "us": "us_actuarial"}.get(rule_set, "cn_simple")  # type: ignore[return-value]  # names of methods


def annual_cost(outcome: Simulated, method: RateName) -> Decimal | None:
    """The one annual cost of a plan: the principal that it carries against what it pays on it and for it. What was owed
    before beside the principal is no new cost. None where nothing is charged, and where no rate fits.
    """
    if outcome.rates is None or not is_charged(outcome):
        return None
    schedule, first, fee = outcome.schedule, 1 - outcome.schedule.first_number, fee_each(outcome)
    rows = list(zip(unrolled(outcome), schedule.principal, schedule.interest, strict=True))[first:]
    paid = tuple([Flow(day, Money(one + other + fee)) for day, one, other in rows if one or other or fee])
    lent = (Flow(outcome.debt.as_of, schedule.opening[first]),)
    try:
        return annual_rate(lent, paid, method=method, unit=outcome.terms.frequency).apr
    except Refusal:
        return None


def is_charged(outcome: Simulated) -> bool:
    """Tell if a plan charges anything beside what was owed before."""
    return any(outcome.schedule.interest) or bool(fee_each(outcome))


def fee_each(outcome: Simulated) -> Money:
    """The flat fee that each payment of a plan carries beside what was owed before."""
    terms, schedule = outcome.terms.plan, outcome.schedule
    if terms is None or terms.method != "flat_fee" or terms.fee_per_period is None:
        return NOTHING
    return times(schedule.opening[1 - schedule.first_number], terms.fee_per_period)


def _flows(outcome: Simulated) -> tuple[tuple[Flow, ...], tuple[Flow, ...]]:
    """What is lent at the start, and what is paid when, by the dates before they moved to business days."""
    advance = Flow(outcome.debt.as_of, Money(outcome.debt.total - outcome.waived.total))
    paid = zip(unrolled(outcome), outcome.schedule.payment, strict=True)
    return (advance,), tuple(Flow(day, amount) for day, amount in paid if amount)


def unrolled(outcome: Simulated) -> tuple[date, ...]:
    """The due dates before they moved to business days."""
    plan = outcome.terms.plan
    if plan is None or plan.roll == "none":
        return outcome.schedule.due
    # A deferral may have more dates than payments, and with a bullet more than rows: together they are enough.
    enough = min(plan.count + len(outcome.schedule), LONGEST)
    agreed = dates_of(plan, outcome.debt.as_of, enough)
    before = {rolled(day, plan.roll, plan.calendar): day for day in reversed(agreed.dates)}
    return tuple(before.get(day, day) for day in outcome.schedule.due)
