"""A plan that is behind: what a notice says is due, what falls due meanwhile, and when the plan may be ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from calculators.business_days import in_time_on
from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.agreements.agreement import Agreement
from restructure.agreements.progress import Progress, Row, owed_if_ended
from restructure.parties.organisation import accelerates, cure_days


@dataclass(frozen=True, slots=True)
class Missed:
    """The notice of ``made_on``. ``due`` are the rows that were due by then and are open, in full or in part,
    ``coming`` those that fall due up to ``cure_day``. Where the rest of the debt falls due once the notice has run out,
    ``ends_on`` and ``owed`` say when and how much; else both are None. ``number`` is the notice's own."""

    number: str
    made_on: date
    due: tuple[Row, ...]
    coming: tuple[Row, ...]
    paid: Money
    cure_day: date
    ends_on: date | None
    owed: Money | None

    @property
    def missing(self) -> Money:
        """Return what was due and has not arrived."""
        return Money(sum(map(still_open, self.due)))

    @property
    def needed(self) -> Money:
        """Return what must have arrived by ``cure_day`` for the plan to be up to date on that day."""
        return Money(self.missing + sum(map(still_open, self.coming)))


def still_open(row: Row) -> Money:
    """Return what of a row has not arrived."""
    return Money(row.payment - row.covered)


def _last_day(agreement: Agreement, noticed: date) -> date:
    """The last day that a notice leaves: one on which money can arrive, as every due date of the plan is met then."""
    days = cure_days(agreement.organisation.deadlines, agreement.organisation.policy.rule_set)
    return in_time_on(noticed + timedelta(days=days), agreement.days_off)


def missed(agreement: Agreement, now: Progress, number: str, today: date) -> Missed:
    """Return what a notice of today says, from how the plan is kept. Refuses where nothing is due
    (``nothing_missed``)."""
    cure_day = _last_day(agreement, today)
    open_rows = [row for row in now.rows if still_open(row)]
    due = tuple(row for row in open_rows if row.due <= today)
    if not due:
        raise Refusal("number", "nothing_missed")
    ends = accelerates(agreement.organisation.policy.rule_set)
    return Missed(
        number=number,
        made_on=today,
        due=due,
        coming=tuple(row for row in open_rows if today < row.due <= cure_day),
        paid=now.paid,
        cure_day=cure_day,
        ends_on=cure_day + timedelta(days=1) if ends else None,
        owed=owed_if_ended(agreement, now) if ends else None,
    )


def may_be_ended(agreement: Agreement, now: Progress, noticed: Iterable[date], today: date) -> bool:
    """Return whether a plan may be ended: late enough, told so by a notice since then, and its days have passed.

    A notice of an earlier miss, which was made good, does not count for a later one.
    """
    if now.may_end_on is None:
        return False
    told = [day for day in noticed if day >= now.may_end_on]
    return bool(told) and today > _last_day(agreement, min(told))
