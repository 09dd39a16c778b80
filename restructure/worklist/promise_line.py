"""Promises and call-backs as they are typed at the desk, in one line: ``800 25``, ``800 +7``; ``1430``, ``mo 10``,
``+2``; and a promise as somebody says it. A line is read as a whole or refused, and nothing is guessed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from calculators.calendar import add_months
from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.money.currency import parse_typed, plain_text
from restructure.proposals.spoken.days import SOON_DAYS, month_and_day
from restructure.proposals.spoken.marks import Mark, marks_of, plain_of
from restructure.proposals.spoken.sums import SIGNS
from restructure.worklist.promise import LONGEST_AHEAD, check_day

LONGEST = 60
ENGLISH, CHINESE = ("mo", "tu", "we", "th", "fr", "sa", "su"), "一二三四五六日"
WEEKDAYS = {name: day for names in (ENGLISH, CHINESE) for day, name in enumerate(names)} | {"天": 6}
WEEKDAY = r"(?P<weekday>mo|tu|we|th|fr|sa|su)[a-z]*|(?:周|星期|礼拜)(?P<zh>[一二三四五六日天])"
DAY = re.compile(
    r"\+(?P<later>\d{1,3})(?:d|天)?|(?P<iso>\d{4}-\d{1,2}-\d{1,2})|(?P<first>\d{1,2})[-/.月](?P<second>\d{1,2})[日号]?"
    rf"|(?P<day>\d{{1,2}})[日号]?|(?P<soon>today|tomorrow|今天|明天|后天)|{WEEKDAY}"
)
GROUPED = re.compile(r"\d{1,3}(?: \d{3})+(?:\.\d+)?")
CODE = re.compile(r"[a-z]{3}")
AHEAD = {"today": 0, "今天": 0, "tomorrow": 1, "明天": 1, "后天": 2}
SAID = re.compile("[XB]*NO?[DG]|O?[DG][XB]*N")
"""A sum and a day, as marks: "800 on the 25th", 25号还800."""
DOUBTED = re.compile(
    r"(?<![a-z])(?:maybe|perhaps|probably|about|around|roughly|hope|try|if|unless|depends|borrow|loan|no way)(?![a-z])|"
    r"左右|大概|大约|差不多|凑|争取|尽量|看看|如果|要是|假如|除非|借|不行|不可能"
)
"""What is only hoped for, rests on something else, or is money of others."""
GIVEN = re.compile(r"(?<![a-z])(?:i )?promise(?: you| to)?(?![a-z])|我?(?:保证|承诺|答应|一定|肯定)")
"""What says that it is a promise, and no more."""
HOUR = re.compile(r"(?P<hour>\d{1,2})(?::?(?P<minute>\d\d))?(?:h|点)?")


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A line that was read: the sum in minor units of a currency, and the day for which it is promised."""

    amount: Money
    currency: str
    due_on: date


def parse_promise(text: str, currency: str, today: date, *, or_past: bool = False) -> PromiseLine:
    """Read a sum and a day. The sum is in the currency of the account unless another is written; the day is one of this
    month, or of the next where it has passed, so many days from today, a day of a month, a weekday, or written whole.

    Refuses what is none (``promise_not_read``), and a day that lies too far ahead or, but for ``or_past``, has passed,
    as ``promise.check_day``.

    >>> parse_promise("800 25", "CNY", date(2026, 11, 27)).due_on
    datetime.date(2026, 12, 25)
    >>> parse_promise("800 +7", "CNY", date(2026, 12, 28)).due_on
    datetime.date(2027, 1, 4)
    """
    plain = _plain(text)
    sum_text, _, day_text = plain.rpartition(" ")
    if not sum_text or len(plain) > LONGEST:
        raise Refusal("promise", "promise_not_read", given=text.strip()[:40])
    due_on = _day(day_text, currency, today)
    if due_on is None:
        raise Refusal("promise", "promise_not_read", given=text.strip()[:40])
    named, amount_text = _currency(sum_text, currency)
    if re.search(r"\d\s+\d", amount_text) and not GROUPED.fullmatch(amount_text):
        raise Refusal("promise", "promise_not_read", given=text.strip()[:40])
    amount = parse_typed(amount_text, named, "promise")
    if amount <= 0:
        raise Refusal("promise", "amount_not_positive")
    if due_on >= today or not or_past:
        check_day(due_on, today)
    return PromiseLine(amount, named, due_on)


