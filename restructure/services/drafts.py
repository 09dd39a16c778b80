"""What the desk keeps of an account between two visits: plain values out, records in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec

from calculators.calendar import Frequency
from restructure.household.household import Household
from restructure.offers.kinds import kind_named
from restructure.offers.locks import QUANTITIES, Quantity
from restructure.offers.option import Option, option_of, option_record
from restructure.offers.terms import OptionKind
from restructure.services.offers import Kept


@dataclass(frozen=True, slots=True)
class Dates:
    """First due date and frequency of all options; ``typed`` where somebody chose them."""

    first_due: date
    frequency: Frequency
    typed: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """The cards as they were left. ``dates`` is None in a draft of before they were kept; ``offers`` is what it told of
    offers that stood, ``together`` which other accounts are in the plan, ``designated`` that which is paid first."""

    household: Household | None
    options: Mapping[OptionKind, Option]
    touched: frozenset[OptionKind]
    chosen: OptionKind
    on_hold: bool
    locked: frozenset[Quantity] = frozenset()
    dates: Dates | None = None
    offers: Kept = field(default_factory=dict)
    together: tuple[str, ...] = ()
    designated: str = ""


def read_draft(held: Mapping[str, Any]) -> Draft | None:
    """A draft as it was kept; None for one of another version: better the opening offers than half of it."""
    try:
        options = [
            option_of({"terms": terms, "treatment": treatment})
            for terms, treatment in zip(held["terms"], held["treatments"], strict=True)
        ]
        offers = msgspec.convert(held.get("offers", {}), dict[str, dict[str, str]])
        known = {option.terms.kind: option for option in options}
        touched = frozenset(map(kind_named, held["touched"]))
        if not touched <= known.keys():
            return None
        return Draft(
            household=msgspec.convert(held["household"], Household | None, strict=False),
            options=known,
            touched=touched,
            chosen=kind_named(held["chosen"]),
            on_hold=bool(held.get("on_hold")),
            locked=frozenset(one for one in QUANTITIES if one in held.get("locked", ())),
            dates=msgspec.convert(held.get("dates"), Dates | None),
            offers={name: {kind_named(kind): digest for kind, digest in one.items()} for name, one in offers.items()},
            together=tuple(msgspec.convert(held.get("together", ()), tuple[str, ...])),
            designated=msgspec.convert(held.get("designated", ""), str),
        )
    except (LookupError, ValueError, TypeError, AttributeError):
        return None


def draft_record(draft: Draft) -> dict[str, Any]:
    """A draft as it is kept: plain values that ``read_draft`` reads."""
    return {
        "household": msgspec.to_builtins(draft.household, enc_hook=str),
        **kept_options(draft.options.values()),
        "touched": sorted(draft.touched),
        "chosen": draft.chosen,
        "on_hold": draft.on_hold,
        "locked": sorted(draft.locked),
        "dates": msgspec.to_builtins(draft.dates, enc_hook=str),
        "offers": {name: dict(one) for name, one in draft.offers.items()},
        **({"together": list(draft.together), "designated": draft.designated} if draft.together else {}),
    }


def kept_options(options: Iterable[Option]) -> dict[str, Any]:
    """The options of the cards in plain values."""
    kept = [option_record(option) for option in options]
    return {"terms": [one["terms"] for one in kept], "treatments": [one["treatment"] for one in kept]}


def half_typed(held: Mapping[str, Any]) -> dict[str, str]:
    """Return what stood in fields and was not understood yet, by card and field; drafts of before number the cards."""
    texts: dict[str, str] = dict(held.get("half", {}))
    named = ((name.partition("."), text) for name, text in texts.items())
    return {
        f"{kind_named(card) if card.isdigit() else card}.{field_name}": text for (card, _, field_name), text in named
    }


def by_kind(held: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a draft holds, named by kind whatever its form; without options where they cannot be read."""
    draft = read_draft(held)
    named = {"options": draft.options, "chosen": draft.chosen} if draft else {"options": {}}
    return {**held, **named, "half": half_typed(held)}
