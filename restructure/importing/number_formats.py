"""Number formats of spreadsheets: a number as it shows, where that says more than the number that is stored.

A cell that holds 5 and shows 5.00万 is fifty thousand, one that holds 123 and shows 000123 is that account, one that
shows $ is no yuan. Sources: ECMA-376, part 1, 18.8.30 and 18.8.31.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from restructure.money.currency import KNOWN, MULTIPLES, SEVERAL

TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|_.|\*.|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[(?P<said>[^\]]*)\]'
    r"|(?P<general>general)|(?P<place>[0#?])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)")
NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
COUNTED = re.compile(r"(days?|months?|years?|天|日|期|个?月|年|笔|户)")
"""Behind a number these change nothing: a count is read by its column."""
SCALES = {3: "千", 4: "万", 8: "亿"}
"""Noughts that a format leaves out, and the word for them."""
UNITS = frozenset("百千万亿kwm")
THOUSAND, MOST_CODES = 3, 4


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a format: for which numbers, what stands ``before`` and ``behind``, how many noughts are left out
    (``scale``), the ``mask`` of a number all of whose places are shown, whether it is ``percent``, and whether it shows
    any number at all."""

    condition: tuple[str, Decimal] | None
    before: str = ""
    behind: str = ""
    scale: int = 0
    mask: str = ""
    percent: bool = False
    counts: bool = True


Format = tuple[Section, ...]


def format_of(code: str) -> Format:
    """Return what a format does beyond commas and places; none where it does nothing.

    >>> format_of("#,##0.00"), format_of('0.00"万"')[0].behind, format_of("00000")[0].mask
    ((), '万', '00000')
    """
    sections = tuple(_section(part) for part in _parts(code)[:MOST_CODES])
    return sections if any(one != Section(one.condition) for one in sections) else ()


def _parts(code: str) -> list[str]:
    """The sections of a format, each with its own semicolon left out."""
    parts, at = [""], 0
    for token in TOKEN.finditer(code):
        if token["other"] == ";":
            parts.append("")
        else:
            parts[-1] += code[token.start() : token.end()]
        at = token.end()
    return parts if at else [code]


def _section(code: str) -> Section:
    condition: tuple[str, Decimal] | None = None
    words, places = ["", ""], ""
    scale, percent, point, general = 0, False, False, False
    for token in TOKEN.finditer(code):
        literal = token["quoted"] or token["escaped"] or token["currency"] or ""
        other = token["other"] or ""
        if token["said"] is not None:
            found = CONDITION.fullmatch(token["said"].strip())
            condition = (found[1], Decimal(found[2])) if found else condition
        elif token["general"]:
            general = True
        elif token["place"]:
            places += token["place"]
            point = point or words[1].endswith(".")
            places, words[1] = (places[:-1] + _told(words[1]) + token["place"], "") if words[1] else (places, "")
        elif other == "%":
            percent = True
        elif other == "," and (places or general):
            places += ","
        elif other == "." and places:
            places += other
        elif literal or other.strip():
            words[bool(places or general)] += literal or other
    left_out = len(places) - len(places.rstrip(","))
    scale = THOUSAND * left_out + _behind_a_drawn_point(places)
    digits = places.rstrip(",")
    mask = digits.replace("\0", "") if re.fullmatch("0{2,}|0+(\0[^0]+0+)+", digits) and "." not in digits else ""
    before, behind = _telling(words[0]), _telling(words[1])
    return Section(condition, before, behind, scale, mask, percent, bool(places or general))


def _told(literal: str) -> str:
    """A word within a number, told from the places around it."""
    return f"\0{literal}"


def _behind_a_drawn_point(places: str) -> int:
    """How many places stand behind a point that is drawn, and is none of the number: 0!.0 shows a tenth."""
    point = places.rfind("\0.")
    return sum(place in "0#?" for place in places[point + 2 :]) if point >= 0 else 0


