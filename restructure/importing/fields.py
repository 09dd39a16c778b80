"""Cells of a file as values: every refusal names the column."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.importing.amounts import is_nothing, read_amount
from restructure.importing.days import read_day
from restructure.importing.headings import DAYS_OVERDUE, NOTE, USUAL_WORDS
from restructure.importing.hidden_rows import MERGED, seen
from restructure.importing.spellings import AS_WRITTEN, EXACT_PLACES, Spelling, ends_in_noughts
from restructure.money.currency import parse_money
from restructure.parties.identity import CHINESE_ID, bad_check_digit
from restructure.requests import parse_rate

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
ABROAD = re.compile(r"\+\s?[(\d][\d\s().-]{3,}([(\s]\s?[A-Za-z]{1,12}\.?:?(\s?\d{1,6}|\))?)?", re.ASCII)
"""A telephone as called from abroad, which begins as formulas may: +44 (0)20 7946 0018, +1 202 555 0100 ext 2."""

KEPT_AS_TEXT = re.compile(r'="([^"]*)"')
"""A formula that is nothing but a text: how systems keep a spreadsheet from making a number of it."""
FANCY = re.compile(
    r"[\xb2\xb3\xb9\xbc-\xbe\u2070-\u209f\u2150-\u218f\u2460-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289\U0001d7ce-\U0001d7ff]"
)
"""Raised, circled and styled digits: they look like places of a number and are none."""
CONFUSED = re.compile(r"(?=(?:\D*\d){14})(?=.*[OoIl])[\dOoIlXx]{18}", re.ASCII)
"""An identity number in which letters stand where digits look like them."""
LETTER_FOR_DIGIT = re.compile(r"(?<=[\d+])[\s-]?[OoIl]+(?![A-Za-z])|(?<![A-Za-z])[OoIl]+(?=[\s-]?\d{3})", re.ASCII)
"""The same in a telephone, where a letter means something in a word only: ext 12, home 0208."""
LETTER_IN_CARD = re.compile(r"(?=(?:\D*\d){13})\d[\d\s-]*[OoIl][\dOoIl\s-]*", re.ASCII)
"""The same in the number of a card; shorter numbers of accounts have letters of their own."""
UNIT_OF_COUNTS, UNIT_OF_DAYS = (
    r"-?\d{1,9}(?=$|\.0+$|\s|[期个月天日]|days?$)",
    r"-?\d{1,9}(?=$|\.0+$|\s?([天日]|days?)$)",
)
"""A count with a unit behind it; of days overdue no month is one."""
MOST_PLACES = 18
NO_LENGTH = frozenset({16, 17, 19})
"""So many digits are one of eighteen with too few or too many; those of before 1999 have fifteen."""


def is_error(cell: str) -> bool:
    """Return whether a spreadsheet wrote an error where a value should stand.

    >>> is_error("#DIV/0!"), is_error("＃Ｎ／Ａ"), is_error("Err:502"), is_error("错误"), is_error("#5 Mill Lane")
    (True, True, True, True, False)
    """
    return ERROR.fullmatch(unicodedata.normalize("NFKC", cell.strip().removeprefix("'"))) is not None


DIGITS_LOST = re.compile(r"-?\d[.,]\d+(E|×10\^?|x10\^)[+]?\d{1,3}", re.IGNORECASE)
"""A number whose last digits are gone, as ``sheets.plain`` leaves it, or a spreadsheet saves it as text."""
ROUNDED = re.compile(r"-?\d([.,]\d+)?E[+]\d{1,3}", re.IGNORECASE)
"""The same where a number names something, and no digit of it may be gone."""
NOUGHTS = re.compile(r"\d{15}0{3,}", re.ASCII)
"""As a spreadsheet shows every number of so many places."""
MADE_A_DATE = re.compile(
    r"(19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}([ T].*)?"
    r"|\d{1,2}-[A-Z][a-z]{2}(-\d{2,4})?|[A-Z][a-z]{2}-\d{2}|\d{1,2}月\d{1,2}日",
    re.ASCII,
)
"""What a spreadsheet makes of numbers such as 1-5."""
GARBLED = re.compile(
    r"&(#\d{2,6}|#x[0-9a-f]{2,5}|amp|lt|gt|quot|nbsp|apos);|\\u[0-9a-f]{4}|^[\d\s?？]*[?？]{2}[\d\s?？]*$|\u00c3[\u00a0-\u00bf]"
    r"|[\u00e3-\u00e9][\u00a0-\u00bf\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2}",
    re.IGNORECASE,
)
"""What other programs leave of characters: codes in place of them, question marks, UTF-8 read as something else."""
DITTO = re.compile(r"同上|同前|ditto|as above|[〃″\"]|''|do\.", re.IGNORECASE)
"""As in the line above: true of a list on paper only."""
LONGEST_DITTO = 8
SETTLED = re.compile(
    r"已?(结清|还清|撤案|退案|撤回)|已?核?销?结案|贷方?|cr|settled( in full)?|paid in full|pif|withdrawn|recalled",
    re.IGNORECASE,
)
"""What a cell of its own says of a debt that is none any more, no longer here, or a credit."""
TWO_PEOPLE = re.compile(
    r"[\u3400-\u9fff]{2,}\s*[/、，,;；&＆+]\s*[\u3400-\u9fff·]{2,}|[a-z]{2,}\s*/\s*[a-z]{2,}"
    r"|\b(mr|mrs|ms|miss|dr)\b.*(&|\band\b).*\b(mr|mrs|ms|miss|dr)\b",
    re.IGNORECASE,
)
NUMBER_IN_NAME = re.compile(r"\d{7}")
"""No name has so many digits, but a telephone or an identity number."""
MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
BETWEEN_NUMBERS, TWO_PHONES = re.compile("[、；;，]"), re.compile(r"\d{16}")
"""What stands between two numbers of accounts; no telephone has so many digits."""
WRAPPED = re.compile(r"^(居民)?(身份证|证件)(件)?(号码?)?[:：]?|^[`'‘’\"]+|[`'‘’\",，;；]+$")
"""What stands around an identity number, and is none of it."""
HIDDEN_PART = re.compile(r"[*•●]|[×xX]{3}")
"""A number of which only the ends are shown."""
SUMS = re.compile(
    r"(本页|全部|本行|分)?(共\d+[户笔条人个]?|合计|总计|小计|共计|累计|总和|合計|總計|小計)(数|金额|人数|户数)?(:?\d+[户笔条人个])?([(（].*[)）])?"
    r"|(grand )?totals?( ?\(.*\))?|sub-?totals?|sum|page total|trl|trailer|eof|end of (file|list)|control total"
)
"""What stands in the first columns of a line that sums up the others, without blanks and colons."""


def is_sum(cell: str) -> bool:
    """Return whether a cell says that its line sums up others.

    >>> is_sum("合 计："), is_sum("Sub-total"), is_sum("本页小计（元）"), is_sum("合计科技")
    (True, True, True, False)
    """
    plain = unicodedata.normalize("NFKC", cell).casefold().strip("'\"*: ")
    return SUMS.fullmatch(plain if plain.isascii() else re.sub(r"\s", "", plain)) is not None


SUM_OF_SOME = re.compile(r".+\s?(汇总|小计|合计|总计|計)|.+ (sub)?totals?|(sub)?totals?\b.+", re.IGNORECASE)
"""What stands in place of a number in the line that sums up a group."""
MOST_COUNTED = 999_999_999


DASH = r"[-\s\u2010-\u2015\u2212]"
CARD_IN_GROUPS = re.compile(
    rf"\d{{4}}(?:{DASH}\d{{4}}){{2,3}}{DASH}\d{{1,4}}|\d{{4}}{DASH}\d{{6}}{DASH}\d{{5}}", re.ASCII
)
"""A card's number as it is embossed; of other numbers a dash is a part, and 1-11 is not 11-1."""


