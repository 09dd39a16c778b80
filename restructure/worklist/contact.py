"""Which rule holds contact back at a moment, and until when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from restructure.policy import Finding

AHEAD, FAR = 9, timedelta(days=400)
"""Days that are looked at one by one, and a day by which whatever passes has passed."""
ONE_DAY = timedelta(days=1)
Free = Callable[[datetime], "Held | None"]


@dataclass(frozen=True, slots=True)
class Held:
    """A rule that holds contact back at a moment, and the first moment at which none does; None where waiting does not
    end it."""

    finding: Finding
    until: datetime | None


Judge = Callable[[datetime], Sequence[Finding]]
"""The rules that speak against contact at a moment, the gravest first."""


def free_at(judge: Judge, ends: Iterable[date]) -> Free:
    """Return which rule holds contact back at a moment, by those that speak against it then; ``ends`` are days after
    which one of them may be over. A warning that time alone does not end holds nobody back."""
    known = tuple(ends)
    lasting: set[str] | None = None

    def speaking(moment: datetime) -> list[Finding]:
        nonlocal lasting
        found = [one for one in judge(moment) if one.severity != "text"]
        if not found:
            return found
        if lasting is None:
            far = datetime.combine(moment.date() + FAR, time(12))
            lasting = {one.rule for one in judge(far) if one.severity == "warn"}
        return [one for one in found if one.severity == "block" or one.rule not in lasting]

    def held(moment: datetime) -> Held | None:
        found = speaking(moment)
        if not found:
            return None
        days = [value for one in found for value in one.facts.values() if isinstance(value, date)]
        return Held(found[0], _first_without(speaking, moment, (*known, *days)))

    return held


def _first_without(
    speaking: Callable[[datetime], Sequence[Finding]], moment: datetime, ends: Iterable[date]
) -> datetime | None:
    """The first full hour at which nothing speaks against contact; None where none comes within the days that are
    looked at."""
    today = moment.date()
    days = {today + timedelta(days=ahead) for ahead in range(AHEAD)} | {end + ONE_DAY for end in ends if end >= today}
    far = datetime.combine(today + FAR, time(12))
    if any(one.severity == "block" for one in speaking(far)):
        days = set()
    for day in sorted(days):
        if day > today and speaking(datetime.combine(day, time(12))):
            continue
        hours = (datetime.combine(day, time(hour)) for hour in range(24))
        free = next((at for at in hours if at > moment and not speaking(at)), None)
        if free is not None:
            return free
    return None
