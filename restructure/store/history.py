"""Everything that happened on an account in one line of time: what was said, and what came in, was told and ended."""

from __future__ import annotations

from datetime import datetime

from restructure.store import negotiations
from restructure.store.connection import Store
from restructure.store.negotiations import Event, Kind
from restructure.store.reversals import reversals

TURNS: dict[str, Kind] = {"noticed": "noticed", "ended": "ended", "completed": "completed"}


def history(store: Store, account_number: str) -> tuple[Event, ...]:
    """The log of an account with its payments and the turns of its agreements, oldest first as they were kept.

    The detail of a payment is its amount in minor units and its day; that of a reversal also
    its reason; that of a turn its reference, or the agreement.
    """
    said, paid = negotiations.events(store, account_number), _paid(store, account_number)
    told = [*said, *paid, *_reversed(store, account_number), *_turned(store, account_number)]
    # By the clock on the wall: some moments were kept with its zone and some without.
    return tuple(sorted(told, key=lambda one: one.at.replace(tzinfo=None)))


def _paid(store: Store, account_number: str) -> list[Event]:
    rows = store.connection.execute(
        "SELECT kept_at, amount, paid_on FROM payments WHERE account_number = ? ORDER BY id", (account_number,)
    )
    return [Event(datetime.fromisoformat(at), "paid", f"{amount} {day}") for at, amount, day in rows]


def _reversed(store: Store, account_number: str) -> list[Event]:
    return [
        Event(one.at, "reversed", f"{one.payment.amount} {one.payment.paid_on} {one.reason}")
        for one in reversals(store, account_number)
    ]


def _turned(store: Store, account_number: str) -> list[Event]:
    numbers = store.connection.execute(
        "SELECT detail FROM events WHERE account_number = ? AND kind = 'signed'", (account_number,)
    ).fetchall()
    return [
        Event(datetime.fromisoformat(at), TURNS[kind], detail or number)
        for (number,) in numbers
        for at, kind, detail in store.connection.execute(
            "SELECT at, kind, detail FROM turns WHERE agreement_number = ? ORDER BY id", (number,)
        )
        if kind in TURNS
    ]
