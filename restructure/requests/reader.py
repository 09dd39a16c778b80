"""What every door shares: strict JSON, text turned into money, rates and dates, every mistake with its path."""

from __future__ import annotations

import codecs
import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, TypeVar

import msgspec

from calculators.calendar import MONTHLY, Frequency, parse_frequency
from calculators.errors import Refusal
from calculators.rounding import NOTHING, Money
from restructure.money.currency import minor_digits, parse_money
from restructure.requests.mistakes import broken_at, located, no_number, short, too_deep_at

Language = Literal["en", "zh"]
Value = TypeVar("Value")
Shape = TypeVar("Shape", bound=msgspec.Struct)
Asked = TypeVar("Asked", bound="Request")
LARGEST_REQUEST = 8 * 1024 * 1024
"""The most bytes that one request may have: beyond it reading alone takes longer than anybody waits."""
LANGUAGE_WITHIN = 65_536
"""Bytes in which the language of a request is looked for that is not read as a whole."""
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A JSON object in which an unknown field is a mistake."""


Amount = Annotated[str, msgspec.Meta(examples=["1234"])]
"""Money in major units."""
Share = Annotated[str, msgspec.Meta(examples=["0.06"])]
"""A rate a year, or a share, as a fraction."""
Code = Annotated[str, msgspec.Meta(examples=["CNY"])]
PolicyCode = Annotated[str, msgspec.Meta(examples=["neutral"])]
Often = Annotated[str, msgspec.Meta(examples=["1 month"])]
MOST = 1200
"""Entries of a list: as many as a plan may have payments."""
Listed = Annotated[tuple[Value, ...], msgspec.Meta(max_length=MOST)]
Few = Annotated[tuple[Value, ...], msgspec.Meta(max_length=60)]
"""A list of which each entry is held against each row of a plan."""


class Request(Strict, frozen=True):
    """Fields of every request: the currency of its amounts and the language of its answer."""

    currency: Code
    language: Language = "en"

    @property
    def counted_in(self) -> str:
        """The currency by whose digits amounts are read."""
        return self.currency


class BadRequest(Exception):
    """Some fields cannot be used. ``errors`` holds (path, refusal) for each."""

    def __init__(self, errors: tuple[tuple[str, Refusal], ...], language: Language, currency: str) -> None:
        super().__init__(f"{len(errors)} fields refused")
        self.errors = errors
        self.language = language
        self.currency = currency


def decode(text: bytes, shape: type[Shape]) -> tuple[Shape, Language]:
    """One JSON request in its shape, and the language of the answer.

    Refuses what is too large or not JSON, unknown and missing fields, and a field that is given twice.
    """
    if len(text) > LARGEST_REQUEST:
        refusal = Refusal("", "request_too_large", largest=LARGEST_REQUEST // 1024 // 1024)
        raise BadRequest((("", refusal),), language_of(text[:LANGUAGE_WITHIN]), "")
    if text.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        # What a Windows shell writes when it redirects into a file.
        text = text.decode("utf-16", "replace").encode()
    text = text.removeprefix(codecs.BOM_UTF8)
    language, currency = language_of(text), ""
    try:
        language, currency = _hints(text)
        request = msgspec.json.decode(text, type=shape)
    except RecursionError:
        raise _not_json(too_deep_at(text) or broken_at(text, ""), language) from None
    except msgspec.ValidationError as mistake:
        raise BadRequest((located(str(mistake), text, shape),), language, currency) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as mistake:
        if named := no_number(text, shape):
            raise BadRequest((named,), language, "") from None
        raise _not_json(broken_at(text, str(mistake)), language) from None
    twice = tuple((path, Refusal(path, "field_twice")) for path in _twice(text))
    if twice:
        raise BadRequest(twice, language, currency)
    return request, language


def language_of(text: bytes) -> Language:
    """The language that a request asks for, whatever else it holds."""
    return "zh" if re.search(rb'"language"\s*:\s*"zh"', text) else "en"


def _not_json(position: int, language: Language) -> BadRequest:
    return BadRequest((("", Refusal("", "not_json", position=position)),), language, "")


def _hints(text: bytes) -> tuple[Language, str]:
    """The language and currency of the answer to what is JSON, whatever else is wrong with it."""
    try:
        raw = msgspec.json.decode(text)
    except msgspec.ValidationError:
        # A number that is too large for any field.
        return language_of(text), ""
    if not isinstance(raw, dict):
        return "en", ""
    currency = raw.get("currency")
    return ("zh" if raw.get("language") == "zh" else "en"), currency if isinstance(currency, str) else ""


class _Pairs(list[tuple[str, object]]):
    """A JSON object as it was written, repeated names and all."""


def _twice(text: bytes) -> list[str]:
    """The paths of fields that are given more than once: which of them counts would be anyone's guess."""
    found: list[str] = []

    def walk(value: object, path: str) -> None:
        if isinstance(value, _Pairs):
            names = Counter(name for name, _ in value)
            found.extend(f"{path}.{short(name)}".lstrip(".") for name, times in names.items() if times > 1)
            for name, inner in value:
                walk(inner, f"{path}.{short(name)}")
        elif isinstance(value, list):
            for index, inner in enumerate(value):
                walk(inner, f"{path}[{index}]")

    walk(json.loads(text, object_pairs_hook=_Pairs), "")
    return found


