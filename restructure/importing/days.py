"""Days as files write them: only what can mean one day."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from typing import Literal

from calculators.errors import Refusal
from restructure.requests import EARLIEST, LATEST

Order = Literal["", "dmy", "mdy"]
"""Which comes first in 05/01/2024: nothing said, the day, the month."""
ORDERS: tuple[Order, ...] = ("dmy", "mdy")
TIME_OF_DAY = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$")
"""What a system writes behind a day, and nothing here asks for."""
DAY_DIGITS = 8
FORMS = ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y年%m月%d号")
YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
SERIAL = re.compile(r"[34]\d{4}(\.\d+)?", re.ASCII)
"""A day as a spreadsheet counts it, from 1982 on."""
MINGUO = re.compile(r"民[国國](\d{2,3})年(\d{1,2})月(\d{1,2})日", re.ASCII)
FIRST_MINGUO = 1911
NUMERALS = "〇一二三四五六七八九"
BELOW_A_HUNDRED = re.compile(rf"(?:([{NUMERALS}])?(十))?([{NUMERALS}])?")
ZERO = str.maketrans("零○Ｏ", "〇〇〇")
WRITTEN = re.compile(rf"([{NUMERALS}]{{4}})年([{NUMERALS}十]{{1,3}})月([{NUMERALS}十]{{1,3}})[日号]")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""English whatever the language of the PC."""
AMERICAN = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})", re.ASCII)
NAMED = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})\.?[ -](\d{4})", re.ASCII)


def read_day(text: str, column: str, order: Order = "") -> date | None:
    """A cell as a day, None where it is empty. Refuses a year and a month alone, a day with a place too few, one whose
    day and month could be each other unless ``order`` says, and a spreadsheet's count of days.

    >>> read_day("民国113年1月5日", "day"), read_day("二〇二四年十二月三十一日", "day")
    (datetime.date(2024, 1, 5), datetime.date(2024, 12, 31))
    >>> read_day("05/01/2024", "day", "dmy"), read_day("Jan 5, 2024", "day")
    (datetime.date(2024, 1, 5), datetime.date(2024, 1, 5))
    """
    plain = TIME_OF_DAY.sub("", text if text.isascii() else unicodedata.normalize("NFKC", text))
    if not plain:
        return None
    if plain.isdigit() and len(plain) != DAY_DIGITS:
        # A year and a month, or a day with a place too few, would be read as some other day.
        raise Refusal(column, "date_serial" if SERIAL.fullmatch(plain) else "not_a_date", given=text[:40])
    day = _plainest(plain) or _in_words(plain)
    last = YEAR_LAST.fullmatch(plain)
    if day is None and last is not None:
        if not order:
            raise Refusal(column, "date_order", given=text[:40])
        first, second = int(last[1]), int(last[3])
        day = _day(int(last[4]), *((second, first) if order == "dmy" else (first, second)))
    if day is None:
        raise Refusal(column, "date_serial" if SERIAL.fullmatch(plain) else "not_a_date", given=text[:40])
    if not EARLIEST <= day <= LATEST:
        raise Refusal(column, "date_out_of_range")
    return day


def _plainest(plain: str) -> date | None:
    for form in FORMS:
        try:
            return datetime.strptime(plain, form).date()  # noqa: DTZ007  # a calendar day has no zone
        except ValueError:
            continue
    return None


def _in_words(plain: str) -> date | None:
    if match := MINGUO.fullmatch(plain):
        return _day(int(match[1]) + FIRST_MINGUO, int(match[2]), int(match[3]))
    if match := WRITTEN.fullmatch(plain.translate(ZERO)):
        year = int("".join(str(NUMERALS.index(place)) for place in match[1]))
        return _day(year, _numeral(match[2]), _numeral(match[3]))
    if (match := NAMED.fullmatch(plain)) and match[2][:3].lower() in MONTHS:
        return _day(int(match[3]), MONTHS.index(match[2][:3].lower()) + 1, int(match[1]))
    if (match := AMERICAN.fullmatch(plain)) and match[1][:3].lower() in MONTHS:
        return _day(int(match[3]), MONTHS.index(match[1][:3].lower()) + 1, int(match[2]))
    return None


def _numeral(text: str) -> int:
    """A number below a hundred in Chinese: 十二, 三十, 五."""
    match = BELOW_A_HUNDRED.fullmatch(text)
    if match is None:
        return 0
    tens, ten, ones = match.groups(default="")
    return (NUMERALS.index(tens) if tens else len(ten)) * 10 + (NUMERALS.index(ones) if ones else 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
