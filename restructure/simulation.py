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
from calculators.business_days import rolled
from calculators.calendar import DueDates, Frequency
from calculators.changing import Changes, changing_rows, charged_factors, check_changes, known_factors
from calculators.daycount import Factors, factors, year_share
from calculators.deferral import deferral, rows_needed
from calculators.down_payment import factors_after, with_down_payment
from calculators.errors import Refusal
from calculators.instalment import LevelRule, count_from_payment, instalment
from calculators.intervals import periods_before
from calculators.parts import Arranged, Parts, Treatment, arrange, regular_share
from calculators.rates import AnnualRates, annual_rates
from calculators.rounding import NOTHING, Money, Rate, equal_shares
from calculators.schedule import Column, Schedule, Totals, draw, totals, zeros
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
class Original:
    """The contract before: a nominal annual rate, and so many level monthly payments for the whole debt."""

    annual_rate: Decimal
    payments: int


@dataclass(frozen=True, slots=True)
class Creditor:
    """How the creditor weighs a plan against no deal. Rates are effective a year, shares are fractions.

    ``survival`` is the chance that a plan outlives a month; below ``floor`` a plan is not worth agreeing to.
    """

    discount_rate: Decimal
    recovery: Decimal
    cost: Decimal
    no_deal_months: int
    survival: Decimal | None = None
    floor: Money | None = None
    original: Original | None = None


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
            withstands=case.policy.withstands,
        ),
        present_value=_worth(plan.schedule, case.debt, creditor) if creditor else None,
        no_deal_value=_no_deal(case.debt, creditor) if creditor else None,
        findings=(),
    )
    return replace(
        outcome, findings=findings(outcome, case.policy, creditor.floor if creditor else None, case.household)
    )


def _worth(schedule: Schedule, debt: Debt, creditor: Creditor) -> Money:
    return present_value(schedule, debt.as_of, creditor.discount_rate, survival=creditor.survival)


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


def dates_of(terms: InstalmentTerms, start: date, payments: int) -> DueDates:
    """The due dates of the terms before they move to business days."""
    return calendar.due_dates(
        start,
        terms.first_due,
        terms.frequency,
        payments,
        anchor_day=terms.anchor_day,
        month_end=terms.month_end,
    )


def factors_of(terms: InstalmentTerms, due: DueDates, rate: Rate, principal: Money) -> Factors:
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
    for field, method in (("step", "stepped"), ("fee_per_period", "flat_fee")):
        if (getattr(terms, field) is not None) != (terms.method == method):
            raise Refusal(field, "missing_field" if terms.method == method else "not_with_method")
    if terms.method == "flat_fee" and terms.annual_rate:
        raise Refusal("annual_rate", "not_with_method")
    return LevelRule(
        terms.payment,
        terms.payment_rounding,
        terms.residue,
        terms.payment_multiple,
        balloon,
        terms.step,
        terms.fee_per_period,
    )


