"""Numbers written in words, English and Chinese: "eight hundred", "一千五", "1万2". Exact, or nothing at all."""

from __future__ import annotations

import re

# fmt: off
SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
    "seventeen", "eighteen", "nineteen",
)
# fmt: on
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
BELOW_HUNDRED = {word: value for value, word in enumerate(SMALL)} | {
    word: value for value, word in zip(range(20, 100, 10), TENS, strict=True)
}
LARGE = {"hundred": 100, "thousand": 1000, "grand": 1000}
_WORD = "|".join(sorted((*BELOW_HUNDRED, *LARGE), key=len, reverse=True))
ENGLISH = (
    rf"(?:(?:\d+|an?)\s+(?:hundred|thousand|grand)|(?:{_WORD}))(?![a-z])"
    rf"(?:(?:\s+and\s+|[\s-]+)(?:{_WORD})(?![a-z]))*"
)
"""A run of English number words; whether it is a number is for ``english`` to say."""

DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_ANY = "".join(DIGITS) + "".join(UNITS)
# 一 before a period begins the period: 八百一个月 is 八百 for 一个月.
_IN_RUN = rf"(?:[\d{_ANY.replace('一', '')}]|一(?!个?(?:月|周|星期|礼拜|季|年|天)|次性|次[还付交结]|笔|口气))"
CHINESE = rf"(?:\d+(?:\.\d+)?[{''.join(UNITS)}]|[{_ANY}]){_IN_RUN}*"
"""A run of Chinese numerals, figures among them; whether it is a number is for ``chinese`` to say."""
_PIECE = re.compile(rf"\d+(?:\.\d+)?|[{_ANY}]")


def english(text: str) -> str | None:
    """The number in figures, None for words that are no number, such as "two fifty".

    >>> english("two hundred and fifty"), english("a grand"), english("two fifty")
    ('250', '1000', None)
    """
    words = [word for word in re.split(r"[\s-]+", text) if word != "and"]
    total, left, ceiling = 0, words, 1_000_000
    while left:
        large = next((place for place, word in enumerate(left) if word in ("thousand", "grand")), None)
        part, left = (left, []) if large is None else (left[:large], left[large + 1 :])
        value = _below_thousand(part) if part else None
        if value is None or not value or (large is None and value >= ceiling) or (large is not None and total):
            return str(value) if words == ["zero"] else None
        total, ceiling = total + value * (1 if large is None else 1000), 1000
    return str(total)


def _below_thousand(words: list[str]) -> int | None:
    """A number of hundreds, tens and units; "twelve hundred" too."""
    if "hundred" in words:
        place = words.index("hundred")
        many, rest = _one_word(words[:place]), words[place + 1 :]
        few = _below_hundred(rest) if rest else 0
        return None if not many or few is None or many > 99 else many * 100 + few
    alone = _one_word(words)
    return alone if alone is not None else _below_hundred(words)


def _one_word(words: list[str]) -> int | None:
    if len(words) != 1:
        return None
    word = words[0]
    return 1 if word in ("a", "an") else int(word) if word.isdecimal() else BELOW_HUNDRED.get(word)


def _below_hundred(words: list[str]) -> int | None:
    values = [BELOW_HUNDRED.get(word) for word in words]
    match values:
        case [int(value)]:
            return value
        case [int(tens), int(unit)] if tens >= 20 and 0 < unit < 10:
            return tens + unit
    return None


def chinese(text: str) -> str | None:
    """The number in figures, None for what is no number, such as 两三百.

    A last digit counts as the unit after the one before it: 一千五 is 1500, 三万二 is 32000.

    >>> chinese("一千五"), chinese("1万2"), chinese("一百零五"), chinese("1.5万"), chinese("两三百")
    ('1500', '12000', '105', '15000', None)
    """
    pieces: list[str] = _PIECE.findall(text)
    if "".join(pieces) != text:
        return None
    for big in ("亿", "万"):
        if big in pieces:
            place = pieces.index(big)
            many, rest = _scaled(pieces[:place], UNITS[big]), pieces[place + 1 :]
            few = _after(rest, UNITS[big]) if rest else 0
            return None if many is None or few is None else str(many + few)
    pointed = len(pieces) == 2 and "." in pieces[0] and pieces[1] in UNITS
    value = _scaled(pieces[:1], UNITS[pieces[1]]) if pointed else _section(pieces)
    return None if value is None else str(value)


def _scaled(pieces: list[str], unit: int) -> int | None:
    """So many of a unit; figures may have a point."""
    if len(pieces) == 1 and "." in pieces[0]:
        whole, _, decimals = pieces[0].partition(".")
        zeros = len(str(unit)) - 1
        return int(whole + decimals.ljust(zeros, "0")) if len(decimals) <= zeros else None
    value = _section(pieces)
    return value * unit if value else None


def _after(pieces: list[str], unit: int) -> int | None:
    """What follows a unit: one digit counts as the next unit, figures must fill every place."""
    if len(pieces) == 1:
        return _last(pieces[0], unit)
    return _section(pieces)


def _last(piece: str, unit: int) -> int | None:
    if piece in DIGITS:
        return DIGITS[piece] * unit // 10
    if piece.isdecimal() and len(piece) in (1, len(str(unit)) - 1):
        return int(piece) * unit // 10 if len(piece) == 1 else int(piece)
    return None


def _section(pieces: list[str]) -> int | None:
    """A number below ten thousand: digits before falling units, zeros between them, at the end a bare digit."""
    total, unit, place = 0, 10_000, 0
    while place < len(pieces):
        piece, after = pieces[place], pieces[place + 1] if place + 1 < len(pieces) else ""
        if piece in ("零", "〇"):
            if after in UNITS or not after:
                return 0 if len(pieces) == 1 else None
            if place + 2 == len(pieces):
                ones = _digit(after)
                return None if ones is None or ones > 9 or not total else total + ones
            place += 1
        elif piece == "十" and not total:
            total, unit, place = 10, 10, place + 1
        elif after in UNITS:
            many = _digit(piece)
            if many is None or UNITS[after] >= unit:
                return None
            total, unit, place = total + many * UNITS[after], UNITS[after], place + 2
        else:
            last = _digit(piece) if not total else _last(piece, unit)
            return None if last is None or after else total + last
    return total or None


def _digit(piece: str) -> int | None:
    return DIGITS.get(piece) if piece in DIGITS else int(piece) if piece.isdecimal() else None
