"""The best plan that a scenario has room for: inside budget, rules and authority, and held at a lower income."""

from __future__ import annotations

from dataclasses import replace

from msgspec import structs

from calculators.rounding import Money, times
from restructure.household.household import month_of
from restructure.practice.setting import Setting, per_month
from restructure.proposals.counteroffer import DebtorStatement, Offer, counteroffer_steps, search_space
from restructure.proposals.opening import HOLDS_AT, holds


def best_plan(setting: Setting) -> Offer | None:
    """Return the offer worth most to the creditor among those of the counter-offer that the debtor can accept, that no
    rule stops and the limits allow, and that still hold at an income a tenth lower; None where there is none."""
    household = setting.case.household
    assert household is not None
    lower = tuple(structs.replace(one, amount=times(one.amount, 1 - HOLDS_AT)) for one in household.incomes)
    left = month_of(structs.replace(household, incomes=lower), setting.desk.policy.savings).amount
    share = setting.desk.policy.share_of_surplus
    month = setting.case.month
    assert month is not None
    most = min(per_month(setting), left, times(Money(max(month.amount, 0)), share))
    asked = max(most, 0)
    found = _best(setting, Money(asked))
    while found is None and asked:
        asked //= 2
        found = _best(setting, Money(asked))
    return found


def _best(setting: Setting, most: Money) -> Offer | None:
    case, desk, limit = setting.case, setting.desk, setting.limit
    household = case.household
    once = household.lump_sum if household else None
    if most <= 0 and once is None:
        return None
    says = DebtorStatement(per_month=most, payments=limit.most)
    if once is not None:
        says = replace(says, now=once.amount, now_on=once.date if once.date > setting.day else None)
    # The first step has all offers; the others look for what would have to change.
    offers = next(counteroffer_steps(case, says, search_space(case, desk.plan_rate, desk.limits))).offers
    good = [one for one in offers if is_good(setting, one) and len(one.outcome.schedule.due) >= limit.fewest]
    return max(good, key=lambda one: one.outcome.present_value or 0, default=None)


def is_good(setting: Setting, offer: Offer) -> bool:
    """Return whether a plan is affordable to the true household and holds at an income a tenth lower."""
    return offer.outcome.affordability.verdict == "affordable" and holds(setting.case, offer.option)
