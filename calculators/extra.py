"""Extra and early payments inside a plan: each repays principal on its day."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

from calculators.calendar import DueDates
from calculators.errors import Refusal
from calculators.rounding import Money
from calculators.row_by_row import PaidBeside

Then = Literal["shorter", "lower"]
"""Whether the payment is kept and the plan ends sooner, or the end is kept and the payment falls."""

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Extra:
    """An amount that is paid on a day beside the agreed payments; on a due date together with that payment."""

    date: date
    amount: Money
    then: Then = "shorter"


def check_extra(extra: tuple[Extra, ...], due: DueDates) -> None:
    """Refuse days that do not ascend, or do not lie between the start of the plan and its last due date."""
    before, last = due.start, due.dates[-1]
    for index, one in enumerate(extra):
        if one.amount <= 0:
            raise Refusal(f"extra[{index}].amount", "amount_not_positive")
        if not before < one.date < last:
            smallest, largest = before + ONE_DAY, last - ONE_DAY
            if index and one.date <= before and smallest <= largest:
                raise Refusal(f"extra[{index}].date", "row_not_after", smallest=smallest)
            raise Refusal(f"extra[{index}].date", "extra_outside", smallest=smallest, largest=largest)
        before = one.date


def beside(extra: tuple[Extra, ...], due: DueDates, factor: Callable[[int, date], Fraction]) -> tuple[PaidBeside, ...]:
    """The extra payments by the period that each falls into.

    ``factor`` is that of the nights of a period behind a day: the payment lowers them, so that the interest of the
    period is P * f - A * (f from the payment on).
    """
    return tuple(_placed(one, due, factor) for one in extra)


def _placed(one: Extra, due: DueDates, factor: Callable[[int, date], Fraction]) -> PaidBeside:
    period = bisect_left(due.dates, one.date)
    on_due = due.dates[period] == one.date
    return PaidBeside(period, one.amount, factor(period, one.date), on_due, one.then == "lower")
