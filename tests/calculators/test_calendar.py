from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.calendar import (
    MONTHLY,
    DueDates,
    Frequency,
    add_months,
    count_until,
    due_dates,
    longest_plan,
    parse_frequency,
    step,
    whole_periods,
)
from calculators.errors import Refusal
from tests.calculators import plans
from tests.calculators.plans import due, frequencies, starts


def days(start: date, first_due: date, frequency: str = "1 month", payments: int = 4, **rest: object) -> list[str]:
    plan = due_dates(start, first_due, parse_frequency(frequency), payments, **rest)  # type: ignore[arg-type]
    return [f"{day:%m-%d}" for day in plan.dates]


def test_month_ends_are_counted_from_the_anchor_day() -> None:
    assert days(date(2027, 1, 31), date(2027, 2, 28)) == ["02-28", "03-31", "04-30", "05-31"]


def test_month_ends_may_roll_to_the_next_day() -> None:
    assert days(date(2027, 1, 31), date(2027, 3, 1), month_end="next_day") == ["03-01", "03-31", "05-01", "05-31"]


def test_the_anchor_is_the_first_due_date_where_the_first_period_is_odd() -> None:
    assert days(date(2026, 11, 22), date(2026, 12, 31)) == ["12-31", "01-31", "02-28", "03-31"]


def test_a_given_anchor_day_moves_the_later_dates() -> None:
    assert days(date(2026, 11, 22), date(2026, 12, 25), anchor_day=5) == ["12-25", "01-05", "02-05", "03-05"]


def test_half_months_from_the_start_keep_its_day() -> None:
    assert days(date(2026, 1, 10), date(2026, 1, 25), "half month") == ["01-25", "02-10", "02-25", "03-10"]


def test_half_months_from_an_odd_first_date() -> None:
    assert days(date(2026, 1, 7), date(2026, 1, 25), "half month") == ["01-25", "02-10", "02-25", "03-10"]


@pytest.mark.parametrize(
    ("start", "first", "expected"),
    [
        (date(2026, 11, 16), date(2026, 12, 1), ["12-01", "12-16", "01-01", "01-16", "02-01", "02-16", "03-01"]),
        (date(2026, 1, 15), date(2026, 1, 30), ["01-30", "02-15", "02-28", "03-15", "03-30", "04-15", "04-30"]),
        (date(2026, 1, 31), date(2026, 2, 15), ["02-15", "02-28", "03-15", "03-31", "04-15", "04-30", "05-15"]),
        (date(2026, 11, 30), date(2026, 12, 15), ["12-15", "12-30", "01-15", "01-30", "02-15", "02-28", "03-15"]),
    ],
)
def test_half_months_fall_on_one_pair_of_days(start: date, first: date, expected: list[str]) -> None:
    dates = due_dates(start, first, parse_frequency("half month"), 7).dates
    assert [f"{day:%m-%d}" for day in dates] == expected


@given(plans.starts, st.integers(1, 31))
def test_every_month_of_half_months_has_two_payments(start: date, odd: int) -> None:
    dates = due_dates(start, start + timedelta(days=odd), parse_frequency("half month"), 48).dates
    months = Counter((day.year, day.month) for day in dates)
    assert set(list(months.values())[1:-1]) == {2}
    assert list(dates) == sorted(set(dates))


def test_a_leap_day_anchor_falls_on_the_28th_in_other_years() -> None:
    assert days(date(2024, 2, 29), date(2025, 2, 28), "annual") == ["02-28", "02-28", "02-28", "02-29"]


def test_whole_periods_that_lead_to_the_first_date_are_counted() -> None:
    assert due_dates(date(2027, 1, 31), date(2027, 4, 30), MONTHLY, 1).lead == 3


@given(starts, frequencies, st.integers(1, 40))
def test_stepping_and_counting_agree(start: date, frequency: Frequency, periods: int) -> None:
    assert whole_periods(start, step(start, periods, frequency), frequency) == periods


@given(due())
def test_due_dates_ascend(plan: DueDates) -> None:
    assert all(earlier < later for earlier, later in pairwise((plan.start, *plan.dates)))


@given(due(), st.sampled_from(["clamp", "next_day"]), st.integers(1, 31))
def test_due_dates_ascend_from_any_anchor_day(plan: DueDates, month_end: str, anchor: int) -> None:
    count, first = len(plan.dates), plan.dates[0]
    again = due_dates(plan.start, first, plan.frequency, count, anchor_day=anchor, month_end=month_end)  # type: ignore[arg-type]
    assert all(earlier < later for earlier, later in pairwise(again.dates))


@given(due())
def test_dates_stay_when_the_anchor_found_is_given_back(plan: DueDates) -> None:
    count, first = len(plan.dates), plan.dates[0]
    assert due_dates(plan.start, first, plan.frequency, count, anchor_day=plan.anchor_day).dates == plan.dates


@given(due())
def test_the_count_until_the_last_date_is_the_count(plan: DueDates) -> None:
    assert count_until(plan.start, plan.dates[0], plan.frequency, plan.dates[-1]) == len(plan.dates)


def test_a_last_date_can_be_reached_by_long_periods() -> None:
    assert count_until(date(2026, 1, 1), date(2036, 1, 1), Frequency(10, "year"), date(2060, 1, 1)) == 3


def test_a_last_date_before_the_first_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        count_until(date(2026, 1, 1), date(2026, 2, 1), MONTHLY, date(2026, 1, 31))
    assert (refused.value.field, refused.value.code) == ("final_due", "final_due_before_first")


def test_a_last_date_beyond_twelve_hundred_payments_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        count_until(date(2026, 1, 1), date(2026, 1, 2), Frequency(1, "day"), date(2100, 1, 1))
    assert refused.value.code == "final_due_too_far"


def test_a_first_date_on_the_start_is_refused_with_the_next_one_that_works() -> None:
    with pytest.raises(Refusal) as refused:
        due_dates(date(2026, 1, 31), date(2026, 1, 31), MONTHLY, 3)
    assert refused.value.facts["smallest"] == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("payments", "code"), [(0, "count_below_one"), (-3, "count_below_one"), (1201, "count_too_large")]
)
def test_counts_outside_the_range_are_refused(payments: int, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        due_dates(date(2026, 1, 1), date(2026, 2, 1), MONTHLY, payments)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "per_year"),
    [("weekly", 52), ("Fortnightly", 26), ("four_weekly", 13), ("half month", 24), ("12 months", 1), ("2 quarters", 2)],
)
def test_frequencies_are_read_by_name_and_by_count(text: str, per_year: int) -> None:
    assert parse_frequency(text).per_year == per_year


@pytest.mark.parametrize(
    "text", ["", "0 months", "-1 month", "1.5 months", "month", "1 fortnight", "1000 days", "1 month x"]
)
def test_other_frequencies_are_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_frequency(text)
    assert refused.value.code == "unknown_frequency"


def test_days_a_year_are_an_exact_fraction() -> None:
    assert parse_frequency("45 days").per_year == Fraction(365, 45)


def test_a_date_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        add_months(date(9999, 12, 1), 1)
    assert refused.value.code == "date_out_of_range"


def test_the_longest_plan_stays_inside_the_calendar() -> None:
    assert longest_plan(Frequency(999, "year")) == 1
    assert longest_plan(Frequency(1, "week")) == 1200
