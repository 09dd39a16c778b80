"""Instalment plans: level, equal principal, interest only, bullet, stepped, flat fee."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from typing import Literal, cast

from calculators.annuity import level_payment
from calculators.calendar import DueDates
from calculators.daycount import Factors
from calculators.errors import Refusal
from calculators.parts import Arranged, Carried, ColumnName, carry, last_share, regular_share
from calculators.rounding import NOTHING, Money, PaymentRounding, equal_shares, half_up, times
from calculators.schedule import Column, Rows, Schedule, added, draw, negated, zeros

Method = Literal["level", "equal_principal", "interest_only", "bullet", "stepped", "flat_fee"]
METHODS: tuple[Method, ...] = ("level", "equal_principal", "interest_only", "bullet")
"""Methods that need nothing beside a rate and a number of payments."""
Residue = Literal["last", "balanced"]


@dataclass(frozen=True, slots=True)
class Step:
    """Every so many rows the payment is multiplied by 1 + ``by``."""

    every: int
    by: Decimal


@dataclass(frozen=True, slots=True)
class LevelRule:
    """How the level payment is fixed.

    ``payment`` is the whole regular row, shares of carried amounts included; without it the payment is computed
    and rounded by ``rounding``, then to a ``multiple``. ``residue`` says what happens to the odd units. ``balloon``
    falls due inside the last row, of equal principal too. ``step`` belongs to the stepped method,
    ``fee_per_period`` (a fraction of the original amount) to the flat fee.
    """

    payment: Money | None = None
    rounding: PaymentRounding = "half_up"
    residue: Residue = "last"
    multiple: Money | None = None
    balloon: Money = NOTHING
    step: Step | None = None
    fee_per_period: Decimal | None = None


PLAIN = LevelRule()


def instalment(
    arranged: Arranged, due: DueDates, factors: Factors, *, method: Method, rule: LevelRule = PLAIN
) -> Schedule:
    """The schedule of an instalment plan over ``due``, one factor per due date.

    Interest of a period is round(balance * factor); the last row pays what is left. Refuses a debt of
    nothing, a payment outside the domain, and a balloon that is not below the principal or goes with a method other
    than level and equal principal.
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
    spread = tuple(one for one in carried if one.where == "spread")
    over = _over(principal, factors, spread, rule) if method == "level" else count
    shares = carry(spread, count, over)
    if method == "level":
        share, rest = regular_share(spread, over), last_share(spread, count, over)
        regular = regular_payment(principal, factors, rule, share, rest)
        repaid, interest = _run(principal, factors, regular)
        if any(column[-1] for column in shares.values()):
            shares = _brought_forward(shares, _gaps(repaid, interest, regular))
    else:
        repaid, interest = _amortize(principal, factors, method, rule)
    placed = carry(tuple(one for one in carried if one.where != "spread"), count)
    extra = {name: added(shares[name], placed[name]) for name in shares}
    rows = Rows(
        principal=repaid,
        interest=added(interest, extra["interest"]),
        arrears=extra["arrears"],
        fee=extra["fee"],
        capitalised=zeros(count),
        pending=negated(extra["interest"]),
    )
    return _with_flat_fee(rows, principal, rule) if method == "flat_fee" else rows


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
        _check_balloon(principal, balloon, method)
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


def _check_balloon(principal: Money, balloon: Money, method: Method) -> None:
    if method not in ("level", "equal_principal"):
        raise Refusal("balloon", "balloon_with_method")
    if not 0 < balloon < principal:
        raise Refusal("balloon", "balloon_too_large", largest=Money(max(principal - 1, 0)))


def _gaps(repaid: Column, interest: Column, regular: Money) -> Column:
    """How much each row but the last stays below the regular one, because the principal is repaid already."""
    rows = zip(repaid[:-1], interest[:-1], strict=True)
    return tuple(Money(max(regular - part - charge, 0)) for part, charge in rows)


def _brought_forward(shares: dict[ColumnName, Column], gaps: Column) -> dict[ColumnName, Column]:
    """Fill gaps with what the last row carries, so that the debtor pays one amount until the last row."""
    columns = {name: list(column) for name, column in shares.items()}
    for row, gap in enumerate(gaps):
        left = int(gap)
        for column in columns.values():
            moved = min(left, column[-1])
            column[row] = Money(column[row] + moved)
            column[-1] = Money(column[-1] - moved)
            left -= moved
    return {name: tuple(column) for name, column in columns.items()}


