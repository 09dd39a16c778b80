"""The nearest value that a refusal names: asked for before it is said, so that whoever gives it back is not refused
again for the same field."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from datetime import date
from typing import Any

from msgspec import structs

from calculators.errors import Fact, Refusal
from calculators.search import first_that
from restructure.offers.terms import DeferralTerms, DownPayment, InstalmentTerms, SettlementTerms, Terms

NAMED = ("smallest", "largest", "nearest", "owed")
"""Facts of a refusal that are a value for its field, or for what it says instead."""
NO_VALUES = {("payment_too_small", "largest"), ("rows_end_early", "owed"), ("count_too_large", "largest")}
"""What is named beside the value: how long a plan may be, what all of it comes to."""
MOST_TRIES = 5
"""Refusals one behind the other that are followed: what has not been reached then is looked for by halves."""
FARTHEST = 40
RULE = ("periods", "during", "interest", "collect", "afterwards")
LISTED = re.compile(r"(rows|extra|holidays)\[(\d+)\]\.(\w+)")

Asked = Callable[[Terms], Refusal | None]
"""Return why terms are refused; None where they are not."""


def accepted(reason: Refusal, terms: Terms, asked: Asked) -> Refusal:
    """The refusal with values that are not refused again for its field.

    A value that is refused once more leads on to the one that is named then. Where that has been named before, nothing
    fits while all else stays, and that is said; where none is named any more, why.
    """
    for name, value in values_of(reason).items():
        found = _followed(reason, name, value, terms, asked)
        if found is not reason:
            return found
    return reason


def _followed(reason: Refusal, name: str, value: Fact, terms: Terms, asked: Asked) -> Refusal:
    said, tried = reason, set[Fact]()
    while value not in tried and len(tried) < MOST_TRIES:
        tried.add(value)
        again = _again(said, value, terms, asked)
        if again is None:
            return said
        later = values_of(again)
        if not later:
            return again
        facts = said.facts if again.code == said.code else again.facts
        name, value = next(iter(later.items()))
        said = Refusal(again.field, again.code, **facts | {name: value})
    if value in tried or not isinstance(value, int):
        return Refusal(reason.field, "nothing_fits")
    return _halved(said, name, value, terms, asked) or Refusal(reason.field, "nothing_fits")


def _again(said: Refusal, value: Fact, terms: Terms, asked: Asked) -> Refusal | None:
    """Why a value is refused again for the field for which it was named; None where it is not."""
    changed = with_value(terms, said, value)
    again = None if changed is None else asked(changed)
    return None if again is None or again.field != said.field else again


def _halved(said: Refusal, name: str, near: int, terms: Terms, asked: Asked) -> Refusal | None:
    """The refusal with a value farther off, where every step so far led only a little farther."""

    def stands(away: int) -> bool:
        value = near + away if name == "smallest" else near - away
        return value > 0 and _again(said, value, terms, asked) is None

    most = next((2**doubled for doubled in range(FARTHEST) if stands(2**doubled)), None)
    if most is None:
        return None
    away = first_that(stands, range(most // 2, most))
    return Refusal(said.field, said.code, **said.facts | {name: near + away if name == "smallest" else near - away})


def values_of(reason: Refusal) -> dict[str, Fact]:
    """The values that a refusal names for its field: none where nothing lies between them, or above nothing."""
    named = {name: reason.facts[name] for name in NAMED if name in reason.facts}
    named = {name: value for name, value in named.items() if (reason.code, name) not in NO_VALUES}
    if all(isinstance(named.get(end), date) for end in ("smallest", "largest")):
        return named if named["smallest"] <= named["largest"] else {}  # type: ignore[operator]
    return {name: value for name, value in named.items() if not isinstance(value, int) or value > 0}


def with_value(terms: Terms, reason: Refusal, value: Any) -> Terms | None:
    """The terms with a value where a refusal asks for it; None where that is no place in them."""
    if isinstance(terms, DeferralTerms):
        if reason.field in RULE:
            return structs.replace(terms, rule=dataclasses.replace(terms.rule, **{reason.field: value}))
        remaining = with_value(terms.remaining, reason, value)
        return structs.replace(terms, remaining=remaining) if isinstance(remaining, InstalmentTerms) else None
    if isinstance(terms, SettlementTerms):
        place = reason.field in terms.__struct_fields__ and reason.field != "waiver_order"
        counted = reason.field == "tranches" and not isinstance(terms.tranches, int)
        return structs.replace(terms, **{reason.field: value}) if place and not counted else None
    if reason.code == "month_at_end":
        return structs.replace(terms, payments=value, final_due=None)
    if listed := LISTED.fullmatch(reason.field):
        return _in_list(terms, reason, listed[1], int(listed[2]), listed[3], value)
    if reason.field.startswith("months."):
        month = int(reason.field.removeprefix("months."))
        months = (dataclasses.replace(one, payment=value) if one.month == month else one for one in terms.months)
        return structs.replace(terms, months=tuple(months))
    return _in_place(terms, reason.field, value)


def _in_list(terms: InstalmentTerms, reason: Refusal, name: str, place: int, part: str, value: Any) -> InstalmentTerms:
    listed = list(getattr(terms, name))
    place = len(listed) - 1 if reason.code == "rows_leave_too_little" else place
    changed = {{"from": "start", "to": "end"}.get(part, part): value}
    if name == "holidays" and part == "from":
        changed["end"] = max(value, listed[place].end)
    listed[place] = dataclasses.replace(listed[place], **changed)
    first = {"first_due": listed[0].due} if name == "rows" else {}
    return structs.replace(terms, **{name: tuple(listed)}, **first)


def _in_place(terms: InstalmentTerms, field: str, value: Any) -> InstalmentTerms | None:
    down = terms.down_payment
    if field.startswith("down_payment"):
        if down is None:
            return None
        dated = DownPayment(down.amount, value) if isinstance(value, date) else DownPayment(value, down.date)
        return structs.replace(terms, down_payment=dated)
    if field == "pauses":
        pauses = (dataclasses.replace(one, end=one.end and max(one.start, one.end)) for one in terms.pauses)
        return structs.replace(terms, pauses=tuple(pauses))
    return structs.replace(terms, **{field: value}) if field in terms.__struct_fields__ else None
