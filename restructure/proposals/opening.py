"""The three offers that a conversation begins with: filled in from presets, cut to the means."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from msgspec.structs import replace

from calculators.calendar import MONTHLY, Frequency, step
from calculators.deferral import DeferralRule
from calculators.parts import PartTreatment, Treatment
from calculators.rounding import Money, times
from restructure.household.household import month_of, once_paid
from restructure.offers.option import Option
from restructure.offers.outcome import Case, Creditor, Simulated, on_its_day
from restructure.offers.terms import DeferralTerms, InstalmentTerms, OptionKind, SettlementTerms
from restructure.parties.organisation import Presets, Valuation
from restructure.simulation import attempt


def creditor_of(valuation: Valuation) -> Creditor | None:
    """The organisation's yardstick, None where it has no discount rate."""
    if valuation.discount_rate is None:
        return None
    return Creditor(
        valuation.discount_rate,
        valuation.recovery,
        valuation.cost,
        valuation.no_deal_months,
    )


def opening_options(
    case: Case,
    presets: Presets,
    today: date,
    *,
    first_due: date | None = None,
    frequency: Frequency = MONTHLY,
) -> dict[OptionKind, Option]:
    """An instalment plan, a deferral and a settlement, each as short as the policy's share of the surplus allows.

    They begin today, with the debt of today, and are first paid a period later, or once an income has come in. Without
    means the organisation's usual number of payments stands. The
    penalty is waived on completion.
    """
    case = on_its_day(case, today)
    begins = case.debt.as_of
    due = first_due or step(begins, 1, frequency)
    if first_due is None and case.household is not None:
        due = once_paid(case.household, begins, due)
    waiver = Treatment(penalty=PartTreatment("all"))
    rate = presets.plan_rate if presets.plan_rate is not None else case.debt.contract_rate or Decimal(0)
    usual, longest = presets.usual_count, presets.longest_count
    plan = InstalmentTerms(rate, due, frequency=frequency, start=begins, payments=usual)
    budget = _budget(case, frequency)
    count = usual if budget is None else _count(case, plan, waiver, budget, presets)
    plan = replace(plan, payments=count)
    # A deferral leaves at least one payment to be made after it.
    later = max(2, min(count + presets.deferred, max(longest, count)))
    deferred, longer = min(presets.deferred, later - 1), replace(plan, payments=later)
    expires = min(due, begins + timedelta(days=presets.answer_days))
    settled = SettlementTerms(
        first_due=due,
        expires=expires,
        fraction=presets.settlement_share,
        tranches=_tranches(times(case.debt.total, presets.settlement_share), budget, presets.most_tranches),
        frequency=frequency,
    )
    return {
        "instalment": Option(plan, waiver),
        "deferral": Option(DeferralTerms(longer, DeferralRule(deferred)), waiver),
        "settlement": Option(settled, Treatment()),
    }


def _budget(case: Case, frequency: Frequency) -> Money | None:
    """What a payment may be: the policy's share of one period's surplus; None without means or without surplus."""
    if case.household is None:
        return None
    month = month_of(case.household, case.policy.savings)
    available = times(times(Money(max(month.amount, 0)), 12 / frequency.per_year), case.policy.share_of_surplus)
    return available or None


def _count(case: Case, plan: InstalmentTerms, waiver: Treatment, budget: Money, presets: Presets) -> int:
    longest, step_ = presets.longest_count, presets.count_step
    outcome = attempt(case, replace(plan, payments=None, payment=budget), waiver)
    if not isinstance(outcome, Simulated) or not isinstance(outcome.terms, InstalmentTerms):
        return longest
    needed = outcome.terms.payments or longest
    return min(-(-needed // step_) * step_, longest)


def _tranches(amount: Money, budget: Money | None, most: int) -> int:
    if budget is None:
        return 1
    needed = -(-amount // budget)
    return needed if needed <= most else 1
