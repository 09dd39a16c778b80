"""Rows in their plainest form, read without an account in between: a million of them are a matter of seconds.

Whatever is not in that form is left to the layout, which understands more and names what it refuses. Where a row is
read here, the layout reads the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from itertools import chain

from calculators.errors import Refusal
from restructure.importing.fields import (
    BROKEN,
    DIGITS_LOST,
    MOBILE,
    NUMBER_IN_NAME,
    SETTLED,
    SUM_OF_SOME,
    TWO_PEOPLE,
    Row,
    is_sum,
)
from restructure.importing.hidden_rows import MERGED
from restructure.importing.spellings import AS_WRITTEN, EXACT_PLACES, Spelling
from restructure.money.currency import MINOR_DIGITS
from restructure.parties.account_fields import COLUMNS, FIELD, IN_FILES, NAMING, REQUIRED, TEXTS, AccountField, Kind
from restructure.parties.identity import check_digits_fit
from restructure.store.columns import Values

HUNDREDTHS = frozenset(currency for currency, digits in MINOR_DIGITS.items() if digits == 2)
PLAIN_AMOUNTS = re.compile(r"(?:(?:[0-9]{1,10}\.[0-9]{2})?(?:\n|\Z))*")
"""A column of amounts with two places, each on a line of its own."""
AWKWARD = frozenset("=@+-'")
BETWEEN = "|"
ODD = ("#", "oading", "错误", "錯誤", "fehler", "e+", BROKEN, MERGED, "\u115f", "\u1160")
WORDS = (
    "同上", "同前", "ditto", "as above", "〃", "″", "do.", "&#", "&amp;", "&lt;", "&gt;", "&quot;", "&nbsp;", "&apos;",
    "\\u", "??", "？？", *"ãäåæçèé",
)  # fmt: skip
"""One of them stands in every text that repeats the one above, or is garbled; in small letters."""
SEVERAL = ("/", "、", "，", ",", ";", "&", "+", " and ")
"""One of them stands between the names of two people."""
ERRORS = ("rror", "rreur", "err:", "err :", f"{BETWEEN}err{BETWEEN}", f"{BETWEEN}err ", f" err{BETWEEN}")
"""One of them stands in every cell that needs a second look for what it holds, and in few others: in small letters, in
Unicode's plainest form, the cells between bars."""
PLAIN_NAME = re.compile(r"(?=.*\d)(?!(19|20)\d\d-\d{1,2}-\d{1,2}$)[A-WYZ0-9-]{1,15}|\d{17}[\dX](?<!000)|", re.ASCII)
"""A number that names something and needs no second look."""
SUMS = ("计", "計", "总和", "共", "total", f"{BETWEEN}sum{BETWEEN}", f"{BETWEEN}sum:")
"""One of them stands in every line that sums up others; most that stand elsewhere are in long cells."""
LONGEST_SUM = 20
Column = list[object]
Cells = tuple[str, ...]


def quick_reader(
    header: list[str], today: date | None, spelling: Spelling = AS_WRITTEN
) -> Callable[[list[list[str]]], list[Values] | None]:
    """A function from rows of cells to rows of the accounts table, None where one of them is not in the plainest form.

    In such a row nothing is unknown: an empty text stands where nothing is. Whole columns are looked at together,
    which is several times faster than cell by cell.
    """
    convert = {name: _convert(FIELD[name], today, spelling) for name in header if name}
    width, unread = len(header), [place for place, name in enumerate(header) if not name]

    def read(rows: list[list[str]]) -> list[Values] | None:
        if set(map(len, rows)) != {width} or _is_odd(rows):
            return None
        if any(SETTLED.fullmatch(cell.strip()) for place in unread for cell in {row[place] for row in rows}):
            return None
        cells = {name: column for name, column in zip(header, zip(*rows, strict=True), strict=True) if name}
        try:
            columns = {name: convert[name](column) for name, column in cells.items()}
        except (ValueError, Refusal):
            return None
        # Where a part that every account needs is nought, there may be nothing owed.
        if not all(all(columns[name]) for name in REQUIRED):
            return None
        blank: Column = [""] * len(rows)
        return list(zip(*(columns.get(name, blank) for name in COLUMNS), strict=True))

    return read


