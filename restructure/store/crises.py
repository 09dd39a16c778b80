"""Accounts that were stopped because somebody's life was in danger or somebody seriously ill, and their release."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from calculators.errors import Refusal
from restructure.parties.situation import CRISES, Exit
from restructure.store import audit, negotiations, rights
from restructure.store.connection import Store
from restructure.store.negotiations import Event

STOPS = "kind IN ('stopped', 'resumed')"
"""As the index of these entries has it."""


@dataclass(frozen=True, slots=True)
class Crisis:
    """An account that nobody contacts, why, and since when."""

    account_number: str
    reason: Exit
    since: datetime


def crises(store: Store) -> tuple[Crisis, ...]:
    """Every account in crisis that was not released, the longest first."""
    rows = store.connection.execute(
        f"SELECT account_number, detail, at FROM events WHERE id IN "
        f"(SELECT max(id) FROM events WHERE {STOPS} GROUP BY account_number) AND kind = 'stopped' ORDER BY at, id"
    )
    known = {str(one): one for one in CRISES}
    return tuple(
        Crisis(number, known[detail], datetime.fromisoformat(at)) for number, detail, at in rows if detail in known
    )


def release(store: Store, account_number: str, why: str) -> None:
    """Release an account in crisis: who decided it, and why, stands in its log. Refuses whoever may not, a release
    without a reason, and an account that is in none."""
    rights.check(store, "crisis", "account")
    audit.check_reason(why)
    with store.writing() as connection:
        stop = negotiations.last_stop(store, account_number)
        if stop not in CRISES:
            raise Refusal("account", "no_crisis")
        at = store.now()
        negotiations.append_within(store, connection, account_number, Event(at, "resumed", stop))
        negotiations.append_within(store, connection, account_number, Event(at, "note", why.strip()))
