"""Sums and counts as they are spoken: signs of a currency, figures, numerals, and the lower end of a range."""

from __future__ import annotations

import re
from datetime import date

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.money.currency import minor_digits, parse_money
from restructure.proposals.spoken.numerals import CHINESE, DIGITS, ENGLISH, UNITS, chinese, english

SIGNS = {
    "CNY": r"块钱|元钱|¥|元|块|圆|人民币|rmb|cny|yuan|renminbi",
    "GBP": r"£|quid|pounds?(?:\s+sterling)?|gbp|英镑|镑",
    "USD": r"us\$|\$|dollars?|bucks|usd|美元|美金",
    "EUR": r"€|euros?|eur|欧元",
    "HKD": r"hk\$|\$|hkd|dollars?|港元|港币|元|块",
    "TWD": r"nt\$|\$|twd|ntd|新?台币|元|块",
    "SGD": r"s\$|\$|sgd|dollars?|新币|新元|元",
    "JPY": r"¥|yen|jpy|日元|円|元",
    "AUD": r"a\$|\$|aud|dollars?|bucks|澳元|澳币",
    "CAD": r"c\$|\$|cad|dollars?|bucks|加元|加币",
    "NZD": r"nz\$|\$|nzd|dollars?|bucks|纽元|纽币",
    "INR": r"₹|rs\.?|rupees?|inr|卢比",
    "KRW": r"₩|won|krw|韩元|韩币",
    "CHF": r"chf|francs?|瑞郎|瑞士法郎",
    "MYR": r"rm|ringgit|myr|令吉|马币",
}
_SIGN = "|".join(sorted({sign for signs in SIGNS.values() for sign in signs.split("|")}, key=len, reverse=True))
_SPACED = r"(?<!\d\s)(?!\d+\s\d(?:\s\d|\s*$|\s*;)|\d{1,3}\s000(?!\d))"
"""Figures with blanks between: 1 0 0 0 is no 1, and 1 000 none either."""
_FIGURES = rf"{_SPACED}(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?"
_SCALE = r"(?:\s?k|w)(?![a-z])"
SUM = (
    rf"(?:(?P<before>{_SIGN})\s*)?(?:(?P<en>{ENGLISH})|(?P<zh>{CHINESE})|(?P<figures>{_FIGURES})(?P<scale>{_SCALE})?)"
    rf"(?:\s*(?P<after>{_SIGN})(?![a-z]))?"
)
_UNNAMED = "(?>" + re.sub(r"\?P<\w+>", "?:", SUM) + ")"
RANGE = (
    rf"(?P<lower>{_UNNAMED})\s*(?:-|–|—|~|至|到|或者?|to|or)\s*(?P<upper>{_UNNAMED})",
    rf"between\s+(?P<lower>{_UNNAMED})\s*(?:and|to|-)\s*(?P<upper>{_UNNAMED})",
)
WIDEST = 10
"""An upper end that is more times the lower one is no upper end: in "1 to 800" the 1 is something else."""
APPROXIMATE = re.compile(rf"([{''.join(DIGITS)}])([{''.join(DIGITS)}])([十百千万])")
"""七八百, seven or eight hundred; and 三五百, three to five."""
NUMBER = rf"(?:{ENGLISH}|{CHINESE}|\d+)"
POWERS = {"k": 3, "w": 4}
LONGEST_COUNT = 600


def amount_of(match: re.Match[str], currency: str, _: date) -> Money | None:
    """The sum in minor units; None for nothing, another currency, too many decimals, or what is no number."""
    signs = [sign for sign in (match["before"], match["after"]) if sign]
    if any(not re.fullmatch(SIGNS.get(currency, ""), sign) for sign in signs):
        return None
    figures = _figures(match)
    if figures is None or len(figures.partition(".")[2]) > minor_digits(currency):
        return None
    try:
        # Nothing is no offer.
        return parse_money(figures, currency, "says") or None
    except Refusal:
        return None


def lower_end(match: re.Match[str], currency: str, today: date) -> Money | None:
    """The lower of two sums; None where either cannot be read or they are no range."""
    lower, upper = re.fullmatch(SUM, match["lower"]), re.fullmatch(SUM, match["upper"])
    assert lower is not None
    assert upper is not None
    least, most = amount_of(lower, currency, today), amount_of(upper, currency, today)
    if least is None or most is None:
        return None
    unit = upper["scale"] or (upper["zh"] or "")[-1:]
    if lower["figures"] and not lower["scale"] and unit and least * WIDEST < most:
        shared = re.fullmatch(SUM, f"{lower['figures']}{unit}")
        least = (amount_of(shared, currency, today) if shared else None) or least
    return least if least < most <= least * WIDEST else None


def _figures(match: re.Match[str]) -> str | None:
    if match["en"]:
        return english(match["en"])
    if match["zh"]:
        return _least(match["zh"]) or chinese(match["zh"])
    figures, power = match["figures"].replace(",", ""), POWERS.get((match["scale"] or "").strip(), 0)
    whole, _, decimals = figures.partition(".")
    if power and len(decimals) <= power:
        return whole + decimals.ljust(power, "0")
    return None if power else figures


def _least(text: str) -> str | None:
    """The lower end of two digits before one unit: 七八百 is from 700."""
    match = APPROXIMATE.fullmatch(text)
    if match is None:
        return None
    lower, upper = DIGITS[match[1]], DIGITS[match[2]]
    is_range = lower and (upper == lower + 1 or (lower, upper) == (3, 5))
    return str(lower * UNITS[match[3]]) if is_range else None


def number_of(text: str) -> int | None:
    """A whole number in figures or words below 100,000, else None."""
    figures = text if text.isascii() and text.isdecimal() else english(text) or chinese(text)
    return int(figures) if figures and figures.isdecimal() and len(figures) < 6 else None


def counted(match: re.Match[str], times: int = 1, more: int = 0) -> int | None:
    """So many times ``count`` and ``more``; None where it is no count that a plan can have."""
    number = number_of(match["count"])
    return None if number is None or not 1 <= number * times + more <= LONGEST_COUNT else number * times + more
