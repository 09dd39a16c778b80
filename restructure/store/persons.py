"""Natural persons in the store, and what somebody decided of two who look alike."""

from __future__ import annotations

import sqlite3
from typing import Literal

from calculators.errors import Refusal
from restructure.store import audit, rights
from restructure.store.connection import Store

Answer = Literal["same", "different", "open"]
"""Of two persons: they are one, they are not, or nobody says so any more."""

STANDING = """
SELECT first_id, other_id, answer FROM person_decisions AS one
WHERE {which} IN (SELECT value FROM json_each(?)) AND NOT EXISTS (
    SELECT 1 FROM person_decisions AS later
    WHERE later.first_id = one.first_id AND later.other_id = one.other_id AND later.id > one.id)
"""


def decide(store: Store, one: int, other: int, answer: Answer) -> None:
    """Decide whether two persons are one; the record holds their numbers and nothing that says who they are.

    Refuses anybody but a supervisor or an administrator, a person who is not there (``unknown_person``), and what
    contradicts other decisions (``persons_contradict``).
    """
    rights.check(store, "persons", "person")
    first, second = sorted((one, other))
    with store.writing() as connection:
        for person in (first, second):
            if first == second or not connection.execute("SELECT 1 FROM persons WHERE id = ?", (person,)).fetchone():
                raise Refusal("person", "unknown_person")
        was = answer_of(connection, first, second)
        if was == answer:
            return
        added = connection.execute(
            "INSERT INTO person_decisions (first_id, other_id, answer, at, who) VALUES (?, ?, ?, ?, ?)",
            (first, second, answer, store.now().isoformat(), store.who),
        )
        _regroup(connection, (first, second))
        said = f"{first}, {second}: {was} -> {answer}"
        audit.record(
            store, connection, "person_decided", detail=said, about=[("person_decisions", str(added.lastrowid))]
        )


def answer_of(connection: sqlite3.Connection, one: int, other: int) -> Answer:
    """Return what stands decided of two persons."""
    row = connection.execute(
        "SELECT answer FROM person_decisions WHERE first_id = ? AND other_id = ? ORDER BY id DESC LIMIT 1",
        sorted((one, other)),
    ).fetchone()
    return row[0] if row else "open"


def _regroup(connection: sqlite3.Connection, persons: tuple[int, int]) -> None:
    """Let those who are one by what stands decided stand behind the first of them. Refuses where two of them are not
    one by another decision."""
    left = set(persons)
    while left:
        group, different = _group(connection, min(left))
        if any(pair[0] in group and pair[1] in group for pair in different):
            raise Refusal("person", "persons_contradict")
        here = _json(group)
        head = "(SELECT min(id) FROM persons WHERE id IN (SELECT value FROM json_each(:here)))"
        connection.execute(
            f"UPDATE persons SET same_as = nullif({head}, id) WHERE id IN (SELECT value FROM json_each(:here))",
            {"here": here},
        )
        left -= group


def _group(connection: sqlite3.Connection, person: int) -> tuple[set[int], set[tuple[int, int]]]:
    """Everybody who is one with a person by what stands decided, those who are gone among them; and the pairs around
    them that are not one."""
    group, ask, different = {person}, {person}, set[tuple[int, int]]()
    while ask:
        found: set[int] = set()
        for which in ("first_id", "other_id"):
            for first, other, answer in connection.execute(STANDING.format(which=which), (_json(ask),)):
                if answer == "same":
                    found |= {first, other}
                elif answer == "different":
                    different.add((first, other))
        ask = found - group
        group |= found
    return group, different


def _json(persons: set[int]) -> str:
    return f"[{', '.join(map(str, sorted(persons)))}]"
