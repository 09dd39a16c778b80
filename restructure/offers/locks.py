"""Which quantity of a plan is solved: what is typed is given, what is locked stays, one of the others follows."""

from __future__ import annotations

from collections.abc import Set
from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec.structs import replace

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.offers.terms import DownPayment, InstalmentTerms

Quantity = Literal["payment", "payments", "final_due", "annual_rate", "down_payment"]
QUANTITIES: tuple[Quantity, ...] = ("payment", "payments", "final_due", "annual_rate", "down_payment")
SOLVED_FIRST: tuple[Quantity, ...] = ("payment", "payments", "annual_rate", "down_payment")
"""What follows from the others, the one that people expect to move before the next."""
NO_LOCKS: frozenset[Quantity] = frozenset()


def solved_quantity(terms: InstalmentTerms) -> Quantity | None:
    """The quantity that the terms leave to be solved; None where all are given."""
    if terms.rows:
        # One of them may be open: nothing else follows.
        return None
    if terms.solve_rate:
        return "annual_rate"
    if terms.solve_down_payment:
        return "down_payment"
    if terms.payment is None:
        return "payment" if terms.method == "level" else None
    return "payments" if terms.payments is None and terms.final_due is None else None


def with_value(
    terms: InstalmentTerms,
    seen: InstalmentTerms,
    quantity: Quantity,
    value: Money | int | date | Decimal,
    locked: Set[Quantity],
) -> InstalmentTerms:
    """The terms with one quantity given. What was solved stays solved; where that is the quantity itself, or is
    locked, the first open one of the others is. ``seen`` holds what was solved last.

    Refuses where every other quantity is locked.
    """
    if terms.rows:
        return _with(terms, quantity, value, seen)
    method = "level" if quantity == "payment" else terms.method
    filled = replace(
        terms,
        method=method,
        payment=terms.payment or seen.payment,
        payments=terms.payments or seen.payments,
        solve_rate=False,
        solve_down_payment=False,
        annual_rate=seen.annual_rate if terms.solve_rate else terms.annual_rate,
        down_payment=seen.down_payment if terms.solve_down_payment else terms.down_payment,
    )
    filled = _with(filled, quantity, value, seen)
    if method != "level":
        # Other ways of repayment have no one payment: their count is given, and nothing is solved.
        return replace(filled, payment=None)
    return _leaving(filled, _free(terms, quantity, locked))


def _with(terms: InstalmentTerms, quantity: Quantity, value: object, seen: InstalmentTerms) -> InstalmentTerms:
    match quantity:
        case "payment":
            assert isinstance(value, int)
            return replace(terms, payment=Money(value))
        case "payments":
            assert isinstance(value, int)
            return replace(terms, payments=value, final_due=None)
        case "final_due":
            assert isinstance(value, date)
            return replace(terms, final_due=value, payments=None)
        case "annual_rate":
            assert isinstance(value, Decimal)
            return replace(terms, annual_rate=value)
        case "down_payment":
            assert isinstance(value, int)
            start = terms.start or seen.start or terms.first_due
            paid_on = max(terms.down_payment.date, start) if terms.down_payment else start
            return replace(terms, down_payment=DownPayment(Money(value), paid_on) if value else None)


def _free(terms: InstalmentTerms, quantity: Quantity, locked: Set[Quantity]) -> Quantity:
    """What follows now. The number of payments and the last date are one thing said twice."""
    held = set(locked) | {quantity}
    if held & {"payments", "final_due"}:
        held |= {"payments", "final_due"}
    wanted = (solved_quantity(terms), *SOLVED_FIRST)
    free = next((one for one in wanted if one is not None and one not in held), None)
    if free is None or (free == "down_payment" and terms.down_payment is None):
        raise Refusal(quantity, "nothing_open")
    return free


def _leaving(terms: InstalmentTerms, free: Quantity) -> InstalmentTerms:
    match free:
        case "payment":
            return replace(terms, payment=None, payments=None if terms.final_due else terms.payments)
        case "payments" | "final_due":
            return replace(terms, payments=None, final_due=None)
        case "annual_rate":
            return replace(terms, solve_rate=True)
        case "down_payment":
            return replace(terms, solve_down_payment=True)
