"""The persons of accounts, kept in step with what the accounts say of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from itertools import count

import msgspec

from calculators.errors import Refusal
from restructure.parties.account_fields import FIELD
from restructure.parties.identity import (
    birth_in,
    born_of,
    contact_key,
    id_key,
    name_key,
    names_in,
    phones_in,
    proven_among,
    proves_identity,
)
from restructure.parties.name_forms import HAN
from restructure.store import person_digests
from restructure.store.person_keys import teach

PORTION = 5_000
"""So many accounts are linked at once: the window waits for it."""
BESIDE_ROLES = ("co_debtor", "guarantor")
"""Roles that a column of the accounts names."""
ADDED = f"SELECT number, name, id_number, phone, {', '.join(BESIDE_ROLES)} FROM accounts WHERE rowid > ? AND rowid <= ?"
PROVEN = "SELECT id_key, id FROM persons WHERE proves = 1 AND id_key IN (SELECT value FROM json_each(?))"
PERSON = "INSERT INTO persons (id, name, name_key, id_number, id_key, proves, born) VALUES (?, ?, ?, ?, ?, ?, ?)"
ROLE = "INSERT INTO person_roles VALUES (?, ?, ?)"
PHONE = """
INSERT INTO contact_details (account_number, person_id, kind, value, key, of_account) VALUES (?, ?, 'phone', ?, ?, 1)
"""
NAMED_BY_NEWEST = """
UPDATE persons SET (name, name_key, id_number) = (
    SELECT name, name_key(name), id_number FROM (
        SELECT name, id_number, max(as_of) FROM person_roles JOIN accounts ON number = account_number
        WHERE person_id = persons.id AND role = 'debtor'
    )
) WHERE id IN (
    SELECT person_id FROM person_roles WHERE person_id > :past AND role = 'debtor'
    GROUP BY person_id HAVING count(*) > 1
)
"""


def last_row(connection: sqlite3.Connection) -> int:
    """The last row of the accounts, behind which those stand that are added in this transaction."""
    return int(connection.execute("SELECT coalesce(max(rowid), 0) FROM accounts").fetchone()[0])


def link_new(connection: sqlite3.Connection, after: int, between: Callable[[], object] = lambda: None) -> None:
    """Link the accounts that were added behind a row in this transaction, all at once; ``between`` is called now and
    then."""
    last, past = last_row(connection), _past(connection)
    for start in range(after, last, PORTION):
        # By number, as the tables have them; sorted by the store it would lead through every account.
        _link_portion(connection, sorted(connection.execute(ADDED, (start, min(start + PORTION, last)))))
        between()
    teach(connection)
    # Of a person who stands at several of them the newest says the name, wherever it stands.
    connection.execute(NAMED_BY_NEWEST, {"past": past})
    person_digests.take_down(connection, between)


def _link_portion(connection: sqlite3.Connection, accounts: list[tuple[str, ...]]) -> None:
    free = count(_past(connection) + 1)
    keys = [id_key(one[2]) for one in accounts]
    proven = proven_among(keys)
    person_of: dict[str, int] = dict(connection.execute(PROVEN, (msgspec.json.encode(list(proven)).decode(),)))
    people: list[tuple[int, str, str, str, str, bool, str | None]] = []
    roles: list[tuple[str, str, int]] = []
    phones: list[tuple[str, int, str, str]] = []
    for (number, name, id_number, phone, *beside), key in zip(accounts, keys, strict=True):
        person = person_of.get(key)
        if person is None:
            person, proves = next(free), key in proven
            people.append((person, name, name_key(name), id_number, key, proves, birth_in(key) if proves else None))
            if proves:
                person_of[key] = person
        roles.append((number, "debtor", person))
        phones += [(number, person, one, contact_key("phone", one)) for one in phones_in(phone)]
        for role, text in zip(BESIDE_ROLES, beside, strict=True):
            for one in names_in(text) if text else ():
                person = next(free)
                people.append((person, one, name_key(one), "", "", False, None))
                roles.append((number, role, person))
    connection.executemany(PERSON, people)
    connection.executemany(ROLE, roles)
    connection.executemany(PHONE, phones)


def _past(connection: sqlite3.Connection) -> int:
    """The last number that was ever given to a person."""
    given = connection.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'persons'")
    return int(given.fetchone()[0])


def relink(connection: sqlite3.Connection, number: str) -> None:
    """Link one account anew after it was saved. Whoever stands there under a number of their own stays another person
    where the account names another number; who is no longer named stands there no more."""
    teach(connection)
    name, id_number, phone, *beside = connection.execute(
        f"SELECT name, id_number, phone, {', '.join(BESIDE_ROLES)} FROM accounts WHERE number = ?", (number,)
    ).fetchone()
    key = id_key(id_number)
    proves = proves_identity(key)
    held = _standing(connection, number, "debtor")
    before = held[0] if held else None
    person = _person_of(connection, number, before, key, proves=proves)
    if person != before:
        _replace(connection, number, "debtor", before, person)
    connection.execute(
        "UPDATE persons SET name = :name, name_key = :name_key, id_number = :id_number, id_key = :key, "
        "proves = :proves, born = coalesce(:born, born) WHERE id = :person "
        "AND (name, id_number) <> (:name, :id_number)",
        {
            "person": person,
            "name": name,
            "name_key": name_key(name),
            "id_number": id_number,
            "key": key,
            "proves": int(proves),
            "born": born_of(key),
        },
    )
    _save_phones(connection, number, person, phones_in(phone))
    for role, text in zip(BESIDE_ROLES, beside, strict=True):
        _name_beside(connection, number, role, names_in(text))


def _save_phones(connection: sqlite3.Connection, number: str, person: int, phones: list[str]) -> None:
    """Put the telephones of an account's own field with its debtor, where others stand there."""
    own = "account_number = ? AND of_account = 1"
    held = connection.execute(f"SELECT person_id, value FROM contact_details WHERE {own}", (number,)).fetchall()
    if set(held) == {(person, one) for one in phones}:
        return
    connection.execute(f"DELETE FROM contact_details WHERE {own}", (number,))
    connection.executemany(
        "INSERT INTO contact_details (account_number, person_id, kind, value, key, of_account) "
        "VALUES (?, ?, 'phone', ?, ?, 1) ON CONFLICT DO UPDATE SET of_account = 1",
        [(number, person, one, contact_key("phone", one)) for one in phones],
    )


