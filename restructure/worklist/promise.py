"""Promises to pay: what became of each follows from the money that came and from the day up to which it is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from dateutil.relativedelta import relativedelta

from calculators.business_days import DaysOff, in_time_on
from calculators.errors import Refusal
from calculators.rounding import NOTHING, Money
from restructure.parties.situation import Channel, Whom

if TYPE_CHECKING:
    # Named alone: what reads agreements takes longer to load than the first window may.
    from restructure.agreements.progress import Received

State = Literal["open", "kept", "partly", "broken", "withdrawn", "void"]
DECIDED: tuple[State, ...] = ("kept", "partly", "broken")
Source = Literal["desk", "offer", "statement", "import"]
Objection = Literal["above_debt", "above_surplus", "new_borrowing", "other_currency", "somebody_else", "in_past"]
"""What speaks against a promise when it is made. It is noted all the same, and is no success where it is kept."""
ANSWERING: tuple[Whom, ...] = ("debtor", "guarantor", "representative")
"""Whose word binds the debtor."""
PAID_LATER = timedelta(days=30)
"""So long after its last day a promise that was not kept is marked as paid later."""
LONGEST_AHEAD = 366
"""Days: what is promised for a later day is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms on which an organisation takes a promise as kept: ``days`` late at most, counted on to the next day that is
    not ``off`` where that is asked for, and at least a ``share`` of the sum."""

    days: int = 3
    share: Fraction = Fraction(1)
    off: DaysOff | None = None

    def last_day(self, due: date) -> date:
        """The last day on which money for a promise is in time."""
        day = due + timedelta(days=self.days)
        return day if self.off is None else in_time_on(day, self.off)


USUAL = Terms()


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise as it was made. ``amount`` is in minor units, ``made_at`` when, ``who`` noted it; ``objections`` spoke
    against it then, and ``reason`` why it was noted all the same. ``replaces`` is an earlier one in whose place it
    stands; of the same moment, it corrects that one. ``ended_at`` is when it was taken back, ``mistaken`` that it was
    never made."""

    id: int
    account_number: str
    amount: Money
    currency: str
    due_on: date
    made_at: datetime
    channel: Channel = "call"
    said_by: Whom = "debtor"
    new_borrowing: bool | None = None
    reminder: bool | None = None
    objections: tuple[Objection, ...] = ()
    reason: str = ""
    note: str = ""
    source: Source = "desk"
    source_row: int | None = None
    replaces: int | None = None
    who: str = ""
    ended_at: datetime | None = None
    mistaken: bool = False


