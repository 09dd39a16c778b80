"""A request to read what somebody says they can do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calculators.errors import Refusal
from restructure.requests.reader import Language, Reader, Request, read_request

LONGEST_TEXT = 2000
"""Characters: what one person says at a time."""


class StatementIn(Request, frozen=True, kw_only=True):
    """``today`` is the day on which it was said."""

    today: date
    text: str


@dataclass(frozen=True, slots=True)
class StatementRequest:
    """A statement, its currency and its day."""

    text: str
    today: date
    currency: str
    language: Language


def read_said(text: bytes) -> StatementRequest:
    """Read one JSON request; refuses every field that cannot be used."""
    return read_request(text, StatementIn, _read)


def _read(reader: Reader, request: StatementIn) -> StatementRequest:
    if len(request.text) > LONGEST_TEXT:
        reader.errors.append(("text", Refusal("text", "text_too_long", largest=LONGEST_TEXT)))
    reader.day(request.today, "today")
    return StatementRequest(request.text, request.today, request.currency, request.language)
