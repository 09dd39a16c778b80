"""Days as they are spoken: dates, days of a month or a week, month ends, and so much later."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from calculators.calendar import LAST_DAY, Frequency, add_months
from restructure.proposals.spoken.sums import NUMBER, counted, number_of

SOON_DAYS = 300
"""A day without a year that is further off is more likely a day that has just passed."""
MONTH_FIRST = {"USD", "PHP", "CNY", "JPY", "KRW", "TWD"}
EITHER_ORDER = {"CAD"}
"""Where 01/02 is the second of January, and where it is whatever the writer means."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
YEAR = r"(?:\s*,?\s*(?P<year>20\d\d)(?!\d))?"


def _dated(match: re.Match[str], _: str, today: date) -> date | None:
    groups = match.groupdict()
    name, month = groups.get("name"), groups.get("month")
    number = MONTHS.index(name[:3]) + 1 if name else number_of(month or "") or 0
    year, day = groups.get("year"), groups.get("day")
    wanted = written_year(year) if year else today.year + 1 if groups.get("following") else 0
    return _coming(wanted, number, (number_of(day) or 0) if day else None, today)


def _coming(year: int, month: int, day: int | None, today: date) -> date | None:
    """The day, without a year the next such one; a month alone from its first day, unless it has begun."""
    try:
        if year:
            return date(year, month, day or 1)
        soon = date(today.year, month, day or 1)
        if not day and (soon.year, soon.month) == (today.year, today.month):
            return None
        soon = soon if soon > today else date(today.year + 1, month, day or 1)
    except ValueError:
        return None
    return soon if soon - today <= timedelta(days=SOON_DAYS) else None


NO_YEAR = 10_000
"""A year that no calendar has stands for 0000, which is no year that is left out."""


def written_year(text: str | None) -> int:
    """The year that is written, one of this century where it has two digits; 0 where none is.

    >>> written_year("27"), written_year("00"), written_year(None)
    (2027, 2000, 0)
    """
    if not text:
        return 0
    return int(text) + 2000 if len(text) == len("00") else int(text) or NO_YEAR


def month_and_day(first: int, second: int, currency: str) -> tuple[int, int] | None:
    """A month and a day in the order of the country of the currency; None where both orders are written there."""
    if currency in EITHER_ORDER and first <= 12 and second <= 12 and first != second:
        return None
    return (first, second) if second > 12 or (first <= 12 and currency in MONTH_FIRST) else (second, first)


def _slashed(match: re.Match[str], currency: str, today: date) -> date | None:
    order = month_and_day(int(match["first"]), int(match["second"]), currency)
    return None if order is None else _coming(written_year(match["year"]), *order, today)


def _day(match: re.Match[str], _: str, today: date) -> date | None:
    """The next such day: of a month that is too short, its last."""
    wanted = number_of(match["day"]) or 0
    if not 1 <= wanted <= 31:
        return None
    soon = add_months(today.replace(day=1), 0, wanted)
    return soon if soon > today else add_months(today.replace(day=1), 1, wanted)


def _ordinal(match: re.Match[str], _: str, today: date) -> date:
    return add_months(today, 0 if ORDINALS[match["day"]] > today.day else 1, ORDINALS[match["day"]])


def _next_month(match: re.Match[str], _: str, today: date) -> date | None:
    """A day of the next month; without one its first, as of every month that is named alone."""
    wanted = (
        1
        if match["start"] is not None
        else 31
        if match["end"] is not None
        else number_of(match["day"])
        if match["day"]
        else 1
    )
    return add_months(today, 1, wanted) if wanted is not None and 1 <= wanted <= 31 else None


def _month_end(_: re.Match[str], __: str, today: date) -> date:
    end = add_months(today.replace(day=1), 0, LAST_DAY)
    return end if end > today else add_months(today.replace(day=1), 1, LAST_DAY)


