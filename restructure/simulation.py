"""From a debt and terms to an outcome: schedule, totals, rates, affordability, findings; or the reason why not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from calculators import calendar
from calculators.affordability import Affordability, Surplus, judge
from calculators.annuity import solved_rate
from calculators.calendar import DueDates, Frequency
from calculators.daycount import Factors, factors, year_share
from calculators.deferral import deferral, rows_needed
from calculators.down_payment import factors_after, with_down_payment
from calculators.errors import Refusal
from calculators.instalment import LevelRule, count_from_payment, instalment
from calculators.parts import Arranged, Parts, Treatment, arrange, regular_share
from calculators.rates import AnnualRates, annual_rates
from calculators.rounding import NOTHING, Money, Rate, equal_shares
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
    paid_down: Money = NOTHING


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
    advance = Money(debt.total - plan.waived.total - plan.paid_down)
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
            first_number=plan.schedule.first_number,
        ),
        present_value=present_value(plan.schedule, case.debt.as_of, creditor.discount_rate) if creditor else None,
        no_deal_value=_no_deal(case.debt, creditor) if creditor else None,
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
    down = terms.down_payment
    if down is not None and not start <= down.date <= terms.first_due:
        raise Refusal("down_payment", "down_payment_date", smallest=start, largest=terms.first_due)
    return bring_forward(case.debt, start, terms.day_count), start


def _due(terms: InstalmentTerms, start: date, payments: int) -> DueDates:
    return calendar.due_dates(
        start,
        terms.first_due,
        terms.frequency,
        payments,
        anchor_day=terms.anchor_day,
        month_end=terms.month_end,
    )


def _factors(terms: InstalmentTerms, due: DueDates, rate: Rate, principal: Money) -> Factors:
    """The factors of the plan; those on what a down payment leaves of ``principal`` where there is one."""
    period_factors = factors(due, rate, terms.day_count)
    down = terms.down_payment
    if down is None:
        return period_factors
    until = Fraction(rate) * year_share(due.start, down.date, due.frequency, terms.day_count)
    return factors_after(principal, down.amount, period_factors, until)


def _paid_down(terms: InstalmentTerms) -> Money:
    return terms.down_payment.amount if terms.down_payment else NOTHING


def _rule(terms: InstalmentTerms) -> LevelRule:
    if terms.method != "level" and (terms.payment is not None or terms.payment_multiple is not None):
        field = "payment" if terms.payment is not None else "payment_multiple"
        raise Refusal(field, "only_for_level")
    balloon = terms.balloon or NOTHING
    return LevelRule(terms.payment, terms.payment_rounding, terms.residue, terms.payment_multiple, balloon)


def _with_rate(terms: InstalmentTerms, start: date, arranged: Arranged) -> InstalmentTerms:
    """The terms with the annual rate that their payments and payment imply, where it is to be solved."""
    if not terms.solve_rate:
        return terms
    if terms.payments is None or terms.payment is None:
        raise Refusal("annual_rate", "nothing_to_solve_from")
    _rule(terms)
    # Importing numpy-financial takes longer than the first window may wait, and rates are rarely solved.
    from calculators.closed_form import periodic_rate

    due = _due(terms, start, terms.payments)
    payment = Money(terms.payment - regular_share(arranged.carried, terms.payments))
    principal = Money(arranged.principal - _paid_down(terms))
    try:
        guess = periodic_rate(principal, payment, terms.payments) * float(terms.frequency.per_year)
    except Refusal:
        guess = 0.0
    rate = solved_rate(
        principal,
        payment,
        lambda rate: _factors(terms, due, rate, arranged.principal),
        guess=guess,
        balloon=terms.balloon or NOTHING,
    )
    return replace(terms, annual_rate=rate, solve_rate=False)


def _count(terms: InstalmentTerms, start: date, arranged: Arranged) -> int:
    if terms.final_due is not None and (terms.payments is not None or terms.payment is None):
        until = calendar.count_until(
            start,
            terms.first_due,
            terms.frequency,
            terms.final_due,
            anchor_day=terms.anchor_day,
            month_end=terms.month_end,
        )
        if terms.payments not in (None, until):
            raise Refusal("final_due", "too_many_given")
        return until
    if terms.payments is not None:
        return terms.payments
    if terms.payment is None:
        raise Refusal("payments", "nothing_to_solve_from")
    if terms.final_due is not None:
        raise Refusal("final_due", "too_many_given")
    _rule(terms)
    longest = calendar.longest_plan(terms.frequency)
    try:
        return _count_within(terms, terms.payment, start, arranged, min(LIVE_HORIZON, longest))
    except Refusal as reason:
        if reason.field != "payment":
            raise
        return _count_within(terms, terms.payment, start, arranged, longest)


def _count_within(terms: InstalmentTerms, payment: Money, start: date, arranged: Arranged, longest: int) -> int:
    period_factors = _factors(terms, _due(terms, start, longest), terms.annual_rate, arranged.principal)
    principal = Money(arranged.principal - _paid_down(terms))
    return count_from_payment(principal, period_factors, arranged.carried, payment, terms.balloon or NOTHING)


def _after_down_payment(schedule: Schedule, terms: InstalmentTerms, debt: Debt) -> Schedule:
    down = terms.down_payment
    return schedule if down is None else with_down_payment(schedule, down.date, down.amount, debt.total)


def _instalment(case: Case, terms: InstalmentTerms, treatment: Treatment) -> _Plan:
    debt, start = _begin(case, terms)
    arranged = arrange(debt.parts, treatment)
    terms = _with_rate(terms, start, arranged)
    count = _count(terms, start, arranged)
    due = _due(terms, start, count)
    period_factors = _factors(terms, due, terms.annual_rate, arranged.principal)
    paid_down = _paid_down(terms)
    rest = replace(arranged, principal=Money(arranged.principal - paid_down))
    schedule = instalment(rest, due, period_factors, method=terms.method, rule=_rule(terms))
    resolved = replace(
        terms,
        start=start,
        payments=count,
        payment=_regular_row(schedule, arranged) if terms.method == "level" else None,
        final_due=schedule.due[-1],
        anchor_day=due.anchor_day,
    )
    flows = zeros(count - len(schedule)) + schedule.payment
    whole = _after_down_payment(schedule, terms, debt)
    return _Plan(resolved, debt, whole, arranged.waived, terms.frequency, flows, paid_down)


def _regular_row(schedule: Schedule, arranged: Arranged) -> Money:
    """What a regular row pays: the first one, without what falls due only there."""
    only_row = len(schedule) == 1
    once = sum(one.amount for one in arranged.carried if one.where == "first" or (only_row and one.where == "last"))
    return Money(schedule.payment[0] - once)


def _deferral(case: Case, terms: DeferralTerms, treatment: Treatment) -> _Plan:
    debt, start = _begin(case, terms.remaining)
    arranged = arrange(debt.parts, treatment)
    remaining = _with_rate(terms.remaining, start, arranged)
    payments = _count(remaining, start, arranged)
    rows = rows_needed(terms.rule, payments)
    due = _due(remaining, start, rows)
    period_factors = _factors(remaining, due, remaining.annual_rate, arranged.principal)
    paid_down = _paid_down(remaining)
    rest = replace(arranged, principal=Money(arranged.principal - paid_down))
    schedule = deferral(rest, due, period_factors, rule=terms.rule, method=remaining.method, level=_rule(remaining))
    resolved = replace(remaining, start=start, payments=payments, anchor_day=due.anchor_day)
    deferred = terms.rule.periods
    flows = schedule.payment[:deferred] + zeros(rows - len(schedule)) + schedule.payment[deferred:]
    whole = _after_down_payment(schedule, remaining, debt)
    outcome_terms = replace(terms, remaining=resolved)
    return _Plan(outcome_terms, debt, whole, arranged.waived, remaining.frequency, flows, paid_down)


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
