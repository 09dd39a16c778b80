"""Rows in their plainest form, read without an account in between: a million of them are a matter of seconds.

Whatever is not in that form is left to the layout, which understands more and names what it refuses.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from calculators.errors import Refusal
from calculators.parts import Parts
from restructure.account import LENDER_TYPES, PRODUCTS
from restructure.currency import MINOR_DIGITS
from restructure.importing.fields import Row, bad_check_digit
from restructure.store.accounts import COLUMNS

REQUIRED = frozenset({"number", "creditor", "currency", "as_of", "confirmed_by", "principal"})
TEXTS = {"number": 64, "name": 200, "id_number": 200, "phone": 200, "address": 400, "creditor": 200, "source": 200}
TEXTS |= {"confirmed_by": 200}
DATES = ("as_of", "contract_date", "overdue_since")
HUNDREDTHS = frozenset(currency for currency, digits in MINOR_DIGITS.items() if digits == 2)
LARGEST_CELL = 13
DEFAULTS = {"product": "other", "lender_type": "licensed", "history": "[]", "demo": 0} | dict.fromkeys(
    Parts.__slots__, 0
)

Values = tuple[object, ...]
Convert = Callable[[str], object]


def quick_reader(header: list[str], today: date | None) -> Callable[[list[str]], Values | None]:
    """A function from cells to a row of the accounts table, None for a row that is not in the plainest form.

    In such a row nothing is unknown: an empty text stands where nothing is.
    """
    memory: dict[str, dict[str, object]] = {name: {"": ""} for name in (*DATES, "contract_rate")}
    blank = [DEFAULTS.get(column, "") for column in COLUMNS]
    plan = [(place, COLUMNS.index(name), _convert(name, memory, today)) for place, name in enumerate(header) if name]
    width, currency = len(header), header.index("currency")
    needed = [header.index(name) for name in REQUIRED - {"currency", "principal"}]
    parts = [COLUMNS.index(part) for part in Parts.__slots__]

    def read(cells: list[str]) -> Values | None:
        if len(cells) != width or cells[currency] not in HUNDREDTHS or not "".join(cells).isprintable():
            return None
        values = blank.copy()
        try:
            for place, column, convert in plan:
                values[column] = convert(cells[place])
        except (ValueError, Refusal):
            return None
        if not all(cells[place] for place in needed) or not any(values[part] for part in parts):
            return None
        return tuple(values)

    return read


def knows(header: list[str]) -> bool:
    """Whether every column of a header is one of ours."""
    return set(header) >= REQUIRED and set(header) <= {*TEXTS, *DATES, *Parts.__slots__, *OTHERS}


OTHERS = ("currency", "product", "lender_type", "contract_rate", "contract_payment", "contract_payments")


def _convert(name: str, memory: dict[str, dict[str, object]], today: date | None) -> Convert:
    if name in TEXTS:
        return _id_number if name == "id_number" else _text_of(TEXTS[name])
    if name in Parts.__slots__:
        return _amount
    if name == "contract_payment":
        return lambda cell: _amount(cell) if cell else ""
    if name == "contract_payments":
        return lambda cell: int(cell) if cell.isascii() and cell.isdigit() and len(cell) < 10 else _only_empty(cell)
    if name in DATES:
        return lambda cell: _remembered(memory[name], cell, lambda: _day(cell, today if name == "as_of" else None))
    if name == "contract_rate":
        return lambda cell: _remembered(memory[name], cell, lambda: str(_rate(cell)))
    known = {"currency": tuple(HUNDREDTHS), "product": PRODUCTS, "lender_type": LENDER_TYPES}[name]
    return _one_of(frozenset(known))


def _text_of(longest: int) -> Convert:
    def text(cell: str) -> str:
        if len(cell) > longest or (cell and (cell[0] in " =@+-" or cell[-1] == " ")):
            raise ValueError
        return cell

    return text


def _id_number(cell: str) -> str:
    if len(cell) > TEXTS["id_number"] or cell[:1] in tuple(" =@+-") or bad_check_digit(cell):
        raise ValueError
    return cell.strip()


def _amount(cell: str) -> int:
    if not cell:
        return 0
    digits = cell[:-3] + cell[-2:]
    if len(cell) > LARGEST_CELL or cell[-3:-2] != "." or not (cell.isascii() and digits.isdigit() and len(digits) > 2):
        raise ValueError
    return int(digits)


def _remembered(known: dict[str, object], cell: str, make: Callable[[], object]) -> object:
    if cell not in known:
        known[cell] = make()
    return known[cell]


def _day(cell: str, latest: date | None) -> str:
    day = Row({"day": cell}).date("day")
    if day is None or (latest is not None and day > latest):
        raise ValueError
    return day.isoformat()


def _rate(cell: str) -> Decimal:
    rate = Row({"rate": cell}).rate("rate")
    if rate is None:
        raise ValueError
    return rate


def _only_empty(cell: str) -> str:
    if cell:
        raise ValueError
    return ""


def _one_of(known: frozenset[str]) -> Convert:
    def choice(cell: str) -> str:
        if cell not in known:
            raise ValueError
        return cell

    return choice
