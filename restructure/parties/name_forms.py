"""The forms of a name that it is found by: folded, its characters, its pinyin, its initials."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import islice, product

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
SPACES = re.compile(r"[\s·]")
SURNAMES = {
    "单": "shan",
    "解": "xie",
    "仇": "qiu",
    "朴": "piao",
    "区": "ou",
    "查": "zha",
    "曾": "zeng",
    "尉": "yu",
    "盖": "ge",
    "任": "ren",
    "华": "hua",
    "万": "wan",
    "翟": "zhai",
    "覃": "qin",
    "缪": "miao",
    "乐": "yue",
}
"""Readings of characters as family names that a general dictionary reads otherwise."""

MOST_READINGS = 8


def fold(text: str) -> str:
    """A text as it is compared: full-width letters and capitals are like the others."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).lower()


def words(name: str) -> tuple[str, str, str]:
    """Return what a Chinese name is found by: its characters, its pinyin, its initials; each reading of a name is a
    word."""
    readings = list(islice(product(*(_readings(one, place) for place, one in enumerate(name))), MOST_READINGS))
    joined = dict.fromkeys("".join(one) for one in readings)
    initials = dict.fromkeys("".join(syllable[:1] for syllable in one) for one in readings)
    return " ".join(SPACES.sub("", fold(name))), " ".join(joined), " ".join(initials)


def _readings(character: str, place: int) -> Sequence[str]:
    if not HAN.match(character):
        return (fold(character).strip(),)
    known = _pinyin(character)
    if place == 0 and character in SURNAMES:
        return (SURNAMES[character], *(one for one in known if one != SURNAMES[character]))
    return known


_KNOWN: dict[str, tuple[str, ...]] = {}
"""Readings looked up once: a function of the character alone, and a million names share a few thousand."""


def _pinyin(character: str) -> tuple[str, ...]:
    if character not in _KNOWN:
        # At first use: it loads slower than the first window may.
        from pypinyin import Style, pinyin

        _KNOWN[character] = tuple(pinyin(character, style=Style.NORMAL, heteronym=True)[0][:2])
    return _KNOWN[character]
