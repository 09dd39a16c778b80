"""Interest between two dates line by line: lines break where the rate, a pause or the balance changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from calculators.daycount import DayCount, years_between
from calculators.errors import Refusal
from calculators.rounding import NOTHING, Money, half_up

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class RateFrom:
    """An annual rate that holds from that day on: the night before it is the first."""

    start: date
    annual_rate: Decimal


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that are never charged, both ends included; without an end until further notice."""

    start: date
    end: date | None = None

    def covers(self, day: date) -> bool:
        """Return whether that day is not charged."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Paid:
    """A payment on the principal: it lowers the nights after its day."""

    date: date
    amount: Money


@dataclass(frozen=True, slots=True)
class Line:
    """The nights in (start, end] at one balance and one rate; ``interest`` is rounded on its own."""

    start: date
    end: date
    days: int
    balance: Money
    annual_rate: Decimal
    paused: bool
    interest: Money


def accrued(
    principal: Money,
    start: date,
    end: date,
    rates: tuple[RateFrom, ...],
    *,
    day_count: DayCount,
    pauses: tuple[Pause, ...] = (),
    payments: tuple[Paid, ...] = (),
) -> tuple[Line, ...]:
    """The lines of simple interest on ``principal`` from ``start`` to ``end``; days in (start, end] count.

    Each line: balance * rate * years, half up once; the total is the sum of the rounded lines. Under 30/360 a month
    that begins on the day of ``start`` is shared by its true days. Refuses dates in the wrong order, no rate for the
    first night, rates that do not ascend, payments outside [start, end] and above what is left.
    """
    if end <= start:
        raise Refusal("to", "end_not_after_start", start=start)
    _check_rates(rates, start)
    _check_pauses(pauses)
    _check_payments(principal, start, end, payments)
    breaks = {start, end}
    breaks |= {rate.start - ONE_DAY for rate in rates}
    breaks |= {pause.start - ONE_DAY for pause in pauses} | {pause.end for pause in pauses if pause.end}
    breaks |= {paid.date for paid in payments}
    days = sorted(day for day in breaks if start <= day <= end)
    return tuple(
        _line(principal, (start, begin, until), rates, day_count, pauses, payments) for begin, until in pairwise(days)
    )


def _line(
    principal: Money,
    span: tuple[date, date, date],
    rates: tuple[RateFrom, ...],
    day_count: DayCount,
    pauses: tuple[Pause, ...],
    payments: tuple[Paid, ...],
) -> Line:
    start, begin, until = span
    first = begin + ONE_DAY
    balance = Money(principal - sum(paid.amount for paid in payments if paid.date <= begin))
    rate = [one.annual_rate for one in rates if one.start <= first][-1]
    paused = any(pause.covers(first) for pause in pauses)
    years = years_between(start, until, day_count) - years_between(start, begin, day_count)
    charge = balance * Fraction(rate) * years
    interest = NOTHING if paused else half_up(charge.numerator, charge.denominator)
    return Line(begin, until, (until - begin).days, balance, rate, paused, interest)


def _check_rates(rates: tuple[RateFrom, ...], start: date) -> None:
    if not rates or rates[0].start > start + ONE_DAY:
        raise Refusal("rates", "no_rate_at_start", smallest=start)
    for index, (earlier, later) in enumerate(pairwise(rates), 1):
        if later.start <= earlier.start:
            raise Refusal(f"rates[{index}].from", "dates_not_ascending")


def _check_pauses(pauses: tuple[Pause, ...]) -> None:
    for index, pause in enumerate(pauses):
        if pause.end is not None and pause.end < pause.start:
            raise Refusal(f"pauses[{index}].to", "pause_ends_first", smallest=pause.start)


def _check_payments(principal: Money, start: date, end: date, payments: tuple[Paid, ...]) -> None:
    left = int(principal)
    for index, paid in sorted(enumerate(payments), key=lambda one: one[1].date):
        if not start <= paid.date <= end:
            raise Refusal(f"payments[{index}].date", "day_outside", smallest=start, largest=end)
        if paid.amount > left:
            raise Refusal(f"payments[{index}].amount", "payment_above_rest", largest=Money(left))
        left -= paid.amount