def _with_rate(terms: InstalmentTerms, start: date, arranged: Arranged) -> InstalmentTerms:
    """The terms with the annual rate that their payments and payment imply, where it is to be solved."""
    if not terms.solve_rate:
        return terms
    if terms.payments is None or terms.payment is None:
        raise Refusal("annual_rate", "nothing_to_solve_from")
    _rule(terms)
    # Importing numpy-financial takes longer than the first window may wait, and rates are rarely solved.
    from calculators.closed_form import periodic_rate

    due = dates_of(terms, start, terms.payments)
    payment = Money(terms.payment - regular_share(arranged.carried, terms.payments))
    principal = Money(arranged.principal - _paid_down(terms))
    try:
        guess = periodic_rate(principal, payment, terms.payments) * float(terms.frequency.per_year)
    except Refusal:
        guess = 0.0
    rate = solved_rate(
        principal,
        payment,
        lambda rate: factors_of(terms, due, rate, arranged.principal),
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
    period_factors = factors_of(terms, dates_of(terms, start, longest), terms.annual_rate, arranged.principal)
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
    due = dates_of(terms, start, count)
    paid_down = _paid_down(terms)
    if terms.rate_changes or terms.pauses:
        schedule = _changing(terms, due, arranged)
    else:
        period_factors = factors_of(terms, due, terms.annual_rate, arranged.principal)
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
    ends_late = zeros(count - len(schedule)) if terms.method == "bullet" else ()
    flows = _ahead(due) + ends_late + schedule.payment
    whole = _after_down_payment(_rolled(schedule, terms), terms, debt)
    return _Plan(resolved, debt, whole, arranged.waived, terms.frequency, flows, paid_down)


def _changing(terms: InstalmentTerms, due: DueDates, arranged: Arranged) -> Schedule:
    """A plan whose rate changes on the way, or that pauses."""
    field = "rate_changes" if terms.rate_changes else "pauses"
    if terms.method in ("stepped", "flat_fee") or terms.down_payment is not None:
        raise Refusal(field, "changes_not_here")
    changes = Changes(terms.rate_changes, terms.pauses)
    check_changes(changes, due)
    charged = charged_factors(due, terms.annual_rate, terms.day_count, changes)
    if terms.method != "level":
        return instalment(arranged, due, charged, method=terms.method, rule=_rule(terms))
    known = known_factors(due, terms.annual_rate, terms.day_count, changes)
    rows = changing_rows(arranged.principal, charged, known, arranged.carried, rule=_rule(terms))
    return draw(due.dates[: len(rows.principal)], arranged.principal, rows, arranged.waived.total)


def _rolled(schedule: Schedule, terms: InstalmentTerms) -> Schedule:
    """The schedule with its due dates on business days; interest was counted on the dates before."""
    if terms.roll == "none":
        return schedule
    return replace(schedule, due=tuple(rolled(day, terms.roll, terms.calendar) for day in schedule.due))


def _ahead(due: DueDates) -> Column:
    """The whole periods before the first due date in which nothing is paid; odd days are ignored."""
    return zeros(periods_before(due.start, due.dates[0], due.frequency, due.anchor_day) - 1)


def _regular_row(schedule: Schedule, arranged: Arranged) -> Money:
    """What a regular row pays: the first one, without what falls due only there."""
    only_row = len(schedule) == 1
    once = sum(one.amount for one in arranged.carried if one.where == "first" or (only_row and one.where == "last"))
    return Money(schedule.payment[0] - once)


def _deferral(case: Case, terms: DeferralTerms, treatment: Treatment) -> _Plan:
    debt, start = _begin(case, terms.remaining)
    if terms.remaining.rate_changes or terms.remaining.pauses:
        raise Refusal("rate_changes" if terms.remaining.rate_changes else "pauses", "changes_not_here")
    arranged = arrange(debt.parts, treatment)
    remaining = _with_rate(terms.remaining, start, arranged)
    payments = _count(remaining, start, arranged)
    rows = rows_needed(terms.rule, payments)
    due = dates_of(remaining, start, rows)
    period_factors = factors_of(remaining, due, remaining.annual_rate, arranged.principal)
    paid_down = _paid_down(remaining)
    rest = replace(arranged, principal=Money(arranged.principal - paid_down))
    schedule = deferral(
        rest, due, period_factors, rule=terms.rule, method=remaining.method, level=_rule(remaining), payments=payments
    )
    resolved = replace(remaining, start=start, payments=payments, anchor_day=due.anchor_day)
    deferred = terms.rule.periods
    between = zeros(rows - len(schedule)) if remaining.method == "bullet" else ()
    flows = _ahead(due) + schedule.payment[:deferred] + between + schedule.payment[deferred:]
    whole = _after_down_payment(_rolled(schedule, remaining), remaining, debt)
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
    schedule, waived = settlement(debt.parts, amounts, dates, on_default=terms.on_default, order=terms.waiver_order)
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
