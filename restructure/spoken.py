"""What a debtor says, as marks: sums, counts, days, and the words that give each its meaning.

A mark is one letter, so that ``restructure.saying`` can look for phrases among them:

    N a sum  R a sum that cannot be used (a range, another currency, no number)
    M every month  m a month (which may also be one)  W every other period  y a year
    C months  P payments  X at most  F for, over  V, I within (before, behind)  K paid off
    A months that may also be a sum a month: 三十一个月 is thirty-one months, or 30 a month
    B now  b down (behind a sum)  D a day  E the end of each month  S from  O on  Z the rest  ; a stop  ? not known
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from calculators.calendar import add_months
from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.currency import minor_digits, parse_money
from restructure.numerals import CHINESE, ENGLISH, chinese, english

SIMPLIFIED = str.maketrans(
    "個還後開號兩萬億塊錢週禮現馬從點內餘們她願給頭壹貳叁參肆伍陸柒捌玖拾佰仟",
    "个还后开号两万亿块钱周礼现马从点内余们她愿给头一二三三四五六七八九十百千",
)
SIGNS = {
    "CNY": r"块钱|元钱|¥|元|块|圆|人民币|rmb|cny|yuan|renminbi",
    "GBP": r"£|quid|pounds?(?:\s+sterling)?|gbp|英镑|镑",
    "USD": r"us\$|\$|dollars?|bucks|usd|美元|美金",
    "EUR": r"€|euros?|eur|欧元",
    "HKD": r"hk\$|\$|hkd|dollars?|港元|港币|元|块",
    "TWD": r"nt\$|\$|twd|ntd|新?台币|元|块",
    "SGD": r"s\$|\$|sgd|dollars?|新币|新元|元",
    "JPY": r"¥|yen|jpy|日元|円|元",
}
_SIGN = "|".join(sorted({sign for signs in SIGNS.values() for sign in signs.split("|")}, key=len, reverse=True))
_FIGURES = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_SCALE = r"(?:\s?k|w)(?![a-z])"
SUM = (
    rf"(?:(?P<before>{_SIGN})\s*)?(?:(?P<en>{ENGLISH})|(?P<zh>{CHINESE})|(?P<figures>{_FIGURES})(?P<scale>{_SCALE})?)"
    rf"(?:\s*(?P<after>{_SIGN})(?![a-z]))?"
)
UNNAMED_SUM = "(?>" + re.sub(r"\?P<\w+>", "?:", SUM) + ")"
"""The same without names, for where two sums stand in one pattern."""
NUMBER = rf"(?:{ENGLISH}|{CHINESE}|\d+)"
POWERS = {"k": 3, "w": 4}
LONGEST_COUNT = 600
SURELY_A_COUNT = 60
"""Nobody asks for more payments than this: a larger number before "monthly payments" may be money."""
MAYBE_MONTHS = 120
"""Up to here 一百一个月 may be 110 months; above it is a sum a month."""
SOON_DAYS = 300
"""A day without a year that is further off is more likely a day that has just passed."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
YEAR = r"(?:\s*,?\s*(?P<year>20\d\d)(?!\d))?"


@dataclass(frozen=True, slots=True)
class Mark:
    """One letter with its value, None where it cannot be used, and where it stands in the text."""

    letter: str
    value: Any
    start: int
    end: int


Reader = Callable[[re.Match[str], str, date], Any]


def plain_of(text: str) -> str:
    """The text as it is read: one form of every figure and letter, a stop at every full-width mark."""
    # Between figures 。 may be a stop or a decimal point: it is left for nobody to read.
    stops = re.sub(r"[，、；！？]|(?<!\d)。|。(?!\d)", ";", text)
    return unicodedata.normalize("NFKC", stops).lower()


def marks_of(plain: str, currency: str, today: date) -> Iterator[Mark]:
    """Every mark of a text in order; what is not known is one mark for each word or character."""
    read, place = plain.translate(SIMPLIFIED), 0
    while place < len(read):
        found = _mark_at(read, place, currency, today)
        if found.letter:
            yield found
        place = found.end


def _mark_at(read: str, place: int, currency: str, today: date) -> Mark:
    for letter, pattern, reader in PATTERNS:
        match = pattern.match(read, place)
        if match is None:
            continue
        value = reader(match, currency, today) if reader else None
        if letter == "A" and value is None:
            continue
        return Mark("R" if letter == "N" and value is None else letter, value, match.start(), match.end())
    return Mark("?", None, place, place + 1)


