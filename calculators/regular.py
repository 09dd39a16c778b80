"""The regular payment of a level plan: computed, given, or rounded to a multiple."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from calculators.annuity import level_payment
from calculators.daycount import Factors
from calculators.errors import Refusal
from calculators.level_rows import last_of, last_row, last_with, run, smallest_covering, uncovered
from calculators.parts import Carried, last_share, regular_share
from calculators.rounding import NOTHING, Money, PaymentRounding, half_up
from calculators.search import first_that

MOST_TIMES = 500
"""How much more or less often than it was asked for a multiple is looked for in a payment."""
Residue = Literal["last", "balanced"]


@dataclass(frozen=True, slots=True)
class Step:
    """Every so many rows the payment is multiplied by 1 + ``by``."""

    every: int
    by: Decimal


class LevelRule(Struct, frozen=True):
    """Rule for the level payment.

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


def regular_payment(principal: Money, factors: Factors, rule: LevelRule, share: Money, rest: Money) -> Money:
    """Principal and interest of a regular row; spread amounts add ``share`` to it and ``rest`` to the last.

    Refuses a first period, and any other, that costs more than the row pays.
    """
    if rule.balloon:
        check_balloon(principal, rule.balloon, "level")
    if rule.payment is not None:
        payment = Money(rule.payment - share)
        _check_given(principal, factors, payment, share, rest)
        return payment
    payment = level_payment(principal, factors, rule.rounding, balloon=rule.balloon)
    if rule.multiple is not None:
        return _rounded_to_multiple(principal, factors, payment, share, rest, rule.multiple)
    above = uncovered(principal, factors, payment)
    if above is not None:
        first_interest = factors.interest(principal, 0)
        if first_interest > payment:
            # Principal would grow in the first row, however surely the last one clears it.
            raise Refusal("first_due", "first_period_too_long", interest=first_interest, payment=payment)
        # A period that is longer than the others costs more than the payment that repays them all.
        raise Refusal("payments", "period_costs_more", interest=above, payment=payment)
    if last_of(run(principal, factors, payment)) <= 0 < principal:
        # Rounded up, a tiny debt would be cleared before the agreed count; lowered, the last row absorbs.
        ends_early = first_that(
            lambda paid: last_of(run(principal, factors, Money(paid))) <= 0,
            range(factors.interest(principal, 0), payment),
        )
        payment = Money(max(ends_early - 1, 0))
    return payment if rule.residue == "last" else _balanced(principal, factors, payment, rule.balloon)


def check_balloon(principal: Money, balloon: Money, method: str) -> None:
    """Refuse a balloon beside a method that has no room for one, and one that is not smaller than the principal."""
    if method not in ("level", "equal_principal"):
        raise Refusal("balloon", "balloon_with_method")
    if not 0 < balloon < principal:
        raise Refusal("balloon", "balloon_too_large", largest=Money(max(principal - 1, 0)))


def _balanced(principal: Money, factors: Factors, payment: Money, balloon: Money) -> Money:
    """Move the payment by its share of the last row's excess, kept only where the spread shrinks."""
    count = len(factors)
    excess = last_of(run(principal, factors, payment)) - balloon - payment
    if abs(excess) <= count // 2:
        return payment
    moved = Money(payment + half_up(excess, count))
    last = last_of(run(principal, factors, moved))
    return moved if abs(last - balloon - moved) < abs(excess) and last > 0 else payment


def _check_given(principal: Money, factors: Factors, payment: Money, share: Money, rest: Money) -> None:
    first_interest = factors.interest(principal, 0)
    if len(factors) == 1:
        return
    above = uncovered(principal, factors, payment)
    if above is not None:
        smallest = Money(smallest_covering(principal, factors, payment) + share)
        raise Refusal("payment", "payment_below_interest", interest=above, smallest=smallest)
    if not _fits(principal, factors, payment, rest):
        too_much = first_that(
            lambda paid: not _fits(principal, factors, Money(paid), rest), range(first_interest, payment)
        )
        raise Refusal("payment", "payment_too_large", largest=Money(too_much - 1 + share))


