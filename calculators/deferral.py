"""Deferral of the first due dates: what is paid meanwhile, what becomes of the interest, and how it goes on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Literal

from calculators.calendar import DueDates
from calculators.daycount import Factors
from calculators.errors import Refusal
from calculators.instalment import PLAIN, LevelRule, Method, plan_rows
from calculators.parts import Arranged, Carried, regular_share
from calculators.rounding import Money
from calculators.schedule import Rows, Schedule, draw, zeros

During = Literal["nothing", "interest_only"]
Interest = Literal["collect", "capitalise", "freeze"]
Collect = Literal["first", "spread", "last"]
Afterwards = Literal["same_end", "extend"]


@dataclass(frozen=True, slots=True)
class DeferralRule:
    """The first ``periods`` due dates are deferred.

    ``interest`` of a deferral in which nothing is paid is collected later (simple, no interest on it, placed by
    ``collect``), capitalised (it joins the principal period by period) or frozen (never charged).
    """

    periods: int
    during: During = "interest_only"
    interest: Interest = "collect"
    collect: Collect = "spread"
    afterwards: Afterwards = "same_end"


def rows_needed(rule: DeferralRule, payments: int) -> int:
    """How many due dates the plan has: ``payments``, or ``periods`` more where it is extended.

    Refuses a deferral of no due date, and one that leaves none to pay on.
    """
    if rule.periods < 1:
        raise Refusal("periods", "count_below_one", smallest=1)
    if rule.afterwards == "same_end" and rule.periods >= payments:
        raise Refusal("periods", "deferral_leaves_no_payment", largest=payments - 1)
    if rule.during == "interest_only" and rule.interest == "freeze":
        raise Refusal("interest", "freeze_while_paying_interest")
    return payments + (rule.periods if rule.afterwards == "extend" else 0)


def deferral(
    arranged: Arranged,
    due: DueDates,
    factors: Factors,
    *,
    rule: DeferralRule,
    method: Method,
    level: LevelRule = PLAIN,
) -> Schedule:
    """The schedule of a deferral over all due dates of ``due``, then the plan re-amortized over what is left.

    Parts of the debt that bear no interest fall on the rows after the deferral. A payment that was agreed stays, with
    the deferred interest on top, where the plan is extended on the same principal; else it is computed anew.
    """
    deferred = _deferred_rows(arranged.principal, factors, rule)
    principal = Money(arranged.principal + sum(deferred.capitalised))
    grace = Money(sum(deferred.pending))
    carried = arranged.carried + ((Carried(grace, rule.collect, "interest"),) if grace else ())
    rest = factors.part(rule.periods)
    on_top = regular_share(carried[len(arranged.carried) :], len(rest))
    stays = rule.afterwards == "extend" and principal == arranged.principal
    regular = Money(level.payment + on_top) if level.payment is not None and stays else None
    after = plan_rows(principal, rest, carried, method=method, rule=replace(level, payment=regular))
    rows = _join(deferred, after)
    dates = due.dates if method != "bullet" else (*due.dates[: rule.periods], due.dates[-1])
    return draw(dates, arranged.principal, rows, arranged.waived.total)


def _deferred_rows(principal: Money, factors: Factors, rule: DeferralRule) -> Rows:
    count = rule.periods
    nothing = zeros(count)
    charge = tuple(factors.interest(principal, period) for period in range(count))
    if rule.during == "interest_only":
        return Rows(nothing, charge, nothing, nothing, nothing, nothing)
    if rule.interest == "capitalise":

        def grow(balance: int, period: int) -> int:
            return balance + factors.interest(balance, period)

        balances = accumulate(range(count), grow, initial=int(principal))
        joined = tuple(Money(after - before) for before, after in pairwise(balances))
        return Rows(nothing, nothing, nothing, nothing, joined, nothing)
    return Rows(nothing, nothing, nothing, nothing, nothing, charge if rule.interest == "collect" else nothing)


def _join(first: Rows, then: Rows) -> Rows:
    return Rows(*(getattr(first, name) + getattr(then, name) for name in Rows.__slots__))
