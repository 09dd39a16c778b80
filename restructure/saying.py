"""What a debtor says, typed in any order: "800 a month, 2000 now, from the 25th", "800/月 先付2000 25号起 最多36期"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from calculators.calendar import add_months
from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.asking import Says
from restructure.currency import parse_typed

SUM = r"(?P<sum>\d[\d,]*(?:\.\d+)?\s*[kmw千万]?)\s*(?:元|块|yuan|pounds?|dollars?|rmb|cny|gbp|usd)?"
MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?"
)
SHORT_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NUMBERED = {name: number for number, name in enumerate(SHORT_MONTHS, 1)}
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
WORDS = "and|then|i|can|could|pay|offer|with|the|he|she|they|says?"
NOISE = re.compile(rf"[\s,;.。]+|\b(?:{WORDS})\b|[我能可以还付再且并]+")


@dataclass(frozen=True, slots=True)
class Said:
    """What was understood, and the pieces of text that were not."""

    says: Says
    unread: tuple[str, ...]


def parse_says(text: str, currency: str, today: date) -> Said:
    """Read what is said of a sum a month, a sum now, a first day and a longest time; each once, in any order.

    A day without a month is the next one that comes. What is said twice, and what is not understood, stands in
    ``unread``. Refuses nothing: a half-typed line is no mistake.

    >>> parse_says("800 a month, 2k now, from the 25th", "GBP", date(2026, 11, 22)).says
    Says(per_month=80000, now=200000, start=datetime.date(2026, 11, 25), max_months=None)
    """
    left = _plain(text)
    found: dict[str, Any] = {}
    for field, pattern, read in PATTERNS:
        match = None if field in found else pattern.search(left)
        if match is None:
            continue
        value = read(match, currency, today)
        if value is not None:
            found[field] = value
            left = f"{left[: match.start()]} ; {left[match.end() :]}"
    pieces = (piece.strip() for piece in left.split(";"))
    return Said(Says(**found), tuple(piece for piece in pieces if NOISE.sub("", piece)))


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).lower().replace(";", " ").replace("£", "").replace("$", "")
    plain = plain.replace("¥", "").replace("、", ",")
    # A comma within a figure groups thousands; any other one separates what is said.
    return re.sub(r",(?!\d{3}(?!\d))", " ; ", plain)


def _amount(match: re.Match[str], currency: str, _: date) -> Money | None:
    try:
        return parse_typed(match["sum"].replace(" ", "").replace(",", ""), currency, "says")
    except Refusal:
        return None


def _count(match: re.Match[str], _: str, __: date) -> int | None:
    count = int(match["count"]) * (12 if match["years"] else 1)
    return count if 1 <= count <= 600 else None


def _iso(match: re.Match[str], _: str, today: date) -> date | None:
    return _coming(int(match["year"] or 0), int(match["month"]), int(match["day"]), today)


def _named(match: re.Match[str], _: str, today: date) -> date | None:
    return _coming(0, NUMBERED[match["name"][:3]], int(match["day"]), today)


def _day(match: re.Match[str], _: str, today: date) -> date | None:
    """The next such day: of a month that is too short, its last."""
    wanted = int(match["day"])
    if not 1 <= wanted <= 31:
        return None
    soon = add_months(today.replace(day=1), 0, wanted)
    return soon if soon > today else add_months(today.replace(day=1), 1, wanted)


def _next_month(match: re.Match[str], _: str, today: date) -> date | None:
    return add_months(today, 1, int(match["day"]) if match["day"] else None)


def _coming(year: int, month: int, day: int, today: date) -> date | None:
    try:
        if year:
            return date(year, month, day)
        this_year = date(today.year, month, day)
        return this_year if this_year > today else date(today.year + 1, month, day)
    except ValueError:
        return None


Reader = Callable[[re.Match[str], str, date], Any]
AT_MOST = r"(?:最多|最长|分|for|at most|up to|within|over|max)?"
DATE = r"(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"
FROM_ZH, FROM_EN = "(?:起|开始)?", "(?:from|starting|on)"
PIECES: tuple[tuple[str, Reader, tuple[str, ...]], ...] = (
    (
        "start",
        _iso,
        (rf"(?:from\s+)?{DATE}{FROM_ZH}",),
    ),
    ("start", _iso, (rf"从?(?P<year>(?!))?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})[日号]{FROM_ZH}",)),
    (
        "start",
        _named,
        (
            rf"{FROM_EN}?\s*(?:the\s+)?{DAY}\s+(?:of\s+)?(?P<name>{MONTHS})\b",
            rf"{FROM_EN}?\s*\b(?P<name>{MONTHS})\s+{DAY}\b",
        ),
    ),
    (
        "start",
        _next_month,
        (rf"从?下个?月(?:(?P<day>\d{{1,2}})[日号])?{FROM_ZH}", r"(?:from\s+)?next month(?P<day>(?!))?"),
    ),
    (
        "start",
        _day,
        (
            rf"(?:从|每月)?(?P<day>\d{{1,2}})[日号]{FROM_ZH}",
            rf"{FROM_EN}\s+(?:the\s+)?{DAY}\b(?!\s*(?:of\b|months|payments|years|{MONTHS}))",
        ),
    ),
    (
        "max_months",
        _count,
        (
            rf"{AT_MOST}\s*(?P<count>\d{{1,3}})\s*(?P<years>年|years?)",
            rf"{AT_MOST}\s*(?P<count>\d{{1,3}})(?P<years>(?!))?\s*(?:个月|期|months?|payments?|instalments?)",
        ),
    ),
    (
        "per_month",
        _amount,
        (
            rf"(?:每个?月|一个月|月)\s*(?:还|付|可还|能还|最多)?\s*{SUM}",
            rf"{SUM}\s*(?:/|a|per|each|every|p)?\s*(?:monthly|month|mo\b|pm\b|月|每月)",
        ),
    ),
    (
        "now",
        _amount,
        (
            rf"(?:先|现在|马上|今天|首付|立即)\s*(?:还|付|付款|可付)?\s*{SUM}",
            rf"\b(?:now|today|down|upfront|first)\s+{SUM}",
            rf"{SUM}\s*(?:right\s+)?(?:now|today|down|at once|up ?front|straight away|首付|现付)",
        ),
    ),
)
"""Dates before counts before sums: a day or a number of months must not be read as money."""
PATTERNS = tuple((field, re.compile(pattern), read) for field, read, patterns in PIECES for pattern in patterns)
