"""How often people write that a sum comes or goes, in the words of three countries."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from calculators.calendar import MONTHLY, Frequency, Unit, parse_frequency

HALF_MONTH, YEAR = Frequency(1, "half month"), Frequency(1, "year")
TERM, SEMESTER = Frequency(4, "month"), Frequency(6, "month")
"""School terms: three a year, or two."""
NUMBERS = {
    word: number
    for number, words in enumerate(
        ("", "one 一", "two 二 两", "three 三", "four 四", "five 五", "six 六", "seven 七", "eight 八", "nine 九",
         "ten 十", "eleven 十一", "twelve 十二")
    )
    for word in words.split()
}  # fmt: skip
UNITS: dict[str, tuple[int, Unit]] = {
    **dict.fromkeys(("day", "days", "天", "日"), (1, "day")),
    **dict.fromkeys(("week", "weeks", "wk", "wks", "w", "周", "星期", "礼拜"), (1, "week")),
    **dict.fromkeys(("fortnight", "fortnights"), (2, "week")),
    **dict.fromkeys(("month", "months", "mth", "mths", "mo", "mos", "m", "月", "个月"), (1, "month")),
    **dict.fromkeys(("quarter", "quarters", "qtr", "季", "季度"), (1, "quarter")),
    **dict.fromkeys(("year", "years", "yr", "annum", "y", "年"), (1, "year")),
    **dict.fromkeys(("term", "terms", "school term", "school terms"), (4, "month")),
    **dict.fromkeys(("semester", "semesters", "学期", "个学期"), (6, "month")),
}
USUAL: dict[str, Frequency] = {
    **dict.fromkeys(("daily", "day"), Frequency(1, "day")),
    **dict.fromkeys(("weekly", "pw", "pcw"), Frequency(1, "week")),
    **dict.fromkeys(
        ("fortnightly", "2 weekly", "every other week", "隔周", "每隔一周", "双周", "每双周"), Frequency(2, "week")
    ),
    **dict.fromkeys(("4 weekly", "lunar month", "lunar monthly"), Frequency(4, "week")),
    **dict.fromkeys(("monthly", "calendar month", "calendar monthly", "pcm", "pm", "月付", "月供", "每个月"), MONTHLY),
    **dict.fromkeys(
        ("semi monthly", "semimonthly", "half monthly", "twice monthly", "1st and 15th", "15th and last", "半月",
         "半个月", "每半月", "每半个月", "半月一次"),
        HALF_MONTH,
    ),
    **dict.fromkeys(("quarterly", "3 monthly", "季付"), Frequency(1, "quarter")),
    **dict.fromkeys(
        ("half yearly", "6 monthly", "semi annual", "semi annually", "semiannual", "semiannually", "半年", "每半年",
         "半年一次"),
        SEMESTER,
    ),
    **dict.fromkeys(("yearly", "annual", "annually", "pa", "年付"), YEAR),
    **dict.fromkeys(("termly", "school terms"), TERM),
}  # fmt: skip
BY_COUNTRY = {"USD": {word: Frequency(2, "week") for word in ("biweekly", "bi weekly")}}
"""Every two weeks in one country; elsewhere some mean twice a week."""
NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
UNIT = rf"(?P<unit>{'|'.join(sorted(UNITS, key=len, reverse=True))})"
EVERY = re.compile(
    rf"(?:(?:every|each|per|an?|once an?|once every|每隔?|按|/)\s*)?(?:{NUMBER}\s*)?{UNIT}(?:一?[次付]|一期)?"
)
SKIPPED = re.compile(r"每隔")
TIMES = re.compile(
    rf"(?:(?P<twice>twice|once)|{NUMBER} times?) (?:an?|per|each|every|in an?) {UNIT}"
    rf"|(?:每|一)(?P<chinese>个?[年月周]|个?季度?|个?学期){NUMBER.replace('number', 'often')}[次期]"
)
INSTALMENTS = re.compile(
    rf"(?:in |over |by )?{NUMBER} (?:monthly |equal |council tax )*instal+ments?(?: a year| per year| yearly)?"
    rf"|(?:每|一)年分?{NUMBER.replace('number', 'chinese')}期"
)
APRIL_TO_JANUARY = re.compile(r"apr(il)? ?(to|-)? ?jan(uary)?")


@dataclass(frozen=True, slots=True)
class Often:
    """A sum that comes ``times`` times in each ``frequency``."""

    frequency: Frequency
    times: int = 1


def read_frequency(text: str, currency: str = "") -> Often:
    """Read how often a sum comes, as people write it: fortnightly, every 4 weeks, pcm, twice a month, ten instalments,
    每半月; a blank is monthly. Refuses (``unknown_frequency``) what is not known or means several things, such as
    bimonthly.

    >>> read_frequency("4-weekly").frequency, read_frequency("ten instalments"), read_frequency("每半年").frequency
    (Frequency(count=4, unit='week'), Often(frequency=Frequency(count=1, unit='year'), times=10), \
Frequency(count=6, unit='month'))
    """
    plain = _plain(text)
    if not plain:
        return Often(MONTHLY)
    known = USUAL.get(plain) or BY_COUNTRY.get(currency, {}).get(plain) or USUAL.get(_in_digits(plain))
    if known is not None:
        return Often(known)
    found = _times(plain) or _every(plain)
    if found is not None:
        return found
    return Often(parse_frequency(text))


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("\N{EN DASH}", "-")
    plain = re.sub(r"(?<=[a-z])\.(?=[a-z]?)", "", plain)
    plain = re.sub(r"\bp\s*/\s*(?=[wmay]\b)", "p", plain)
    return " ".join(re.sub(r"[-_,()]+", " ", plain).split())


def _in_digits(plain: str) -> str:
    return " ".join(str(NUMBERS.get(word, word)) for word in plain.split(" "))


def _count(word: str | None) -> int:
    return 1 if not word else int(word) if word.isdecimal() else NUMBERS[word]


def _every(plain: str) -> Often | None:
    match = EVERY.fullmatch(plain)
    if match is None or (SKIPPED.match(plain) and match["number"]):
        # 每隔两周 may be every second or every third week.
        return None
    many, unit = UNITS[match["unit"]]
    count = many * _count(match["number"])
    return Often(Frequency(count, unit)) if 1 <= count <= 366 else None


def _times(plain: str) -> Often | None:
    if APRIL_TO_JANUARY.fullmatch(plain):
        return Often(YEAR, 10)
    match = INSTALMENTS.fullmatch(plain)
    if match is not None:
        count = _count(match["number"] or match["chinese"])
        return _in_a_year(count) if 2 <= count <= 12 else None
    match = TIMES.fullmatch(plain)
    if match is None:
        return None
    count = {"once": 1, "twice": 2}.get(match["twice"] or "") or _count(match["number"] or match["often"])
    many, unit = UNITS[match["unit"] or match["chinese"].removeprefix("个")]
    if not 1 <= count <= 60:
        return None
    if (count, many, unit) == (2, 1, "month"):
        return Often(HALF_MONTH)
    return _in_a_year(count) if unit == "year" else Often(Frequency(many, unit), count)


def _in_a_year(count: int) -> Often:
    """So many in a year: at so many months from each other, where these are whole."""
    return Often(YEAR, count) if 12 % count else Often(Frequency(12 // count, "month"))