def _telling(words: str) -> str:
    """What of the words beside a number says more than it: a unit, a currency, letters of a name."""
    plain = words.strip()
    if COUNTED.fullmatch(plain.lower()):
        return ""
    known = plain.lower() in KNOWN or plain.lower() in SEVERAL
    return plain if known or any(one.isalnum() or one in "%‰" for one in plain) else ""


def as_shown(text: str, known: Format) -> str:
    """A number as its cell shows it, none of its places lost.

    >>> as_shown("5", format_of('0.00"万"')), as_shown("50123.45", format_of("#,##0.0,"))
    ('5万', '50.12345千')
    >>> as_shown("123", format_of("000000")), as_shown("12345678", format_of(r"000\\-00\\-0000"))
    ('000123', '012-34-5678')
    """
    if not known or not NUMBER.fullmatch(text):
        return text
    value = Decimal(text)
    one = _of(value, known)
    if not one.counts:
        return one.before if one.before and value == 0 else text
    shown = (value * 100 if one.percent else value).scaleb(-one.scale)
    sign, digits = "-" if value < 0 else "", _plain(abs(shown))
    if one.mask and digits.isdigit():
        digits = _masked(digits, one.mask)
    said = not one.scale or not UNITS.isdisjoint(one.behind.lower())
    unit = "" if said else SCALES.get(one.scale, f"×10^{one.scale}")
    return f"{sign}{one.before}{digits}{unit}{'%' if one.percent else ''}{one.behind}"


def _of(value: Decimal, known: Format) -> Section:
    """The section that a number is shown by."""
    if any(one.condition for one in known):
        return next((one for one in known if one.condition is None or _holds(value, *one.condition)), known[-1])
    below = value < 0 and len(known) > 1
    return known[1] if below else known[2] if value == 0 and len(known) > 2 else known[0]  # the third


def _holds(value: Decimal, how: str, other: Decimal) -> bool:
    return {
        "<": value < other, "<=": value <= other, ">": value > other,
        ">=": value >= other, "=": value == other, "<>": value != other,
    }[how]  # fmt: skip


def _plain(value: Decimal) -> str:
    whole = f"{value:f}"
    return whole.rstrip("0").rstrip(".") if "." in whole else whole


def _whole(number: str) -> str:
    """The digits before the point.

    >>> _whole("-5,012.30")
    '5012'
    """
    return re.sub(r"\D", "", number.partition(".")[0])


def _masked(digits: str, mask: str) -> str:
    """The digits in the places of a mask, noughts in front, what is more before all of them."""
    places = mask.count("0")
    filled = iter(digits.rjust(places, "0")[-places:])
    return digits[:-places] + "".join(next(filled) if one == "0" else one for one in mask)


def told_beside(text: str, shown: str) -> str:
    """A number with what its cell shows beside it, where that is a unit or a currency, or with its noughts in front.

    >>> told_beside("5", "5.00万"), told_beside("123", "000123"), told_beside("50123", "50.1千")
    ('5万', '000123', '50.123千')
    """
    found = re.fullmatch(r"(?P<before>\D*?)(?P<digits>\d[\d., \u00a0']*)(?P<behind>\D*)", shown.strip())
    if found is None or not NUMBER.fullmatch(text):
        return text
    before, behind = _telling(found["before"].strip("-(+")), _telling(found["behind"].strip(")"))
    digits, value = found["digits"].strip(), Decimal(text)
    if digits.isdigit() and digits.startswith("0") and int(digits) == abs(value):
        return f"{before}{digits}{behind}"
    power = MULTIPLES.get(behind[:1].lower(), 0)
    if power and abs(value) >= 10**power and len(_whole(text)) > len(_whole(digits)):
        text = _plain(value.scaleb(-power))
    sign, text = ("-", text[1:]) if text.startswith("-") else ("", text)
    return f"{sign}{before}{text}{behind}" if not behind.endswith("%") else text
