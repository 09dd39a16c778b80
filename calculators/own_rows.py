"""Plans of which each row has a day and an amount of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from calculators.calendar import LONGEST, DueDates, Frequency
from calculators.daycount import Factors
from calculators.errors import Refusal
from calculators.parts import Carried
from calculators.rounding import NOTHING, Money
from calculators.row_by_row import Course, pay, placed
from calculators.search import first_from


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A row paid on a day; without ``payment`` whatever clears the plan."""

    due: date
    payment: Money | None = None


def own_dates(start: date, rows: tuple[OwnRow, ...], frequency: Frequency, anchor_day: int | None = None) -> DueDates:
    """The due dates that are named one by one; their anchor day is the latest day of the month among them.

    Refuses dates that do not ascend or begin before ``start``, rows that pay nothing, more than one that is open, and
    too many.
    """
    dates = tuple(row.due for row in rows)
    if len(rows) > LONGEST:
        raise Refusal("rows", "count_too_large", largest=LONGEST)
    if dates[0] < start:
        raise Refusal("rows[0].due", "start_before_balance", smallest=start)
    for number, (before, after) in enumerate(pairwise(dates), 2):
        if after <= before:
            raise Refusal(
                f"rows[{number - 1}].due",
                "row_not_after",
                number=number,
                smallest=date.fromordinal(before.toordinal() + 1),
            )
    for number, row in enumerate(rows, 1):
        if row.payment is not None and row.payment <= 0:
            raise Refusal(f"rows[{number - 1}].payment", "amount_not_positive")
    still_open = [number for number, row in enumerate(rows, 1) if row.payment is None]
    if len(still_open) > 1:
        raise Refusal(f"rows[{still_open[1] - 1}].payment", "rows_open", number=still_open[0])
    return DueDates(start, dates, frequency, anchor_day or max(day.day for day in dates), own=True)


def own_rows(
    principal: Money, charged: Factors, carried: tuple[Carried, ...], rows: tuple[OwnRow, ...]
) -> tuple[tuple[OwnRow, ...], Course]:
    """The rows with the payment of an open one solved, and what they pay.

    Interest of a row is round(balance * factor), its factor that of the days since the row before; a payment goes to
    it, to its share of what is spread, then to principal. The open payment leaves for the last row what that is to pay;
    what no whole unit reaches is in the last row. Refuses a payment that does not cover its interest or clears the debt
    before the last row, and rows that leave something, naming the nearest that does neither. Source: the United States
    rule, by which interest is counted up to each payment and no interest joins the principal.
    """
    spread = tuple(one for one in carried if one.where == "spread")
    amounts = tuple(row.payment for row in rows)

    def paid(payment: int) -> Course:
        wanted = tuple(Money(payment) if one is None else one for one in amounts[:-1])
        return pay(principal, charged, (*wanted, None), spread, NOTHING)

    between = next((number for number, one in enumerate(amounts[:-1], 1) if one is None), None)
    last = amounts[-1]
    payment = NOTHING if between is None or last is None else _solved(paid, between, len(rows), last)
    course = paid(payment)
    _check(course, rows)
    if between is None and last is not None and not course.last:
        raise Refusal(f"rows[{len(rows) - 1}].payment", "rows_leave_nothing")
    if between is None and last is not None and course.last != last:
        raise Refusal(f"rows[{len(rows) - 1}].payment", "rows_leave_rest", due=rows[-1].due, owed=course.last)
    solved = [OwnRow(row.due, payment if row.payment is None else row.payment) for row in rows]
    solved[-1] = OwnRow(rows[-1].due, course.last)
    return tuple(solved), placed(course, carried)


def _solved(paid: Callable[[int], Course], number: int, count: int, last: Money) -> Money:
    """The payment of the open row that leaves for the last one what comes nearest to what that is to pay.

    Refuses rows that leave less to it than its interest.
    """

    def left(payment: int) -> int:
        course = paid(payment)
        return course.last if course.ended == count - 1 else 0

    below = [one for one in paid(1).below if one.period == number - 1]
    least = below[0].interest if below else Money(1)
    _check_end(paid(least), count)
    if left(least) < last:
        raise Refusal(
            f"rows[{number - 1}].payment", "rows_leave_too_little", interest=least, largest=Money(left(least))
        )
    payment = first_from(lambda payment: left(payment) <= last, least, least)
    nearer_before = left(payment) == 0 or left(payment - 1) - last < last - left(payment)
    return Money(payment - 1 if nearer_before else payment)


def _check(course: Course, rows: tuple[OwnRow, ...]) -> None:
    for one in course.below:
        raise Refusal(f"rows[{one.period}].payment", "row_below_interest", smallest=one.interest)
    _check_end(course, len(rows))


def _check_end(course: Course, count: int) -> None:
    if course.ended == count - 1:
        return
    field = f"rows[{course.ended}].payment"
    if course.last <= 1:
        raise Refusal(field, "nothing_left")
    raise Refusal(field, "rows_end_early", owed=course.last, largest=course.last - 1)
