"""Deferral of the first due dates: what is paid meanwhile, what becomes of the interest, and how it goes on."""

from __future__ import annotations

from dataclasses import dataclass
from operator import add
from typing import Literal

from msgspec.structs import astuple, replace

from calculators.calendar import LONGEST, DueDates
from calculators.changing import Known, changing_rows
from calculators.daycount import Factors
from calculators.errors import Refusal
from calculators.instalment import Method, plan_rows
from calculators.level_rows import rows_until_repaid
from calculators.parts import Arranged, Carried, carry, regular_share
from calculators.regular import PLAIN, LevelRule, regular_payment
from calculators.rounding import NOTHING, Money, equal_share
from calculators.schedule import Rows, Schedule, added, draw, zeros

During = Literal["nothing", "interest_only", "principal_only", "token"]
Interest = Literal["collect", "capitalise", "freeze"]
Collect = Literal["first", "spread", "last"]
Afterwards = Literal["same_end", "extend", "balloon", "same_payment"]

LONGER = 3
"""A plan that runs on at the same payment takes no more than so many times as long."""


@dataclass(frozen=True, slots=True)
class DeferralRule:
    """The first ``periods`` due dates are deferred.

    Meanwhile nothing is paid, the interest, the original level payment (all of it principal), or a ``token`` amount
    (interest first, the rest principal). ``interest`` that is not paid is collected later (simple, no interest on it,
    placed by ``collect``), capitalised (it joins the principal period by period) or frozen (never charged).
    ``afterwards`` the plan is re-amortized over what is left or ``payments`` later, or it goes on as it was agreed:
    what was deferred falls due with the last row (``balloon``), or it runs on until paid (``same_payment``).
    """

    periods: int
    during: During = "interest_only"
    interest: Interest = "collect"
    collect: Collect = "spread"
    afterwards: Afterwards = "same_end"
    token: Money = NOTHING


def rows_needed(rule: DeferralRule, payments: int) -> int:
    """Return how many due dates the plan has: ``payments``, or ``periods`` more where it is extended.

    A plan that runs on until paid may need many more; it leaves those it does not need.

    Refuses a deferral of no due date, and one that leaves none to pay on.
    """
    if rule.periods < 1:
        raise Refusal("periods", "count_below_one", smallest=1)
    if rule.afterwards != "extend" and payments == 1:
        raise Refusal("periods", "single_payment_deferred")
    if rule.afterwards != "extend" and rule.periods >= payments:
        raise Refusal("periods", "deferral_leaves_no_payment", largest=payments - 1)
    if rule.during == "interest_only" and rule.interest == "freeze":
        raise Refusal("interest", "freeze_while_paying_interest")
    if rule.during == "token" and rule.token <= 0:
        raise Refusal("during", "amount_not_positive")
    if rule.afterwards == "same_payment":
        return min(LONGEST, LONGER * payments + rule.periods)
    return payments + (rule.periods if rule.afterwards == "extend" else 0)


def deferral(
    arranged: Arranged,
    due: DueDates,
    factors: Factors,
    *,
    rule: DeferralRule,
    method: Method,
    level: LevelRule = PLAIN,
    payments: int | None = None,
    known: tuple[Known, ...] = (),
    agreed_over: Factors | None = None,
) -> Schedule:
    """The schedule of a deferral over all due dates of ``due``, then the plan re-amortized over what is left.

    Parts of the debt that bear no interest fall on the rows after the deferral. A payment that was agreed stays, with
    the deferred interest on top, where the plan is extended on the same principal; else it is computed anew. Where the
    plan goes on as it was agreed, ``payments`` says over how many rows its level payment is counted. ``known`` says
    where a plan that changes on the way computes its payment anew, ``agreed_over`` over which factors the level payment
    is counted that was agreed, where those are not ``factors``. Refuses what needs a level payment of another
    method, and changes in a plan that goes on as it was agreed.
    """
    if payments is None:
        payments = len(factors) - (rule.periods if rule.afterwards == "extend" else 0)
    if method != "level" and (rule.during == "principal_only" or rule.afterwards == "same_payment"):
        raise Refusal("during" if rule.during == "principal_only" else "afterwards", "needs_level")
    as_agreed = rule.during == "principal_only" or rule.afterwards in ("balloon", "same_payment")
    if known and rule.afterwards in ("balloon", "same_payment"):
        raise Refusal("afterwards", "changes_not_here")
    agreed = as_agreed and method == "level"
    at_start = known[0].factors if known else agreed_over or factors
    original = _original(arranged, at_start.part(0, payments), level) if agreed else NOTHING
    deferred, balance = _deferred_rows(arranged.principal, factors, rule, original)
    grace = Money(sum(deferred.pending))
    rest = factors.part(rule.periods, payments if rule.afterwards == "balloon" else None)
    if rule.afterwards == "same_payment":
        after = same_payment_rows(
            balance, rest, arranged.carried, original, grace, rule.collect, payments - rule.periods
        )
    else:
        later = _later(known, rule.periods) if known else ()
        after = _after(arranged, balance, grace, rest, rule, method, level, original, payments, later)
    rows = _join(deferred, after)
    count = len(rows.principal)
    dates = due.dates[:count] if method != "bullet" else (*due.dates[: rule.periods], due.dates[-1])
    return draw(dates, arranged.principal, rows, arranged.waived.total)


