"""What the rules say about an outcome. Each finding names instrument and article, never a verdict on the law."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from calculators.business_days import ANNOUNCED_UNTIL, is_provisional
from calculators.parts import arrange
from calculators.rounding import Money
from restructure.household import Household
from restructure.means_rules import of_means
from restructure.policy import Finding, Policy
from restructure.terms import DeferralTerms, SettlementTerms

if TYPE_CHECKING:
    from restructure.simulation import Simulated

JUMP = 2
"""A payment that more than doubles after a deferral is asked about."""

REPORTABLE_USD = Money(60000)
"""US: a cancelled debt of 600 dollars or more may be reported (Form 1099-C)."""


def findings(
    outcome: Simulated, policy: Policy, floor: Money | None = None, household: Household | None = None
) -> tuple[Finding, ...]:
    """Everything the rules see in ``outcome``, the gravest first."""
    order = {"block": 0, "warn": 1, "text": 2}
    seen = (*_all(outcome, policy, floor), *of_means(outcome, household, policy))
    return tuple(sorted(seen, key=lambda finding: order[finding.severity]))


def _all(outcome: Simulated, policy: Policy, floor: Money | None) -> Iterator[Finding]:
    yield from _term(outcome, policy)
    if floor is not None and outcome.present_value is not None and outcome.present_value < floor:
        yield Finding("below_floor", "block", {"amount": Money(floor - outcome.present_value)})
    yield from _provisional(outcome)
    yield from _capitalised(outcome, policy)
    yield from _above_surplus(outcome, policy)
    yield from _payment_rises(outcome)
    yield from _waiver(outcome, policy)
    if policy.name == "cn-credit-card" and not isinstance(outcome.terms, SettlementTerms):
        yield Finding("collection_stops", "text", {}, "cn_card_70")


def _term(outcome: Simulated, policy: Policy) -> Iterator[Finding]:
    due, longest = outcome.schedule.due, policy.longest_months
    if longest is None:
        return
    months = (due[-1].year - outcome.debt.as_of.year) * 12 + due[-1].month - outcome.debt.as_of.month
    if months > longest:
        yield Finding("term_too_long", "block", {"months": months, "largest": longest}, "cn_card_70")


def _provisional(outcome: Simulated) -> Iterator[Finding]:
    terms = outcome.terms.remaining if isinstance(outcome.terms, DeferralTerms) else outcome.terms
    if isinstance(terms, SettlementTerms) or terms.roll == "none":
        return
    if any(is_provisional(day, terms.calendar) for day in outcome.schedule.due):
        yield Finding("calendar_provisional", "text", {"largest": ANNOUNCED_UNTIL})


def _capitalised(outcome: Simulated, policy: Policy) -> Iterator[Finding]:
    terms = outcome.terms
    amount = 0
    if not isinstance(terms, SettlementTerms):
        amount = arrange(outcome.debt.parts, outcome.treatment).capitalised
    if isinstance(terms, DeferralTerms) and terms.rule.interest == "capitalise":
        plan, first = outcome.schedule, 1 - outcome.schedule.first_number
        deferred = range(first, first + terms.rule.periods)
        amount += sum(plan.closing[row] - plan.opening[row] + plan.principal[row] for row in deferred)
    if amount:
        yield Finding("interest_on_interest", "warn", {"amount": amount}, _in_china(policy, "cn_private_lending_27"))


def _above_surplus(outcome: Simulated, policy: Policy) -> Iterator[Finding]:
    seen = outcome.affordability
    if seen.verdict == "unaffordable" and seen.surplus is not None and seen.largest is not None:
        short = Money(seen.largest - max(seen.surplus, 0))
        rule = "source_of_funds" if isinstance(outcome.terms, SettlementTerms) else "above_surplus"
        yield Finding(rule, "warn", {"amount": short}, "uk_conc_7_3_10" if policy.name == "uk" else "")


def _payment_rises(outcome: Simulated) -> Iterator[Finding]:
    if not isinstance(outcome.terms, DeferralTerms):
        return
    deferred = outcome.terms.rule.periods
    payments = outcome.schedule.payment[1 - outcome.schedule.first_number :]
    first, later = payments[0], payments[deferred]
    if first > 0 and later > JUMP * first:
        yield Finding("payment_rises", "warn", {"number": deferred + 1, "times": Fraction(later, first)})


def _waiver(outcome: Simulated, policy: Policy) -> Iterator[Finding]:
    waived = outcome.totals.waived
    if waived:
        yield Finding("waiver_conditional", "text", {"amount": waived}, _in_china(policy, "cn_civil_575"))
    if policy.name == "us" and outcome.debt.currency == "USD" and waived >= REPORTABLE_USD:
        yield Finding("forgiven_reported", "text", {"amount": waived}, "us_1099c")


def _in_china(policy: Policy, source: str) -> str:
    """A Chinese source under a Chinese rule set, none elsewhere."""
    return source if policy.name.startswith("cn-") else ""
