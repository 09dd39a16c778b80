"""Commission on what came in while an account was placed here: billed once, and taken back once where the money was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from calculators.rounding import Money, times

Standing = Literal["due", "billed", "taken_back", "reversed", "not_placed", "no_rate"]
"""Of a receipt: commission is due on it, was billed, is to be taken back with the money, is none since the money was
taken back before, the account was not placed here that day, or nobody named a rate."""


@dataclass(frozen=True, slots=True)
class CommissionLine:
    """Commission for a payment at a rate, ``Decimal("0.2")`` being a fifth; below nothing where a payment that was
    billed was taken back."""

    account_number: str
    payment_id: int
    is_reversal: bool
    currency: str
    base: Money
    rate: Decimal
    commission: Money


@dataclass(frozen=True, slots=True)
class Receipt:
    """A payment to an account that a creditor placed: ``is_reversed`` where it was taken back, ``placed`` where the
    account was placed here on its day, at a ``rate`` or none; ``billed`` is the line by which it was billed."""

    account_number: str
    payment_id: int
    paid_on: date
    amount: Money
    currency: str
    reference: str
    placement_reference: str
    batch: str
    placed: bool
    rate: Decimal | None
    is_reversed: bool
    billed: CommissionLine | None = None
    is_taken_back: bool = False

    @property
    def standing(self) -> Standing:
        """Return what is to become of it."""
        if self.billed is not None:
            return "taken_back" if self.is_reversed and not self.is_taken_back else "billed"
        if self.is_reversed:
            return "reversed"
        if not self.placed:
            return "not_placed"
        return "no_rate" if self.rate is None else "due"


def billed_now(receipts: Iterable[Receipt]) -> tuple[CommissionLine, ...]:
    """Return the lines of a bill: each receipt on which commission is due, rounded half up to the minor unit, and each
    that was billed and is taken back, whole."""
    return tuple(line for one in receipts if (line := _line(one)) is not None)


def _line(one: Receipt) -> CommissionLine | None:
    if one.standing == "due" and one.rate is not None:
        earned = times(one.amount, one.rate)
        return CommissionLine(one.account_number, one.payment_id, False, one.currency, one.amount, one.rate, earned)
    if one.standing == "taken_back" and (was := one.billed) is not None:
        back = Money(-was.base), was.rate, Money(-was.commission)
        return CommissionLine(one.account_number, one.payment_id, True, one.currency, *back)
    return None
