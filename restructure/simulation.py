"""From a debt and terms to an outcome: schedule, totals, rates, affordability, findings; or the reason why not."""

from __future__ import annotations

from msgspec.structs import replace

from calculators.affordability import judge
from calculators.cash_dates import MONTH_ENDS, CashDates
from calculators.errors import Refusal
from calculators.parts import Treatment
from calculators.rates import AnnualRates, annual_rates
from calculators.rounding import Money
from calculators.schedule import Schedule, totals
from calculators.value import no_deal_value, present_value
from restructure.household.household import inflow_of
from restructure.offers.instalment_plan import Plan
from restructure.offers.kinds import planned
from restructure.offers.outcome import Case, Creditor, Outcome, Refused, Simulated
from restructure.offers.refusal import accepted
from restructure.offers.terms import Terms
from restructure.parties.account import Debt
from restructure.rules.judgement import findings


def simulate(case: Case, terms: Terms, treatment: Treatment) -> Outcome:
    """The outcome of one option; a value that a refusal names is not refused again. Pure: no clock, no rate, no path of
    its own."""
    outcome = attempt(case, terms, treatment)
    if isinstance(outcome, Simulated):
        return outcome

    def asked(terms: Terms) -> Refusal | None:
        try:
            planned(case.debt, terms, treatment)
        except Refusal as reason:
            return reason
        return None

    return Refused(accepted(outcome.reason, terms, asked))


def attempt(case: Case, terms: Terms, treatment: Treatment) -> Outcome:
    """The outcome of one option for whoever tries many: nobody has asked whether what a refusal names does."""
    try:
        return _simulate(case, terms, treatment)
    except Refusal as reason:
        return Refused(reason)


def _simulate(case: Case, terms: Terms, treatment: Treatment) -> Simulated:
    if not case.debt.total:
        raise Refusal("debt", "nothing_owed")
    plan = planned(case.debt, terms, treatment)
    debt, creditor = plan.debt, case.creditor
    month, inflow = None, MONTH_ENDS
    if case.household:
        month, inflow = case.month, inflow_of(case.household)
    outcome = Simulated(
        terms=plan.terms,
        treatment=treatment,
        debt=debt,
        waived=plan.waived,
        schedule=plan.schedule,
        totals=totals(plan.schedule, plan.waived.total),
        rates=_rates(plan),
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
        no_deal_value=no_deal(case.debt, creditor) if creditor else None,
        findings=(),
    )
    found = findings(outcome, case, plan.arranged)
    return replace(outcome, findings=found) if found else outcome


def _rates(plan: Plan) -> AnnualRates | None:
    """The annual rates of what bears interest, sought from the rate that its rows were counted by."""
    within = plan.terms.plan
    if within is None or not plan.flows:
        return None
    advance = Money(plan.debt.total - plan.waived.total - plan.paid_down)
    return annual_rates(advance, plan.flows, plan.frequency, within.annual_rate)


def _worth(schedule: Schedule, debt: Debt, creditor: Creditor) -> Money:
    return present_value(schedule, debt.as_of, creditor.discount_rate, survival=creditor.survival)


def no_deal(debt: Debt, creditor: Creditor) -> Money:
    """Return what a debt is worth to its creditor where nothing is agreed."""
    return no_deal_value(
        debt.total,
        recovery=creditor.recovery,
        cost=creditor.cost,
        months=creditor.no_deal_months,
        discount_rate=creditor.discount_rate,
    )