@dataclass(frozen=True, slots=True)
class Still:
    """A stretch in which nobody is asked to pay: a hold, a breathing space, an exit; without ``end`` until further
    notice."""

    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A promise on a day. ``received`` is what came for it in time, ``last_day`` the last day for that; ``due`` says
    that its day has come and that nothing is decided, ``paid_later`` that the money came too late, ``corrected`` that
    another stands in its place since somebody had mistyped it."""

    promise: Promise
    state: State
    received: Money
    last_day: date
    due: bool = False
    paid_later: bool = False
    corrected: bool = False

    @property
    def is_success(self) -> bool:
        """Return whether it was kept and nothing spoke against it."""
        return self.state == "kept" and not self.promise.objections

    @property
    def is_missed(self) -> bool:
        """Return whether it was not kept, or not in full, by somebody who answers for the debt."""
        return self.state in ("partly", "broken") and "somebody_else" not in self.promise.objections

    @property
    def is_counted(self) -> bool:
        """Return whether it counts among the promises kept and not kept."""
        return self.state in DECIDED and not self.promise.objections and not self.corrected


def judged(
    promises: Sequence[Promise],
    receipts: Iterable[Received],
    known_through: date | None,
    today: date,
    *,
    currency: str,
    still: Sequence[Still] = (),
    terms: Terms = USUAL,
) -> tuple[Judged, ...]:
    """Return what became of the promises on one account, the oldest first. Money is given to open promises in the order
    in which they were made, the oldest money first; what was reversed counts for nothing.

    Nobody has broken a promise before the money of its last day is known.
    """
    made = sorted(promises, key=lambda one: (one.made_at, one.id))
    ends = {one.id: _end_of(one, made) for one in made}
    came = sorted((one for one in receipts if not one.reversed), key=lambda one: one.paid_on)
    in_time, first_later = _shared(made, came, ends, still, currency, terms)
    return tuple(
        _judged(one, in_time[one.id], first_later[one.id], ends[one.id], still, known_through, today, currency, terms)
        for one in made
    )


@dataclass(frozen=True, slots=True)
class _End:
    """The end of a promise before its time: the day, None where it stands; ``never`` that it was none."""

    day: date | None = None
    never: bool = False
    corrected: bool = False


def _end_of(one: Promise, made: Sequence[Promise]) -> _End:
    later = next((other for other in made if other.replaces == one.id), None)
    if one.mistaken:
        return _End(one.made_at.date(), never=True, corrected=True)
    if later is not None:
        corrects = later.made_at == one.made_at
        return _End(later.made_at.date(), never=corrects, corrected=corrects)
    return _End(one.ended_at.date()) if one.ended_at is not None else _End()


def _stretch(one: Promise, still: Sequence[Still]) -> Still | None:
    """The first stretch that began on or before the day of a promise, and was not over when it was made."""
    day = one.made_at.date()
    found = (each for each in still if each.start <= one.due_on and (each.end is None or each.end >= day))
    return min(found, key=lambda each: each.start, default=None)


def _shared(
    made: Sequence[Promise],
    came: Sequence[Received],
    ends: dict[int, _End],
    still: Sequence[Still],
    currency: str,
    terms: Terms,
) -> tuple[dict[int, Money], dict[int, date | None]]:
    """The money that came for each promise in time, and the day of the first that came too late."""
    left, in_time = {one.id: one.amount for one in made}, {one.id: NOTHING for one in made}
    later: dict[int, date | None] = dict.fromkeys(left)
    for receipt in came:
        rest, day = receipt.amount, receipt.paid_on
        for one in made:
            if not rest or not left[one.id] or not _is_open(one, day, ends[one.id], still, currency, terms):
                continue
            taken = Money(min(rest, left[one.id]))
            left[one.id], rest = Money(left[one.id] - taken), Money(rest - taken)
            in_time[one.id] = Money(in_time[one.id] + taken)
        for one in made if rest else ():
            last = terms.last_day(one.due_on)
            if left[one.id] and later[one.id] is None and last < day <= last + PAID_LATER:
                later[one.id] = day
                break
    return in_time, later


def _is_open(one: Promise, day: date, end: _End, still: Sequence[Still], currency: str, terms: Terms) -> bool:
    """Return whether money of a day is for a promise."""
    if end.never or (end.day is not None and day >= end.day) or not _can_be_judged(one, currency):
        return False
    stretch = _stretch(one, still)
    return one.made_at.date() <= day <= terms.last_day(one.due_on) and (stretch is None or day < stretch.start)


def _can_be_judged(one: Promise, currency: str) -> bool:
    """Return whether money can tell what became of a promise: it is in the currency of the account, and its day had not
    passed when it was noted."""
    return one.currency == currency and "in_past" not in one.objections


def _judged(
    one: Promise,
    came: Money,
    later: date | None,
    end: _End,
    still: Sequence[Still],
    known_through: date | None,
    today: date,
    currency: str,
    terms: Terms,
) -> Judged:
    last_day = terms.last_day(one.due_on)
    if end.day is not None:
        return Judged(one, "withdrawn", came, last_day, corrected=end.corrected)
    judged_at_all = _can_be_judged(one, currency)
    if judged_at_all and came >= terms.share * one.amount:
        return Judged(one, "kept", came, last_day)
    if not judged_at_all or _stretch(one, still) is not None:
        return Judged(one, "void", came, last_day)
    if known_through is None or known_through < last_day:
        return Judged(one, "open", came, last_day, due=today >= one.due_on)
    return Judged(one, "partly" if came else "broken", came, last_day, paid_later=later is not None)


def level(found: Iterable[Judged], today: date) -> int:
    """One more than the promises of twelve months that were not kept, or not in full."""
    since: date = today - relativedelta(years=1)
    return 1 + sum(since < one.promise.due_on <= today for one in found if one.is_missed)


@dataclass(frozen=True, slots=True)
class KeptRate:
    """Promises kept, of those that are decided: by count, and by amount, in minor units. What is open, void or taken
    back is beside it, and what something spoke against."""

    kept: int
    decided: int
    received: Money
    promised: Money
    open: int
    void: int
    withdrawn: int
    objected: int


def kept_rate(found: Iterable[Judged]) -> KeptRate:
    """Count promises, those that were mistyped not among them."""
    every = [one for one in found if not one.corrected]
    counted = [one for one in every if one.is_counted]
    states = [one.state for one in every]
    return KeptRate(
        kept=sum(one.state == "kept" for one in counted),
        decided=len(counted),
        received=Money(sum(min(one.received, one.promise.amount) for one in counted)),
        promised=Money(sum(one.promise.amount for one in counted)),
        open=states.count("open"),
        void=states.count("void"),
        withdrawn=states.count("withdrawn"),
        objected=sum(one.state in DECIDED for one in every) - len(counted),
    )


def check_day(due_on: date, today: date, passed: str = "promise_in_past") -> None:
    """Refuse a day that has passed, by the code of that, and one that lies years ahead (``promise_far_ahead``)."""
    if due_on < today:
        raise Refusal("due_on", passed, day=due_on)
    latest = today + timedelta(days=LONGEST_AHEAD)
    if due_on > latest:
        raise Refusal("due_on", "promise_far_ahead", day=due_on, largest=latest)


def with_objections(one: Promise, *, debt: Money, currency: str, surplus: Money | None, today: date) -> Promise:
    """The promise with what speaks against it: more than is owed, more than is left of the month's income where that is
    known, money that is borrowed anew, another currency, the word of somebody who does not answer for the debt, a day
    that had passed on the day ``today`` on which it was made."""
    same = one.currency == currency
    found: list[Objection] = []
    if same and one.amount > debt:
        found.append("above_debt")
    if same and surplus is not None and one.amount > max(surplus, NOTHING):
        found.append("above_surplus")
    if one.new_borrowing:
        found.append("new_borrowing")
    if not same:
        found.append("other_currency")
    if one.said_by not in ANSWERING:
        found.append("somebody_else")
    if one.due_on < today:
        found.append("in_past")
    return replace(one, objections=tuple(found))
