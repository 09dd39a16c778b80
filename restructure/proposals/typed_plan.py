"""What a plan agrees on beside its regular payment, as it is typed: months, holidays, own days, extra payments.

A line each, its parts apart by ``;`` or a comma, in English or Chinese whatever the language of the window. A part is
read as a whole or named in the refusal, and nothing is guessed: a day without a year is the next one, and refused where
that is most of a year away.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from calculators.calendar import LAST_DAY, add_months
from calculators.errors import Refusal
from calculators.extra import Extra, Then
from calculators.holidays import Charge, Holiday
from calculators.months import OwnMonth
from calculators.own_rows import OwnRow
from calculators.rounding import NOTHING, Money
from restructure.money.expression import parse_sum
from restructure.proposals.spoken.days import MONTH_NAME, MONTHS, SOON_DAYS, YEAR, month_and_day, written_year
from restructure.proposals.spoken.sums import APPROXIMATE, NUMBER, SUM, amount_of, number_of

T = TypeVar("T")
LONGEST_PART, LONGEST_GIVEN = 80, 40
APART = re.compile(r"[;；、，！\n]|(?<!\d)。|。(?!\d)|(?<!\d),|,(?!\d{3}(?!\d))|\s+and\s+|和", re.IGNORECASE)
"""What stands between two parts; a comma inside 2,000 does not."""
SHORT_YEAR = re.compile(r"\d\d")
"""What behind a day is a year as well as an amount: 27."""
FILLERS = r"(?:pays?|支付|还|付|交|:|=|\s)*"
NOTHING_PAID = re.compile(r"nothing|none|no payment|不还|不付|停还|无|零")
THE_REST = re.compile(r"(?:all )?(?:the )?(?:rest|remainder)|其余(?:全部)?|剩余|剩下的?|余款")
CHARGES: Mapping[Charge, str] = {
    "later": "later|以后付|以后还|后付",
    "freeze": "freeze|frozen|no interest|interest[- ]free|免息|不计息|停息",
}
THEN: Mapping[Then, str] = {
    "shorter": "(?:then )?(?:shorter|sooner)|缩短期限|缩短|缩期",
    "lower": "(?:then )?(?:lower|smaller)|降低金额|降低|减额",
}
UNTIL = re.compile(r"\s*(?:\.{2,3}|–|—{1,2}|~|-|(?:to|until|till)(?![a-z])|至|到)\s*")
NAMED = rf"(?P<name>{MONTH_NAME})|(?P<month>{NUMBER})月份?|(?P<number>\d{{1,2}})(?=\s*[:=])"
MONTH_THEN_AMOUNT = re.compile(rf"(?:{NAMED}){FILLERS}(?P<amount>.+)")
AMOUNT_THEN_MONTH = re.compile(rf"(?P<amount>.+?)\s+in\s+(?:{NAMED})")
DATES = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})(?!\d)[日号]?",
        r"(?P<year>\d{4})\s*(?:年\s*(?P<month>\d{1,2})月份?|-(?P<number>\d{1,2}))(?![\d/])(?!-\d)",
        r"(?P<first>\d{1,2})/(?P<second>\d{1,2})(?:/(?P<year>\d{4}|\d{2}))?(?![\d/])",
        rf"(?P<which>明年|今年)?(?P<month>{NUMBER})月份?(?:(?P<day>{NUMBER})[日号])?",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<name>{MONTH_NAME}){YEAR}",
        rf"(?P<name>{MONTH_NAME})(?:\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d,.]))?{YEAR}",
    )
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it is written, a whole month where ``day`` is None; ``year`` is None where none is written.

    ``loose`` is a year that stands last, behind the name of a month, where an amount might stand.
    """

    month: int
    day: int | None
    year: int | None
    loose: bool

    def of(self, year: int) -> date:
        """The day, or the first day of the month, of a year. Raises ``ValueError`` where that year has none."""
        return date(year, self.month, self.day or 1)


def parse_months(text: str, currency: str) -> tuple[OwnMonth, ...]:
    """Read months with amounts of their own; refuses what is no month and amount, and a month that stands twice.

    >>> [(one.month, one.payment) for one in parse_months("12月 2000，2: 0", "CNY")]
    [(2, 0), (12, 200000)]
    """
    read = _each(
        _parts(text),
        lambda part: _month(part, currency),
        lambda given: Refusal("months", "months_not_read", given=given),
    )
    for place, one in enumerate(read):
        if one.month in (before.month for before in read[:place]):
            raise Refusal("months", "month_twice", given=_parts(text)[place][:LONGEST_GIVEN])
    return tuple(sorted(read, key=lambda one: one.month))


