"""The line of a file that says what its columns hold, wherever it stands, and what stands above it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice

from calculators.errors import Refusal
from restructure.importing.days import read_day
from restructure.importing.headings import COUNTING, UNITS, is_unit
from restructure.importing.lines import WITHIN, Line, Score

ENOUGH = 2
"""So many known names make a line the head; one alone may stand in a title."""
UNIT_OF_ALL = re.compile(r"(?:^|[^\w]|金额|货币|计量)单\s*位\s*[:：]?\s*([^\s,，;；)）]+)")
"""Not of whoever made the list: 填报单位 is an organisation."""
RENMINBI = re.compile(r"人民币|(?<![A-Za-z])(RMB|CNY)(?![A-Za-z])")
"""元 alone is written in Taiwan and Hong Kong, too."""
BALANCE_DAY = re.compile(
    r"(数据日期|数据截止|截至|截止|统计日期|余额日期|基准日|数据时点|balance date|as (of|at))\D{0,8}?"
    r"(?P<day>\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?|\d{8})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a file: its ``line``, its ``names``, the lines ``above`` it, and the rows below. ``units`` are what
    columns count in where a line of units says so, and ``unit`` what all amounts do; ``as_of`` is the day of the
    balances and ``currency`` that of the amounts where a line above or a name says so, and ``score`` how many names are
    known."""

    line: int
    names: tuple[str, ...]
    rows: Iterator[Line]
    above: tuple[tuple[int, str], ...] = ()
    units: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    as_of: date | None = None
    currency: str = ""
    score: int = 0


def find_head(rows: Iterator[Line], score: Score, line: int | None = None) -> Head:
    """The head of a file: on ``line`` where that is given, else where the most names are known, else its first line.
    What is blank is passed over. Refuses a head left open, and a line that is none."""
    filled = ((number, cells) for number, cells in rows if isinstance(cells, str) or any(map(str.strip, cells)))
    first = list(islice(filled, WITHIN))
    if not first:
        return Head(0, (), iter(()))
    place, deep, found = _place(first, score, line)
    cells = first[place][1]
    if isinstance(cells, str):
        raise Refusal("file", "file_not_csv", line=first[place][0])
    names = _merged(cells, first[place + 1][1]) if deep else cells
    clean = tuple(" ".join(name.split()) for name in names)
    behind = place + 1 + deep
    units: dict[str, str] = {}
    for other in (behind, place - 1):
        if 0 <= other < len(first) and _are_units(first[other][1]):
            units |= {
                name: UNITS[_folded(unit)] for name, unit in zip(clean, first[other][1], strict=False) if unit.strip()
            }
            behind += other == behind
    above = tuple((number, _said(one)) for number, one in first[:place])
    title = " ".join(said for _, said in above)
    return Head(
        first[place][0],
        clean,
        chain(first[behind:], filled),
        above,
        units,
        _unit_of_all(title),
        _balance_day(title),
        "CNY" if RENMINBI.search(f"{title} {' '.join(clean)}") else "",
        found,
    )


def _place(first: list[Line], score: Score, line: int | None) -> tuple[int, int, int]:
    """Which of the first lines is the head, whether it goes on in the next, and how many names are known."""
    found: list[tuple[int, int, int]] = []
    for place, (number, cells) in enumerate(first):
        if isinstance(cells, str) or line not in (None, number):
            continue
        alone = score(cells)
        found.append((alone, place, 0))
        below = first[place + 1][1] if place + 1 < len(first) else ""
        if not isinstance(below, str) and not _are_units(below):
            both = score(_merged(cells, below))
            if both > max(alone, score(below)):
                found.append((both, place, 1))
    if line is not None and not found:
        raise Refusal("file", "file_head_line", line=line)
    known, place, deep = max(found, key=lambda one: (one[0], -one[1]), default=(0, 0, 0))
    return (place, deep, known) if known >= ENOUGH or line is not None else (0, 0, known)


def _merged(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """The names of a head of two lines: the lower one says more, where it says anything."""
    short = max(len(upper) - len(lower), 0)
    return [
        low if low.strip() else up
        for up, low in zip([*upper, *[""] * len(lower)], [*lower, *[""] * short], strict=False)
    ]


def _are_units(cells: list[str] | str) -> bool:
    filled = [] if isinstance(cells, str) else [cell for cell in cells if cell.strip()]
    return bool(filled) and all(map(is_unit, filled))


def _unit_of_all(title: str) -> str:
    """The unit that a title gives for all amounts. Refuses one that nobody here can read."""
    match = UNIT_OF_ALL.search(title)
    unit = _folded(match[1]) if match else ""
    if unit not in UNITS and COUNTING.fullmatch(unit):
        raise Refusal("file", "file_unit", given=unit[:40])
    return UNITS.get(unit, "")


def _folded(unit: str) -> str:
    return unicodedata.normalize("NFKC", unit).strip("() ").casefold()


def _said(cells: list[str] | str) -> str:
    return "" if isinstance(cells, str) else " ".join(filter(None, map(str.strip, cells)))


def _balance_day(title: str) -> date | None:
    match = BALANCE_DAY.search(unicodedata.normalize("NFKC", title))
    if match is None:
        return None
    try:
        return read_day(re.sub(r"\s", "", match["day"]), "as_of")
    except Refusal:
        return None
