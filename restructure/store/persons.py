"""Natural persons in the store: who stands at an account and where else, who looks like whom, and what somebody decided
of it. What the accounts say of their persons is linked in ``person_links``."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import msgspec

from calculators.errors import Refusal
from restructure.parties.identity import contact_key, id_key, name_key
from restructure.parties.natural_person import ContactDetail, NaturalPerson, PersonAt, Role
from restructure.store import audit, rights
from restructure.store.connection import Store
from restructure.store.person_keys import teach

Answer = Literal["same", "different", "open"]
"""Of two persons: they are one, they are not, or nobody says so any more."""
Likeness = Literal["number", "birth", "phone", "email", "wechat"]
"""Why two persons may be one: a number that proves nothing, name and day of birth, or a way to reach them."""
LIKENESSES: tuple[Likeness, ...] = ("number", "birth", "phone", "email", "wechat")
MOST_ALIKE = 20
"""What more persons than that share tells nobody apart: the telephone of a company."""
PERSON = "persons.id, persons.name, id_number, born, channel, hour, language"

STANDING = """
SELECT first_id, other_id, answer FROM person_decisions AS one
WHERE {which} IN (SELECT value FROM json_each(?)) AND NOT EXISTS (
    SELECT 1 FROM person_decisions AS later
    WHERE later.first_id = one.first_id AND later.other_id = one.other_id AND later.id > one.id)
"""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two persons who may be one, with what speaks for it."""

    first: NaturalPerson
    other: NaturalPerson
    likenesses: tuple[Likeness, ...]


@dataclass(frozen=True, slots=True)
class Doubts:
    """The first of those who may be one, and how many pairs there are; ``shared`` counts what too many persons share to
    tell anything."""

    shown: tuple[Doubt, ...]
    count: int
    shared: int = 0


def load(store: Store, person: int) -> NaturalPerson | None:
    """The person of that number, or None."""
    row = store.connection.execute(f"SELECT {PERSON} FROM persons WHERE id = ?", (person,)).fetchone()
    return NaturalPerson(*row) if row else None


def of_account(store: Store, account_number: str) -> tuple[PersonAt, ...]:
    """Everybody who stands at an account, the debtor first, each with the details that are known from there."""
    rows = store.connection.execute(
        f"SELECT role, {PERSON} FROM person_roles JOIN persons ON persons.id = person_id WHERE account_number = ? "
        "ORDER BY role <> 'debtor', role, persons.id",
        (account_number,),
    ).fetchall()
    return tuple(
        PersonAt(account_number, role, NaturalPerson(*person), _details(store, account_number, person[0]))
        for role, *person in rows
    )


def _details(store: Store, account_number: str, person: int) -> tuple[ContactDetail, ...]:
    rows = store.connection.execute(
        "SELECT kind, value, label, of_account FROM contact_details WHERE account_number = ? AND person_id = ? "
        "ORDER BY of_account DESC, kind = 'phone' DESC, kind, value",
        (account_number, person),
    )
    return tuple(ContactDetail(kind, value, label, bool(own)) for kind, value, label, own in rows)


def identical(store: Store, person: int) -> tuple[int, ...]:
    """A person and all who were decided to be the same, by their numbers."""
    rows = store.connection.execute(
        "WITH head AS (SELECT coalesce(same_as, id) AS id FROM persons WHERE id = ?) "
        "SELECT id FROM head UNION SELECT persons.id FROM persons JOIN head ON same_as = head.id ORDER BY 1",
        (person,),
    )
    return tuple(row[0] for row in rows)


def standings(store: Store, person: int) -> tuple[tuple[str, Role], ...]:
    """The accounts at which a person stands, and in which role, whoever they were taken for there."""
    rows = store.connection.execute(
        "SELECT DISTINCT account_number, role FROM person_roles WHERE person_id IN (SELECT value FROM json_each(?)) "
        "ORDER BY account_number, role",
        (_json(identical(store, person)),),
    )
    return tuple((number, role) for number, role in rows)


