"""What somebody says they can do, as it was said, and what it comes to for a search of offers by the month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import floor

from calculators.calendar import MONTHLY, Frequency
from calculators.rounding import Money
from restructure.asking import Says


@dataclass(frozen=True, slots=True)
class Regular:
    """So much every so often."""

    amount: Money
    frequency: Frequency


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody says they can do.

    ``start`` is the first day of the regular sum, ``now_on`` that of ``now`` where it is not today; ``settle`` is what
    would settle the debt: an amount, or a share of the debt as a Decimal.
    """

    regular: Regular | None = None
    now: Money | None = None
    now_on: date | None = None
    start: date | None = None
    max_months: int | None = None
    payments: int | None = None
    settle: Money | Decimal | None = None


def by_month(said: Statement) -> Says:
    """What it comes to by the month: a sum of another period at what it comes to in a month, rounded down, and a number
    of its payments as the whole months that they take, at least one.

    >>> by_month(Statement(Regular(Money(2500), Frequency(1, "week")), payments=9))
    Says(per_month=10833, now=None, start=None, max_months=2, payments=None)
    """
    regular, longest, payments = said.regular, said.max_months, said.payments
    if regular is None or regular.frequency == MONTHLY:
        amount = None if regular is None else regular.amount
        return Says(amount, said.now, said.start, longest, payments)
    in_a_month = regular.frequency.per_year / 12
    if payments is not None:
        months = max(1, floor(payments / in_a_month))
        longest = months if longest is None else min(longest, months)
    return Says(Money(floor(regular.amount * in_a_month)), said.now, said.start, longest)