def parse_holidays(text: str, currency: str, today: date) -> tuple[Holiday, ...]:
    """Read holidays, from a day or month to another and what becomes of the interest: paid later where nothing is said.

    >>> holiday = parse_holidays("Apr to Jun freeze", "GBP", date(2026, 11, 22))[0]
    >>> holiday.start, holiday.end, holiday.charge
    (datetime.date(2027, 4, 1), datetime.date(2027, 6, 30), 'freeze')
    """
    return _each(
        _sharing(text, CHARGES.values()),
        lambda part: _holiday(part, currency, today),
        lambda given: Refusal("holidays", "holidays_not_read", given=given),
    )


def parse_rows(text: str, currency: str, today: date) -> tuple[OwnRow, ...]:
    """Read days with amounts of their own; a day without an amount pays what is left.

    >>> [one.payment for one in parse_rows("24 Dec 5,000; the rest on 30 June", "GBP", date(2026, 11, 22))]
    [500000, None]
    """
    return _each(
        _parts(text),
        lambda part: _row(part, currency, today),
        lambda given: Refusal("rows", "rows_not_read", given=given),
    )


def parse_extra(text: str, currency: str, today: date) -> tuple[Extra, ...]:
    """Read extra payments: a day, an amount, and whether the plan then ends sooner, as it does where nothing is said.

    >>> parse_extra("3月15日 3000 降低", "CNY", date(2026, 11, 22))[0].then
    'lower'
    """
    return _each(
        _sharing(text, THEN.values()),
        lambda part: _extra(part, currency, today),
        lambda given: Refusal("extra", "extra_not_read", given=given),
    )


def _each(parts: Iterable[str], read: Callable[[str], T | None], unread: Callable[[str], Refusal]) -> tuple[T, ...]:
    """Every part of a line; refuses the first that is not read."""
    found = []
    for given in parts:
        if len(given) > LONGEST_PART:
            raise unread(given[:LONGEST_GIVEN])
        try:
            one = read(unicodedata.normalize("NFKC", given).lower())
        except Refusal as reason:
            if "given" not in reason.facts:
                raise
            raise Refusal(reason.field, reason.code, given=given[:LONGEST_GIVEN]) from None
        except ValueError:
            # No such day.
            one = None
        if one is None:
            raise unread(given[:LONGEST_GIVEN])
        found.append(one)
    return tuple(found)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in APART.split(text) if part.strip()]


def _sharing(text: str, words: Iterable[str]) -> Iterator[str]:
    """The parts of a line; a word behind the last is said of those before it that have none, as in ``Apr and May
    freeze``. What a semicolon parts shares nothing."""
    known = re.compile(rf"(?:{'|'.join(words)})$", re.IGNORECASE)
    for group in re.split(r"[;；\n]", text):
        parts = _parts(group)
        said = known.search(parts[-1]) if parts else None
        for part in parts:
            yield part if said is None or known.search(part) else f"{part} {said[0]}"


def _month(part: str, currency: str) -> OwnMonth | None:
    match = MONTH_THEN_AMOUNT.fullmatch(part) or AMOUNT_THEN_MONTH.fullmatch(part)
    if match is None:
        return None
    month = _month_number(match)
    amount = NOTHING if NOTHING_PAID.fullmatch(match["amount"]) else _amount(match["amount"], currency, "months")
    return None if amount is None or not 1 <= month <= 12 else OwnMonth(month, amount)


def _month_number(match: re.Match[str]) -> int:
    groups = match.groupdict()
    if name := groups.get("name"):
        return MONTHS.index(name[:3]) + 1
    return number_of(groups.get("month") or groups.get("number") or "") or 0


def _amount(text: str, currency: str, field: str) -> Money | None:
    """The amount of a part; None for what is none, such as two figures with a space between them."""
    text = text.strip()
    if re.search(r"\d\s+\d", text):
        return None
    try:
        return parse_sum(text, currency, field)
    except Refusal as reason:
        if reason.code != "not_an_amount":
            raise
    spoken = re.fullmatch(SUM, text)
    return None if spoken is None or APPROXIMATE.fullmatch(text) else amount_of(spoken, currency, date.min)