def accounts_of_debtor(store: Store, account_number: str) -> tuple[str, ...]:
    """The numbers of all accounts whose debtor is the same person as that of this one, which is the first of them."""
    row = store.connection.execute(
        "SELECT person_id FROM person_roles WHERE account_number = ? AND role = 'debtor'", (account_number,)
    ).fetchone()
    held = standings(store, row[0]) if row else ()
    others = (number for number, role in held if role == "debtor" and number != account_number)
    return (account_number, *others)


def find(store: Store, text: str, limit: int) -> tuple[NaturalPerson, ...]:
    """Persons by their number here, an identity number, a way to reach them, an account, or a part of their name."""
    wanted = text.strip()
    key, name = id_key(wanted), name_key(wanted)
    if not name:
        return ()
    teach(store.connection)
    rows = store.connection.execute(
        f"""SELECT DISTINCT {PERSON} FROM persons WHERE id IN (
            SELECT id FROM persons WHERE id = CAST(:number AS INTEGER)
            UNION SELECT id FROM persons WHERE proves = 1 AND id_key = :key
            UNION SELECT id FROM persons WHERE proves = 0 AND id_key <> '' AND id_key = :key
            UNION SELECT person_id FROM contact_details WHERE kind = 'phone' AND key <> '' AND key = :phone
            UNION SELECT person_id FROM contact_details WHERE kind IN ('email', 'wechat') AND key <> '' AND key = :other
            UNION SELECT person_id FROM person_roles WHERE account_number = :wanted
            UNION SELECT * FROM (SELECT id FROM persons WHERE instr(name_key, :name) LIMIT :limit)
        ) ORDER BY id LIMIT :limit""",
        {
            "number": wanted.removeprefix("#") if wanted.removeprefix("#").isdecimal() and len(wanted) < 16 else None,
            "key": key,
            "phone": contact_key("phone", wanted),
            "other": contact_key("email", wanted),
            "wanted": wanted,
            "name": name,
            "limit": limit,
        },
    )
    return tuple(NaturalPerson(*row) for row in rows)


ALIKE = {
    "number": """SELECT one.id, other.id, 'number' FROM (
        SELECT id_key FROM persons WHERE proves = 0 AND id_key <> '' GROUP BY id_key HAVING count(*) BETWEEN 2 AND :most
    ) AS alike
    JOIN persons AS one ON one.id_key = alike.id_key AND one.proves = 0 AND one.id_key <> ''
    JOIN persons AS other ON other.id_key = alike.id_key AND other.proves = 0 AND other.id_key <> ''
    WHERE one.id < other.id""",
    "birth": """SELECT one.id, other.id, 'birth' FROM (
        SELECT name_key, born FROM persons WHERE born IS NOT NULL AND name_key <> ''
        GROUP BY name_key, born HAVING count(*) BETWEEN 2 AND :most
    ) AS alike
    JOIN persons AS one ON one.name_key = alike.name_key AND one.born = alike.born
    JOIN persons AS other ON other.name_key = alike.name_key AND other.born = alike.born
    WHERE one.id < other.id""",
    "detail": """SELECT DISTINCT one.person_id, other.person_id, alike.kind FROM (
        SELECT kind, key FROM contact_details WHERE key <> ''
        GROUP BY kind, key HAVING count(DISTINCT person_id) BETWEEN 2 AND :most
    ) AS alike
    JOIN contact_details AS one ON one.kind = alike.kind AND one.key = alike.key AND one.key <> ''
    JOIN contact_details AS other ON other.kind = alike.kind AND other.key = alike.key AND other.key <> ''
    WHERE one.person_id < other.person_id""",
}
# Two different Chinese numbers that prove who somebody is are of two persons, whatever else they share.
DOUBTED = f"""
SELECT coalesce(one.same_as, one.id), coalesce(other.same_as, other.id), likeness
FROM (SELECT 0 AS first, 0 AS second, '' AS likeness WHERE 0 UNION ALL {" UNION ALL ".join(ALIKE.values())}) AS alike
JOIN persons AS one ON one.id = alike.first JOIN persons AS other ON other.id = alike.second
WHERE coalesce(one.same_as, one.id) <> coalesce(other.same_as, other.id)
AND NOT (one.proves AND other.proves AND is_resident(one.id_key) AND is_resident(other.id_key))
"""
SHARED = """
SELECT (SELECT count(*) FROM (SELECT 1 FROM contact_details WHERE key <> '' GROUP BY kind, key
        HAVING count(DISTINCT person_id) > :most))
    + (SELECT count(*) FROM (SELECT 1 FROM persons WHERE proves = 0 AND id_key <> '' GROUP BY id_key
        HAVING count(*) > :most))
    + (SELECT count(*) FROM (SELECT 1 FROM persons WHERE born IS NOT NULL AND name_key <> '' GROUP BY name_key, born
        HAVING count(*) > :most))
"""


