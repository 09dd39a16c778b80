"""What is there by a day: worked cases, and every plan beside a purse that is looked into day by day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.affordability import Affordability, Surplus, Verdict, judge
from calculators.calendar import parse_frequency, step
from calculators.cash_dates import MONTH_ENDS, CashDates, Inflow, have_by
from calculators.rounding import Money, largest_remainder
from calculators.stress import stressed

START = date(2026, 11, 25)
FOUR_FIFTY = Surplus(Money(150_000), Money(105_000), Money(0), Money(0))
ONE_DAY = timedelta(days=1)


def seen(
    rows: list[tuple[date, int]], frequency: str = "1 month", inflow: Inflow = MONTH_ENDS, month: Surplus = FOUR_FIFTY
) -> Affordability:
    dates = CashDates(START, tuple(day for day, _ in rows), parse_frequency(frequency), inflow)
    return judge(tuple(Money(amount * 100) for _, amount in rows), dates, month, share_allowed=Decimal("0.75"))


WEEKS = [(date(2026, 12, 1) + timedelta(days=7 * row), 100) for row in range(8)]
DECEMBER = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("rows", "frequency", "verdict", "fails"),
    [
        (
            [(DECEMBER, 400), (date(2026, 12, 8), 400), (date(2026, 12, 15), 400)],
            "monthly",
            "unaffordable",
            (2, 35_000),
        ),
        ([(date(2026, 11, 30), 400), (DECEMBER, 400)], "monthly", "unaffordable", (2, 35_000)),
        ([(DECEMBER, 5000)], "annual", "unaffordable", (1, 455_000)),
        ([(date(2027, 11, 25), 3000)], "monthly", "affordable", (None, None)),
        (WEEKS, "weekly", "tight", (5, 5_000)),
    ],
)
def test_a_payment_is_met_from_what_has_come_in_by_its_day(
    rows: list[tuple[date, int]], frequency: str, verdict: Verdict, fails: tuple[int | None, int | None]
) -> None:
    found = seen(rows, frequency)
    assert (found.verdict, found.first_failing, found.short) == (verdict, *fails)


def test_the_share_is_that_of_all_that_came_in() -> None:
    found = seen([(date(2027, 11, 25), 3000)])
    assert round(float(found.share or 0), 3) == 0.556


@pytest.mark.parametrize(("day", "verdict"), [(date(2026, 12, 1), "affordable"), (date(2026, 12, 2), "unaffordable")])
def test_a_sum_counts_from_its_day_on(day: date, verdict: Verdict) -> None:
    assert seen([(DECEMBER, 4000)], inflow=Inflow(sums=((day, Money(400_000)),))).verdict == verdict


def test_a_sum_that_comes_after_the_plan_pays_for_nothing() -> None:
    rows = [(step(DECEMBER, row, parse_frequency("monthly")), 1000) for row in range(5)]
    late = Inflow(sums=((date(2027, 12, 31), Money(500_000)),))
    assert (seen(rows, inflow=late).verdict, seen(rows, inflow=late).first_failing) == ("unaffordable", 1)


@pytest.mark.parametrize(
    ("pay_day", "by_the_27th", "by_the_28th"), [(None, 0, 45_000), (28, 0, 45_000), (27, 45_000, 45_000)]
)
def test_a_pay_day_beyond_the_end_of_february_is_its_last_day(
    pay_day: int | None, by_the_27th: int, by_the_28th: int
) -> None:
    days = (date(2027, 2, 27), date(2027, 2, 28))
    dates = CashDates(date(2027, 2, 1), days, inflow=Inflow(((Money(150_000), pay_day),)))
    assert have_by(days, dates, Money(45_000)) == (by_the_27th, by_the_28th)


def test_a_surplus_is_split_over_the_incomes_in_proportion() -> None:
    inflow = Inflow(((Money(100_000), 10), (Money(50_000), 20)))
    days = (date(2026, 12, 10), date(2026, 12, 20))
    assert have_by(days, CashDates(START, days, inflow=inflow), Money(45_001)) == (30_001, 45_001)


@pytest.mark.parametrize(("amounts", "by_the_10th"), [((0, 0), 50), ((1, 0), 100), ((0, 1), 0)])
def test_a_surplus_of_incomes_that_round_to_nothing_is_split_evenly(amounts: tuple[int, int], by_the_10th: int) -> None:
    inflow = Inflow(((Money(amounts[0]), 10), (Money(amounts[1]), 20)))
    days = (date(2026, 12, 10), date(2026, 12, 20))
    assert have_by(days, CashDates(START, days, inflow=inflow), Money(100)) == (by_the_10th, 100)


@pytest.mark.parametrize("day", [date(2026, 11, 30), DECEMBER, date(2026, 12, 2)])
def test_a_sum_on_the_due_date_or_before_does_not_end_the_wait_for_what_comes_next(day: date) -> None:
    inflow = Inflow(((Money(150_000), 3),), ((day, Money(1)),))
    waited = CashDates(START, (DECEMBER,), parse_frequency("weekly"), inflow).waited
    assert waited == (day if day > DECEMBER else date(2026, 12, 3),)


# Against a purse.

amounts = st.integers(0, 200_000).map(Money)
pay_days = st.one_of(st.none(), st.integers(1, 31))


@st.composite
def plans(draw: st.DrawFn) -> tuple[tuple[Money, ...], CashDates, Surplus]:
    """Payments on ascending days, some on one day, of a household with up to three incomes and two sums."""
    start = draw(st.dates(date(2024, 1, 1), date(2028, 12, 31)))
    often = draw(
        st.sampled_from([parse_frequency(text) for text in ("weekly", "2 weeks", "half month", "monthly", "quarterly")])
    )
    gaps = draw(st.lists(st.integers(0, 70), min_size=1, max_size=14))
    due, day = [], start
    for gap in gaps:
        day += timedelta(days=gap)
        due.append(day)
    incomes = tuple(draw(st.lists(st.tuples(amounts, pay_days), min_size=1, max_size=3)))
    sums = tuple(
        (start + timedelta(days=draw(st.integers(-20, 500))), draw(amounts)) for _ in range(draw(st.integers(0, 2)))
    )
    income = Money(sum(amount for amount, _ in incomes))
    month = Surplus(income, draw(amounts), Money(0), Money(0))
    payments = tuple(draw(amounts) for _ in due)
    return payments, CashDates(start, tuple(due), often, Inflow(incomes, sums)), month


def comes_on(day: date, dates: CashDates, surplus: Money) -> int:
    """What comes in on one day."""
    inflow = dates.inflow
    once = sum(amount for when, amount in inflow.sums if when == day)
    if surplus <= 0 or day <= dates.start:
        return once
    last = (day + ONE_DAY).day == 1
    shares = largest_remainder(surplus, inflow.weights) if len(inflow.incomes) > 1 else (surplus,)
    on = (pay_day is None or pay_day > day.day if last else False for _, pay_day in inflow.incomes)
    exact = (pay_day == day.day for _, pay_day in inflow.incomes)
    return once + sum(share for share, a, b in zip(shares, on, exact, strict=True) if a or b)


def looked_into(payments: tuple[Money, ...], dates: CashDates, surplus: Money) -> tuple[int | None, int | None]:
    """The first row that is not met on its day, and the first that no next inflow within a period makes good."""
    days = (min([dates.start, *(day for day, _ in dates.inflow.sums)]), dates.due[-1])
    purse, owed, late, fails = 0, 0, None, None
    day = days[0]
    for row, (due, payment) in enumerate(zip(dates.due, payments, strict=True), 1):
        while day <= due:
            purse += comes_on(day, dates, surplus)
            day += ONE_DAY
        owed += payment
        if owed > purse:
            late = late or row
            if owed > purse + fresh(due, dates, surplus):
                fails = fails or row
    return late, fails


def fresh(due: date, dates: CashDates, surplus: Money) -> int:
    """What the next inflow brings, where the plan may wait for it."""
    if dates.frequency.per_year <= 12:
        return 0
    until = step(due, 1, dates.frequency)
    day = due + ONE_DAY
    while day <= until:
        if is_pay_day(day, dates):
            return comes_on(day, dates, surplus)
        day += ONE_DAY
    return 0


def is_pay_day(day: date, dates: CashDates) -> bool:
    last = (day + ONE_DAY).day == 1
    sums = any(when == day for when, _ in dates.inflow.sums)
    return sums or any(
        (pay_day or 31) == day.day or (last and (pay_day or 31) > day.day) for _, pay_day in dates.inflow.incomes
    )


@given(plans())
def test_the_verdict_is_that_of_a_purse_looked_into_day_by_day(
    case: tuple[tuple[Money, ...], CashDates, Surplus],
) -> None:
    payments, dates, month = case
    late, fails = looked_into(payments, dates, month.amount)
    found = judge(payments, dates, month, share_allowed=Decimal(1))
    assert found.first_failing == (fails or late)
    assert (found.verdict == "unaffordable") == (fails is not None)
    assert (found.verdict == "tight") == (fails is None and late is not None)
    assert (found.short is None) == (found.first_failing is None)


@given(plans())
def test_a_plan_breaks_where_the_purse_says(case: tuple[tuple[Money, ...], CashDates, Surplus]) -> None:
    payments, dates, month = case
    breaks_at = judge(payments, dates, month, share_allowed=Decimal(1)).breaks_at
    # A month's surplus is half a unit off, and the smallest of its shares one.
    weights = [weight for weight in dates.inflow.weights if weight]
    roundings = Fraction(1, 2) + (Fraction(sum(weights), min(weights)) if len(weights) > 1 else 0)
    for fall in stressed(payments, dates, month).falls:
        if breaks_at is None:
            assert fall.first_failing is not None
        elif abs(breaks_at - fall.share) * month.income > roundings:
            # Nearer than that a fall may fall on either side.
            assert (fall.first_failing is not None) == (fall.share > breaks_at)