def _holiday(part: str, currency: str, today: date) -> Holiday | None:
    # 4-6月 is April to June.
    part = re.sub(r"^(\d{1,2})(?=\s*[-–—~到至]\s*\d{1,2}月份?(?!\d))", r"\1月", part)
    found = _day_at(re.sub(r"^(?:from|skip|从)\s*", "", part), currency, today)
    if found is None:
        return None
    begins, rest = found
    ends = begins
    if until := UNTIL.match(rest):
        found = _day_at(rest[until.end() :], currency, today)
        if found is None:
            return None
        ends, rest = found
    charge = _choice(rest, CHARGES, "later")
    if charge is None:
        return None
    start = _coming(begins, today, "holidays", part)
    end = ends.of(ends.year or start.year)
    if not ends.year and end < (start if ends.day else start.replace(day=1)):
        end = ends.of(start.year + 1)
    if ends.year and not begins.year and start != _latest(begins, end):
        raise Refusal("holidays", "day_needs_year", given=part)
    return Holiday(start, end if ends.day else add_months(end, 0, LAST_DAY), charge)


def _row(part: str, currency: str, today: date) -> OwnRow | None:
    found = _day_at(_day_first(part), currency, today)
    if found is None or not found[0].day:
        return None
    day, text = found[0], re.sub(rf"^{FILLERS}", "", found[1])
    if (not text and day.loose) or (not day.year and SHORT_YEAR.fullmatch(text)):
        raise Refusal("rows", "year_or_amount", given=part)
    due = _coming(day, today, "rows", part)
    if not text or THE_REST.fullmatch(text):
        return OwnRow(due)
    amount = _amount(text, currency, "rows")
    return None if amount is None else OwnRow(due, amount)


def _extra(part: str, currency: str, today: date) -> Extra | None:
    found = _day_at(_day_first(part), currency, today)
    if found is None or not found[0].day:
        return None
    day, text = found[0], re.sub(rf"^{FILLERS}", "", found[1])
    words = re.search(rf"(?:{'|'.join(THEN.values())})$", text)
    then = _choice(words[0] if words else "", THEN, "shorter")
    text = text[: words.start()].strip() if words else text
    if (not text and day.loose) or (not day.year and SHORT_YEAR.fullmatch(text)):
        raise Refusal("extra", "year_or_amount", given=part)
    amount = _amount(text, currency, "extra")
    if amount is None or then is None:
        return None
    return Extra(_coming(day, today, "extra", part), amount, then)


def _day_first(part: str) -> str:
    """A part that names its amount first, the other way round: ``the rest on 30 June``."""
    match = re.fullmatch(r"(?P<amount>.+?)\s+on\s+(?P<day>.+)", part) or re.fullmatch(
        rf"(?P<amount>{THE_REST.pattern})(?:在|于)?\s*(?P<day>\d.*)", part
    )
    return f"{match['day']}: {match['amount']}" if match else part


def _choice(text: str, words: Mapping[T, str], usual: T) -> T | None:
    """What a word chooses, the usual where there is none; None for another word."""
    text = text.strip(" :,")
    return next((one for one, known in words.items() if re.fullmatch(known, text)), None) if text else usual


def _day_at(text: str, currency: str, today: date) -> tuple[Day, str] | None:
    """The day or month that a text begins with, and what follows it; None where there is none, or it can be two."""
    match = max(filter(None, (form.match(text) for form in DATES)), key=lambda one: one.end(), default=None)
    if match is None:
        return None
    groups = match.groupdict()
    order: tuple[int, int | None] | None = (_month_number(match), number_of(groups.get("day") or ""))
    if groups.get("first"):
        order = month_and_day(int(match["first"]), int(match["second"]), currency)
    if order is None or (groups.get("day") and not order[1]):
        return None
    year = written_year(groups.get("year"))
    if which := groups.get("which"):
        year = today.year + (which == "明年")
    found = Day(*order, year or None, bool(year and groups.get("name")))
    found.of(found.year or 2000)
    return found, text[match.end() :]


def _coming(day: Day, today: date, field: str, part: str) -> date:
    """The day, without a year the next one; of a month its first, unless the month is over. Refuses what is far away:
    it is more likely one that has just passed."""
    if day.year:
        return day.of(day.year)
    soon = day.of(today.year)
    if (soon <= today) if day.day else (soon.month < today.month):
        soon = day.of(today.year + 1)
    if soon - today > timedelta(days=SOON_DAYS):
        raise Refusal(field, "day_needs_year", given=part)
    return soon


def _latest(day: Day, until: date) -> date:
    """The latest such day that does not lie behind another."""
    return day.of(until.year) if day.of(until.year) <= until else day.of(until.year - 1)
