"""Arithmetic beside Decimal records: fifteen options with affordability and annual rates, and one long schedule.

The yardsticks are what would be written first: a frozen dataclass of Decimals for every row, numpy-financial's irr for
the rate. Both sides give the same figures; that is asserted before anything is timed.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from math import inf
from time import perf_counter, process_time

import numpy_financial
import pyxirr
from dateutil.relativedelta import relativedelta

from calculators.annual import RATE_NAMES, Flow, annual_rate
from calculators.calendar import MONTHLY, due_dates
from calculators.daycount import factors
from calculators.deferral import DeferralRule
from calculators.instalment import instalment
from calculators.parts import Arranged, Parts, Treatment
from calculators.rates import annual_rates
from calculators.rounding import Money
from calculators.schedule import Schedule
from restructure.authority.limits import Limits
from restructure.household.household import quick
from restructure.offers.outcome import Case, Creditor, Simulated
from restructure.offers.terms import DeferralTerms, InstalmentTerms, SettlementTerms, Terms
from restructure.parties.account import Debt
from restructure.policy import POLICIES
from restructure.proposals.counteroffer import DebtorStatement, counteroffer, search_space
from restructure.simulation import simulate
from tests.benchmarks.report import Measured

START, FIRST = date(2026, 11, 25), date(2026, 12, 25)
CENT = Decimal("0.01")
DEBT = Decimal("48620.35")
SURPLUS = Decimal("1860.00")
COUNTS = (12, 24, 36, 48, 60)
ROUNDS = 30
TURNS = 25
FRAME = 1000 / 60


@dataclass(frozen=True)
class Row:
    """One row of the yardstick."""

    number: int
    due: date
    opening: Decimal
    payment: Decimal
    principal: Decimal
    interest: Decimal
    closing: Decimal


def measure() -> Iterator[Measured]:
    """Microseconds of both sides."""
    yield from _options()
    yield _long_schedule()
    yield from _rates()
    yield from _counteroffers()


def _options() -> Iterator[Measured]:
    """A plain debt, then a real account: old interest, a creditor's yardstick, the rules for Chinese cards."""
    means = quick(Money(646_667), Money(440_000))
    plain = Case(Debt("CNY", Parts(Money(4_862_035)), START), POLICIES["neutral"], means)
    parts = Parts(Money(4_862_035), Money(81_240), Money(35_000), Money(6_000))
    debt = Debt("CNY", parts, START, Decimal("0.18"), days_overdue=127, product="credit_card")
    yardstick = Creditor(Decimal("0.08"), Decimal("0.35"), Decimal("0.2"), 24)
    real = Case(debt, POLICIES["cn-credit-card"], means, yardstick)
    theirs = decimal_options()
    for terms, rows in zip(_terms(), theirs, strict=True):
        outcome = simulate(plain, terms, Treatment())
        assert isinstance(outcome, Simulated)
        assert [Decimal(paid) / 100 for paid in outcome.schedule.payment] == [row.payment for row in rows]
    assert all(isinstance(simulate(real, terms, Treatment()), Simulated) for terms in _terms())

    def ours(case: Case) -> Callable[[int], object]:
        return lambda round_: [simulate(case, terms, Treatment()) for terms in _terms(round_)]

    *mine, beside = _least(ours(plain), ours(real), lambda _: decimal_options())
    for what, least in zip(("15 options with rates", "15 options of a real account"), mine, strict=True):
        yield Measured(what, least, beside, "µs", "S3; beside Decimal rows and numpy_financial.irr; least of both")


def _terms(round_: int = 0) -> list[Terms]:
    """The options at a rate of their own in each round, so that nothing remembered helps."""
    rate = Decimal("0.06") + Decimal(round_) / 10_000
    plans = [InstalmentTerms(rate, FIRST, start=START, payments=count) for count in COUNTS]
    deferred = [DeferralTerms(plan, DeferralRule(3)) for plan in plans]
    settled = [
        SettlementTerms(FIRST, FIRST, fraction=Decimal("0.60"), tranches=count) for count in range(1, len(COUNTS) + 1)
    ]
    return [*plans, *deferred, *settled]


