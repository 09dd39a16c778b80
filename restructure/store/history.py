"""Everything that happened on an account in one line of time: what was said, and what came in, was told and ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from restructure.store.connection import Store
from restructure.store.negotiations import Event, Kind
from restructure.store.reversals import reversals

TURNS: dict[str, Kind] = {"noticed": "noticed", "ended": "ended", "completed": "completed"}


def history(
    store: Store, account_number: str, most: int | None = None, without: Sequence[str] = ()
) -> tuple[Event, ...]:
    """The log of an account with its payments and the turns of its agreements, oldest first as they were kept; at most
    the latest ``most`` of them, and of the log none of the kinds ``without``.

    The detail of a payment is its amount in minor units and its day; that of a reversal also
    its reason; that of a turn its reference, or the agreement.
    """
    limit = -1 if most is None else most
    said, paid = _said(store, account_number, limit, without), _paid(store, account_number, limit)
    told = [*said, *paid, *_reversed(store, account_number), *_turned(store, account_number)]
    # By the clock on the wall: some moments were kept with its zone and some without.
    in_time = sorted(told, key=lambda one: one.at.replace(tzinfo=None))
    return tuple(in_time if most is None else in_time[-most:])


def count(store: Store, account_number: str, without: Sequence[str] = ()) -> int:
    """Return how many entries the history of an account has, but those of the log of the kinds ``without``."""
    kinds = ", ".join("?" for _ in without)
    queries = (
        (f"SELECT count(*) FROM events WHERE account_number = ? AND kind NOT IN ({kinds})", (account_number, *without)),
        ("SELECT count(*) FROM payments WHERE account_number = ?", (account_number,)),
    )
    counted = sum(store.connection.execute(query, given).fetchone()[0] for query, given in queries)
    return int(counted) + len(_reversed(store, account_number)) + len(_turned(store, account_number))


def _said(store: Store, account_number: str, limit: int, without: Sequence[str]) -> list[Event]:
    kinds = ", ".join("?" for _ in without)
    rows = store.connection.execute(
        f"SELECT at, kind, detail FROM events WHERE account_number = ? AND kind NOT IN ({kinds}) "
        "ORDER BY id DESC LIMIT ?",
        (account_number, *without, limit),
    )
    return [Event(datetime.fromisoformat(at), kind, detail) for at, kind, detail in reversed(rows.fetchall())]


def _paid(store: Store, account_number: str, limit: int) -> list[Event]:
    rows = store.connection.execute(
        "SELECT kept_at, amount, paid_on FROM payments WHERE account_number = ? ORDER BY id DESC LIMIT ?",
        (account_number, limit),
    )
    found = reversed(rows.fetchall())
    return [Event(datetime.fromisoformat(at), "paid", f"{amount} {day}") for at, amount, day in found]


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
