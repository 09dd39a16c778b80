"""The parts of a setting that take the decision of two people, each by a name of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

import msgspec

from restructure.parties.organisation import Bank, Forms, Organisation, PolicyLines, organisation_in, stored
from restructure.parties.payees import Payee
from restructure.policy.sign_off import SignOff

WHOLE = ""
"""The name of a part that is the whole setting."""
ORGANISATION = {"bank": Bank, "rules": PolicyLines, "forms": Forms}
"""Of the organisation, where debtors pay, which rules hold and which forms counsel checked; the rest one administrator
changes."""
Parts = dict[str, str]
"""The parts of a setting by their names, as JSON."""


def _of_organisation(value: str | None) -> Parts:
    held = Organisation() if value is None else organisation_in(msgspec.json.decode(value))
    plain: dict[str, Any] = msgspec.to_builtins(stored(held), enc_hook=str)
    return {part: _json({one.name: plain[one.name] for one in fields(kind)}) for part, kind in ORGANISATION.items()}


def _of_payees(value: str | None) -> Parts:
    held = () if value is None else msgspec.json.decode(value, type=tuple[Payee, ...])
    return {one.creditor: _json(msgspec.to_builtins(one)) for one in held}


def _of_sign_offs(value: str | None) -> Parts:
    held = () if value is None else msgspec.json.decode(value, type=tuple[SignOff, ...])
    return {one.pack: _json(msgspec.to_builtins(one)) for one in held}


READERS: dict[str, Callable[[str | None], Parts]] = {
    "organisation": _of_organisation,
    "payees": _of_payees,
    "sign_offs": _of_sign_offs,
}
NAMED_BY = {"payees": "creditor", "sign_offs": "pack"}
"""Settings that are rows, each a part by what stands in that field of it."""


def parts_of(key: str, value: str | None) -> Parts:
    """The parts of a setting as it is kept; None for one that is not, and none of one that cannot be read."""
    if key not in READERS:
        return {} if value is None else {WHOLE: value}
    try:
        return READERS[key](value)
    except (msgspec.MsgspecError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def parts_changed(key: str, old: str | None, new: str | None) -> tuple[tuple[str, str | None, str | None], ...]:
    """The parts in which two values of a setting differ: the name of each, what stands there, what is to stand
    there."""
    before, after = parts_of(key, old), parts_of(key, new)
    names = dict.fromkeys((*before, *after))
    return tuple((name, before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name))


def with_parts(key: str, value: Any, parts: Mapping[str, str | None]) -> Any:
    """A setting as plain JSON values with some of its parts as they are given; None for a part that is not to be."""
    plain = {name: None if part is None else msgspec.json.decode(part) for name, part in parts.items()}
    if key == "organisation":
        return (value or {}) | {name: held for part in plain.values() for name, held in (part or {}).items()}
    if (named := NAMED_BY.get(key)) is not None:
        kept = [plain.pop(row[named], None) if row[named] in plain else row for row in value or ()]
        return [row for row in (*kept, *plain.values()) if row is not None]
    return plain.get(WHOLE, value)


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
