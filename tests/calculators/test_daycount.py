from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given

from calculators.accrual import simple_interest
from calculators.calendar import MONTHLY, DueDates, due_dates, parse_frequency
from calculators.daycount import DayCount, year_shares, years_between
from calculators.errors import Refusal
from calculators.rounding import Money
from tests.calculators.plans import due


def test_thirty_360_gives_every_month_a_twelfth() -> None:
    plan = due_dates(date(2024, 1, 31), date(2024, 2, 29), MONTHLY, 12)
    assert set(year_shares(plan, "30/360")) == {Fraction(1, 12)}


@pytest.mark.parametrize("anchor", [None, 31])
def test_a_month_end_that_rolls_on_is_still_a_month(anchor: int | None) -> None:
    plan = due_dates(date(2027, 1, 31), date(2027, 3, 1), MONTHLY, 3, anchor_day=anchor, month_end="next_day")
    assert set(year_shares(plan, "30/360")) == {Fraction(1, 12)}


def test_whole_months_before_the_first_date_count_whole() -> None:
    plan = due_dates(date(2026, 1, 31), date(2026, 4, 30), MONTHLY, 2)
    assert year_shares(plan, "30/360") == (Fraction(3, 12), Fraction(1, 12))


def test_an_odd_first_period_counts_months_forward_and_then_days() -> None:
    plan = due_dates(date(2024, 1, 1), date(2024, 2, 18), MONTHLY, 2)
    assert year_shares(plan, "30/360")[0] == (1 + Fraction(17, 29)) / 12


def test_an_odd_second_period_leads_to_the_anchor_day() -> None:
    plan = due_dates(date(2026, 11, 25), date(2026, 12, 25), MONTHLY, 3, anchor_day=5)
    assert year_shares(plan, "30/360") == (Fraction(1, 12), Fraction(11, 31) / 12, Fraction(1, 12))


def test_half_months_are_half_of_a_month() -> None:
    plan = due_dates(date(2026, 1, 10), date(2026, 1, 25), parse_frequency("half month"), 4)
    assert set(year_shares(plan, "30/360")) == {Fraction(1, 24)}


def test_weeks_are_days_of_360() -> None:
    plan = due_dates(date(2026, 1, 1), date(2026, 1, 8), parse_frequency("weekly"), 2)
    assert set(year_shares(plan, "30/360")) == {Fraction(7, 360)}


def test_the_last_night_of_december_closes_the_old_year() -> None:
    across = years_between(date(2023, 12, 30), date(2024, 1, 2), "actual/actual")
    assert across == Fraction(1, 365) + Fraction(2, 366)


@given(due())
def test_the_days_of_a_plan_add_up(plan: DueDates) -> None:
    whole = Fraction((plan.dates[-1] - plan.start).days, 365)
    assert sum(year_shares(plan, "actual/365")) == whole


@given(due())
def test_no_period_is_empty(plan: DueDates) -> None:
    assert min(year_shares(plan, "30/360")) > 0


@pytest.mark.parametrize("day_count", ["30/360", "actual/365", "actual/360", "actual/actual"])
def test_no_interest_grows_within_a_day(day_count: DayCount) -> None:
    assert simple_interest(Money(10**9), date(2026, 1, 31), date(2026, 1, 31), Fraction(1, 5), day_count) == 0


def test_interest_does_not_run_backwards() -> None:
    with pytest.raises(Refusal) as refused:
        simple_interest(Money(1), date(2026, 1, 2), date(2026, 1, 1), Fraction(0), "30/360")
    assert refused.value.facts["smallest"] == date(2026, 1, 2)
