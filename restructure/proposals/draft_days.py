"""A draft on a later day: it begins anew, and days that have passed give way to the next ones that can be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from calculators.calendar import Frequency
from restructure.offers.due_dates import Moved
from restructure.offers.kinds import ROWS
from restructure.offers.option import Option


def day_in(text: object) -> date | None:
    """The day in a text such as ``2026-12-25``; None where it holds none."""
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None


def without_passed(typed: dict[str, str], field: str, today: date) -> tuple[dict[str, str], date | None]:
    """Return what was typed without the day in ``field``, where that is not after ``today``, and the day that is left
    out.

    >>> without_passed({"now": "500", "start": "2026-12-25"}, "start", date(2026, 12, 25))
    ({'now': '500'}, datetime.date(2026, 12, 25))
    """
    day = day_in(typed.get(field))
    if day is None or day > today:
        return typed, None
    return {name: text for name, text in typed.items() if name != field}, day


def begun_on(option: Option, today: date, fresh: Option) -> tuple[Option, tuple[Moved, ...]]:
    """The option as it can be proposed today, with what had to move.

    ``fresh`` is the option of its kind that today would begin with: of it come what has no next day, how many payments
    where the last day has passed, and how long a settlement stays open.
    """
    terms, moved = ROWS[option.terms.kind].begun(option.terms, today, fresh.terms)
    return replace(option, terms=terms), moved


def dated(option: Option, first_due: date, frequency: Frequency) -> Option:
    """The option with another first due date and frequency."""
    return replace(option, terms=ROWS[option.terms.kind].dated(option.terms, first_due, frequency))
