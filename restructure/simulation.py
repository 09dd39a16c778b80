"""From a debt and terms to an outcome: schedule, totals, rates, affordability, findings; or the reason why not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from calculators.affordability import Affordability, Surplus, judge
from calculators.cash_dates import MONTH_ENDS, CashDates
from calculators.errors import Refusal
from calculators.parts import Parts, Treatment
from calculators.rates import AnnualRates, annual_rates
from calculators.rounding import Money
from calculators.schedule import Schedule, Totals, totals
from calculators.value import no_deal_value, present_value
from restructure.household.household import Household, inflow_of, month_of
from restructure.offers.kinds import planned
from restructure.offers.terms import Terms
from restructure.parties.account import Debt, on_day
from restructure.parties.situation import NOTHING_KNOWN, Situation
from restructure.policy import Finding, Policy
from restructure.rules.judgement import findings


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
    """Everything around the terms: the debt, the means, the policy, the creditor's yardstick, the situation."""

    debt: Debt
    policy: Policy
    household: Household | None = None
    creditor: Creditor | None = None
    situation: Situation = NOTHING_KNOWN


def on_its_day(case: Case, today: date | None = None) -> Case:
    """The case with its debt as it stands on the day of an offer: ``today``, or the one on which the situation is seen.

    Nothing that is offered then begins before that day.
    """
    day = today or case.situation.today
    debt = on_day(case.debt, day, *case.situation.still) if day else case.debt
    return case if debt is case.debt else replace(case, debt=debt)


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


def _simulate(case: Case, terms: Terms, treatment: Treatment) -> Simulated:
    if not case.debt.total:
        raise Refusal("debt", "nothing_owed")
    plan = planned(case.debt, terms, treatment)
    debt, creditor = plan.debt, case.creditor
    month = month_of(case.household, case.policy.savings) if case.household else None
    inflow = inflow_of(case.household) if case.household else MONTH_ENDS
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
            CashDates(debt.as_of, plan.schedule.due, plan.frequency, inflow),
            month,
            share_allowed=case.policy.share_of_surplus,
            first_number=plan.schedule.first_number,
            withstands=case.policy.withstands,
        ),
        present_value=_worth(plan.schedule, case.debt, creditor) if creditor else None,
        no_deal_value=_no_deal(case.debt, creditor) if creditor else None,
        findings=(),
    )
    found = findings(outcome, case)
    return replace(outcome, findings=found) if found else outcome


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