class Reader:
    """Turns text into records and keeps going after a mistake, so that all of them are named at once."""

    def __init__(self, currency: str) -> None:
        self.errors: list[tuple[str, Refusal]] = []
        self.currency = currency

    def at(self, path: str, read: Callable[[], Value], fallback: Value) -> Value:
        try:
            return read()
        except Refusal as reason:
            self.errors.append((path, reason))
            return fallback

    def money(self, text: str, path: str) -> Money:
        return self.at(path, lambda: parse_money(text, self.currency, path), NOTHING)

    def optional_money(self, text: str | None, path: str) -> Money | None:
        return None if text is None else self.money(text, path)

    def rate(self, text: str, path: str, *, least: int = 0, most: int = 10) -> Decimal:
        return self.at(path, lambda: parse_rate(text, path, least=least, most=most), Decimal(0))

    def frequency(self, text: str, path: str) -> Frequency:
        return self.at(path, lambda: parse_frequency(text), MONTHLY)

    def day(self, day: date | None, path: str) -> date | None:
        if day is not None and not EARLIEST <= day <= LATEST:
            self.errors.append((path, Refusal(path, "date_out_of_range")))
        return day

    def text(self, text: str, path: str, longest: int) -> str:
        """A text of at most so many characters."""
        if len(text) > longest:
            self.errors.append((path, Refusal(path, "text_too_long", largest=longest)))
        return text

    def offer_day(self, today: date | None, as_of: date) -> date:
        """The day of the offer: that of the balance where none is given, and never before it."""
        if today is not None and today < as_of:
            self.errors.append(("today", Refusal("today", "start_before_balance", smallest=as_of)))
        # What is named already is not computed with: no day of the calendar follows its last one.
        return min(max(self.day(today, "today") or as_of, as_of), LATEST)

    def whole(self, number: int | None, path: str, least: int, most: int) -> int | None:
        if number is not None and not least <= number <= most:
            self.errors.append((path, Refusal(path, "number_out_of_range", smallest=least, largest=most)))
        return number


def parse_rate(text: str, field: str, *, least: int = 0, most: int = 10) -> Decimal:
    """Read a fraction such as ``"0.18"``, written out in full. Refuses text, NaN, infinities, exponents, more than 30
    characters, and values outside [least, most]."""
    plain = text.strip()
    if len(plain) > 30 or not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", plain, re.ASCII):
        raise Refusal(field, "not_a_rate", given=text[:40])
    value = Decimal(plain)
    if not least <= value <= most:
        raise Refusal(field, "rate_out_of_range", smallest=least, largest=most)
    return value


def read_request(text: bytes, shape: type[Asked], read: Callable[[Reader, Asked], Value | None]) -> Value:
    """One JSON request in our own records; refuses an unknown currency, then every field that cannot be used."""
    request, language = decode(text, shape)
    reader = Reader(request.counted_in)
    reader.at("currency", lambda: minor_digits(request.counted_in), 0)
    value = None if reader.errors else read(reader, request)
    if reader.errors or value is None:
        raise BadRequest(tuple(reader.errors), language, request.currency)
    return value
