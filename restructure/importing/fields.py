"""Cells of a file as values: every refusal names the column."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from operator import mul

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.money.currency import parse_money
from restructure.requests import EARLIEST, LATEST, parse_rate

FORBIDDEN = re.compile(
    r"[\x00-\x1f\x7f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\u3164\ufeff\uffa0"
    r"\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Characters that make two texts look alike or hide a part: control, line breaks, zero-width, fillers, direction."""
BREAKS = str.maketrans("\t\r\n", "   ")
"""What stands between the lines of a text of several."""
ALIKE = re.compile(r"[\u0370-\u052f]")
"""Greek and Cyrillic letters, which look like Latin ones in a number."""
BROKEN = "\N{REPLACEMENT CHARACTER}"
"""Stands where the bytes of a file were no character."""

ERROR = re.compile(
    r"#([^\W\d]/[^\W\d]|[¡¿]?[^\W\d_][^\s#]{0,20}[!?]|[^\W\d][^\s\d#]{1,24}|해당 없음|#+)"
    r"|(err(or)?|错误|錯誤|fehler|erreur)(\s?[:：]\s?\d{3})?|loading(\.\.\.|…)",
    re.IGNORECASE,
)
"""What a spreadsheet shows instead of a value, in its languages: ``#N/A``, ``#Н/Д``, ``#YOK``, ``#REF!``, ``Err:502``,
``错误:508``, and ``####`` where a column was too narrow when the sheet was saved as text."""
FORMULA = re.compile(r"[=@]|[+-].*[A-Za-z(|!]")
"""What a spreadsheet would compute, or worse, when the cell is exported again."""

CHINESE_ID = re.compile(r"\d{17}[\dXx]", re.ASCII)
ZERO = ord("0")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def bad_check_digit(cell: str) -> bool:
    """Return whether an identity number of 18 places does not fit its check digit (GB 11643-1999, ISO 7064 MOD 11-2).

    >>> bad_check_digit("11010519491231002X"), bad_check_digit("110105194912310021"), bad_check_digit("P1234567")
    (False, True, False)
    """
    if CHINESE_ID.fullmatch(cell) is None:
        return False
    # Bytes of digits, so that a million of them take a second: the weights cover all but the last.
    rest = (sum(map(mul, cell.encode(), WEIGHTS)) - ZERO * sum(WEIGHTS)) % 11
    return cell[-1].upper() != "10X98765432"[rest]


def is_error(cell: str) -> bool:
    """Return whether a spreadsheet wrote an error where a value should stand.

    >>> is_error("#DIV/0!"), is_error("＃Ｎ／Ａ"), is_error("Err:502"), is_error("错误"), is_error("#5 Mill Lane")
    (True, True, True, True, False)
    """
    return ERROR.fullmatch(unicodedata.normalize("NFKC", cell.strip().removeprefix("'"))) is not None


