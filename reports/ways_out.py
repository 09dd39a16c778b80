"""Ways out of several debts in words: what speaks against one, what has to be asked, how long it takes, what it
costs."""

from __future__ import annotations

import datetime
from decimal import Decimal

from reports import formats, wording
from reports.formats import Language
from restructure.household.ways_out import AMOUNTS, ClientFigures, Compared, Judged, WayOut

FOLLOWING = frozenset({"months", "ends", "monthly_fits", "contribution_short", "lump_short"})
CHOSEN = {"nation": "of_nation", "city": "of_city"}
"""Questions whose answers have names."""


def reasons(way: WayOut, currency: str, language: Language) -> tuple[str, ...]:
    """Return why a way is not open: each limit that is not met; else what has to be asked."""
    if way.against:
        return tuple(_against(one, currency, language) for one in way.against)
    if way.open_:
        # What follows from another answer is not asked beside it.
        asked = [one.test.ask for one in way.open_ if one.test.ask not in FOLLOWING] or [way.open_[0].test.ask]
        names = formats.names_of([wording.name("asked", ask, language) for ask in asked], language)
        return (wording.say("way.asked", language, names=names),)
    return (wording.say("way.signpost", language),) if way.criteria.how == "signpost" else ()


def figures_said(way: WayOut, currency: str, language: Language) -> tuple[str, ...]:
    """Return how long a way takes, what is paid and what is written off, as far as it can be computed exactly."""
    found = []
    if way.months is not None and way.criteria.how == "lump":
        found.append(wording.say("way.lasts.once", language))
    elif way.months is not None:
        found.append(wording.say("way.lasts.months", language, months=way.months))
    if way.days is not None:
        found.append(wording.say("way.lasts.days", language, days=way.days))
    said = {"monthly": "way.monthly", "paid": "way.pays", "cost": "way.costs", "written_off": "way.gives_up"}
    for name, key in said.items():
        amount = getattr(way, name)
        if amount:
            found.append(wording.say(key, language, currency=currency, **{name: amount}))
    return tuple(found)


def minded(way: WayOut, language: Language) -> tuple[str, ...]:
    """Return what has to be looked up before a way is relied on."""
    keys = [key for key, there in (("way.stale", way.stale), ("way.unconfirmed", not way.criteria.confirmed)) if there]
    return tuple(wording.say(key, language) for key in keys)


def in_words(figures: ClientFigures, found: Compared, language: Language) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the comparison as headings with their lines: what comes first, then each way."""
    first = tuple(wording.say(f"way.first.{one}", language) for one in found.first)
    parts = [(wording.say("way.informs", language), first)]
    for way in found.ways:
        verdict = wording.name("way_verdict", way.verdict, language)
        head = wording.labelled(wording.name("considered", way.criteria.way, language), verdict, language)
        lines = (
            *reasons(way, figures.currency, language),
            (", " if language == "en" else "，").join(figures_said(way, figures.currency, language)),
            way.criteria.effect[language],
            way.criteria.risk[language],
            *minded(way, language),
            f"{way.criteria.fact}: {way.criteria.source}",
        )
        parts.append((head, tuple(filter(None, lines))))
    return tuple(parts)


def _against(one: Judged, currency: str, language: Language) -> str:
    ask, relation = one.test.ask, one.test.relation
    name = wording.name("asked", ask, language)
    if relation == "is":
        return wording.name("way_not", ask, language)
    given = _value(ask, one.given, currency, language)
    if one.day is not None:
        day = formats.date(one.day, language)
        return wording.say("way.because.since", language, name=name, given=given, day=day)
    return wording.say(
        f"way.because.{relation}", language, name=name, given=given, limit=_value(ask, one.limit, currency, language)
    )


def _value(ask: str, value: object, currency: str, language: Language) -> str:
    if isinstance(value, bool):
        return wording.say("way.yes" if value else "way.no", language)
    if isinstance(value, datetime.date):
        return formats.date(value, language)
    if isinstance(value, list):
        return formats.names_of([_value(ask, one, currency, language) for one in value], language)
    if isinstance(value, int) and ask in AMOUNTS:
        return formats.money(value, currency, language)
    if isinstance(value, Decimal):
        return formats.exact_percent(value, language)
    return wording.name(CHOSEN[ask], str(value), language) if ask in CHOSEN else str(value)
