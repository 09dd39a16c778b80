"""Persons entered or corrected by hand at an account: who they are in a role, and how they are reached."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any

from calculators.errors import Refusal
from restructure.parties.account_fields import FIELD
from restructure.parties.identity import born_of, contact_key, id_key, name_key, proves_identity
from restructure.parties.natural_person import ContactDetail, PersonAt, Role
from restructure.store import audit, changes, person_links, rights
from restructure.store.changes import Change, Changes
from restructure.store.connection import Store
from restructure.store.person_keys import teach

LONGEST_DETAIL, LONGEST_ADDRESS = 200, 400
ASKED = ("born", "channel", "hour", "language")
"""What nobody but the person says, whatever the accounts say of them."""


def save(store: Store, given: PersonAt) -> int:
    """Save somebody in a role at an account, with the details that were typed; returns their number. A person numbered
    0 is new there, unless their identity number is of somebody who is known. The debtor's name and number are the
    account's own.

    Refuses nobody who signs in, a role without a name, a detail or a day that cannot be, and an account or a person
    that is not there.
    """
    rights.check(store, "entry", "person")
    _check(store, given)
    with store.writing() as connection:
        teach(connection)
        number, role = given.account_number, given.role
        before = standing(connection, number)
        held = _held(connection, given)
        person = held if role == "debtor" else _identified(connection, given, held)
        changed = _save_asked(connection, person, given)
        if role != "debtor":
            changed += _save_identity(connection, person, given)
            _stand(connection, number, role, person, held)
        changed += _save_details(connection, number, person, given.details)
        person_links.name_in_account(connection, number)
        _record(store, connection, number, before, changed)
        return person


def remove(store: Store, account_number: str, role: Role, person: int) -> None:
    """Let somebody stand in a role at an account no more; where they stand nowhere else, they go. Refuses the debtor,
    and nobody who signs in."""
    rights.check(store, "entry", "person")
    if role == "debtor":
        raise Refusal("role", "debtor_stays")
    with store.writing() as connection:
        before = standing(connection, account_number)
        if [person, role] not in before:
            raise Refusal("person", "unknown_person")
        person_links.leave(connection, account_number, role, person)
        person_links.name_in_account(connection, account_number)
        _record(store, connection, account_number, before, [])


def standing(connection: sqlite3.Connection, account_number: str) -> list[list[Any]]:
    """List who stands at an account in which role, by their numbers."""
    rows = connection.execute(
        "SELECT person_id, role FROM person_roles WHERE account_number = ? ORDER BY 1, 2", (account_number,)
    )
    return [list(row) for row in rows]


def _check(store: Store, given: PersonAt) -> None:
    one = given.person
    texts = {"name": one.name, "id_number": one.id_number}
    for field, text in texts.items():
        _check_text(field, text, FIELD[field].longest)
    if given.role != "debtor" and not one.name.strip():
        raise Refusal("name", "missing_field")
    if one.born is not None:
        today = store.now().date()
        try:
            born = date.fromisoformat(one.born)
        except ValueError:
            raise Refusal("born", "not_a_date", given=one.born[:40]) from None
        if born > today:
            raise Refusal("born", "date_in_future", largest=today)
    if one.hour is not None and not 0 <= one.hour <= 23:
        raise Refusal("hour", "number_out_of_range", smallest=0, largest=23)
    for detail in given.details:
        _check_text(detail.kind, detail.value, LONGEST_ADDRESS if detail.kind == "address" else LONGEST_DETAIL)
        _check_text(detail.kind, detail.label, LONGEST_DETAIL)
        if detail.kind == "email" and "@" not in detail.value.strip("@"):
            raise Refusal("email", "not_an_email")
        if detail.kind == "phone" and not any(map(str.isdecimal, detail.value)):
            raise Refusal("phone", "not_a_telephone")


def _check_text(field: str, text: str, longest: int) -> None:
    if len(text) > longest:
        raise Refusal(field, "text_too_long", largest=longest)
    if text and not text.replace("\n", " ").isprintable():
        raise Refusal(field, "hidden_character")


def _held(connection: sqlite3.Connection, given: PersonAt) -> int:
    """The number of whoever stands there by what was given; 0 for nobody yet."""
    roles = [role for person, role in standing(connection, given.account_number) if person == given.person.id]
    wanted = given.person.id
    if given.role == "debtor":
        if "debtor" not in roles:
            raise Refusal("person", "unknown_person")
    elif wanted and (not roles or roles == ["debtor"]):
        raise Refusal("person", "unknown_person")
    if not connection.execute("SELECT 1 FROM accounts WHERE number = ?", (given.account_number,)).fetchone():
        raise Refusal("account", "unknown_account")
    return wanted


def _identified(connection: sqlite3.Connection, given: PersonAt, held: int) -> int:
    """Who they are: whoever has their number; else who stood there, unless that person is known by another number."""
    key = id_key(given.person.id_number)
    if proves_identity(key):
        row = connection.execute("SELECT id FROM persons WHERE id_key = ? AND proves = 1", (key,)).fetchone()
        if row:
            return int(row[0])
    if held:
        proves, known, elsewhere = connection.execute(
            "SELECT proves, id_key, EXISTS (SELECT 1 FROM person_roles WHERE person_id = id AND account_number <> ?) "
            "FROM persons WHERE id = ?",
            (given.account_number, held),
        ).fetchone()
        if not (proves and elsewhere and known != key):
            return held
    return person_links.add(connection, given.person.name.strip())


def _save_asked(connection: sqlite3.Connection, person: int, given: PersonAt) -> list[str]:
    one = given.person
    row = connection.execute(f"SELECT {', '.join(ASKED)}, id_key FROM persons WHERE id = ?", (person,)).fetchone()
    # What the number says of the birth is not overruled by hand.
    now = {name: getattr(one, name) for name in ASKED} | {"born": born_of(row[-1]) or one.born}
    changed = [name for name, was in zip(ASKED, row, strict=False) if was != now[name]]
    for name in changed:
        connection.execute(f"UPDATE persons SET {name} = ? WHERE id = ?", (now[name], person))
    return changed


def _save_identity(connection: sqlite3.Connection, person: int, given: PersonAt) -> list[str]:
    """Name and number, but of whoever is the debtor of an account, which says so itself."""
    if connection.execute("SELECT 1 FROM person_roles WHERE person_id = ? AND role = 'debtor'", (person,)).fetchone():
        return []
    name, number = given.person.name.strip(), given.person.id_number.strip()
    held = connection.execute("SELECT name, id_number FROM persons WHERE id = ?", (person,)).fetchone()
    changed = [field for field, was, now in zip(("name", "id_number"), held, (name, number), strict=True) if was != now]
    if changed:
        key = id_key(number)
        connection.execute(
            "UPDATE persons SET name = ?, name_key = ?, id_number = ?, id_key = ?, proves = ?, "
            "born = coalesce(?, born) WHERE id = ?",
            (name, name_key(name), number, key, int(proves_identity(key)), born_of(key), person),
        )
    return changed


def _stand(connection: sqlite3.Connection, number: str, role: Role, person: int, held: int) -> None:
    connection.execute("INSERT OR IGNORE INTO person_roles VALUES (?, ?, ?)", (number, role, person))
    for before, was in standing(connection, number):
        if was == "debtor" or (before, was) == (person, role):
            continue
        # One person stands beside a debt in one role; who took the place of another stands there instead.
        if before in (person, held):
            connection.execute(
                "UPDATE OR IGNORE contact_details SET person_id = ? WHERE account_number = ? AND person_id = ?",
                (person, number, before),
            )
            person_links.leave(connection, number, was, before)


def _save_details(
    connection: sqlite3.Connection, number: str, person: int, details: tuple[ContactDetail, ...]
) -> list[str]:
    """Put what was typed in place of what was typed before; the telephones of the account's own field stay."""
    of_person = "account_number = ? AND person_id = ?"
    rows = connection.execute(
        f"SELECT kind, value, label FROM contact_details WHERE {of_person} AND of_account = 0", (number, person)
    ).fetchall()
    before = {(kind, value): label for kind, value, label in rows}
    own = connection.execute(
        f"SELECT kind, value FROM contact_details WHERE {of_person} AND of_account = 1", (number, person)
    ).fetchall()
    wanted = {(one.kind, one.value.strip()): one.label.strip() for one in details if one.value.strip()}
    wanted = {key: label for key, label in wanted.items() if key not in own}
    if wanted == before:
        return []
    connection.execute(f"DELETE FROM contact_details WHERE {of_person} AND of_account = 0", (number, person))
    connection.executemany(
        "INSERT INTO contact_details (account_number, person_id, kind, value, label, key) VALUES (?, ?, ?, ?, ?, ?)",
        [(number, person, kind, value, label, contact_key(kind, value)) for (kind, value), label in wanted.items()],
    )
    return ["contact_details"]


def _record(
    store: Store, connection: sqlite3.Connection, number: str, before: list[list[Any]], changed: list[str]
) -> None:
    """The numbers of persons and which fields were changed, and nothing that says who they are."""
    now = standing(connection, number)
    gone = (Change("person", was=_told(*one)) for one in before if one not in now)
    new = (Change("person", now=_told(*one)) for one in now if one not in before)
    fields = (*gone, *new, *(Change(name, told=False) for name in changed))
    if fields:
        audit.record(store, connection, "person_changed", number, changes.written(Changes(fields)))


def _told(person: int, role: str) -> dict[str, Any]:
    return {"person": person, "standing": role}