def _standing(connection: sqlite3.Connection, number: str, role: str) -> list[int]:
    rows = connection.execute(
        "SELECT person_id FROM person_roles WHERE account_number = ? AND role = ? ORDER BY person_id", (number, role)
    )
    return [row[0] for row in rows]


def _person_of(connection: sqlite3.Connection, number: str, before: int | None, key: str, *, proves: bool) -> int:
    """Who the debtor is: whoever has that number, else the same as ``before`` where they stand nowhere else."""
    if proves:
        row = connection.execute("SELECT id FROM persons WHERE id_key = ? AND proves = 1", (key,)).fetchone()
        if row:
            return int(row[0])
    if before is not None:
        proven, elsewhere = connection.execute(
            "SELECT proves, EXISTS (SELECT 1 FROM person_roles WHERE person_id = id AND account_number <> ?) "
            "FROM persons WHERE id = ?",
            (number, before),
        ).fetchone()
        if not (proven and elsewhere):
            return before
    return add(connection, "")


def add(connection: sqlite3.Connection, name: str) -> int:
    """Add a person of whom nothing is known but a name; returns their number."""
    added = connection.execute(
        "INSERT INTO persons (name, name_key, id_number, id_key, proves) VALUES (?, ?, '', '', 0)",
        (name, name_key(name)),
    )
    return int(added.lastrowid or 0)


