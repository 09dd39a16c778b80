"""What an account waits for of its own: a step, a promise, an offer, a payment of its plan, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from restructure.parties.situation import CONFIRMING
from restructure.worklist.heading import OFFER_DAYS
from restructure.worklist.promise import Judged
from restructure.worklist.worked_account import PlanState, Reason, Worked, shown_from, start

LATE = datetime.combine(date.max, time.min)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Waits:
    """Something of its own that an account waits for: why, until when, and through which day money has to be known
    before; ``until`` None where only that is missing."""

    reason: Reason
    until: datetime | None
    needs: date | None = None


def waits(one: Worked, now: datetime) -> Waits | None:
    """The earliest that an account waits for."""
    found = [
        Waits(Reason(f"waits_{step.kind}", {"day": step.moment.date()}), shown_from(step))
        for step in one.steps
        if shown_from(step) > now
    ]
    found += [_waits_for_promise(each, now) for each in one.promises if each.state == "open"]
    for offer in one.offers:
        begins = start(offer.expires - OFFER_DAYS)
        if begins > now:
            found.append(Waits(Reason("offer_out", {"day": offer.expires}), begins))
    if one.plan is not None and not one.plan.missed:
        found.append(waits_for_plan(one.plan, now, reminded=bool(one.situation.reminders_agreed)))
    confirmed = one.situation.confirmation_by
    if confirmed is not None and start(confirmed - CONFIRMING) > now:
        found.append(Waits(Reason("confirmation_by", {"day": confirmed}), start(confirmed - CONFIRMING)))
    if one.silent is not None and start(one.silent.on) > now:
        waits = Reason("creditors_asked", {"count": one.silent.count, "day": one.silent.written_on})
        found.append(Waits(waits, start(one.silent.on)))
    return min(found, key=lambda each: each.until or LATE, default=None)


def waits_for_plan(plan: PlanState, now: datetime, *, reminded: bool = False) -> Waits:
    before = start(plan.due - ONE_DAY)
    if reminded and now < before:
        return Waits(Reason("plan_kept", {"row": plan.row, "day": plan.due}), before)
    after = start(plan.last_in_time + ONE_DAY)
    if after <= now:
        return _unknown(plan.last_in_time)
    return Waits(Reason("plan_kept", {"row": plan.row, "day": plan.due}), after, plan.last_in_time)


def _waits_for_promise(one: Judged, now: datetime) -> Waits:
    made = one.promise
    reason = Reason("promise_open", {"amount": made.amount, "day": made.due_on})
    before, after = start(made.due_on - ONE_DAY), start(one.last_day + ONE_DAY)
    if made.reminder and now < before:
        return Waits(reason, before)
    return Waits(reason, after, one.last_day) if after > now else _unknown(one.last_day)


def _unknown(day: date) -> Waits:
    """The day has passed, and its money is not known yet."""
    return Waits(Reason("money_unknown", {"day": day}), None, day)
