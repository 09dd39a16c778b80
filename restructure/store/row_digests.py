"""Digests of the rows that an entry of the record is about: a row that was changed past this program has another."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from restructure.store.guarded_fields import OWN_SETTINGS

Row = tuple[str, ...]
"""A table, and the key of one of its rows; numbers as text."""

OWN = ", ".join(f"'{key}'" for key in sorted({*OWN_SETTINGS, "authority"}))


@dataclass(frozen=True, slots=True)
class Covered:
    """A table whose rows the record covers: its columns, the first ``keys`` of them the key; whose account a row
    belongs to; and which rows."""

    columns: str
    account: str = "account_number"
    keys: int = 1
    where: str = "true"


COVERED = {
    "users": Covered("login, name, role, password, active", account="''"),
    "settings": Covered("key, value", account="''", where=f"key IN ({OWN})"),
    "release_keys": Covered("login, secret", account="''"),
    "agreements": Covered("number, account_number, signed_at, terms_digest, record"),
    "editions": Covered(
        "agreement_number, wording, sha256, pdf",
        account="(SELECT account_number FROM agreements WHERE number = agreement_number)",
        keys=2,
    ),
    "attachments": Covered("agreement_number, name, account_number, terms_digest, sha256, content", keys=2),
    "evidence": Covered("agreement_number, account_number, way, detail"),
    "events": Covered("id, account_number, at, kind, detail, idempotency"),
    "turns": Covered("id, agreement_number, account_number, at, kind, detail, who"),
    "payments": Covered("id, account_number, paid_on, amount, reference, idempotency, kept_at"),
    "reversals": Covered("payment_id, account_number, at, who, reason, instead_id"),
    "proposals": Covered("terms_digest, account_number, agreement_number, record, proposed_by, proposed_at"),
    "decisions": Covered(
        "terms_digest, approved, reason, decided_by, decided_at, code",
        account="(SELECT account_number FROM proposals WHERE proposals.terms_digest = decisions.terms_digest)",
    ),
    "holds": Covered("account_number, reason"),
    "batches": Covered("id, at, who, kind, file, sha256, counts, digest, first_entry, last_entry", account="''"),
    "undoings": Covered("batch, at, who, counts, first_entry, last_entry", account="''"),
    "suspense": Covered("id, batch, line, paid_on, amount, currency, payer, reference, idempotency", account="''"),
    "suspense_ends": Covered("id, suspense_id, account_number, at, who, payment_id, reason"),
    "person_decisions": Covered("id, first_id, other_id, answer, at, who", account="''"),
}
"""By name, not by ``*``: a column that a later step adds leaves the digests of before as they are."""


def written(connection: sqlite3.Connection, rows: Iterable[Row]) -> str:
    """The digests of rows as they stand, as an entry keeps them; the digest of a row that is gone is empty."""
    return encoded((row, _digest_of(connection, row)) for row in rows)


def encoded(digests: Iterable[tuple[Row, str]]) -> str:
    """Digests as an entry keeps them: nothing for none."""
    listed = [[*row, digest] for row, digest in digests]
    return msgspec.json.encode(listed).decode() if listed else ""


def read(about: str) -> Iterator[tuple[Row, str]]:
    """Rows and their digests, as an entry keeps them."""
    for *row, digest in msgspec.json.decode(about, type=list[list[str]]) if about else ():
        yield tuple(row), digest


def standing(connection: sqlite3.Connection) -> Iterator[tuple[Row, str, str]]:
    """Every row that the record covers, with its account and its digest as it stands."""
    for table, covered in COVERED.items():
        query = f"SELECT {covered.account}, {covered.columns} FROM {table} WHERE {covered.where}"
        for account, *values in connection.execute(query):
            yield (table, *map(str, values[: covered.keys])), account or "", _digest(values)


def _digest_of(connection: sqlite3.Connection, row: Row) -> str:
    table, *key = row
    covered = COVERED[table]
    which = " AND ".join(f"{name} = ?" for name in covered.columns.split(", ")[: covered.keys])
    values = connection.execute(f"SELECT {covered.columns} FROM {table} WHERE {which}", key).fetchone()
    return "" if values is None else _digest(values)


def _digest(values: Iterable[object]) -> str:
    plain = [hashlib.sha256(one).hexdigest() if isinstance(one, bytes) else one for one in values]
    return hashlib.sha256(msgspec.json.encode(plain)).hexdigest()
