from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.affordability import Affordability, SavingsLine, Surplus, Verdict, judge, per_month, surplus
from calculators.calendar import parse_frequency, step
from calculators.cash_dates import MONTH_ENDS, CashDates, Inflow
from calculators.errors import Refusal
from calculators.rounding import Money

SHARE = Decimal("0.75")
MONTH = Surplus(Money(400_000), Money(200_000), Money(90_000), Money(10_000))  # leaves 1,000.00


START = date(2026, 11, 25)
FIRST = date(2026, 12, 25)


def judged(
    *payments: int, frequency: str = "1 month", lump_sum: int = 0, month: Surplus | None = MONTH
) -> Affordability:
    """Payments that fall due one after the other; a lump sum is there from the beginning."""
    often = parse_frequency(frequency)
    due = tuple(step(FIRST, row, often) for row in range(len(payments)))
    inflow = Inflow(sums=((START, Money(lump_sum)),)) if lump_sum else MONTH_ENDS
    return judge(tuple(map(Money, payments)), CashDates(START, due, often, inflow), month, share_allowed=SHARE)


@pytest.mark.parametrize(
    ("frequency", "month"),
    [
        ("weekly", 52_000),
        ("fortnightly", 26_000),
        ("four_weekly", 13_000),
        ("monthly", 12_000),
        ("quarterly", 4000),
        ("annual", 1000),
    ],
)
def test_a_budget_line_is_converted_with_exact_fractions(frequency: str, month: int) -> None:
    assert per_month(Money(12_000), parse_frequency(frequency)) == month


@pytest.mark.parametrize(
    ("payment", "verdict"),
    [(75_000, "affordable"), (75_001, "tight"), (100_000, "tight"), (100_001, "unaffordable")],
)
def test_the_verdict_turns_at_the_share_and_at_the_surplus(payment: int, verdict: Verdict) -> None:
    assert judged(payment).verdict == verdict


def test_without_a_budget_nothing_is_known() -> None:
    assert judged(1, month=None) == Affordability("unknown")


def test_the_first_row_that_fails_is_named_after_what_was_saved_for_it() -> None:
    assert judged(50_000, 100_001, 149_999).first_failing is None
    assert judged(50_000, 100_001, 150_000).first_failing == 3


def test_a_down_payment_is_row_nought() -> None:
    dates = CashDates(START, (START, FIRST))
    seen = judge((Money(200_000), Money(1)), dates, MONTH, share_allowed=SHARE, first_number=0)
    assert (seen.first_failing, seen.fails_on, seen.short) == (0, START, 200_000)


def test_a_lump_sum_is_used_up_first() -> None:
    seen = judged(150_000, 150_000, lump_sum=250_000)
    assert (seen.verdict, seen.largest, seen.left) == ("affordable", 50_000, 50_000)


def test_the_surplus_is_counted_in_the_periods_of_the_plan() -> None:
    assert judged(1, frequency="quarterly").surplus == 300_000
    assert judged(1, frequency="2 weeks").surplus == 46_154


def test_the_share_and_what_is_left_are_exact() -> None:
    seen = judged(60_000)
    assert (seen.share, seen.left) == (Fraction(3, 5), 40_000)


def test_a_plan_breaks_where_income_without_saving_no_longer_covers_it() -> None:
    assert judged(90_000).breaks_at == Fraction(20_000, 400_000)


@pytest.mark.parametrize("income", [400_000, 100, 0])
def test_a_plan_that_asks_nothing_of_income_withstands_that_all_of_it_falls_away(income: int) -> None:
    month = Surplus(Money(income), Money(200), Money(0), Money(0))
    seen = judged(60_000, 40_000, lump_sum=100_000, month=month)
    assert (seen.verdict, seen.largest, seen.breaks_at) == ("affordable", 0, Fraction(1))


def test_no_surplus_has_no_share() -> None:
    poor = Surplus(Money(100), Money(200), Money(0), Money(0))
    seen = judged(1, month=poor)
    assert (seen.verdict, seen.share, seen.breaks_at, seen.surplus) == ("unaffordable", None, None, -100)
    assert (seen.left, seen.short) == (-101, 1)


def test_nothing_is_saved_where_nothing_is_left() -> None:
    assert surplus(Money(100), Money(90), Money(20), SavingsLine()).savings == 0


@given(*[st.integers(0, 10**9).map(Money)] * 3, st.integers(0, 10**6).map(Money))
def test_the_lines_of_a_month_add_up(income: Money, spending: Money, priority: Money, cap: Money) -> None:
    month = surplus(income, spending, priority, SavingsLine(cap=cap))
    assert income == spending + priority + month.savings + month.amount
    assert month.savings <= cap


@pytest.mark.parametrize("field", ["income", "spending", "priority"])
def test_negative_means_are_refused_by_name(field: str) -> None:
    amounts = {name: Money(-1 if name == field else 5) for name in ("income", "spending", "priority")}
    with pytest.raises(Refusal) as refused:
        surplus(**amounts, savings=SavingsLine())
    assert (refused.value.field, refused.value.code) == (field, "amount_negative")
