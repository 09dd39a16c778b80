"""Settings that belong to the store: the organisation behind the paper."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Mapping
from typing import Any, cast

import msgspec

from restructure.household.creditor_reply import CreditorAddress
from restructure.household.guidelines import Table
from restructure.parties.organisation import Letterhead, Organisation, letterhead_with, organisation_in, stored
from restructure.parties.own_sentences import Sentences, check_sentences
from restructure.parties.payees import Payee
from restructure.policy.sign_off import SignOff
from restructure.policy.tables import Dated
from restructure.store import audit, changes, damaged_records, json_records, proposed_changes, rights
from restructure.store.connection import Store
from restructure.store.guarded_fields import LETTERHEADS, is_own
from restructure.store.guarded_parts import WHOLE, parts_changed, parts_of, with_parts
from restructure.store.json_records import as_type
from restructure.store.limits_record import limits_in, matrix_of
from restructure.store.texts import check_texts
from restructure.unreadable import Kind, Unreadable
from restructure.worklist.work_terms import USUAL, WorkTerms, check_terms

ON_DESK, HALF_TYPED, HALF_SET = "on_desk", "half_typed_accounts", "half_typed_settings"
"""Which account is on the desk; forms of accounts, and fields of the settings, that were typed and not saved."""
RECENT = "recent"
"""The accounts that somebody opened last, the latest first."""
HIDDEN_COLUMNS = "hidden_columns"
"""The columns of the list of accounts that somebody does not want to see, by their place."""
LANGUAGE, THEME = "language", "theme"
"""How somebody sees the window; the store's own for whoever chose none."""
PERSONAL = (ON_DESK, HALF_TYPED, HALF_SET, RECENT, HIDDEN_COLUMNS, LANGUAGE, THEME)
"""What is open work or a taste: kept apart for each who signs in, under ``own_key``."""
Form = tuple[str, bool, dict[str, str | None]]
"""The number of the account, empty for a new one; whether its balance is confirmed; what stands in each field."""
OF = "@"
COLUMNS = "columns_"
CONSTANTS = "constants_"
LETTERHEAD = "letterhead"
"""The picture at the head of papers."""


def _within(of: Any) -> Callable[[bytes], Any]:
    """A reader of JSON that stands in a text."""
    return lambda raw: msgspec.json.decode(msgspec.json.decode(raw, type=str).encode(), type=of)


def _organisation_in(raw: bytes) -> Organisation:
    held = msgspec.json.decode(raw)
    found = organisation_in(held)
    json_records.check_form(held, msgspec.to_builtins(stored(found)))
    return found


READERS: dict[str, tuple[Kind, Callable[[bytes], Any]]] = {
    "organisation": ("organisation", _organisation_in),
    "lpr": ("lpr", as_type(tuple[Dated, ...], strict=False)),
    "payees": ("payees", as_type(tuple[Payee, ...])),
    "guidelines": ("guidelines", as_type(Table)),
    "creditor_addresses": ("creditor_addresses", as_type(tuple[CreditorAddress, ...])),
    "sign_offs": ("sign_offs", as_type(tuple[SignOff, ...])),
    "payment_picture": ("payment_picture", as_type(bytes)),
    LETTERHEAD: ("letterhead", as_type(bytes)),
    "work_terms": ("work_terms", as_type(WorkTerms)),
    "sentences": ("sentences", as_type(dict[str, dict[str, str]])),
    "authority": ("authority", limits_in),
    "keys": ("keys", _within(dict[str, str])),
    ON_DESK: ("on_desk", as_type(str)),
    THEME: ("theme", as_type(str)),
    LANGUAGE: ("language", as_type(str)),
    RECENT: ("on_desk", as_type(list[str])),
    HIDDEN_COLUMNS: ("on_desk", as_type(list[int])),
    HALF_TYPED: ("half_typed_accounts", as_type(list[Form])),
    HALF_SET: ("half_typed_settings", as_type(dict[str, str])),
}
"""How each setting is read; those of columns are many, and counters are no JSON of ours."""
DECIDING: tuple[Kind, ...] = ("organisation", "lpr", "payees")
"""What every offer rests on: who is paid where, under which rules."""
RAW = "SELECT CAST(value AS BLOB) FROM settings WHERE key = ?"