def count_from_payment(
    principal: Money, factors: Factors, carried: tuple[Carried, ...], payment: Money, balloon: Money = NOTHING
) -> int:
    """How many regular rows of ``payment``, shares included, clear the debt; the last row may be smaller.

    ``factors`` covers the longest plan allowed. Refuses a payment that does not cover the first interest, and
    one that needs more payments than that, naming the smallest that works.
    """
    longest = len(factors)
    first_interest = factors.interest(principal, 0)

    def last_row(count: int, over: int, paid: int = payment) -> int:
        return _last_with(principal, factors.part(0, count), carried, Money(paid), over)

    def clears(count: int, paid: int = payment) -> bool:
        if paid - regular_share(carried, count) < first_interest:
            return False
        return last_row(count, count, paid) - balloon <= paid

    if payment > first_interest and clears(longest):
        count = bisect_left(range(1, longest), True, key=clears) + 1
        # With the shares of so long a plan the debt may end a row sooner.
        ends = (fewer for fewer in range(count, 0, -1) if last_row(fewer, count) > 0)
        return next(ends, count)
    # Every rounding moves the balance by less than a unit, so the answer lies beside the exact level payment.
    share = regular_share(carried, longest)
    near = level_payment(principal, factors, balloon=balloon) + share
    low, most = max(payment, first_interest) + 1, principal + first_interest + share + 1
    begin = max(low, near - longest)
    begin = low if clears(longest, begin) else begin
    end = near + longest if clears(longest, near + longest) else most
    smallest = Money(begin + bisect_left(range(begin, end), True, key=lambda paid: clears(longest, paid)))
    if payment <= first_interest:
        raise Refusal("payment", "payment_below_interest", interest=first_interest, smallest=smallest)
    raise Refusal("payment", "payment_too_small", smallest=smallest, largest=longest)


def rows_until_repaid(principal: Money, factors: Factors, payment: Money) -> int:
    """How many rows of ``payment`` repay the principal, the last no larger; all of ``factors`` where they do not."""
    fewer = range(1, len(factors))
    return 1 + bisect_left(
        fewer, True, key=lambda count: _last(_run(principal, factors.part(0, count), payment)) <= payment
    )


def regular_payment(principal: Money, factors: Factors, rule: LevelRule, share: Money, rest: Money) -> Money:
    """Principal and interest of a regular row; spread amounts add ``share`` to it and ``rest`` to the last."""
    if rule.balloon:
        _check_balloon(principal, rule.balloon, "level")
    if rule.payment is not None:
        payment = Money(rule.payment - share)
        _check_given(principal, factors, payment, share, rest)
        return payment
    payment = level_payment(principal, factors, rule.rounding, balloon=rule.balloon)
    if rule.multiple is not None:
        return _rounded_to_multiple(principal, factors, payment, share, rest, rule.multiple)
    first_interest = factors.interest(principal, 0)
    if first_interest > payment:
        # A long first period: its interest alone is more than the level payment.
        smallest = Money(first_interest + share)
        raise Refusal("payment", "payment_below_interest", interest=first_interest, smallest=smallest)
    if _last(_run(principal, factors, payment)) <= 0 < principal:
        # Rounded up, a tiny debt would be cleared before the agreed count; lowered, the last row absorbs.
        lower = range(first_interest, payment)
        ends_early = bisect_left(lower, True, key=lambda paid: _last(_run(principal, factors, Money(paid))) <= 0)
        payment = Money(max(first_interest + ends_early - 1, 0))
    return payment if rule.residue == "last" else _balanced(principal, factors, payment, rule.balloon)


@lru_cache(maxsize=8)
def _run(principal: Money, factors: Factors, payment: Money) -> tuple[Column, Column]:
    """Principal and interest of each row at a fixed payment, the last with what is left.

    Remembered, because whoever fixes the payment looks at its last row before the rows are asked for. The interest is
    ``Factors.interest`` written out: this is the loop that every keystroke waits for.
    """
    repaid, interest = [], []
    balance, twice, denominator = int(principal), 2 * factors.denominator, factors.denominator
    for doubled in [2 * numerator for numerator in factors.numerators[:-1]]:
        charge = (balance * doubled + denominator) // twice
        part = payment - charge
        if part < 0:
            part = 0
        elif part > balance:
            part = balance
        balance -= part
        interest.append(charge)
        repaid.append(part)
    interest.append(factors.interest(balance, len(factors) - 1))
    repaid.append(balance)
    return cast("tuple[Column, Column]", (tuple(repaid), tuple(interest)))


