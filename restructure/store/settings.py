"""Settings that belong to the store: the organisation behind the paper."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping

import msgspec

from restructure import changes
from restructure.organisation import Organisation
from restructure.policy.tables import Dated
from restructure.store import audit, rights
from restructure.store.connection import Store
from restructure.store.guarded import is_own


def keep(store: Store, key: str, value: object) -> None:
    """Keep one setting as JSON; one that belongs to the organisation as ``keep_own``."""
    if is_own(key):
        keep_own(store, key, value)
        return
    with store.writing() as connection:
        put(connection, key, value)


def put(connection: sqlite3.Connection, key: str, value: object) -> None:
    """The same within a transaction that others share."""
    connection.execute(
        "INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, msgspec.json.encode(value).decode()),
    )


def keep_own(store: Store, key: str, value: object) -> None:
    """Keep a setting that belongs to the organisation, one of ``guarded.OWN_SETTINGS``, with the old and the new value
    in the record.

    Refuses anybody but an administrator where the store has users (``administrator_only``).
    """
    rights.check(store, "organisation", key)
    with store.writing() as connection:
        row = connection.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
        before = msgspec.json.decode(row[0]) if row else None
        put(connection, key, value)
        done = changes.between(key, before, msgspec.json.decode(msgspec.json.encode(value)))
        if done:
            audit.append(store, connection, "organisation_changed", detail=changes.written(changes.Changes(done)))


def text(store: Store, key: str) -> str | None:
    """A setting that is a text, or None where it was never kept."""
    row = store.connection.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
    return str(msgspec.json.decode(row[0])) if row else None


ON_DESK, HALF_TYPED, HALF_SET = "on_desk", "half_typed_accounts", "half_typed_settings"
"""Which account is on the desk; forms of accounts, and fields of the settings, that were typed and not saved."""
Form = tuple[str, bool, dict[str, str | None]]
"""The number of the account, empty for a new one; whether its balance is confirmed; what stands in each field."""


def half_typed(store: Store) -> list[Form]:
    """The forms of accounts that were typed and not saved."""
    row = store.connection.execute("SELECT value FROM settings WHERE key = ?", (HALF_TYPED,)).fetchone()
    return msgspec.json.decode(row[0], type=list[Form]) if row else []


def half_typed_settings(store: Store) -> dict[str, str]:
    """What was typed into the settings and not saved, by field."""
    row = store.connection.execute("SELECT value FROM settings WHERE key = ?", (HALF_SET,)).fetchone()
    return msgspec.json.decode(row[0], type=dict[str, str]) if row else {}


def keep_organisation(store: Store, organisation: Organisation) -> None:
    """Keep the organisation. Refuses as ``keep_own``."""
    keep_own(store, "organisation", organisation)


def organisation(store: Store) -> Organisation:
    """The organisation, or an empty one."""
    row = store.connection.execute("SELECT value FROM settings WHERE key = 'organisation'").fetchone()
    return msgspec.json.decode(row[0], type=Organisation) if row else Organisation()


def keep_lpr(store: Store, table: tuple[Dated, ...]) -> None:
    """Keep the organisation's own table of the one-year prime rate, the earliest first. Refuses as ``keep_own``."""
    keep_own(store, "lpr", msgspec.to_builtins(sorted(table, key=lambda one: one.start), enc_hook=str))


def lpr(store: Store) -> tuple[Dated, ...]:
    """The organisation's own table of the prime rate; empty where it has none."""
    row = store.connection.execute("SELECT value FROM settings WHERE key = 'lpr'").fetchone()
    return msgspec.json.decode(row[0], type=tuple[Dated, ...], strict=False) if row else ()


def keep_payment_picture(store: Store, png: bytes) -> None:
    """Keep the organisation's own picture to scan and pay; nothing takes it away. Refuses as ``keep_own``."""
    keep_own(store, "payment_picture", png)


def payment_picture(store: Store) -> bytes:
    """The organisation's own picture to scan and pay, a PNG; nothing where it has none."""
    row = store.connection.execute("SELECT value FROM settings WHERE key = 'payment_picture'").fetchone()
    return msgspec.json.decode(row[0], type=bytes) if row else b""


def keep_columns(store: Store, header: tuple[str, ...], columns: Mapping[str, str]) -> None:
    """Remember what the columns of a header mean."""
    keep(store, _columns_key(header), dict(columns))


def columns(store: Store, header: tuple[str, ...]) -> dict[str, str] | None:
    """What the columns of a header mean, None where nobody has said."""
    row = store.connection.execute("SELECT value FROM settings WHERE key = ?", (_columns_key(header),)).fetchone()
    return msgspec.json.decode(row[0], type=dict[str, str]) if row else None


def _columns_key(header: tuple[str, ...]) -> str:
    return "columns_" + hashlib.sha256(msgspec.json.encode(header)).hexdigest()
