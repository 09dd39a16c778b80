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
from calculators.rounding import Money
from restructure.offers.outcome import Simulated
from restructure.offers.solver import dates_of
from restructure.offers.terms import SettlementTerms


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