def _last(columns: tuple[Column, Column]) -> Money:
    return Money(columns[0][-1] + columns[1][-1])


def _balanced(principal: Money, factors: Factors, payment: Money, balloon: Money) -> Money:
    """Move the payment by its share of the last row's excess, kept only where the spread shrinks."""
    count = len(factors)
    excess = _last(_run(principal, factors, payment)) - balloon - payment
    if abs(excess) <= count // 2:
        return payment
    moved = Money(payment + half_up(excess, count))
    last = _last(_run(principal, factors, moved))
    return moved if abs(last - balloon - moved) < abs(excess) and last > 0 else payment


def _check_given(principal: Money, factors: Factors, payment: Money, share: Money, rest: Money) -> None:
    first_interest = factors.interest(principal, 0)
    if len(factors) == 1:
        return
    if payment < first_interest:
        smallest = Money(first_interest + share)
        raise Refusal("payment", "payment_below_interest", interest=first_interest, smallest=smallest)
    if not _fits(principal, factors, payment, rest):
        fitting = range(first_interest, payment)
        most = bisect_left(fitting, True, key=lambda paid: not _fits(principal, factors, Money(paid), rest))
        raise Refusal("payment", "payment_too_large", largest=Money(first_interest + most - 1 + share))


def _over(principal: Money, factors: Factors, spread: tuple[Carried, ...], rule: LevelRule) -> int:
    """Over how many rows the shares of a given payment are counted, so that the last row is no larger than the others.

    The number of rows, or more where needed: smaller shares repay more principal early, so that less is left for the
    end.
    A payment that is what it would be if it were computed keeps the shares of its own plan.
    """
    count, payment, first_interest = len(factors), rule.payment, factors.interest(principal, 0)
    if payment is None or not spread or payment == _computed_row(principal, factors, spread, rule):
        return count

    def fits(over: int) -> bool:
        covers = payment - regular_share(spread, over) >= first_interest
        return covers and _last_with(principal, factors, spread, payment, over) <= payment + rule.balloon

    # Over more than twice its amount the share of a part is nothing, and all of it is left for the end.
    most = count + 2 * max(one.amount for one in spread) + 1
    over = count + bisect_left(range(count, most), True, key=fits)
    return over if fits(over) and _last_with(principal, factors, spread, payment, over) > 0 else count


def _computed_row(principal: Money, factors: Factors, spread: tuple[Carried, ...], rule: LevelRule) -> Money | None:
    count = len(factors)
    share, rest = regular_share(spread, count), last_share(spread, count, count)
    try:
        return Money(regular_payment(principal, factors, replace(rule, payment=None), share, rest) + share)
    except Refusal:
        return None


def _last_with(principal: Money, factors: Factors, carried: tuple[Carried, ...], payment: Money, over: int) -> int:
    """The last row of a plan of given payments, its shares those of a plan over ``over`` rows."""
    rest = last_share(carried, len(factors), over)
    return _last_row(principal, factors, Money(payment - regular_share(carried, over)), rest)


def _last_row(principal: Money, factors: Factors, payment: Money, rest: Money) -> int:
    """What a fixed payment leaves for the last row, whose share fills the gaps before it; 0 or less: too little."""
    repaid, interest = _run(principal, factors, payment)
    return repaid[-1] + interest[-1] + rest - sum(_gaps(repaid, interest, payment))


def _fits(principal: Money, factors: Factors, payment: Money, rest: Money) -> bool:
    return _last_row(principal, factors, payment, rest) > 0


def _rounded_to_multiple(
    principal: Money, factors: Factors, payment: Money, share: Money, rest: Money, multiple: Money
) -> Money:
    def rounded(step: int) -> Money:
        return Money(half_up(payment + share, step) * step - share)

    def works(step: int) -> bool:
        whole = rounded(step)
        return whole > factors.interest(principal, 0) and _fits(principal, factors, whole, rest)

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