def _month_start(_: re.Match[str], __: str, today: date) -> date:
    return add_months(today, 1, 1)


def _year_end(_: re.Match[str], __: str, today: date) -> date:
    end = date(today.year, 12, 31)
    return end if end > today else date(today.year + 1, 12, 31)


def _later(match: re.Match[str], _: str, today: date) -> date | None:
    groups = match.groupdict()
    count = 6 if groups["half"] else counted(match, 12 if groups["years"] else 1)
    return None if count is None else add_months(today, count)


def _days_later(match: re.Match[str], _: str, today: date) -> date | None:
    count = counted(match, 7 if match["weeks"] else 1)
    return None if count is None else today + timedelta(days=count)


def _tomorrow(match: re.Match[str], _: str, today: date) -> date:
    return today + timedelta(days={"后": 2, "大": 3}.get(match[0][:1], 1))


def _weekday(match: re.Match[str], _: str, today: date) -> date | None:
    """The day of a week: the next that comes, or the one of this or the next week, from Monday to Sunday.

    "Next Friday" is the Friday of the next week to some and the next that comes to others: None where these differ.
    """
    groups = match.groupdict()
    name, which = match["name"], groups.get("which") or ""
    wanted = WEEKDAYS.index(name[:3]) if name.isascii() else CHINESE_WEEKDAYS.index(name.replace("天", "日"))
    monday = today - timedelta(days=today.weekday())
    coming = today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    following = monday + timedelta(days=7 * which.count("下") + wanted)
    if which.startswith("下"):
        return following
    if which[:1] in ("这", "本"):
        return following if following > today else None
    if which == "next":
        return coming if coming == monday + timedelta(days=7 + wanted) else None
    return coming


def _weekly(match: re.Match[str], currency: str, today: date) -> tuple[Frequency, date] | None:
    """Every week from the next such day on."""
    day = _weekday(match, currency, today)
    return None if day is None else (WEEKLY, day)


def words(*forms: str) -> str:
    """Whole English words, in any of these forms."""
    return rf"(?<![a-z'])(?:{'|'.join(forms)})(?![a-z'])"


