"""Month ends: the balance and the days overdue of every account on the last day of a month, taken once, at the first
start after it. A month that was not taken stays unknown: nothing of it is made up later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import msgspec

from restructure.agreements.standing import Ended, Running, Settled, Standing, balance, days_late
from restructure.parties.situation import Situation
from restructure.store import accounts, audit, conduct, money_known, negotiations, plan_events, row_digests
from restructure.store.connection import Store, large_cache
from restructure.store.opening import opened_beside
from restructure.unreadable import Unreadable

OWNER = "coalesce((SELECT owner FROM owners WHERE account_number = number ORDER BY id DESC LIMIT 1), '')"
LAST_DAY = "number NOT IN (SELECT value FROM json_each(:others)) AND as_of <= :day"
AS_CONFIRMED = f"""
INSERT INTO month_end_rows (month, account_number, currency, balance, days_late, state, owner)
SELECT :month, number, currency, principal + interest + penalty + fees,
    CASE WHEN overdue_since IS NOT NULL THEN max(0, CAST(julianday(:day) - julianday(overdue_since) AS INTEGER)) END,
    'working', {OWNER}
FROM accounts WHERE {LAST_DAY} ORDER BY number
"""
OTHERS = """
SELECT account_number FROM payments UNION SELECT account_number FROM agreements
UNION SELECT account_number FROM agreement_accounts
UNION SELECT account_number FROM situations UNION SELECT account_number FROM events WHERE kind IN ('stopped', 'resumed')
ORDER BY 1
"""
ROW = f"INSERT INTO month_end_rows SELECT ?, ?, ?, ?, ?, ?, ?, {OWNER} FROM accounts WHERE number = ?"


@dataclass(frozen=True, slots=True)
class MonthEnd:
    """A month end as it was taken: of which month, when, through which day money was known then, of how many
    accounts."""

    month: str
    taken_at: datetime
    known_through: date | None
    accounts: int


def is_due(store: Store) -> bool:
    """Return whether the last month has ended without being taken, and this store was there by then."""
    day = _last_day(store)
    taken = store.connection.execute("SELECT 1 FROM month_ends WHERE month = ?", (_month(day),)).fetchone()
    first = None if taken else store.connection.execute("SELECT at FROM audit ORDER BY seq LIMIT 1").fetchone()
    return first is not None and datetime.fromisoformat(first[0]).date() <= day


def take_due(store: Store) -> int | None:
    """Take the month end that is due; returns of how many accounts, None where none was. Of each account it holds what
    was known of its last day, by the money that is here now; accounts whose balance is of a later day are not in it."""
    if not is_due(store):
        return None
    store = store.in_one_act()
    day = _last_day(store)
    month, known = _month(day), money_known.known_through(money_known.sources(store))
    others = [number for (number,) in store.connection.execute(OTHERS)]
    rows = [row for number in others if (row := _row(store, number, day)) is not None]
    with store.writing() as connection, large_cache(connection):
        listed = {"month": month, "day": day.isoformat(), "others": msgspec.json.encode(others).decode()}
        count = connection.execute(AS_CONFIRMED, listed).rowcount
        connection.executemany(ROW, ((month, *row, row[0]) for row in rows))
        count += len(rows)
        digest = row_digests.of_together(connection, audit.chain_key(store), "month_ends", month)
        through = None if known is None else known.isoformat()
        values = (month, store.now().isoformat(), through, count, digest, store.who)
        connection.execute("INSERT INTO month_ends VALUES (?, ?, ?, ?, ?, ?)", values)
        audit.record(store, connection, "month_end_taken", "", f"{month}: {count}", [("month_ends", month)])
    return int(count)


def begin_taking(store: Store) -> Callable[[], int | None]:
    """Return what takes the month end that is due in whatever thread: by a connection of its own."""

    def take() -> int | None:
        with opened_beside(store) as there:
            return take_due(there)

    return take


def month_ends(store: Store) -> tuple[MonthEnd, ...]:
    """Every month end that was taken, the oldest first."""
    rows = store.connection.execute("SELECT month, taken_at, known_through, accounts FROM month_ends ORDER BY month")
    return tuple(
        MonthEnd(month, datetime.fromisoformat(at), date.fromisoformat(known) if known else None, count)
        for month, at, known, count in rows
    )


def _last_day(store: Store) -> date:
    """The last day of the month before this one."""
    return store.now().date().replace(day=1) - timedelta(days=1)


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


Row = tuple[str, str, int, int | None, int, str]


def _row(store: Store, number: str, day: date) -> Row | None:
    """An account on the last day of a month: number, currency, balance, days late, days on hold of these, and state."""
    account = accounts.load(store, number)
    if account is None or account.as_of > day:
        return None
    now = plan_events.standing(store, account, day)
    found = conduct.situation(store, number)
    around = None if isinstance(found, Unreadable) else found
    late = days_late(now, day)
    stopped = negotiations.last_stop(store, number)
    state = _state(now, around, day, stopped=stopped is not None)
    return number, account.currency, balance(now), late, _paused(around, late, day), state


def _state(now: Standing, around: Situation | None, day: date, *, stopped: bool) -> str:
    if isinstance(now, Settled):
        return "settled"
    if stopped:
        return "stopped"
    if around is not None and around.breathing_space is not None and around.breathing_space.covers(day):
        return "breathing_space"
    if around is not None and around.hold_on(day) is not None:
        return "hold"
    if isinstance(now, Running):
        return "plan_kept" if now.kept.standing == "running" else "plan_late"
    return "plan_ended" if isinstance(now, Ended) else "working"


def _paused(around: Situation | None, late: int | None, day: date) -> int:
    """The days on hold among those that an account is late."""
    if around is None or not late:
        return 0
    first = day - timedelta(days=late - 1)
    days = (first + timedelta(days=ahead) for ahead in range(late))
    return sum(around.hold_on(one) is not None for one in days)
