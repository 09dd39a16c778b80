"""What the schedule on the desk and its notes on paper say about days off."""

from dataclasses import replace
from datetime import date

from msgspec import structs

from calculators.business_days import WEEKENDS, DaysOff
from reports.due_days import day_off
from restructure.policy.tables import days_off_of
from tests.support.plans import PLAN_6
from ui.desk.schedule_table import explanation, in_time_in_words, rows_of


def test_a_day_off_says_until_when_money_is_in_time_and_other_days_say_nothing() -> None:
    said = in_time_in_words(date(2026, 12, 25), DaysOff("GB"), "en")
    assert said.startswith("A day off: in time until ")
    assert "29 December 2026" in said
    assert in_time_in_words(date(2026, 12, 24), DaysOff("GB"), "en") == ""


def test_after_the_table_of_china_the_desk_says_that_no_holidays_are_announced() -> None:
    assert "public holidays after 31 December 2026" in in_time_in_words(date(2027, 2, 8), days_off_of("CN"), "en")
    assert "announced" not in in_time_in_words(date(2026, 10, 1), days_off_of("CN"), "en")


def test_the_row_that_is_asked_about_says_it_too() -> None:
    due = (date(2026, 12, 26), *PLAN_6.outcome.schedule.due[1:])
    moved = structs.replace(PLAN_6.outcome, schedule=structs.replace(PLAN_6.outcome.schedule, due=due))
    assert "28 December 2026" in explanation(moved, 0, "en", WEEKENDS)
    assert "28 December 2026" in rows_of(moved, "en")[0][1].tip


def test_the_notes_on_paper_say_up_to_when_holidays_are_announced() -> None:
    assert PLAN_6.outcome.schedule.due[-1].year > 2026
    assert "note.announced" in day_off(PLAN_6, "note")
    assert "note.announced" not in day_off(PLAN_6, "pay")


def test_no_dot_is_spoken_of_where_no_date_has_one() -> None:
    working = tuple(date(2027, month, 15) for month in (1, 2, 3, 4, 6, 7))
    schedule = structs.replace(PLAN_6.outcome.schedule, due=working)
    made = replace(PLAN_6, outcome=structs.replace(PLAN_6.outcome, schedule=schedule))
    assert day_off(made, "note") == ["note.announced.none"]
