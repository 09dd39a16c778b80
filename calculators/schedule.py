"""A schedule as columns of whole numbers: one tuple per column, one entry per due date."""

from __future__ import annotations

from datetime import date
from itertools import accumulate
from operator import add, sub

from msgspec import Struct

from calculators.rounding import NOTHING, Money

Column = tuple[Money, ...]


def zeros(count: int) -> Column:
    """A column on which nothing is paid."""
    return (NOTHING,) * count


def added(first: Column, *columns: Column) -> Column:
    """Several columns of one length added up, row by row; one that carries nothing costs nothing."""
    for column in columns:
        if any(column):
            first = tuple(map(add, first, column)) if any(first) else column
    return first


def negated(column: Column) -> Column:
    """A column with the other sign."""
    return tuple([Money(-amount) for amount in column]) if any(column) else column


class Rows(Struct, frozen=True):
    """Payments by row, before balances are drawn: columns of one length.

    ``arrears`` is interest and penalty from before the plan, ``fee`` fees from before it. ``capitalised`` joins
    the principal on that row; ``pending`` is interest that grew on that row and is paid on a later one.
    """

    principal: Column
    interest: Column
    arrears: Column
    fee: Column
    capitalised: Column
    pending: Column


class Schedule(Struct, frozen=True):
    """Payments by due date, and what each does.

    ``opening`` and ``closing`` are principal; ``payment`` is the sum of ``principal``, ``interest``, ``arrears``
    and ``fee``. ``owed_after_default`` is what would be owed if the plan ended right after that payment, with
    the waiver revived. Every column has one entry per due date. ``first_number`` is 0 where the first row is a down
    payment, which stands outside the count.
    """

    due: tuple[date, ...]
    opening: Column
    payment: Column
    principal: Column
    interest: Column
    arrears: Column
    fee: Column
    closing: Column
    owed_after_default: Column
    first_number: int = 1

    def __len__(self) -> int:
        return len(self.due)


class Totals(Struct, frozen=True):
    """Sums of a schedule's columns; ``payments`` counts the rows on which something is paid, without a down payment."""

    paid: Money
    principal: Money
    interest: Money
    arrears: Money
    fees: Money
    waived: Money
    payments: int
    final_due: date
    largest_payment: Money


def draw(due: tuple[date, ...], opening: Money, rows: Rows, waived: Money) -> Schedule:
    """Draw the balances from what each row pays; ``waived`` comes back if the plan ends before its last row."""
    repaid = map(sub, rows.principal, rows.capitalised) if any(rows.capitalised) else rows.principal
    balances: Column = tuple(accumulate(repaid, sub, initial=opening))
    closing, later = balances[1:], added(rows.arrears, rows.fee)
    return Schedule(
        due=due,
        opening=balances[:-1],
        payment=added(rows.principal, rows.interest, later),
        principal=rows.principal,
        interest=rows.interest,
        arrears=rows.arrears,
        fee=rows.fee,
        closing=closing,
        owed_after_default=_owed_after_default(closing, later, rows.pending, waived),
    )


def totals(schedule: Schedule, waived: Money) -> Totals:
    """The sums of a schedule, with what is forgiven when it is completed."""
    principal, interest = sum(schedule.principal), sum(schedule.interest)
    arrears, fees = sum(schedule.arrears), sum(schedule.fee)
    return Totals(
        paid=Money(principal + interest + arrears + fees),
        principal=Money(principal),
        interest=Money(interest),
        arrears=Money(arrears),
        fees=Money(fees),
        waived=waived,
        payments=len(schedule.due) - schedule.payment.count(NOTHING) - (schedule.first_number == 0),
        final_due=schedule.due[-1],
        largest_payment=max(schedule.payment),
    )


def _owed_after_default(closing: Column, later: Column, pending: Column, waived: Money) -> Column:
    unpaid = Money(sum(later) + waived)
    # The waiver takes effect with the last payment, so nothing is left to revive after it.
    if not unpaid and not any(pending):
        return (*closing[:-1], NOTHING)
    beside = accumulate(map(sub, pending, later), initial=unpaid)
    next(beside)
    return (*map(add, closing[:-1], beside), NOTHING)
