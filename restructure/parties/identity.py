"""What tells natural persons apart, or shows that two of them are one: identity numbers, names, telephones."""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from operator import mul

from restructure.parties.name_forms import SPACES, fold

CHINESE_ID = re.compile(r"\d{17}[\dXx]", re.ASCII)
OLD_CHINESE_ID = re.compile(r"\d{15}", re.ASCII)
"""As they were issued until 1999: two digits of the year, and no check digit."""
ZERO = ord("0")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
CHECK_DIGITS_OF = [CHECK_DIGITS[(total - ZERO * sum(WEIGHTS)) % 11] for total in range(ord(":") * sum(WEIGHTS))]
"""The check digit for each sum of weighted digits, these as the bytes that they are written with."""
SHORTEST_NUMBER, FEWEST_DIGITS = 6, 4
COUNTED_UP = "01234567890123456789"
LEFT_OUT = re.compile(r"[\s()\[\]\u2010-\u2015\u2212\ufe58\ufe63_-]")
"""Spaces, dashes and brackets: people write them or not."""
NOTHING_IN_IT = re.compile(r"(.)\1*X?")
HIDDEN_LETTERS = re.compile(r"\d*X{2,}\d*X?", re.ASCII)
FILLERS = re.compile(r"TEST|DUMMY|DEMO|SAMPLE|NONE|NULL|UNKNOWN")
PLAIN_NUMBER = re.compile(r"[A-Z0-9]+", re.ASCII)
PROVINCES = frozenset(
    (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71, 81, 82, 83, 91)
)
"""The first two digits of a Chinese number."""
EARLIEST_BIRTH = 1880
SHORTEST_PHONE = 7
PHONE_SIGNS, MAINLAND = re.compile(r"[\s().+-]"), re.compile(r"^(00)?86(?=1\d{10}$)")
PHONES_APART = re.compile(r"\s*[/;,、；，\n|]\s*|\s+(?=\+?\d{7})")
NAMES_APART = re.compile(r"\s*[/;、；\n]\s*")


def bad_check_digit(cell: str) -> bool:
    """Return whether an identity number of 18 places does not fit its check digit (GB 11643-1999, ISO 7064 MOD 11-2).

    >>> bad_check_digit("11010519491231002X"), bad_check_digit("110105194912310021"), bad_check_digit("P1234567")
    (False, True, False)
    """
    return CHINESE_ID.fullmatch(cell) is not None and cell[-1].upper() != _check_digit(cell)


def _check_digit(body: str) -> str:
    # Bytes of digits, so that a million of them take a second: the weights cover all but the last.
    return CHECK_DIGITS[(sum(map(mul, body.encode(), WEIGHTS)) - ZERO * sum(WEIGHTS)) % 11]


def check_digits_fit(numbers: Sequence[str]) -> bool:
    """Return whether none of several identity numbers has a bad check digit; those of a million take a moment.

    >>> check_digits_fit(["11010519491231002X", "110105194912310021"]), check_digits_fit(["11010519491231002X", "P1"])
    (False, True)
    """
    places = len(WEIGHTS) + 1
    together = "".join(numbers).upper()
    *bodies, checks = (together[place::places] for place in range(places))
    digits = (*bodies, checks.replace("X", "0"))
    if set(map(len, numbers)) != {places} or not together.isascii() or not all(map(str.isdigit, digits)):
        return not any(map(bad_check_digit, numbers))
    # The sums of all of them side by side in one number, sixteen bits each.
    sums = sum(
        int.from_bytes(body.encode("utf-16-le"), "little") * weight
        for body, weight in zip(bodies, WEIGHTS, strict=True)
    )
    found = struct.unpack(f"<{len(numbers)}H", sums.to_bytes(2 * len(numbers), "little"))
    return "".join(map(CHECK_DIGITS_OF.__getitem__, found)) == checks


def id_key(number: str) -> str:
    """An identity number as it is compared: without spaces and dashes, in capitals, an old Chinese one as the one of
    18 places that took its place. Empty for what names nobody: one digit over and over, or counted up.

    >>> id_key("１１０１０５ 19491231-002x"), id_key("110105491231002"), id_key("111111111111111"), id_key("123456")
    ('11010519491231002X', '11010519491231002X', '', '')
    """
    plain = number if number.isascii() and number.isalnum() else _plain(number)
    plain = plain.upper()
    if NOTHING_IN_IT.fullmatch(plain) or plain.removesuffix("X") in COUNTED_UP:
        return ""
    if OLD_CHINESE_ID.fullmatch(plain):
        whole = f"{plain[:6]}19{plain[6:]}"
        if _place_and_birth(whole):
            return whole + _check_digit(whole)
    return plain


def _plain(number: str) -> str:
    folded = unicodedata.normalize("NFKC", number)
    seen = "".join(one for one in folded if unicodedata.category(one) != "Cf")
    return LEFT_OUT.sub("", seen)