def amount_of(match: re.Match[str], currency: str, _: date) -> Money | None:
    """The sum in minor units; None for one in another currency, with too many decimals, or that is no number."""
    signs = [sign for sign in (match["before"], match["after"]) if sign]
    if any(not re.fullmatch(SIGNS.get(currency, ""), sign) for sign in signs):
        return None
    figures = _figures(match)
    if figures is None or len(figures.partition(".")[2]) > minor_digits(currency):
        return None
    try:
        return parse_money(figures, currency, "says")
    except Refusal:
        return None


def _figures(match: re.Match[str]) -> str | None:
    if match["en"]:
        return english(match["en"])
    if match["zh"]:
        return chinese(match["zh"])
    figures, power = match["figures"].replace(",", ""), POWERS.get((match["scale"] or "").strip(), 0)
    whole, _, decimals = figures.partition(".")
    if power and len(decimals) <= power:
        return whole + decimals.ljust(power, "0")
    return None if power else figures


def _number(text: str) -> int | None:
    figures = text if text.isascii() and text.isdecimal() else english(text) or chinese(text)
    return int(figures) if figures and figures.isdecimal() and len(figures) < 6 else None


def _counted(match: re.Match[str], times: int, more: int = 0) -> int | None:
    number = _number(match["count"])
    return None if number is None or not 1 <= number * times + more <= LONGEST_COUNT else number * times + more


def _months(match: re.Match[str], _: str, __: date) -> int | None:
    return _counted(match, 1)


def _years(match: re.Match[str], _: str, __: date) -> int | None:
    return _counted(match, 12, 6 if match["half"] else 0)


def _payments(match: re.Match[str], _: str, __: date) -> int | None:
    count = _counted(match, 1)
    return None if match["monthly"] and match["count"].isdecimal() and (count or 0) > SURELY_A_COUNT else count


def _dated(match: re.Match[str], _: str, today: date) -> date | None:
    groups = match.groupdict()
    name, month = groups.get("name"), groups.get("month")
    number = MONTHS.index(name[:3]) + 1 if name else _number(month or "") or 0
    year, day = groups.get("year"), groups.get("day")
    wanted = int(year) if year else today.year + 1 if groups.get("following") else 0
    return _coming(wanted, number, (_number(day) or 0) if day else None, today)


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


def _slashed(match: re.Match[str], _: str, today: date) -> date | None:
    """A day and a month whose order only one reading allows."""
    first, second = int(match["first"]), int(match["second"])
    if first <= 12 and second <= 12 and first != second:
        return None
    day, month = (first, second) if first > 12 else (second, first)
    year = int(match["year"] or 0)
    return _coming(year + 2000 if 0 < year < 100 else year, month, day, today)


def _day(match: re.Match[str], _: str, today: date) -> date | None:
    """The next such day: of a month that is too short, its last."""
    wanted = _number(match["day"]) or 0
    if not 1 <= wanted <= 31:
        return None
    soon = add_months(today.replace(day=1), 0, wanted)
    return soon if soon > today else add_months(today.replace(day=1), 1, wanted)


def _next_month(match: re.Match[str], _: str, today: date) -> date | None:
    wanted = _number(match["day"]) if match["day"] else None
    return add_months(today, 1, wanted) if wanted is None or 1 <= wanted <= 31 else None


def _month_end(_: re.Match[str], __: str, today: date) -> date:
    end = add_months(today.replace(day=1), 0, 31)
    return end if end > today else add_months(today.replace(day=1), 1, 31)


def _maybe_months(match: re.Match[str], _: str, __: date) -> int | None:
    """A count of months that nobody would give as a sum; None where it is too long for a count."""
    count = _number(match["count"])
    return count if count is not None and count <= MAYBE_MONTHS else None


def _later(match: re.Match[str], _: str, today: date) -> date | None:
    groups = match.groupdict()
    count = 6 if groups["half"] else _counted(match, 12 if groups["years"] else 1)
    return None if count is None else add_months(today, count)


EVERY = "(?:every|each|per|an?|/)"
PERIOD = "(?:weeks?|fortnights?|quarters?|days?|half[ -]?years?|half[ -]?months?)"
PARTS = "(?:payments?|instalments?|installments?)"
SPAN = "(?:周|星期|礼拜|季度?|年|天|日)"
_ON = r"(?:(?:at|by|on)\s+)?(?:the\s+)?(?:end|last\s+day)\s+of"


