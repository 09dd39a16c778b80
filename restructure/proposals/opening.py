"""The three offers that a conversation begins with: filled in from presets, cut to the means, with room for a lower
income."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import partial

from msgspec.structs import replace

from calculators.calendar import MONTHLY, Frequency, step
from calculators.deferral import DeferralRule
from calculators.parts import PartTreatment, Treatment
from calculators.rounding import Money, times
from restructure.household.household import once_paid
from restructure.offers.option import Option
from restructure.offers.outcome import Case, Creditor, Simulated, on_its_day
from restructure.offers.terms import DeferralTerms, InstalmentTerms, OptionKind, SettlementTerms
from restructure.parties.organisation import Presets, Valuation
from restructure.simulation import attempt

HOLDS_AT = Fraction(1, 10)
"""The fall of income at which an opening offer is still met: who gives all that is left breaks it in a bad month."""


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
    """An instalment plan, a deferral and a settlement, each as short as the policy's share of the surplus allows, and
    longer where only a longer one ``holds``.

    They begin today, with the debt of today, and are first paid a period later, or once an income has come in. Without
    means the organisation's usual number of payments stands. The penalty is waived on completion.
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
    longest = max(longest, count)
    regular = partial(_plan, plan, waiver)
    count = _steady(case, count, longest, presets.count_step, regular)
    # A deferral leaves at least one payment to be made after it.
    later = max(2, min(count + presets.deferred, longest))
    put_off = partial(_deferral, plan, waiver, presets.deferred)
    later = _steady(case, later, longest, presets.count_step, put_off)
    expires = min(due, begins + timedelta(days=presets.answer_days))
    settled = SettlementTerms(first_due=due, expires=expires, fraction=presets.settlement_share, frequency=frequency)
    tranches = _tranches(times(case.debt.total, presets.settlement_share), budget, presets.most_tranches)
    in_parts = partial(_settlement, settled)
    if tranches > 1:
        tranches = _steady(case, tranches, presets.most_tranches, 1, in_parts)
    return {"instalment": regular(count), "deferral": put_off(later), "settlement": in_parts(tranches)}


def holds(case: Case, option: Option) -> bool:
    """Return whether an offer is still met, with what is saved each month, once every income is a tenth lower; False
    where no means are known."""
    known = case.household
    if known is None:
        return False
    lower = tuple(replace(one, amount=times(one.amount, 1 - HOLDS_AT)) for one in known.incomes)
    outcome = attempt(replace(case, household=replace(known, incomes=lower)), option.terms, option.treatment)
    return isinstance(outcome, Simulated) and outcome.affordability.verdict != "unaffordable"


def _steady(case: Case, fewest: int, most: int, step_: int, made: Callable[[int], Option]) -> int:
    """The fewest payments whose option holds; ``fewest`` where none does, or where no means are known."""

    def is_steady(count: int) -> bool:
        return holds(case, made(count))

    if case.household is None or fewest >= most or is_steady(fewest):
        return fewest
    counts = (*range(fewest + step_, most, step_), most)
    return counts[bisect_left(counts, True, key=is_steady)] if is_steady(most) else fewest


def _plan(plan: InstalmentTerms, waiver: Treatment, count: int) -> Option:
    return Option(replace(plan, payments=count), waiver)


def _deferral(plan: InstalmentTerms, waiver: Treatment, deferred: int, count: int) -> Option:
    rule = DeferralRule(min(deferred, count - 1))
    return Option(DeferralTerms(replace(plan, payments=count), rule), waiver)


def _settlement(terms: SettlementTerms, tranches: int) -> Option:
    return Option(replace(terms, tranches=tranches), Treatment())


def _budget(case: Case, frequency: Frequency) -> Money | None:
    """What a payment may be: the policy's share of one period's surplus; None without means or without surplus."""
    month = case.month
    if month is None:
        return None
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
