"""Period factors: what share of a year's interest falls on each period of a plan, as exact whole numbers."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from math import lcm
from typing import Literal

from calculators.calendar import DueDates, add_months, step
from calculators.rounding import Money, Rate, half_up

DayCount = Literal["30/360", "actual/365", "actual/360", "actual/actual"]
DAY_COUNTS: tuple[DayCount, ...] = ("30/360", "actual/365", "actual/360", "actual/actual")


@dataclass(frozen=True, slots=True)
class Factors:
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
    rate = Fraction(*annual_rate.as_integer_ratio())
    shares = year_shares(due, day_count)
    products = {share: rate * share for share in set(shares)}
    denominator = lcm(*(product.denominator for product in products.values()))
    scaled = {share: product.numerator * (denominator // product.denominator) for share, product in products.items()}
    return Factors(tuple(scaled[share] for share in shares), denominator)


def year_shares(due: DueDates, day_count: DayCount) -> tuple[Fraction, ...]:
    """The length of each period in years; days in (start, due] count.

    ``30/360``: one twelfth for each month of a month-based frequency whatever the true days, days/360 for day-
    and week-based ones; a period that does not lie on the anchor day is odd, see ``years_between``.
    """
    periods = list(pairwise((due.start, *due.dates)))
    months = due.frequency.months
    if day_count != "30/360":
        return tuple(years_between(start, end, day_count) for start, end in periods)
    if months is None:
        return tuple(Fraction((end - start).days, 360) for start, end in periods)
    first = due.dates[0]
    starts_on_anchor = step(first, -1, due.frequency, due.anchor_day, due.month_end) == due.start
    first_on_anchor = add_months(first, 0, due.anchor_day, due.month_end) == first or due.frequency.unit == "half month"
    regular = [starts_on_anchor, first_on_anchor] + [True] * len(periods)
    return tuple(
        months / 12 if on_anchor else years_between(start, end, day_count)
        for (start, end), on_anchor in zip(periods, regular, strict=False)
    )


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
