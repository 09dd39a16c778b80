"""The closed forms of the annuity, by way of numpy-financial: a second opinion beside our whole numbers.

Floats, and only good for a start value or a test: what is agreed comes from ``annuity`` and ``instalment``. This is
the one module that knows numpy-financial, because outside a guarded domain it answers nonsense without a word.
"""

from __future__ import annotations

from math import isfinite

import numpy as np
import numpy_financial

from calculators.calendar import check_count
from calculators.errors import Refusal

LARGEST_RATE = 10.0


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
        # What grows beyond a float has no rate, and is refused below.
        with np.errstate(all="ignore"):
            rate = float(numpy_financial.rate(payments, -payment, principal, 0, guess=guess, maxiter=200))
    if not isfinite(rate) or not 0 <= rate <= LARGEST_RATE:
        raise Refusal("payment", "no_rate")
    return rate


def _check_amount(field: str, amount: float) -> None:
    _check_kind(field, amount)
    if not isfinite(amount) or amount <= 0:
        raise Refusal(field, "amount_not_positive")


def _check_kind(field: str, number: object) -> None:
    # A Decimal would pass the type of a caller who does not check, and numpy-financial breaks inside on it.
    if isinstance(number, bool) or not isinstance(number, int | float):
        raise Refusal(field, "not_a_number")