def together(number: str) -> str:
    """A number without the blanks between groups of its digits, and of a card without the dashes.

    >>> together("6222 0212 3456"), together("B 7"), together("6222-0212-3456-7890"), together("2024-0001")
    ('622202123456', 'B 7', '6222021234567890', '2024-0001')
    """
    if CARD_IN_GROUPS.fullmatch(number):
        return re.sub(r"\D", "", number)
    whole = number.replace(" ", "")
    return whole if whole.isdigit() else number


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file by column name, and how its columns are spelled."""

    cells: dict[str, str]
    spelling: Spelling = AS_WRITTEN

    def text(self, column: str, *, required: bool = False, longest: int = 200, lines: bool = False) -> str:
        """The cell as text, of several ``lines`` where it may be. Refuses hidden characters, a formula and, where it is
        required, an empty cell."""
        cell = seen(self.cells.get(column, "").strip()).strip()
        if cell.startswith("=") and (match := KEPT_AS_TEXT.fullmatch(cell)):
            cell = match[1].strip()
        if not cell:
            if required:
                raise Refusal(column, "missing_field")
            return ""
        plain = cell.isascii() and cell.isalnum()
        if BROKEN in cell or (column != NOTE and not plain and GARBLED.search(cell)):
            raise Refusal(column, "broken_character")
        if len(cell) <= LONGEST_DITTO and DITTO.fullmatch(cell):
            raise Refusal(column, "ditto", given=cell)
        if FORBIDDEN.search(cell.translate(BREAKS) if lines else cell):
            raise Refusal(column, "hidden_character")
        if len(cell) > longest:
            raise Refusal(column, "text_too_long", largest=longest)
        if is_error(cell):
            raise Refusal(column, "error_in_cell", given=cell[:40])
        if FORMULA.match(cell) and not ABROAD.fullmatch(cell):
            raise Refusal(column, "formula_in_cell")
        if DIGITS_LOST.fullmatch(cell):
            raise Refusal(column, "digits_lost")
        return cell

    def name_of_one(self, column: str, *, required: bool = False, longest: int = 200) -> str:
        """The cell as a number that names something, such as an account or a telephone: full-width places like others,
        without the apostrophe by which a spreadsheet keeps it as text. Refuses one whose digits a spreadsheet lost."""
        cell = unicodedata.normalize("NFKC", self.text(column, required=required, longest=longest))
        cell = "" if is_nothing(cell) else cell.removeprefix("'").removesuffix(".0")
        if ROUNDED.fullmatch(cell) or (len(cell) > EXACT_PLACES and self._lacks_places(column, cell)):
            raise Refusal(column, "digits_lost")
        if ALIKE.search(cell) or FANCY.search(self.cells.get(column, "")):
            raise Refusal(column, "hidden_character")
        if FORMULA.match(cell) and not ABROAD.fullmatch(cell):
            raise Refusal(column, "formula_in_cell")
        if HIDDEN_PART.search(cell):
            raise Refusal(column, "number_masked")
        if required and not cell:
            raise Refusal(column, "missing_field")
        return cell

    def account_number(self, column: str, longest: int = 64) -> str:
        """The cell as the number of an account, its digits together. Refuses a line that sums up the others, and what
        a spreadsheet made of a number that looked like a date."""
        self._is_its_own(column)
        cell = self.name_of_one(column, required=True, longest=longest)
        if is_sum(cell) or SUM_OF_SOME.fullmatch(cell):
            raise Refusal(column, "totals_row")
        if BETWEEN_NUMBERS.search(cell):
            raise Refusal(column, "several_numbers")
        if MADE_A_DATE.fullmatch(cell):
            raise Refusal(column, "number_made_a_date", given=cell[:40])
        if LETTER_IN_CARD.fullmatch(cell):
            raise Refusal(column, "letter_for_digit")
        return together(cell)

    def name_of_person(self, column: str, *, longest: int = 200) -> str:
        """The cell as the name of one person. Refuses several."""
        cell = self.text(column, longest=longest)
        if TWO_PEOPLE.search(cell):
            raise Refusal(column, "several_people")
        if NUMBER_IN_NAME.search(cell):
            raise Refusal(column, "number_in_name")
        return cell

    def phone(self, column: str, *, longest: int = 200) -> str:
        """The cell as a telephone, or several with something between them."""
        cell = self.name_of_one(column, longest=longest)
        if TWO_PHONES.search(cell):
            raise Refusal(column, "several_numbers")
        if LETTER_FOR_DIGIT.search(cell):
            raise Refusal(column, "letter_for_digit")
        return cell

    def _is_its_own(self, column: str) -> None:
        """Refuse a cell that is one with others: what it shows is of all of them, or of one of them."""
        if self.cells.get(column, "").startswith(MERGED):
            raise Refusal(column, "merged_cell")

    def _lacks_places(self, column: str, cell: str) -> bool:
        return NOUGHTS.fullmatch(cell) is not None or (column in self.spelling.cut and ends_in_noughts(cell))

    def id_number(self, column: str, *, required: bool = False, longest: int = 200) -> str:
        """The cell as an identity number. Refuses a Chinese one whose check digit does not fit."""
        cell = WRAPPED.sub("", self.name_of_one(column, required=required, longest=longest)).strip()
        whole = re.sub(r"[\s-]", "", cell)
        if len(whole) > MOST_PLACES and re.search(r"\d{17}[\dX]", whole, re.IGNORECASE):
            raise Refusal(column, "several_people")
        cell = whole.upper() if CHINESE_ID.fullmatch(whole) else cell
        if (
            bad_check_digit(cell)
            or CONFUSED.fullmatch(cell)
            or MOBILE.fullmatch(cell)
            or (cell.isdigit() and len(cell) in NO_LENGTH)
        ):
            raise Refusal(column, "id_check_digit")
        return cell

    def money(self, column: str, currency: str, *, required: bool = False) -> Money:
        """The cell as an amount, with those of the columns that are added to it; empty is nothing, unless it is
        ``required``."""
        self._is_its_own(column)
        more = column + "+" in self.cells
        cell = self._filled(column, required=required and not more)
        amount = read_amount(cell, currency, column, unit=self.spelling.units.get(column, "")) if cell else Money(0)
        return Money(amount + self.money(column + "+", currency, required=required and not cell)) if more else amount

    def signed_money(self, column: str, currency: str) -> Money:
        """The cell as an amount that may be negative, written whole or as ``1e+05``."""
        cell = self.text(column, required=True)
        short = re.fullmatch(r"(-?\d)e\+0?(\d)", cell)
        if short:
            cell = short[1] + "0" * int(short[2])
        return parse_money(cell, currency, column, negative=True)

    def optional_money(self, column: str, currency: str) -> Money | None:
        """The cell as an amount, None where it is empty."""
        return self.money(column, currency) if self._filled(column) else None

    def rate(self, column: str) -> Decimal | None:
        """The cell as a fraction a year: ``0.18``, ``18%``; None where it is empty. Unsigned it is what the whole
        column is written in; refuses it where that is not certain."""
        cell = unicodedata.normalize("NFKC", self._filled(column))
        if not cell:
            return None
        if cell.endswith("%"):
            return parse_rate(cell[:-1].rstrip(), column, most=1000) / 100
        written = self.spelling.rates
        rate = parse_rate(cell, column, most=1000 if written else 10)
        if written == "percent" and not (self.spelling.guessed and 0 < rate < 1):
            return rate / 100
        if rate and (written in ("percent", "unclear") or rate >= 1):
            # 4.35 is a rate in per cent far more often than it is 435 %.
            raise Refusal(column, "rate_unclear", given=cell)
        return rate

    def _filled(self, column: str, *, required: bool = False) -> str:
        """The cell as text, empty where it says that there is nothing."""
        cell = self.text(column, required=required)
        if FANCY.search(cell):
            raise Refusal(column, "hidden_character")
        if not is_nothing(cell):
            return cell
        if required:
            raise Refusal(column, "missing_field")
        return ""

    def percent(self, column: str) -> Decimal:
        """The cell as a percentage a year, with or without its sign: ``15.8``, ``10.49%``."""
        return parse_rate(self.text(column, required=True).removesuffix("%"), column, most=1000) / 100

    def whole(self, column: str) -> int:
        """The cell as a whole number, a unit behind it allowed: `` 36 months``."""
        cell = unicodedata.normalize("NFKC", self.text(column, required=True))
        match = re.match(UNIT_OF_DAYS if column == DAYS_OVERDUE else UNIT_OF_COUNTS, cell)
        if match is None:
            raise Refusal(column, "not_a_number", given=cell[:40])
        return int(match[0])

    def count(self, column: str) -> int | None:
        """The cell as a whole number that is never below nought, None where it is empty."""
        if not self._filled(column):
            return None
        number = self.whole(column)
        if number < 0:
            raise Refusal(column, "number_out_of_range", smallest=0, largest=MOST_COUNTED)
        return number

    def date(self, column: str) -> date | None:
        """The cell as a day, None where it is empty."""
        return read_day(self._filled(column), column, self.spelling.dates)

    def one_of(self, column: str, known: tuple[str, ...], otherwise: str) -> str:
        """The cell as one of several words, in any of their usual forms; a blank is ``otherwise``."""
        cell = self._filled(column) or otherwise
        if cell in known:
            return cell
        meant = USUAL_WORDS.get(unicodedata.normalize("NFKC", cell).casefold())
        if meant not in known:
            raise Refusal(column, "unknown_choice", given=cell[:40], known=", ".join(known))
        return meant
