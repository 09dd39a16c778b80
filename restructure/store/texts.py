"""Texts that people type, looked at before they are kept: what nobody sees tells two of them apart, and functions of
SQL read no further than to a NUL."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from calculators.errors import Refusal

HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
"""Control characters but for tabs and ends of lines, and halves of a character. No JSON holds one as it is."""
WRITES = re.compile(r"\s*(INSERT|UPDATE)\b")
INTO = re.compile(r"INTO (\w+)(?: \(([^()]*)\))?")
SET = re.compile(r"(\w+) = \?")
UNTYPED = {"was", "old", "idempotency"}
"""Columns of what was there before, which may be what is corrected, and of names that the program gives."""


class CheckedConnection(sqlcipher.Connection):  # type: ignore[misc]  # the library has no types
    """A connection by which no statement writes a text with what nobody sees. Refuses it (``hidden_character``), by the
    name of its column. Rows that are written many at once come from files, or from what is kept."""

    def execute(self, statement: str, given: Any = ()) -> Any:
        """Execute a statement."""
        if given and WRITES.match(statement):
            values = given.values() if isinstance(given, Mapping) else given
            if any(isinstance(one, str) and HIDDEN.search(one) for one in values):
                # Loaded when something is written that needs it.
                from restructure.proposals.log_entry import MARK

                for name, value in self._named(statement, given):
                    if name not in UNTYPED:
                        of_facts = name == "detail" and value.startswith(f"{MARK}{{")
                        check_texts(name, value.removeprefix(MARK) if of_facts else value)
        return super().execute(statement, given)

    def _named(self, statement: str, given: Mapping[str, Any] | Sequence[Any]) -> Iterator[tuple[str, Any]]:
        if isinstance(given, Mapping):
            return iter(given.items())
        names, into = SET.findall(statement), INTO.search(statement)
        if into:
            columns = super().execute(f"PRAGMA table_info({into[1]})")
            names = re.findall(r"\w+", into[2]) if into[2] else [row[1] for row in columns]
        return zip(names if len(names) == len(given) else ["text"] * len(given), given, strict=True)


def check_texts(field: str, value: object) -> None:
    """Refuse a text with what nobody sees (``hidden_character``), and a record that holds one, by its field there."""
    if isinstance(value, str) and HIDDEN.search(value):
        raise Refusal(field, "hidden_character")
    if isinstance(value, Mapping):
        for name, one in value.items():
            check_texts(str(name), one)
    elif isinstance(value, list | tuple):
        for one in value:
            check_texts(field, one)
