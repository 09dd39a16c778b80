"""From a debt and terms to an outcome: schedule, totals, rates, affordability, findings; or the reason why not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from calculators import calendar
from calculators.affordability import Affordability, Surplus, judge
from calculators.calendar import LONGEST, DueDates, Frequency
from calculators.daycount import Factors, factors
from calculators.deferral import deferral, rows_needed
from calculators.errors import Refusal
from calculators.instalment import LevelRule, count_from_payment, instalment
from calculators.parts import Arranged, Parts, Treatment, arrange
from calculators.rates import AnnualRates, annual_rates
from calculators.rounding import NOTHING, Money, equal_shares
from calculators.schedule import Column, Schedule, Totals, totals, zeros
from calculators.settlement import settlement, settlement_amount
from calculators.value import no_deal_value, present_value
from restructure.account import Debt, bring_forward
from restructure.household import Household, month_of
from restructure.policy import Finding, Policy
from restructure.rules import findings
from restructure.terms import DeferralTerms, InstalmentTerms, SettlementTerms, Terms

LIVE_HORIZON = 120
"""Most plans end within so many payments: looked at first, so that a keystroke stays inside a frame."""


@dataclass(frozen=True, slots=True)
class Creditor:
    """How the creditor weighs a plan against no deal. Rates are effective a year, shares are fractions."""

    discount_rate: Decimal
    recovery: Decimal
    cost: Decimal
    no_deal_months: int


@dataclass(frozen=True, slots=True)
class Case:
    """Everything around the terms: the debt, the means, the policy, and the creditor's yardstick."""

    debt: Debt
    policy: Policy
    household: Household | None = None
    creditor: Creditor | None = None


@dataclass(frozen=True, slots=True)
class Simulated:
    """An outcome. ``terms`` is resolved: what was solved is filled in. ``debt`` is the debt at the start of the
    plan, with what accrued since its confirmation. ``rates`` is None where no interest is charged."""

    terms: Terms
    treatment: Treatment
    debt: Debt
    waived: Parts
    schedule: Schedule
    totals: Totals
    rates: AnnualRates | None
    month: Surplus | None
    affordability: Affordability
    present_value: Money | None
    no_deal_value: Money | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """No outcome, and why."""

    reason: Refusal


Outcome = Simulated | Refused


def simulate(case: Case, terms: Terms, treatment: Treatment) -> Outcome:
    """The outcome of one option. Pure: no clock, no rate, no path of its own."""
    try:
        return _simulate(case, terms, treatment)
    except Refusal as reason:
        return Refused(reason)


@dataclass(frozen=True, slots=True)
class _Plan:
    terms: Terms
    debt: Debt
    schedule: Schedule
    waived: Parts
    frequency: Frequency
    flows: Column | None


def _simulate(case: Case, terms: Terms, treatment: Treatment) -> Simulated:
    match terms:
        case InstalmentTerms():
            plan = _instalment(case, terms, treatment)
        case DeferralTerms():
            plan = _deferral(case, terms, treatment)
        case SettlementTerms():
            plan = _settlement(case, terms, treatment)
    debt, creditor = plan.debt, case.creditor
    month = month_of(case.household, case.policy.savings) if case.household else None
    lump_sum = case.household.lump_sum.amount if case.household and case.household.lump_sum else NOTHING
    advance = Money(debt.total - plan.waived.total)
    outcome = Simulated(
        terms=plan.terms,
        treatment=treatment,
        debt=debt,
        waived=plan.waived,
        schedule=plan.schedule,
        totals=totals(plan.schedule, plan.waived.total),
        rates=annual_rates(advance, plan.flows, plan.frequency) if plan.flows else None,
        month=month,
        affordability=judge(
            plan.schedule.payment,
            plan.frequency,
            month,
            share_allowed=case.policy.share_of_surplus,
            lump_sum=lump_sum,
        ),
        present_value=present_value(plan.schedule, debt.as_of, creditor.discount_rate) if creditor else None,
        no_deal_value=_no_deal(debt, creditor) if creditor else None,
        findings=(),
    )
    return replace(outcome, findings=findings(outcome, case.policy))


def _no_deal(debt: Debt, creditor: Creditor) -> Money:
    return no_deal_value(
        debt.total,
        recovery=creditor.recovery,
        cost=creditor.cost,
        months=creditor.no_deal_months,
        discount_rate=creditor.discount_rate,
    )


def _begin(case: Case, terms: InstalmentTerms) -> tuple[Debt, date]:
    start = terms.start or case.debt.as_of
    if terms.annual_rate < 0 or terms.annual_rate > 10:
        raise Refusal("annual_rate", "rate_out_of_range")
    return bring_forward(case.debt, start, terms.day_count), start


def _dates(terms: InstalmentTerms, start: date, payments: int) -> tuple[DueDates, Factors]:
    due = calendar.due_dates(
        start,
        terms.first_due,
        terms.frequency,
        payments,
        anchor_day=terms.anchor_day,
        month_end=terms.month_end,
    )
    return due, factors(due, terms.annual_rate, terms.day_count)


def _rule(terms: InstalmentTerms) -> LevelRule:
    if terms.method != "level" and (terms.payment is not None or terms.payment_multiple is not None):
        field = "payment" if terms.payment is not None else "payment_multiple"
        raise Refusal(field, "only_for_level")
    return LevelRule(terms.payment, terms.payment_rounding, terms.residue, terms.payment_multiple)