ORDINALS = {"first": 1, "second": 2, "third": 3, "fifth": 5, "tenth": 10, "fifteenth": 15, "twentieth": 20}
WEEKLY = Frequency(1, "week")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CHINESE_WEEKDAYS = "一二三四五六日"
_WEEKDAY_NAME = r"(?:mon|tues|wednes|thurs|fri|satur|sun)"
_WEEKDAY = r"(?P<name>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_WEEK = "(?:周|星期|礼拜)"
_WEEKDAY_ZH = rf"{_WEEK}(?P<name>[一二三四五六日天])(?![十百千万次期回点年])"
_ON = r"(?:(?:at|by|on)\s+)?(?:the\s+)?(?:end|last\s+day)\s+of"
_AT_START = r"(?:(?:at|by|on|from)\s+)?(?:the\s+)?(?:beginning|start)\s+of"
_NONE = "(?!)"
DAYS: tuple[tuple[str, str, Callable[[re.Match[str], str, date], Any] | None], ...] = (
    ("G", r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})(?!\d)[日号]?", _dated),
    ("G", r"(?P<first>\d{1,2})/(?P<second>\d{1,2})(?:/(?P<year>\d{4}|\d{2}))?(?![\d/])", _slashed),
    ("E", r"每个?月(?:的)?(?:月底|月末|底|末|最后一天)", _month_end),
    ("E", r"每个?月(?:的)?(?:月初|初)", _month_start),
    ("G", rf"(?:(?P<following>明年)|今年)?(?P<month>{NUMBER})月份?(?P<day>{NUMBER})[日号](?!\d)", _dated),
    ("D", rf"(?:(?P<following>明年)|今年)?(?P<month>{NUMBER})月份?(?P<day>{_NONE})?(?!\d)", _dated),
    ("G", rf"(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<name>{MONTH_NAME}){YEAR}", _dated),
    ("G", rf"(?P<name>{MONTH_NAME})\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d,]){YEAR}", _dated),
    ("D", rf"(?:in\s+)?(?P<name>{MONTH_NAME}){YEAR}", _dated),
    ("G", rf"下个?月(?P<start>{_NONE})?(?P<end>{_NONE})?(?P<day>{NUMBER})[日号]", _next_month),
    ("D", rf"下个?月(?:(?P<start>月?初)|(?P<end>月?[底末])|(?P<day>{NUMBER})[日号])?", _next_month),
    (
        "D",
        rf"(?:the\s+)?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)|(?P<start>first))\s+(?:day\s+)?of\s+next\s+month\b(?P<end>{_NONE})?",
        _next_month,
    ),
    ("D", rf"{words('next month')}(?P<day>{_NONE})?(?P<start>{_NONE})?(?P<end>{_NONE})?", _next_month),
    ("D", words(rf"{_ON}\s+next\s+month") + rf"(?P<start>{_NONE})?(?P<day>{_NONE})?(?P<end>)", _next_month),
    ("E", words(rf"{_ON}\s+(?:each|every)\s+month", r"(?:each|every)\s+month[ -]?end"), _month_end),
    ("E", words(rf"{_AT_START}\s+(?:each|every)\s+month"), _month_start),
    ("D", r"(?:这个?月|本月)?(?:月底|月末)|(?:这个?|本)月[底末]", _month_end),
    ("D", words(rf"{_ON}\s+(?:the|this)\s+month", "month[ -]?end"), _month_end),
    ("G", r"今?年底|" + words(rf"{_ON}\s+(?:the|this)\s+year"), _year_end),
    ("D", rf"(?P<day>{NUMBER})[日号]", _day),
    ("D", r"(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)(?![a-z\d])(?:\s+of\s+the\s+month(?![a-z]))?", _day),
    (
        "D",
        rf"(?:the\s+)?(?P<day>{'|'.join(ORDINALS)})(?:\s+day)?\s+of(?:\s+the\s+month|(?=\s+(?:each|every)\s+month))",
        _ordinal,
    ),
    ("D", rf"(?:(?P<half>半)年|(?P<count>{NUMBER})(?:个月|(?P<years>年)))(?:以后|之后|后)", _later),
    ("D", rf"(?P<half>{_NONE})?after\s+(?P<count>{NUMBER})\s+(?:months?|(?P<years>years?))(?![a-z])", _later),
    ("G", rf"(?P<count>{NUMBER})\s*个?(?:[天日]|(?P<weeks>周|星期|礼拜))(?:以后|之后|后)", _days_later),
    ("G", rf"in\s+(?P<count>{NUMBER}|an?)\s+(?:days?|(?P<weeks>weeks?))(?:\s+time)?(?![a-z])", _days_later),
    ("G", rf"大后天|后天|明天|明日|{words('tomorrow')}", _tomorrow),
    # 每周五六百 is 600 every Friday, or 500 to 600 every week.
    ("?", rf"(?:每|下|这|本)?个?{_WEEK}[一三四五六](?=[一二两三四五六七八九][十百千万])", None),
    ("f", rf"每个?{_WEEKDAY_ZH}", _weekly),
    ("f", rf"(?:every|each)\s+{_WEEKDAY}(?![a-z])", _weekly),
    ("f", rf"on\s+(?P<name>{_WEEKDAY_NAME})days(?![a-z])", _weekly),
    ("G", rf"(?:(?P<which>下下|下|这|本)个?)?{_WEEKDAY_ZH}", _weekday),
    ("G", rf"(?<![a-z])(?:(?P<which>next)|this|this\s+coming|coming)?\s*{_WEEKDAY}(?![a-z])", _weekday),
)
"""A day of its own is G, one that every month has is D: "500 on the 15th" may be said of every month."""
