"""The closed forms of the annuity, by way of numpy-financial: a second opinion beside our whole numbers.

Floats, and only good for a start value or a test: what is agreed comes from ``annuity`` and ``instalment``. This is
the one module that knows numpy-financial, because outside a guarded domain it answers nonsense without a word.
"""

from __future__ import annotations

from math import isfinite, log, log1p

import numpy_financial

from calculators.calendar import check_count
from calculators.errors import Refusal

SMALLEST_RATE = 1e-6
"""Below it (1 + r) ** n - 1 loses its digits; no contract is written so finely."""

LARGEST_RATE = 10.0

LARGEST_GROWTH = 1e12
"""Beyond it (1 + r) ** n makes the payment plain interest, and soon overflows."""


def level_payment(principal: float, periodic_rate: float, payments: int) -> float:
    """P * r / (1 - (1 + r) ** -n), not rounded; P / n where the rate is zero.

    Refuses amounts that are not positive, counts outside 1 to 1,200, rates that are neither zero nor within
    [1e-6, 10], a growth (1 + r) ** n beyond 1e12, and numbers of another kind than int and float.
    Source: numpy-financial ``pmt``.

    >>> round(level_payment(150_000.00, 0.10 / 12, 36), 2)
    4840.08
    """
    _check_amount("principal", principal)
    _check_rate(periodic_rate)
    check_count(payments)
    if periodic_rate == 0:
        return principal / payments
    if payments * log1p(periodic_rate) > log(LARGEST_GROWTH):
        raise Refusal("payments", "growth_out_of_range")
    return -float(numpy_financial.pmt(periodic_rate, payments, principal))


def payments_needed(principal: float, periodic_rate: float, payment: float) -> float:
    """-log(1 - P * r / payment) / log(1 + r), not rounded; P / payment where the rate is zero.

    A real plan takes the next whole number, its last payment smaller. Refuses what ``level_payment`` refuses, and
    a payment that does not cover the interest. Source: numpy-financial ``nper``, which has the wrong sign at zero.

    >>> round(payments_needed(150_000.00, 0.10 / 52, 4500.00), 2)
    34.48
    """
    _check_amount("principal", principal)
    _check_amount("payment", payment)
    _check_rate(periodic_rate)
    if periodic_rate == 0:
        return principal / payment
    if payment <= principal * periodic_rate:
        raise Refusal("payment", "payment_below_interest")
    return float(numpy_financial.nper(periodic_rate, -payment, principal))


def periodic_rate(principal: float, payment: float, payments: int) -> float:
    """The rate a period at which ``payments`` level payments clear ``principal``.

    Zero where they only pay it back. Refuses payments that do not pay it back, and what has no answer within
    [0, 10]. Source: numpy-financial ``rate``; one payment has the closed form payment / P - 1.

    >>> round(periodic_rate(1000.00, 88.85, 12), 4)
    0.01
    """
    _check_amount("principal", principal)
    _check_amount("payment", payment)
    check_count(payments)
    if payment * payments < principal:
        raise Refusal("payment", "payments_below_debt")
    if payment * payments == principal:
        return 0.0
    if payments == 1:
        rate = payment / principal - 1
    else:
        # Interest falls on about half of the principal over the whole term: close enough to start from.
        guess = min(2 * (payment * payments / principal - 1) / (payments + 1), payment / principal)
        rate = float(numpy_financial.rate(payments, -payment, principal, 0, guess=guess, maxiter=200))
    if not isfinite(rate) or not 0 <= rate <= LARGEST_RATE:
        raise Refusal("payment", "no_rate")
    return rate


def _check_amount(field: str, amount: float) -> None:
    _check_kind(field, amount)
    if not isfinite(amount) or amount <= 0:
        raise Refusal(field, "amount_not_positive")


def _check_rate(rate: float) -> None:
    _check_kind("periodic_rate", rate)
    if rate != 0 and not SMALLEST_RATE <= rate <= LARGEST_RATE:
        raise Refusal("periodic_rate", "rate_out_of_range")


def _check_kind(field: str, number: object) -> None:
    # A Decimal would pass the type of a caller who does not check, and numpy-financial breaks inside on it.
    if isinstance(number, bool) or not isinstance(number, int | float):
        raise Refusal(field, "not_a_number")
