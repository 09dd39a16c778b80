"""What is wrong with a JSON text, and where: the path, what would stand there, and the nearest name that is known."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from math import isfinite
from typing import Any

import msgspec

from calculators.errors import Fact, Refusal

LONGEST_NAME = 60
"""Characters of a field's name that are repeated: longer ones are no name of ours."""
LONGEST_NUMBER = 30
"""Digits and point of a number that is repeated."""
LARGEST_NUMBER = 2**64
"""Whole numbers from it on are read by nobody."""
LARGEST_RATE, LARGEST_COUNT = 10, 1200
"""The largest rate and the largest count that any field takes."""
DEEPEST = 100
"""Levels of brackets: no request has as many."""
STEPS = {b"[": 1, b"{": 1, b"]": -1, b"}": -1}
TYPES: dict[type, str] = {
    type(None): "null",
    bool: "bool",
    int: "int",
    float: "float",
    str: "str",
    list: "array",
    dict: "object",
}
SCHEMA_TYPES: dict[str, str] = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "array": "array",
    "object": "object",
    "date": "date",
    "date-time": "time",
}
DATED = {"date": "2026-12-25", "date-time": "2026-12-25T19:30:00"}
"""What may stand where a day, or a day with its time, is asked for."""
USUAL: dict[str, object] = {"string": "text", "integer": 12, "number": 0.5, "boolean": True}
"""What may stand anywhere where nothing of its type is more usual."""
FORMS: tuple[tuple[str, str], ...] = (
    (r"Object contains unknown field `(?P<field>.*)`", "unknown_field"),
    (r"Object missing required field `(?P<field>.*)`", "missing_field"),
    (r"Expected `array` of length <= (?P<largest>\d+)", "list_too_long"),
    (r"Expected `(?P<expected>.*)`, got `(?P<given>.*)`", "wrong_type"),
    (r"Invalid enum value (?P<given>.*)", "unknown_choice"),
    (r"Invalid value (?P<given>.*)", "unknown_choice"),
    (r"Invalid RFC3339 encoded datetime", "not_a_time"),
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


class _Constant(str):
    """A number that JSON does not have, such as NaN."""


def no_number(text: bytes, shape: type[msgspec.Struct]) -> tuple[str, Refusal] | None:
    """The path and the refusal of the first NaN or Infinity in what is JSON but for those; None where it is not."""
    try:
        value = json.loads(text, parse_int=_whole, parse_constant=_Constant)
    except (ValueError, RecursionError):
        return None
    steps = next(_constants(value, ()), None)
    if steps is None:
        return None
    found = _Place(value, shape, list(steps), "")
    return found.path, Refusal(found.path, "no_number", given=str(found.value), example=found.example())


def _constants(value: object, steps: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if isinstance(value, _Constant):
        yield steps
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in inside:
        yield from _constants(inner, (*steps, str(step)))


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
            items = [node["items"] for node in self.allowed if "items" in node]
            self.allowed = [one for node in items for one in self._resolved(node)]
            return
        if not isinstance(inside, dict):
            return
        if step == "...":
            # The decoder does not say which of the names it is.
            step = next((name for name, one in inside.items() if (given or "huge") == _type_of(one, given)), "...")
        self.value, self.path = inside.get(step), f"{self.path}.{short(step)}".lstrip(".")
        nodes = [node.get("properties", {}).get(step) or node.get("additionalProperties") for node in self.allowed]
        self.allowed = [one for node in nodes if isinstance(node, dict) for one in self._resolved(node)]

    def _resolved(self, node: dict[str, Any]) -> Iterator[dict[str, Any]]:
        if "$ref" in node:
            node = self.definitions[node["$ref"].rpartition("/")[2]] | {"examples": node.get("examples")}
        if "anyOf" not in node:
            yield node
            return
        shared = {"examples": node["examples"]} if "examples" in node else {}
        for one in node["anyOf"]:
            yield from self._resolved(one | shared)

    def fields(self) -> set[str]:
        """The names that an object here may have; of several kinds, those of the kind that it names."""
        kind = self.value.get("kind") if isinstance(self.value, dict) else None
        named = [one.get("properties", {}) for one in self.allowed]
        mine = [fields for fields in named if kind in fields.get("kind", {}).get("enum", (kind,))]
        return {name for fields in mine for name in fields}

    def types(self) -> list[str]:
        """The types that may stand here, as sentences name them."""
        forms = ((node.get("format"), node.get("type", "string")) for node in self.allowed)
        named = (form if form in DATED else kind for form, kind in forms)
        return [SCHEMA_TYPES[one] for one in dict.fromkeys(named) if one != "null"]

    def example(self, field: str | None = None) -> str:
        """JSON that may stand here, or in a field of what stands here."""
        nodes = self.allowed
        if field:
            nodes = [node["properties"][field] for node in nodes if field in node.get("properties", {})]
        return json.dumps(self._built(nodes[0]), ensure_ascii=False) if nodes else ""

    def _built(self, node: dict[str, Any]) -> object:
        node = next(one for one in self._resolved(node) if one.get("type") != "null")
        if chosen := node.get("examples") or node.get("enum"):
            return chosen[0]
        if node.get("format") in DATED:
            return DATED[node["format"]]
        if node.get("type") == "array":
            return [self._built(node["items"])]
        if node.get("type") == "object":
            inside = node["properties"]
            return {name: self._built(inside[name]) for name in node["required"] or list(inside)[:1]}
        return USUAL[node["type"]]

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
    if code == "missing_field":
        return Refusal(path, code, example=found.example(field))
    if code == "wrong_type":
        return _wrong_type(path, found)
    return Refusal(path, code)


def _type_of(value: object, given: str) -> str:
    """The type of a value as sentences name it; one that no number can have apart where none is given."""
    return "huge" if not given and type(value) is int and abs(value) >= LARGEST_NUMBER else TYPES[type(value)]


def _wrong_type(path: str, found: _Place) -> Refusal:
    """Quotes are what is most often missing, or too many."""
    value, expected, example = found.value, found.types(), found.example()
    if type(value) in (int, float):
        if found.choices():
            return Refusal(path, "unknown_choice", known=found.choices())
        quoted = _quoted(value, expected, example)
        if quoted:
            return Refusal(path, "number_needs_quotes", given=quoted)
        if expected == ["int"] and 1 <= value <= LARGEST_COUNT:
            example = str(int(value))
    if "int" in expected and isinstance(value, str) and re.fullmatch(r"\d{1,9}", value, re.ASCII):
        return Refusal(path, "number_in_quotes", given=value)
    facts: dict[str, Fact] = {"expected": "|".join(expected), "given": _type_of(value, ""), "example": example}
    return Refusal(path, "wrong_type", **facts)


def _quoted(value: float, expected: list[str], example: str) -> str:
    """A number as text that can stand there; nothing where none can."""
    number = plain_number(value)
    if "date" in expected and re.fullmatch(r"(19|20|21)\d{6}", number):
        with contextlib.suppress(ValueError):
            return date(int(number[:4]), int(number[4:6]), int(number[6:])).isoformat()
    if "str" not in expected or len(number) >= LONGEST_NUMBER or not isfinite(value):
        return ""
    wanted = example.strip('"')
    if wanted == USUAL["string"]:
        return number
    numeric = wanted.replace(".", "").isdecimal()
    return number if numeric and value >= 0 and ("." not in wanted or value <= LARGEST_RATE) else ""


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
    if text.count(b"[") + text.count(b"{") <= DEEPEST:
        return None
    depth = 0
    for match in re.finditer(rb'"(?:[^"\\]|\\.)*"|[\[{\]}]', text):
        depth += STEPS.get(match[0], 0)
        if depth > DEEPEST:
            return len(text[: match.end()].decode("utf-8", "replace"))
    return None
