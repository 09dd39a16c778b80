"""Dated tables that rules refer to."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from calculators.business_days import CalendarName, DaysOff
from calculators.public_holidays import NATIONS, Nation


@dataclass(frozen=True, slots=True)
class Dated:
    """A rate that holds from a day on; ``source`` says where it was read."""

    start: date
    annual_rate: Decimal
    confirmed: bool
    source: str = ""


@cache
def _lpr() -> dict[str, Any]:
    return tomllib.loads((files(__name__) / "lpr.toml").read_text(encoding="utf-8"))


@cache
def lpr() -> tuple[Dated, ...]:
    """The one-year loan prime rate as it comes with the program, the earliest first."""
    raw = _lpr()
    source = raw["source"]
    return tuple(Dated(one["from"], Decimal(one["annual_rate"]), one["confirmed"], source) for one in raw["rate"])


def read_until(table: tuple[Dated, ...]) -> date:
    """The last day whose prime rate is known to be in the table: a line of one's own carries it on."""
    shipped: date = _lpr()["read_until"]
    return max(shipped, *(one.start for one in table))


def held_on(day: date, table: tuple[Dated, ...]) -> Decimal | None:
    """The rate of a table, the earliest first, on a day; None before it begins.

    >>> held_on(date(2020, 9, 1), lpr())
    Decimal('0.0385')
    """
    held = [one.annual_rate for one in table if one.start <= day]
    return held[-1] if held else None


@cache
def _announced() -> dict[str, Any]:
    return tomllib.loads((files(__name__) / "cn_days_off.toml").read_text(encoding="utf-8"))


@cache
def days_off_of(country: CalendarName, nation: Nation | None = None) -> DaysOff:
    """The days off of a country; of the United Kingdom those that all its parts have, where nobody knows which it is.

    >>> days_off_of("CN").is_holiday(date(2026, 10, 1)), days_off_of("CN").until
    (True, datetime.date(2026, 12, 31))
    """
    if country != "CN":
        return DaysOff(country, (nation,) if nation else NATIONS)
    raw = _announced()
    spans = [(first, (last - first).days + 1) for notice in raw["notice"] for first, last in notice["off"]]
    return DaysOff(
        country,
        announced=frozenset(first + timedelta(days=day) for first, days in spans for day in range(days)),
        worked=frozenset(day for notice in raw["notice"] for day in notice["worked"]),
        until=raw["until"],
        fixed=frozenset((month, day) for month, day in raw["fixed"]),
    )


@dataclass(frozen=True, slots=True)
class Watched:
    """A table, or a figure of others, that is read again after so many months; ``read`` is None where it carries the
    day itself."""

    name: str
    rule_sets: tuple[str, ...]
    months: int
    read: date | None


@cache
def watched() -> tuple[Watched, ...]:
    """Everything that is to be read again, but for the rules, which name the day themselves."""
    raw = tomllib.loads((files(__name__) / "watched.toml").read_text(encoding="utf-8"))
    return tuple(
        Watched(one["name"], tuple(one["rule_sets"]), one["months"], one.get("read")) for one in raw["watched"]
    )


@dataclass(frozen=True, slots=True)
class StateLimit:
    """Years after which a suit may be barred in a state: on a written contract, and on an open account as of a card."""

    state: str
    written: int
    open_account: int
    differs: bool
    revives: str


@cache
def _state_limits() -> dict[str, StateLimit]:
    raw = tomllib.loads((files(__name__) / "us_limitation.toml").read_text(encoding="utf-8"))
    rows = ((one["code"], one["written"], one["open_account"], one["differs"], one["revives"]) for one in raw["state"])
    return {row[0]: StateLimit(*row) for row in rows}


OF_NO_STATE = ("AA", "AE", "AP", "AS", "GU", "MP", "PR", "VI")
"""Territories and post of the forces, of which no limit is kept."""


def states() -> tuple[str, ...]:
    """The two letters by which a state, a territory or the post of the forces is known."""
    return tuple(sorted((*_state_limits(), *OF_NO_STATE)))


def limitation_of(state: str) -> StateLimit | None:
    """The limit of a state by its two letters; None where it is not one.

    >>> limitation_of("ny").open_account
    3
    """
    return _state_limits().get(state.strip().upper())
