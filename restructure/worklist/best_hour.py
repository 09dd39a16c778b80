"""The hours of the day in which somebody answers best: a count of calls, and no model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from restructure.parties.situation import Contact

WINDOWS = ((8, 11), (11, 14), (14, 18), (18, 22))
"""From one hour up to another, on the debtor's clock."""
WEIGHT = 5
"""So many calls as in the whole book stand beside those of one person."""
LEAST_TRIES = 3
Tried = Mapping[tuple[int, int], tuple[int, int]]
"""By window, how many calls were answered and how many were made."""
NOTHING_TRIED: Tried = {}


@dataclass(frozen=True, slots=True)
class BestHour:
    """The window in which somebody answered best: ``answered`` of so many ``tries``, both on the debtor's clock."""

    begin: int
    end: int
    answered: int
    tries: int
    share: Fraction

    def covers(self, hour: int) -> bool:
        """Return whether an hour lies within."""
        return self.begin <= hour < self.end


def window_of(hour: int) -> tuple[int, int] | None:
    """The window that an hour lies in; None at night."""
    return next((one for one in WINDOWS if one[0] <= hour < one[1]), None)


def tried(contacts: Iterable[Contact]) -> dict[tuple[int, int], tuple[int, int]]:
    """Count calls that we made by window: how many were answered, and how many there were."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for one in contacts:
        window = window_of(one.at.hour)
        if window is not None and one.channel == "call" and one.direction == "out":
            answered, tries = found.get(window, (0, 0))
            found[window] = (answered + one.talked, tries + 1)
    return found


def by_window(hours: Mapping[int, tuple[int, int]]) -> dict[tuple[int, int], tuple[int, int]]:
    """Calls that were counted by hour, by window: how many were answered, and how many there were."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for hour, (answered, tries) in hours.items():
        window = window_of(hour)
        if window is not None:
            before = found.get(window, (0, 0))
            found[window] = (before[0] + answered, before[1] + tries)
    return found


def shares(own: Tried, book: Tried) -> dict[tuple[int, int], Fraction]:
    """The share of calls that somebody answers, by window: their own calls, and as if so many more had gone as in the
    whole book."""
    made: dict[tuple[int, int], Fraction] = {}
    for window in WINDOWS:
        answered, tries = own.get(window, (0, 0))
        of_book, all_tries = book.get(window, (0, 0))
        usual = Fraction(of_book, all_tries) if all_tries else Fraction(0)
        made[window] = (answered + WEIGHT * usual) / (tries + WEIGHT)
    return made


def best_hour(own: Tried, book: Tried = NOTHING_TRIED) -> BestHour | None:
    """The window in which somebody answers best; None where they did not answer there, or were called there fewer than
    three times."""
    of_each = shares(own, book)
    window = max(WINDOWS, key=lambda one: of_each[one])
    answered, tries = own.get(window, (0, 0))
    if tries < LEAST_TRIES or not answered:
        return None
    return BestHour(*window, answered, tries, of_each[window])
