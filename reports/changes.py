"""A change that takes two people in words: what it is of, and from what to what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec

from calculators.parts import PARTS
from reports import formats, wording
from reports.formats import Language
from reports.record import change_title, detail_in_words
from restructure.authority.signing_key import fingerprint
from restructure.store.changes import Change, Changes, between, written
from restructure.store.guarded_parts import NAMED_BY, WHOLE
from restructure.store.proposed_changes import ProposedChange

NAMED = 5
"""How many of the accounts of one act are named."""


def title(act: Sequence[ProposedChange], language: Language) -> str:
    """Return what the changes of one act are of: a setting, somebody, an account, or how many accounts."""
    first, *others = act
    if others:
        return wording.say("change.of.balances", language, count=len(act))
    return change_title(first.kind, first.subject, language)


def difference_in_words(act: Sequence[ProposedChange], language: Language) -> str:
    """Return from what to what: field by field, or of many balances their sums by currency and the first of them."""
    first, *others = act
    if others:
        return _sums(act, language)
    old, new = _plain(first.old), _plain(first.new)
    currency = str((new or old).get("currency", "")) if isinstance(new or old, dict) else ""
    return detail_in_words(written(Changes(_fields(first, old, new), currency)), language)


def _sums(act: Sequence[ProposedChange], language: Language) -> str:
    was: Counter[str] = Counter()
    now: Counter[str] = Counter()
    for one in act:
        for sums, held in ((was, _plain(one.old)), (now, _plain(one.new))):
            sums[held["currency"]] += sum(held[part] for part in PARTS)
    between = wording.say("changed.between", language)
    said = between.join(
        f"{one} {formats.plain(was[one], one)} → {formats.plain(now[one], one)}" for one in sorted({*was, *now})
    )
    named = ", ".join(one.subject for one in act[:NAMED])
    return f"{said} ({named}{', …' if len(act) > NAMED else ''})"


def _fields(change: ProposedChange, old: Any, new: Any) -> tuple[Change, ...]:
    if change.kind == "users":
        return _of_person(old or {}, new)
    if change.kind == "release_keys":
        return (Change("release_key", _fingerprint(change.old), _fingerprint(change.new)),)
    name = change.kind if change.subject == WHOLE or change.kind in NAMED_BY else change.subject
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
