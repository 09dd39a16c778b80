"""Instalment plans: level, equal principal, interest only, bullet."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from calculators.annuity import can_clear, level_payment
from calculators.calendar import DueDates
from calculators.daycount import Factors
from calculators.errors import Refusal
from calculators.parts import Arranged, Carried, carry, regular_share
from calculators.rounding import NOTHING, Money, PaymentRounding, equal_shares, half_up
from calculators.schedule import Column, Rows, Schedule, added, draw, zeros

Method = Literal["level", "equal_principal", "interest_only", "bullet"]
METHODS: tuple[Method, ...] = ("level", "equal_principal", "interest_only", "bullet")
Residue = Literal["last", "balanced"]


@dataclass(frozen=True, slots=True)
class LevelRule:
    """How the level payment is fixed.

    ``payment`` is the whole regular row, shares of carried amounts included; without it the payment is computed
    and rounded by ``rounding``, then to a ``multiple``. ``residue`` says what happens to the odd units.
    """

    payment: Money | None = None
    rounding: PaymentRounding = "half_up"
    residue: Residue = "last"
    multiple: Money | None = None


PLAIN = LevelRule()


def instalment(
    arranged: Arranged, due: DueDates, factors: Factors, *, method: Method, rule: LevelRule = PLAIN
) -> Schedule:
    """The schedule of an instalment plan over ``due``, one factor per due date.

    Interest of a period is round(balance * factor); the last row pays what is left. Refuses a principal or a
    debt of nothing, and what ``amortize`` refuses.
    """
    if arranged.principal + sum(one.amount for one in arranged.carried) <= 0:
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
) -> Rows:
    """The rows that repay ``principal`` over ``factors`` and carry the other amounts with them."""
    count = 1 if method == "bullet" else len(factors)
    principal_column, interest = amortize(
        principal, factors, method=method, rule=rule, share=regular_share(carried, count)
    )
    extra = carry(carried, count)
    return Rows(
        principal=principal_column,
        interest=added(interest, extra["interest"]),
        arrears=extra["arrears"],
        fee=extra["fee"],
        capitalised=zeros(count),
        pending=zeros(count),
    )


def amortize(
    principal: Money, factors: Factors, *, method: Method, rule: LevelRule = PLAIN, share: Money = NOTHING
) -> tuple[Column, Column]:
    """Principal and interest of each row. Bullet has one row: simple interest over all periods, rounded once."""
    count = len(factors)
    if method == "bullet":
        interest = half_up(principal * sum(factors.numerators), factors.denominator)
        return (principal,), (interest,)
    if method == "level":
        return _level(principal, factors, rule, share)
    shares = equal_shares(principal, count) if method == "equal_principal" else (*zeros(count - 1), principal)
    return shares, _interest_on(principal, shares, factors)


def count_from_payment(principal: Money, factors: Factors, carried: tuple[Carried, ...], payment: Money) -> int:
    """How many regular rows of ``payment``, shares included, clear the debt; the last row may be smaller.

    ``factors`` covers the longest plan allowed. Refuses a payment that does not cover the first interest, and
    one that needs more payments than that, naming the smallest that works.
    """
    longest = len(factors)
    first_interest = factors.interest(principal, 0)
    if payment <= first_interest:
        raise Refusal("payment", "payment_below_interest", interest=first_interest, smallest=Money(first_interest + 1))

    def clears(count: int) -> bool:
        share = regular_share(carried, count)
        return can_clear(principal, factors.part(0, count), Money(payment - share))

    if not clears(longest):
        needed = level_payment(principal, factors, "up") + regular_share(carried, longest)
        raise Refusal("payment", "payment_too_small", smallest=Money(needed), largest=longest)
    return bisect_left(range(1, longest), True, key=clears) + 1


def _level(principal: Money, factors: Factors, rule: LevelRule, share: Money) -> tuple[Column, Column]:
    if rule.payment is not None:
        _check_given(principal, factors, Money(rule.payment - share), share)
        return _run(principal, factors, Money(rule.payment - share))
    payment = level_payment(principal, factors, rule.rounding)
    if rule.multiple is not None:
        return _run(principal, factors, _rounded_to_multiple(principal, factors, payment, share, rule.multiple))
    columns = _run(principal, factors, payment)
    if _last(columns) <= 0 < principal and payment > 0:
        # Rounded up, a tiny debt would be cleared before the agreed count; rounded down, the last row absorbs.
        columns = _run(principal, factors, Money(payment - 1))
    return columns if rule.residue == "last" else _balanced(principal, factors, payment, columns)


def _run(principal: Money, factors: Factors, payment: Money) -> tuple[Column, Column]:
    repaid, interest = [], []
    balance = int(principal)
    for period in range(len(factors) - 1):
        charge = factors.interest(balance, period)
        part = min(max(payment - charge, 0), balance)
        balance -= part
        interest.append(charge)
        repaid.append(Money(part))
    interest.append(factors.interest(balance, len(factors) - 1))
    repaid.append(Money(balance))
    return tuple(repaid), tuple(interest)


def _last(columns: tuple[Column, Column]) -> Money:
    return Money(columns[0][-1] + columns[1][-1])


def _balanced(
    principal: Money, factors: Factors, payment: Money, columns: tuple[Column, Column]
) -> tuple[Column, Column]:
    """Move the payment by its share of the last row's excess, kept only where the spread shrinks."""
    count = len(factors)
    excess = _last(columns) - payment
    if abs(excess) <= count // 2:
        return columns
    moved = Money(payment + half_up(excess, count))
    tried = _run(principal, factors, moved)
    return tried if abs(_last(tried) - moved) < abs(excess) and _last(tried) > 0 else columns


def _check_given(principal: Money, factors: Factors, payment: Money, share: Money) -> None:
    first_interest = factors.interest(principal, 0)
    if payment <= first_interest and len(factors) > 1:
        raise Refusal(
            "payment",
            "payment_below_interest",
            interest=first_interest,
            smallest=Money(first_interest + share + 1),
        )
    if len(factors) > 1 and can_clear(principal, factors.part(0, len(factors) - 1), payment):
        raise Refusal("payment", "payment_too_large", largest=Money(level_payment(principal, factors) + share))


def _rounded_to_multiple(principal: Money, factors: Factors, payment: Money, share: Money, multiple: Money) -> Money:
    def rounded(step: int) -> Money:
        return Money(half_up(payment + share, step) * step - share)

    def works(step: int) -> bool:
        whole = rounded(step)
        return whole > factors.interest(principal, 0) and not can_clear(
            principal, factors.part(0, len(factors) - 1), whole
        )

    if multiple < 1:
        raise Refusal("payment_multiple", "amount_not_positive")
    if len(factors) == 1 or works(multiple):
        return rounded(multiple)
    unit = 100 if multiple > 100 else 1
    smaller = next((step for step in range(multiple - multiple % unit, 0, -unit) if step < multiple and works(step)), 1)
    raise Refusal("payment_multiple", "multiple_does_not_fit", largest=Money(smaller))


def _interest_on(principal: Money, repaid: Column, factors: Factors) -> Column:
    opening = accumulate(repaid[:-1], lambda balance, part: Money(balance - part), initial=principal)
    return tuple(factors.interest(balance, period) for period, balance in enumerate(opening))
