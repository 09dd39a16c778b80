"""What a plan agrees on beside its regular payment, as it is typed: months, holidays, own days, extra payments.

A line each, its parts apart by ``;`` or a comma, in English or Chinese whatever the language of the window. A part is
read as a whole or named in the refusal, and nothing is guessed: a day without a year is the next one, and refused where
that is most of a year away. What may be one thing or another, such as ``Dec 27``, is refused with both of them; a colon
says that an amount follows.
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
from restructure.money.currency import minor_digits
from restructure.money.expression import parse_sum
from restructure.proposals.spoken.days import MONTH_NAME, MONTHS, SOON_DAYS, month_and_day, written_year
from restructure.proposals.spoken.sums import APPROXIMATE, NUMBER, SUM, amount_of, number_of

T = TypeVar("T")
LONGEST_PART, LONGEST_GIVEN = 80, 40
APART = re.compile(r"[;；、，！\n]|(?<!\d)。|。(?!\d)|(?<!\d),|,(?!\d{3}(?!\d))|\s+and\s+|和", re.IGNORECASE)
"""What stands between two parts; a comma inside 2,000 does not."""
AS_YEAR = re.compile(r"\d\d|20[2-9]\d")
"""What behind a day is a year as well as an amount: 27, 2027. No plan reaches back to a year before these."""
SOON_YEARS = 2
"""How many years ahead somebody names by two figures: in 2026 Mar 27 may be March 2027, Jun 30 is a day."""
YEAR = r"(?:\s*,?\s*(?:['’](?=\d\d(?!\d)))?(?P<year>20\d\d|(?<=['’])\d\d)(?!\d))?"
LONGEST_OVER = 183
"""Days: what would last longer over the end of a year is more likely written from its end to its beginning."""
FILLERS = r"(?:pays?|支付|还|付|交|:|=|\s)*"
NOTHING_PAID = re.compile(r"nothing|none|nil|zero|no payment|不还|不付|停还|无|零")
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
EVERY_YEAR = re.compile(r"(?:every|each)\s+(?:year\s+in\s+)?|每年的?")
MONTH_THEN_AMOUNT = re.compile(rf"(?:{NAMED})(?P<between>{FILLERS})(?P<amount>.+)")
AMOUNT_THEN_MONTH = re.compile(rf"(?P<amount>.+?)\s+in\s+(?:{NAMED})(?P<between>)")
DATES = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})(?!\d)[日号]?",
        r"(?P<year>\d{4})\s*-(?P<number>\d{1,2})(?![\d/])(?!-\d)",
        rf"(?P<year>\d{{4}}|\d\d)年\s*(?P<month>{NUMBER})月份?(?:(?P<day>{NUMBER})[日号])?",
        r"(?P<number>\d{1,2})/(?P<year>20\d\d)(?![\d/])",
        r"(?P<first>\d{1,2})/(?P<second>\d{1,2})(?:/(?P<year>\d{4}|\d{2}))?(?![\d/])",
        rf"(?P<which>明年|今年)?(?P<month>{NUMBER})月份?(?:(?P<day>{NUMBER})[日号])?",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<name>{MONTH_NAME}){YEAR}",
        rf"(?P<name>{MONTH_NAME})(?:\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d,.]))?{YEAR}",
    )
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it is written, a whole month where ``day`` is None; ``year`` is None where none is written.

    ``loose`` is a year that stands last, behind the name of a month, where an amount might stand. ``short_year`` is
    that which two figures would name instead of the day: Apr 27, 04/27.
    """

    month: int
    day: int | None
    year: int | None
    loose: bool = False
    short_year: int | None = None

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
            raise Refusal(reason.field, reason.code, **reason.facts | {"given": given[:LONGEST_GIVEN]}) from None
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
    part = EVERY_YEAR.sub("", part, 1)
    match = MONTH_THEN_AMOUNT.fullmatch(part) or AMOUNT_THEN_MONTH.fullmatch(part)
    if match is None:
        _check_no_year(part, currency)
        return None
    month, text = _month_number(match), match["amount"]
    amount = NOTHING if NOTHING_PAID.fullmatch(text) else _amount(text, currency, "months")
    if amount is None or not 1 <= month <= 12:
        _check_no_year(part, currency)
        return None
    if match.start("amount") and not match["between"].strip() and _is_of_a_date(text):
        repair = f"{part[: match.start('between')]}: {text}".capitalize()
        raise Refusal("months", "month_amount_or_date", given=part, amount=amount, repair=repair)
    return OwnMonth(month, amount)


