"""Files of clients: which accounts are in one, who stands beside, and what goes when the last account goes.

Nobody who works for the creditor looks into them: whoever reads here is asked who they are.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

import msgspec

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.clients.client_file import Beside, ClientAccount, ClientFile, PersonBeside, Whose
from restructure.parties.identity import name_key
from restructure.parties.natural_person import NaturalPerson
from restructure.store import audit, client_records, person_links, rights
from restructure.store.connection import Store
from restructure.store.row_digests import Row

TABLES = {
    "client_documents": "id",
    "client_records": "id",
    "client_budgets": "id",
    "client_people": "file_id, person_id",
    "client_files": "id",
}
"""What is of a file, and by which columns a row of it is known; each before what it stands on."""
# Of a debtor all who were decided to be the same person.
SAME = """
SELECT role.account_number, coalesce(persons.same_as, persons.id) AS person
FROM person_roles AS role JOIN persons ON persons.id = role.person_id WHERE role.role = 'debtor'
"""
FILE_OF = f"""
SELECT file_id FROM client_accounts WHERE account_number = :number UNION ALL
SELECT file_id FROM ({SAME}) AS own JOIN ({SAME}) AS other USING (person)
JOIN client_accounts ON client_accounts.account_number = other.account_number AND whose = 'client'
WHERE own.account_number = :number LIMIT 1
"""
HELD = f"""
SELECT number, creditor, currency, principal + interest + penalty + fees, whose FROM (
    SELECT account_number, whose FROM client_accounts WHERE file_id = :file
    UNION SELECT other.account_number, 'client' FROM client_accounts
    JOIN ({SAME}) AS own USING (account_number) JOIN ({SAME}) AS other USING (person)
    WHERE file_id = :file AND whose = 'client'
    AND other.account_number NOT IN (SELECT account_number FROM client_accounts)
) AS held JOIN accounts ON number = account_number ORDER BY number
"""
CLIENTS = """
SELECT DISTINCT persons.id, persons.name, persons.id_number, persons.born, persons.channel, persons.hour,
    persons.language
FROM client_accounts JOIN person_roles USING (account_number) JOIN persons ON persons.id = person_id
WHERE file_id = ? AND whose = 'client' AND role = 'debtor' ORDER BY persons.id
"""
BESIDE = """
SELECT client_people.role, persons.id, persons.name, persons.id_number, persons.born, persons.channel, persons.hour,
    persons.language
