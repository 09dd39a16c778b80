"""Level plans whose rate changes on the way, or that pause: what is charged, and what is paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from msgspec.structs import replace

from calculators.calendar import DueDates
from calculators.daycount import DayCount, Factors, common, year_shares, years_between
from calculators.errors import Refusal
from calculators.ledger import Pause, RateFrom
from calculators.parts import Carried, ColumnName, carry, last_share, regular_share
from calculators.regular import PLAIN, LevelRule, regular_payment
from calculators.rounding import NOTHING, Money, Rate, equal_share
from calculators.schedule import Column, Rows, added, negated, zeros

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Changes:
    """Changes during a plan: new annual rates, each from a day on, and days that are never charged."""

    rates: tuple[RateFrom, ...] = ()
    pauses: tuple[Pause, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rates or self.pauses)


UNCHANGED = Changes()


@dataclass(frozen=True, slots=True)
class Known:
    """From the row with that index the payment is computed anew, with the factors as they are known then."""

    row: int
    factors: Factors


def check_changes(changes: Changes, due: DueDates) -> None:
    """Refuse rates that do not ascend or begin before the plan, and pauses that end before they begin."""
    for index, one in enumerate(changes.rates):
        if one.start <= due.start:
            raise Refusal("rate_changes", "change_before_start", start=due.start)
        if index and one.start <= changes.rates[index - 1].start:
            raise Refusal("rate_changes", "dates_not_ascending")
    for pause in changes.pauses:
        if pause.end is not None and pause.end < pause.start:
            raise Refusal("pauses", "pause_ends_first", smallest=pause.start)


def charged_factors(due: DueDates, annual_rate: Rate, day_count: DayCount, changes: Changes) -> Factors:
    """The factor of each period with its rate changes and without its paused days.

    A day accrues for the night before it. Under 30/360 the factor of a period is split by its true days.
    Source: Apache Fineract, published schedules of interest rate changes and interest pauses.
    """
    periods = pairwise((due.start, *due.dates))
    shares = year_shares(due, day_count)
    return common(
        tuple(
            charged_between(*period, share, annual_rate, day_count, changes)
            for period, share in zip(periods, shares, strict=True)
        )
    )


def charged_between(
    start: date, end: date, share: Fraction, annual_rate: Rate, day_count: DayCount, changes: Changes
) -> Fraction:
    """The factor of the days in (start, end], which are ``share`` of a year where nothing changes."""
    if not changes:
        return Fraction(annual_rate) * share
    breaks = {start, end} | {one.start - ONE_DAY for one in changes.rates}
    breaks |= {one.start - ONE_DAY for one in changes.pauses} | {one.end for one in changes.pauses if one.end}
    days = sorted(day for day in breaks if start <= day <= end)
    total = Fraction(0)
    for begin, until in pairwise(days):
        first = begin + ONE_DAY
        if any(pause.covers(first) for pause in changes.pauses):
            continue
        rate: Rate = next((one.annual_rate for one in reversed(changes.rates) if one.start <= first), annual_rate)
        total += Fraction(rate) * _part(begin, until, (end - start).days, share, day_count)
    return total


def _part(begin: date, until: date, days: int, share: Fraction, day_count: DayCount) -> Fraction:
    if day_count == "30/360":
        return share * (until - begin).days / days
    return years_between(begin, until, day_count)


def changing_rows(
    principal: Money,
    charged: Factors,
    known: tuple[Known, ...],
    carried: tuple[Carried, ...],
    *,
    rule: LevelRule = PLAIN,
) -> Rows:
    """The rows of a level plan that changes: the payment is kept between changes, what is saved shortens the end.

    A payment that was agreed stands until the first change. Refuses a payment that does not cover a period's
    interest.
    """
    count = len(charged)
    spread = tuple(one for one in carried if one.where == "spread")
    on_top = (regular_share(spread, count), last_share(spread, count, count))
    repaid, interest, regular = _run(principal, charged, known, rule, on_top)
    shares = _spread_over(spread, regular, added(repaid, interest), count)
    once = tuple(one for one in carried if one.where != "spread")
    # What falls due once has its row even where there is no principal.
    rows = max(len(repaid), min(len(once), 1), *(len(column) for column in shares.values()))
    placed = carry(once, rows)
    extra = {name: added(_filled(column, rows), placed[name]) for name, column in shares.items()}
    return Rows(
        principal=_filled(repaid, rows),
        interest=added(_filled(interest, rows), extra["interest"]),
        arrears=extra["arrears"],
        fee=extra["fee"],
        capitalised=zeros(rows),
        pending=negated(extra["interest"]),
    )


def _run(
    principal: Money, charged: Factors, known: tuple[Known, ...], rule: LevelRule, on_top: tuple[Money, Money]
) -> tuple[Column, Column, Column]:
    """Principal and interest row by row until nothing is left, and the payment of each row of the whole plan."""
    count, anew = len(charged), {one.row: one.factors for one in known}
    balance, payment = int(principal), NOTHING
    repaid, interest, regular = [], [], []
    for row in range(count):
        if row in anew and balance:
            # What was agreed holds until the first change.
            applied = rule if row == 0 else replace(rule, payment=None)
            payment = regular_payment(Money(balance), anew[row].part(row), applied, *on_top)
        regular.append(payment)
        charge = charged.interest(balance, row)
        if balance == 0:
            continue
        last = row == count - 1
        if not last and payment < charge:
            raise Refusal("payment", "payment_below_interest", interest=charge)
        part = balance if last else min(payment - charge, balance)
        balance -= part
        repaid.append(Money(part))
        interest.append(charge)
    return tuple(repaid), tuple(interest), tuple(regular)


def _spread_over(spread: tuple[Carried, ...], regular: Column, paid: Column, count: int) -> dict[ColumnName, Column]:
    """Spread amounts beside the payments; where the principal ends early they fill the rows up to the regular one."""
    columns: dict[ColumnName, list[Money]] = {"interest": [], "arrears": [], "fee": []}
    left = {index: int(one.amount) for index, one in enumerate(spread)}
    share = {index: equal_share(one.amount, count) for index, one in enumerate(spread)}
    for row in range(count):
        if not any(left.values()):
            break
        short = regular[row] - (paid[row] if row < len(paid) else 0)
        amounts = dict.fromkeys(columns, 0)
        for index, one in enumerate(spread):
            most = share[index] + max(short, 0)
            taken = left[index] if row == count - 1 else min(left[index], most)
            short -= max(taken - share[index], 0)
            left[index] -= taken
            amounts[one.column] += taken
        for name, column in columns.items():
            column.append(Money(amounts[name]))
    return {name: tuple(column) for name, column in columns.items()}


def _filled(column: Column, rows: int) -> Column:
    return (*column, *zeros(rows - len(column)))
