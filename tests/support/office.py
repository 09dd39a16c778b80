"""An office in which something was done with every account: what a work list is tried on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from random import Random

from calculators.rounding import Money
from restructure.parties.situation import Hold, Situation
from restructure.services import next_steps, promises
from restructure.services.workplace import Workplace
from restructure.store import complaints, conduct, negotiations
from restructure.store.conduct import Conversation
from restructure.store.negotiations import Event

CHINA = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 27, 10, 42, tzinfo=CHINA)
THERE = NOW.replace(tzinfo=None)
EARLIER = NOW - timedelta(days=12)


def number(place: int) -> str:
    """Return the number of an account by its place."""
    return f"N-{place:04d}"


def at(office: Workplace, now: datetime) -> Workplace:
    """Return the office at another moment."""
    return replace(office, now=now, store=replace(office.store, now=lambda: now))


def work_with(office: Workplace, one: str, what: int, draw: Random) -> None:
    """Do one of ten things with an account, so that the list has something of everything."""
    before, store = at(office, EARLIER), office.store
    if what in (1, 2, 3):
        promises.note(before, one, Money(80_000), date(2026, 11, 15) + timedelta(days=draw.randrange(25)))
    if what in (2, 4):
        moment = datetime(2026, 11, 27, draw.randrange(8, 20), 30) + timedelta(days=draw.randrange(-1, 3))  # noqa: DTZ001
        next_steps.set_step(before, one, "call_back", moment)
    if what == 5:
        conduct.append_contact(store, one, Conversation(THERE - timedelta(hours=2), talked=True))
    for minute in range(6 if what == 6 else 0):
        conduct.append_contact(store, one, Conversation(THERE - timedelta(minutes=40 - minute), talked=False))
    if what == 7:
        until = date(2026, 11, 24) + timedelta(days=draw.randrange(14))
        conduct.save_situation(store, one, Situation(holds=(Hold(date(2026, 11, 20), until),)))
    if what == 8:
        negotiations.append(store, one, Event(NOW, "stopped", "disputed"))
    if what == 9:
        received = date(2026, 11, 20)
        complaints.receive(store, one, received_on=received, due_on=received, complainant="Lin", subject="called late")
