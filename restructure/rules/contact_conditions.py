"""What a rule may ask of a contact: when, how often, with whom, by what means, and what was asked for in writing."""

from __future__ import annotations

from datetime import datetime, timedelta

from calculators.calendar import add_months
from restructure.parties.situation import BreathingSpace, Contact
from restructure.rules.conditions import Facts, Given, Seen, condition

SPOKEN = ("call", "visit")
"""Channels in which two people talk."""
AFTER_TREATMENT = timedelta(days=30)


@condition("hours_outside", "begin", "end")
def _hours_outside(seen: Seen, given: Given) -> Facts | None:
    """Contact is allowed from ``begin`` up to ``end``, in whole hours where the debtor lives."""
    now = seen.situation.local_now
    if now is None or seen.situation.night_allowed:
        return None
    begin, end = int(given["begin"]), int(given["end"])
    return None if begin <= now.hour < end else {"begin": begin, "end": end, "hour": f"{now:%H:%M}"}


@condition("local_time_unknown")
def _local_time_unknown(seen: Seen, _: Given) -> Facts | None:
    return {} if seen.situation.local_now is None else None


@condition("talks_today", "most")
def _talks_today(seen: Seen, given: Given) -> Facts | None:
    talks = sum(one.talked and one.channel == "call" for one in _of_person_today(seen))
    return {"count": talks, "largest": int(given["most"])} if talks >= given["most"] else None


@condition("attempts_today", "most")
def _attempts_today(seen: Seen, given: Given) -> Facts | None:
    """Attempts that nobody answered, of the number that was tried most."""
    tried = (one for one in _of_person_today(seen) if one.channel == "call" and one.direction == "out")
    numbers = [one.number for one in tried if not one.talked]
    most = max(map(numbers.count, set(numbers)), default=0)
    return {"count": most, "largest": int(given["most"])} if most >= given["most"] else None


@condition("visits_today", "most")
def _visits_today(seen: Seen, given: Given) -> Facts | None:
    visits = sum(one.channel == "visit" for one in _of_person_today(seen))
    return {"count": visits, "largest": int(given["most"])} if visits >= given["most"] else None


@condition("calls_within", "days", "most")
def _calls_within(seen: Seen, given: Given) -> Facts | None:
    """The next call would be one more than so many within so many days in a row. Not counted are calls that the debtor
    made, those that did not connect, those to a representative, and those that the debtor agreed to on the day or on
    one of the six before."""
    if seen.situation.asked_channel != "call":
        return None
    days = int(given["days"])
    calls = sum(_counts(one, seen, days) for one in _since(seen, timedelta(days=days - 1)))
    return {"count": calls, "largest": int(given["most"])} if calls >= given["most"] else None


def _counts(one: Contact, seen: Seen, days: int) -> bool:
    agreed = seen.situation.call_consent_on
    if agreed is not None and agreed <= one.at.date() < agreed + timedelta(days=days):
        return False
    placed = one.channel == "call" and one.direction == "out" and one.connected
    return placed and one.whom != "representative"


@condition("talked_within", "days")
def _talked_within(seen: Seen, given: Given) -> Facts | None:
    """The last conversation by telephone within so many days in a row, whoever called; that day is the first. A message
    that was answered is none."""
    known, days = seen.situation, int(given["days"])
    agreed = known.call_consent_on
    if known.asked_channel != "call" or (agreed and agreed <= seen.day < agreed + timedelta(days=days)):
        return None
    spoken = [one.at for one in _since(seen, timedelta(days=days - 1)) if one.talked and one.channel in SPOKEN]
    return {"day": max(spoken).date()} if spoken else None


@condition("third_person")
def _third_person(seen: Seen, _: Given) -> Facts | None:
    """Somebody whom the debt does not concern is to be contacted, for none of the reasons that there are."""
    known = seen.situation
    return {} if known.asked_whom == "unrelated" and known.asked_reason is None else None


@condition("related_without_ground")
def _related_without_ground(seen: Seen, _: Given) -> Facts | None:
    """Somebody is to be contacted as concerned by the debt, such as a spouse, and why they owe it is not recorded."""
    known = seen.situation
    return {} if known.asked_whom == "related" and known.spouse_ground is None else None


@condition("third_person_refused")
def _third_person_refused(seen: Seen, _: Given) -> Facts | None:
    """Somebody else under this number has refused once: that is for good."""
    known = seen.situation
    others = (one for one in (*known.contacts, *known.elsewhere) if one.whom not in ("debtor", "guarantor"))
    refused = any(one.refused and one.number == known.asked_number for one in others)
    return {} if refused and known.asked_number and known.asked_whom not in ("debtor", "guarantor") else None


