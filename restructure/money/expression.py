"""Sums as a person types them into a money field: 1200/3, 2 × 45.50, 1.2万-300."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from calculators.errors import Refusal
from calculators.rounding import Money, half_up
from restructure.money.currency import LARGEST, MULTIPLES, minor_digits, parse_typed, without_currency

SIGNS = str.maketrans({"×": "*", "÷": "/", "−": "-", "＋": "+", "。": ".", "x": "*", "X": "*"})
LONGEST = 60
TOKEN = re.compile(r"(\d{1,15}(?:\.\d{0,8})?)([kmw千万亿]?)|([-+*/()])", re.ASCII | re.IGNORECASE)
Tokens = list[Fraction | str]


def is_sum(text: str) -> bool:
    """Return whether a text asks for arithmetic: an operator behind a first figure."""
    return bool(re.search(r"[\w).]\s*[-+*/(]", _plain(text)))


def parse_sum(text: str, currency: str, field: str) -> Money:
    """Read an amount or a sum of amounts: ``+ - * /`` and brackets, worked out exactly, rounded half up once; signs
    and names of the currency may stand beside them.

    Refuses what ``parse_typed`` refuses, a division by nothing, and a result below zero or beyond any real amount.

    >>> parse_sum("1160/4", "CNY", "amount"), parse_sum("2*(45.50+4.5)", "GBP", "amount")
    (29000, 10000)
    """
    text = without_currency(text, currency, field)
    if not is_sum(text):
        return parse_typed(text, currency, field)
    plain = _plain(text).replace(",", "").replace(" ", "")
    if len(plain) > LONGEST:
        raise Refusal(field, "not_an_amount", given=text[:40])
    tokens = _tokens(plain, text, field)
    value = _sum(tokens, text, field)
    if tokens:
        raise Refusal(field, "not_an_amount", given=text[:40])
    if value < 0:
        raise Refusal(field, "amount_negative")
    exact = value * 10 ** minor_digits(currency)
    amount = half_up(exact.numerator, exact.denominator)
    if amount > LARGEST:
        raise Refusal(field, "amount_too_large", largest=LARGEST)
    return amount


def amount_of(text: str, times: int, currency: str) -> tuple[Money, str]:
    """An amount that comes so many ``times`` in its period, and the sum from which it was worked out."""
    if times > 1:
        text = f"({text})*{times}" if is_sum(text) else f"{text}*{times}"
    return parse_sum(text, currency, "amount"), text if is_sum(text) else ""


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().translate(SIGNS)


def _tokens(plain: str, text: str, field: str) -> Tokens:
    found: Tokens = []
    place = 0
    while place < len(plain):
        match = TOKEN.match(plain, place)
        if match is None:
            raise Refusal(field, "not_an_amount", given=text[:40])
        sign = match[3]
        found.append(sign or Fraction(match[1]) * 10 ** MULTIPLES.get(match[2].lower(), 0))
        place = match.end()
    return found[::-1]


def _sum(tokens: Tokens, text: str, field: str) -> Fraction:
    value = _product(tokens, text, field)
    while tokens and tokens[-1] in ("+", "-"):
        sign = 1 if tokens.pop() == "+" else -1
        value += sign * _product(tokens, text, field)
    return value


def _product(tokens: Tokens, text: str, field: str) -> Fraction:
    value = _figure(tokens, text, field)
    while tokens and tokens[-1] in ("*", "/"):
        by, other = tokens.pop() == "/", _figure(tokens, text, field)
        if by and not other:
            raise Refusal(field, "divided_by_zero")
        value = value / other if by else value * other
    return value


def _figure(tokens: Tokens, text: str, field: str) -> Fraction:
    token = tokens.pop() if tokens else ""
    if isinstance(token, Fraction):
        return token
    if token == "(":
        value = _sum(tokens, text, field)
        if tokens and tokens.pop() == ")":
            return value
    raise Refusal(field, "not_an_amount", given=text[:40])
