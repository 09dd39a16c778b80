"""What a plan agrees on beside its regular payment, in the form in which a field shows it and reads it again."""

from __future__ import annotations

import re
from typing import Literal

from calculators.extra import Extra
from calculators.holidays import Holiday
from calculators.months import OwnMonth
from calculators.own_rows import OwnRow
from calculators.rounding import Money
from reports import formats, wording
from reports.formats import Language
from restructure.offers.terms import InstalmentTerms

Agreed = OwnMonth | Holiday | OwnRow | Extra
Listed = Literal["months", "holidays", "rows", "extra"]
"""The fields of a plan that hold many."""


def told(agreed: tuple[Agreed, ...], language: Language, currency: str) -> str:
    """Return all of them in a line that ``restructure.proposals.typed_plan`` reads back in every language.

    >>> told((OwnMonth(2, Money(0)), OwnMonth(12, Money(200_000))), "en", "CNY")
    'Feb 0; Dec 2,000'
    """
    return wording.say("typed.apart", language).join(one_told(one, language, currency) for one in agreed)


def one_told(one: Agreed, language: Language, currency: str) -> str:
    """Return one of them in that form."""
    match one:
        case OwnMonth():
            amount = _amount(one.payment, currency)
            # Dec 27 would be a day as well.
            apart = ": " if one.payment and amount.isdecimal() and len(amount) <= len("27") else " "
            return f"{formats.brief_month(one.month, language)}{apart}{amount}"
        case Holiday():
            charge = wording.say(f"typed.{one.charge}", language)
            return f"{one.start}..{one.end} {charge}"
        case OwnRow():
            rest = wording.say("typed.rest", language)
            return f"{one.due} {rest if one.payment is None else _amount(one.payment, currency)}"
        case Extra():
            then = wording.say(f"typed.{one.then}", language)
            return f"{one.date} {_amount(one.amount, currency)} {then}"


def named(terms: InstalmentTerms, path: str, language: Language, currency: str) -> str:
    """Return the one that a refusal names, such as ``rows[1].payment`` or ``months.2``; nothing for other fields."""
    match = re.match(r"(rows|holidays|extra)\[(\d+)\]|(months)\.(\d+)", path)
    if match is None:
        return ""
    listed: tuple[Agreed, ...] = getattr(terms, match[1] or match[3])
    place, month = int(match[2] or -1), int(match[4] or 0)
    found = (one for index, one in enumerate(listed) if index == place or getattr(one, "month", -1) == month)
    return next((one_told(one, language, currency) for one in found), "")


def _amount(amount: Money, currency: str) -> str:
    """An amount without decimals that are all nought."""
    whole, _, decimals = formats.plain(amount, currency).partition(".")
    return f"{whole}.{decimals}" if decimals.strip("0") else whole
