"""Dates as a person types them and as their field shows them: in the order of the country, or the year first."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from calculators.calendar import add_months
from calculators.errors import Refusal
from ui.session import DateOrder, Session
from ui.widgets.fields import ValueEdit

SHOWN: dict[DateOrder, tuple[str, str, str]] = {
    "": ("%Y-%m-%d", "%m%d", "%m-%d"),
    "dmy": ("%d/%m/%Y", "%d%m", "%d/%m"),
    "mdy": ("%m/%d/%Y", "%m%d", "%m/%d"),
}
"""How a field shows a date, the shortest way to type one of the next twelve months, and one of this year."""
EXAMPLE = date(2026, 12, 25)
"""No month has that number, so that it shows the order."""
SPACED = re.compile(r"\s*([-/.])\s*")
CENTURIES = r"(?:19|20|21)\d{2}"
THREE = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2({CENTURIES}|\d{{2}})", re.ASCII)
EIGHT = re.compile(rf"(\d{{2}})()(\d{{2}})({CENTURIES})", re.ASCII)
TWO = re.compile(r"(\d{1,2})[-/.](\d{1,2})|(\d{2})(\d{2})", re.ASCII)
CHINESE = re.compile(r"(\d{1,2})月(\d{1,2})[日号]?", re.ASCII)
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
"""English whatever the language of the PC."""
WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?"
DAY, MONTH, YEAR = r"(\d{1,2})(?:st|nd|rd|th)?(?: of)?", r"([a-z]{3,9})\.?", rf"(?:,? ({CENTURIES}|\d{{2}}))?"
DAY_FIRST = re.compile(f"{WEEKDAY}{DAY} ?{MONTH}{YEAR}", re.ASCII)
MONTH_FIRST = re.compile(f"{WEEKDAY}{MONTH} ?{DAY}{YEAR}", re.ASCII)
AHEAD = 20
"""Two digits are a year at most so many years ahead, else one of the past."""


class DateEdit(ValueEdit[date]):
    """A date; where the order of day and month changes, what stands here follows."""

    def __init__(self, field: str, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            lambda text: read_date(session, text, field),
            lambda day: shown_date(session, day),
            parent,
        )
        self.step = _step_day

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and not self.isModified():
            self.refresh()


def typed_date(day: date, order: DateOrder) -> str:
    """A date as its field shows it.

    >>> typed_date(EXAMPLE, "dmy"), typed_date(EXAMPLE, "mdy"), typed_date(EXAMPLE, "")
    ('25/12/2026', '12/25/2026', '2026-12-25')
    """
    return day.strftime(SHOWN[order][0])


def typed_examples(day: date, order: DateOrder) -> tuple[str, str]:
    """A date in full, and as short as it can be typed.

    >>> typed_examples(EXAMPLE, "dmy")
    ('25/12/2026', '2512')
    """
    whole, short, _ = SHOWN[order]
    return day.strftime(whole), day.strftime(short)


def parse_date(text: str, field: str, today: date, order: DateOrder = "") -> date:
    """Read a date: year first, in the order of the country, with the month in words, or a short form counted from
    ``today``. Refuses what is not one, and what could be two where no order is known.

    >>> parse_date("0315", "first_due", date(2026, 11, 22)), parse_date("+7", "first_due", date(2026, 11, 22))
    (datetime.date(2027, 3, 15), datetime.date(2026, 11, 29))
    >>> parse_date("5/12/26", "first_due", date(2026, 11, 22), "dmy"), parse_date("12月5日", "at", date(2026, 11, 22))
    (datetime.date(2026, 12, 5), datetime.date(2026, 12, 5))
    """
    plain = SPACED.sub(r"\1", unicodedata.normalize("NFKC", text).strip().lower().replace("。", "."))
    try:
        day = _counted(plain, today) or _of_the_year(plain, today, order) or _year_last(plain, today, order)
    except (ValueError, OverflowError):
        day = None
    return day or _whole(plain, field, text, order)


def read_date(session: Session, text: str, field: str) -> date:
    """Read a date as it is typed here; refuses as ``parse_date``."""
    return parse_date(text, field, session.today(), session.date_order)


def shown_date(session: Session, day: date) -> str:
    """A date as it is typed here."""
    return typed_date(day, session.date_order)


def shown_day(session: Session, day: date) -> str:
    """A day of this year where there is little room."""
    return day.strftime(SHOWN[session.date_order][2])


def shown_moment(session: Session, at: datetime) -> str:
    """A date as it is typed here, and the time."""
    return f"{shown_date(session, at.date())} {at:%H:%M}"


def _counted(plain: str, today: date) -> date | None:
    if match := re.fullmatch(r"\+(\d{1,4})", plain, re.ASCII):
        return today + timedelta(days=int(match[1]))
    if plain == "m":
        return add_months(today.replace(day=1), 1) - timedelta(days=1)
    if match := re.fullmatch(r"(\d{1,2})[日号]?", plain, re.ASCII):
        this_month = today.replace(day=int(match[1]))
        return this_month if this_month > today else add_months(this_month, 1)
    return None


def _of_the_year(plain: str, today: date, order: DateOrder) -> date | None:
    """A day and a month: the next such day."""
    if match := TWO.fullmatch(plain):
        month, day = _month_and_day(int(match[1] or match[3]), int(match[2] or match[4]), order or "mdy")
    elif match := CHINESE.fullmatch(plain):
        month, day = int(match[1]), int(match[2])
    elif (named := _named(plain)) and not named[2]:
        month, day, _ = named
    else:
        return None
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def _year_last(plain: str, today: date, order: DateOrder) -> date | None:
    if (named := _named(plain)) and named[2]:
        return date(_year(named[2], today), *named[:2])
    match = THREE.fullmatch(plain) or EIGHT.fullmatch(plain)
    if match is None:
        return None
    first, second = int(match[1]), int(match[3])
    # Where no order is known, only what can be one day is read; two digits behind could be anything then.
    if not order and (len(match[4]) == 2 or not match[2] or (max(first, second) <= 12 and first != second)):
        return None
    return date(_year(match[4], today), *_month_and_day(first, second, order or "dmy"))


def _month_and_day(first: int, second: int, order: DateOrder) -> tuple[int, int]:
    """Month and day of two numbers: in that order, or in the other where only that is one."""
    month, day = (second, first) if order == "dmy" else (first, second)
    return (day, month) if month > 12 >= day else (month, day)


def _named(plain: str) -> tuple[int, int, str] | None:
    """Month, day and the digits of the year of a date with its month in words."""
    spaced = re.sub(r"[-/ ]+", " ", plain)
    if match := DAY_FIRST.fullmatch(spaced):
        day, name, year = match.groups(default="")
    elif match := MONTH_FIRST.fullmatch(spaced):
        name, day, year = match.groups(default="")
    else:
        return None
    month = next((place for place, known in enumerate(MONTHS, 1) if known.startswith(name)), 0)
    return (month, int(day), year) if month else None


def _year(digits: str, today: date) -> int:
    if len(digits) == 4:
        return int(digits)
    year = today.year - today.year % 100 + int(digits)
    return year if year <= today.year + AHEAD else year - 100


def _whole(plain: str, field: str, text: str, order: DateOrder) -> date:
    """A date in full as files write them too."""
    # At first use: files are read with more than the first window needs.
    from restructure.importing.days import read_day

    try:
        day = read_day(plain, field)
    except Refusal as reason:
        if reason.code == "date_out_of_range":
            raise
        day = None
    if day is None:
        raise Refusal(field, "not_a_date", given=text[:40], example=typed_date(EXAMPLE, order))
    return day


def _step_day(day: date, by: int) -> date:
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return day
