"""How often and how long, as they are spoken: every two weeks, 每半个月, six payments, 三年."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from calculators.calendar import MONTHLY, Frequency, Unit
from restructure.proposals.spoken.numerals import CHINESE
from restructure.proposals.spoken.sums import NUMBER, counted, number_of

SURELY_A_COUNT = 60
"""Nobody asks for more payments than this: a larger number before "monthly payments" may be money."""
MAYBE_MONTHS = 120
"""Up to here 一百一个月 may be 110 months; above it is a sum a month."""
LONGEST_PERIOD = 31
UNITS: dict[str, tuple[int, Unit]] = {
    "fortnight": (2, "week"),
    "week": (1, "week"),
    "wk": (1, "week"),
    "周": (1, "week"),
    "星期": (1, "week"),
    "礼拜": (1, "week"),
    "quarter": (1, "quarter"),
    "季度": (1, "quarter"),
    "季": (1, "quarter"),
    "day": (1, "day"),
    "天": (1, "day"),
    "日": (1, "day"),
    "dai": (1, "day"),
    "month": (1, "month"),
    "月": (1, "month"),
    "year": (1, "year"),
    "yr": (1, "year"),
    "annum": (1, "year"),
    "annual": (1, "year"),
    "年": (1, "year"),
}
HALVES: dict[str, tuple[int, Unit]] = {"month": (1, "half month"), "月": (1, "half month"), "year": (6, "month")}
HALVES |= {"年": HALVES["year"]}


def _months(match: re.Match[str], _: str, __: date) -> int | None:
    return counted(match)


def _years(match: re.Match[str], _: str, __: date) -> int | None:
    return counted(match, 12, 6 if match["half"] else 0)


def _years_and_months(match: re.Match[str], _: str, __: date) -> int | None:
    more = number_of(match["more"])
    return None if more is None else counted(match, 12, more)


def _payments(match: re.Match[str], _: str, __: date) -> int | None:
    count = counted(match)
    return None if match["monthly"] and match["count"].isdecimal() and (count or 0) > SURELY_A_COUNT else count


def _payments_every(match: re.Match[str], currency: str, today: date) -> tuple[Frequency, int] | None:
    count, often = counted(match), _often(match, currency, today)
    return None if count is None or often is None or count > SURELY_A_COUNT else (often, count)


def _maybe_months(match: re.Match[str], _: str, __: date) -> int | None:
    """A count of months that nobody would give as a sum; None where it is too long for a count."""
    count = number_of(match["count"])
    return count if count is not None and count <= MAYBE_MONTHS else None


def _often(match: re.Match[str], _: str, __: date) -> Frequency | None:
    """The frequency that is named; None for one that can be two, as "biweekly", or that no plan has."""
    groups = match.groupdict()
    if groups["unit"] is None:
        return None
    if groups.get("half"):
        count, unit = HALVES.get(groups["unit"], (0, "day"))
        return Frequency(count, unit) if count else None
    count, unit = UNITS[groups["unit"]]
    many = {"other": 2, "second": 2, "third": 3, "隔": 2, "每隔": 2}.get(groups.get("every") or "", 1)
    if number := groups.get("number"):
        many = (number_of(number.strip(" -")) or 0) * many
    return Frequency(count * many, unit) if 1 <= many <= LONGEST_PERIOD else None


def _every_month(_: re.Match[str], __: str, ___: date) -> Frequency:
    return MONTHLY


EVERY = "(?:every|each|per|an?|/)"
PARTS = "(?:payments?|instalments?|installments?)"
_UNIT = "(?P<unit>week|fortnight|quarter|day|month|year)"
_SPAN = "(?P<unit>周|星期|礼拜|季度?|年|天|日)"
_SPAN_OR_MONTH = "(?P<unit>周|星期|礼拜|季度?|年|天|日|月)"
_PAY = r"\s*(?:还|付|交)?\s*(?:一次|一期|一回)"
_UNKNOWN = "(?P<unit>(?!))?"
_LY = "(?:(?P<unit>week|fortnight|quarter|year|annual|dai)(?:l?ly|(?<=annual)))"
PERIODS: tuple[tuple[str, str, Callable[[re.Match[str], str, date], Any] | None], ...] = (
    ("W", rf"(?P<every>每?隔)\s*个?{_SPAN_OR_MONTH}(?:{_PAY})?", _often),
    ("W", rf"(?P<every>每隔)\s*[一1]\s*个?{_SPAN_OR_MONTH}(?:{_PAY})?", _often),
    ("W", rf"每?隔\s*{NUMBER}\s*个?(?:周|星期|礼拜|季度?|年|天|日|月){_UNKNOWN}", _often),
    ("W", rf"每\s*(?:(?P<half>半)|(?P<number>{NUMBER}))?\s*个?{_SPAN}(?:{_PAY})?", _often),
    ("W", rf"每\s*(?:(?P<half>半)|(?![一1]个?月)(?P<number>{NUMBER}))\s*个?(?P<unit>月)(?:{_PAY})?", _often),
    ("W", r"按(?P<unit>周|季|年)", _often),
    ("W", rf"(?:(?P<half>半)|(?![一1]个?月)(?P<number>{NUMBER}))\s*个?{_SPAN_OR_MONTH}{_PAY}", _often),
    ("W", rf"(?:每个?月|一个月|每周|一周)\s*(?:还|付|分)?\s*(?!一次){NUMBER}\s*次{_UNKNOWN}", _often),
    ("W", rf"(?P<number>一)个?{_SPAN}(?<!年)(?!后|以后|之后|内|以内)", _often),
    ("W", rf"(?<![a-z]){EVERY}\s*(?P<half>half)[ -]?(?P<unit>month|year)(?![a-z])", _often),
    (
        "W",
        rf"(?<![a-z])(?:every|each|per|/)\s*(?:(?P<every>other|second|third)|(?P<number>{NUMBER}))\s*{_UNIT}s?(?![a-z])",
        _often,
    ),
    ("W", rf"(?:once|twice|{NUMBER}\s+times)\s+(?:a|per|every|each)\s+(?:month|week|year)(?![a-z]){_UNKNOWN}", _often),
    ("W", rf"{EVERY}\s*(?P<unit>week|fortnight|quarter|day)s?(?![a-z])", _often),
    ("W", r"/\s*(?P<unit>wk|yr|year|周|年|季度?|天)(?![a-z])", _often),
    ("W", rf"(?:semi)[- ]?(?:monthly){_UNKNOWN}(?:\s+{PARTS})?(?![a-z])", lambda *_: Frequency(1, "half month")),
    ("W", rf"(?:bi|semi)[- ]?(?:weekly|monthly|annual(?:ly)?){_UNKNOWN}(?:\s+{PARTS})?(?![a-z])", _often),
    ("W", r"(?P<number>four[- ]|4-)(?P<unit>week)ly(?![a-z])", _often),
    ("W", rf"{_LY}(?:\s+{PARTS})?(?![a-z])", _often),
    ("W", r"(?:per|every|each)\s+(?P<unit>year|annum)(?![a-z])|/\s*annum", _often),
    ("W", r"(?:p\.?w\.?|p/w|pcw)(?![a-z])", lambda *_: Frequency(1, "week")),
    ("W", r"(?:p\.?a\.?|p/a)(?![a-z])", lambda *_: Frequency(1, "year")),
    (
        "M",
        r"每\s*[一1]?\s*个?月(?:\s*(?:还|付|交)?\s*一次)?|每期|按月|/\s*(?:月|month|mth|mo|m)(?![a-z])|月(?=还|付|供|缴)",
        _every_month,
    ),
    (
        "M",
        rf"monthly(?:\s+{PARTS})?(?![a-z])|(?:per|every|each|p)\s+(?:calendar\s+)?(?:month|mth)(?![a-z])",
        _every_month,
    ),
    ("M", r"(?:pcm|pm|p\.m\.|p/m|p\.c\.m\.)(?![a-z])", _every_month),
)
COUNTS: tuple[tuple[str, str, Callable[[re.Match[str], str, date], Any] | None], ...] = (
    ("p", rf"(?P<count>{NUMBER})\s*(?:equal\s+)?{_LY}\s+{PARTS}(?![a-z])", _payments_every),
    ("P", rf"(?P<count>{NUMBER})\s*(?P<monthly>monthly|equal(?:\s+monthly)?)?\s*{PARTS}(?![a-z])", _payments),
    ("P", rf"(?P<count>{NUMBER})\s*期(?P<monthly>(?!))?", _payments),
    ("C", rf"(?P<count>{NUMBER})\s*年零?(?P<more>{NUMBER})个月", _years_and_months),
    ("y", r"(?:an?|one|1)\s+year(?![a-z]|\s+and)|[一1]年(?!半)", None),
    ("C", r"(?P<count>半)年", lambda *_: 6),
    ("C", rf"(?P<count>{NUMBER})\s*年(?P<half>半)?", _years),
    ("C", rf"(?P<count>{NUMBER}|an?)\s*(?:years?|yrs?)(?P<half>\s+and\s+a\s+half)?(?![a-z])", _years),
    ("u", rf"in\s+(?P<count>{NUMBER}|an?)\s+(?:years?|yrs?)(?P<half>\s+and\s+a\s+half)?(?![a-z])", _years),
    ("u", rf"in\s+(?P<count>{NUMBER}|an?)\s+(?:months?|mths?)(?![a-z])", _months),
    ("m", r"(?:an?|one|1)\s+(?:calendar\s+)?(?:month|mth)(?![a-z])|[一1]个月", None),
    ("C", rf"(?P<count>{NUMBER})\s*(?:months?|mths?)(?![a-z])", _months),
    ("A", rf"(?P<count>{CHINESE}一)个月", _maybe_months),
    ("C", rf"(?P<count>{NUMBER})\s*个月", _months),
    ("c", rf"(?P<count>{NUMBER})\s*(?:weeks?|wks?|个?(?:周|星期|礼拜))(?![a-z]|后|以后|之后)", _months),
)
