"""A request to read a message that somebody sent, and to draft an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calculators.errors import Refusal
from restructure.parties.organisation import Identity
from restructure.parties.situation import Medium
from restructure.requests.reader import Language, Listed, Reader, Request, Strict, read_request
from restructure.requests.statement import LONGEST_TEXT

LONGEST = 200


class SenderIn(Strict, frozen=True):
    """Whom an answer names: ``telephone``, ``hours`` and who hears ``complaints``."""

    telephone: str = ""
    hours: str = ""
    complaints: str = ""


class IncomingIn(Request, frozen=True, kw_only=True):
    """``today`` is the day on which it came, ``medium`` what it came by, ``opted_out`` the media that the person wants
    no more messages by: no answer is drafted for one of them."""

    today: date
    text: str
    medium: Medium
    opted_out: Listed[Medium] = ()
    sender: SenderIn = SenderIn()


@dataclass(frozen=True, slots=True)
class IncomingRequest:
    """A message, and who answers it."""

    text: str
    today: date
    medium: Medium
    opted_out: tuple[Medium, ...]
    sender: Identity
    currency: str
    language: Language


def read_incoming(text: bytes) -> IncomingRequest:
    """Read one JSON request; refuses every field that cannot be used."""
    return read_request(text, IncomingIn, _read)


def _read(reader: Reader, request: IncomingIn) -> IncomingRequest:
    if len(request.text) > LONGEST_TEXT:
        reader.errors.append(("text", Refusal("text", "text_too_long", largest=LONGEST_TEXT)))
    reader.day(request.today, "today")
    one = request.sender
    for name in SenderIn.__struct_fields__:
        reader.text(getattr(one, name), f"sender.{name}", LONGEST)
    identity = Identity(telephone=one.telephone, hours=one.hours, hours_zh=one.hours, complaints=one.complaints)
    return IncomingRequest(
        request.text, request.today, request.medium, tuple(request.opted_out), identity, request.currency,
        request.language,
    )  # fmt: skip
