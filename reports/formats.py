"""Money, dates and percentages as text, in English and Chinese. Rounding is half up, always."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Literal, cast

from calculators.rounding import Rate, half_up
from restructure.money.currency import minor_digits

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")

MINUS = "\N{MINUS SIGN}"

SYMBOLS = {
    "CNY": "¥",
    "USD": "$",
    "GBP": "£",
    "EUR": "€",
    "HKD": "HK$",
    "TWD": "NT$",
    "SGD": "S$",
    "JPY": "JP¥",
    "MOP": "MOP$",
    "AUD": "A$",
    "CAD": "C$",
    "NZD": "NZ$",
    "CHF": "CHF\N{NO-BREAK SPACE}",
    "INR": "INR\N{NO-BREAK SPACE}",
    "MYR": "MYR\N{NO-BREAK SPACE}",
    "PHP": "PHP\N{NO-BREAK SPACE}",
    "THB": "THB\N{NO-BREAK SPACE}",
    "KRW": "KRW\N{NO-BREAK SPACE}",
    "VND": "VND\N{NO-BREAK SPACE}",
    "KWD": "KWD\N{NO-BREAK SPACE}",
    "BHD": "BHD\N{NO-BREAK SPACE}",
}
RENMINBI = "人民币"
UNITS_ZH = {
    "CNY": "元",
    "USD": "美元",
    "GBP": "英镑",
    "EUR": "欧元",
    "HKD": "港元",
    "TWD": "新台币",
    "SGD": "新加坡元",
    "JPY": "日元",
    "MOP": "澳门元",
    "AUD": "澳大利亚元",
    "CAD": "加拿大元",
    "NZD": "新西兰元",
    "CHF": "瑞士法郎",
    "INR": "印度卢比",
    "MYR": "马来西亚林吉特",
    "PHP": "菲律宾比索",
    "THB": "泰铢",
    "KRW": "韩元",
    "VND": "越南盾",
    "KWD": "科威特第纳尔",
    "BHD": "巴林第纳尔",
}
MAJOR_EN = {
    "CNY": ("yuan", "yuan"),
    "USD": ("US dollar", "US dollars"),
    "GBP": ("pound", "pounds"),
    "EUR": ("euro", "euros"),
    "HKD": ("Hong Kong dollar", "Hong Kong dollars"),
    "TWD": ("New Taiwan dollar", "New Taiwan dollars"),
    "SGD": ("Singapore dollar", "Singapore dollars"),
    "JPY": ("yen", "yen"),
    "MOP": ("pataca", "patacas"),
    "AUD": ("Australian dollar", "Australian dollars"),
    "CAD": ("Canadian dollar", "Canadian dollars"),
    "NZD": ("New Zealand dollar", "New Zealand dollars"),
    "CHF": ("Swiss franc", "Swiss francs"),
    "INR": ("Indian rupee", "Indian rupees"),
    "MYR": ("ringgit", "ringgit"),
    "PHP": ("Philippine peso", "Philippine pesos"),
    "THB": ("baht", "baht"),
    "KRW": ("won", "won"),
    "VND": ("dong", "dong"),
    "KWD": ("Kuwaiti dinar", "Kuwaiti dinars"),
    "BHD": ("Bahraini dinar", "Bahraini dinars"),
}
MINOR_EN = {
    "CNY": ("fen", "fen"),
    "GBP": ("penny", "pence"),
    "MOP": ("avo", "avos"),
    "CHF": ("centime", "centimes"),
    "INR": ("paisa", "paise"),
    "MYR": ("sen", "sen"),
    "PHP": ("centavo", "centavos"),
    "THB": ("satang", "satang"),
    "KWD": ("fils", "fils"),
    "BHD": ("fils", "fils"),
}
CENTS = ("cent", "cents")

# Words in a row read better than a column of quoted ones.
ONES = (  # noqa: SIM905
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
SCALES = (
    (10**15, "quadrillion"),
    (10**12, "trillion"),
    (10**9, "billion"),
    (10**6, "million"),
    (10**3, "thousand"),
)


def plain(amount: int, currency: str) -> str:
    """The bare figure of an amount in minor units, as tables show it.

    >>> plain(-123450, "CNY"), plain(5, "JPY")
    ('−1,234.50', '5')
    """
    digits = minor_digits(currency)
    sign = MINUS if amount < 0 else ""
    major, minor = divmod(abs(amount), 10**digits)
    return f"{sign}{major:,}.{minor:0{digits}}" if digits else f"{sign}{major:,}"


def money(amount: int, currency: str, language: Language) -> str:
    """An amount in minor units with its currency.

    >>> money(136114, "CNY", "en"), money(136114, "CNY", "zh"), money(-50, "USD", "zh")
    ('¥1,361.14', '1,361.14元', '−0.50美元')
    """
    if language == "zh":
        return plain(amount, currency) + UNITS_ZH[currency]
    sign = MINUS if amount < 0 else ""
    return sign + SYMBOLS[currency] + plain(abs(amount), currency)


def unit(currency: str, language: Language) -> str:
    """Return what one whole unit is called, for the head of a column.

    >>> unit("CNY", "en"), unit("CNY", "zh"), unit("GBP", "zh")
    ('yuan', '人民币元', '英镑')
    """
    if language == "en":
        return MAJOR_EN[currency][1]
    return f"{RENMINBI}{UNITS_ZH[currency]}" if currency == "CNY" else UNITS_ZH[currency]


def in_words(amount: int, currency: str, language: Language) -> str:
    """An amount in words: English, or the capital numerals that Chinese papers ask for.

    >>> in_words(4862035, "CNY", "en")
    'Forty-eight thousand six hundred and twenty yuan thirty-five fen'
    >>> in_words(4862035, "CNY", "zh"), in_words(10000, "USD", "zh")
    ('人民币肆万捌仟陆佰贰拾元零叁角伍分', '美元壹佰元整')
    """
    return _english_words(amount, currency) if language == "en" else _capital_numerals(amount, currency)


def date(day: datetime.date, language: Language) -> str:
    """A date in full.

    >>> date(datetime.date(2026, 12, 25), "en"), date(datetime.date(2026, 12, 25), "zh")
    ('25 December 2026', '2026年12月25日')
    """
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_months('wide')[day.month]} {day.year}"


def moment(at: datetime.datetime, language: Language) -> str:
    """A date with the time and its distance from Greenwich.

    >>> at = datetime.datetime(2026, 12, 25, 9, 5, tzinfo=datetime.timezone.utc)
    >>> moment(at, "en"), moment(at, "zh")
    ('25 December 2026, 09:05 UTC', '2026年12月25日 09:05 UTC')
    """
    gap = ", " if language == "en" else " "
    return f"{date(at.date(), language)}{gap}{at:%H:%M %Z}".rstrip()


DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
DATED = re.compile(rf"\b(?:({DAYS}) )?(\d{{1,2}}) ({MONTHS}) (\d{{4}})\b")


AND_IN_NUMBER = re.compile(r"\b(hundred|thousand|million) and (?=[a-z]+(?:-[a-z]+)? (?:[a-z]+ )*US dollars?)")
AND_OF_CENTS = re.compile(r"\b(US dollars?) (?=[a-z]+(?:-[a-z]+)? cents?\b)")


def american(text: str) -> str:
    """A text whose dates, and amounts in words, stand as Americans write them.

    >>> american("by Friday 25 December 2026, to 25 Nov 2029")
    'by Friday, December 25, 2026, to Nov 25, 2029'
    >>> american("two thousand six hundred and forty-three US dollars four cents")
    'two thousand six hundred forty-three US dollars and four cents'
    """
    dated = DATED.sub(lambda date: f"{f'{date[1]}, ' if date[1] else ''}{date[3]} {date[2]}, {date[4]}", text)
    return AND_OF_CENTS.sub(r"\1 and ", AND_IN_NUMBER.sub(r"\1 ", dated))


def weekday(day: datetime.date, language: Language) -> str:
    """The name of the weekday: Friday, 周五."""
    return _weekdays("wide" if language == "en" else "abbreviated", language)[day.weekday()]


def long_date(day: datetime.date, language: Language) -> str:
    """A date in full with its weekday.

    >>> long_date(datetime.date(2026, 12, 25), "en"), long_date(datetime.date(2026, 12, 25), "zh")
    ('Friday 25 December 2026', '2026年12月25日（周五）')
    """
    name = weekday(day, language)
    return f"{name} {date(day, language)}" if language == "en" else f"{date(day, language)}（{name}）"


def short_date(day: datetime.date, language: Language) -> str:
    """A date with its weekday, short enough for a table.

    >>> short_date(datetime.date(2026, 12, 25), "en"), short_date(datetime.date(2026, 12, 25), "zh")
    ('Fri 25 Dec 2026', '2026-12-25 周五')
    """
    name = _weekdays("abbreviated", language)[day.weekday()]
    brief = brief_date(day, language)
    return f"{brief} {name}" if language == "zh" else f"{name} {brief}"


def brief_date(day: datetime.date, language: Language) -> str:
    """A date where room is short.

    >>> brief_date(datetime.date(2026, 12, 25), "en"), brief_date(datetime.date(2026, 12, 25), "zh")
    ('25 Dec 2026', '2026-12-25')
    """
    return day.isoformat() if language == "zh" else f"{day.day} {_months('abbreviated')[day.month]} {day.year}"


def month(number: int, language: Language) -> str:
    """A month of any year.

    >>> month(6, "en"), month(6, "zh")
    ('June', '6月')
    """
    return f"{number}月" if language == "zh" else _months("wide")[number]


def names_of(parts: list[str], language: Language) -> str:
    """Several names in a row."""
    if language == "zh":
        return "、".join(parts)
    return ", ".join(parts[:-1]) + (" and " if len(parts) > 1 else "") + parts[-1]


def day_of_month(day: int, language: Language) -> str:
    """The day of a month as it is spoken.

    >>> day_of_month(25, "en"), day_of_month(1, "en"), day_of_month(12, "en"), day_of_month(25, "zh")
    ('25th', '1st', '12th', '25日')
    """
    if language == "zh":
        return f"{day}日"
    ending = "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def decimal(number: Rate | int, digits: int) -> str:
    """A number with so many decimals, rounded half up.

    >>> decimal(Fraction(5, 2), 0), decimal(Fraction(-1, 8), 2)
    ('3', '−0.13')
    """
    numerator, denominator = Fraction(number).as_integer_ratio()
    scaled = half_up(numerator * 10**digits, denominator)
    whole, rest = divmod(abs(scaled), 10**digits)
    sign = MINUS if scaled < 0 else ""
    return f"{sign}{whole:,}.{rest:0{digits}}" if digits else f"{sign}{whole:,}"


def percent(fraction: Rate | int, digits: int, language: Language) -> str:
    """A fraction of one as a percentage, rounded half up; in English a whole one has no decimals.

    >>> percent(Fraction(6, 100), 2, "en"), percent(Fraction(53, 1000), 2, "en"), percent(Fraction(6, 100), 2, "zh")
    ('6%', '5.30%', '6.00%')
    """
    said = decimal(Fraction(fraction) * 100, digits)
    whole, _, rest = said.partition(".")
    # What rounds to nothing is not nothing.
    is_whole = not rest.strip("0") and (whole.strip("\N{MINUS SIGN}") != "0" or not fraction)
    return f"{whole}%" if language == "en" and is_whole else f"{said}%"


def exact_percent(rate: Decimal, language: Language) -> str:
    """A rate as a percentage with as many decimals as it was entered with.

    >>> exact_percent(Decimal("0.2499"), "en"), exact_percent(Decimal("0.0625"), "zh"), exact_percent(Decimal(1), "en")
    ('24.99%', '6.25%', '100%')
    """
    exponent = (rate * 100).normalize().as_tuple().exponent
    return percent(rate, max(1, -exponent if isinstance(exponent, int) else 0), language)


def brief_month(month: int, language: Language) -> str:
    """A month of every year.

    >>> brief_month(12, "en"), brief_month(12, "zh")
    ('Dec', '12月')
    """
    return _months("abbreviated")[month] if language == "en" else f"{month}月"


def month_of_year(day: datetime.date, language: Language) -> str:
    """The month of a day with its year, for the axis of a chart.

    >>> month_of_year(datetime.date(2026, 12, 25), "en"), month_of_year(datetime.date(2026, 12, 25), "zh")
    ('Dec 2026', '2026-12')
    """
    return f"{brief_month(day.month, language)} {day.year}" if language == "en" else f"{day:%Y-%m}"


@cache
def _months(width: Literal["wide", "abbreviated"]) -> dict[int, str]:
    # The names are read at first use: babel costs more than all of this module.
    from babel.dates import get_month_names

    names = cast("dict[int, str]", get_month_names(width, locale="en"))
    return dict(names)


@cache
def _weekdays(width: Literal["wide", "abbreviated"], language: Language) -> dict[int, str]:
    from babel.dates import get_day_names

    names = cast("dict[int, str]", get_day_names(width, locale=language))
    return dict(names)


def _capital_numerals(amount: int, currency: str) -> str:
    """The name of the currency, then the amount.

    Source: Payment and Settlement Measures (PBoC, 1997), annex 1, items 1 to 3.
    """
    # At first use, like babel: this library reads a dictionary of 0.2 s when it is imported.
    from cn2an import an2cn

    major, minor = divmod(abs(amount), 10 ** minor_digits(currency))
    # The library knows 角 and 分 and cuts what is smaller.
    minor, mills = divmod(minor, 10) if minor_digits(currency) == 3 else (minor, 0)
    words: str = an2cn(f"{major}.{minor:02}" if minor else str(major), "rmb")
    if major and major % 10 == 0 and minor >= 10:
        # The yuan are a nought and the jiao are not: one 零 may stand between them, as the annex writes it.
        words = words.replace("元", "元零")
    if mills:
        above = words.removesuffix("整") + ("零" if minor % 10 == 0 else "") if major or minor else ""
        words = f"{above}{an2cn(mills, 'up')}厘"
    sign = "负" if amount < 0 else ""
    name = RENMINBI if currency == "CNY" else UNITS_ZH[currency]
    return f"{name}{sign}{words}"


def _english_words(amount: int, currency: str) -> str:
    major, minor = divmod(abs(amount), 10 ** minor_digits(currency))
    text = f"{_spelled(major)} {_counted(major, MAJOR_EN[currency])}"
    if minor:
        text += f" {_spelled(minor)} {_counted(minor, MINOR_EN.get(currency, CENTS))}"
    else:
        text += " only"
    text = ("minus " if amount < 0 else "") + text
    return text[0].upper() + text[1:]


def _counted(number: int, names: tuple[str, str]) -> str:
    return names[0] if number == 1 else names[1]


def _spelled(number: int) -> str:
    for size, name in SCALES:
        if number >= size:
            count, rest = divmod(number, size)
            joint = " and " if 0 < rest < 100 else " "
            return f"{_spelled(count)} {name}{joint + _spelled(rest) if rest else ''}"
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        return f"{ONES[hundreds]} hundred{' and ' + _spelled(rest) if rest else ''}"
    if number >= 20:
        tens, rest = divmod(number, 10)
        return TENS[tens] + (f"-{ONES[rest]}" if rest else "")
    return ONES[number]