def _count(terms: InstalmentTerms, start: date, arranged: Arranged) -> int:
    if terms.payments is not None:
        if terms.final_due is not None:
            raise Refusal("final_due", "too_many_given")
        return terms.payments
    if terms.final_due is not None:
        if terms.payment is not None:
            raise Refusal("final_due", "too_many_given")
        return calendar.count_until(
            start,
            terms.first_due,
            terms.frequency,
            terms.final_due,
            anchor_day=terms.anchor_day,
            month_end=terms.month_end,
        )
    if terms.payment is None:
        raise Refusal("payments", "nothing_to_solve_from")
    _rule(terms)
    try:
        return _count_within(terms, terms.payment, start, arranged, LIVE_HORIZON)
    except Refusal as reason:
        if reason.code != "payment_too_small":
            raise
        return _count_within(terms, terms.payment, start, arranged, LONGEST)


def _count_within(terms: InstalmentTerms, payment: Money, start: date, arranged: Arranged, longest: int) -> int:
    _, period_factors = _dates(terms, start, longest)
    return count_from_payment(arranged.principal, period_factors, arranged.carried, payment)


def _instalment(case: Case, terms: InstalmentTerms, treatment: Treatment) -> _Plan:
    debt, start = _begin(case, terms)
    arranged = arrange(debt.parts, treatment)
    count = _count(terms, start, arranged)
    due, period_factors = _dates(terms, start, count)
    schedule = instalment(arranged, due, period_factors, method=terms.method, rule=_rule(terms))
    resolved = replace(
        terms,
        start=start,
        payments=count,
        payment=schedule.payment[min(1, len(schedule) - 1)] if terms.method == "level" else None,
        final_due=schedule.due[-1],
        anchor_day=due.anchor_day,
    )
    flows = zeros(count - len(schedule)) + schedule.payment
    return _Plan(resolved, debt, schedule, arranged.waived, terms.frequency, flows)


def _deferral(case: Case, terms: DeferralTerms, treatment: Treatment) -> _Plan:
    remaining = terms.remaining
    debt, start = _begin(case, remaining)
    arranged = arrange(debt.parts, treatment)
    payments = _count(remaining, start, arranged)
    rows = rows_needed(terms.rule, payments)
    due, period_factors = _dates(remaining, start, rows)
    schedule = deferral(arranged, due, period_factors, rule=terms.rule, method=remaining.method, level=_rule(remaining))
    resolved = replace(remaining, start=start, payments=payments, final_due=schedule.due[-1], anchor_day=due.anchor_day)
    deferred = terms.rule.periods
    flows = schedule.payment[:deferred] + zeros(rows - len(schedule)) + schedule.payment[deferred:]
    return _Plan(replace(terms, remaining=resolved), debt, schedule, arranged.waived, remaining.frequency, flows)


def _settlement(case: Case, terms: SettlementTerms, treatment: Treatment) -> _Plan:
    if treatment != Treatment():
        raise Refusal("treatment", "treatment_with_settlement")
    debt = case.debt
    if terms.expires < debt.as_of:
        raise Refusal("expires", "expires_before_balance", smallest=debt.as_of)
    if terms.expires > terms.first_due:
        raise Refusal("expires", "expires_after_first_due", largest=terms.first_due)
    amounts, dates = _tranches(debt, terms)
    schedule, waived = settlement(debt.parts, amounts, dates, on_default=terms.on_default)
    amount = Money(sum(amounts))
    resolved = replace(terms, amount=amount, fraction=None, discount=None)
    return _Plan(resolved, debt, schedule, waived, terms.frequency, None)


def _tranches(debt: Debt, terms: SettlementTerms) -> tuple[Column, tuple[date, ...]]:
    given = [name for name in ("amount", "fraction", "discount") if getattr(terms, name) is not None]
    if isinstance(terms.tranches, tuple):
        if given:
            raise Refusal(given[0], "too_many_given")
        if not terms.tranches:
            raise Refusal("tranches", "count_below_one", smallest=1)
        dates = tuple(one.date for one in terms.tranches)
        if any(later <= earlier for earlier, later in pairwise(dates)):
            raise Refusal("tranches", "dates_not_ascending")
        if dates[0] <= debt.as_of:
            raise Refusal("tranches", "first_due_not_after_start", start=debt.as_of)
        return tuple(one.amount for one in terms.tranches), dates
    if len(given) != 1:
        raise Refusal(given[1] if given else "amount", "too_many_given" if given else "settlement_without_amount")
    due = calendar.due_dates(debt.as_of, terms.first_due, terms.frequency, terms.tranches)
    return equal_shares(_amount(debt, terms), terms.tranches), due.dates


def _amount(debt: Debt, terms: SettlementTerms) -> Money:
    if terms.amount is not None:
        if terms.amount <= 0:
            raise Refusal("amount", "amount_not_positive")
        return terms.amount
    if terms.fraction is not None:
        return settlement_amount(debt.total, Fraction(terms.fraction))
    if terms.discount is None or not 0 <= terms.discount < 1:
        raise Refusal("discount", "fraction_out_of_range")
    return settlement_amount(debt.total, 1 - Fraction(terms.discount))
