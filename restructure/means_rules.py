"""What the rules say about a plan beside the household that pays it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from calculators.affordability import per_month
from calculators.calendar import MONTHLY
from calculators.rounding import Money, times
from restructure.categories import CATEGORIES
from restructure.household import Household
from restructure.policy import Finding, Policy
from restructure.terms import DeferralTerms, SettlementTerms

if TYPE_CHECKING:
    from restructure.simulation import Simulated

BORROWED = "borrowed"
"""The source of a lump sum that is a new debt."""
HARDLY_LOWER = Fraction(1, 10)
"""OCC and OTS, Mortgage Metrics, first quarter of 2009: loans changed in 2008, 60 days late again within six months:
24.3 % where the payment fell by a fifth or more, 36.1 % where it fell by less than a tenth, 54.4 % where it stayed."""


def of_means(outcome: Simulated, household: Household | None, policy: Policy) -> Iterator[Finding]:
    """Shares of income above a line, money that is borrowed anew, and a payment hardly lower than before."""
    if household is not None:
        yield from _borrowed(household, policy)
        yield from _shares(outcome, household, policy)
    yield from _hardly_lower(outcome)


def housing(household: Household) -> Money:
    """What the home costs a month: rent, its management, a loan on it."""
    lines = [(line.category, line.amount, line.frequency) for line in household.spending]
    lines += [(line.name, line.amount, line.frequency) for line in household.priority_debts]
    return Money(
        sum(
            per_month(amount, often) for name, amount, often in lines if name in CATEGORIES and CATEGORIES[name].housing
        )
    )


def _borrowed(household: Household, policy: Policy) -> Iterator[Finding]:
    lump = household.lump_sum
    if lump is not None and lump.source == BORROWED:
        british = policy.name == "uk"
        yield Finding(
            "new_borrowing",
            "block" if british else "warn",
            {"amount": lump.amount},
            "uk_conc_7_3_10" if british else "cn_cba_2026" if policy.name.startswith("cn-") else "",
        )


def _shares(outcome: Simulated, household: Household, policy: Policy) -> Iterator[Finding]:
    month = outcome.month
    if month is None or month.income <= 0:
        return
    home = Fraction(housing(household), month.income)
    if policy.housing_line is not None and home > policy.housing_line:
        yield Finding("housing_share", "warn", {"share": home, "line": Fraction(policy.housing_line)}, "cn_cbrc_36")
    payment = _payment_a_month(outcome)
    debts = Fraction(month.priority + payment, month.income)
    if policy.debt_line is not None and payment and debts > policy.debt_line:
        yield Finding("debt_share", "warn", {"share": debts, "line": Fraction(policy.debt_line)}, "cn_cbrc_36")


def _payment_a_month(outcome: Simulated) -> Money:
    """The largest payment as a month's; nothing for a settlement, which is not paid month after month."""
    if isinstance(outcome.terms, SettlementTerms):
        return Money(0)
    terms = outcome.terms.remaining if isinstance(outcome.terms, DeferralTerms) else outcome.terms
    largest = outcome.affordability.largest
    return times(outcome.totals.largest_payment if largest is None else largest, terms.frequency.per_year / 12)


def _hardly_lower(outcome: Simulated) -> Iterator[Finding]:
    before, terms = outcome.debt.contract_payment, outcome.terms
    if not before or isinstance(terms, SettlementTerms):
        return
    plan = terms.remaining if isinstance(terms, DeferralTerms) else terms
    if plan.frequency != MONTHLY:
        return
    cut = 1 - Fraction(outcome.totals.largest_payment, before)
    if cut < HARDLY_LOWER:
        rule = "payment_not_lower" if cut <= 0 else "payment_hardly_lower"
        yield Finding(rule, "warn", {"before": before, "cut": max(cut, Fraction(0))}, "occ_2009")