def decimal_options() -> list[list[Row]]:
    """Five plans, five deferrals, five settlements, judged."""
    plans = [_judged(decimal_level(DEBT, count, 0)) for count in COUNTS]
    deferred = [_judged(decimal_level(DEBT, count, 3)) for count in COUNTS]
    settled = [_decimal_settlement(count) for count in range(1, len(COUNTS) + 1)]
    return [*plans, *deferred, *settled]


def _judged(rows: list[Row]) -> list[Row]:
    """The rate and the verdict, as the desk shows them."""
    rate = numpy_financial.irr([float(-DEBT), *(float(row.payment) for row in rows)])
    assert rate > 0
    assert all(row.payment > SURPLUS or SURPLUS - row.payment >= 0 for row in rows)
    return rows


def decimal_level(principal: Decimal, count: int, deferred: int, annual_rate: Decimal = Decimal("0.06")) -> list[Row]:
    """The rows of a level plan, row by row in Decimals."""
    rate = annual_rate / 12
    growth = (1 + rate) ** (count - deferred)
    payment = (principal * rate * growth / (growth - 1)).quantize(CENT, ROUND_HALF_UP)
    rows, balance = [], principal
    for number in range(1, count + 1):
        interest = (balance * rate).quantize(CENT, ROUND_HALF_UP)
        part = Decimal("0.00") if number <= deferred else balance if number == count else payment - interest
        due = START + relativedelta(months=number)
        rows.append(Row(number, due, balance, part + interest, part, interest, balance - part))
        balance -= part
    return rows


def _decimal_settlement(count: int) -> list[Row]:
    amount = (DEBT * Decimal("0.60")).quantize(CENT, ROUND_HALF_UP)
    share = (amount / count).quantize(CENT, ROUND_HALF_UP)
    rows, balance = [], amount
    for number in range(1, count + 1):
        part = balance if number == count else share
        due = START + relativedelta(months=number)
        rows.append(Row(number, due, balance, part, part, Decimal("0.00"), balance - part))
        balance -= part
    return rows


def _long_schedule() -> Measured:
    count = 360

    def ours(round_: int = 0) -> Schedule:
        # Another anchor day in each round, so that no dates are remembered.
        start = START + timedelta(days=-round_ % 27)
        principal = Money(100_000_000 + round_)
        due = due_dates(start, start + relativedelta(months=1), MONTHLY, count)
        return instalment(_debt(principal), due, factors(due, Decimal("0.049"), "30/360"), method="level")

    def theirs(_: int = 0) -> list[Row]:
        return decimal_level(Decimal("1000000.00"), count, 0, Decimal("0.049"))

    for name in ("opening", "payment", "principal", "interest", "closing"):
        column = [Decimal(cell) / 100 for cell in getattr(ours(), name)]
        assert column == [getattr(row, name) for row in theirs()], name
    assert list(ours().due) == [row.due for row in theirs()]
    how = "S4; beside Decimal rows, all cells equal"
    return Measured("360-row schedule", _time(ours, ROUNDS), _time(theirs, ROUNDS), "µs", how)


def _counteroffers() -> Iterator[Measured]:
    """One question answered, beside a frame: a sum that does, one that needs a lower rate, one that needs a waiver."""
    debt = Debt("CNY", Parts(Money(2_000_000), Money(81_240), Money(35_000)), START, Decimal("0.18"))
    yardstick = Creditor(Decimal("0.08"), Decimal("0.35"), Decimal("0.2"), 24)
    case = Case(debt, POLICIES["cn-credit-card"], quick(Money(646_667), Money(440_000)), yardstick)
    usual, bound = search_space(case), search_space(case, limits=Limits(lowest_rate=debt.contract_rate))
    now = Money(200_000)
    for what, said, there, look in (
        ("counter-offer solved", 80_000, now, usual),
        ("counter-offer at a lower rate", 40_000, None, usual),
        ("counter-offer with a waiver", 51_500, None, bound),
    ):
        ours = _time(lambda round_: counteroffer(case, DebtorStatement(Money(said + round_), there), look), ROUNDS)  # noqa: B023
        yield Measured(what, ours / 1000, FRAME, "ms", "S6; beside one frame")


