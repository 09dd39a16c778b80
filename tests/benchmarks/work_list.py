"""The work list of somebody with 2,000 accounts: looked up, and gone on with after a talk, beside a frame."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from time import process_time

from calculators.rounding import Money
from restructure.services import next_steps, promises
from restructure.services.work_list import Queue, queue_of, refreshed
from restructure.services.workplace import Workplace
from restructure.store import Store, conduct, owners
from restructure.store.conduct import Conversation
from restructure.store.owners import Giving
from tests.benchmarks.report import Measured
from tests.support.stores import NOW
from tests.support.workplaces import workplace

OWN, TALKS = 2_000, 30
FRAME = 16.0
WHO = "li"


def going_on(store: Store) -> Iterator[Measured]:
    """Processor time in a store of very many accounts, of which some are given to one person."""
    office = workplace(store, NOW)
    numbers = [number for (number,) in store.connection.execute("SELECT number FROM accounts LIMIT ?", (OWN,))]
    with store.writing() as connection:
        owners.give_within(store, connection, (Giving(number, WHO, "dealt") for number in numbers))
    _worked(office, numbers)
    began = process_time()
    queue = queue_of(office, WHO)
    yield Measured(f"list of {len(numbers)}, looked up", (process_time() - began) * 1000, FRAME, "ms", "a frame")
    spent, queue = _talks(office, queue)
    longest = f"a frame; the longest {max(spent):.1f} ms"
    yield Measured("F12 after a talk", statistics.median(spent), FRAME, "ms", longest)
    yield Measured("F12 of a new hour", _next_hour(office, queue), FRAME, "ms", "a frame")


def _worked(office: Workplace, numbers: list[str]) -> None:
    there = NOW.replace(tzinfo=None)
    for place, number in enumerate(numbers):
        if place % 2:
            conduct.append_contact(office.store, number, Conversation(there - timedelta(days=place % 40), talked=True))
        if place % 3 == 0:
            promises.note(office, number, Money(100), NOW.date() + timedelta(days=place % 30))
        if place % 5 == 0:
            next_steps.set_step(office, number, "call_back", NOW.date() + timedelta(days=place % 9))


def _talks(office: Workplace, queue: Queue) -> tuple[list[float], Queue]:
    """Milliseconds that the next account takes after a talk is logged, talk after talk, and the list as it then is."""
    spent = []
    for place, one in enumerate(islice(queue.listed.shown, TALKS)):
        at = NOW + timedelta(seconds=place)
        there = replace(office, now=at)
        conduct.append_contact(office.store, one.number, Conversation(at.replace(tzinfo=None), talked=True))
        began = process_time()
        queue = refreshed(there, queue)
        assert queue.listed.next is not None
        spent.append((process_time() - began) * 1000)
    return spent, queue


def _next_hour(office: Workplace, queue: Queue) -> float:
    began = process_time()
    refreshed(replace(office, now=NOW + timedelta(hours=1)), queue)
    return (process_time() - began) * 1000
