"""Text to money and back, in one place: the minor units of each currency."""

from __future__ import annotations

import re
import unicodedata

from calculators.errors import Refusal
from calculators.rounding import Money

MINOR_DIGITS = {
    **dict.fromkeys(("CNY", "USD", "GBP", "EUR", "HKD", "MOP", "TWD", "SGD"), 2),
    **dict.fromkeys(("AUD", "CAD", "NZD", "CHF", "INR", "MYR", "PHP", "THB"), 2),
    **dict.fromkeys(("JPY", "KRW", "VND"), 0),
    **dict.fromkeys(("KWD", "BHD"), 3),
}
"""Digits after the point by currency, those of ISO 4217."""
WORDS = {
    "CNY": ("rmb", "人民币", "人民币元", "156", "¥", "cn¥", "元", "块", "cny元", "rmb元"),
    "USD": ("美元", "美金", "840", "us$"),
    "HKD": ("港币", "港元", "344", "hk$"),
    "MOP": ("澳门元", "澳门币", "446", "mop$"),
    "TWD": ("新台币", "新臺幣", "台币", "901", "nt$"),
    "EUR": ("欧元", "978", "€"),
    "GBP": ("英镑", "826", "£"),
    "JPY": ("日元", "日圆", "392", "jp¥"),
    "KRW": ("韩元", "410", "₩"),
    "SGD": ("新加坡元", "新币", "702", "s$"),
    "AUD": ("澳元", "澳大利亚元", "036", "a$"),
    "CAD": ("加元", "加拿大元", "124", "c$"),
    "NZD": ("新西兰元", "554", "nz$"),
    "CHF": ("瑞士法郎", "756"),
    "INR": ("印度卢比", "356", "₹"),
    "MYR": ("马来西亚林吉特", "458"),
    "PHP": ("菲律宾比索", "608"),
    "THB": ("泰铢", "764"),
    "VND": ("越南盾", "704"),
    "KWD": ("科威特第纳尔", "414"),
    "BHD": ("巴林第纳尔", "048"),
}
"""What files and people call each: in Chinese, by its ISO number, by its sign."""
KNOWN = {word: code for code, words in WORDS.items() for word in (code.lower(), *words)}
SEVERAL = {
    "¥": frozenset({"CNY", "JPY"}),
    "$": frozenset({"USD", "HKD", "TWD", "SGD", "AUD", "CAD", "NZD", "MOP"}),
    "元": frozenset({"CNY", "HKD", "TWD", "MOP", "SGD"}),
}
"""Signs beside an amount that more than one currency has."""
NAMED = re.compile(
    "|".join(map(re.escape, sorted((one for one in KNOWN if not one.isdigit()), key=len, reverse=True))) + r"|\$",
    re.IGNORECASE,
)
LARGEST = 10**15
"""No single amount may exceed ten trillion major units: beyond it a typing error is certain."""
LONGEST_TEXT = 40
"""Digits beyond it need not even be read as a number."""


def minor_digits(currency: str) -> int:
    """Digits after the point; refuses a currency we do not know."""
    if currency not in MINOR_DIGITS:
        raise Refusal("currency", "unknown_currency", given=currency[:10], known=", ".join(MINOR_DIGITS))
    return MINOR_DIGITS[currency]


def parse_money(text: str, currency: str, field: str, *, negative: bool = False) -> Money:
    """Read ``"1,234.50"`` (full-width digits too) as minor units, exactly.

    Refuses text, more decimals than the currency has, negative amounts unless they are allowed, and amounts
    beyond any real debt; the reason names the field.

    >>> parse_money("1,234.50", "CNY", "principal")
    123450
    """
    digits = minor_digits(currency)
    plain = unicodedata.normalize("NFKC", text).strip().replace("\N{MINUS SIGN}", "-")
    match = re.fullmatch(r"([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?", plain, re.ASCII)
    if match is None:
        raise Refusal(field, "not_an_amount", given=text[:40])
    if len(match[2]) > LONGEST_TEXT:
        raise Refusal(field, "amount_too_large", largest=LARGEST)
    decimals = (match[3] or "").rstrip("0")
    if len(decimals) > digits:
        raise Refusal(field, "too_many_decimals", largest=digits)
    amount = int(match[2].replace(",", "")) * 10**digits + int(decimals.ljust(digits, "0") or 0)
    if amount > LARGEST:
        raise Refusal(field, "amount_too_large", largest=LARGEST)
    if match[1] == "-" and amount:
        if not negative:
            raise Refusal(field, "amount_negative")
        amount = -amount
    return Money(amount)


MULTIPLES = {"k": 3, "m": 6, "千": 3, "万": 4, "w": 4, "亿": 8}


def parse_typed(text: str, currency: str, field: str) -> Money:
    """Read what a person types into a money field: ``1.2k``, ``1.2万``, full-width digits, ``。`` for the point.

    Refuses as ``parse_money`` does.

    >>> parse_typed("1.2万", "CNY", "income"), parse_typed("\uff11\uff12。5", "CNY", "income")
    (1200000, 1250)
    """
    plain = unicodedata.normalize("NFKC", text).strip().replace("。", ".").replace(" ", "").lower()
    power = MULTIPLES.get(plain[-1:], 0)
    if not power:
        return parse_money(plain, currency, field)
    digits = minor_digits(currency)
    match = re.fullmatch(r"(\d{1,12})(?:\.(\d{0,12}))?", plain[:-1], re.ASCII)
    if match is None:
        raise Refusal(field, "not_an_amount", given=text[:40])
    decimals = (match[2] or "").rstrip("0")
    if len(decimals) > digits + power:
        raise Refusal(field, "too_many_decimals", largest=digits)
    shifted = match[1] + decimals.ljust(power, "0")
    return parse_money(f"{shifted[: len(match[1]) + power]}.{decimals[power:]}", currency, field)


def without_currency(text: str, currency: str, field: str) -> str:
    """A typed amount, or a sum of them, without the signs and names of its currency. Refuses those of another one.

    >>> without_currency("US$1,234.56", "USD", "amount"), without_currency("2 × 45.5元", "CNY", "amount")
    ('1,234.56', '2 × 45.5')
    """
    plain = unicodedata.normalize("NFKC", text)
    for match in NAMED.finditer(plain.lower()):
        if currency not in SEVERAL.get(match[0], frozenset({KNOWN.get(match[0], "")})):
            raise Refusal(field, "typed_currency", given=match[0].upper(), currency=currency)
    return NAMED.sub("", plain)


def plain_text(amount: int, currency: str) -> str:
    """The amount in major units as the JSON door writes it: no separators, all decimals.

    >>> plain_text(-123450, "CNY"), plain_text(5, "JPY")
    ('-1234.50', '5')
    """
    digits = minor_digits(currency)
    major, minor = divmod(abs(amount), 10**digits)
    sign = "-" if amount < 0 else ""
    return f"{sign}{major}.{minor:0{digits}}" if digits else f"{sign}{major}"
