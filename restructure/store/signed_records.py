"""The records of what was signed on an account, found without looking at those of any other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from restructure.agreements.agreement import Agreement
from restructure.agreements.record import read_agreement
from restructure.store.connection import Store


def numbers(store: Store, account_number: str) -> list[str]:
    """The numbers of an account's agreements, oldest first."""
    # The log is kept by account; the agreements are not. One for several accounts goes with the first of them.
    query = (
        "SELECT detail FROM events JOIN agreements ON agreements.number = detail "
        "WHERE events.account_number = ? AND kind = 'signed'"
    )
    return sorted(row[0] for row in store.connection.execute(query, (account_number,)))


def records(store: Store, wanted: Iterable[str]) -> tuple[Agreement, ...]:
    """The agreements of those numbers, in their order."""
    query = "SELECT record FROM agreements WHERE number = ?"
    return tuple(read_agreement(bytes(store.connection.execute(query, (one,)).fetchone()[0])) for one in wanted)


def first_counted_day(store: Store, account_number: str) -> date | None:
    """The first day whose money counts for the agreements of an account; None where nothing was signed on it."""
    made = records(store, numbers(store, account_number))
    credited = ((one, one.credited_on(account_number)) for one in made)
    return min((held.since if held else one.counts_from for one, held in credited), default=None)
