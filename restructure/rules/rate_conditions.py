"""What a rule may ask about rates: lines that an annual rate, or all charges together, may not pass."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from calculators.annual import Flow, annual_rate
from calculators.calendar import step
from calculators.errors import Refusal
from calculators.rounding import Money, times
from restructure.policy.tables import held_on, lpr
from restructure.rules.conditions import Facts, Given, Seen, planned

if TYPE_CHECKING:
    from restructure.offers.outcome import Simulated

HUNDREDTH_OF_A_PERCENT = Decimal("0.0001")
LPR_CAP_FROM = date(2020, 8, 20)
"""The day from which contracts of private lending are held to a multiple of the prime rate."""


@planned("rate_over", "annual_rate")
def _rate_over(_: Seen, outcome: Simulated, given: Given) -> Facts | None:
    return _above(outcome, given["annual_rate"])


@planned("named_rate_over", "annual_rate")
def _named_rate_over(_: Seen, outcome: Simulated, given: Given) -> Facts | None:
    """The highest rate that was written down, for the plan or for the debt: one of 6 is 600 %, and 6 % was meant."""
    plan = outcome.terms.plan
    named = [outcome.debt.contract_rate or Decimal(0)]
    if plan is not None:
        named += [plan.annual_rate, *(one.annual_rate for one in plan.rate_changes)]
    rate = max(named)
    if rate <= given["annual_rate"]:
        return None
    return {"rate": Fraction(rate), "likely": Fraction(rate) / 100}


def _above(outcome: Simulated, largest: Decimal) -> Facts | None:
    """The nominal rate a year of a plan where it is above the largest allowed, to the hundredth of a percent that is
    printed: whole cents alone lift a plan at the line a little over it.

    ``cn_simple`` where the first period is a whole one, as it takes every period to be; else its days count, as in
    ``us_actuarial``, or a first due date moved a little would carry a plan over a line or under it.
    """
    plan = outcome.terms.plan
    if outcome.rates is None or plan is None:
        return None
    begin, first = plan.start or outcome.debt.as_of, outcome.schedule.due[outcome.schedule.first_number == 0]
    rate = outcome.rates.cn_simple
    if step(begin, 1, plan.frequency) != first:
        owed = Money(outcome.debt.total - outcome.waived.total)
        paid = zip(outcome.schedule.due, outcome.schedule.payment, strict=True)
        flows = tuple(Flow(day, amount) for day, amount in paid if amount)
        with suppress(Refusal):
            rate = annual_rate((Flow(begin, owed),), flows, method="us_actuarial", unit=plan.frequency).apr
    if rate.quantize(HUNDREDTH_OF_A_PERCENT, ROUND_HALF_UP) <= largest:
        return None
    return {"rate": Fraction(rate), "largest": Fraction(largest)}


@planned("cap_unknown")
def _cap_unknown(seen: Seen, _: Simulated, __: Given) -> Facts | None:
    """The cap hangs on the day of the contract: without it nothing can be said."""
    return {} if _cap(seen) is None else None


@planned("rate_over_lpr", "times")
def _rate_over_lpr(seen: Seen, outcome: Simulated, given: Given) -> Facts | None:
    prime, began = _cap(seen), seen.debt.contract_date
    if prime is None or began is None or began < LPR_CAP_FROM:
        return None
    return _above(outcome, given["times"] * prime)


@planned("rate_over_lpr_of_today", "times")
def _rate_over_lpr_of_today(seen: Seen, outcome: Simulated, given: Given) -> Facts | None:
    """A contract from before the cap followed the prime rate: what is still to come is held to the rate of today."""
    began = seen.debt.contract_date
    prime = held_on(seen.debt.as_of, seen.policy.lpr if seen.policy else lpr())
    if prime is None or began is None or began >= LPR_CAP_FROM:
        return None
    return _above(outcome, given["times"] * prime)


@planned("charges_over_lpr", "times")
def _charges_over_lpr(seen: Seen, outcome: Simulated, given: Given) -> Facts | None:
    """Interest, penalty and fees still asked for, beside the cap on the principal since the contract began."""
    debt, prime = seen.debt, _cap(seen)
    if prime is None or debt.contract_date is None:
        return None
    years = Fraction((debt.as_of - debt.contract_date).days, 365)
    allowed = times(debt.parts.principal, Fraction(given["times"] * prime) * years)
    asked = debt.total - debt.parts.principal - (outcome.waived.total - outcome.waived.principal)
    return {"amount": Money(asked - allowed), "largest": allowed} if asked > allowed else None


def _cap(seen: Seen) -> Decimal | None:
    began = seen.debt.contract_date
    table = seen.policy.lpr if seen.policy else lpr()
    return None if began is None else held_on(began, table)
