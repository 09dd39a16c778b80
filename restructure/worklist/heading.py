"""Headings of a work list: which of nine an account comes under, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from dateutil.relativedelta import relativedelta

from calculators.business_days import DaysOff, is_worked
from calculators.errors import Fact
from restructure.parties.situation import CONFIRMING
from restructure.worklist.work_terms import WorkTerms
from restructure.worklist.worked_account import Reason, Worked, shown_from, start

Heading = Literal["call_back", "they_wait", "broken", "due", "lapsing", "over", "review", "new", "no_next_step"]
HEADINGS: tuple[Heading, ...] = (
    "call_back", "they_wait", "broken", "due", "lapsing", "over", "review", "new", "no_next_step",
)  # fmt: skip  # fmt: skip
"""In their order; each account stands under the first that it comes under."""
ONE_DAY = timedelta(days=1)
OFFER_DAYS, MANDATE_DAYS, LIMITATION_DAYS = timedelta(days=2), timedelta(days=14), timedelta(days=90)
MIDPOINT = (25, 35)
"""Days into a British breathing space in which its midpoint is reviewed."""
WAITING = ("reply", "paper")
LATER_STEPS = ("review", "supervisor", "other")


@dataclass(frozen=True, slots=True)
class Under:
    """A heading that an account comes under, why, and since when."""

    heading: Heading
    reason: Reason
    due: datetime | None = None


def asked(one: Worked, now: datetime, terms: WorkTerms) -> Under | None:
    """The first of the headings that something asks for."""
    asking = (_call_back, _they_wait, _broken, _due, _lapsing, _over, _review)
    return next((found for ask in asking if (found := ask(one, now, terms)) is not None), None)


def rest(one: Worked, now: datetime, terms: WorkTerms) -> Under:
    """New, or without a next step."""
    if one.last_spoken is not None or one.plan is not None:
        return Under("no_next_step", Reason("no_next_step"))
    since = one.placed_on
    if since is None:
        return Under("new", Reason("never_spoken"))
    target = since
    for _ in range(terms.first_days):
        target = _next_worked(target, one.days_off)
    late = (now.date() - target).days
    if late > 0:
        return Under("new", Reason("new_late", {"day": since, "days": late}), start(target))
    return Under("new", Reason("new", {"day": since}), start(target))


def _call_back(one: Worked, now: datetime, _: WorkTerms) -> Under | None:
    due = [step for step in one.steps if step.kind == "call_back" and shown_from(step) <= now]
    step = next((step for step in due if not one.contacted_since(shown_from(step))), None)
    if step is None:
        return None
    timed = isinstance(step.due_at, datetime)
    facts: dict[str, Fact] = {"at": f"{step.moment:%H:%M}"} if timed else {}
    code = "call_back_at" if timed else "call_back_day"
    return Under("call_back", Reason(code, {**facts, "day": step.moment.date()}), step.moment)


def _they_wait(one: Worked, now: datetime, _: WorkTerms) -> Under | None:
    if one.called_at is not None and not one.contacted_since(one.called_at):
        return Under("they_wait", Reason("they_called", _at(one.called_at)), one.called_at)
    missed = max((each for each in one.situation.contacts), key=lambda each: each.at, default=None)
    if missed is not None and missed.direction == "in" and not missed.talked:
        return Under("they_wait", Reason("they_called", _at(missed.at)), missed.at)
    if one.released_at is not None and not one.contacted_since(one.released_at):
        code = "release_given" if one.released else "release_declined"
        return Under("they_wait", Reason(code, _at(one.released_at)), one.released_at)
    if one.adviser_at is not None and not one.contacted_since(one.adviser_at):
        return Under("they_wait", Reason("adviser_answered", _at(one.adviser_at)), one.adviser_at)
    since = one.situation.complaint_since
    if since is not None:
        return Under("they_wait", Reason("complaint_open", {"day": since}), start(since))
    step = next((step for step in one.steps if step.kind in WAITING and step.moment <= now), None)
    if step is None:
        return None
    return Under("they_wait", Reason(f"step_{step.kind}", {"day": step.moment.date()}), step.moment)


def _broken(one: Worked, now: datetime, _: WorkTerms) -> Under | None:
    missed = [each for each in one.promises if each.is_missed and not each.paid_later]
    for each in sorted(missed, key=lambda each: each.promise.due_on):
        made = each.promise
        newer = any(
            other.promise.made_at.date() > each.last_day or (other.promise.id > made.id and other.state == "open")
            for other in one.promises
            if not other.promise.mistaken
        )
        if not newer and not one.contacted_since(start(each.last_day + ONE_DAY)):
            facts: dict[str, Fact] = {
                "amount": made.amount, "paid": each.received, "day": made.due_on, "count": len(missed),
                "through": one.known_through or each.last_day,
            }  # fmt: skip
            return Under("broken", Reason(f"promise_{each.state}", facts), start(made.due_on))
    plan = one.plan
    if plan is None or not plan.missed or one.contacted_since(start(plan.last_in_time + ONE_DAY)):
        return None
    facts = {
        "row": plan.row, "amount": plan.payment, "paid": plan.covered, "day": plan.due,
        "through": one.known_through or plan.last_in_time,
    }  # fmt: skip
    return Under("broken", Reason("row_partly" if plan.covered else "row_missed", facts), start(plan.due))


def _due(one: Worked, now: datetime, _: WorkTerms) -> Under | None:
    today = now.date()
    for each in one.promises:
        made = each.promise
        near = made.due_on - ONE_DAY <= today <= made.due_on
        if each.state == "open" and made.reminder and near and not one.contacted_since(start(made.due_on - ONE_DAY)):
            code = "promise_due_today" if made.due_on == today else "promise_due_tomorrow"
            return Under("due", Reason(code, {"amount": made.amount, "day": made.due_on}), start(made.due_on))
    plan, agreed = one.plan, one.situation.reminders_agreed
    if plan is not None and agreed and not plan.missed and plan.due - ONE_DAY <= today <= plan.due:
        code = "row_due_today" if plan.due == today else "row_due_tomorrow"
        facts: dict[str, Fact] = {"row": plan.row, "amount": plan.payment, "paid": plan.covered, "day": plan.due}
        if not one.contacted_since(start(plan.due - ONE_DAY)):
            return Under("due", Reason(code, facts), start(plan.due))
    step = next((step for step in one.steps if step.kind == "reminder" and step.moment <= now), None)
    if step is None:
        return None
    return Under("due", Reason("step_reminder", {"day": step.moment.date()}), step.moment)


def _lapsing(one: Worked, now: datetime, _: WorkTerms) -> Under | None:
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
        return Under("lapsing", Reason("confirmation_due", {"day": confirmed}), start(confirmed))
    for code, day, before in ends:
        if day is not None and today <= day <= today + before and not one.contacted_since(start(day - before)):
            return Under("lapsing", Reason(code, {"day": day}), start(day))
    return None


def _over(one: Worked, now: datetime, _: WorkTerms) -> Under | None:
    if one.over_on is not None:
        return Under("over", Reason("hold_over", {"day": one.over_on}), start(one.over_on))
    space = one.situation.breathing_space
    if space is None or one.situation.party != "adviser" or not space.covers(now.date()):
        return None
    first, last = MIDPOINT
    days = (now.date() - space.start).days
    if not first <= days <= last or one.contacted_since(start(space.start + timedelta(days=first))):
        return None
    return Under("over", Reason("midpoint", {"days": days}), start(space.start + timedelta(days=first)))


def _review(one: Worked, now: datetime, terms: WorkTerms) -> Under | None:
    silent = one.silent
    if silent is not None and silent.on <= now.date():
        silence: dict[str, Fact] = {"count": silent.count, "day": silent.written_on}
        return Under("review", Reason("creditors_silent", silence), start(silent.on))
    of_client = (("client_task", one.client_task_on), ("client_review", one.client_review_on))
    due = [(day, code) for code, day in of_client if day is not None and day <= now.date()]
    if due:
        day, code = min(due)
        return Under("review", Reason(code, {"day": day}), start(day))
    step = next((step for step in one.steps if step.kind in LATER_STEPS and step.moment <= now), None)
    if step is not None:
        return Under("review", Reason(f"step_{step.kind}", {"day": step.moment.date()}), step.moment)
    spoken = one.last_spoken
    if spoken is None:
        return None
    again = spoken + relativedelta(months=terms.review_months)
    if again > now or any(step.moment > now for step in one.steps):
        return None
    return Under("review", Reason("review", {"day": spoken.date()}), again)


def _next_worked(day: date, days_off: DaysOff | None) -> date:
    day += ONE_DAY
    while not (is_worked(day, days_off) if days_off is not None else day.weekday() < 5):
        day += ONE_DAY
    return day


def _at(moment: datetime) -> dict[str, Fact]:
    return {"day": moment.date(), "at": f"{moment:%H:%M}"}
