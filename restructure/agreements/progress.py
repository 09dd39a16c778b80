"""How a signed plan is kept: which payment covers which row, and what is late."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

from dateutil.relativedelta import relativedelta
from msgspec import Struct, structs

from calculators.allocation import allocate
from calculators.business_days import DaysOff, in_time_on
from calculators.parts import PARTS, PartName, Parts
from calculators.rounding import NOTHING, Money, half_up
from calculators.schedule import Schedule
from restructure.agreements.agreement import Agreement
from restructure.agreements.payment_order import order_of
from restructure.offers.payoff import accrued, payoff
from restructure.offers.terms import SettlementTerms
from restructure.parties.organisation import gives_rebate

State = Literal["paid", "late", "partly", "missed", "due", "ahead", "lapsed", "free"]
COLUMNS = {"fees": "fee", "interest": "interest", "penalty": "arrears", "principal": "principal"}
"""The columns of a schedule, by the part whose place in the order each one takes."""
TAKEN_OFF: dict[str, tuple[PartName, ...]] = {
    "principal": ("principal", "interest", "penalty", "fees"),
    "arrears": ("interest", "penalty"),
    "fee": ("fees",),
}
"""The parts of the old debt that what a column received is taken off, one after the other."""
FROM_PRINCIPAL: tuple[PartName, ...] = ("principal", "interest", "penalty", "fees")
FROM_PENALTY: tuple[PartName, ...] = ("penalty", "interest", "fees", "principal")


class Received(Struct, frozen=True):
    """Money that arrived on a day, in minor units; ``reversed`` where the entry was taken back: it keeps its place in
    the order and counts for nothing. What came on another account of a plan for several names the agreement that it
    ``counts_for``, and is none of the account's own."""

    paid_on: date
    amount: Money
    reversed: bool = False
    counts_for: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A part of one receipt, placed: so much of which column of which row. ``receipt`` is its place among those that
    count, the oldest first."""

    row: int
    paid_on: date
    column: str
    amount: Money
    receipt: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the plan as it stands. ``covered_on`` is the day that covered it in full, None before; ``state`` is
    free where nothing is due in it."""

    number: int
    due: date
    payment: Money
    covered: Money
    covered_on: date | None
    state: State


@dataclass(frozen=True, slots=True)
class Progress:
    """A plan on the day ``on``. ``counted`` is the money that counts for it, the oldest first; ``missing`` what was due
    and has not arrived, ``over`` what arrived beyond the plan.

    ``may_end_on`` is the first day on which the creditor may end the plan by letter, None while every row is in time;
    ``completed_on`` the day on which the last row was covered, or on which all that was left was paid early.
    """

    on: date
    counted: tuple[Received, ...]
    rows: tuple[Row, ...]
    placed: tuple[Placed, ...]
    paid: Money
    missing: Money
    over: Money
    may_end_on: date | None
    completed_on: date | None

    @property
    def next_row(self) -> Row | None:
        """The first row that is not covered, None once all are or the rest was paid early."""
        open_rows = (one for one in self.rows if one.covered < one.payment)
        return next(open_rows, None) if self.completed_on is None else None

    @property
    def left(self) -> Money:
        """Return what is left to pay under the plan."""
        return Money(sum(one.payment - one.covered for one in self.rows)) if self.completed_on is None else NOTHING

    @property
    def covered_due(self) -> int:
        """Return how many rows are covered and have fallen due, counted from the first."""
        return next(
            (index for index, one in enumerate(self.rows) if one.covered < one.payment or one.due > self.on),
            len(self.rows),
        )


def progress(agreement: Agreement, receipts: Iterable[Received], today: date) -> Progress:
    """Return how an agreement is kept on a day, from the money that arrived and is not in its debt already, the oldest
    first.

    Money counts from the day on that the balance was confirmed for: that of the day before is in the balance. A receipt
    covers the oldest open row; within a row the parts in the order of the rule set. A row is in time up to the
    organisation's days of grace after its due date; one that is due on a day off also on the next that is none.

    Who pays all that is left on a day has completed the plan that day: interest that has not run is not asked for.
    """
    first = agreement.counts_from
    counted = tuple(sorted((one for one in receipts if one.paid_on >= first), key=lambda one: one.paid_on))
    now, early = _as_planned(agreement, counted, today), _paid_early(agreement, counted)
    if early is None:
        return now
    day, over = early
    paid = _as_planned(agreement, _without(counted, over), today)
    rows = tuple(replace(one, state="lapsed") if one.covered < one.payment else one for one in paid.rows)
    return replace(now, rows=rows, placed=paid.placed, missing=NOTHING, over=over, may_end_on=None, completed_on=day)


def _without(counted: tuple[Received, ...], over: Money) -> tuple[Received, ...]:
    """The receipts without the last of them, up to an amount."""
    kept = list(counted)
    while over and kept:
        last = kept.pop()
        if last.amount > over:
            return (*kept, structs.replace(last, amount=Money(last.amount - over)))
        over = Money(over - last.amount)
    return tuple(kept)