def proves_identity(key: str) -> bool:
    """Return whether two equal numbers, as ``id_key`` leaves them, are of one person: none of which a part is hidden,
    none whose check digit, birth or place do not fit, none too short to tell people apart.

    >>> proves_identity("11010519491231002X"), proves_identity("110105194912310021")
    (True, False)
    >>> proves_identity("E12345678"), proves_identity("1101**********1234"), proves_identity("NA")
    (True, False, False)
    """
    if CHINESE_ID.fullmatch(key):
        # Three noughts at the end are what a spreadsheet leaves of the last digits.
        return not key.endswith("000") and key[-1] == _check_digit(key) and _place_and_birth(key)
    if PLAIN_NUMBER.fullmatch(key) is None or HIDDEN_LETTERS.fullmatch(key) or FILLERS.search(key):
        return False
    # So many digits and no letter are a Chinese number with one too few or too many, or an old one with no such birth.
    if key.isdigit() and len(key) >= len("110105491231002"):
        return False
    return len(key) >= SHORTEST_NUMBER and sum(map(str.isdigit, key)) >= FEWEST_DIGITS


def proven_among(keys: Iterable[str]) -> set[str]:
    """Return which of many numbers prove who somebody is, their check digits looked at together.

    >>> sorted(proven_among(["11010519491231002X", "110105194912310021", "E12345678", ""]))
    ['11010519491231002X', 'E12345678']
    """
    several = set(keys)
    chinese = {key for key in several if CHINESE_ID.fullmatch(key)}
    fit = chinese if check_digits_fit(list(chinese)) else {key for key in chinese if not bad_check_digit(key)}
    resident = {key for key in fit if not key.endswith("000") and _place_and_birth(key)}
    return resident | {key for key in several - chinese if proves_identity(key)}


def is_resident(key: str) -> bool:
    """Return whether a number is a Chinese one that proves who somebody is: nobody has two of them."""
    return CHINESE_ID.fullmatch(key) is not None and proves_identity(key)


def _place_and_birth(number: str) -> bool:
    return int(number[:2]) in PROVINCES and _birth(number) is not None


def _birth(number: str) -> date | None:
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None
    return born if born.year >= EARLIEST_BIRTH else None


def born_of(key: str) -> str | None:
    """The day of birth in a Chinese identity number, as ``id_key`` leaves it; None where it holds none for certain.

    >>> born_of("11010519491231002X"), born_of("E12345678")
    ('1949-12-31', None)
    """
    return birth_in(key) if is_resident(key) else None


def birth_in(key: str) -> str | None:
    """The same of a number of which it is known that it proves who somebody is."""
    return f"{key[6:10]}-{key[10:12]}-{key[12:14]}" if CHINESE_ID.fullmatch(key) else None


def name_key(name: str) -> str:
    """A name as it is compared: without spaces and capitals.

    >>> name_key("Ａda  Sample"), name_key("欧阳 · 明")
    ('adasample', '欧阳明')
    """
    return SPACES.sub("", fold(name))


def names_in(text: str) -> list[str]:
    """The names in a field that holds those of several persons.

    >>> names_in("赵小明、刘洋"), names_in("Sample, Ada"), names_in(" ")
    (['赵小明', '刘洋'], ['Sample, Ada'], [])
    """
    return _parts(NAMES_APART, text)


def phones_in(text: str) -> list[str]:
    """The telephones in a field that holds several.

    >>> phones_in("13800001234 / 010-5550 1234"), phones_in("")
    (['13800001234', '010-5550 1234'], [])
    """
    return _parts(PHONES_APART, text)


def _parts(apart: re.Pattern[str], text: str) -> list[str]:
    # Most fields hold nothing or one, and a million of them are asked.
    if text.isalnum():
        return [text]
    return list(dict.fromkeys(filter(None, map(str.strip, apart.split(text)))))


def contact_key(kind: str, value: str) -> str:
    """A way to reach somebody as it is compared; empty for what tells nobody apart: an address, a number too short, of
    one digit, or of which a part is hidden.

    >>> contact_key("phone", "+86 138-0000-1234"), contact_key("phone", "138****1234"), contact_key("phone", "0000000")
    ('13800001234', '', '')
    >>> contact_key("email", "Ada@Example.org"), contact_key("address", "1 Mill Lane")
    ('ada@example.org', '')
    """
    if kind == "phone":
        digits = value if value.isascii() and value.isdigit() else PHONE_SIGNS.sub("", _compared(value))
        if not digits.isdecimal():
            return ""
        digits = MAINLAND.sub("", digits)
        return "" if len(digits) < SHORTEST_PHONE or NOTHING_IN_IT.fullmatch(digits) else digits
    return "" if kind == "address" else re.sub(r"\s", "", _compared(value))


def _compared(value: str) -> str:
    return unicodedata.normalize("NFKC", value).strip().casefold()
