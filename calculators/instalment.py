"""Instalment plans: level, equal principal, interest only, bullet, stepped, flat fee."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import accumulate, compress
from typing import Literal

from msgspec.structs import replace

from calculators.calendar import DueDates
from calculators.daycount import Factors
from calculators.errors import Refusal
from calculators.level_rows import gaps, run
from calculators.parts import Arranged, Carried, ColumnName, carry, last_share, regular_share
from calculators.regular import PLAIN, LevelRule, Step, check_balloon, regular_payment, share_rows
from calculators.rounding import NOTHING, Money, equal_shares, half_up, times
from calculators.schedule import Column, Rows, Schedule, added, draw, negated, zeros

Method = Literal["level", "equal_principal", "interest_only", "bullet", "stepped", "flat_fee"]
"""Methods that need nothing beside a rate and a number of payments."""


def instalment(
    arranged: Arranged, due: DueDates, factors: Factors, *, method: Method, rule: LevelRule = PLAIN
) -> Schedule:
    """The schedule of an instalment plan over ``due``, one factor per due date.

    Interest of a period is round(balance * factor); the last row pays what is left. Refuses a debt of
    nothing, a payment outside the domain, and a balloon that is not below the principal or goes with a method other
    than level and equal principal.
    """
    if arranged.principal <= 0 and arranged.principal + sum(one.amount for one in arranged.carried) <= 0:
        raise Refusal("debt", "nothing_owed")
    rows = plan_rows(arranged.principal, factors, arranged.carried, method=method, rule=rule)
    dates = due.dates[-len(rows.principal) :]
    return draw(dates, arranged.principal, rows, arranged.waived.total)


def plan_rows(
    principal: Money,
    factors: Factors,
    carried: tuple[Carried, ...],
    *,
    method: Method,
    rule: LevelRule = PLAIN,
    own_shares: bool = False,
) -> Rows:
    """The rows that repay ``principal`` over ``factors`` and carry the other amounts with them.

    With ``own_shares`` spread amounts are shared over these rows even where the rule has a payment: it goes on from a
    plan, nobody has named it for the whole row.
    """
    count = 1 if method == "bullet" else len(factors.numerators)
    spread = tuple([one for one in carried if one.where == "spread"])
    over, share, rest = count, NOTHING, NOTHING
    if spread:
        over = share_rows(principal, factors, spread, rule) if method == "level" and not own_shares else count
        share, rest = regular_share(spread, over), last_share(spread, count, over)
    before_last: Column = ()
    if method == "level":
        regular = regular_payment(principal, factors, rule, share, rest)
        repaid, interest = run(principal, factors, regular)
        before_last = gaps(repaid, interest, regular) if spread else ()
    else:
        repaid, interest = _amortize(principal, factors, method, rule)
    nothing = zeros(count)
    rows = Rows(repaid, interest, nothing, nothing, nothing, nothing)
    if carried:
        rows = _with_carried(rows, carried, _brought_forward(carry(spread, count, over), before_last))
    return _with_flat_fee(rows, principal, rule) if method == "flat_fee" else rows


def _with_carried(rows: Rows, carried: tuple[Carried, ...], shares: Mapping[ColumnName, Column]) -> Rows:
    """The rows with their shares of spread amounts, and with what falls due once."""
    if once := tuple([one for one in carried if one.where != "spread"]):
        placed = carry(once, len(rows.principal))
        shares = {name: added(column, placed[name]) for name, column in shares.items()}
    late = shares["interest"]
    return Rows(
        principal=rows.principal,
        interest=added(rows.interest, late),
        arrears=shares["arrears"],
        fee=shares["fee"],
        capitalised=rows.capitalised,
        pending=negated(late),
    )


def _with_flat_fee(rows: Rows, principal: Money, rule: LevelRule) -> Rows:
    """The fee of a period on the original amount, half up once, with every row. Refuses a plan without one."""
    if rule.fee_per_period is None:
        raise Refusal("fee_per_period", "missing_field")
    count, fee = len(rows.fee), times(principal, rule.fee_per_period)
    # A fee is owed when its row is due, not before: it counts against what is owed as it grows.
    owed = (Money(fee - fee * count), *(fee,) * (count - 1))
    return replace(rows, fee=added(rows.fee, (fee,) * count), pending=added(rows.pending, owed))


def _amortize(principal: Money, factors: Factors, method: Method, rule: LevelRule) -> tuple[Column, Column]:
    """Principal and interest of each row. Bullet has one row: simple interest over all periods, rounded once."""
    balloon = rule.balloon
    if balloon:
        check_balloon(principal, balloon, method)
    if method == "bullet":
        interest = half_up(principal * sum(factors.numerators), factors.denominator)
        return (principal,), (interest,)
    count = len(factors)
    if method == "stepped":
        return _stepped(principal, factors, rule.step)
    if method in ("equal_principal", "flat_fee"):
        *others, last = equal_shares(Money(principal - balloon), count)
        repaid = (*others, Money(last + balloon))
    else:
        repaid = (*zeros(count - 1), principal)
    return repaid, _interest_on(principal, repaid, factors)


def _stepped(principal: Money, factors: Factors, step: Step | None) -> tuple[Column, Column]:
    """Payments of p * (1 + by) ** (row // every), each rounded half up from the first; the last pays what is left.

    p * sum(weight[k] * prod(1 + f[j], j > k)) = P * prod(1 + f), p rounded half up. Refuses a row whose payment does
    not cover its interest.
    """
    if step is None:
        raise Refusal("step", "missing_field")
    count, by = len(factors), Fraction(step.by)
    weights = [(1 + by) ** (row // step.every) for row in range(count)]
    growth, worth = Fraction(1), Fraction(0)
    for row in reversed(range(count)):
        worth += weights[row] * growth
        growth *= 1 + Fraction(factors.numerators[row], factors.denominator)
    first = principal * growth / worth
    payment = half_up(first.numerator, first.denominator)
    balance, repaid, interest = int(principal), [], []
    for row in range(count - 1):
        charge, paid = factors.interest(balance, row), times(payment, weights[row])
        if paid < charge:
            raise Refusal("step", "payment_below_interest")
        part = min(paid - charge, balance)
        balance -= part
        repaid.append(Money(part))
        interest.append(charge)
    interest.append(factors.interest(balance, count - 1))
    return (*repaid, Money(balance)), tuple(interest)


def _brought_forward(shares: Mapping[ColumnName, Column], gaps: Column) -> Mapping[ColumnName, Column]:
    """Fill gaps with what the last row carries, so that the debtor pays one amount until the last row."""
    if not any(gaps):
        return shares
    columns = {name: list(column) for name, column in shares.items()}
    for row in compress(range(len(gaps)), gaps):
        left = int(gaps[row])
        for column in columns.values():
            moved = min(left, column[-1])
            column[row] = Money(column[row] + moved)
            column[-1] = Money(column[-1] - moved)
            left -= moved
    return {name: tuple(column) for name, column in columns.items()}


def _interest_on(principal: Money, repaid: Column, factors: Factors) -> Column:
    opening = accumulate(repaid[:-1], lambda balance, part: Money(balance - part), initial=principal)
    return tuple(factors.interest(balance, period) for period, balance in enumerate(opening))
