"""The days on which a plan falls due, so that page 1 says each of them without a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

from calculators.business_days import is_off
from calculators.calendar import SHORTEST_MONTH, Frequency, add_months
from reports import formats, plan, wording
from reports.formats import Language
from restructure.agreements.agreement import Agreement
from restructure.offers.outcome import Simulated
from restructure.offers.rate_disclosure import unrolled

Rule = Literal["day", "february", "next_month", "month_end", "weekday", "halves", "halves.february", "counted", "rows"]

DOT = "\N{NO-BREAK SPACE}•"
"""Stands behind a date that is a day off."""


@dataclass(frozen=True, slots=True)
class DueDays:
    """The rule that all due dates of a plan follow, and the days of the month that they fall on: one, or with half
    months a pair. ``rows`` follow none, ``counted`` have only the days between them in common."""

    rule: Rule
    days: tuple[int, ...] = ()


def due_days(outcome: Simulated) -> DueDays:
    """Return on which days the payments of a plan fall due before they move off days off; the first may stand apart,
    since page 1 names it."""
    due = unrolled(outcome)[plan.first_row(outcome) :]
    if plan.pays_by_row(outcome):
        return DueDays("rows")
    return of_dates(due[1:] or due, outcome.terms.frequency)


def of_dates(due: Sequence[date], frequency: Frequency) -> DueDays:
    """The same of dates that follow each other as often as ``frequency`` says."""
    if frequency.unit == "week":
        return DueDays("weekday" if len({day.weekday() for day in due}) == 1 else "rows")
    if frequency.months is None:
        return DueDays("counted")
    if frequency.months % 1 == Fraction(1, 2):
        return _halves(due[::2], due[1::2])
    return _months(due)


def _months(due: Sequence[date]) -> DueDays:
    if len({day.day for day in due}) == 1 and (due[0].day <= SHORTEST_MONTH or not all(map(_ends_month, due))):
        return DueDays("day", (due[0].day,))
    if all(map(_ends_month, due)):
        return DueDays("month_end")
    anchor = max(day.day for day in due)
    if all(day.day == anchor or (day.month == 2 and _ends_month(day)) for day in due):
        return DueDays("february", (anchor,))
    if all(day.day == anchor or (day.day == 1 and _before(day) < anchor) for day in due):
        return DueDays("next_month", (anchor,))
    return DueDays("rows")


def _halves(ones: Sequence[date], others: Sequence[date]) -> DueDays:
    pair = [_months(half) for half in (ones, others) if half]
    days = tuple(sorted(day for one in pair for day in one.days))
    rules = {one.rule for one in pair}
    if rules <= {"day", "february"}:
        return DueDays("halves.february" if "february" in rules else "halves", days)
    return DueDays("rows")


def _ends_month(day: date) -> bool:
    return day == add_months(day, 0, 31)


def _before(day: date) -> int:
    """The last day of the month before."""
    return (day.replace(day=1) - timedelta(days=1)).day


def told(outcome: Simulated, language: Language) -> str:
    """Return the days of a plan in words, as they stand behind "by"; nothing where they have none in common."""
    return in_words(due_days(outcome), unrolled(outcome)[-1], language)


def in_words(found: DueDays, last: date, language: Language) -> str:
    """The same of days that were found; ``last`` is one of them."""
    if found.rule in ("counted", "rows"):
        return ""
    ordinals = [formats.day_of_month(day, language) for day in found.days] or [""]
    weekday = formats.weekday(last, language)
    return wording.say(f"due.{found.rule}", language, day=ordinals[0], other=ordinals[-1], weekday=weekday)


def is_day_off(agreement: Agreement, day: date) -> bool:
    """Return whether money that is due on a day may arrive on the next working day."""
    return is_off(day, agreement.days_off)


def dotted(agreement: Agreement, due: date, write: Callable[[date, Language], str], language: Language) -> str:
    """A date as ``write`` writes it, with a dot where it is a day off."""
    return write(due, language) + (DOT if is_day_off(agreement, due) else "")


def day_off(agreement: Agreement, key: str) -> list[str]:
    """The sentences under ``key`` about payments that fall due on a day off, where one does; in the notes also
    that holidays are not announced for all of them."""
    schedule, days_off = agreement.outcome.schedule, agreement.days_off
    paid = [due for due, payment in zip(schedule.due, schedule.payment, strict=True) if payment]
    said = []
    if any(is_off(due, days_off) for due in paid):
        said.append(f"{key}.weekend" if days_off.country == "none" else f"{key}.day_off")
    if key == "note" and not all(map(days_off.is_announced, paid)):
        # Where no date has a dot, none is spoken of.
        said.append("note.announced" if said else "note.announced.none")
    return said
