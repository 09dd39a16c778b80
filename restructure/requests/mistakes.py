"""What is wrong with a JSON text, and where: the path, what would stand there, and the nearest name that is known."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

import msgspec

from calculators.errors import Fact, Refusal

LONGEST_NAME = 60
"""Characters of a field's name that are repeated: longer ones are no name of ours."""
LONGEST_NUMBER = 30
"""Digits and point of a number that is repeated."""
DEEPEST = 100
"""Levels of brackets: no request has as many."""
TYPES: dict[type, str] = {
    type(None): "null",
    bool: "bool",
    int: "int",
    float: "float",
    str: "str",
    list: "array",
    dict: "object",
}
FORMS: tuple[tuple[str, str], ...] = (
    (r"Object contains unknown field `(?P<field>.*)`", "unknown_field"),
    (r"Object missing required field `(?P<field>.*)`", "missing_field"),
    (r"Expected `array` of length <= (?P<largest>\d+)", "list_too_long"),
    (r"Expected `(?P<expected>.*)`, got `(?P<given>.*)`", "wrong_type"),
    (r"Invalid enum value (?P<given>.*)", "unknown_choice"),
    (r"Invalid value (?P<given>.*)", "unknown_choice"),
    (r"Invalid RFC3339.*", "not_a_date"),
)


def short(name: str) -> str:
    """A name as it is repeated, cut where it is too long to be one."""
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"


def located(message: str, text: bytes, shape: type[msgspec.Struct]) -> tuple[str, Refusal]:
    """The path and the refusal that a decoder's message about a well-formed text stands for."""
    deep = too_deep_at(text)
    if deep is not None:
        return "", Refusal("", "not_json", position=deep)
    said, _, where = message.rpartition(" - at ") if " - at `$" in message else (message, "", "")
    steps = re.findall(r"[^.\[\]]+|\.\.\.", where.strip("`").removeprefix("$"))
    matches = ((re.fullmatch(form, said, re.DOTALL), code) for form, code in FORMS)
    match, code = next(((match, code) for match, code in matches if match), (None, "wrong_type"))
    facts = match.groupdict() if match else {}
    field = facts.pop("field", None)
    found = _Place(json.loads(text, parse_int=_whole), shape, steps, facts.get("given", ""))
    path = ".".join(part for part in (found.path, short(field) if field else "") if part)
    return path, _refusal(path, code, facts, found, field)


def _whole(digits: str) -> int:
    """A whole number; one of more digits than a number can have is only told apart from text."""
    return int(digits[:LONGEST_NUMBER])


@lru_cache
def _schema(shape: type[msgspec.Struct]) -> dict[str, Any]:
    return msgspec.json.schema(shape)


class _Place:
    """A place in a request: its path, the value there, and what its schema allows."""

    def __init__(self, value: Any, shape: type[msgspec.Struct], steps: list[str], given: str) -> None:
        self.path, self.value = "", value
        whole = _schema(shape)
        self.definitions: dict[str, Any] = whole["$defs"]
        self.allowed = list(self._resolved(whole))
        for step in steps:
            self._into(step, given)

    def _into(self, step: str, given: str) -> None:
        inside = self.value
        if isinstance(inside, list):
            if not (step.isdecimal() and int(step) < len(inside)):
                return
            self.value, self.path = inside[int(step)], f"{self.path}[{step}]"
            self.allowed = [one for node in self.allowed for one in self._resolved(node.get("items", {}))]
            return
        if not isinstance(inside, dict):
            return
        if step == "...":
            # The decoder does not say which of the names it is.
            step = next((name for name, one in inside.items() if TYPES[type(one)] == given), "...")
        self.value, self.path = inside.get(step), f"{self.path}.{short(step)}".lstrip(".")
        nodes = [node.get("properties", {}).get(step) or node.get("additionalProperties") for node in self.allowed]
        self.allowed = [one for node in nodes if isinstance(node, dict) for one in self._resolved(node)]

    def _resolved(self, node: dict[str, Any]) -> Iterator[dict[str, Any]]:
        if "$ref" in node:
            node = self.definitions[node["$ref"].rpartition("/")[2]]
        if "anyOf" not in node:
            yield node
            return
        for one in node["anyOf"]:
            yield from self._resolved(one)

    def fields(self) -> set[str]:
        """The names that an object here may have; of several kinds, those of the kind that it names."""
        kind = self.value.get("kind") if isinstance(self.value, dict) else None
        named = [one.get("properties", {}) for one in self.allowed]
        mine = [fields for fields in named if kind in fields.get("kind", {}).get("enum", (kind,))]
        return {name for fields in mine for name in fields}

    def choices(self) -> str:
        """The values that may stand here, in their order."""
        return ", ".join(dict.fromkeys(str(one) for node in self.allowed for one in node.get("enum", ())))


def _refusal(path: str, code: str, facts: dict[str, str], found: _Place, field: str | None) -> Refusal:
    if code == "unknown_field" and field:
        near = get_close_matches(field[:LONGEST_NAME], sorted(found.fields()), 1)
        return Refusal(path, code, near=near[0] if near else "")
    if code == "unknown_choice":
        return Refusal(path, code, known=found.choices())
    if code == "list_too_long":
        return Refusal(path, code, largest=int(facts["largest"]))
    if code == "wrong_type" and facts:
        return _wrong_type(path, facts["expected"].split(" | "), found.value)
    return Refusal(path, code)


def _wrong_type(path: str, expected: list[str], value: object) -> Refusal:
    """Quotes are what is most often missing, or too many."""
    if "str" in expected and type(value) in (int, float):
        number = plain_number(value)
        if len(number) < LONGEST_NUMBER:
            return Refusal(path, "number_needs_quotes", given=number)
    if "int" in expected and isinstance(value, str) and re.fullmatch(r"-?\d{1,9}", value, re.ASCII):
        return Refusal(path, "number_in_quotes", given=value)
    wanted = [name for name in expected if name != "null"]
    facts: dict[str, Fact] = {"expected": "|".join(wanted), "given": TYPES[type(value)]}
    return Refusal(path, "wrong_type", **facts)


def plain_number(value: object) -> str:
    """A number of JSON as it would be written in quotes: no exponent, nothing lost."""
    text = json.dumps(value)
    return text if "e" not in text.lower() else format(float(text), ".12f").rstrip("0").rstrip(".")


def broken_at(text: bytes, message: str) -> int:
    """The character, counted from 1, at which a text stops being JSON: the last of one that ends too early."""
    where = re.search(r"(?:byte|position) (\d+)", message)
    whole = int(where[1]) + 1 if where else len(text)
    return len(text[:whole].decode("utf-8", "replace"))


def too_deep_at(text: bytes) -> int | None:
    """The character, counted from 1, of the bracket that is one too deep; None where there is none."""
    depth = 0
    for match in re.finditer(rb'"(?:[^"\\]|\\.)*"|[\[{\]}]', text):
        depth += {b"[": 1, b"{": 1, b"]": -1, b"}": -1}.get(match[0], 0)
        if depth > DEEPEST:
            return len(text[: match.end()].decode("utf-8", "replace"))
    return None