def heard_promise(text: str, currency: str, today: date) -> PromiseLine | None:
    """The promise in what somebody says: one sum on one day, and no other sum beside it. None where there is none, or
    it can be meant otherwise; what is only hoped for promises nothing.

    >>> heard_promise("I can pay 800 on the 25th", "CNY", date(2026, 11, 27))
    PromiseLine(amount=80000, currency='CNY', due_on=datetime.date(2026, 12, 25))
    >>> heard_promise("800 a month from the 25th", "CNY", date(2026, 11, 27))
    """
    clauses: list[list[Mark]] = [[]]
    plain = plain_of(text)
    for mark in marks_of(GIVEN.sub(" ", plain), currency, today):
        if mark.letter == ";":
            clauses.append([])
        else:
            clauses[-1].append(mark)
    with_sums = [one for one in clauses if any(mark.letter in "NR" for mark in one)]
    if len(with_sums) != 1 or DOUBTED.search(plain):
        return None
    (clause,) = with_sums
    if not SAID.fullmatch("".join(mark.letter for mark in clause)):
        return None
    values = {"N" if mark.letter == "N" else "D": mark.value for mark in clause if mark.letter in "NDG"}
    amount, day = values["N"], values["D"]
    if amount is None or amount <= 0 or day is None or not today <= day <= today + timedelta(days=LONGEST_AHEAD):
        return None
    return PromiseLine(amount, currency, day)


def typed(one: PromiseLine) -> str:
    """A promise as it is typed at the desk."""
    return f"{plain_text(one.amount, one.currency)} {one.due_on.isoformat()}"


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip().lower()


def _currency(text: str, usual: str) -> tuple[str, str]:
    """The currency that is written beside a sum, that of the account where none is, and the sum alone."""
    for word in text.split():
        if CODE.fullmatch(word) and word.upper() in SIGNS:
            return word.upper(), text.replace(word, "", 1).strip()
    for named in dict.fromkeys((usual, *SIGNS)):
        sign = SIGNS.get(named)
        found = re.search(rf"^(?:{sign})\s*(?=\d)|(?<=[\dkw万千])\s*(?:{sign})$", text) if sign else None
        if found:
            return named, (text[: found.start()] + text[found.end() :]).strip()
    return usual, text


def _day(text: str, currency: str, today: date) -> date | None:
    match = DAY.fullmatch(text)
    if match is None:
        return None
    try:
        if match["later"]:
            return today + timedelta(days=int(match["later"]))
        if match["soon"]:
            return today + timedelta(days=AHEAD[match["soon"]])
        if match["iso"]:
            return date(*map(int, match["iso"].split("-")))
        if match["first"]:
            order = month_and_day(int(match["first"]), int(match["second"]), currency)
            return None if order is None else _coming(order, today)
        if match["day"]:
            return _next_day(int(match["day"]), today)
    except ValueError:
        return None
    weekday = WEEKDAYS[match["weekday"] or match["zh"]]
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _coming(order: tuple[int, int], today: date) -> date:
    """The next such day; that of this year, which has passed, where the next is most of a year away."""
    soon = date(today.year, *order)
    if soon >= today:
        return soon
    later = date(today.year + 1, *order)
    return later if (later - today).days <= SOON_DAYS else soon


def _next_day(wanted: int, today: date) -> date | None:
    """The next such day of a month; of a month that is too short, its last."""
    if not 1 <= wanted <= 31:
        return None
    soon = add_months(today.replace(day=1), 0, wanted)
    return soon if soon >= today else add_months(today.replace(day=1), 1, wanted)


def parse_call_back(text: str, currency: str, local_now: datetime) -> datetime | date:
    """Read when somebody is to be called again, on the clock where they live: an hour of today (``1430``), a day and an
    hour (``mo 10``), or a day alone (``+2``). An hour that has passed today is that of tomorrow.

    Refuses what is none (``call_back_not_read``), and a moment that has passed or lies too far ahead.

    >>> parse_call_back("1430", "CNY", datetime(2026, 11, 27, 15, 0))
    datetime.datetime(2026, 11, 28, 14, 30)
    >>> parse_call_back("+2", "CNY", datetime(2026, 11, 27, 15, 0))
    datetime.date(2026, 11, 29)
    """
    plain, today = _plain(text), local_now.date()
    unread = Refusal("call_back", "call_back_not_read", given=text.strip()[:40])
    day_text, _, hour_text = plain.rpartition(" ")
    if day_text:
        day, hour = _day(day_text, currency, today), _hour(hour_text)
        if day is None or hour is None:
            raise unread
        # A weekday that is named with an hour to come may be today.
        if day - today == timedelta(days=7) and re.fullmatch(WEEKDAY, day_text) and hour > local_now.time():
            day = today
        check_day(day, today, "call_back_in_past")
        moment = datetime.combine(day, hour)
        if moment < local_now:
            raise Refusal("call_back", "call_back_in_past")
        return moment
    hour = _hour(plain) if re.fullmatch(r"\d{3,4}|\d{1,2}:\d\d|\d{1,2}(?:h|点)", plain) else None
    if hour is not None:
        day = today if hour > local_now.time() else today + timedelta(days=1)
        return datetime.combine(day, hour)
    # A bare figure is an hour as well as a day.
    day = None if plain.isdecimal() else _day(plain, currency, today)
    if day is None:
        raise unread
    check_day(day, today, "call_back_in_past")
    return day


def _hour(text: str) -> time | None:
    match = HOUR.fullmatch(text)
    if match is None:
        return None
    try:
        return time(int(match["hour"]), int(match["minute"] or 0))
    except ValueError:
        return None
