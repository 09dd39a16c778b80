"""List what a person asked for of what is held about them, until when it is answered, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

import msgspec

from calculators.errors import Refusal
from restructure.store import audit, rights
from restructure.store.connection import Store

RequestKind = Literal["copy", "correct", "erase", "retention"]
"""``retention`` is what nobody asked for: the time for which something is kept may be over."""
Outcome = Literal["done", "partly", "refused"]
DAYS_TO_ANSWER = 15
"""Ours: the laws say without delay, one month at the latest."""


@dataclass(frozen=True, slots=True)
class PersonRequest:
    """Request of a person, or about one, under its number; ``due_on`` is the day by which it is answered."""

    id: int
    person: int
    kind: RequestKind
    received_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class PersonAnswer:
    """Answer to a request: what became of it, why where not all of it was done, and when it is looked at again."""

    request: int
    outcome: Outcome
    reason: str = ""
    until: date | None = None
    kept: tuple[str, ...] = ()
    at: datetime | None = None
    who: str = ""


def receive(store: Store, person: int, kind: RequestKind, received_on: date) -> PersonRequest:
    """Keep what a person asked for. Refuses a person who is not there and a day to come; anybody who is signed in may
    take it down."""
    if received_on > store.now().date():
        raise Refusal("received_on", "date_in_future", largest=store.now().date())
    with store.writing() as connection:
        if not connection.execute("SELECT 1 FROM persons WHERE id = ?", (person,)).fetchone():
            raise Refusal("person", "unknown_person")
        due = received_on + timedelta(days=DAYS_TO_ANSWER)
        rights.check(store, "entry", "person")
        days = (received_on.isoformat(), due.isoformat())
        added = connection.execute(
            "INSERT INTO person_requests (person_id, kind, received_on, due_on, at, who) VALUES (?, ?, ?, ?, ?, ?)",
            (person, kind, *days, store.now().isoformat(), store.who),
        )
        about = [("person_requests", str(added.lastrowid))]
        audit.record(store, connection, "person_request", detail=f"{person}: {kind}", about=about)
        return PersonRequest(int(added.lastrowid or 0), person, kind, received_on, due)


def answer(store: Store, given: PersonAnswer) -> None:
    """Keep what was answered to a request. Refuses anybody but a supervisor or an administrator, and no reason where
    not all was done."""
    rights.check(store, "persons", "person")
    if given.outcome != "done":
        audit.check_reason(given.reason)
    with store.writing() as connection:
        about = [("person_answers", str(_append_answer(store, given)))]
        person, kind = connection.execute(
            "SELECT person_id, kind FROM person_requests WHERE id = ?", (given.request,)
        ).fetchone()
        audit.record(store, connection, "person_answer", detail=f"{person}: {kind}: {given.outcome}", about=about)


def _append_answer(store: Store, given: PersonAnswer) -> int | None:
    return store.connection.execute(
        "INSERT INTO person_answers (request_id, outcome, until, reason, detail, at, who) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            given.request,
            given.outcome,
            given.until and given.until.isoformat(),
            given.reason,
            msgspec.json.encode(given.kept).decode(),
            store.now().isoformat(),
            store.who,
        ),
    ).lastrowid


def requests(store: Store, person: int) -> tuple[tuple[PersonRequest, tuple[PersonAnswer, ...]], ...]:
    """List what a person asked for, the oldest first, each with its answers."""
    rows = store.connection.execute(
        "SELECT id, person_id, kind, received_on, due_on FROM person_requests WHERE person_id = ? ORDER BY id",
        (person,),
    ).fetchall()
    made = (PersonRequest(key, who, kind, *map(date.fromisoformat, days)) for key, who, kind, *days in rows)
    return tuple((one, _answers(store, one.id)) for one in made)


def _answers(store: Store, request: int) -> tuple[PersonAnswer, ...]:
    rows = store.connection.execute(
        "SELECT outcome, reason, until, detail, at, who FROM person_answers WHERE request_id = ? ORDER BY id",
        (request,),
    )
    return tuple(
        PersonAnswer(
            request,
            outcome,
            reason,
            date.fromisoformat(until) if until else None,
            msgspec.json.decode(kept, type=tuple[str, ...]),
            datetime.fromisoformat(at),
            who,
        )
        for outcome, reason, until, kept, at, who in rows
    )
