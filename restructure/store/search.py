"""Finding an account among a million: by number, name, pinyin, initials, last digits of phone or ID."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from restructure.parties.name_forms import HAN, SPACES, fold, words
from restructure.store.connection import Store

PAST = "\U0010ffff"
SHORTEST_PART, SHORTEST_TAIL = 3, 3
NO_WORDS = ("", "", "")

Person = tuple[str, str, str, str]
"""Number, name, phone, ID number."""


def index(connection: sqlite3.Connection, people: Iterable[Person]) -> None:
    """Put people where they are found, in place of what was there under their numbers."""
    people = list(people)
    connection.executemany("DELETE FROM found WHERE number = ?", [(person[0],) for person in people])
    add(connection, people)


def add(connection: sqlite3.Connection, people: Sequence[Person]) -> None:
    """The same for people who are not there yet: many at once."""
    start = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM found").fetchone()[0]
    rows = [
        (key, number, fold(name), phone[::-1], paper[::-1], *(words(name) if HAN.search(name) else NO_WORDS))
        for key, (number, name, phone, paper) in enumerate(people, start)
    ]
    connection.executemany("INSERT INTO found VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    connection.executemany(
        "INSERT INTO found_names (rowid, characters, pinyin, initials) VALUES (?, ?, ?, ?)",
        ((row[0], *row[5:]) for row in rows if row[5:] != NO_WORDS),
    )
    # Equal to what the trigger takes out: the number, a line end, the folded name.
    connection.executemany(
        "INSERT INTO found_parts (rowid, part) VALUES (?, ?)", ((row[0], f"{row[1]}\n{row[2]}") for row in rows)
    )


PORTION = 5_000
BEHIND = "search_behind"
"""The setting that says up to which row of the accounts everybody is found, where not all are."""
NOT_FOUND = "FROM accounts WHERE number NOT IN (SELECT number FROM found)"


def catch_up(connection: sqlite3.Connection) -> None:
    """Put everybody where they are found who is not there yet. More than a portion are left to ``go_on``; their numbers
    are found at once."""
    missing = _counted(connection, "accounts") - _counted(connection, "found")
    if missing > PORTION:
        connection.execute("INSERT OR REPLACE INTO settings VALUES (?, '0')", (BEHIND,))
    elif missing:
        add(connection, connection.execute(f"SELECT number, name, phone, id_number {NOT_FOUND}").fetchall())


@dataclass(frozen=True, slots=True)
class Behind:
    """Progress of an index that is made behind: so many rows of the accounts are looked at, of so many."""

    done: int
    whole: int


def behind(store: Store) -> Behind | None:
    """Return how far the index is, None where everybody is found."""
    row = store.connection.execute("SELECT value FROM settings WHERE key = ?", (BEHIND,)).fetchone()
    if row is None:
        return None
    whole = store.connection.execute("SELECT coalesce(max(rowid), 0) FROM accounts").fetchone()[0]
    return Behind(min(int(row[0]), int(whole)), int(whole))


def go_on(store: Store, portion: int = PORTION) -> Behind | None:
    """Look at one portion more of the accounts, and put where they are found whoever is not; what is done stays done,
    whatever ends the program. Returns as ``behind``."""
    before = behind(store)
    if before is None:
        return None
    with store.writing() as connection:
        rows = connection.execute(
            """SELECT accounts.rowid, accounts.number, accounts.name, phone, id_number FROM accounts
            LEFT JOIN found ON found.number = accounts.number WHERE accounts.rowid > ? AND found.id IS NULL
            AND accounts.rowid <= ? ORDER BY accounts.rowid""",
            (before.done, before.done + portion),
        ).fetchall()
        add(connection, [row[1:] for row in rows])
        reached = before.done + portion
        if reached < before.whole:
            connection.execute("UPDATE settings SET value = ? WHERE key = ?", (str(reached), BEHIND))
        elif _counted(connection, "accounts") == _counted(connection, "found"):
            connection.execute("DELETE FROM settings WHERE key = ?", (BEHIND,))
        else:
            # Rows have other numbers once the file was made anew.
            connection.execute("UPDATE settings SET value = '0' WHERE key = ?", (BEHIND,))
    return behind(store)


def _counted(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def find(connection: sqlite3.Connection, text: str, limit: int) -> tuple[str, ...]:
    """The numbers of accounts, best first: exact, then those that begin with ``text``, then those that hold it."""
    wanted = fold(text.strip())
    found: dict[str, None] = {}
    for step in (_exact, _beginning, _holding):
        found |= dict.fromkeys(_recent_first(connection, step(connection, wanted, limit + len(found))))
        if len(found) >= limit:
            break
    return tuple(found)[:limit]


def _exact(connection: sqlite3.Connection, wanted: str, limit: int) -> list[str]:
    return _column(
        connection,
        """SELECT number FROM accounts WHERE number = :text OR number = :upper
        UNION SELECT * FROM (SELECT number FROM found WHERE folded = :text LIMIT :limit)""",
        {"text": wanted, "upper": wanted.upper(), "limit": limit},
    )


def _beginning(connection: sqlite3.Connection, wanted: str, limit: int) -> list[str]:
    rows = _column(
        connection,
        """SELECT * FROM (SELECT number FROM accounts WHERE number >= :text AND number < :past LIMIT :limit)
        UNION SELECT * FROM (SELECT number FROM accounts WHERE number >= :upper AND number < :upper_past LIMIT :limit)
        UNION SELECT * FROM (SELECT number FROM found WHERE folded >= :text AND folded < :past LIMIT :limit)""",
        {
            "text": wanted,
            "past": wanted + PAST,
            "upper": wanted.upper(),
            "upper_past": wanted.upper() + PAST,
            "limit": limit,
        },
    )
    if wanted.isascii() and wanted.isalpha():
        rows += _names(connection, f'{{pinyin initials}} : "{wanted}" *', limit)
    return rows


def _holding(connection: sqlite3.Connection, wanted: str, limit: int) -> list[str]:
    rows: list[str] = []
    letters = SPACES.sub("", wanted)
    # The index of characters knows no signs and would find a name beside them.
    if HAN.search(letters) and letters.isalnum():
        phrase = " ".join(letters)
        rows += _names(connection, f'characters : "{phrase}"', limit)
    if len(wanted) >= SHORTEST_PART:
        rows += _matching(connection, "found_parts", '"' + wanted.replace('"', '""') + '"', limit)
    if len(wanted) >= SHORTEST_TAIL:
        for column in ("phone_backwards", "id_backwards"):
            rows += _ending(connection, column, wanted[::-1], limit)
    return rows


def _ending(connection: sqlite3.Connection, column: str, backwards: str, limit: int) -> list[str]:
    # Digits alone have no capitals; the letters of an ID do.
    tails = dict.fromkeys((backwards, backwards.upper()))
    query = f"SELECT number FROM found WHERE {column} >= ? AND {column} < ? AND {column} <> '' LIMIT ?"
    return list(chain.from_iterable(_column(connection, query, (tail, tail + PAST, limit)) for tail in tails))


def _names(connection: sqlite3.Connection, query: str, limit: int) -> list[str]:
    return _matching(connection, "found_names", query, limit)


def _matching(connection: sqlite3.Connection, table: str, query: str, limit: int) -> list[str]:
    rows = f"SELECT number FROM found WHERE id IN (SELECT rowid FROM {table} WHERE {table} MATCH ? LIMIT ?)"
    return _column(connection, rows, (query, limit))


def _recent_first(connection: sqlite3.Connection, numbers: list[str]) -> list[str]:
    marks = ", ".join("?" * len(numbers))
    query = f"SELECT number FROM accounts WHERE number IN ({marks}) ORDER BY opened_at IS NULL, opened_at DESC, number"
    return _column(connection, query, numbers)


def _column(connection: sqlite3.Connection, query: str, values: object) -> list[str]:
    return [row[0] for row in connection.execute(query, values)]  # type: ignore[arg-type]
