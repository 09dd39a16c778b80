"""Entries of the file of a client, each under its moment and never rewritten; and documents with their bytes."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime
from hashlib import sha256
from typing import Any

import msgspec

from calculators.errors import Refusal
from restructure.clients.client_file import (
    KIND_OF,
    LONGEST,
    MOST_BYTES,
    MOST_BYTES_OF_FILE,
    TYPES,
    ClientRecord,
    Detail,
    Document,
    DocumentKind,
    RecordKind,
    Review,
    Task,
)
from restructure.store import audit, rights
from restructure.store.connection import Store
from restructure.store.json_records import as_type, decoded
from restructure.unreadable import Unreadable

COLUMNS = "id, file_id, kind, CAST(detail AS BLOB), replaces, is_end, reason, at, who"
STANDS = "is_end = 0 AND NOT EXISTS (SELECT 1 FROM client_records AS later WHERE later.replaces = client_records.id)"
LONGEST_NAME = 200


def append(store: Store, file: int, detail: Detail, replaces: int | None = None) -> int:
    """Note something in a file, in place of something else where ``replaces`` names it; returns its number.

    Refuses an unknown file, an empty or a very long text, what is over (``client_record_over``), and whoever works for
    the creditor (``client_wall``).
    """
    rights.check(store, "client", "client")
    _check_texts(detail)
    with store.writing() as connection:
        return append_within(store, connection, file, detail, replaces)


def append_within(
    store: Store, connection: sqlite3.Connection, file: int, detail: Detail, replaces: int | None = None
) -> int:
    """The same within a transaction that others share."""
    _check_file(connection, file)
    if replaces is not None:
        _check_stands(connection, file, replaces, KIND_OF[type(detail)])
    return _insert(store, connection, file, detail, replaces)


def end(store: Store, record: int, reason: str) -> None:
    """End something: a task that is done, a consent that is withdrawn, an asset that is no longer there. Refuses a
    reason of nothing, an unknown one (``unknown_client_record``), and as ``append``."""
    rights.check(store, "client", "client")
    audit.check_reason(reason)
    with store.writing() as connection:
        found = connection.execute(f"SELECT {COLUMNS} FROM client_records WHERE id = ?", (record,)).fetchone()
        if found is None:
            raise Refusal("record", "unknown_client_record")
        one = _record(found)
        _check_stands(connection, one.file, record, one.kind)
        if isinstance(one.detail, Unreadable):
            raise Refusal("record", "client_record_unreadable")
        _insert(store, connection, one.file, one.detail, record, reason.strip())


def records(store: Store, file: int, *, all_of_them: bool = False) -> tuple[ClientRecord, ...]:
    """The things that stand in a file, the oldest first; with ``all_of_them`` those that were replaced or ended too.
    Refuses as ``append``."""
    rights.check(store, "client", "client")
    which = "" if all_of_them else f" AND {STANDS}"
    rows = store.connection.execute(
        f"SELECT {COLUMNS} FROM client_records WHERE file_id = ?{which} ORDER BY id", (file,)
    )
    return tuple(_record(row) for row in rows if row[2] in TYPES)


def due(store: Store, kind: RecordKind, until: date) -> dict[int, date]:
    """The files of which a task or a review is due by a day, each with the first such day. Refuses as ``append``."""
    rights.check(store, "client", "client")
    rows = store.connection.execute(
        f"SELECT file_id, min(due_on) FROM client_records WHERE kind = ? AND due_on <= ? AND {STANDS} GROUP BY file_id",
        (kind, until.isoformat()),
    )
    return {file: date.fromisoformat(day) for file, day in rows}


def add_document(store: Store, file: int, kind: DocumentKind, name: str, content: bytes) -> int:
    """Keep a document with its bytes; returns its number. Refuses an empty one, one without a name, one that is too
    large (``client_document_too_large``), as is a file with all of them, and as ``append``."""
    rights.check(store, "client", "client")
    with store.writing() as connection:
        return add_document_within(store, connection, file, kind, name, content)


def add_document_within(
    store: Store, connection: sqlite3.Connection, file: int, kind: DocumentKind, name: str, content: bytes
) -> int:
    """The same within a transaction that others share."""
    named = name.strip()
    if not named or not named.isprintable() or len(named) > LONGEST_NAME:
        raise Refusal("name", "missing_field" if not named else "hidden_character")
    if not content:
        raise Refusal("document", "missing_field")
    _check_file(connection, file)
    query = "SELECT coalesce(sum(length(content)), 0) FROM client_documents WHERE file_id = ?"
    (held,) = connection.execute(query, (file,)).fetchone()
    if len(content) > MOST_BYTES or held + len(content) > MOST_BYTES_OF_FILE:
        raise Refusal("document", "client_document_too_large", largest=MOST_BYTES // 1_000_000)
    made = connection.execute(
        "INSERT INTO client_documents (file_id, kind, name, sha256, content, at, who) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (file, kind, named, sha256(content).hexdigest(), content, store.now().isoformat(), store.who),
    )
    row = int(made.lastrowid or 0)
    audit.record(store, connection, "client_changed", detail=f"{file}: {kind}", about=[("client_documents", str(row))])
    return row


def documents(store: Store, file: int) -> tuple[Document, ...]:
    """The documents of a file without their bytes, the oldest first. Refuses as ``append``."""
    rights.check(store, "client", "client")
    rows = store.connection.execute(
        "SELECT id, file_id, kind, name, length(content), sha256, at, who FROM client_documents WHERE file_id = ? "
        "ORDER BY id",
        (file,),
    )
    return tuple(
        Document(number, of, kind, name, size, digest, datetime.fromisoformat(at), who)
        for number, of, kind, name, size, digest, at, who in rows
    )


def content(store: Store, document: int) -> bytes:
    """The bytes of a document as they were kept; the record says that they were looked at. Refuses an unknown one
    (``unknown_document``), and as ``append``."""
    rights.check(store, "client", "client")
    query = "SELECT content, file_id, kind FROM client_documents WHERE id = ?"
    row = store.connection.execute(query, (document,)).fetchone()
    if row is None:
        raise Refusal("document", "unknown_document")
    held, file, kind = row
    audit.record_alone(store, "client_looked_at", detail=f"{file}: {kind}")
    return bytes(held)


def _insert(
    store: Store,
    connection: sqlite3.Connection,
    file: int,
    detail: Detail,
    replaces: int | None,
    ended: str | None = None,
) -> int:
    kind = KIND_OF[type(detail)]
    due_on = detail.due_on.isoformat() if isinstance(detail, Task | Review) else None
    made = connection.execute(
        "INSERT INTO client_records (file_id, kind, due_on, detail, replaces, is_end, reason, at, who) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            file, kind, due_on, msgspec.json.encode(detail).decode(), replaces, int(ended is not None), ended or "",
            store.now().isoformat(), store.who,
        ),
    )  # fmt: skip
    row = int(made.lastrowid or 0)
    audit.record(store, connection, "client_changed", detail=f"{file}: {kind}", about=[("client_records", str(row))])
    return row


def _record(row: tuple[Any, ...]) -> ClientRecord:
    number, file, kind, detail, replaces, is_end, reason, at, who = row
    read: Detail | Unreadable = decoded(detail, "client_record", as_type(TYPES[kind]))
    return ClientRecord(number, file, kind, read, datetime.fromisoformat(at), who, replaces, reason if is_end else None)


def _check_texts(detail: Detail) -> None:
    for name, value in msgspec.to_builtins(detail).items():
        if isinstance(value, str) and len(value) > LONGEST:
            raise Refusal(name, "text_too_long", largest=LONGEST)
    for name in ("text", "name", "creditor"):
        # An answer may say nothing beside its outcome, a review nothing beside its day.
        needed = name != "text" or KIND_OF[type(detail)] in ("note", "task")
        if needed and not getattr(detail, name, "x").strip():
            raise Refusal(name, "missing_field")


def _check_file(connection: sqlite3.Connection, file: int) -> None:
    if not connection.execute("SELECT 1 FROM client_files WHERE id = ?", (file,)).fetchone():
        raise Refusal("client", "unknown_client")


def _check_stands(connection: sqlite3.Connection, file: int, record: int, kind: RecordKind) -> None:
    where = "WHERE id = ? AND file_id = ? AND kind = ?"
    if not connection.execute(f"SELECT 1 FROM client_records {where}", (record, file, kind)).fetchone():
        raise Refusal("record", "unknown_client_record")
    if not connection.execute(f"SELECT 1 FROM client_records {where} AND {STANDS}", (record, file, kind)).fetchone():
        raise Refusal("record", "client_record_over")
