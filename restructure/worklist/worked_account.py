"""Accounts as they are worked: all of one that its place on a work list follows from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Literal

from calculators.business_days import DaysOff
from calculators.errors import Fact
from calculators.rounding import Money
from restructure.book.account_filter import Status
from restructure.parties.situation import Situation
from restructure.worklist.best_hour import BestHour
from restructure.worklist.contact import Free
from restructure.worklist.next_step import BEFORE, LeftOut, NextStep, Skip
from restructure.worklist.promise import Judged
from restructure.worklist.sign import Class, Sign


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason as a key of the catalogue, with its figures."""

    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Offered:
    """An offer that was made and not answered yet, and its last day."""

    expires: date
    day: date


@dataclass(frozen=True, slots=True)
class PlanState:
    """A plan in force: its next row that is not covered, the last day on which that is in time, and so much of it that
    has come. ``missed`` where the money of that day is known."""

    row: int
    due: date
    last_in_time: date
    payment: Money
    covered: Money
    missed: bool


Course = Literal["", "kept", "late", "ended"]
"""How the newest agreement of an account is kept; nothing where none counts."""


@dataclass(frozen=True, slots=True)
class Silent:
    """Creditors that have not answered a letter: how many, when they count as silent, and when the letter went out."""

    count: int
    on: date
    written_on: date


@dataclass(frozen=True, slots=True)
class Worked:
    """All of an account that its place on the list follows from. Moments are on the clock where the debtor lives.

    ``free`` says which rule holds contact back at a moment. ``closed`` is why nothing is to be done any more.
    ``called_at`` is when they called us last, ``released_at`` when a release was decided, ``released`` which way;
    ``client_task_on`` and ``client_review_on`` are the days since when a task or a review of the client's file is due;
    ``over_on`` the last day of a hold or a breathing space after which nobody was in touch, ``limitation_on`` that of
    the limitation period; ``adviser_at`` when an adviser's answer came last and nobody went on since, ``silent`` the
    creditors that a counsellor wrote to. At ``hours`` of the day a rule begins or ceases to hold contact back.
    """

    number: str
    currency: str
    arrears: Money
    situation: Situation
    free: Free
    closed: str = ""
    promises: tuple[Judged, ...] = ()
    known_through: date | None = None
    steps: tuple[NextStep, ...] = ()
    skip: Skip | None = None
    left_out: tuple[LeftOut, ...] = ()
    plan: PlanState | None = None
    course: Course = ""
    offers: tuple[Offered, ...] = ()
    called_at: datetime | None = None
    released_at: datetime | None = None
    released: bool = True
    over_on: date | None = None
    placed_on: date | None = None
    signs: tuple[Sign, ...] = ()
    treatment: Class = "calm"
    best: BestHour | None = None
    days_off: DaysOff | None = None
    skipped_until: datetime | None = None
    limitation_on: date | None = None
    adviser_at: datetime | None = None
    silent: Silent | None = None
    client_task_on: date | None = None
    client_review_on: date | None = None
    hours: tuple[int, ...] = tuple(range(24))

    @property
    def last_spoken(self) -> datetime | None:
        """The last time that somebody was spoken to."""
        return max((one.at for one in self.situation.contacts if one.talked), default=None)

    @property
    def status(self) -> Status:
        """Status of the work with it: the first that holds."""
        around, today = self.situation, self.situation.today
        space = around.breathing_space
        found: tuple[tuple[Status, bool], ...] = (
            ("closed", bool(self.closed)),
            ("stopped", around.stopped is not None),
            ("breathing_space", space is not None and today is not None and space.covers(today)),
            ("hold", today is not None and around.hold_on(today) is not None),
            ("plan_kept", self.course == "kept"),
            ("plan_late", self.course == "late"),
            ("plan_ended", self.course == "ended"),
            ("promise_open", any(one.state == "open" for one in self.promises)),
            ("offer_out", bool(self.offers)),
            ("call_back", any(one.kind == "call_back" for one in self.steps)),
            ("new", self.last_spoken is None),
        )
        return next((status for status, holds in found if holds), "working")

    def contacted_since(self, moment: datetime) -> bool:
        """Return whether a contact was logged from a moment on."""
        return any(one.at >= moment for one in self.situation.contacts)


def shown_from(step: NextStep) -> datetime:
    """Return when a next step is shown: a little before a moment that was agreed, on a day from its start."""
    return step.moment - BEFORE if isinstance(step.due_at, datetime) else step.moment


def start(day: date) -> datetime:
    """The first moment of a day."""
    return datetime.combine(day, time.min)
