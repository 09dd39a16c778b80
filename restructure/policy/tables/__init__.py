"""Dated tables that rules refer to."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Dated:
    """A rate that holds from a day on; ``source`` says where it was read."""

    start: date
    annual_rate: Decimal
    confirmed: bool
    source: str = ""


@cache
def lpr() -> tuple[Dated, ...]:
    """The one-year loan prime rate as it comes with the program, the earliest first."""
    raw = tomllib.loads((files(__name__) / "lpr.toml").read_text(encoding="utf-8"))
    source = raw["source"]
    return tuple(Dated(one["from"], Decimal(one["annual_rate"]), one["confirmed"], source) for one in raw["rate"])


def held_on(day: date, table: tuple[Dated, ...]) -> Decimal | None:
    """The rate of a table, the earliest first, on a day; None before it begins.

    >>> held_on(date(2020, 9, 1), lpr())
    Decimal('0.0385')
    """
    held = [one.annual_rate for one in table if one.start <= day]
    return held[-1] if held else None