FROM client_people JOIN persons ON persons.id = person_id WHERE file_id = ? ORDER BY persons.id
"""


def works_for_client(store: Store) -> bool:
    """Return whether whoever is signed in works for clients: a counsellor, and an administrator where there are
    counsellors; everybody in a store without users."""
    role = rights.role(store)
    if role == "administrator":
        asked = "SELECT 1 FROM users WHERE role = 'counsellor'"
        return store.connection.execute(asked).fetchone() is not None
    return role == "counsellor" or not rights.has_users(store)


def file_of(store: Store, account_number: str) -> int | None:
    """The number of the file that an account is in, itself or because its debtor is the client; None for none. Refuses
    whoever works for the creditor (``client_wall``)."""
    rights.check(store, "client", "client")
    row = store.connection.execute(FILE_OF, {"number": account_number}).fetchone()
    return None if row is None else int(row[0])


def numbers(store: Store) -> tuple[int, ...]:
    """The numbers of all files, in order. Refuses as ``file_of``."""
    rights.check(store, "client", "client")
    return tuple(row[0] for row in store.connection.execute("SELECT id FROM client_files ORDER BY id"))


def load(store: Store, file: int) -> ClientFile:
    """A file with all that stands in it but the bytes of documents and the budgets. Refuses an unknown one
    (``unknown_client``), and as ``file_of``."""
    rights.check(store, "client", "client")
    connection = store.connection
    row = connection.execute("SELECT opened_at FROM client_files WHERE id = ?", (file,)).fetchone()
    if row is None:
        raise Refusal("client", "unknown_client")
    return ClientFile(
        file,
        datetime.fromisoformat(row[0]),
        tuple(NaturalPerson(*one) for one in connection.execute(CLIENTS, (file,))),
        tuple(PersonBeside(role, NaturalPerson(*one)) for role, *one in connection.execute(BESIDE, (file,))),
        accounts_of(store, file),
        client_records.records(store, file),
        client_records.documents(store, file),
    )


def accounts_of(store: Store, file: int) -> tuple[ClientAccount, ...]:
    """The accounts of a file: those that are in it, and any other whose debtor is the client. Refuses as
    ``file_of``."""
    rights.check(store, "client", "client")
    rows = store.connection.execute(HELD, {"file": file})
    return tuple(
        ClientAccount(number, creditor, currency, Money(owed), whose)
        for number, creditor, currency, owed, whose in rows
    )


def open_file(store: Store, account_number: str) -> int:
    """Open the file of an account's debtor; returns its number, that of the one that is there where there is one.
    Refuses an unknown account, and as ``file_of``."""
    rights.check(store, "client", "client")
    with store.writing() as connection:
        return open_within(store, connection, account_number)


def open_within(store: Store, connection: sqlite3.Connection, account_number: str) -> int:
    """The same within a transaction that others share; an account whose debtor has a file is put into it."""
    if not connection.execute("SELECT 1 FROM accounts WHERE number = ?", (account_number,)).fetchone():
        raise Refusal("account", "unknown_account")
    if connection.execute("SELECT 1 FROM client_accounts WHERE account_number = ?", (account_number,)).fetchone():
        found = file_of(store, account_number)
        assert found is not None
        return found
    at, about = store.now().isoformat(), list[Row]()
    file = file_of(store, account_number)
    if file is None:
        made = connection.execute("INSERT INTO client_files (opened_at, who) VALUES (?, ?)", (at, store.who))
        file = int(made.lastrowid or 0)
        about.append(("client_files", str(file)))
    _put(store, connection, file, account_number, "client")
    about.append(("client_accounts", account_number))
    audit.record(store, connection, "client_changed", detail=f"{file}: account", about=about)
    return file


def take_in(store: Store, file: int, account_number: str, whose: Whose) -> None:
    """Put an account into a file: the client's own under another number of theirs, or the partner's. Refuses one that
    is in a file (``in_a_file``), unknown ones, and as ``file_of``."""
    rights.check(store, "client", "client")
    with store.writing() as connection:
        _known(connection, file)
        if not connection.execute("SELECT 1 FROM accounts WHERE number = ?", (account_number,)).fetchone():
            raise Refusal("account", "unknown_account")
        if file_of(store, account_number) is not None:
            raise Refusal("account", "in_a_file")
        _put(store, connection, file, account_number, whose)
        about = [("client_accounts", account_number)]
        audit.record(store, connection, "client_changed", detail=f"{file}: account", about=about)


def _put(store: Store, connection: sqlite3.Connection, file: int, account_number: str, whose: Whose) -> None:
    row = (account_number, file, whose, store.now().isoformat(), store.who)
    connection.execute("INSERT INTO client_accounts VALUES (?, ?, ?, ?, ?)", row)


def add_beside(store: Store, file: int, name: str, role: Beside, person: int | None = None) -> int:
    """Add whoever stands beside the client, somebody who is known here or a ``name`` that is new; returns their number.
    Nobody is found by name. Refuses a name of nothing, an unknown person, and as ``file_of``."""
    rights.check(store, "client", "client")
    if person is None and not name_key(name):
        raise Refusal("name", "missing_field")
    with store.writing() as connection:
        _known(connection, file)
        if person is None:
            person = person_links.add(connection, name.strip())
        elif not connection.execute("SELECT 1 FROM persons WHERE id = ?", (person,)).fetchone():
            raise Refusal("person", "unknown_person")
        row = (file, person, role, store.now().isoformat(), store.who)
        new = connection.execute("INSERT INTO client_people VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", row)
        if not new.rowcount:
            raise Refusal("person", "in_the_file")
        about = [("client_people", str(file), str(person))]
        audit.record(store, connection, "client_changed", detail=f"{file}: person", about=about)
    return person


def remove_beside(store: Store, file: int, person: int) -> None:
    """Take somebody out of a file beside whose client they stood; whoever stands nowhere else is here no more. Refuses
    whoever is not in it, and as ``file_of``."""
    rights.check(store, "client", "client")
    with store.writing() as connection:
        gone = connection.execute("DELETE FROM client_people WHERE file_id = ? AND person_id = ?", (file, person))
        if not gone.rowcount:
            raise Refusal("person", "unknown_person")
        person_links.remove_without_role(connection, [person])
        about = [("client_people", str(file), str(person))]
        audit.record(store, connection, "client_changed", detail=f"{file}: person", about=about)


def _known(connection: sqlite3.Connection, file: int) -> None:
    if not connection.execute("SELECT 1 FROM client_files WHERE id = ?", (file,)).fetchone():
        raise Refusal("client", "unknown_client")


def take_out(connection: sqlite3.Connection) -> tuple[list[Row], list[int]]:
    """Take the accounts that are being erased out of their files, within the transaction that erases them, and every
    file whose last account that was, with all that stands in it; returns the rows that changed, and who stood beside.

    A file whose client has another account here goes on with that one.
    """
    going = "account_number IN (SELECT account_number FROM erasing)"
    touched = [row[0] for row in connection.execute(f"SELECT DISTINCT file_id FROM client_accounts WHERE {going}")]
    gone: list[Row] = []
    people: list[int] = []
    for file in touched:
        gone += _hand_on(connection, file)
        rows = connection.execute(f"SELECT account_number FROM client_accounts WHERE file_id = ? AND {going}", (file,))
        gone += [("client_accounts", number) for (number,) in rows.fetchall()]
        connection.execute(f"DELETE FROM client_accounts WHERE file_id = ? AND {going}", (file,))
        if connection.execute("SELECT 1 FROM client_accounts WHERE file_id = ?", (file,)).fetchone():
            continue
        beside = connection.execute("SELECT person_id FROM client_people WHERE file_id = ?", (file,))
        people += [person for (person,) in beside.fetchall()]
        for table, key in TABLES.items():
            of_file = "id" if table == "client_files" else "file_id"
            rows = connection.execute(f"SELECT {key} FROM {table} WHERE {of_file} = ?", (file,))
            gone += [(table, *map(str, row)) for row in rows.fetchall()]
            # A record that replaces another goes before it.
            last = " ORDER BY id DESC" if table == "client_records" else ""
            for row in connection.execute(f"SELECT {key} FROM {table} WHERE {of_file} = ?{last}", (file,)).fetchall():
                which = " AND ".join(f"{name} = ?" for name in key.split(", "))
                connection.execute(f"DELETE FROM {table} WHERE {which}", row)
    return gone, people


def _hand_on(connection: sqlite3.Connection, file: int) -> list[Row]:
    """Put another account of the client into a file that would have none; returns its row."""
    held = connection.execute(HELD, {"file": file}).fetchall()
    leaving = {row[0] for row in connection.execute("SELECT account_number FROM erasing")}
    left = [number for number, *_ in held if number not in leaving]
    known = {
        row[0] for row in connection.execute("SELECT account_number FROM client_accounts WHERE file_id = ?", (file,))
    }
    if not left or known.intersection(left):
        return []
    row = connection.execute("SELECT max(at) FROM client_accounts WHERE file_id = ?", (file,)).fetchone()
    connection.execute("INSERT INTO client_accounts VALUES (?, ?, 'client', ?, '')", (left[0], file, row[0]))
    return [("client_accounts", left[0])]


def of_persons(connection: sqlite3.Connection, ids: Sequence[int]) -> list[tuple[int, str]]:
    """The files in which persons stand, by number and role: ``client``, or what they are beside one. For what a person
    may ask for; whoever shows it asks ``may_be_told`` first."""
    among = (msgspec.json.encode(ids).decode(),)
    own = (
        "SELECT DISTINCT file_id FROM client_accounts JOIN person_roles USING (account_number) "
        "WHERE whose = 'client' AND role = 'debtor' AND person_id IN (SELECT value FROM json_each(?)) ORDER BY 1"
    )
    beside = "SELECT file_id, role FROM client_people WHERE person_id IN (SELECT value FROM json_each(?)) ORDER BY 1, 2"
    clients = [(int(row[0]), "client") for row in connection.execute(own, among)]
    return [*clients, *((int(file), role) for file, role in connection.execute(beside, among))]


def related(store: Store, file: ClientFile) -> tuple[int, ...]:
    """The numbers of other files in which somebody of a file stands, as client or beside one: the same household may
    have been found twice. Refuses as ``file_of``."""
    rights.check(store, "client", "client")
    own = msgspec.json.encode([one.id for one in (*file.clients, *(beside.person for beside in file.beside))]).decode()
    same = (
        "SELECT id FROM persons WHERE coalesce(same_as, id) IN "
        "(SELECT coalesce(same_as, id) FROM persons WHERE id IN (SELECT value FROM json_each(?)))"
    )
    ids = [int(row[0]) for row in store.connection.execute(same, (own,))]
    return tuple(sorted({number for number, _ in of_persons(store.connection, ids)} - {file.id}))


def may_be_told(store: Store, ids: Sequence[int]) -> None:
    """Refuse whoever may not look into files of clients where persons stand in one (``client_person``): what they
    would be told is not all of it."""
    if of_persons(store.connection, ids) and not rights.may(store, "client"):
        raise Refusal("person", "client_person")


def leave(connection: sqlite3.Connection, file: int, person: int) -> list[Row]:
    """Take out of a file who stands beside its client, with what they agreed to, within the transaction that erases
    them; returns the rows that are gone."""
    gone: list[Row] = []
    deleted = connection.execute("DELETE FROM client_people WHERE file_id = ? AND person_id = ?", (file, person))
    if deleted.rowcount:
        gone.append(("client_people", str(file), str(person)))
    consents = connection.execute(
        "WITH RECURSIVE theirs AS (SELECT id FROM client_records WHERE file_id = ? AND kind = 'consent' "
        "AND json_valid(detail) AND json_extract(detail, '$.person') = ? UNION "
        "SELECT later.id FROM client_records AS later JOIN theirs ON later.replaces = theirs.id) "
        "SELECT id FROM theirs ORDER BY id DESC",
        (file, person),
    )
    for (record,) in consents.fetchall():
        connection.execute("DELETE FROM client_records WHERE id = ?", (record,))
        gone.append(("client_records", str(record)))
    person_links.remove_without_role(connection, [person])
    return gone