def _is_of_a_date(text: str) -> bool:
    """Return whether what stands right behind a month would be a day or a year there."""
    number = number_of(text)
    return bool(AS_YEAR.fullmatch(text)) or (number is not None and 1 <= number <= 31)


def _check_no_year(part: str, currency: str) -> None:
    """Refuse the month of one year."""
    where = re.fullmatch(r".+\s+in\s+(.+)", part)
    # Only a year that is said from today needs the day of today.
    found = _day_at(where[1] if where else part, currency, date.min)
    if found and found[0].year and not found[0].day:
        raise Refusal("months", "months_every_year", given=part)


def _month_number(match: re.Match[str]) -> int:
    groups = match.groupdict()
    if name := groups.get("name"):
        return MONTHS.index(name[:3]) + 1
    return number_of(groups.get("month") or groups.get("number") or "") or 0


def _amount(text: str, currency: str, field: str) -> Money | None:
    """The amount of a part; None for what is none, such as two figures with a space between them, or a thousand with a
    point in it."""
    text = text.strip()
    if re.search(r"\d\s+\d", text) or (minor_digits(currency) < len("000") and re.search(r"\d\.000(?!\d)", text)):
        return None
    try:
        return parse_sum(text, currency, field)
    except Refusal as reason:
        if reason.code not in ("not_an_amount", "typed_currency"):
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
    turned = None
    if not ends.year and end < (start if ends.day else start.replace(day=1)):
        turned, end = end, ends.of(start.year + 1)
    if ends.year and not begins.year and start != _latest(begins, end):
        raise Refusal("holidays", "day_needs_year", given=part)
    end = _last_day(ends, end)
    other = _in_months(begins, ends, today)
    if turned and end - start > timedelta(days=LONGEST_OVER):
        other = turned, _last_day(begins, start)
    if other:
        raise Refusal("holidays", "two_readings", given=part, start=start, end=end, first=other[0], last=other[1])
    return Holiday(start, end, charge)


def _last_day(named: Day, day: date) -> date:
    return day if named.day else add_months(day, 0, LAST_DAY)


def _in_months(begins: Day, ends: Day, today: date) -> tuple[date, date] | None:
    """The first and the last day where what is read as days may be the years of months to come: Apr 27 to Jun 27."""
    if not (begins.short_year or ends.short_year) or any(one.day and not one.short_year for one in (begins, ends)):
        return None
    years = [one.short_year or one.year for one in (begins, ends)]
    first_year = years[0] or (years[1] or 0) - (begins.month > ends.month)
    last_year = years[1] or first_year + (begins.month > ends.month)
    first = date(first_year, begins.month, 1)
    last = add_months(date(last_year, ends.month, 1), 0, LAST_DAY)
    return (first, last) if today.replace(day=1) <= first < last else None


def _row(part: str, currency: str, today: date) -> OwnRow | None:
    found = _day_at(_day_first(part), currency, today)
    if found is None or not found[0].day:
        return None
    day, text = found[0], re.sub(rf"^{FILLERS}", "", found[1])
    if _may_be_a_year(day, found[1], text):
        raise Refusal("rows", "year_or_amount", given=part)
    _check_not_a_month(day, today, "rows", part)
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
    if _may_be_a_year(day, found[1], text):
        raise Refusal("extra", "year_or_amount", given=part)
    _check_not_a_month(day, today, "extra", part)
    amount = _amount(text, currency, "extra")
    if amount is None or then is None:
        return None
    return Extra(_coming(day, today, "extra", part), amount, then)


def _may_be_a_year(day: Day, behind: str, amount: str) -> bool:
    """Return whether the amount of a day may be its year, or its year an amount; a colon or a word between says."""
    if not amount:
        return day.loose
    return not day.year and behind.lstrip().startswith(amount) and bool(AS_YEAR.fullmatch(amount))


def _check_not_a_month(day: Day, today: date, field: str, part: str) -> None:
    """Refuse a day that may be the year of a month to come: Mar 27."""
    soon = range(today.year, today.year + SOON_YEARS + 1)
    if day.short_year and day.short_year in soon and date(day.short_year, day.month, 1) >= today.replace(day=1):
        raise Refusal(field, "day_or_year", given=part, day=_coming(day, today, field, part))


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
    short = re.fullmatch(rf"(?:{MONTH_NAME}\s+|\d{{1,2}}/)(\d\d)", match[0])
    by_name = bool(year and groups.get("name"))
    found = Day(*order, year or None, by_name, int(short[1]) + 2000 if short else None)
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
