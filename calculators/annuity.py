"""The level payment over periods of any length, in whole numbers."""

from __future__ import annotations

from calculators.daycount import Factors
from calculators.rounding import ROUNDINGS, Money, PaymentRounding


def level_payment(principal: Money, factors: Factors, rounding: PaymentRounding = "half_up") -> Money:
    """The equal payment that clears ``principal`` over the periods of ``factors``.

    P * prod(1 + f[k]) / F[n], where F[1] = 1 and F[k] = F[k-1] * (1 + f[k]) + 1; with no interest P / n. Rounded
    once, half up or up to the minor unit. Source: the annuity identity, written for true period lengths.

    >>> level_payment(Money(100_000_000), Factors((49,) * 360, 12_000))
    530727
    """
    scale = factors.denominator
    growth, annuity, scale_power = 1, 0, 1
    for numerator in factors.numerators:
        growth *= scale + numerator
        annuity = annuity * (scale + numerator) + scale_power
        scale_power *= scale
    return ROUNDINGS[rounding](principal * growth, annuity * scale)


def can_clear(principal: Money, factors: Factors, payment: Money) -> bool:
    """Whether ``payment`` on each due date clears ``principal`` by the last one, interest rounded every period."""
    balance = int(principal)
    for period in range(len(factors)):
        balance += factors.interest(balance, period) - payment
        if balance <= 0:
            return True
    return False
