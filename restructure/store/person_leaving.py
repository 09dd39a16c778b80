"""A person leaves an account beside whose debtor they stood, for good: the list of the erased names it too, so that no
backup brings them back there."""

from __future__ import annotations

from contextlib import suppress

import msgspec

from restructure.store import audit, client_files, erasure_list, person_links, settings
from restructure.store.connection import Store
from restructure.store.copies import SWEEP
from restructure.store.problems import StoreProblem
from restructure.store.row_digests import Row
from restructure.store.sql_guard import erasing

SHORTEST_NAME = 2


def leave(store: Store, standing: erasure_list.Standing, said_of: list[str]) -> None:
    """Take a person off an account: their role, their contact details, their name there, what would undo an import of
    it and what is half typed of it. ``said_of`` names them. Nothing where they do not stand there."""
    number, mark = standing.account_number, None
    if standing.role == erasure_list.BESIDE_CLIENT:
        _leave_client(store, standing)
        return
    values = (number, standing.role, standing.person)
    where = "account_number = ? AND role = ? AND person_id = ?"
    if not store.connection.execute(f"SELECT 1 FROM person_roles WHERE {where}", values).fetchone():
        return
    try:
        with store.writing() as connection, erasing(connection):
            about: list[Row] = []
            person_links.leave(connection, number, standing.role, standing.person)
            person_links.name_in_account(connection, number)
            if not connection.execute("SELECT 1 FROM holds WHERE account_number = ?", (number,)).fetchone():
                said = " OR ".join("instr(was, ?)" for _ in said_of) or "0"
                connection.execute("INSERT INTO erasing VALUES (?)", (number,))
                connection.execute(
                    f"DELETE FROM batch_rows WHERE account_number = ? AND kind = 'changed' AND ({said})",
                    (number, *said_of),
                )
                of_them = "account_number = ? AND person_id = ? RETURNING id"
                gone = connection.execute(f"DELETE FROM person_corrections WHERE {of_them}", (number, standing.person))
                about = [("person_corrections", str(one)) for (one,) in gone.fetchall()]
                connection.execute("DELETE FROM erasing")
            for key, forms in settings.of_everybody(store, settings.HALF_TYPED).items():
                left = [one for one in forms or () if number not in (one[0], one[2].get("number"))]
                raw = msgspec.json.encode(left).decode()
                connection.execute("UPDATE settings SET value = ? WHERE key = ?", (raw, key))
            connection.execute("INSERT OR REPLACE INTO settings VALUES (?, 'true')", (SWEEP,))
            entry = audit.record(store, connection, "erased", detail=f"person {standing.person}", about=about)
            mark = erasure_list.remember(store, standing.key, entry)
    except BaseException:
        if mark is not None:
            erasure_list.take_back(store, mark)
        raise
    with suppress(StoreProblem, OSError):
        erasure_list.confirm(store, entry.text)


def _leave_client(store: Store, standing: erasure_list.Standing) -> None:
    mark = None
    try:
        with store.writing() as connection, erasing(connection):
            connection.execute("INSERT INTO erasing VALUES ('')")
            about = client_files.leave(connection, int(standing.account_number), standing.person)
            connection.execute("DELETE FROM erasing")
            connection.execute("INSERT OR REPLACE INTO settings VALUES (?, 'true')", (SWEEP,))
            entry = audit.record(store, connection, "erased", detail=f"person {standing.person}", about=about)
            mark = erasure_list.remember(store, standing.key, entry)
    except BaseException:
        if mark is not None:
            erasure_list.take_back(store, mark)
        raise
    with suppress(StoreProblem, OSError):
        erasure_list.confirm(store, entry.text)


def words(store: Store, persons: tuple[int, ...]) -> list[str]:
    """Return what names persons: names, numbers, contact details."""
    rows = store.connection.execute(
        "SELECT name FROM persons WHERE id IN (SELECT value FROM json_each(:ids)) "
        "UNION SELECT id_number FROM persons WHERE id IN (SELECT value FROM json_each(:ids)) "
        "UNION SELECT value FROM contact_details WHERE person_id IN (SELECT value FROM json_each(:ids))",
        {"ids": msgspec.json.encode(persons).decode()},
    )
    return [row[0] for row in rows if len(row[0]) >= SHORTEST_NAME]
