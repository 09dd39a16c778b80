"""What a notice says is due is exactly what is due; when a plan may be ended is counted in days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from calculators.business_days import in_time_on, is_off
from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.agreements.agreement import Agreement
from restructure.agreements.default_notice import Missed, may_be_ended, missed, still_open
from restructure.agreements.progress import Received, progress
from restructure.parties.organisation import amended, cure_days
from tests.support.plans import PLAN_6, ROWS, agreed

FIRST, SECOND, THIRD = ROWS.due[:3]
EACH = ROWS.payment[0]
DAY = timedelta(days=1)
BRITISH = agreed(rule_set="uk")


def told(today: date, *received: Received, agreement: Agreement = PLAN_6) -> Missed:
    return missed(agreement, progress(agreement, received, today), "N1", today)


def last_day(agreement: Agreement, noticed: date) -> date:
    """So many days on, or the first after them that is no weekend and no holiday."""
    days = cure_days(agreement.organisation.deadlines, agreement.organisation.policy.rule_set)
    return in_time_on(noticed + days * DAY, agreement.days_off)


@pytest.mark.parametrize("agreement", [PLAN_6, BRITISH], ids=["cn", "uk"])
def test_the_last_day_of_a_letter_is_never_one_on_which_no_money_arrives(agreement: Agreement) -> None:
    for days in range(14):
        notice = told(FIRST + (6 + days) * DAY, agreement=agreement)
        assert not is_off(notice.cure_day, agreement.days_off)
        assert (
            notice.cure_day
            >= notice.made_on
            + cure_days(agreement.organisation.deadlines, agreement.organisation.policy.rule_set) * DAY
        )


def test_one_row_is_named_with_its_day() -> None:
    notice = told(FIRST + 6 * DAY)
    assert [(one.due, still_open(one)) for one in notice.due] == [(FIRST, EACH)]
    assert (notice.missing, notice.needed, notice.coming) == (EACH, EACH, ())


def test_two_rows_are_two_days_and_their_sum() -> None:
    notice = told(SECOND + 6 * DAY)
    assert [one.due for one in notice.due] == [FIRST, SECOND]
    assert notice.missing == EACH + ROWS.payment[1]


def test_of_a_row_that_was_paid_in_part_what_is_open_is_asked_for() -> None:
    notice = told(SECOND + 6 * DAY, Received(FIRST, Money(100)))
    assert [still_open(one) for one in notice.due] == [EACH - 100, ROWS.payment[1]]
    assert notice.missing == EACH - 100 + ROWS.payment[1]


@pytest.mark.parametrize(
    ("before", "due", "coming"), [(1, [FIRST], [SECOND]), (0, [FIRST, SECOND], []), (-1, [FIRST, SECOND], [])]
)
def test_a_row_is_due_from_its_day_on(before: int, due: list[date], coming: list[date]) -> None:
    notice = told(SECOND - before * DAY)
    assert ([one.due for one in notice.due], [one.due for one in notice.coming]) == (due, coming)


@pytest.mark.parametrize(("days", "falls_in"), [(9, True), (10, True), (13, False)])
def test_a_row_up_to_the_last_day_of_the_letter_is_named_with_the_sum_needed_by_then(
    days: int, *, falls_in: bool
) -> None:
    notice = told(SECOND - days * DAY)
    assert notice.cure_day == last_day(PLAN_6, notice.made_on)
    assert [one.due for one in notice.coming] == ([SECOND] if falls_in else [])
    assert notice.needed == EACH + (ROWS.payment[1] if falls_in else 0)


def test_what_is_missing_is_what_the_plan_says_is_missing() -> None:
    for days in range(0, 70, 7):
        today = FIRST + days * DAY
        now = progress(PLAN_6, [Received(FIRST, Money(4321))], today)
        assert missed(PLAN_6, now, "N1", today).missing == now.missing


def test_where_nothing_is_due_there_is_nothing_to_write_about() -> None:
    with pytest.raises(Refusal, match="nothing_missed"):
        told(FIRST - DAY)
    with pytest.raises(Refusal, match="nothing_missed"):
        told(FIRST + 6 * DAY, Received(FIRST, EACH))


def test_under_uk_rules_a_notice_gives_14_days_and_ends_nothing() -> None:
    notice = told(FIRST + 6 * DAY, agreement=BRITISH)
    assert notice.cure_day == last_day(BRITISH, notice.made_on)
    assert (notice.ends_on, notice.owed) == (None, None)
    assert told(FIRST + 6 * DAY).ends_on == last_day(PLAN_6, FIRST + 6 * DAY) + DAY


@pytest.mark.parametrize("agreement", [PLAN_6, BRITISH], ids=["cn", "uk"])
@pytest.mark.parametrize(("beyond", "may"), [(-1, False), (0, False), (1, True)])
def test_a_plan_may_be_ended_the_day_after_the_days_of_the_letter(
    agreement: Agreement, beyond: int, *, may: bool
) -> None:
    noticed = FIRST + 31 * DAY
    today = last_day(agreement, noticed) + beyond * DAY
    assert may_be_ended(agreement, progress(agreement, [], today), [noticed], today) is may


def test_a_notice_of_a_miss_that_was_made_good_does_not_count_for_a_later_one() -> None:
    today = SECOND + 60 * DAY
    now = progress(PLAN_6, [Received(FIRST + 35 * DAY, EACH)], today)
    assert now.may_end_on == SECOND + 31 * DAY
    assert not may_be_ended(PLAN_6, now, [FIRST + 31 * DAY], today)
    assert may_be_ended(PLAN_6, now, [FIRST + 31 * DAY, SECOND + 31 * DAY], today)


def test_a_plan_that_is_kept_may_not_be_ended() -> None:
    today = FIRST + DAY
    assert not may_be_ended(PLAN_6, progress(PLAN_6, [], today), [FIRST - 60 * DAY], today)


def test_an_organisation_may_give_more_days_than_the_rules_ask_for() -> None:
    longer = replace(BRITISH, organisation=amended(BRITISH.organisation, cure_days=15))
    assert told(FIRST + 6 * DAY, agreement=longer).cure_day == FIRST + 21 * DAY