def _words(*words: str) -> str:
    """Whole English words, in any of these forms."""
    return rf"(?<![a-z'])(?:{'|'.join(words)})(?![a-z'])"


STOPS = (("", r"\s+", None), (";", r"[;:!?\n]|[,.](?!\d)|(?<!\d)[,.]", None))
CLOCK = (("?", r"(?:1[0-2]|[1-9])(?::\d\d)?\s*[ap]\.?m(?![a-z])", None),)
DAYS: tuple[tuple[str, str, Reader | None], ...] = (
    ("D", r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})(?!\d)[日号]?", _dated),
    ("D", r"(?P<first>\d{1,2})/(?P<second>\d{1,2})(?:/(?P<year>\d{4}|\d{2}))?(?![\d/])", _slashed),
    ("E", r"每个?月(?:的)?(?:月底|月末|底|末|最后一天)", _month_end),
    ("D", rf"(?:(?P<following>明年)|今年)?(?P<month>{NUMBER})月份?(?:(?P<day>{NUMBER})[日号])?(?!\d)", _dated),
    ("D", rf"(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<name>{MONTH_NAME}){YEAR}", _dated),
    ("D", rf"(?P<name>{MONTH_NAME})\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d,]){YEAR}", _dated),
    ("D", rf"(?:in\s+)?(?P<name>{MONTH_NAME}){YEAR}", _dated),
    ("D", rf"下个?月(?:(?P<day>{NUMBER})[日号])?", _next_month),
    ("D", rf"{_words('next month')}(?P<day>(?!))?", _next_month),
    ("E", _words(rf"{_ON}\s+(?:each|every)\s+month"), _month_end),
    ("D", r"(?:这个?月|本月)?(?:月底|月末)", _month_end),
    ("D", _words(rf"{_ON}\s+the\s+month", "month[ -]?end"), _month_end),
    ("D", rf"(?P<day>{NUMBER})[日号]", _day),
    ("D", r"(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)(?![a-z\d])", _day),
    ("D", rf"(?:(?P<half>半)年|(?P<count>{NUMBER})(?:个月|(?P<years>年)))(?:以后|之后|后)", _later),
    ("D", rf"(?P<half>(?!))?after\s+(?P<count>{NUMBER})\s+(?:months?|(?P<years>years?))(?![a-z])", _later),
)
PERIODS: tuple[tuple[str, str, Reader | None], ...] = (
    ("W", rf"(?:每隔?|隔)\s*(?:{NUMBER}|半)?\s*个?{SPAN}|按(?:周|季|年)", None),
    ("W", rf"(?:每隔|隔)\s*(?:{NUMBER})?\s*个?月|每\s*(?:(?![一1]个?月){NUMBER}|半)\s*个?月", None),
    ("W", rf"(?:(?![一1]个?月){NUMBER}|半)\s*个?(?:月|{SPAN})\s*(?:还|付|交)?\s*(?:一次|一期)", None),
    ("W", rf"(?:每个?月|一个月)\s*(?:还|付|分)?\s*{NUMBER}\s*次|一个?{SPAN}(?<!年)", None),
    ("W", rf"(?<![a-z]){EVERY}\s*(?:other|second|third|{NUMBER})\s*(?:{PERIOD}|months?|years?)(?![a-z])", None),
    ("W", rf"(?:once|twice|{NUMBER}\s+times)\s+(?:a|per|every|each)\s+(?:month|week|year)(?![a-z])", None),
    ("W", rf"{EVERY}\s*{PERIOD}(?![a-z])|/\s*(?:wk|yr|year|周|年|季度?|天)(?![a-z])", None),
    ("W", rf"(?:bi|semi)[- ]?(?:weekly|monthly|annual(?:ly)?)(?:\s+{PARTS})?(?![a-z])", None),
    ("W", rf"(?:weekly|fortnightly|quarterly|yearly|annual(?:ly)?|daily)(?:\s+{PARTS})?(?![a-z])", None),
    ("W", r"(?:per|every|each)\s+(?:year|annum)(?![a-z])|p\.?[aw]\.?(?![a-z])|pcw(?![a-z])|/\s*annum", None),
    ("M", r"每\s*[一1]?\s*个?月|每期|按月|/\s*(?:月|month|mth|mo|m)(?![a-z])|月(?=还|付|供|缴)", None),
    ("M", rf"monthly(?:\s+{PARTS})?(?![a-z])|(?:per|every|each|p)\s+(?:calendar\s+)?month(?![a-z])", None),
    ("M", r"(?:pcm|pm|p\.m\.|p/m|p\.c\.m\.)(?![a-z])", None),
)
COUNTS: tuple[tuple[str, str, Reader | None], ...] = (
    ("P", rf"(?P<count>{NUMBER})\s*(?P<monthly>monthly|equal(?:\s+monthly)?)?\s*{PARTS}(?![a-z])", _payments),
    ("P", rf"(?P<count>{NUMBER})\s*期(?P<monthly>(?!))?", _payments),
    ("y", r"(?:an?|one|1)\s+year(?![a-z]|\s+and)|[一1]年(?!半)", None),
    ("C", r"(?P<count>半)年", lambda *_: 6),
    ("C", rf"(?P<count>{NUMBER})\s*年(?P<half>半)?", _years),
    ("C", rf"(?P<count>{NUMBER}|an?)\s*(?:years?|yrs?)(?P<half>\s+and\s+a\s+half)?(?![a-z])", _years),
    ("m", r"(?:an?|one|1)\s+(?:calendar\s+)?month(?![a-z])|[一1]个月", None),
    ("C", rf"(?P<count>{NUMBER})\s*(?:months?|mths?)(?![a-z])", _months),
    ("A", rf"(?P<count>{CHINESE}一)个月", _maybe_months),
    ("C", rf"(?P<count>{NUMBER})\s*个月", _months),
)
SUMS: tuple[tuple[str, str, Reader | None], ...] = (
    ("R", rf"{UNNAMED_SUM}\s*(?:-|–|—|~|至|到|或者?|to|or)\s*{UNNAMED_SUM}", None),
    ("R", rf"between\s+{UNNAMED_SUM}\s*(?:and|to|-)\s*{UNNAMED_SUM}", None),
    ("N", SUM, amount_of),
)
MEANINGS: tuple[tuple[str, str, Reader | None], ...] = (
    ("X", "最多|最高|至多|不超过|顶多", None),
    ("X", _words("at most", "up to", "no more than", "not more than", "max(?:imum)?(?: of)?"), None),
    ("V", f"最长|{_words('within')}", None),
    ("F", rf"分成?|{_words('for', 'over')}|in(?=\s+{NUMBER}\s+(?:equal\s+|monthly\s+)*{PARTS})", None),
    ("K", "还清|还完|付清|付完", None),
    ("I", "以内|之内|内", None),
    ("B", "先|现在|马上|今天|今日|首付|首期|立即|立刻|现付", None),
    ("B", _words("(?:right )?now", "today", "(?:a )?down payment(?: of)?", "up[ -]?front", "at once", "first"), None),
    ("B", _words("straight away", "right away", "immediately", "(?:a )?deposit(?: of)?"), None),
    ("b", _words("down"), None),
    (
        "S",
        rf"从|自|起|开始|{_words('(?:starting|beginning|start|begin|commencing)(?: from| on)?', 'from', 'as from')}",
        None,
    ),
    ("O", _words("on"), None),
    ("Z", rf"剩下|剩余|余下|其余|{_words('rest', 'remainder', 'balance')}", None),
)
IDLE = (
    ("", "我们?|她|他|可以|可|能|还款|还|付款|支付|付|愿意|拿出|然后|再|并且|且|而且|和|加|的|吧|只|仅", None),
    ("", _words("and|then|plus|i|we|he|she|they|can|could|would|will|pay|paying|offer|manage|afford"), None),
    ("", _words("do|with|of|the|says?|said|only|just|so|please|ok|okay|yes"), None),
)
UNKNOWN = (("?", r"[a-z']+|\d[\d.,]*|.", None),)
PATTERNS: tuple[tuple[str, re.Pattern[str], Reader | None], ...] = tuple(
    (letter, re.compile(pattern, re.DOTALL), reader)
    for kind in (STOPS, CLOCK, DAYS, PERIODS, COUNTS, SUMS, MEANINGS, IDLE, UNKNOWN)
    for letter, pattern, reader in kind
)
"""Days before periods before counts before sums: a day or a number of months must not be read as money."""
