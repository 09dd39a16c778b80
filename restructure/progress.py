"""How a signed plan is kept: which payment covers which row, what is late, what is owed if it ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateutil.relativedelta import relativedelta

from calculators.allocation import allocate
from calculators.parts import PARTS, PartName, Parts
from calculators.rounding import NOTHING, Money
from calculators.schedule import Schedule
from restructure.agreement import Agreement
from restructure.receipts import order_of

State = Literal["paid", "late", "partly", "missed", "due", "ahead"]
STATES: tuple[State, ...] = ("paid", "late", "partly", "missed", "due", "ahead")
COLUMNS = {"fees": "fee", "interest": "interest", "penalty": "arrears", "principal": "principal"}
"""The columns of a schedule, by the part whose place in the order each one takes."""
TAKEN_OFF: dict[str, tuple[PartName, ...]] = {
    "principal": ("principal", "interest", "penalty", "fees"),
    "arrears": ("interest", "penalty"),
    "fee": ("fees",),
}
"""The parts of the old debt that what a column received is taken off, one after the other."""


@dataclass(frozen=True, slots=True)
class Received:
    """Money that arrived on a day, in minor units."""

    paid_on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a part of one receipt went: so much of which column of which row."""

    row: int
    paid_on: date
    column: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the plan as it stands. ``covered_on`` is the day that covered it in full, None before."""

    number: int
    due: date
    payment: Money
    covered: Money
    covered_on: date | None
    state: State


@dataclass(frozen=True, slots=True)
class Progress:
    """A plan on a day. ``missing`` is what was due and has not arrived, ``over`` what arrived beyond the plan.

    ``may_end_on`` is the first day on which the creditor may end the plan by letter, None while every row is in time;
    ``completed_on`` the day on which the last row was covered.
    """

    rows: tuple[Row, ...]
    placed: tuple[Placed, ...]
    paid: Money
    missing: Money
    over: Money
    may_end_on: date | None
    completed_on: date | None

    @property
    def next_row(self) -> Row | None:
        """The first row that is not covered, None once all are."""
        return next((one for one in self.rows if one.covered < one.payment), None)


def progress(agreement: Agreement, receipts: Iterable[Received], today: date) -> Progress:
    """How an agreement is kept on a day, from the money that arrived since it was made, the oldest first.

    A receipt covers the oldest open row; within a row the parts in the order of the rule set. A row is in time up to
    the organisation's days of grace after its due date.
    """
    outcome, organisation = agreement.outcome, agreement.organisation
    counted = sorted((one for one in receipts if one.paid_on >= agreement.made_on), key=lambda one: one.paid_on)
    covered, placed, over = _placed(outcome.schedule, counted, order_of(organisation.rule_set, outcome.debt))
    grace = timedelta(days=organisation.grace_days)
    rows = tuple(
        _row(outcome.schedule, index, parts, today, grace, outcome.schedule.first_number)
        for index, parts in enumerate(covered)
    )
    open_rows = [one for one in rows if one.covered < one.payment]
    late = next((one for one in open_rows if one.due + grace < today), None)
    return Progress(
        rows=rows,
        placed=placed,
        paid=Money(sum(one.amount for one in counted)),
        missing=Money(sum(one.payment - one.covered for one in open_rows if one.due <= today)),
        over=over,
        may_end_on=late.due + timedelta(days=organisation.end_days + 1) if late else None,
        completed_on=None if open_rows else max((one.covered_on for one in rows if one.covered_on), default=None),
    )


def owed_if_ended(agreement: Agreement, now: Progress) -> Money:
    """What is owed if the plan ends now: the figure printed behind the last covered row, less what came since.

    Interest from the day of the termination on is not in it.
    """
    outcome = agreement.outcome
    covered = next((index for index, one in enumerate(now.rows) if one.covered < one.payment), len(now.rows))
    owed = outcome.schedule.owed_after_default[covered - 1] if covered else outcome.debt.total
    since = now.rows[covered].covered if covered < len(now.rows) else NOTHING
    return Money(owed - since)


Covered = tuple[Money, date | None]


def _placed(
    schedule: Schedule, receipts: Sequence[Received], order: tuple[str, ...]
) -> tuple[list[Covered], tuple[Placed, ...], Money]:
    covered: list[Covered] = []
    rows = range(len(schedule))
    open_parts = [{part: getattr(schedule, column)[row] for part, column in COLUMNS.items()} for row in rows]
    placed: list[Placed] = []
    last_on: dict[int, date] = {}
    row, over = 0, NOTHING
    for one in receipts:
        left = one.amount
        while left and row < len(schedule):
            taken, left = allocate(left, open_parts[row], order)
            for part, amount in taken.items():
                if amount:
                    placed.append(Placed(row, one.paid_on, COLUMNS[part], amount))
                    open_parts[row][part] = Money(open_parts[row][part] - amount)
            last_on[row] = one.paid_on
            if not any(open_parts[row].values()):
                row += 1
        over = Money(over + left)
    for index in rows:
        got = Money(schedule.payment[index] - sum(open_parts[index].values()))
        covered.append((got, last_on.get(index) if got == schedule.payment[index] else None))
    return covered, tuple(placed), over


def _row(schedule: Schedule, index: int, covered: Covered, today: date, grace: timedelta, first: int) -> Row:
    got, on = covered
    due, payment = schedule.due[index], schedule.payment[index]
    return Row(index + first, due, payment, got, on, _state(due, payment, covered, today, grace))


def _state(due: date, payment: Money, covered: Covered, today: date, grace: timedelta) -> State:
    got, on = covered
    if got == payment:
        return "late" if on is not None and on > due + grace else "paid"
    if today > due + grace:
        return "partly" if got else "missed"
    return "due" if today >= due else "ahead"


def observed_until(now: Progress) -> date | None:
    """The end of the observation period of a restructured loan: a year, and at least two rows in a row, from the first
    due date on; a miss begins it anew with the row after. None where too few rows are left for it.

    Source: Measures for the Risk Classification of Financial Assets of Commercial Banks (2023).
    """
    missed = [index for index, one in enumerate(now.rows) if one.state in ("late", "partly", "missed")]
    start = missed[-1] + 1 if missed else 0
    if start + 1 >= len(now.rows):
        return None
    year: date = now.rows[start].due + relativedelta(years=1)
    return max(year, now.rows[start + 1].due)


def rest_of(agreement: Agreement, now: Progress) -> tuple[Parts, date]:
    """What is left of the debt by part, to negotiate anew from, and the day that it stands for.

    What the plan would have forgiven at its end is in it; interest of the plan that was paid is not taken off it. The
    day is the due date of the last covered row, from which interest grows again; before it the start of the plan.
    """
    outcome = agreement.outcome
    paid = dict.fromkeys(("principal", "arrears", "fee", "interest"), 0)
    for one in now.placed:
        paid[one.column] += one.amount
    parts, waived = outcome.debt.parts, outcome.waived
    # Of arrears, interest comes first; what joined the principal is taken off where it came from.
    left = {part: getattr(parts, part) for part in PARTS}
    for column, takers in TAKEN_OFF.items():
        rest = paid[column]
        for part in takers:
            room = left[part] - getattr(waived, part)
            taken = min(rest, max(room, 0))
            left[part], rest = Money(left[part] - taken), rest - taken
    covered = [one for one in now.rows if one.covered == one.payment]
    return Parts(**left), covered[-1].due if covered else outcome.debt.as_of
