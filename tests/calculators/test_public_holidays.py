"""Public holidays beside the published lists, and what follows from them for a due date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from calculators.business_days import WEEKENDS, DaysOff, in_time_on, is_off, is_worked
from calculators.public_holidays import NATIONS, Nation, bank_holidays, federal_holidays
from restructure.policy.tables import days_off_of

PUBLISHED: dict[Nation, dict[int, str]] = {
    "england_wales": {
        2022: "0103 0415 0418 0502 0602 0603 0829 0919 1226 1227",
        2023: "0102 0407 0410 0501 0508 0529 0828 1225 1226",
        2026: "0101 0403 0406 0504 0525 0831 1225 1228",
        2027: "0101 0326 0329 0503 0531 0830 1227 1228",
    },
    "scotland": {
        2022: "0103 0104 0415 0502 0602 0603 0801 0919 1130 1226 1227",
        2023: "0102 0103 0407 0501 0508 0529 0807 1130 1225 1226",
        2026: "0101 0102 0403 0504 0525 0615 0803 1130 1225 1228",
        2027: "0101 0104 0326 0503 0531 0802 1130 1227 1228",
    },
    "northern_ireland": {
        2022: "0103 0317 0415 0418 0502 0602 0603 0712 0829 0919 1226 1227",
        2026: "0101 0317 0403 0406 0504 0525 0713 0831 1225 1228",
        2027: "0101 0317 0326 0329 0503 0531 0712 0830 1227 1228",
    },
}
"""gov.uk/bank-holidays, by the weekday on which each is kept."""
FEDERAL = {
    2021: "0101 0118 0215 0531 0618 0705 0906 1011 1111 1125 1224 1231",
    2026: "0101 0119 0216 0525 0619 0703 0907 1012 1111 1126 1225",
    2027: "0101 0118 0215 0531 0618 0705 0906 1011 1111 1125 1224 1231",
}
"""Office of Personnel Management, federal holidays as they are observed."""


def on_weekdays(days: frozenset[date]) -> str:
    return " ".join(f"{day:%m%d}" for day in sorted(days) if day.weekday() < 5)


@pytest.mark.parametrize(("nation", "year"), [(nation, year) for nation in NATIONS for year in PUBLISHED[nation]])
def test_bank_holidays_are_those_that_are_published(nation: Nation, year: int) -> None:
    assert on_weekdays(bank_holidays(nation, year)) == PUBLISHED[nation][year]


@pytest.mark.parametrize("year", FEDERAL)
def test_federal_holidays_are_observed_as_they_are_published(year: int) -> None:
    assert on_weekdays(frozenset(day for day in federal_holidays(year) if day.year == year)) == FEDERAL[year]


def test_the_state_councils_table_has_the_days_of_its_notice() -> None:
    table = days_off_of("CN")
    of_2026 = frozenset(day for day in table.announced if day.year == 2026)
    assert len(of_2026) == 3 + 9 + 3 + 5 + 3 + 3 + 7
    assert on_weekdays(of_2026) == (
        "0101 0102 0216 0217 0218 0219 0220 0223 0406 0501 0504 0505 0619 0925 1001 1002 1005 1006 1007"
    )
    assert {day for day in table.worked if day.year == 2026} == {
        date(2026, month, day) for month, day in ((1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10))
    }
    assert all(day.weekday() >= 5 for day in table.worked)


@pytest.mark.parametrize(
    ("days_off", "due", "until"),
    [
        (DaysOff("GB"), date(2026, 12, 25), date(2026, 12, 29)),
        (days_off_of("GB", "scotland"), date(2027, 1, 1), date(2027, 1, 5)),
        (days_off_of("GB", "england_wales"), date(2027, 1, 1), date(2027, 1, 4)),
        (days_off_of("GB", "england_wales"), date(2027, 3, 29), date(2027, 3, 30)),
        (days_off_of("GB", "scotland"), date(2027, 3, 29), date(2027, 3, 29)),
        (days_off_of("GB", "northern_ireland"), date(2027, 7, 12), date(2027, 7, 13)),
        (days_off_of("CN"), date(2026, 10, 1), date(2026, 10, 8)),
        (days_off_of("CN"), date(2026, 9, 20), date(2026, 9, 21)),
        (days_off_of("US"), date(2026, 7, 3), date(2026, 7, 6)),
        (days_off_of("US"), date(2027, 12, 31), date(2028, 1, 3)),
        (WEEKENDS, date(2026, 12, 25), date(2026, 12, 25)),
    ],
)
def test_what_falls_due_on_a_day_off_is_in_time_on_the_next_working_day(
    days_off: DaysOff, due: date, until: date
) -> None:
    assert in_time_on(due, days_off) == until


def test_where_nobody_knows_the_nation_a_day_is_off_where_all_have_it() -> None:
    days = [date(2027, 1, 1) + timedelta(days=day) for day in range(365)]
    unknown, each = days_off_of("GB"), [days_off_of("GB", nation) for nation in NATIONS]
    assert all(is_off(day, unknown) == all(is_off(day, one) for one in each) for day in days)
    assert not is_off(date(2027, 3, 29), unknown)


def test_a_weekend_day_that_makes_up_for_another_is_worked_and_still_nobody_has_to_pay_on_it() -> None:
    day, china = date(2026, 10, 10), days_off_of("CN")
    assert (is_worked(day, china), is_off(day, china)) == (True, True)
    assert not is_worked(date(2026, 10, 1), china)


def test_after_the_table_weekends_are_known_and_the_days_that_do_not_go_by_the_moon() -> None:
    china = days_off_of("CN")
    assert china.is_announced(date(2026, 12, 31))
    assert not china.is_announced(date(2027, 1, 1))
    assert [is_off(date(2027, *day), china) for day in ((1, 1), (2, 8), (5, 3), (10, 1), (10, 4), (10, 9))] == [
        True, False, False, True, False, True,
    ]  # fmt: skip