def share_rows(principal: Money, factors: Factors, spread: tuple[Carried, ...], rule: LevelRule) -> int:
    """Over how many rows the shares of a given payment are counted, so that the last row is no larger than the others.

    The number of rows, or more where needed: smaller shares repay more principal early, so that less is left for the
    end.
    A payment that is what it would be if it were computed keeps the shares of its own plan.
    """
    count, payment = len(factors), rule.payment
    if payment is None or not spread or payment == _computed_row(principal, factors, spread, rule):
        return count

    def fits(over: int) -> bool:
        covered = uncovered(principal, factors, Money(payment - regular_share(spread, over))) is None
        return covered and last_with(principal, factors, spread, payment, over) <= payment + rule.balloon

    # Over more than twice its amount the share of a part is nothing, and all of it is left for the end.
    most = count + 2 * max(one.amount for one in spread) + 1
    over = first_that(fits, range(count, most))
    return over if fits(over) and last_with(principal, factors, spread, payment, over) > 0 else count


def _computed_row(principal: Money, factors: Factors, spread: tuple[Carried, ...], rule: LevelRule) -> Money | None:
    count = len(factors)
    share, rest = regular_share(spread, count), last_share(spread, count, count)
    try:
        return Money(regular_payment(principal, factors, replace(rule, payment=None), share, rest) + share)
    except Refusal:
        return None


def _fits(principal: Money, factors: Factors, payment: Money, rest: Money) -> bool:
    return last_row(principal, factors, payment, rest) > 0


def _rounded_to_multiple(
    principal: Money, factors: Factors, payment: Money, share: Money, rest: Money, multiple: Money
) -> Money:
    def rounded(step: int) -> Money:
        return Money(half_up(payment + share, step) * step - share)

    def works(step: int) -> bool:
        whole = rounded(step)
        covered = whole > factors.interest(principal, 0) and uncovered(principal, factors, whole) is None
        return covered and _fits(principal, factors, whole, rest)

    if multiple < 1:
        raise Refusal("payment_multiple", "amount_not_positive")
    if len(factors) == 1 or works(multiple):
        return rounded(multiple)
    whole, dearest = payment + share, factors.interest(principal, 0)
    least = first_that(lambda paid: uncovered(principal, factors, Money(paid)) is None, range(dearest + 1, 2 * whole))
    most = first_that(lambda paid: not _fits(principal, factors, Money(paid), rest), range(least, 2 * whole)) - 1
    units = (100, 1) if multiple > 100 else (1,)
    tried = (_multiple_near(multiple, whole, least + share, most + share, unit) for unit in units)
    near = next((one for one in tried if one is not None and works(one)), None)
    if near is None:
        raise Refusal("payment_multiple", "multiple_does_not_fit")
    raise Refusal("payment_multiple", "multiple_does_not_fit", nearest=Money(near))


def _multiple_near(multiple: int, whole: int, least: int, most: int, unit: int) -> int | None:
    """The multiple nearest to another, itself one of ``unit``, to which a payment is rounded half up between the least
    and the most; None where there is none.

    The payment is so many times a multiple s as lies between 2 * payment / s - 1 and 2 * payment / s + 1, halved.
    """
    middle = half_up(whole, multiple)

    def within(times: int) -> tuple[int, int]:
        low = max(-(-least // times), 2 * whole // (2 * times + 1) + 1)
        return -(-low // unit) * unit, min(most // times, 2 * whole // (2 * times - 1)) // unit * unit

    ranges = (within(times) for times in range(max(middle - MOST_TIMES, 1), middle + MOST_TIMES))
    near = (min(max(multiple, low), high) for low, high in ranges if unit <= low <= high)
    return min(near, key=lambda one: (abs(one - multiple), one), default=None)