def doubts(store: Store, limit: int) -> Doubts:
    """Persons who look alike and of whom nobody decided anything, those with most likenesses first."""
    connection, most = store.connection, {"most": MOST_ALIKE}
    teach(connection)
    found: dict[tuple[int, int], set[Likeness]] = {}
    for one, other, likeness in connection.execute(DOUBTED, most):
        found.setdefault((min(one, other), max(one, other)), set()).add(likeness)
    apart = set(_apart(connection))
    left = {pair: alike for pair, alike in found.items() if pair not in apart}
    first = sorted(left, key=lambda pair: (-len(left[pair]), min(map(LIKENESSES.index, left[pair])), pair))[:limit]
    known = _persons(connection, {one for pair in first for one in pair})
    shown = tuple(
        Doubt(known[pair[0]], known[pair[1]], tuple(one for one in LIKENESSES if one in left[pair])) for pair in first
    )
    return Doubts(shown, len(left), connection.execute(SHARED, most).fetchone()[0])


def _apart(connection: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """Those who were decided to be two, by whom they stand behind."""
    rows = connection.execute(
        """SELECT coalesce(one.same_as, one.id), coalesce(other.same_as, other.id) FROM person_decisions AS decided
        JOIN persons AS one ON one.id = first_id JOIN persons AS other ON other.id = other_id
        WHERE answer = 'different' AND NOT EXISTS (SELECT 1 FROM person_decisions AS later WHERE
            later.first_id = decided.first_id AND later.other_id = decided.other_id AND later.id > decided.id)"""
    )
    return ((min(pair), max(pair)) for pair in rows)


def _persons(connection: sqlite3.Connection, wanted: Iterable[int]) -> dict[int, NaturalPerson]:
    rows = connection.execute(
        f"SELECT {PERSON} FROM persons WHERE id IN (SELECT value FROM json_each(?))", (_json(wanted),)
    )
    return {row[0]: NaturalPerson(*row) for row in rows}


@dataclass(frozen=True, slots=True)
class Decision:
    """Decision that stands of two persons, under its number: when it was made and by whom."""

    first: int
    other: int
    answer: Answer
    at: str
    who: str


def decisions(store: Store, limit: int) -> tuple[Decision, ...]:
    """The decisions that stand, the latest first."""
    rows = store.connection.execute(
        """SELECT first_id, other_id, answer, at, who FROM person_decisions AS decided
        WHERE answer <> 'open' AND NOT EXISTS (SELECT 1 FROM person_decisions AS later WHERE
            later.first_id = decided.first_id AND later.other_id = decided.other_id AND later.id > decided.id)
        ORDER BY id DESC LIMIT ?""",
        (limit,),
    )
    return tuple(Decision(*row) for row in rows)


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
        about = [("person_decisions", str(added.lastrowid))]
        audit.record(store, connection, "person_decided", detail=said, about=about)


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
        head = "(SELECT min(id) FROM persons WHERE id IN (SELECT value FROM json_each(:here)))"
        connection.execute(
            f"UPDATE persons SET same_as = nullif({head}, id) WHERE id IN (SELECT value FROM json_each(:here))",
            {"here": _json(group)},
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


def _json(persons: Iterable[int]) -> str:
    return msgspec.json.encode(sorted(persons)).decode()
