"""Annual rates of dated advances and payments, each by the name of its method."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from calculators.calendar import MONTHLY, Frequency, step
from calculators.errors import Refusal
from calculators.intervals import (
    days_in_year_to,
    inferred_unit,
    month_day,
    months_back,
    periods_before,
    thirtieths_in,
    units_between,
)
from calculators.rates import WIDE, eight
from calculators.rounding import Money
from calculators.several_rates import all_growths
from calculators.solver import FARTHEST, Dated, rate_of, solved_growth

RateName = Literal["us_actuarial", "eu_aprc", "uk_apr", "xirr", "cn_simple", "cn_compound"]
RATE_NAMES: tuple[RateName, ...] = ("us_actuarial", "eu_aprc", "uk_apr", "xirr", "cn_simple", "cn_compound")
PRINTED_PLACES: dict[RateName, int] = dict.fromkeys(RATE_NAMES, 2) | {"eu_aprc": 1, "uk_apr": 1}
Clock = Literal["us", "eu", "days", "periods"]
CLOCKS: dict[RateName, Clock] = {
    "us_actuarial": "us",
    "eu_aprc": "eu",
    "uk_apr": "eu",
    "xirr": "days",
    "cn_simple": "periods",
    "cn_compound": "periods",
}
"""How each method counts time."""
Days = tuple[date, ...]
Column = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """An amount on a day."""

    date: date
    amount: Money


@dataclass(frozen=True, slots=True)
class Time:
    """``whole`` units in compound interest and ``odd`` of one more in simple interest."""

    whole: float
    odd: float = 0.0


@dataclass(frozen=True, slots=True)
class AnnualRate:
    """``apr`` a year with eight decimals; ``printed`` in percent, half up, with as many as the method prints. ``all``
    holds every rate that fits, lowest first, where there are several: ``apr`` is the one nearest to 0."""

    apr: Decimal
    printed: Decimal
    method: RateName
    all: tuple[Decimal, ...] = ()


def annual_rate(
    advances: tuple[Flow, ...], payments: tuple[Flow, ...], *, method: RateName, unit: Frequency | None = None
) -> AnnualRate:
    """The annual rate at which the payments repay the advances, all times counted from the first advance.

    sum(A / v(t)) = sum(P / v(t)) with v by ``method``: ``us_actuarial`` (1 + f * i)(1 + i) ** t, i times the units
    a year (12 CFR 1026 Appendix J); ``eu_aprc``, ``uk_apr`` (1 + X) ** t, t in years (Directive 2008/48/EC Annex I;
    FCA Handbook CONC App 1.2); ``xirr`` (1 + X) ** (days / 365); ``cn_simple``, ``cn_compound`` as in
    ``calculators.rates``, odd days ignored. ``unit`` is needed by ``us_actuarial`` and else inferred from the
    payments. Where they alternate, several rates may fit. Refuses no advance, no payment, a payment before the first
    advance, and flows that have no rate.
    """
    start = _first(advances, payments)
    days = tuple(flow.date for flow in payments)
    if method == "us_actuarial":
        if unit is None:
            raise Refusal("unit", "missing_field")
        unit = _term_unit(advances, payments, unit)
    if unit is None:
        unit = MONTHLY if method == "xirr" else inferred_unit(start, days)
    lent = _dated(advances, start, days, unit, method)
    paid = _dated(payments, start, days, unit, method)
    several = [growth for growth in all_growths(lent, paid) if _is_held(growth, unit, method)]
    apr = _annual(min(several, key=abs) if several else _growth(lent, paid), unit, method)
    found = sorted({_annual(growth, unit, method) for growth in several})
    return AnnualRate(apr, printed(apr, method), method, tuple(found) if len(found) > 1 else ())


def printed(apr: Decimal, method: RateName) -> Decimal:
    """The rate in percent as it is printed: one decimal for ``eu_aprc`` and ``uk_apr``, else two; half up.

    >>> printed(Decimal("0.12749"), "uk_apr"), printed(Decimal("0.0969"), "us_actuarial")
    (Decimal('12.7'), Decimal('9.69'))
    """
    percent = WIDE.multiply(apr, Decimal(100))
    return percent.quantize(Decimal(1).scaleb(-PRINTED_PLACES[method]), ROUND_HALF_UP, WIDE)


def _first(advances: tuple[Flow, ...], payments: tuple[Flow, ...]) -> date:
    for field, flows in (("advances", advances), ("payments", payments)):
        if sum(flow.amount for flow in flows) <= 0:
            raise Refusal(field, "amount_not_positive")
    start = min(flow.date for flow in advances)
    for index, flow in enumerate(payments):
        if flow.date < start:
            raise Refusal(f"payments[{index}].date", "payment_before_advance", smallest=start)
    return start


def _term_unit(advances: tuple[Flow, ...], payments: tuple[Flow, ...], unit: Frequency) -> Frequency:
    """One advance and one payment: the term itself is the unit, a year at most. App. J (b)(4)(iii), (b)(5)(vi)."""
    if len(advances) != 1 or len(payments) != 1:
        return unit
    start, end = advances[0].date, payments[0].date
    year = Frequency(1, "year")
    if end == start or end >= step(start, 1, year):
        return year
    back = months_back(start, end, 1, month_day((end,), start))
    whole_months = unit.months is not None and back.days == 0
    return Frequency(back.units, "month") if whole_months else Frequency((end - start).days, "day")


def _dated(flows: tuple[Flow, ...], start: date, paid: Days, unit: Frequency, method: RateName) -> Dated:
    """The flows that are not nothing, in minor units, with their times from ``start``."""
    some = [flow for flow in flows if flow.amount]
    whole, odd = _times(start, tuple([flow.date for flow in some]), paid, unit, CLOCKS[method])
    return Dated(tuple([float(flow.amount) for flow in some]), whole, odd)


@lru_cache(maxsize=64)
def _times(start: date, days: Days, paid: Days, unit: Frequency, clock: Clock) -> tuple[Column, Column]:
    """The whole units and the odd parts from ``start`` to each of ``days``, by a clock; ``paid`` are the days of the
    payments.

    Remembered, because several methods count alike and most keystrokes change amounts and not dates.
    """
    if clock == "days":
        first = start.toordinal()
        return tuple([(day.toordinal() - first) / 365 for day in days]), (0.0,) * len(days)
    anchor_day = month_day(tuple(sorted(paid)), start)
    if clock == "periods":
        first_paid = min(paid)
        return tuple([_periods(start, first_paid, day, unit, anchor_day) for day in days]), (0.0,) * len(days)
    if clock == "us":
        times = [us_time(start, day, unit, anchor_day) for day in days]
        return tuple([time.whole for time in times]), tuple([time.odd for time in times])
    years = [eu_years(start, day, unit, anchor_day).as_integer_ratio() for day in days]
    return tuple([part / whole for part, whole in years]), (0.0,) * len(days)


def _periods(start: date, first: date, day: date, unit: Frequency, anchor_day: int | None) -> int:
    """Whole periods to a day, odd days ignored; ``first`` is the day of the first payment."""
    if day < first:
        return units_between(start, day, unit, anchor_day)
    lead = periods_before(start, first, unit, anchor_day)
    return lead + units_between(first, day, unit, anchor_day)


def us_time(start: date, day: date, unit: Frequency, anchor_day: int | None = None) -> Time:
    """Unit periods counted back from ``day``, what is left as a part of one.

    Days over 30 for a month, 15 for half a month, 365 for a year (twelfths where whole months are left), true days
    for weeks and days. Source: 12 CFR 1026 Appendix J (b)(5).

    >>> us_time(date(1978, 1, 10), date(1978, 3, 1), Frequency(2, "month"))
    Time(whole=0, odd=0.8666666666666667)
    """
    if unit.days is not None:
        whole, days = divmod((day - start).days, unit.days)
        return Time(whole, days / unit.days)
    back, one = months_back(start, day, 1, anchor_day), thirtieths_in(unit)
    if one % 360 == 0 and back.days:
        years = months_back(start, day, one // 30, anchor_day)
        return Time(years.units, years.days / (365 * one // 360))
    whole, rest = divmod(back.units * 30 + back.days, one)
    return Time(whole, rest / one)


def eu_years(start: date, day: date, unit: Frequency, anchor_day: int | None = None) -> Fraction:
    """Years from ``start`` to ``day``: whole years, months or weeks back from ``day``, the days left over the year.

    Years for yearly units, weeks for weekly ones, else months; a unit of days takes whole years, then days. The year
    of the days left over is the one that ends where they end: 365 or 366 days. Source: Directive 2008/48/EC Annex I
    remark (c) as amended by 2011/90/EU; Commission guidelines SWD(2012)128, 4.1.

    >>> eu_years(date(2012, 2, 26), date(2012, 3, 29), Frequency(1, "month"))
    Fraction(67, 732)
    """
    if unit.unit == "week":
        weeks, days = divmod((day - start).days, 7)
        anchor = step(start, days, Frequency(1, "day"))
        return Fraction(weeks, 52) + Fraction(days, days_in_year_to(anchor))
    months = 12 if unit.unit in ("year", "day") else 1
    back = months_back(start, day, months, anchor_day)
    whole = back.units * months
    if not back.days:
        return Fraction(whole, 12)
    year = days_in_year_to(back.anchor)
    return Fraction(whole * year + 12 * back.days, 12 * year)


def _growth(advances: Dated, payments: Dated) -> float:
    """The logarithm of the growth in one unit of time."""
    if max(*advances.times, *payments.times) == 0:
        raise Refusal("payments", "no_rate")
    if sum(advances.shares) == sum(payments.shares):
        return 0.0
    whole = sum(advances.shares)
    return solved_growth(_shared(advances, whole), _shared(payments, whole))


def _shared(flows: Dated, whole: float) -> Dated:
    return Dated(tuple([amount / whole for amount in flows.shares]), flows.whole, flows.odd)


def _is_held(growth: float, unit: Frequency, method: RateName) -> bool:
    """Whether a year's rate is one that is looked for: what one day grows to in a year may be beyond all bounds."""
    return method != "cn_compound" or growth * float(unit.per_year) < FARTHEST


def _annual(growth: float, unit: Frequency, method: RateName) -> Decimal:
    if not _is_held(growth, unit, method):
        raise Refusal("payments", "no_rate")
    per_year = float(unit.per_year)
    if method in ("us_actuarial", "cn_simple"):
        return eight(rate_of(growth) * per_year)
    return eight(rate_of(growth * per_year) if method == "cn_compound" else rate_of(growth))
