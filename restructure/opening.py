"""The three offers that a conversation begins with: filled in from presets, cut to the means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from calculators.calendar import MONTHLY, Frequency, step
from calculators.deferral import DeferralRule
from calculators.parts import PartTreatment, Treatment
from calculators.rounding import Money, times
from restructure.household import month_of
from restructure.organisation import Organisation
from restructure.simulation import Case, Creditor, Simulated, simulate
from restructure.terms import DeferralTerms, InstalmentTerms, SettlementTerms, Terms

USUAL_COUNT = 36
LONGEST_COUNT = 60
COUNT_STEP = 6
DEFERRED = 3
MOST_TRANCHES = 12
ANSWER_WITHIN = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Option:
    """One card: terms and what happens to the parts that bear no interest."""

    terms: Terms
    treatment: Treatment


def creditor_of(organisation: Organisation) -> Creditor | None:
    """The organisation's yardstick, None where it has no discount rate."""
    if organisation.discount_rate is None:
        return None
    return Creditor(organisation.discount_rate, organisation.recovery, organisation.cost, organisation.no_deal_months)


def opening_options(
    case: Case,
    organisation: Organisation,
    today: date,
    *,
    first_due: date | None = None,
    frequency: Frequency = MONTHLY,
) -> tuple[Option, Option, Option]:
    """An instalment plan, a deferral and a settlement, each as short as the policy's share of the surplus allows.

    Without means the usual 36 payments stand. The penalty is waived on completion.
    """
    due = first_due or step(today, 1, frequency)
    waiver = Treatment(penalty=PartTreatment("all"))
    rate = organisation.plan_rate if organisation.plan_rate is not None else case.debt.contract_rate or Decimal(0)
    plan = InstalmentTerms(rate, due, frequency=frequency, start=max(today, case.debt.as_of), payments=USUAL_COUNT)
    budget = _budget(case, frequency)
    count = _count(case, plan, waiver, budget) if budget is not None else USUAL_COUNT
    plan = replace(plan, payments=count)
    longer = replace(plan, payments=min(count + DEFERRED, max(LONGEST_COUNT, count)))
    expires = min(due, max(today, case.debt.as_of) + ANSWER_WITHIN)
    settled = SettlementTerms(
        first_due=due,
        expires=expires,
        fraction=organisation.settlement_share,
        tranches=_tranches(times(case.debt.total, organisation.settlement_share), budget),
        frequency=frequency,
    )
    return (
        Option(plan, waiver),
        Option(DeferralTerms(longer, DeferralRule(DEFERRED)), waiver),
        Option(settled, Treatment()),
    )


def _budget(case: Case, frequency: Frequency) -> Money | None:
    """What a payment may be: the policy's share of one period's surplus; None without means or without surplus."""
    if case.household is None:
        return None
    month = month_of(case.household, case.policy.savings)
    available = times(times(Money(max(month.amount, 0)), 12 / frequency.per_year), case.policy.share_of_surplus)
    return available or None


def _count(case: Case, plan: InstalmentTerms, waiver: Treatment, budget: Money) -> int:
    outcome = simulate(case, replace(plan, payments=None, payment=budget), waiver)
    if not isinstance(outcome, Simulated) or not isinstance(outcome.terms, InstalmentTerms):
        return LONGEST_COUNT
    needed = outcome.terms.payments or LONGEST_COUNT
    return min(-(-needed // COUNT_STEP) * COUNT_STEP, LONGEST_COUNT)


def _tranches(amount: Money, budget: Money | None) -> int:
    if budget is None:
        return 1
    needed = -(-amount // budget)
    return needed if needed <= MOST_TRANCHES else 1