@condition("third_person_told")
def _third_person_told(seen: Seen, _: Given) -> Facts | None:
    """Somebody unrelated may be asked to pass on that the debtor should call, and nothing else."""
    known = seen.situation
    return {} if known.asked_whom == "unrelated" and known.asked_reason is not None else None


@condition("whom_unknown")
def _whom_unknown(seen: Seen, _: Given) -> Facts | None:
    return {} if seen.situation.asked_whom == "unknown" else None


@condition("medium_avoided")
def _medium_avoided(seen: Seen, _: Given) -> Facts | None:
    return {} if seen.situation.asked_channel in seen.situation.avoided else None


@condition("ceased")
def _ceased(seen: Seen, _: Given) -> Facts | None:
    day = seen.situation.ceased_on
    return {"day": day} if day is not None and day <= seen.day else None


@condition("disputed_unverified")
def _disputed_unverified(seen: Seen, _: Given) -> Facts | None:
    """A written dispute whose verification has not been sent since."""
    disputed, verified = seen.situation.disputed_in_writing_on, seen.situation.verified_on
    open_ = disputed is not None and (verified is None or verified < disputed)
    return {"day": disputed} if disputed is not None and open_ else None


@condition("validation_missing", "days")
def _validation_missing(seen: Seen, given: Given) -> Facts | None:
    """No validation notice went out within so many days of the first contact."""
    known = seen.situation
    first = min((one.at.date() for one in known.contacts), default=None)
    if known.validation_sent_on is not None or first is None:
        return None
    latest = first + timedelta(days=int(given["days"]))
    return {"day": latest} if latest < seen.day else None


@condition("refuses_as_barred")
def _refuses_as_barred(seen: Seen, _: Given) -> Facts | None:
    return {} if seen.situation.refuses_as_barred else None


@condition("adviser_asked", "days")
def _adviser_asked(seen: Seen, given: Given) -> Facts | None:
    """The last of so many days for which an adviser asked to work out a plan, the day itself included."""
    asked = seen.situation.adviser_asked_on
    if asked is None:
        return None
    last = asked + timedelta(days=int(given["days"]))
    return {"day": last} if asked <= seen.day <= last else None


@condition("complaint_open")
def _complaint_open(seen: Seen, _: Given) -> Facts | None:
    day = seen.situation.complaint_since
    return {"day": day} if day is not None else None


@condition("vulnerable")
def _vulnerable(seen: Seen, _: Given) -> Facts | None:
    return {} if seen.situation.vulnerabilities else None


@condition("breathing_space")
def _breathing_space(seen: Seen, _: Given) -> Facts | None:
    """A breathing space runs, where there is one: not in Scotland or Northern Ireland. One for a mental-health crisis
    ends thirty days after the treatment."""
    known = seen.situation
    space = known.breathing_space
    if space is None or known.nation in ("scotland", "northern_ireland"):
        return None
    ends = space.end + AFTER_TREATMENT if space.end and known.space_kind == "mental_health" else space.end
    if not BreathingSpace(space.start, ends).covers(seen.day):
        return None
    return {"day": ends} if ends else {}


@condition("moratorium")
def _moratorium(seen: Seen, _: Given) -> Facts | None:
    """A Scottish moratorium runs: enforcement rests, six months where no end is known."""
    stretch = seen.situation.moratorium
    if stretch is None:
        return None
    ends = stretch.end or add_months(stretch.start, 6)
    return {"day": ends} if stretch.start <= seen.day <= ends else None


def _of_person_today(seen: Seen) -> list[Contact]:
    """Today's contacts with the person, about whatever debt."""
    return _since(seen, timedelta(0), (*seen.situation.contacts, *seen.situation.elsewhere))


def _since(seen: Seen, back: timedelta, contacts: tuple[Contact, ...] | None = None) -> list[Contact]:
    """The contacts about this debt, or those that are given, from so long before today on, with the person who is to
    be contacted now."""
    now = seen.situation.local_now or datetime.combine(seen.day, datetime.max.time())
    # Where the hour is not known, it may still be the day before.
    first = now.date() - back - timedelta(days=0 if seen.situation.local_now else 1)
    counted = seen.situation.with_whom_asked(seen.situation.contacts if contacts is None else contacts)
    # What was logged before the time zone was known may seem to lie ahead by hours: it was made all the same.
    return [one for one in counted if first <= one.at.date() <= now.date() + timedelta(days=1)]
