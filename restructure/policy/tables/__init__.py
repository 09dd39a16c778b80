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
    """A rate that holds from a day on."""

    start: date
    annual_rate: Decimal
    confirmed: bool


@cache
def lpr() -> tuple[Dated, ...]:
    """The one-year loan prime rate, the earliest first."""
    raw = tomllib.loads((files(__name__) / "lpr.toml").read_text(encoding="utf-8"))
    return tuple(Dated(one["from"], Decimal(one["annual_rate"]), one["confirmed"]) for one in raw["rate"])


def lpr_on(day: date) -> Decimal | None:
    """The rate on a day; None before the table begins.

    >>> lpr_on(date(2020, 9, 1))
    Decimal('0.0385')
    """
    held = [one.annual_rate for one in lpr() if one.start <= day]
    return held[-1] if held else None
