"""Months that pay an amount of their own every year: a bonus in December, nothing in June."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calculators.rounding import Money


@dataclass(frozen=True, slots=True)
class OwnMonth:
    """The payment of a calendar month, 1 to 12, instead of the regular amount; nothing puts it off."""

    month: int
    payment: Money


def paid_in(day: date, months: tuple[OwnMonth, ...]) -> Money | None:
    """Return what the payment of a day pays by its month; None where that is the regular amount.

    >>> paid_in(date(2027, 6, 25), (OwnMonth(6, Money(0)), OwnMonth(12, Money(200_000))))
    0
    """
    return next((one.payment for one in months if one.month == day.month), None)