def _original(arranged: Arranged, factors: Factors, level: LevelRule) -> Money:
    """The level payment as it was agreed, without the shares of other parts."""
    if level.payment is not None:
        return Money(level.payment - regular_share(arranged.carried, len(factors)))
    level = level if level.multiple is None else replace(level, multiple=None)
    return regular_payment(arranged.principal, factors, level, NOTHING, NOTHING)


def _after(
    arranged: Arranged,
    balance: Money,
    grace: Money,
    rest: Factors,
    rule: DeferralRule,
    method: Method,
    level: LevelRule,
    original: Money,
    payments: int,
    known: tuple[Known, ...],
) -> Rows:
    where: Collect = "last" if rule.afterwards == "balloon" else rule.collect
    carried = arranged.carried + ((Carried(grace, where, "interest"),) if grace else ())
    if rule.afterwards == "balloon":
        if method == "level":
            # Principal that was repaid ahead brings the end nearer.
            rest = rest.part(0, rows_until_repaid(balance, rest, original))
        level = _as_agreed(arranged, balance, rest, method, level, original, payments)
    else:
        on_top = regular_share(carried[len(arranged.carried) :], len(rest))
        stays = rule.afterwards == "extend" and balance == arranged.principal
        regular = Money(level.payment + on_top) if level.payment is not None and stays else None
        level = level if level.payment == regular else replace(level, payment=regular)
    if known and method == "level":
        return changing_rows(balance, rest, known, carried, rule=level)
    goes_on = rule.afterwards == "balloon"
    return plan_rows(balance, rest, carried, method=method, rule=level, own_shares=goes_on)


def _later(known: tuple[Known, ...], periods: int) -> tuple[Known, ...]:
    """Where the rows after the deferral compute their payment anew: the first, with what is known by then."""
    rows = {max(one.row - periods, 0): one.factors.part(periods) for one in known}
    return tuple(Known(row, factors) for row, factors in rows.items())


def _as_agreed(
    arranged: Arranged,
    balance: Money,
    rest: Factors,
    method: Method,
    level: LevelRule,
    original: Money,
    payments: int,
) -> LevelRule:
    """The rule under which the rows go on as before and the last one takes what was deferred."""
    if method == "level":
        share = regular_share(arranged.carried, len(rest))
        return replace(level, payment=Money(original + share), multiple=None, balloon=NOTHING)
    if method == "equal_principal":
        regular = equal_share(Money(arranged.principal - level.balloon), payments)
        later = min(balance - regular * len(rest), balance - 1)
        return replace(level, balloon=Money(max(later, 0)))
    return level


def same_payment_rows(
    balance: Money,
    factors: Factors,
    carried: tuple[Carried, ...],
    payment: Money,
    grace: Money,
    collect: Collect,
    agreed: int,
) -> Rows:
    """The rows of the original payment until everything is paid, deferred interest inside it.

    Deferred interest comes first, in equal shares over the ``agreed`` rows, or after the principal. Refuses a payment
    that does not cover the interest and one that never ends.
    """
    share = {"first": grace, "last": NOTHING, "spread": equal_share(grace, agreed)}[collect]
    left, waiting = int(balance), int(grace)
    repaid, interest, late = [], [], []
    for row in range(len(factors)):
        charge = factors.interest(left, row)
        if charge >= payment and left:
            raise Refusal("afterwards", "payment_below_interest")
        early = min(share, waiting, payment - charge)
        part = min(left, payment - charge - early)
        early += min(waiting - early, payment - charge - early - part)
        left, waiting = left - part, waiting - early
        repaid.append(Money(part))
        interest.append(charge)
        late.append(Money(early))
        if not left and not waiting:
            break
    if left or waiting:
        raise Refusal("afterwards", "payment_below_interest")
    count = len(repaid)
    placed = carry(carried, count)
    return Rows(
        principal=tuple(repaid),
        interest=added(tuple(interest), tuple(late)),
        arrears=placed["arrears"],
        fee=placed["fee"],
        capitalised=zeros(count),
        pending=tuple(Money(-amount) for amount in late),
    )


def _deferred_rows(principal: Money, factors: Factors, rule: DeferralRule, original: Money) -> tuple[Rows, Money]:
    """The deferred rows and the principal after them."""
    balance = int(principal)
    repaid, paid, joined, pending = [], [], [], []
    for row in range(rule.periods):
        charge = NOTHING if rule.interest == "freeze" else factors.interest(balance, row)
        on_interest = available = NOTHING
        if rule.during == "interest_only":
            on_interest = charge
        elif rule.during == "token":
            on_interest = min(rule.token, charge)
            available = Money(rule.token - on_interest)
        elif rule.during == "principal_only":
            available = original
        part = min(available, balance)
        unpaid = Money(charge - on_interest)
        capitalised = unpaid if rule.interest == "capitalise" else NOTHING
        balance += capitalised - part
        repaid.append(Money(part))
        paid.append(on_interest)
        joined.append(capitalised)
        pending.append(unpaid if rule.interest == "collect" else NOTHING)
    nothing = zeros(rule.periods)
    rows = Rows(tuple(repaid), tuple(paid), nothing, nothing, tuple(joined), tuple(pending))
    return rows, Money(balance)


def _join(first: Rows, then: Rows) -> Rows:
    return Rows(*map(add, astuple(first), astuple(then)))