def _paid_early(agreement: Agreement, counted: tuple[Received, ...]) -> tuple[date, Money] | None:
    """The day on which all that was left by then was paid at once, and what has arrived beyond it; None before."""
    outcome, paid = agreement.outcome, Money(sum(one.amount for one in counted))
    if paid < outcome.totals.paid - outcome.totals.interest:
        # Nothing but interest of the plan is saved by paying early.
        return None
    so_far = NOTHING
    for place, one in enumerate(counted):
        before = _as_planned(agreement, counted[:place], one.paid_on)
        open_rows = [row.payment - row.covered for row in before.rows if row.covered < row.payment]
        if len(open_rows) == 1 and one.amount >= open_rows[0]:
            # The last payment as it was agreed, a few days early or not.
            return None
        so_far = Money(so_far + one.amount)
        asked = next((asked for asked in asked_early(agreement, before) if one.amount >= asked), None)
        if asked is not None:
            return one.paid_on, Money(paid - so_far + one.amount - asked)
    return None


def asked_early(agreement: Agreement, now: Progress) -> tuple[Money, Money]:
    """Return what pays the plan off on that day, rows that fell due by then among it; and the least that does.

    That is what is left of the debt with the interest that has run, without any for being late, and never more than all
    that is open. Under the rules of the United Kingdom the first is what its formula gives.
    """
    outcome, rest = agreement.outcome, rest_of(agreement, now)
    run = run_since(agreement, now, Money(max(rest.principal - outcome.waived.principal, 0)))
    ahead = sum(one.covered for one in now.rows if one.due > now.on)
    every = sum(one.payment - one.covered for one in now.rows)

    def as_agreed(*, statutory: bool) -> Money:
        later = payoff(outcome, max(now.on, outcome.debt.as_of), statutory=statutory).total
        return Money(min(max(later + now.missing - ahead, 0), every))

    statutory = gives_rebate(agreement.organisation.policy.rule_set)
    least = Money(min(rest.total - outcome.waived.total + run, as_agreed(statutory=False)))
    formula = as_agreed(statutory=True) if statutory else least
    return formula, min(least, formula)


def _as_planned(agreement: Agreement, counted: tuple[Received, ...], today: date) -> Progress:
    """The rows as the schedule has them, and what covers each."""
    outcome, organisation = agreement.outcome, agreement.organisation
    covered, placed, over = _placed(outcome.schedule, counted, order_of(organisation.policy.rule_set, outcome.debt))
    late_after = _Lateness(timedelta(days=organisation.deadlines.grace_days), agreement.days_off)
    rows = tuple(
        _row(outcome.schedule, index, parts, today, late_after, outcome.schedule.first_number)
        for index, parts in enumerate(covered)
    )
    open_rows = [one for one in rows if one.covered < one.payment]
    late = next((one for one in open_rows if late_after.is_late(one.due, today)), None)
    return Progress(
        on=today,
        counted=counted,
        rows=rows,
        placed=placed,
        paid=Money(sum(one.amount for one in counted)),
        missing=Money(sum(one.payment - one.covered for one in open_rows if one.due <= today)),
        over=over,
        may_end_on=late.due + timedelta(days=organisation.deadlines.end_days + 1) if late else None,
        completed_on=None if open_rows else max((one.covered_on for one in rows if one.covered_on), default=None),
    )


def owed_if_ended(agreement: Agreement, now: Progress) -> Money:
    """Return what is owed if the plan ends now: the figure printed behind the last covered row that has fallen due,
    less whatever came beyond it.

    Interest from the day of the termination on is not in it.
    """
    return rest_of(agreement, now).total


def rest_of(agreement: Agreement, now: Progress) -> Parts:
    """Return what is left of the debt by part if the plan ends now: all that was paid is credited, also what was paid
    ahead.

    What the plan would have forgiven at its end is in it. Interest of the plan that has run and was paid is not taken
    off; what was paid of interest that has not run yet comes off the principal, then off the other parts.
    """
    if now.completed_on is not None:
        return Parts()
    schedule, debt, due = agreement.outcome.schedule, agreement.outcome.debt, now.covered_due
    owed = schedule.owed_after_default[due - 1] if due else debt.total
    since = sum(one.amount for one in now.placed if one.row >= due)
    left = _less_paid(agreement, now.placed)
    ahead = sum(one.amount for one in now.placed if one.row >= due and one.column == "interest")
    _take_off(left, ahead, FROM_PRINCIPAL)
    beside = owed - since - sum(left.values())
    # More is interest of the plan that was not collected yet; less is a waiver that holds in the share paid.
    left["interest"] += max(beside, 0)
    _take_off(left, -min(beside, 0), FROM_PENALTY)
    return Parts(**{part: Money(amount) for part, amount in left.items()})


