"""The organisation's certificates in the store: one in force with its key, the earlier ones to verify by."""

from __future__ import annotations

import hashlib
import sqlite3

import msgspec

from restructure.agreements.credential import Credential
from restructure.store import audit, proposed_changes, rights
from restructure.store.changes import Change, Changes, written
from restructure.store.connection import Store
from restructure.store.json_records import as_type, sure
from restructure.store.proposed_changes import ProposedChange

COLUMNS = "origin, certificate, chain, private_key"


def save(store: Store, credential: Credential) -> bool:
    """Seal with this one from now on; the keys of earlier ones are forgotten, their certificates are not. Returns
    whether it is so: in place of another, and where somebody else may decide, it is once that one has.

    Refuses anybody but an administrator where the store has users (``administrator_only``).
    """
    rights.check(store, "organisation", "certificate")
    with store.writing() as connection:
        kept = save_within(store, connection, credential)
    audit.anchor(store)
    return kept


def save_within(store: Store, connection: sqlite3.Connection, credential: Credential) -> bool:
    """The same within a transaction that others share. The first of all may be made by whoever signs an agreement."""
    before = standing(connection)
    if before is not None:
        rights.check(store, "organisation", "certificate")
        new, secret = _wanted(connection, credential), msgspec.json.encode(credential)
        if not proposed_changes.propose(store, connection, "credentials", "", before, new, secret):
            return False
    _write(store, connection, credential)
    return True


def standing(connection: sqlite3.Connection) -> str | None:
    """The certificate in force as a change of it holds it, None where there is none yet."""
    row = connection.execute("SELECT origin, certificate FROM credentials ORDER BY id DESC LIMIT 1").fetchone()
    return None if row is None else _told(connection, *row)


def write_decided(store: Store, connection: sqlite3.Connection, change: ProposedChange) -> None:
    """Write a certificate that was decided, within a transaction that others share."""
    _write(store, connection, sure(proposed_changes.secret_of(connection, change), as_type(Credential)))


def _wanted(connection: sqlite3.Connection, credential: Credential) -> str:
    return _told(connection, credential.origin, credential.certificate)


def _told(connection: sqlite3.Connection, origin: str, certificate: bytes) -> str:
    # Worded by the store itself, since its rules compare it so.
    made = "SELECT json_object('origin', ?, 'certificate', fingerprint(?))"
    return str(connection.execute(made, (origin, certificate)).fetchone()[0])


def _write(store: Store, connection: sqlite3.Connection, credential: Credential) -> None:
    before = connection.execute("SELECT certificate FROM credentials ORDER BY id DESC LIMIT 1").fetchone()
    connection.execute("UPDATE credentials SET private_key = NULL")
    made = connection.execute(
        f"INSERT INTO credentials (kept_at, {COLUMNS}) VALUES (?, ?, ?, ?, ?)",
        (
            store.now().isoformat(),
            credential.origin,
            credential.certificate,
            msgspec.json.encode(credential.chain).decode(),
            credential.private_key,
        ),
    ).lastrowid
    replaced = Change("certificate", _fingerprint(before[0]) if before else None, _fingerprint(credential.certificate))
    done = Changes((Change("origin", now=credential.origin), replaced))
    audit.record(store, connection, "certificate_kept", detail=written(done), about=[("credentials", str(made))])


def _fingerprint(certificate: bytes) -> str:
    return hashlib.sha256(certificate).hexdigest()


def in_force(store: Store) -> Credential | None:
    """The certificate to seal with, None where there is none yet."""
    row = store.connection.execute(
        f"SELECT {COLUMNS} FROM credentials WHERE private_key IS NOT NULL ORDER BY id DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    return Credential(row[0], row[1], sure(row[2], as_type(tuple[bytes, ...])), row[3])


def certificates(store: Store) -> tuple[bytes, ...]:
    """Every certificate that ever sealed here, as DER, the newest first."""
    rows = store.connection.execute("SELECT certificate FROM credentials ORDER BY id DESC")
    return tuple(bytes(row[0]) for row in rows)