def _is_odd(rows: list[list[str]]) -> bool:
    """Whether a cell may hold a hidden character, an error of a spreadsheet or a number without its last digits."""
    whole = f"{BETWEEN}{BETWEEN.join(map(BETWEEN.join, rows))}{BETWEEN}"
    if not whole.isprintable():
        return True
    plain = whole.isascii() or unicodedata.is_normalized("NFKC", whole)
    text = (whole if plain else unicodedata.normalize("NFKC", whole)).lower()
    if any(mark in text for mark in SUMS) and any(map(_is_sum, chain.from_iterable(rows))):
        return True
    return any(mark in text for mark in ODD) or ("rr" in text and any(mark in text for mark in ERRORS))


def _is_sum(cell: str) -> bool:
    return len(cell) <= LONGEST_SUM and not cell.isdigit() and (is_sum(cell) or bool(SUM_OF_SOME.fullmatch(cell)))


def knows(header: list[str]) -> bool:
    """Return whether every column of a header is one of ours."""
    return REQUIRED <= set(header) <= set(IN_FILES)


def _convert(field: AccountField, today: date | None, spelling: Spelling) -> Callable[[Cells], Column]:
    if field.kind in TEXTS:
        return lambda column: _texts(column, field)
    if field.kind in AMOUNTS:
        return _never if field.name in spelling.units else _amounts
    if field.kind in ("day", "balance_day"):
        latest = today if field.kind == "balance_day" else None
        return lambda column: _mapped(column, lambda cell: _day(cell, spelling, latest))
    if field.kind == "rate":
        return lambda column: _mapped(column, lambda cell: _rate(cell, spelling))
    if field.kind == "choice":
        return lambda column: _mapped(column, lambda cell: _one_of(cell, field.choices))
    return lambda column: _mapped(column, READERS[field.kind])


def _never(column: Cells) -> Column:
    raise ValueError


def _texts(column: Cells, field: AccountField) -> Column:
    if max(map(len, column)) > field.longest:
        raise ValueError
    together = "".join(column)
    texts = [cell.strip() for cell in column] if " " in together else [*column]
    if not AWKWARD.isdisjoint({cell[:1] for cell in texts}):
        raise ValueError
    if ("." in together or "," in together) and any(map(DIGITS_LOST.fullmatch, texts)):
        raise ValueError
    if field.kind not in NAMING:
        # Many rows have one creditor.
        said = BETWEEN.join(set(texts)).lower()
        if any(word in said for word in WORDS):
            raise ValueError
    if field.name == "name" and any(one in together for one in SEVERAL) and any(map(TWO_PEOPLE.search, texts)):
        raise ValueError
    if field.name == "name" and NUMBER_IN_NAME.search(together):
        raise ValueError
    if field.name == "id_number" and any(map(MOBILE.fullmatch, texts)):
        raise ValueError
    if field.name == "phone" and (max(map(len, texts)) > EXACT_PLACES or "O" in together or "I" in together):
        raise ValueError
    if field.kind in NAMING and not (together.isdigit() and max(map(len, texts)) <= EXACT_PLACES):
        if not together.isascii() or not all(map(PLAIN_NAME.fullmatch, texts)):
            raise ValueError
        if field.kind == "id_number" and not check_digits_fit(texts):
            raise ValueError
    return texts  # type: ignore[return-value]  # a list of texts is read as one of values


def _amounts(column: Cells) -> Column:
    together = "\n".join(column)
    if not PLAIN_AMOUNTS.fullmatch(together):
        raise ValueError
    return [int(cell) if cell else "" for cell in together.replace(".", "").split("\n")]


def _mapped(column: Cells, make: Callable[[str], object]) -> Column:
    known = {cell: make(cell) if cell else "" for cell in set(column)}
    return [known[cell] for cell in column]


def _day(cell: str, spelling: Spelling, latest: date | None) -> str:
    day = Row({"day": cell}, spelling).date("day")
    if day is None or (latest is not None and day > latest):
        raise ValueError
    return day.isoformat()


def _rate(cell: str, spelling: Spelling) -> str:
    rate = Row({"rate": cell}, spelling).rate("rate")
    if rate is None:
        raise ValueError
    return str(rate)


def _count(cell: str) -> int:
    number = Row({"count": cell}).count("count")
    if number is None:
        raise ValueError
    return number


def _one_of(cell: str, known: tuple[str, ...]) -> str:
    if cell not in known:
        raise ValueError
    return cell


def _hundredths(cell: str) -> str:
    if cell not in HUNDREDTHS:
        raise ValueError
    return cell


AMOUNTS: frozenset[Kind] = frozenset({"part", "amount"})
READERS: Mapping[Kind, Callable[[str], object]] = {
    "currency": _hundredths,
    "count": _count,
}
