"""What was done today, and where each conversation stands: the first page counts and shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from restructure.store.connection import Store
from restructure.store.negotiations import Event

LOOKED_AT = 5000
"""How many of the last entries are looked at: more than anybody makes in a day, whatever the log has grown to."""
CALLS_LOOKED_AT = 100_000
PASSING = ("opened", "speaks")
"""Kinds of entries that tell nothing of where a conversation stands."""


@dataclass(frozen=True, slots=True)
class Day:
    """Counts of one day on this PC; ``waiting`` are terms that wait for somebody's release, of whatever day."""

    conversations: int
    offers: int
    agreements: int
    waiting: int


def of_day(store: Store, day: date) -> Day:
    """Count a day's work, as the clock of this PC dated it."""
    talked = _count(store, "contacts", "talked = 1", day)
    offers = _count(store, "events", "kind = 'offered'", day)
    signed = _count(store, "events", "kind = 'signed'", day, "DISTINCT detail")
    (waiting,) = store.connection.execute(
        "SELECT count(*) FROM proposals WHERE terms_digest NOT IN (SELECT terms_digest FROM decisions)"
    ).fetchone()
    return Day(talked, offers, signed, waiting)


def _count(store: Store, table: str, which: str, day: date, what: str = "*") -> int:
    asked = f"""SELECT count({what}) FROM {table}
        WHERE id > (SELECT coalesce(max(id), 0) - {LOOKED_AT} FROM {table}) AND {which} AND substr(at, 1, 10) = ?"""
    (count,) = store.connection.execute(asked, (day.isoformat(),)).fetchone()
    return int(count)


def last_events(store: Store, numbers: Iterable[str]) -> dict[str, Event]:
    """The last entry that tells where the conversation about each account stands; none for one never worked on."""
    found: dict[str, Event] = {}
    for number in numbers:
        row = store.connection.execute(
            f"""SELECT at, kind, detail FROM events
            WHERE account_number = ? AND kind NOT IN ({", ".join("?" * len(PASSING))}) ORDER BY id DESC LIMIT 1""",
            (number, *PASSING),
        ).fetchone()
        if row is not None:
            found[number] = Event(datetime.fromisoformat(row[0]), row[1], row[2])
    return found


def calls_by_hour(store: Store) -> dict[int, tuple[int, int]]:
    """Count the calls of the last entries by the hour where the debtor lives: how many were answered, and how many were
    made."""
    rows = store.connection.execute(
        "SELECT substr(at, 12, 2), sum(talked), count(*) FROM contacts LEFT JOIN contact_outcomes ON contact_id = id "
        "WHERE id > (SELECT coalesce(max(id), 0) - ? FROM contacts) AND channel = 'call' "
        "AND coalesce(direction, 'out') = 'out' GROUP BY 1",
        (CALLS_LOOKED_AT,),
    )
    return {int(hour): (int(answered), int(tries)) for hour, answered, tries in rows}


def touched(store: Store, numbers: Sequence[str]) -> set[str]:
    """Those of a few accounts on which something was signed or received."""
    marks = ", ".join("?" * len(numbers))
    rows = store.connection.execute(
        f"SELECT account_number FROM events WHERE account_number IN ({marks}) AND kind = 'signed' "
        f"UNION SELECT account_number FROM payments WHERE account_number IN ({marks})",
        (*numbers, *numbers),
    )
    return {row[0] for row in rows}