def _replace(connection: sqlite3.Connection, number: str, role: str, before: int | None, person: int) -> None:
    """Let a person stand where another stood, with the details that were known from there."""
    connection.execute("INSERT OR IGNORE INTO person_roles VALUES (?, ?, ?)", (number, role, person))
    if before is None:
        return
    connection.execute(
        "DELETE FROM person_roles WHERE account_number = ? AND role = ? AND person_id = ?", (number, role, before)
    )
    connection.execute(
        "UPDATE OR IGNORE contact_details SET person_id = ? WHERE account_number = ? AND person_id = ?",
        (person, number, before),
    )
    remove_without_role(connection, [before])


def _name_beside(connection: sqlite3.Connection, number: str, role: str, names: list[str]) -> None:
    wanted = {name_key(name): name for name in names}
    for person in _standing(connection, number, role):
        held = connection.execute("SELECT name_key FROM persons WHERE id = ?", (person,)).fetchone()[0]
        if wanted.pop(held, None) is None:
            connection.execute(
                "DELETE FROM person_roles WHERE account_number = ? AND role = ? AND person_id = ?",
                (number, role, person),
            )
            remove_without_role(connection, [person])
    for name in wanted.values():
        connection.execute("INSERT INTO person_roles VALUES (?, ?, ?)", (number, role, add(connection, name)))


def standing_at(connection: sqlite3.Connection) -> list[int]:
    """The persons of the accounts that are being erased."""
    rows = connection.execute(
        "SELECT DISTINCT person_id FROM person_roles WHERE account_number IN (SELECT account_number FROM erasing)"
    )
    return [row[0] for row in rows]


def remove_without_role(connection: sqlite3.Connection, persons: Iterable[int]) -> None:
    """Remove those persons who stand at no account and beside no client any more; the groups that they were in stay
    whole."""
    for person in persons:
        stands = (
            "SELECT 1 FROM person_roles WHERE person_id = ? UNION ALL SELECT 1 FROM client_people WHERE person_id = ?"
        )
        if connection.execute(stands, (person, person)).fetchone():
            continue
        connection.execute("DELETE FROM contact_details WHERE person_id = ?", (person,))
        members = "(SELECT min(id) FROM persons WHERE same_as = :person)"
        connection.execute(
            f"UPDATE persons SET same_as = nullif({members}, id) WHERE same_as = :person", {"person": person}
        )
        connection.execute("DELETE FROM persons WHERE id = ?", (person,))


def leave(connection: sqlite3.Connection, number: str, role: str, person: int) -> None:
    """Let a person stand in a role at an account no more, within a transaction that others share; where they stand
    nowhere else, they go."""
    connection.execute(
        "DELETE FROM person_roles WHERE account_number = ? AND role = ? AND person_id = ?", (number, role, person)
    )
    here = "account_number = ? AND person_id = ?"
    if not connection.execute(f"SELECT 1 FROM person_roles WHERE {here}", (number, person)).fetchone():
        connection.execute(f"DELETE FROM contact_details WHERE {here}", (number, person))
    remove_without_role(connection, [person])


def name_in_account(connection: sqlite3.Connection, number: str) -> None:
    """The account names who stands beside the debtor in the words that it had, unless others stand there."""
    for role in BESIDE_ROLES:
        rows = connection.execute(
            "SELECT name FROM person_roles JOIN persons ON persons.id = person_id "
            "WHERE account_number = ? AND role = ? ORDER BY persons.id",
            (number, role),
        )
        names = [row[0] for row in rows]
        text = connection.execute(f"SELECT {role} FROM accounts WHERE number = ?", (number,)).fetchone()[0]
        if sorted(map(name_key, names)) == sorted(map(name_key, names_in(text))):
            continue
        named = ("、" if any(map(HAN.search, names)) else "; ").join(names)
        if len(named) > FIELD[role].longest:
            raise Refusal(role, "text_too_long", largest=FIELD[role].longest)
        connection.execute(f"UPDATE accounts SET {role} = ? WHERE number = ?", (named, number))
