"""Guidelines that tell adults, children by their age and vehicles apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.household.guidelines import Members, amount_of, missing_of
from restructure.household.means import means_of
from restructure.household.sheet import Consent, Line, Sheet, mistakes, parse_ages
from restructure.household.standards import HEADS, read_table, write_table
from restructure.policy import POLICIES

TABLE = (
    ",".join(HEADS)
    + "\nuk,2026-04-01,allowed,food,1,GBP,300.00,,,,Own figures,200.00,90.00,110.00,14,\n"
    + "uk,2026-04-01,allowed,transport,1,GBP,50.00,,,,Own figures,,,,,120.00\n"
)
NOW = datetime(2026, 11, 30, tzinfo=UTC)


def worked(sheet: Sheet) -> dict[tuple[str, ...], int]:
    rows, unread = read_table(TABLE)
    assert unread == ()
    agreed = replace(sheet, consents=(Consent("client", NOW),))
    found = means_of(agreed, POLICIES["uk"], rows, jurisdiction="uk", currency="GBP", today=NOW.date())
    assert found.by_member
    return {one.covers: one.standard for one in found.guidelines}


def test_each_member_counts_by_age_and_each_vehicle() -> None:
    sheet = Sheet((Line("groceries", Money(1)),), adults=2, children=3, child_ages=(13, 14, 0), vehicles=2)
    assert worked(sheet) == {("food",): 30_000 + 20_000 + 2 * 9_000 + 11_000, ("transport",): 5_000 + 2 * 12_000}


def test_an_age_or_the_vehicles_that_nobody_told_leave_the_guideline_unknown() -> None:
    sheet = Sheet((Line("groceries", Money(1)),), adults=1, children=2, child_ages=(3,))
    assert worked(sheet) == {}
    rows, _ = read_table(TABLE)
    assert missing_of(rows, sheet.members) == ("child_ages", "vehicles")
    assert missing_of(rows, Members(1, 0, (), 0)) == ()
    assert worked(replace(sheet, children=0, child_ages=(), vehicles=0)) == {("food",): 30_000, ("transport",): 5_000}


def test_a_table_by_member_comes_back_as_it_was_written() -> None:
    rows, _ = read_table(TABLE)
    assert read_table(write_table(rows)) == (rows, ())
    assert amount_of(rows[:1], Members(3)) == 70_000


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("uk,2026-04-01,allowed,food,1,GBP,300.00,50.00,,,x,200.00,,,,", "member_and_person"),
        ("uk,2026-04-01,allowed,food,1,GBP,300.00,,,,x,200.00,,,21,", "number_out_of_range"),
        ("uk,2026-04-01,allowed,food,1,GBP,300.00,,,,x,much,,,,", "not_an_amount"),
    ],
)
def test_a_row_that_says_two_things_is_not_taken(row: str, code: str) -> None:
    rows, unread = read_table(f"{','.join(HEADS)}\n{row}\n")
    assert (rows, [one.reason.code for one in unread]) == ((), [code])


@pytest.mark.parametrize("text", ["x", "21", "-1", "3.5", "３"])
def test_what_is_no_age_of_a_child_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="age_out_of_range"):
        parse_ages(text)


def test_more_ages_than_children_are_a_mistake() -> None:
    found = mistakes(Sheet(children=1, child_ages=(3, 4)))
    assert [one.reason.code for one in found] == ["more_ages_than_children"]
