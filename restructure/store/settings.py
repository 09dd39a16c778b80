"""Settings that belong to the store: the organisation behind the paper."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec

from restructure.organisation import Organisation
from restructure.policy.tables import Dated
from restructure.store import audit
from restructure.store.connection import Store


def keep(store: Store, key: str, value: object) -> None:
    """Keep one setting as JSON."""
    with store.writing() as connection:
        connection.execute(
            "INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, msgspec.json.encode(value).decode()),
        )


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
    """Keep the organisation."""
    keep(store, "organisation", organisation)
    audit.note(store, "organisation_changed")


def organisation(store: Store) -> Organisation:
    """The organisation, or an empty one."""
    row = store.connection.execute("SELECT value FROM settings WHERE key = 'organisation'").fetchone()
    return msgspec.json.decode(row[0], type=Organisation) if row else Organisation()


def keep_lpr(store: Store, table: tuple[Dated, ...]) -> None:
    """Keep the organisation's own table of the one-year loan prime rate, the earliest first."""
    keep(store, "lpr", msgspec.to_builtins(sorted(table, key=lambda one: one.start), enc_hook=str))
    audit.note(store, "organisation_changed", detail="lpr")


def lpr(store: Store) -> tuple[Dated, ...]:
    """The organisation's own table of the prime rate; empty where it has none."""
    row = store.connection.execute("SELECT value FROM settings WHERE key = 'lpr'").fetchone()
    return msgspec.json.decode(row[0], type=tuple[Dated, ...], strict=False) if row else ()


def keep_payment_picture(store: Store, png: bytes) -> None:
    """Keep the organisation's own picture to scan and pay; nothing takes it away."""
    keep(store, "payment_picture", png)
    audit.note(store, "organisation_changed", detail="payment picture")


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
