"""Counts of what people did, each a sentence, each with exactly the accounts that it counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from calculators.rounding import NOTHING, Money
from calculators.share_interval import share_interval

Measure = Literal[
    "attempts", "conversations", "right_party", "promises_made", "promises_kept", "plans_kept", "waivers",
    "complaints", "complaints_upheld", "overrides", "releases",
]  # fmt: skip
MEASURES: tuple[Measure, ...] = get_args(Measure)
SHARES: frozenset[Measure] = frozenset({"right_party", "promises_kept", "plans_kept", "complaints_upheld", "releases"})
"""Of these a share is counted: of talks, of what is decided, of plans signed, of complaints answered, of what was
asked for."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that counts in a measure on a day: ``counted``, or one of those it is counted of. ``amount`` of
    ``whole`` in minor units of ``currency``, where the measure has amounts. ``account_number`` is empty where somebody
    was erased."""

    measure: Measure
    day: date
    account_number: str
    who: str
    counted: bool = True
    currency: str = ""
    amount: Money = NOTHING
    whole: Money = NOTHING


@dataclass(frozen=True, slots=True)
class Sum:
    """Amounts of a measure in one currency: what was counted, and of how much."""

    currency: str
    amount: Money
    whole: Money


@dataclass(frozen=True, slots=True)
class Count:
    """A measure over a period: how many, of how many where it is a share, how far that share may be from the one behind
    it at 95 %, and the accounts, each once. ``erased`` are those counted that nobody can be named of any more."""

    measure: Measure
    count: int
    of: int | None
    interval: tuple[float, float] | None
    sums: tuple[Sum, ...]
    accounts: tuple[str, ...]
    of_accounts: tuple[str, ...]
    erased: int

    @property
    def share(self) -> float | None:
        """Return the share from 0 to 1, None where it is none or nothing is decided."""
        return self.count / self.of if self.of else None


def counts(facts: Iterable[Fact]) -> tuple[Count, ...]:
    """Count every measure, those of which there is nothing too."""
    of_measure: dict[Measure, list[Fact]] = {one: [] for one in MEASURES}
    for fact in facts:
        of_measure[fact.measure].append(fact)
    return tuple(_count(measure, found) for measure, found in of_measure.items())


def by_week(facts: Iterable[Fact], since: date, through: date) -> tuple[tuple[date, tuple[Count, ...]], ...]:
    """Count by weeks that begin on Monday, the first from ``since`` on, the last up to ``through``."""
    every = tuple(facts)
    first = since - timedelta(days=since.weekday())
    mondays = [first + timedelta(weeks=week) for week in range((through - first).days // 7 + 1)]
    return tuple((day, counts(one for one in every if day <= one.day < day + timedelta(weeks=1))) for day in mondays)


def _count(measure: Measure, facts: list[Fact]) -> Count:
    counted = [one for one in facts if one.counted]
    of = len(facts) if measure in SHARES else None
    return Count(
        measure,
        len(counted),
        of,
        share_interval(len(counted), of) if of else None,
        _sums(facts),
        _accounts(counted),
        _accounts(facts),
        sum(not one.account_number for one in counted),
    )


def _sums(facts: Iterable[Fact]) -> tuple[Sum, ...]:
    found: dict[str, tuple[int, int]] = {}
    for one in facts:
        if one.currency:
            amount, whole = found.get(one.currency, (0, 0))
            found[one.currency] = amount + one.amount, whole + one.whole
    return tuple(Sum(currency, Money(amount), Money(whole)) for currency, (amount, whole) in sorted(found.items()))


def _accounts(facts: Iterable[Fact]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.account_number for one in facts if one.account_number))
