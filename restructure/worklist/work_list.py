"""The next right account, and why: a heading for each account that may be worked now, and for each other the rule or
the date that holds it back, with its end. The same records and the same moment give the same list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from operator import attrgetter
from typing import Literal

from calculators.rounding import Money
from restructure.parties.situation import CONFIRMING
from restructure.policy import Finding
from restructure.worklist.best_hour import BestHour
from restructure.worklist.contact import Held
from restructure.worklist.heading import HEADINGS, Heading, asked, rest
from restructure.worklist.next_step import BEFORE
from restructure.worklist.not_now import LATE, Waits, waits, waits_for_plan
from restructure.worklist.sign import Class, Sign
from restructure.worklist.work_terms import USUAL, WorkTerms
from restructure.worklist.worked_account import Reason, Worked, start

Place = Heading | Literal["not_now", "closed"]
CLASSES: tuple[Class, ...] = ("soon", "gentle", "calm")
LONG_AGO, ONE_DAY = datetime.combine(date.min, time.min), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """An account on the list. ``due`` is since or until when it is due, ``until`` when what holds it back ends, both on
    the clock where the debtor lives; ``needs`` the day through which money has to be known before. ``finding`` is the
    rule that holds it back, ``changes`` the first moment at which the entry may be another by time alone."""

    number: str
    place: Place
    reason: Reason
    currency: str
    arrears: Money
    due: datetime | None = None
    until: datetime | None = None
    needs: date | None = None
    last_spoken: datetime | None = None
    signs: tuple[Sign, ...] = ()
    treatment: Class = "calm"
    best: BestHour | None = None
    best_now: int = 1
    changes: datetime | None = None
    finding: Finding | None = None

    @property
    def order(self) -> tuple[object, ...]:
        """Return what an entry is sorted by: total, so that the same list comes twice."""
        heading = HEADINGS.index(self.place) if self.place in HEADINGS else len(HEADINGS)
        hour = self.best_now if self.place in ("new", "no_next_step") else 0
        by_class = CLASSES.index(self.treatment)
        spoken = self.last_spoken or LONG_AGO
        return (heading, hour, self.due or LATE, by_class, spoken, -self.arrears, self.number)


@dataclass(frozen=True, slots=True)
class WorkList:
    """The list of somebody at a moment: what is shown in its order, what is held back and what is closed, by number."""

    shown: tuple[Entry, ...]
    not_now: tuple[Entry, ...]
    closed: tuple[Entry, ...]

    @property
    def next(self) -> Entry | None:
        """The account to work next."""
        return self.shown[0] if self.shown else None

    def under(self, heading: Heading) -> tuple[Entry, ...]:
        """The accounts under a heading, in their order."""
        return tuple(one for one in self.shown if one.place == heading)


def work_list(entries: Iterable[Entry]) -> WorkList:
    """Sort entries: each account stands in one place."""
    shown, waiting, closed = list[Entry](), list[Entry](), list[Entry]()
    for one in entries:
        (closed if one.place == "closed" else waiting if one.place == "not_now" else shown).append(one)
    by_number = attrgetter("number")
    return WorkList(
        tuple(sorted(shown, key=attrgetter("order"))),
        tuple(sorted(waiting, key=by_number)),
        tuple(sorted(closed, key=by_number)),
    )


def entry(one: Worked, now: datetime, terms: WorkTerms = USUAL) -> Entry:
    """The place of an account at a moment on the clock where the debtor lives."""
    if one.closed:
        return _entry(one, now, "closed", Reason(f"closed_{one.closed}"))
    out = next((left for left in one.left_out if left.matter == "work_list"), None)
    if out is not None:
        return _entry(one, now, "not_now", Reason("left_out"))
    held = one.free(now)
    if one.situation.stopped is not None and held is not None:
        return _held(one, now, held)
    found = asked(one, now, terms)
    if found is None:
        own = waits(one, now)
        if own is not None:
            if held is not None and _is_longer(held.until, own.until):
                return _held(one, now, held)
            return _entry(one, now, "not_now", own.reason, until=_first_free(one, own.until), needs=own.needs)
        found = rest(one, now, terms)
    if held is not None:
        return _held(one, now, held)
    if one.skipped_until is not None and now < one.skipped_until:
        reason = Reason(f"skipped_{one.skip.reason if one.skip else 'other'}")
        return _entry(one, now, "not_now", reason, until=_first_free(one, one.skipped_until))
    return _entry(one, now, found.heading, found.reason, due=found.due)


def _is_longer(until: datetime | None, other: datetime | None) -> bool:
    """Return whether a rule holds beyond the day on which an account waits for something of its own."""
    return until is None or (other is not None and until.date() > other.date())


def _held(one: Worked, now: datetime, held: Held) -> Entry:
    if one.plan is not None and not one.plan.missed:
        # What keeps a plan from being collected on ends with a payment that does not come, or an agreed reminder.
        own = waits_for_plan(one.plan, now, reminded=bool(one.situation.reminders_agreed))
        confirmed = one.situation.confirmation_by
        if confirmed is not None and now < start(confirmed - CONFIRMING) < (own.until or LATE):
            own = Waits(Reason("confirmation_by", {"day": confirmed}), start(confirmed - CONFIRMING))
        if not _is_longer(held.until, own.until):
            return _entry(one, now, "not_now", own.reason, until=_first_free(one, own.until), needs=own.needs)
    found = held.finding
    return replace(_entry(one, now, "not_now", Reason(found.rule, found.facts), until=held.until), finding=found)


def _first_free(one: Worked, until: datetime | None) -> datetime | None:
    """The first moment from one on at which no rule holds contact back."""
    if until is None:
        return None
    held = one.free(until)
    return until if held is None else held.until


def _entry(
    one: Worked,
    now: datetime,
    place: Place,
    reason: Reason,
    *,
    due: datetime | None = None,
    until: datetime | None = None,
    needs: date | None = None,
) -> Entry:
    out = {left.matter for left in one.left_out}
    signs = () if "signs" in out else one.signs
    best_now = 1 if one.best is None else 0 if one.best.covers(now.hour) else 2
    return Entry(
        one.number, place, reason, one.currency, one.arrears, due, until, needs, one.last_spoken, signs,
        "calm" if "signs" in out else one.treatment, one.best, best_now, _changes(one, now, until),
    )  # fmt: skip


def _changes(one: Worked, now: datetime, until: datetime | None) -> datetime:
    """The next moment at which a rule, the best hour, a step, a skip or an end may make it another; at the latest the
    end of the day."""
    begun = start(now.date())
    of_best = () if one.best is None else (one.best.begin, one.best.end)
    hours = [begun + timedelta(hours=hour) for hour in (*one.hours, *of_best)]
    steps = [each for step in one.steps for each in (step.moment - BEFORE, step.moment)]
    others = [each for each in (until, one.skipped_until) if each is not None]
    return min((begun + ONE_DAY, *(each for each in (*hours, *steps, *others) if each > now)))