TIME_OF_DAY = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")
"""What a system writes behind a day, and nothing here asks for."""
DIGITS_LOST = re.compile(r"-?\d\.\d+[eE]\+?\d{1,3}")
"""A number whose last digits are gone, as ``sheets.plain`` leaves it, or a spreadsheet saves it as text."""
ROUNDED = re.compile(r"-?\d(\.\d+)?[eE]\+\d{1,3}")
"""The same where a number names something, and no digit of it may be gone."""
TOTALS = frozenset(
    {"total", "totals", "subtotal", "sub-total", "grand total", "sum", "合计", "总计", "小计", "共计", "合計", "總計"}
)
"""What stands in the first column of a line that sums up the others."""
DAY_DIGITS = 8
DATES = ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%Y.%m.%d", "%Y年%m月%d日")
"""Year first: 03/04/2026 is one day in London and another in New York."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file by column name."""

    cells: dict[str, str]

    def text(self, column: str, *, required: bool = False, longest: int = 200, lines: bool = False) -> str:
        """The cell as text, of several ``lines`` where it may be. Refuses hidden characters, a formula and, where it is
        required, an empty cell."""
        cell = self.cells.get(column, "").strip()
        if not cell:
            if required:
                raise Refusal(column, "missing_field")
            return ""
        if BROKEN in cell:
            raise Refusal(column, "broken_character")
        if FORBIDDEN.search(cell.translate(BREAKS) if lines else cell):
            raise Refusal(column, "hidden_character")
        if len(cell) > longest:
            raise Refusal(column, "text_too_long", largest=longest)
        if is_error(cell):
            raise Refusal(column, "error_in_cell", given=cell[:40])
        if FORMULA.match(cell):
            raise Refusal(column, "formula_in_cell")
        if DIGITS_LOST.fullmatch(cell):
            raise Refusal(column, "digits_lost")
        return cell

    def name_of_one(self, column: str, *, required: bool = False, longest: int = 200) -> str:
        """The cell as a number that names something, such as an account or a telephone: full-width places like others,
        without the apostrophe by which a spreadsheet keeps it as text. Refuses one whose digits a spreadsheet lost."""
        cell = unicodedata.normalize("NFKC", self.text(column, required=required, longest=longest))
        cell = cell.removeprefix("'").removesuffix(".0")
        if ROUNDED.fullmatch(cell):
            raise Refusal(column, "digits_lost")
        if ALIKE.search(cell):
            raise Refusal(column, "hidden_character")
        if required and not cell:
            raise Refusal(column, "missing_field")
        return cell

    def account_number(self, column: str, longest: int = 64) -> str:
        """The cell as the number of an account. Refuses a line that sums up the others."""
        cell = self.name_of_one(column, required=True, longest=longest)
        if cell.casefold().rstrip(": ") in TOTALS:
            raise Refusal(column, "totals_row")
        return cell

    def id_number(self, column: str, *, required: bool = False, longest: int = 200) -> str:
        """The cell as an identity number. Refuses a Chinese one whose check digit does not fit."""
        cell = self.name_of_one(column, required=required, longest=longest)
        if bad_check_digit(cell):
            raise Refusal(column, "id_check_digit")
        return cell

    def money(self, column: str, currency: str, *, required: bool = False) -> Money:
        """The cell as an amount; empty is nothing, unless it is ``required``."""
        cell = self.text(column, required=required)
        return parse_money(cell, currency, column) if cell else Money(0)

    def signed_money(self, column: str, currency: str) -> Money:
        """The cell as an amount that may be negative, written whole or as ``1e+05``."""
        cell = self.text(column, required=True)
        short = re.fullmatch(r"(-?\d)e\+0?(\d)", cell)
        if short:
            cell = short[1] + "0" * int(short[2])
        return parse_money(cell, currency, column, negative=True)

    def optional_money(self, column: str, currency: str) -> Money | None:
        """The cell as an amount, None where it is empty."""
        return self.money(column, currency) if self.text(column) else None

    def rate(self, column: str) -> Decimal | None:
        """The cell as a fraction a year: ``0.18``, ``18%``; None where it is empty. Refuses 1 or more unsigned."""
        cell = unicodedata.normalize("NFKC", self.text(column))
        if not cell:
            return None
        if cell.endswith("%"):
            return parse_rate(cell[:-1], column, most=1000) / 100
        rate = parse_rate(cell, column)
        if rate >= 1:
            # 4.35 is a rate in per cent far more often than it is 435 %.
            raise Refusal(column, "rate_unclear", given=cell)
        return rate

    def percent(self, column: str) -> Decimal:
        """The cell as a percentage a year, with or without its sign: ``15.8``, ``10.49%``."""
        return parse_rate(self.text(column, required=True).removesuffix("%"), column, most=1000) / 100

    def whole(self, column: str) -> int:
        """The cell as a whole number, a unit behind it allowed: `` 36 months``."""
        match = re.match(r"-?\d{1,9}(?=$|\.0+$|\s)", self.text(column, required=True))
        if match is None:
            raise Refusal(column, "not_a_number", given=self.text(column)[:40])
        return int(match[0])

    def date(self, column: str, forms: tuple[str, ...] = DATES) -> date | None:
        """The cell as a date in one of ``forms``, None where it is empty."""
        cell = TIME_OF_DAY.sub("", self.text(column))
        if cell.isdigit() and len(cell) != DAY_DIGITS:
            # A year and a month, or a day with a place too few, would be read as some other day.
            raise Refusal(column, "not_a_date", given=cell[:40])
        for form in forms if cell else ():
            try:
                day = datetime.strptime(cell, form).date()  # noqa: DTZ007  # a calendar day has no zone
            except ValueError:
                continue
            if not EARLIEST <= day <= LATEST:
                raise Refusal(column, "date_out_of_range")
            return day
        if cell:
            raise Refusal(column, "not_a_date", given=cell[:40])
        return None

    def one_of(self, column: str, known: tuple[str, ...], otherwise: str) -> str:
        """The cell as one of several words; a blank is ``otherwise``."""
        cell = self.text(column) or otherwise
        if cell not in known:
            raise Refusal(column, "unknown_choice", given=cell[:40], known=", ".join(known))
        return cell
