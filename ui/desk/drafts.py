"""What the desk keeps of an account between two visits: plain values out, records in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec

from calculators.calendar import Frequency
from calculators.parts import Treatment
from restructure.household import Household
from restructure.locking import QUANTITIES, Quantity
from restructure.offers.option import Option
from ui.desk.offers import KINDS


@dataclass(frozen=True, slots=True)
class Dates:
    """First due date and frequency of all options; ``typed`` where somebody chose them."""

    first_due: date
    frequency: Frequency
    typed: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """The cards as they were left. ``dates`` is None in a draft of before they were kept; ``offers`` is what it told of
    offers that stood."""

    household: Household | None
    options: tuple[Option, ...]
    touched: frozenset[int]
    chosen: int
    on_hold: bool = False
    locked: frozenset[Quantity] = frozenset()
    dates: Dates | None = None
    offers: dict[str, dict[str, str]] = field(default_factory=dict)


def read_draft(held: dict[str, Any]) -> Draft | None:
    """A draft as it was kept; None for one of another version: better the opening offers than half of it."""
    try:
        options = (
            Option(msgspec.convert(terms, kind, strict=False), msgspec.convert(treatment, Treatment))
            for kind, terms, treatment in zip(KINDS, held["terms"], held["treatments"], strict=True)
        )
        return Draft(
            household=msgspec.convert(held["household"], Household | None, strict=False),
            options=tuple(options),
            touched=msgspec.convert(held["touched"], frozenset[int]),
            chosen=int(held["chosen"]),
            on_hold=bool(held.get("on_hold")),
            locked=frozenset(one for one in QUANTITIES if one in held.get("locked", ())),
            dates=msgspec.convert(held.get("dates"), Dates | None),
            offers=msgspec.convert(held.get("offers", {}), dict[str, dict[str, str]]),
        )
    except (KeyError, ValueError, TypeError, AttributeError):
        return None


def kept_options(options: Sequence[Option]) -> dict[str, Any]:
    """The options of the cards in plain values."""
    return {
        "terms": [msgspec.to_builtins(option.terms, enc_hook=str) for option in options],
        "treatments": [msgspec.to_builtins(option.treatment) for option in options],
    }