def _reader(key: str) -> tuple[Kind, Callable[[bytes], Any]] | None:
    if key.startswith(LETTERHEADS):
        return READERS[LETTERHEAD]
    if key.startswith((COLUMNS, CONSTANTS)):
        return "columns", as_type(dict[str, str])
    work, _, whose = key.partition(OF)
    return READERS.get(work if whose and work in PERSONAL else key)


def own_key(store: Store, key: str) -> str:
    """The key of a piece of open work of whoever signed in; the same for all where nobody does."""
    return f"{key}{OF}{store.who}" if store.who else key


def held(store: Store, key: str) -> Any | Unreadable | None:
    """Return what is kept under a key that is known; None where nothing is."""
    found = _reader(key)
    raw = json_records.raw_of(store.connection, RAW, key)
    return None if raw is None or found is None else json_records.decoded(raw, *found)


def unreadable(store: Store, *, deciding: bool = False) -> tuple[Kind, ...]:
    """Return which settings are kept and cannot be read: all, or those that every offer rests on."""
    rows = store.connection.execute("SELECT key, CAST(value AS BLOB) FROM settings ORDER BY key").fetchall()
    known = ((found, bytes(raw)) for key, raw in rows if (found := _reader(key)) is not None)
    bad = dict.fromkeys(found[0] for found, raw in known if isinstance(json_records.decoded(raw, *found), Unreadable))
    return tuple(kind for kind in bad if not deciding or kind in DECIDING)


def _or(value: Any | Unreadable | None, otherwise: Any) -> Any:
    return otherwise if value is None or isinstance(value, Unreadable) else value


def save(store: Store, key: str, value: object) -> None:
    """Save one setting as JSON; one that belongs to the organisation as ``save_own``."""
    if is_own(key):
        save_own(store, key, value)
        return
    with store.writing() as connection:
        save_within(store, connection, key, value)


def save_within(store: Store, connection: sqlite3.Connection, key: str, value: object) -> None:
    """The same within a transaction that others share. What is there and cannot be read is set aside first."""
    found = _reader(key)
    if found is not None:
        damaged_records.save_bytes(store, connection, "", found[0], json_records.raw_of(connection, RAW, key), found[1])
    connection.execute(
        "INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, msgspec.json.encode(value).decode()),
    )


def save_own(store: Store, key: str, value: object) -> tuple[str, ...]:
    """Save a setting that belongs to the organisation, one of ``guarded.OWN_SETTINGS``, with the old and the new value
    in the record; returns the names of those parts that wait for a second person, and stay as they are meanwhile.

    Refuses anybody but an administrator where the store has users (``administrator_only``).
    """
    rights.check(store, "organisation", key)
    return save_guarded(store, key, value)


def save_guarded(store: Store, key: str, value: object) -> tuple[str, ...]:
    """The same for any setting of which a part takes two people, by whoever has the right."""
    with store.writing() as connection:
        before = _plain_of(json_records.raw_of(connection, RAW, key))
        after = _kept_along(before, msgspec.to_builtins(value, enc_hook=str))
        check_texts(key, after)
        waits = _propose_parts(store, connection, key, after)
        if not waits:
            _write_own(store, connection, key, after)
        elif WHOLE not in waits and not isinstance(held(store, key), Unreadable):
            _write_own(store, connection, key, with_parts(key, after, waits))
    return tuple(waits)


def _propose_parts(store: Store, connection: sqlite3.Connection, key: str, after: Any) -> dict[str, str | None]:
    """The parts of a setting that wait for a second person, each as it stands."""
    if not rights.has_users(store):
        return {}
    stands, wanted = _text_of(connection, key), msgspec.json.encode(after).decode()
    found = parts_changed(key, stands, wanted)
    kind = cast("proposed_changes.Kind", key)
    return {
        name: old for name, old, new in found if not proposed_changes.propose(store, connection, kind, name, old, new)
    }


def write_part(store: Store, connection: sqlite3.Connection, key: str, part: str, value: str | None) -> None:
    """Write a part of a setting that was decided, within a transaction that others share."""
    before = None if isinstance(held(store, key), Unreadable) else _plain_of(json_records.raw_of(connection, RAW, key))
    _write_own(store, connection, key, with_parts(key, before, {part: value}))


def part(connection: sqlite3.Connection, key: str, name: str) -> str | None:
    """A part of a setting as it stands, as JSON."""
    return parts_of(key, _text_of(connection, key)).get(name)


