"""The next right account, and why: a heading for each account that may be worked now, and for each other the rule or
the date that holds it back, with its end. The same records and the same moment give the same list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from operator import attrgetter
from typing import Literal

from dateutil.relativedelta import relativedelta

from calculators.business_days import DaysOff, is_worked
from calculators.errors import Fact
from calculators.rounding import Money
from restructure.book.account_filter import Status
from restructure.parties.situation import CONFIRMING, Situation
from restructure.policy import Finding
from restructure.worklist.best_hour import BestHour
from restructure.worklist.contact import Free, Held
from restructure.worklist.next_step import BEFORE, LeftOut, NextStep, Skip
from restructure.worklist.promise import Judged
from restructure.worklist.sign import Class, Sign
from restructure.worklist.work_terms import USUAL, WorkTerms

Heading = Literal["call_back", "they_wait", "broken", "due", "lapsing", "over", "review", "new", "no_next_step"]
HEADINGS: tuple[Heading, ...] = (
    "call_back", "they_wait", "broken", "due", "lapsing", "over", "review", "new", "no_next_step",
)  # fmt: skip
"""In their order; each account stands under the first that it comes under."""
Place = Heading | Literal["not_now", "closed"]
ONE_DAY = timedelta(days=1)
OFFER_DAYS, MANDATE_DAYS, LIMITATION_DAYS = timedelta(days=2), timedelta(days=14), timedelta(days=90)
MIDPOINT = (25, 35)
"""Days into a British breathing space in which its midpoint is reviewed."""
CLASSES: tuple[Class, ...] = ("soon", "gentle", "calm")
LONG_AGO, LATE = datetime.combine(date.min, time.min), datetime.combine(date.max, time.min)
WAITING = ("reply", "paper")
LATER_STEPS = ("review", "supervisor", "other")


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
    opened_on: date | None = None
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
        return (heading, hour, self.due or LONG_AGO, by_class, spoken, -self.arrears, self.number)


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


@dataclass(frozen=True, slots=True)
class _Under:
    """A heading that an account comes under, why, and since when."""

    heading: Heading
    reason: Reason
    due: datetime | None = None


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
    found = _asked(one, now, terms)
    if found is None:
        waits = _waits(one, now)
        if waits is not None:
            if held is not None and _is_longer(held.until, waits.until):
                return _held(one, now, held)
            return _entry(one, now, "not_now", waits.reason, until=_first_free(one, waits.until), needs=waits.needs)
        found = _rest(one, now, terms)
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
        waits = _waits_for_plan(one.plan, now, reminded=bool(one.situation.reminders_agreed))
        confirmed = one.situation.confirmation_by
        if confirmed is not None and now < _start(confirmed - CONFIRMING) < (waits.until or LATE):
            waits = _Waits(Reason("confirmation_by", {"day": confirmed}), _start(confirmed - CONFIRMING))
        if not _is_longer(held.until, waits.until):
            return _entry(one, now, "not_now", waits.reason, until=_first_free(one, waits.until), needs=waits.needs)
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
    begun = _start(now.date())
    of_best = () if one.best is None else (one.best.begin, one.best.end)
    hours = [begun + timedelta(hours=hour) for hour in (*one.hours, *of_best)]
    steps = [each for step in one.steps for each in (step.moment - BEFORE, step.moment)]
    others = [each for each in (until, one.skipped_until) if each is not None]
    return min((begun + ONE_DAY, *(each for each in (*hours, *steps, *others) if each > now)))


def _asked(one: Worked, now: datetime, terms: WorkTerms) -> _Under | None:
    """The first of the headings that something asks for."""
    asking = (_call_back, _they_wait, _broken, _due, _lapsing, _over, _review)
    return next((found for ask in asking if (found := ask(one, now, terms)) is not None), None)


def _begins(step: NextStep) -> datetime:
    return step.moment - BEFORE if isinstance(step.due_at, datetime) else step.moment


def _call_back(one: Worked, now: datetime, _: WorkTerms) -> _Under | None:
    due = [step for step in one.steps if step.kind == "call_back" and _begins(step) <= now]
    step = next((step for step in due if not one.contacted_since(_begins(step))), None)
    if step is None:
        return None
    timed = isinstance(step.due_at, datetime)
    facts: dict[str, Fact] = {"at": f"{step.moment:%H:%M}"} if timed else {}
    code = "call_back_at" if timed else "call_back_day"
    return _Under("call_back", Reason(code, {**facts, "day": step.moment.date()}), step.moment)


def _they_wait(one: Worked, now: datetime, _: WorkTerms) -> _Under | None:
    if one.called_at is not None and not one.contacted_since(one.called_at):
        return _Under("they_wait", Reason("they_called", _at(one.called_at)), one.called_at)
    missed = max((each for each in one.situation.contacts), key=lambda each: each.at, default=None)
    if missed is not None and missed.direction == "in" and not missed.talked:
        return _Under("they_wait", Reason("they_called", _at(missed.at)), missed.at)
    if one.released_at is not None and not one.contacted_since(one.released_at):
        code = "release_given" if one.released else "release_declined"
        return _Under("they_wait", Reason(code, _at(one.released_at)), one.released_at)
    if one.adviser_at is not None and not one.contacted_since(one.adviser_at):
        return _Under("they_wait", Reason("adviser_answered", _at(one.adviser_at)), one.adviser_at)
    since = one.situation.complaint_since
    if since is not None:
        return _Under("they_wait", Reason("complaint_open", {"day": since}), _start(since))
    step = next((step for step in one.steps if step.kind in WAITING and step.moment <= now), None)
    if step is None:
        return None
    return _Under("they_wait", Reason(f"step_{step.kind}", {"day": step.moment.date()}), step.moment)


def _broken(one: Worked, now: datetime, _: WorkTerms) -> _Under | None:
    missed = [each for each in one.promises if each.is_missed and not each.paid_later]
    for each in sorted(missed, key=lambda each: each.promise.due_on):
        made = each.promise
        newer = any(
            other.promise.made_at.date() > each.last_day or (other.promise.id > made.id and other.state == "open")
            for other in one.promises
            if not other.promise.mistaken
        )
        if not newer and not one.contacted_since(_start(each.last_day + ONE_DAY)):
            facts: dict[str, Fact] = {
                "amount": made.amount, "paid": each.received, "day": made.due_on, "count": len(missed),
                "through": one.known_through or each.last_day,
            }  # fmt: skip
            return _Under("broken", Reason(f"promise_{each.state}", facts), _start(made.due_on))
    plan = one.plan
    if plan is None or not plan.missed or one.contacted_since(_start(plan.last_in_time + ONE_DAY)):
        return None
    facts = {
        "row": plan.row, "amount": plan.payment, "paid": plan.covered, "day": plan.due,
        "through": one.known_through or plan.last_in_time,
    }  # fmt: skip
    return _Under("broken", Reason("row_partly" if plan.covered else "row_missed", facts), _start(plan.due))


def _due(one: Worked, now: datetime, _: WorkTerms) -> _Under | None:
    today = now.date()
    for each in one.promises:
        made = each.promise
        near = made.due_on - ONE_DAY <= today <= made.due_on
        if each.state == "open" and made.reminder and near and not one.contacted_since(_start(made.due_on - ONE_DAY)):
            code = "promise_due_today" if made.due_on == today else "promise_due_tomorrow"
            return _Under("due", Reason(code, {"amount": made.amount, "day": made.due_on}), _start(made.due_on))
    plan, agreed = one.plan, one.situation.reminders_agreed
    if plan is not None and agreed and not plan.missed and plan.due - ONE_DAY <= today <= plan.due:
        code = "row_due_today" if plan.due == today else "row_due_tomorrow"
        facts: dict[str, Fact] = {"row": plan.row, "amount": plan.payment, "paid": plan.covered, "day": plan.due}
        if not one.contacted_since(_start(plan.due - ONE_DAY)):
            return _Under("due", Reason(code, facts), _start(plan.due))
    step = next((step for step in one.steps if step.kind == "reminder" and step.moment <= now), None)
    if step is None:
        return None
    return _Under("due", Reason("step_reminder", {"day": step.moment.date()}), step.moment)


def _lapsing(one: Worked, now: datetime, _: WorkTerms) -> _Under | None:
    today, mandate = now.date(), one.situation.mandate
    ends: tuple[tuple[str, date | None, timedelta], ...] = (
        (
            "offer_lapsing",
            min((each.expires for each in one.offers if each.expires >= today), default=None),
            OFFER_DAYS,
        ),
        ("limitation_near", one.limitation_on, LIMITATION_DAYS),
        ("mandate_lapsing", None if mandate is None else mandate.expires, MANDATE_DAYS),
    )
    confirmed = one.situation.confirmation_by
    if confirmed is not None and confirmed - CONFIRMING <= today <= confirmed:
        return _Under("lapsing", Reason("confirmation_due", {"day": confirmed}), _start(confirmed))
    for code, day, before in ends:
        if day is not None and today <= day <= today + before and not one.contacted_since(_start(day - before)):
            return _Under("lapsing", Reason(code, {"day": day}), _start(day))
    return None


def _over(one: Worked, now: datetime, _: WorkTerms) -> _Under | None:
    if one.over_on is not None:
        return _Under("over", Reason("hold_over", {"day": one.over_on}), _start(one.over_on))
    space = one.situation.breathing_space
    if space is None or one.situation.party != "adviser" or not space.covers(now.date()):
        return None
    first, last = MIDPOINT
    days = (now.date() - space.start).days
    if not first <= days <= last or one.contacted_since(_start(space.start + timedelta(days=first))):
        return None
    return _Under("over", Reason("midpoint", {"days": days}), _start(space.start + timedelta(days=first)))


def _review(one: Worked, now: datetime, terms: WorkTerms) -> _Under | None:
    silent = one.silent
    if silent is not None and silent.on <= now.date():
        silence: dict[str, Fact] = {"count": silent.count, "day": silent.written_on}
        return _Under("review", Reason("creditors_silent", silence), _start(silent.on))
    of_client = (("client_task", one.client_task_on), ("client_review", one.client_review_on))
    due = [(day, code) for code, day in of_client if day is not None and day <= now.date()]
    if due:
        day, code = min(due)
        return _Under("review", Reason(code, {"day": day}), _start(day))
    step = next((step for step in one.steps if step.kind in LATER_STEPS and step.moment <= now), None)
    if step is not None:
        return _Under("review", Reason(f"step_{step.kind}", {"day": step.moment.date()}), step.moment)
    spoken = one.last_spoken
    if spoken is None:
        return None
    again = spoken + relativedelta(months=terms.review_months)
    if again > now or any(step.moment > now for step in one.steps):
        return None
    return _Under("review", Reason("review", {"day": spoken.date()}), again)


@dataclass(frozen=True, slots=True)
class _Waits:
    """Something of its own that an account waits for: why, until when, and through which day money has to be known
    before; ``until`` None where only that is missing."""

    reason: Reason
    until: datetime | None
    needs: date | None = None


def _waits(one: Worked, now: datetime) -> _Waits | None:
    """The earliest that an account waits for."""
    found = [
        _Waits(Reason(f"waits_{step.kind}", {"day": step.moment.date()}), _begins(step))
        for step in one.steps
        if _begins(step) > now
    ]
    found += [_waits_for_promise(each, now) for each in one.promises if each.state == "open"]
    for offer in one.offers:
        begins = _start(offer.expires - OFFER_DAYS)
        if begins > now:
            found.append(_Waits(Reason("offer_out", {"day": offer.expires}), begins))
    if one.plan is not None and not one.plan.missed:
        found.append(_waits_for_plan(one.plan, now, reminded=bool(one.situation.reminders_agreed)))
    confirmed = one.situation.confirmation_by
    if confirmed is not None and _start(confirmed - CONFIRMING) > now:
        found.append(_Waits(Reason("confirmation_by", {"day": confirmed}), _start(confirmed - CONFIRMING)))
    if one.silent is not None and _start(one.silent.on) > now:
        waits = Reason("creditors_asked", {"count": one.silent.count, "day": one.silent.written_on})
        found.append(_Waits(waits, _start(one.silent.on)))
    return min(found, key=lambda each: each.until or LATE, default=None)


def _waits_for_promise(one: Judged, now: datetime) -> _Waits:
    made = one.promise
    reason = Reason("promise_open", {"amount": made.amount, "day": made.due_on})
    before, after = _start(made.due_on - ONE_DAY), _start(one.last_day + ONE_DAY)
    if made.reminder and now < before:
        return _Waits(reason, before)
    return _Waits(reason, after, one.last_day) if after > now else _unknown(one.last_day)


def _waits_for_plan(plan: PlanState, now: datetime, *, reminded: bool = False) -> _Waits:
    before = _start(plan.due - ONE_DAY)
    if reminded and now < before:
        return _Waits(Reason("plan_kept", {"row": plan.row, "day": plan.due}), before)
    after = _start(plan.last_in_time + ONE_DAY)
    if after <= now:
        return _unknown(plan.last_in_time)
    return _Waits(Reason("plan_kept", {"row": plan.row, "day": plan.due}), after, plan.last_in_time)


def _unknown(day: date) -> _Waits:
    """The day has passed, and its money is not known yet."""
    return _Waits(Reason("money_unknown", {"day": day}), None, day)


def _rest(one: Worked, now: datetime, terms: WorkTerms) -> _Under:
    """New, or without a next step."""
    if one.last_spoken is not None or one.plan is not None:
        return _Under("no_next_step", Reason("no_next_step"))
    since = one.placed_on or one.opened_on
    if since is None:
        return _Under("new", Reason("never_spoken"))
    target = since
    for _ in range(terms.first_days):
        target = _next_worked(target, one.days_off)
    late = (now.date() - target).days
    if late > 0:
        return _Under("new", Reason("new_late", {"day": since, "days": late}), _start(target))
    return _Under("new", Reason("new", {"day": since}), _start(target))


def _next_worked(day: date, days_off: DaysOff | None) -> date:
    day += ONE_DAY
    while not (is_worked(day, days_off) if days_off is not None else day.weekday() < 5):
        day += ONE_DAY
    return day


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min)


def _at(moment: datetime) -> dict[str, Fact]:
    return {"day": moment.date(), "at": f"{moment:%H:%M}"}
