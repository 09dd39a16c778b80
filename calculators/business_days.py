"""Business days: a due date that falls on a day off moves; the interest does not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Literal

from calculators.public_holidays import NATIONS, Nation, bank_holidays, federal_holidays

if TYPE_CHECKING:
    from holidays import HolidayBase

Roll = Literal["none", "following", "preceding", "modified_following"]
CalendarName = Literal["none", "CN", "GB", "US"]
ONE_DAY = timedelta(days=1)
FRIDAY, SATURDAY = 4, 5
OBSERVED = "(observed)"
"""How the ``holidays`` package marks a day that is off in place of another."""
ANNOUNCED_UNTIL = 2026
"""The State Council announces each year's make-up working days in the autumn before it."""


def is_business_day(day: date, calendar: CalendarName) -> bool:
    """Return whether banks work on that day: no weekend (but for China's make-up working days), no public holiday.

    Sources: notices of the State Council (CN); Banking and Financial Dealings Act 1971, England (GB); 5 U.S.C. 6103
    (US); all by way of the ``holidays`` package. Where a holiday falls on a Saturday, federal offices close on the
    Friday before, and banks do not (Federal Reserve Banks, holiday schedule). ``none`` knows weekends only.

    >>> is_business_day(date(2026, 2, 14), "CN"), is_business_day(date(2026, 12, 28), "GB")
    (True, False)
    >>> is_business_day(date(2026, 7, 3), "US"), is_business_day(date(2027, 7, 5), "US")
    (True, False)
    """
    if calendar == "none":
        return day.weekday() < SATURDAY
    known = _holidays(calendar)
    if calendar == "US" and day.weekday() == FRIDAY and day in known:
        # Of its own on a Friday, or that of the Saturday after.
        return all(name.endswith(OBSERVED) for name in known.get_list(day))
    return known.is_working_day(day)


@dataclass(frozen=True, slots=True)
class DaysOff:
    """The public holidays of a country beside its weekends: by rule, or as a table that was announced ``until`` a day.

    ``nations`` are the parts of the United Kingdom that may be meant: a day is off where all of them have it.
    ``worked`` are weekend days that make up for others; after the table only the ``fixed`` days of the year are known,
    each as month and day.
    """

    country: CalendarName = "none"
    nations: tuple[Nation, ...] = NATIONS
    announced: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    until: date | None = None
    fixed: frozenset[tuple[int, int]] = frozenset()

    def is_holiday(self, day: date) -> bool:
        """Return whether a day is a public holiday, or the one kept in place of one."""
        if self.country == "GB":
            return all(day in bank_holidays(nation, day.year) for nation in self.nations)
        if self.country == "US":
            return day in federal_holidays(day.year)
        return day in self.announced or (not self.is_announced(day) and (day.month, day.day) in self.fixed)

    def is_announced(self, day: date) -> bool:
        """Return whether the holidays around a day are known."""
        return self.until is None or day <= self.until


WEEKENDS = DaysOff()
"""Where no country's holidays are asked for."""


def is_off(day: date, days_off: DaysOff) -> bool:
    """Return whether nobody has to see to a payment that day: a weekend, also one that is worked in China, or a public
    holiday.

    >>> is_off(date(2026, 12, 25), DaysOff("GB")), is_off(date(2026, 12, 25), WEEKENDS)
    (True, False)
    """
    return day.weekday() >= SATURDAY or days_off.is_holiday(day)


def is_worked(day: date, days_off: DaysOff) -> bool:
    """Return whether a day counts as a working day: no day off, or a weekend day that makes up for another.

    >>> is_worked(date(2026, 11, 26), DaysOff("US")), is_worked(date(2026, 11, 27), DaysOff("US"))
    (False, True)
    """
    return day in days_off.worked or not is_off(day, days_off)


def in_time_on(day: date, days_off: DaysOff) -> date:
    """The last day on which what is due on ``day`` still arrives in time: the next that is not off.

    >>> in_time_on(date(2026, 12, 25), DaysOff("GB")), in_time_on(date(2026, 12, 24), DaysOff("GB"))
    (datetime.date(2026, 12, 29), datetime.date(2026, 12, 24))
    """
    while is_off(day, days_off):
        day += ONE_DAY
    return day


@cache
def _holidays(calendar: CalendarName) -> HolidayBase:
    # Importing it takes longer than the first window may wait, and few plans roll.
    import holidays

    return holidays.country_holidays(calendar, subdiv="ENG" if calendar == "GB" else None)


def rolled(day: date, roll: Roll, calendar: CalendarName) -> date:
    """The business day that a due date moves to; ``modified_following`` stays within the month.

    >>> rolled(date(2026, 1, 31), "following", "none"), rolled(date(2026, 1, 31), "modified_following", "none")
    (datetime.date(2026, 2, 2), datetime.date(2026, 1, 30))
    """
    if roll == "none":
        return day
    if roll == "preceding":
        return _nearest(day, -ONE_DAY, calendar)
    later = _nearest(day, ONE_DAY, calendar)
    if roll == "modified_following" and later.month != day.month:
        return _nearest(day, -ONE_DAY, calendar)
    return later


def _nearest(day: date, step: timedelta, calendar: CalendarName) -> date:
    while not is_business_day(day, calendar):
        day += step
    return day


def is_provisional(day: date, calendar: CalendarName) -> bool:
    """Return whether the days off around that day are not yet announced."""
    return calendar == "CN" and day.year > ANNOUNCED_UNTIL
