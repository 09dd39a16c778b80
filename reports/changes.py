"""A change that takes two people in words: what it is of, and from what to what."""

from __future__ import annotations

from typing import Any

import msgspec

from reports.formats import Language
from reports.record import change_title, detail_in_words
from restructure.authority.signing_key import fingerprint
from restructure.store.changes import Change, Changes, between, written
from restructure.store.guarded_parts import WHOLE
from restructure.store.proposed_changes import ProposedChange


def title(change: ProposedChange, language: Language) -> str:
    """Return what a change is of: a setting, somebody, an account."""
    return change_title(change.kind, change.subject, language)


def difference_in_words(change: ProposedChange, language: Language) -> str:
    """Return from what to what, field by field."""
    old, new = _plain(change.old), _plain(change.new)
    currency = str((new or old).get("currency", "")) if isinstance(new or old, dict) else ""
    return detail_in_words(written(Changes(_fields(change, old, new), currency)), language)


def _fields(change: ProposedChange, old: Any, new: Any) -> tuple[Change, ...]:
    if change.kind == "users":
        return _of_person(old or {}, new)
    if change.kind == "release_keys":
        return (Change("release_key", _fingerprint(change.old), _fingerprint(change.new)),)
    name = change.kind if change.subject == WHOLE or change.kind == "payees" else change.subject
    return between(name, old, new)


def _fingerprint(key: str | None) -> str | None:
    return None if key is None else fingerprint(msgspec.json.decode(key, type=str))


def _of_person(old: dict[str, Any], new: dict[str, Any]) -> tuple[Change, ...]:
    given = (Change("password", told=False),) if new.pop("password") else ()
    old.pop("password", None)
    named = [
        Change("user_role" if one.field == "role" else one.field, one.was, one.now) for one in between("", old, new)
    ]
    return (*named, *given)


def _plain(value: str | None) -> Any:
    """What a change holds as plain JSON values; the limits stand as JSON within JSON, a digest as it is."""
    try:
        held = None if value is None else msgspec.json.decode(value)
        return msgspec.json.decode(held) if isinstance(held, str) else held
    except msgspec.DecodeError:
        return value
