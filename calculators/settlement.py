"""Settlement: part of the debt is paid in one sum or in tranches, the rest is waived on the last of them."""

from __future__ import annotations

from datetime import date
from itertools import accumulate
from operator import sub
from typing import Literal

from msgspec.structs import replace

from calculators.errors import Refusal
from calculators.parts import PartName, Parts
from calculators.rounding import NOTHING, Money, Rate, half_up, times
from calculators.schedule import Column, Rows, Schedule, added, draw, zeros

OnDefault = Literal["revive_all", "pro_rata"]
WAIVER_ORDER: tuple[PartName, ...] = ("penalty", "interest", "fees", "principal")
PAID_FIRST: tuple[PartName, ...] = ("fees", "interest", "penalty", "principal")


def settlement_amount(debt: Money, fraction: Rate) -> Money:
    """The part of the confirmed debt that is paid: debt * fraction, half up. Refuses one outside (0, 1].

    >>> from decimal import Decimal
    >>> settlement_amount(Money(4862035), Decimal("0.62"))
    3014462
    """
    if not 0 < fraction <= 1:
        raise Refusal("fraction", "fraction_out_of_range")
    return times(debt, fraction)


def waive_in_order(parts: Parts, waived: Money, order: tuple[PartName, ...] = WAIVER_ORDER) -> Parts:
    """Take ``waived`` off the parts in ``order``, each capped at the part. Refuses more than the debt.

    >>> waive_in_order(Parts(Money(100), Money(20), Money(30)), Money(40))
    Parts(principal=0, interest=10, penalty=30, fees=0)
    """
    if waived > parts.total:
        raise Refusal("amount", "waiver_exceeds_debt", largest=parts.total)
    if len(set(order)) < len(order):
        raise Refusal("waiver_order", "name_twice", given=next(name for name in order if order.count(name) > 1))
    left, taken = int(waived), {}
    for name in order:
        taken[name] = Money(min(left, getattr(parts, name)))
        left -= taken[name]
    if left:
        raise Refusal("waiver_order", "waiver_order_too_short", largest=Money(waived - left))
    return Parts(**taken)


def settlement(
    parts: Parts,
    tranches: Column,
    dates: tuple[date, ...],
    *,
    on_default: OnDefault = "revive_all",
    order: tuple[PartName, ...] = WAIVER_ORDER,
) -> tuple[Schedule, Parts]:
    """The schedule of a settlement and what it waives, by part. No interest runs.

    Each tranche pays fees, then interest and penalty, then principal. After a default ``revive_all`` brings back
    the whole debt less what was paid; ``pro_rata`` keeps the waiver in the share paid. Refuses tranches of
    nothing and a sum above the debt.
    """
    amount = Money(sum(tranches))
    if min(tranches) <= 0:
        raise Refusal("tranches", "tranche_of_nothing", largest=max(1, int(amount)))
    if amount > parts.total:
        raise Refusal("amount", "settlement_above_debt", largest=parts.total)
    waived = waive_in_order(parts, Money(parts.total - amount), order)
    columns, nothing = _columns(parts, waived, tranches), zeros(len(tranches))
    rows = Rows(
        principal=columns["principal"],
        interest=nothing,
        arrears=added(columns["interest"], columns["penalty"]),
        fee=columns["fees"],
        capitalised=nothing,
        pending=nothing,
    )
    opening = Money(parts.principal - waived.principal)
    if on_default == "revive_all":
        return draw(dates, opening, rows, waived.total), waived
    schedule = draw(dates, opening, rows, NOTHING)
    back = tuple(half_up(waived.total * (amount - paid), amount) for paid in accumulate(tranches))
    return replace(schedule, owed_after_default=added(schedule.owed_after_default, back)), waived


def _columns(parts: Parts, waived: Parts, tranches: Column) -> dict[PartName, Column]:
    columns, left = dict.fromkeys(PAID_FIRST, zeros(len(tranches))), tranches
    for name in PAID_FIRST:
        if kept := getattr(parts, name) - getattr(waived, name):
            columns[name] = _taken(kept, left)
            left = tuple(map(sub, left, columns[name]))
    return columns


def _taken(amount: Money, tranches: Column) -> Column:
    """An amount out of the tranches, of each as much as there is."""
    column = []
    for tranche in tranches:
        column.append(min(tranche, amount))
        amount = Money(amount - column[-1])
    return tuple(column)
