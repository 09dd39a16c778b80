"""Period factors: what share of a year's interest falls on each period of a plan, as exact whole numbers."""

from __future__ import annotations

import calendar
from datetime import date
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from math import gcd, lcm
from typing import Literal

from msgspec import Struct

from calculators.calendar import DueDates, Frequency, add_months, origin, step
from calculators.rounding import Money, Rate, half_up

DayCount = Literal["30/360", "actual/365", "actual/360", "actual/actual"]


class Factors(Struct, frozen=True, cache_hash=True):
    """Interest factor of period k is ``numerators[k] / denominator``, a fraction of the balance (0 is the first)."""

    numerators: tuple[int, ...]
    denominator: int

    def __len__(self) -> int:
        return len(self.numerators)

    def interest(self, balance: int, period: int) -> Money:
        """Interest on ``balance`` for the period with that index, rounded half up once."""
        return half_up(balance * self.numerators[period], self.denominator)

    def part(self, first: int, end: int | None = None) -> Factors:
        """The factors of the periods from ``first`` up to ``end``, which is not included."""
        return Factors(self.numerators[first:end], self.denominator)


def factors(due: DueDates, annual_rate: Rate, day_count: DayCount) -> Factors:
    """The interest factor of each period of a plan: the annual rate times the period's share of a year."""
    shares = _shares(due, day_count)
    numerator, denominator = annual_rate.as_integer_ratio()
    numerator, denominator = numerator * shares.unit, denominator * shares.denominator
    # The shares have no divisor in common, so what the unit and the denominator have is all there is to reduce.
    divisor = gcd(numerator, denominator)
    unit, multiples = numerator // divisor, shares.multiples
    if multiples.count(1) == len(multiples):
        # Periods of one length, most plans.
        return Factors((unit,) * len(multiples), denominator // divisor)
    return Factors(tuple([unit * multiple for multiple in multiples]), denominator // divisor)


class _Shares(Struct, frozen=True):
    """The periods of a plan in years: whole multiples of ``unit / denominator``, with no divisor in common."""

    multiples: tuple[int, ...]
    unit: int
    denominator: int


@lru_cache(maxsize=64)
def _shares(due: DueDates, day_count: DayCount) -> _Shares:
    """Remembered, because most keystrokes change something else than the dates."""
    shares = common(year_shares(due, day_count))
    unit = gcd(*shares.numerators) or 1
    return _Shares(tuple(share // unit for share in shares.numerators), unit, shares.denominator)


def common(exact: tuple[Fraction, ...]) -> Factors:
    """Factors over their common denominator."""
    denominator = lcm(*{factor.denominator for factor in exact})
    return _reduced(tuple(factor.numerator * (denominator // factor.denominator) for factor in exact), denominator)


def _reduced(numerators: tuple[int, ...], denominator: int) -> Factors:
    divisor = gcd(denominator, *set(numerators))
    if divisor == 1:
        return Factors(numerators, denominator)
    return Factors(tuple([numerator // divisor for numerator in numerators]), denominator // divisor)


def year_share(start: date, end: date, frequency: Frequency, day_count: DayCount) -> Fraction:
    """The years from ``start`` to ``end`` inside a period of a plan of that frequency."""
    if day_count == "30/360" and frequency.months is None:
        return Fraction((end - start).days, 360)
    return years_between(start, end, day_count)


def year_shares(due: DueDates, day_count: DayCount) -> tuple[Fraction, ...]:
    """The length of each period in years; days in (start, due] count.

    ``30/360``: one twelfth for each month of a month-based frequency whatever the true days, days/360 for day-
    and week-based ones; a period that does not lie on the anchor day is odd, see ``years_between``. Between dates that
    are named one by one it is whole months where both lie on the anchor day.
    """
    periods = list(pairwise((due.start, *due.dates)))
    months = due.frequency.months
    if due.own and day_count == "30/360" and months is not None:
        return tuple(_own_share(start, end, due) for start, end in periods)
    if day_count != "30/360":
        return tuple(years_between(start, end, day_count) for start, end in periods)
    if months is None:
        return tuple(year_share(start, end, due.frequency, day_count) for start, end in periods)
    lead, second = _first_two(due)
    shares = [months / 12] * len(periods)
    for period, whole in enumerate((lead, second)[: len(periods)]):
        shares[period] = years_between(*periods[period], day_count) if whole is None else shares[period] * whole
    return tuple(shares)


def _own_share(start: date, end: date, due: DueDates) -> Fraction:
    if all(add_months(day, 0, due.anchor_day) == day for day in (start, end)):
        return Fraction((end.year - start.year) * 12 + end.month - start.month, 12)
    return years_between(start, end, "30/360")


def _first_two(due: DueDates) -> tuple[int | None, int | None]:
    """How many whole periods the first two hold, None where one is odd. Later ones always hold one."""
    if due.lead is not None:
        return due.lead, 1
    first = origin(due.dates[0], due.anchor_day, due.month_end)
    begins_on_anchor = step(first, -1, due.frequency, due.anchor_day, due.month_end) == due.start
    on_anchor = add_months(first, 0, due.anchor_day, due.month_end) == due.dates[0]
    half = due.frequency.unit == "half month" and due.anchor_day == first.day
    return (1 if begins_on_anchor else None), (1 if on_anchor or half else None)


def years_between(start: date, end: date, day_count: DayCount) -> Fraction:
    """The years from ``start`` to ``end``; the day of ``start`` does not count, that of ``end`` does.

    ``30/360`` takes whole months forward from ``start``, then the days left over the length of the month-long
    period that begins there.

    >>> years_between(date(2026, 11, 22), date(2026, 12, 25), "30/360")
    Fraction(17, 186)
    """
    days = (end - start).days
    if day_count == "actual/365":
        return Fraction(days, 365)
    if day_count == "actual/360":
        return Fraction(days, 360)
    if day_count == "actual/actual":
        return sum((_in_year(start, end, year) for year in range(start.year, end.year + 1)), Fraction(0))
    months = (end.year - start.year) * 12 + end.month - start.month
    if add_months(start, months) > end:
        months -= 1
    begins = add_months(start, months)
    return (months + Fraction((end - begins).days, (add_months(start, months + 1) - begins).days)) / 12


def _in_year(start: date, end: date, year: int) -> Fraction:
    # 31 December closes the old year: the night before it still belongs to that year.
    first = max(start, date(year - 1, 12, 31))
    last = min(end, date(year, 12, 31))
    return Fraction((last - first).days, 365 + calendar.isleap(year))