def _less_paid(agreement: Agreement, placed: Iterable[Placed]) -> dict[PartName, int]:
    """The parts of the debt less what each column received, without touching what the plan waives."""
    paid = dict.fromkeys(TAKEN_OFF, 0)
    for one in placed:
        if one.column in paid:
            paid[one.column] += one.amount
    parts, waived = agreement.outcome.debt.parts, agreement.outcome.waived
    left: dict[PartName, int] = {part: getattr(parts, part) for part in PARTS}
    # Of arrears, interest comes first; what joined the principal is taken off where it came from.
    for column, takers in TAKEN_OFF.items():
        rest = paid[column]
        for part in takers:
            taken = min(rest, max(left[part] - getattr(waived, part), 0))
            left[part], rest = left[part] - taken, rest - taken
    return left


def _take_off(left: dict[PartName, int], amount: int, order: tuple[PartName, ...]) -> None:
    for part in order:
        taken = min(amount, left[part])
        left[part], amount = left[part] - taken, amount - taken


def run_since(agreement: Agreement, now: Progress, principal: Money) -> Money:
    """The interest of the plan that has run since the last covered row fell due, on so much principal: of the last
    period that of its nights up to the day, half up once."""
    outcome, due = agreement.outcome, now.covered_due
    schedule, raised = outcome.schedule, list(outcome.schedule.owed_after_default)
    settled = isinstance(outcome.terms, SettlementTerms)
    # The last figure lacks what is forgiven with the last payment.
    raised[-1] = NOTHING if settled else outcome.waived.total
    before, start = (raised[due - 1], schedule.due[due - 1]) if due else (outcome.debt.total, outcome.debt.as_of)
    run = Fraction(0)
    for row in range(due, len(schedule)):
        end, opening = schedule.due[row], schedule.opening[row]
        if start > now.on:
            break
        whole = now.on >= end
        grown = max(raised[row] + schedule.payment[row] - before, 0) if whole else accrued(outcome, row, now.on)
        # A down payment that falls due with the start has no days of its own: those behind it run on.
        run += Fraction(grown) * principal / opening if opening and end > start else 0
        before, start = raised[row], end
    return half_up(run.numerator, run.denominator)


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
    for place, one in enumerate(receipts):
        left = one.amount
        while left and row < len(schedule):
            taken, left = allocate(left, open_parts[row], order)
            for part, amount in taken.items():
                if amount:
                    placed.append(Placed(row, one.paid_on, COLUMNS[part], amount, place))
                    open_parts[row][part] = Money(open_parts[row][part] - amount)
            last_on[row] = one.paid_on
            if not any(open_parts[row].values()):
                row += 1
        over = Money(over + left)
    for index in rows:
        got = Money(schedule.payment[index] - sum(open_parts[index].values()))
        covered.append((got, last_on.get(index) if got == schedule.payment[index] else None))
    return covered, tuple(placed), over


@dataclass(frozen=True, slots=True)
class _Lateness:
    """From when on money is late: the days of grace of an organisation, the days off of its country."""

    grace: timedelta
    days_off: DaysOff

    def is_late(self, due: date, on: date) -> bool:
        """Return whether a day is too late for what was due."""
        return on > due + self.grace and on > in_time_on(due, self.days_off)


def _row(schedule: Schedule, index: int, covered: Covered, today: date, late: _Lateness, first: int) -> Row:
    got, on = covered
    due, payment = schedule.due[index], schedule.payment[index]
    return Row(index + first, due, payment, got, on, _state(due, payment, covered, today, late))


def _state(due: date, payment: Money, covered: Covered, today: date, late: _Lateness) -> State:
    got, on = covered
    if not payment:
        return "free"
    if got == payment:
        return "late" if on is not None and late.is_late(due, on) else "paid"
    if late.is_late(due, today):
        return "partly" if got else "missed"
    return "due" if today >= due else "ahead"


def observed_until(agreement: Agreement, now: Progress) -> date | None:
    """The end of the observation period of a loan that was restructured under Chinese rules: a year, and at least two
    payments in a row, from the first due date on; a miss begins it anew with the payment after. None where too few are
    left for it, after a settlement, and of a private loan: it is no asset of a bank.

    Source: Measures for the Risk Classification of Financial Assets of Commercial Banks (2023).
    """
    none = agreement.account.lender_type == "private" or isinstance(agreement.outcome.terms, SettlementTerms)
    if none or not agreement.organisation.policy.rule_set.startswith("cn"):
        return None
    asked = [one for one in now.rows if one.payment]
    missed = [index for index, one in enumerate(asked) if one.state in ("late", "partly", "missed")]
    start = missed[-1] + 1 if missed else 0
    if start + 1 >= len(asked):
        return None
    year: date = asked[start].due + relativedelta(years=1)
    return max(year, asked[start + 1].due)
