"""Public holidays by rule: bank holidays of the parts of the United Kingdom, federal holidays of the United States."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Literal, get_args

Nation = Literal["england_wales", "northern_ireland", "scotland"]
NATIONS: tuple[Nation, ...] = get_args(Nation)
ONE_DAY = timedelta(days=1)
MONDAY, THURSDAY, SATURDAY, SUNDAY = 0, 3, 5, 6
LAST = -1

PROCLAIMED: dict[Nation | None, tuple[date, ...]] = {
    None: (date(2011, 4, 29), date(2012, 6, 5), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)),
    "scotland": (date(2026, 6, 15),),
}
"""Bank holidays of one year alone, of all parts or of one."""
MOVED = {
    date(2012, 5, 28): date(2012, 6, 4),
    date(2020, 5, 4): date(2020, 5, 8),
    date(2022, 5, 30): date(2022, 6, 2),
}
"""Bank holidays that were kept on another day."""


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (J.-M. Oudin, 1940).

    >>> easter(2026), easter(2027)
    (datetime.date(2026, 4, 5), datetime.date(2027, 3, 28))
    """
    century, golden = year // 100, year % 19
    epact = (century - century // 4 - (century - (century - 17) // 25) // 3 + 19 * golden + 15) % 30
    moon = epact - epact // 28 * (1 - 29 // (epact + 1) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    return date(year, 3, 28) + timedelta(days=moon - weekday)


def weekday_of(year: int, month: int, weekday: int, number: int) -> date:
    """The first, second, … Monday or other weekday of a month; ``LAST`` for its last one.

    >>> weekday_of(2026, 11, THURSDAY, 4), weekday_of(2026, 5, MONDAY, LAST)
    (datetime.date(2026, 11, 26), datetime.date(2026, 5, 25))
    """
    first = date(year, month, 1)
    first += timedelta(days=(weekday - first.weekday()) % 7)
    if number != LAST:
        return first + timedelta(weeks=number - 1)
    return max(day for day in (first + timedelta(weeks=weeks) for weeks in range(5)) if day.month == month)


@cache
def bank_holidays(nation: Nation, year: int) -> frozenset[date]:
    """The bank holidays of a part of the United Kingdom: what falls on a weekend is made up for on the next weekday
    that is none itself.

    Sources: Banking and Financial Dealings Act 1971, sch. 1; St Andrew's Day Bank Holiday (Scotland) Act 2007; the
    yearly proclamations, as gov.uk/bank-holidays lists them.
    """
    fixed = [date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)]
    sunday = easter(year)
    moving = [sunday - 2 * ONE_DAY, weekday_of(year, 5, MONDAY, 1), weekday_of(year, 5, MONDAY, LAST)]
    if nation == "scotland":
        fixed += [date(year, 1, 2), date(year, 11, 30)]
        moving.append(weekday_of(year, 8, MONDAY, 1))
    else:
        moving += [sunday + ONE_DAY, weekday_of(year, 8, MONDAY, LAST)]
    if nation == "northern_ireland":
        fixed += [date(year, 3, 17), date(year, 7, 12)]
    once = (*PROCLAIMED[None], *PROCLAIMED.get(nation, ()))
    days = {*fixed, *(MOVED.get(day, day) for day in moving), *(day for day in once if day.year == year)}
    for day in sorted(fixed):
        if day.weekday() >= SATURDAY:
            days.add(_next_weekday(day, days))
    return frozenset(days)


def _next_weekday(day: date, taken: set[date]) -> date:
    while day.weekday() >= SATURDAY or day in taken:
        day += ONE_DAY
    return day


@cache
def federal_holidays(year: int) -> frozenset[date]:
    """The legal public holidays of a year and the days on which they are observed: the Friday before a Saturday, also
    the last of December, the Monday after a Sunday.

    Source: 5 U.S.C. 6103(a), (b); Executive Order 11582 for Sundays.
    """
    fixed = [date(year, 1, 1), date(year, 7, 4), date(year, 11, 11), date(year, 12, 25)]
    if year >= 2021:
        fixed.append(date(year, 6, 19))
    moving = [
        weekday_of(year, 1, MONDAY, 3),
        weekday_of(year, 2, MONDAY, 3),
        weekday_of(year, 5, MONDAY, LAST),
        weekday_of(year, 9, MONDAY, 1),
        weekday_of(year, 10, MONDAY, 2),
        weekday_of(year, 11, THURSDAY, 4),
    ]
    return frozenset((*moving, *fixed, *map(_observed, (*fixed, date(year + 1, 1, 1)))))


def _observed(day: date) -> date:
    return day + {SATURDAY: -ONE_DAY, SUNDAY: ONE_DAY}.get(day.weekday(), timedelta())