def _rates() -> Iterator[Measured]:
    """Annual rates of 120 monthly payments beside the two libraries."""
    due = due_dates(START, FIRST, MONTHLY, 120)
    paid = instalment(_debt(10_000_000), due, factors(due, Decimal("0.18"), "30/360"), method="level").payment
    flows = tuple(map(Flow, due.dates, paid))
    advance = (Flow(START, Money(10_000_000)),)
    amounts = [-10_000_000.0, *map(float, paid)]
    dated = ([START, *due.dates], amounts)

    by_period = _time(lambda _: annual_rates(Money(10_000_000), paid, MONTHLY), ROUNDS)
    irr = _time(lambda _: numpy_financial.irr(amounts), 3)
    assert (
        abs(numpy_financial.irr(amounts) * 12 - float(annual_rates(Money(10_000_000), paid, MONTHLY).cn_simple)) < 1e-7
    )
    yield Measured("cn_simple and cn_compound, 120 flows", by_period, irr, "µs", "beside numpy_financial.irr")
    by_date = _time(lambda _: annual_rate(advance, flows, method="xirr"), ROUNDS)
    theirs = pyxirr.xirr(*dated)
    assert theirs is not None
    assert abs(theirs - float(annual_rate(advance, flows, method="xirr").apr)) < 1e-7
    yield Measured(
        "xirr, 120 dated flows",
        by_date,
        _time(lambda _: pyxirr.xirr(*dated), ROUNDS),
        "µs",
        "beside pyxirr; 60 at most",
    )
    yield _six_rates(irr)
    for method in ("us_actuarial", "eu_aprc"):
        ours = _time(lambda _, method=method: annual_rate(advance, flows, method=method, unit=MONTHLY), ROUNDS)  # type: ignore[misc]
        yield Measured(f"{method}, 120 flows", ours, irr, "µs", "beside numpy_financial.irr, which knows no days")


def _six_rates(irr: float) -> Measured:
    """All names of one plan, on days of its own in each round, so that no interval is remembered."""

    def ours(round_: int) -> object:
        start = START + timedelta(days=round_)
        due = due_dates(start, start + timedelta(days=30), MONTHLY, 120)
        flows, advance = tuple(Flow(day, Money(180_186)) for day in due.dates), (Flow(start, Money(10_000_000)),)
        return [annual_rate(advance, flows, method=method, unit=MONTHLY).apr for method in RATE_NAMES]

    return Measured("six annual rates, 120 flows", _time(ours, ROUNDS), irr, "µs", "beside one numpy_financial.irr")


def _debt(principal: int) -> Arranged:
    return Arranged(Money(principal), (), Parts(), Money(0))


def _least(*works: Callable[[int], object]) -> list[float]:
    """The least of many rounds, in microseconds of processor time: a busy machine lengthens whatever takes long more
    than what is short. They take turns of several rounds each."""
    least = [inf] * len(works)
    for turn in range(TURNS):
        for index, work in enumerate(works):
            for round_ in range(turn * ROUNDS // 5, (turn + 1) * ROUNDS // 5):
                began = process_time()
                work(round_ + 1)
                least[index] = min(least[index], (process_time() - began) * 1e6)
    return least


def _time(work: Callable[[int], object], rounds: int) -> float:
    """The median of several rounds, in microseconds."""
    times = []
    for round_ in range(1, rounds + 1):
        began = perf_counter()
        work(round_)
        times.append((perf_counter() - began) * 1e6)
    return statistics.median(times)