def _text_of(connection: sqlite3.Connection, key: str) -> str | None:
    row = connection.execute("SELECT CAST(value AS BLOB) FROM settings WHERE key = ?", (key,)).fetchone()
    return None if row is None else bytes(row[0]).decode(errors="replace")


def _write_own(store: Store, connection: sqlite3.Connection, key: str, after: Any) -> None:
    raw = json_records.raw_of(connection, RAW, key)
    if raw is None and after is None:
        return
    before = _plain_of(raw)
    save_within(store, connection, key, after)
    if key == LETTERHEAD and after:
        picture = letterhead_with(msgspec.convert(after, bytes))
        save_within(store, connection, LETTERHEADS + picture.sha256, picture.png)
    done = changes.between(key, _spread(key, before), _spread(key, after))
    if done or raw is None:
        action: audit.Action = "authority_changed" if key == "authority" else "organisation_changed"
        said = changes.written(changes.Changes(done))
        audit.record(store, connection, action, detail=said, about=[("settings", key)])


def _spread(key: str, value: Any) -> Any:
    """Return a setting as the record compares it; the limits stand as JSON within JSON."""
    if key != "authority":
        return value
    found = matrix_of(None if value is None else msgspec.json.encode(value))
    return None if isinstance(found, Unreadable) else msgspec.json.decode(msgspec.json.encode(found, enc_hook=str))


def _plain_of(raw: bytes | None) -> Any:
    """Kept bytes as plain JSON values, None where they are none."""
    found = None if raw is None else json_records.decoded(raw, "organisation", as_type(Any))
    return None if isinstance(found, Unreadable) else found


def _kept_along(before: Any, after: Any) -> Any:
    """What is kept now, with the fields that a later version kept beside those that this one knows."""
    if isinstance(before, dict) and isinstance(after, dict):
        return after | {name: value for name, value in before.items() if name not in after}
    return after


def text(store: Store, key: str) -> str | None:
    """A setting that is a text, or None where it was never kept; so is one that cannot be read, which ``unreadable``
    names."""
    value: str | None = _or(held(store, key), None)
    return value


def own_text(store: Store, key: str) -> str | None:
    """A setting that is a text, of whoever signed in; the store's where they chose none, as ``text``."""
    return cast("str | None", _own(store, key, None))


def hidden_columns(store: Store) -> list[int] | None:
    """The columns of the list of accounts that are hidden from whoever is signed in; None where nobody chose."""
    found: list[int] | None = _or(held(store, own_key(store, HIDDEN_COLUMNS)), None)
    return found


def half_typed(store: Store) -> list[Form]:
    """The forms of accounts that were typed and not saved; none where they cannot be read, which ``unreadable``
    names."""
    return cast("list[Form]", _own(store, HALF_TYPED, []))


def half_typed_settings(store: Store) -> dict[str, str]:
    """Return what was typed into the settings and not saved, by field, as ``half_typed``."""
    return cast("dict[str, str]", _own(store, HALF_SET, {}))


def _own(store: Store, key: str, otherwise: Any) -> Any:
    """Return the open work of whoever signed in; what stood there before anybody had to is theirs too."""
    own = held(store, own_key(store, key))
    return _or(held(store, key) if own is None else own, otherwise)


def recent(store: Store) -> list[str]:
    """Return the accounts that whoever signed in opened last, the latest first."""
    return cast("list[str]", _own(store, RECENT, []))


def of_everybody(store: Store, work: str) -> dict[str, Any]:
    """Return a piece of open work of each who has it, by key; None for one that cannot be read."""
    query = "SELECT key FROM settings WHERE key = ? OR substr(key, 1, ?) = ?"
    of_them = f"{work}{OF}"
    keys = [key for (key,) in store.connection.execute(query, (work, len(of_them), of_them))]
    return {key: _or(held(store, key), None) for key in keys}


def save_organisation(store: Store, organisation: Organisation) -> tuple[str, ...]:
    """Save the organisation; returns and refuses as ``save_own``."""
    return save_own(store, "organisation", stored(organisation))


def organisation(store: Store) -> Organisation | Unreadable:
    """The organisation, or an empty one where none was kept."""
    found: Organisation | Unreadable | None = held(store, "organisation")
    return Organisation() if found is None else found


def save_lpr(store: Store, table: tuple[Dated, ...]) -> tuple[str, ...]:
    """Save the organisation's own table of the one-year prime rate, the earliest first; returns and refuses as
    ``save_own``."""
    return save_own(store, "lpr", msgspec.to_builtins(sorted(table, key=lambda one: one.start), enc_hook=str))


