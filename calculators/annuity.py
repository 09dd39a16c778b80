"""The level payment over periods of any length, in whole numbers."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from calculators.daycount import Factors
from calculators.errors import Refusal
from calculators.rounding import NOTHING, ROUNDINGS, Money, PaymentRounding, Rate, up
from calculators.search import first_that

EIGHT = 10**8
"""Rates are answered with eight decimals."""

HIGHEST = 10 * EIGHT
NEAR = EIGHT // 1000


def level_payment(
    principal: Money, factors: Factors, rounding: PaymentRounding = "half_up", *, balloon: Money = NOTHING
) -> Money:
    """The equal payment that clears ``principal`` over the periods of ``factors``; ``balloon`` is due with the last.

    (P * prod(1 + f[k]) - balloon) / F[n], where F[1] = 1 and F[k] = F[k-1] * (1 + f[k]) + 1; with no interest
    (P - balloon) / n. Rounded once, half up or up to the minor unit. Source: the annuity identity, written for true
    period lengths.

    >>> level_payment(Money(100_000_000), Factors((49,) * 360, 12_000))
    530727
    """
    return ROUNDINGS[rounding](*_ratio(principal, factors, balloon))


def exact_payment(principal: Money, factors: Factors, *, balloon: Money = NOTHING) -> Fraction:
    """The level payment before it is rounded, in minor units."""
    return Fraction(*_ratio(principal, factors, balloon))


def _ratio(principal: Money, factors: Factors, balloon: Money) -> tuple[int, int]:
    scale, count = factors.denominator, len(factors.numerators)
    same = factors.numerators[-1]
    if factors.numerators.count(same) == count:
        # Periods of one length, most plans: the sum of a geometric series.
        growth, scale_power = (scale + same) ** count, scale**count
        annuity = (growth - scale_power) // same if same else count * scale ** (count - 1)
        return principal * growth - balloon * scale_power, annuity * scale
    growth, annuity, scale_power = 1, 0, 1
    for numerator in factors.numerators:
        growth *= scale + numerator
        annuity = annuity * (scale + numerator) + scale_power
        scale_power *= scale
    return principal * growth - balloon * scale_power, annuity * scale


def solved_rate(
    principal: Money,
    payment: Money,
    factors_at: Callable[[Rate], Factors],
    *,
    guess: float,
    balloon: Money = NOTHING,
) -> Decimal:
    """The annual rate, to eight decimals, whose level payment over true periods comes nearest to ``payment``.

    ``guess`` is where the search begins. Refuses a principal of nothing, payments that do not even repay the
    principal, and a rate above 10.
    """
    least = exact_payment(principal, factors_at(Decimal(0)), balloon=balloon)
    if principal <= 0:
        raise Refusal("payment", "no_rate")
    if payment < least:
        raise Refusal("payment", "payments_below_debt", smallest=up(least.numerator, least.denominator))

    def excess(step: int) -> Fraction:
        return exact_payment(principal, factors_at(Fraction(step, EIGHT)), balloon=balloon) - payment

    begin, end = max(0, int(guess * EIGHT) - NEAR), min(HIGHEST, int(guess * EIGHT) + NEAR)
    if excess(begin) > 0 or excess(end) < 0:
        begin, end = 0, HIGHEST
    step = first_that(lambda step: excess(step) >= 0, range(begin, end))
    over = excess(step)
    if over < 0:
        raise Refusal("payment", "rate_out_of_range")
    if step and over > -excess(step - 1):
        step -= 1
    return Decimal(step).scaleb(-8)
