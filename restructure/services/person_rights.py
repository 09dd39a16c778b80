"""A person's rights: where they stand, a copy of all that is held, erasing, and who could go by the rules."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from typing import Any

import msgspec

from calculators.errors import Refusal
from restructure.rules.packs import years_kept
from restructure.services.workplace import Workplace
from restructure.store import (
    Store,
    audit,
    person_corrections,
    person_erasure,
    person_requests,
    person_traces,
    persons,
    rights,
    settings,
)
from restructure.store.person_corrections import Correction
from restructure.store.person_erasure import Due, Kept
from restructure.store.person_requests import PersonAnswer, PersonRequest, RequestKind
from restructure.store.person_traces import Trace

LOOKED_THROUGH = "retention_looked_through"
SHOWN, DAYS_BETWEEN = 100, 30


def where(workplace: Workplace, person: int) -> tuple[Trace, ...]:
    """Every place where a person stands. Refuses a person who is not there, and anybody but who answers for it."""
    rights.check(workplace.store, "persons", "person")
    _known(workplace, person)
    return person_traces.traces(workplace.store, person)


def copy(workplace: Workplace, person: int, received_on: date) -> dict[str, Any]:
    """A copy of all that is held about a person, as plain values; the record says that it was made, and the request is
    answered. Refuses as ``where``, and a day to come."""
    rights.check(workplace.store, "persons", "person")
    store = workplace.store
    request = person_requests.receive(store, person, "copy", received_on)
    made = person_traces.held(store, person)
    person_requests.answer(store, PersonAnswer(request.id, "done"))
    audit.record_alone(store, "exported", detail=f"person {person}")
    return made


def as_json(held: dict[str, Any]) -> bytes:
    """A copy as a file: JSON that people can read."""
    return msgspec.json.format(msgspec.json.encode(held), indent=1)


def kept(workplace: Workplace, person: int) -> tuple[Kept, ...]:
    """List what of a person would stay if they were erased today, by which rule and until when."""
    return person_erasure.kept(_by_attested_day(workplace), person, _years(workplace))


def erase(
    workplace: Workplace, person: int, reason: str, received_on: date, kind: RequestKind = "erase"
) -> tuple[Kept, ...]:
    """Erase a person wherever nothing keeps them; returns what stays. What they asked for stays open until all of it is
    done. Refuses as ``where``, a day to come, a reason of nothing, and what could go only by a clock that went on at
    once (``clock_went_on``)."""
    store = workplace.store
    rights.check(store, "persons", "person")
    audit.check_reason(reason)
    day = doubted_clock(workplace)
    if day is not None and kept(workplace, person) != person_erasure.kept(store, person, _years(workplace)):
        raise Refusal("clock", "clock_went_on", day=day)
    open_ = (one for one, _ in person_erasure.unfinished(store) if one.person == person)
    request = next(open_, None) or person_requests.receive(store, person, kind, received_on)
    return person_erasure.erase(store, request, reason, _years(workplace))


def correct(workplace: Workplace, person: int, wanted: Correction, received_on: date) -> tuple[str, ...]:
    """Correct what a person says is wrong, at every account where it stands, and answer their request; returns the
    accounts. Refuses as ``where``, a day to come, a reason of nothing, what changes nothing, and what stands nowhere
    (``value_not_held``)."""
    store = workplace.store
    rights.check(store, "persons", "person")
    _known(workplace, person)
    audit.check_reason(wanted.reason)
    person_corrections.check(wanted)
    if not person_corrections.standing_in(store, person, wanted):
        raise Refusal("was", "value_not_held")
    request = person_requests.receive(store, person, "correct", received_on)
    done = person_corrections.correct(store, request, wanted)
    person_requests.answer(store, PersonAnswer(request.id, "done"))
    return done


def corrections(workplace: Workplace, person: int) -> tuple[tuple[str, Correction], ...]:
    """List what was corrected for a person, each with its account, the latest first. Refuses as ``where``."""
    rights.check(workplace.store, "persons", "person")
    return person_corrections.corrections(workplace.store, person)


def due_again(workplace: Workplace) -> tuple[PersonRequest, ...]:
    """Requests to erase of which something was kept that may go by now."""
    return person_erasure.due_again(_by_attested_day(workplace), _years(workplace))


def proposals(workplace: Workplace) -> tuple[Due, ...]:
    """Persons who could go by the rules; somebody decides about each, and nothing goes by itself."""
    rights.check(workplace.store, "persons", "person")
    return person_erasure.due(_by_attested_day(workplace), _years(workplace), SHOWN)


def keep_longer(workplace: Workplace, person: int, until: date, reason: str) -> None:
    """Keep a person who could go until a day. Refuses a day that is over, and a reason of nothing."""
    if until <= workplace.today:
        raise Refusal("until", "date_is_over")
    rights.check(workplace.store, "persons", "person")
    audit.check_reason(reason)
    request = person_requests.receive(workplace.store, person, "retention", workplace.today)
    person_requests.answer(workplace.store, PersonAnswer(request.id, "refused", reason, until))


def looked_through(workplace: Workplace) -> date | None:
    """The day on which somebody last went through who could go; None where nobody did."""
    held = settings.text(workplace.store, LOOKED_THROUGH)
    return date.fromisoformat(held) if held else None


def is_time_to_look(workplace: Workplace) -> bool:
    """Return whether a month has gone since somebody went through who could go."""
    last = looked_through(workplace)
    if not _years(workplace):
        return False
    # A day to come was one of a clock that was wrong.
    return last is None or last > workplace.today or (workplace.today - last).days >= DAYS_BETWEEN


def doubted_clock(workplace: Workplace) -> date | None:
    """The day by which it is judged what is old enough, where the clock went on from it at once; None where there is no
    doubt. See ``audit.attested_day``."""
    day = audit.attested_day(workplace.store)
    return day if day != workplace.store.now().date() else None


def _by_attested_day(workplace: Workplace) -> Store:
    store = workplace.store
    moment = datetime.combine(audit.attested_day(store), store.now().timetz())
    return dataclasses.replace(store, now=lambda: moment)


def have_looked_through(workplace: Workplace) -> None:
    """Remember that somebody went through who could go."""
    rights.check(workplace.store, "persons", "person")
    settings.save(workplace.store, LOOKED_THROUGH, workplace.today.isoformat())


def _years(workplace: Workplace) -> int:
    return years_kept(workplace.policy.name)


def _known(workplace: Workplace, person: int) -> None:
    if persons.load(workplace.store, person) is None:
        raise Refusal("person", "unknown_person")