def lpr(store: Store) -> tuple[Dated, ...] | Unreadable:
    """The organisation's own table of the prime rate; empty where it has none."""
    found: tuple[Dated, ...] | Unreadable | None = held(store, "lpr")
    return () if found is None else found


def save_payment_picture(store: Store, png: bytes) -> tuple[str, ...]:
    """Save the organisation's own picture to scan and pay; nothing takes it away. Returns and refuses as
    ``save_own``."""
    return save_own(store, "payment_picture", png)


def payment_picture(store: Store) -> bytes | Unreadable:
    """The organisation's own picture to scan and pay, a PNG; nothing where it has none."""
    found: bytes | Unreadable | None = held(store, "payment_picture")
    return b"" if found is None else found


def save_work_terms(store: Store, terms: WorkTerms) -> tuple[str, ...]:
    """Save the organisation's terms for promises and work lists. Returns and refuses as ``save_own``; refuses as
    ``check_terms``."""
    check_terms(terms)
    return save_own(store, "work_terms", terms)


def work_terms(store: Store) -> WorkTerms:
    """The organisation's terms for promises and work lists; the usual ones where it has none, or none that can be
    read."""
    found: WorkTerms = _or(held(store, "work_terms"), USUAL)
    return found


def save_sentences(store: Store, sentences: Sentences) -> tuple[str, ...]:
    """Save the organisation's own sentences. Returns and refuses as ``save_own``; refuses as ``check_sentences``."""
    check_sentences(sentences)
    return save_own(store, "sentences", sentences)


def sentences(store: Store) -> Sentences | Unreadable:
    """The organisation's own sentences; none where it has none."""
    found: Sentences | Unreadable | None = held(store, "sentences")
    return {} if found is None else found


def save_letterhead(store: Store, png: bytes) -> tuple[str, ...]:
    """Save the organisation's picture at the head of its papers; nothing takes it away. Returns and refuses as
    ``save_own``."""
    return save_own(store, LETTERHEAD, png)


def letterhead(store: Store) -> bytes | Unreadable:
    """The organisation's picture at the head of its papers, a PNG; nothing where it has none."""
    found: bytes | Unreadable | None = held(store, LETTERHEAD)
    return b"" if found is None else found


def letterhead_in_use(store: Store) -> Letterhead:
    """The letterhead of papers that are made now; none where it cannot be read, which ``unreadable`` names."""
    return letterhead_with(_or(held(store, LETTERHEAD), b""))


def letterhead_of(store: Store, sha256: str) -> Letterhead:
    """The letterhead of that digest; without its picture where the one that is kept is another or cannot be read."""
    kept = letterhead_with(_or(held(store, LETTERHEADS + sha256), b""))
    return kept if kept.sha256 == sha256 else Letterhead(sha256)


def save_columns(store: Store, header: tuple[str, ...], columns: Mapping[str, str]) -> None:
    """Remember what the columns of a header mean."""
    save(store, _columns_key(header), dict(columns))


def columns(store: Store, header: tuple[str, ...]) -> dict[str, str] | None:
    """Return what the columns of a header mean, None where nobody has said; so where it cannot be read, which
    ``unreadable`` names: nothing is taken in then before somebody has said it anew."""
    value: dict[str, str] | None = _or(held(store, _columns_key(header)), None)
    return value


def known_headers(store: Store) -> Callable[[tuple[str, ...]], bool]:
    """Return what tells whether somebody has said what the columns of a header mean, without the store."""
    rows = store.connection.execute("SELECT key FROM settings WHERE substr(key, 1, ?) = ?", (len(COLUMNS), COLUMNS))
    known = frozenset(key for (key,) in rows)
    return lambda header: _columns_key(header) in known


def save_constants(store: Store, header: tuple[str, ...], constants: Mapping[str, str]) -> None:
    """Remember what holds for all rows of files with a header."""
    save(store, _columns_key(header, CONSTANTS), dict(constants))


def constants(store: Store, header: tuple[str, ...]) -> dict[str, str]:
    """Return what holds for all rows of files with a header; nothing where nobody has said or it cannot be read."""
    value: dict[str, str] = _or(held(store, _columns_key(header, CONSTANTS)), {})
    return value


def _columns_key(header: tuple[str, ...], of: str = COLUMNS) -> str:
    return of + hashlib.sha256(msgspec.json.encode(header)).hexdigest()
