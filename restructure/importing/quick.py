"""Rows in their plainest form, read without an account in between: a million of them are a matter of seconds.

Whatever is not in that form is left to the layout, which understands more and names what it refuses.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from calculators.errors import Refusal
from calculators.parts import Parts
from restructure.account import LENDER_TYPES, PRODUCTS
from restructure.currency import MINOR_DIGITS
from restructure.importing.fields import ODD, TOTALS, Row, bad_check_digit
from restructure.store.columns import COLUMNS, Values

REQUIRED = frozenset({"number", "creditor", "currency", "as_of", "confirmed_by", "principal"})
TEXTS = {"number": 64, "name": 200, "id_number": 200, "phone": 200, "address": 400, "creditor": 200, "source": 200}
TEXTS |= {"confirmed_by": 200, "co_debtor": 200, "guarantor": 200}
DATES = ("as_of", "contract_date", "overdue_since")
HUNDREDTHS = frozenset(currency for currency, digits in MINOR_DIGITS.items() if digits == 2)
LARGEST_CELL = 13
AWKWARD = frozenset("=@+-'")
NAMING = frozenset({"number", "id_number", "phone"})
Column = list[object]


def quick_reader(header: list[str], today: date | None) -> Callable[[list[list[str]]], list[Values] | None]:
    """A function from rows of cells to rows of the accounts table, None where one of them is not in the plainest form.

    In such a row nothing is unknown: an empty text stands where nothing is. Whole columns are looked at together,
    which is several times faster than cell by cell.
    """
    convert = {name: _convert(name, today) for name in header if name}
    width, needed = len(header), REQUIRED - {"principal"}

    def read(rows: list[list[str]]) -> list[Values] | None:
        whole = "".join(map("".join, rows))
        if set(map(len, rows)) != {width} or not whole.isprintable() or any(mark in whole for mark in ODD):
            return None
        cells = {name: column for name, column in zip(header, zip(*rows, strict=True), strict=True) if name}
        if not all(all(cells[name]) for name in needed):
            return None
        try:
            columns = {name: convert[name](column) for name, column in cells.items()}
        except (ValueError, Refusal):
            return None
        if not all(columns["principal"]):
            return None
        blank: Column = [""] * len(rows)
        return list(zip(*(columns.get(name, blank) for name in COLUMNS), strict=True))

    return read


def knows(header: list[str]) -> bool:
    """Whether every column of a header is one of ours."""
    return set(header) >= REQUIRED and set(header) <= {*TEXTS, *DATES, *Parts.__slots__, *OTHERS}


OTHERS = ("currency", "product", "lender_type", "contract_rate", "contract_payment", "contract_payments")


def _convert(name: str, today: date | None) -> Callable[[tuple[str, ...]], Column]:
    if name == "id_number":
        return _id_numbers
    if name in TEXTS:
        return lambda column: _texts(column, TEXTS[name], naming=name in NAMING)
    if name in Parts.__slots__ or name == "contract_payment":
        return _amounts
    known = {"currency": HUNDREDTHS, "product": frozenset(PRODUCTS), "lender_type": frozenset(LENDER_TYPES)}.get(name)
    each = {"contract_rate": _rate, "contract_payments": _count}.get(name)
    if name in DATES:
        return lambda column: _mapped(column, lambda cell: _day(cell, today if name == "as_of" else None))
    return lambda column: _mapped(column, each or (lambda cell: _one_of(cell, known or frozenset())))


def _texts(column: tuple[str, ...], longest: int, *, naming: bool = False) -> Column:
    if max(map(len, column)) > longest or not AWKWARD.isdisjoint(cell[0] for cell in column if cell):
        raise ValueError
    if naming and not _plain_names(column):
        raise ValueError
    return [cell.strip() for cell in column]


def _plain_names(column: tuple[str, ...]) -> bool:
    """Whether these are numbers as they are, none of them a word for a sum."""
    return (
        "".join(column).isascii()
        and TOTALS.isdisjoint(map(str.lower, column))
        and not any(cell.endswith(".0") for cell in column)
    )


def _id_numbers(column: tuple[str, ...]) -> Column:
    texts = _texts(column, TEXTS["id_number"], naming=True)
    if any(map(bad_check_digit, column)):
        raise ValueError
    return texts


def _amounts(column: tuple[str, ...]) -> Column:
    if max(map(len, column)) > LARGEST_CELL:
        raise ValueError
    return [_amount(cell) if cell else "" for cell in column]


def _amount(cell: str) -> int:
    if cell[-3:-2] != "." or not cell.isascii() or not (digits := cell[:-3] + cell[-2:]).isdigit() or len(digits) < 3:
        raise ValueError
    return int(digits)


def _mapped(column: tuple[str, ...], make: Callable[[str], object]) -> Column:
    known = {cell: make(cell) if cell else "" for cell in set(column)}
    return [known[cell] for cell in column]


def _day(cell: str, latest: date | None) -> str:
    day = Row({"day": cell}).date("day")
    if day is None or (latest is not None and day > latest):
        raise ValueError
    return day.isoformat()


def _rate(cell: str) -> str:
    rate = Row({"rate": cell}).rate("rate")
    if rate is None:
        raise ValueError
    return str(rate)


def _count(cell: str) -> int:
    return Row({"count": cell}).whole("count")


def _one_of(cell: str, known: frozenset[str]) -> str:
    if cell not in known:
        raise ValueError
    return cell
