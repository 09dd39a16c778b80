"""How a settlement is spoken: 打五折, 50% off, settle for 5000, 一次性三万结清."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from restructure.proposals.spoken.days import words
from restructure.proposals.spoken.numerals import DIGITS
from restructure.proposals.spoken.sums import number_of

_DIGITS = "".join(DIGITS)
_PORTION = (
    rf"(?:(?P<percent>\d{{1,2}}(?:\.\d)?)\s*(?:%|percent|per\s+cent)|百分之(?P<hundredths>[{_DIGITS}十]+|\d{{1,2}})|"
    rf"(?P<tenths>[{_DIGITS}]|\d)成(?P<five>半|五)?|(?P<half>一半|half(?![a-z]|[ -](?:a|month|year)(?![a-z]))))"
)


def _portion(match: re.Match[str], _: str, __: date) -> Decimal | None:
    """A share of the debt between nothing and all of it, both left out."""
    if match["half"]:
        return Decimal("0.5")
    if match["percent"]:
        return _between(Decimal(match["percent"]) / 100)
    if match["hundredths"]:
        return _between(Decimal(number_of(match["hundredths"]) or 0) / 100)
    return _between(Decimal((number_of(match["tenths"]) or 0) * 10 + (5 if match["five"] else 0)) / 100)


def _forgiven(match: re.Match[str], currency: str, today: date) -> Decimal | None:
    """What is left of the debt where a share of it is forgiven."""
    share = _portion(match, currency, today)
    return None if share is None else 1 - share


def _discounted(match: re.Match[str], _: str, __: date) -> Decimal | None:
    """五折 is five tenths, 八五折 eighty-five hundredths of the price."""
    digits = "".join(str(DIGITS.get(one, one)) for one in match["tenths"] if one not in ".点")
    return _between(Decimal(f"0.{digits}")) if digits.isdecimal() else None


def _between(share: Decimal) -> Decimal | None:
    return share if 0 < share < 1 else None


def _halved(_: re.Match[str], __: str, ___: date) -> Decimal:
    return Decimal("0.5")


def _pence(match: re.Match[str], _: str, __: date) -> Decimal | None:
    return _between(Decimal(match["percent"]) / 100)


_IT = "(?:it|this|that|them|everything|the (?:lot|debt|account|balance|whole (?:thing|lot|debt)))"
_FINAL = r"(?:full (?:and|&) final|f&f|full|final)"
SETTLING: tuple[tuple[str, str, Callable[[re.Match[str], str, date], Any] | None], ...] = (
    ("q", rf"[打按]?个?(?P<tenths>(?:\d|[{_DIGITS}])[.点]?(?:\d|[{_DIGITS}])?)折(?:优惠)?", _discounted),
    ("q", "打?个?对折", _halved),
    ("q", rf"(?:an?\s+)?{_PORTION}\s+(?:off|discount)(?:\s+{_IT})?(?![a-z])", _forgiven),
    ("q", rf"(?:knock|take|write)\s+{_PORTION}\s+off(?:\s+{_IT})?(?![a-z])", _forgiven),
    ("q", rf"(?:a\s+)?discount\s+of\s+{_PORTION}", _forgiven),
    ("q", rf"(?:减免|减掉|减|免掉|免除|免|少还)\s*{_PORTION}", _forgiven),
    ("q", r"(?P<percent>\d{1,2})\s*(?:p|pence)\s+in\s+the\s+(?:pound|£)(?![a-z])", _pence),
    ("q", r"(?P<percent>\d{1,2})\s*cents\s+on\s+the\s+dollar(?![a-z])", _pence),
    ("H", _PORTION, _portion),
    ("T", words(rf"(?:(?:in|as|for)\s+)?(?:a\s+)?{_FINAL}(?:\s+(?:and final\s+)?(?:settlement|offer|payment))"), None),
    ("T", words(r"(?:in\s+|as\s+)?(?:a\s+)?full (?:and|&) final", "f&f"), None),
    (
        "T",
        words(
            rf"(?:(?:i(?:'ll| will| can| could)|to|and)\s+)?(?:settle|close|clear)\s+{_IT}(?:\s+(?:out|off))?"
            r"(?:\s+(?:for|at|with))?"
        ),
        None,
    ),
    (
        "T",
        words(r"(?:(?:i'll|to)\s+)?settle(?:\s+(?:for|at|with))?", "(?:and )?call it (?:quits|even|settled|done)"),
        None,
    ),
    ("T", "结清|了结|结案|销账|平账", None),
    (
        "L",
        words(rf"(?:if i (?:can )?(?:pay|settle|clear) (?:{_IT} )?)?(?:all )?(?:at once|in one go|in one payment)"),
        None,
    ),
    (
        "L",
        words("(?:in |as |with )?(?:a|one) lump sum(?: of)?", "(?:in )?a (?:single|one[ -]off) payment(?: of)?"),
        None,
    ),
    ("L", "一次性|一笔头|一笔|一口气|一次(?=[还付交结拿])", None),
)
