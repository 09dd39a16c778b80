"""Every annual rate of an outcome by the name of its method."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.annual import RATE_NAMES, Flow, RateName, annual_rate
from calculators.business_days import rolled
from calculators.calendar import due_dates
from calculators.deferral import rows_needed
from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.simulation import Simulated
from restructure.terms import DeferralTerms, InstalmentTerms, SettlementTerms, Terms, frequency_of


@dataclass(frozen=True, slots=True)
class Disclosed:
    """The rates, None where there is none, and then why; a plan without interest needs no reason."""

    rates: dict[RateName, Decimal | None]
    reason: Refusal | None = None


def disclosed(outcome: Simulated) -> Disclosed:
    """The annual rates of the unwaived debt at the start against the payments, by their unrolled dates."""
    if isinstance(outcome.terms, SettlementTerms) or outcome.rates is None:
        return Disclosed(dict.fromkeys(RATE_NAMES))
    advance = (Flow(outcome.debt.as_of, Money(outcome.debt.total - outcome.waived.total)),)
    payments = tuple(Flow(day, paid) for day, paid in _paid(outcome) if paid)
    rates: dict[RateName, Decimal | None] = {}
    reason = None
    for method in RATE_NAMES:
        try:
            rates[method] = annual_rate(advance, payments, method=method, unit=frequency_of(outcome.terms)).apr
        except Refusal as refused:
            rates[method], reason = None, refused
    return Disclosed(rates | {"cn_simple": outcome.rates.cn_simple, "cn_compound": outcome.rates.cn_compound}, reason)


def _paid(outcome: Simulated) -> Iterator[tuple[date, Money]]:
    """What is paid when, by the dates before they moved to business days."""
    yield from zip(_unrolled(outcome), outcome.schedule.payment, strict=True)


def _unrolled(outcome: Simulated) -> tuple[date, ...]:
    terms = outcome.terms.remaining if isinstance(outcome.terms, DeferralTerms) else outcome.terms
    if isinstance(terms, SettlementTerms) or terms.roll == "none":
        return outcome.schedule.due
    agreed = due_dates(
        outcome.debt.as_of,
        terms.first_due,
        terms.frequency,
        max(rows_of(outcome.terms), len(outcome.schedule)),
        anchor_day=terms.anchor_day,
        month_end=terms.month_end,
    )
    before = {rolled(day, terms.roll, terms.calendar): day for day in reversed(agreed.dates)}
    return tuple(before.get(day, day) for day in outcome.schedule.due)


def rows_of(terms: Terms) -> int:
    """How many due dates an instalment plan or a deferral has, once its terms are resolved."""
    if isinstance(terms, DeferralTerms):
        payments = terms.remaining.payments or 1
        return payments if terms.rule.afterwards == "same_payment" else rows_needed(terms.rule, payments)
    return terms.payments or 1 if isinstance(terms, InstalmentTerms) else 1
