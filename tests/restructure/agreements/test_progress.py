"""How a signed plan is kept, row by row, and what is owed if it ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from calculators.public_holidays import Nation
from calculators.rounding import Money
from restructure.agreements.agreement import Agreement
from restructure.agreements.progress import Received, owed_if_ended, progress, rest_of, run_since
from restructure.offers.terms import DownPayment
from restructure.parties.organisation import amended
from restructure.policy import PolicyName
from tests.support.cases import ACCOUNT, TODAY
from tests.support.plans import PLAN_6, ROWS, agreed

FIRST_DUE, FIRST_PAYMENT = ROWS.due[0], ROWS.payment[0]


def states(receipts: list[Received], today: date) -> list[str]:
    return [one.state for one in progress(PLAN_6, receipts, today).rows]


def test_before_the_first_due_date_everything_lies_ahead() -> None:
    now = progress(PLAN_6, [], TODAY)
    assert {one.state for one in now.rows} == {"ahead"}
    assert (now.missing, now.paid, now.may_end_on, now.completed_on) == (0, 0, None, None)
    assert now.next_row == now.rows[0]


def test_a_payment_within_the_days_of_grace_is_in_time_and_after_them_late() -> None:
    for days, state in ((0, "paid"), (5, "paid"), (6, "late")):
        on = FIRST_DUE + timedelta(days=days)
        assert states([Received(on, FIRST_PAYMENT)], on)[0] == state


def test_a_row_is_due_within_its_grace_then_missed_or_partly_paid() -> None:
    assert states([], FIRST_DUE)[0] == "due"
    assert states([], FIRST_DUE + timedelta(days=5))[0] == "due"
    after = FIRST_DUE + timedelta(days=6)
    assert states([], after)[0] == "missed"
    assert states([Received(FIRST_DUE, Money(100))], after)[0] == "partly"


def test_what_is_due_on_a_weekend_is_in_time_on_the_monday_after_it_as_the_paper_says() -> None:
    plan = agreed(payments=12)
    strict, rows = replace(plan, organisation=amended(plan.organisation, grace_days=0)), plan.outcome.schedule
    weekends = [due for due in rows.due if due.weekday() > 4]
    assert {due.weekday() for due in weekends} >= {5, 6}
    for index, due in enumerate(rows.due):
        before = [Received(TODAY, Money(sum(rows.payment[:index])))]
        last = due + timedelta(days=7 - due.weekday() if due in weekends else 0)
        for on, state, may_end in ((last, "paid", False), (last + timedelta(days=1), "late", True)):
            paid = [*before, Received(on, rows.payment[index])]
            assert progress(strict, paid, on).rows[index].state == state
            assert (progress(strict, before, on).may_end_on is not None) is may_end


@pytest.mark.parametrize(
    ("nation", "last"), [("scotland", 5), ("england_wales", 4), ("northern_ireland", 4), (None, 4)]
)
def test_new_year_lasts_a_day_longer_in_scotland(nation: Nation | None, last: int) -> None:
    plan = replace(PLAN_6, organisation=amended(PLAN_6.organisation, grace_days=0, rule_set="uk"), nation=nation)
    moved = structs.replace(plan.outcome.schedule, due=(date(2027, 1, 1), *ROWS.due[1:]))
    plan = replace(plan, outcome=structs.replace(plan.outcome, schedule=moved), guaranteed_until=None)
    states = [progress(plan, [], date(2027, 1, day)).rows[0].state for day in (last, last + 1)]
    assert (states[0] == "missed", states[1]) == (False, "missed")


@pytest.mark.parametrize(
    ("rule_set", "due", "last"),
    [
        ("uk", date(2026, 12, 25), date(2026, 12, 29)),
        ("us", date(2026, 12, 25), date(2026, 12, 28)),
        ("cn-credit-card", date(2027, 1, 1), date(2027, 1, 4)),
        ("neutral", date(2026, 12, 25), date(2026, 12, 25)),
    ],
)
def test_what_is_due_on_a_public_holiday_is_in_time_on_the_next_working_day(
    rule_set: PolicyName, due: date, last: date
) -> None:
    plan = replace(PLAN_6, organisation=amended(PLAN_6.organisation, grace_days=0, rule_set=rule_set))
    moved = structs.replace(plan.outcome.schedule, due=(due, *ROWS.due[1:]))
    moved_plan = replace(plan, outcome=structs.replace(plan.outcome, schedule=moved), guaranteed_until=None)
    for on, state in ((last, "paid"), (last + timedelta(days=1), "late")):
        receipts = [Received(max(on, moved_plan.counts_from), FIRST_PAYMENT)]
        assert progress(moved_plan, receipts, on).rows[0].state == state


def test_the_creditor_may_end_it_only_after_the_days_that_the_paper_names() -> None:
    late = FIRST_DUE + timedelta(days=6)
    assert progress(PLAN_6, [], FIRST_DUE + timedelta(days=5)).may_end_on is None
    assert progress(PLAN_6, [], late).may_end_on == FIRST_DUE + timedelta(days=31)


def test_two_payments_at_once_cover_two_rows_and_what_is_too_much_is_told() -> None:
    both = Money(ROWS.payment[0] + ROWS.payment[1])
    assert states([Received(FIRST_DUE, both)], FIRST_DUE)[:3] == ["paid", "paid", "ahead"]
    everything = progress(PLAN_6, [Received(FIRST_DUE, Money(sum(ROWS.payment) + 7))], FIRST_DUE)
    # Interest of the periods that have not run is not kept.
    over = 7 + sum(ROWS.interest[1:])
    assert (everything.over, everything.completed_on, everything.next_row) == (over, FIRST_DUE, None)


def test_money_counts_from_the_day_of_the_confirmed_balance_on_also_before_the_agreement_was_made() -> None:
    balance = TODAY - timedelta(days=3)
    waited = replace(PLAN_6, account=replace(ACCOUNT, as_of=balance))
    for day, counted in ((-4, 0), (-3, 100), (-2, 100), (0, 100), (1, 100)):
        arrived = Received(TODAY + timedelta(days=day), Money(100))
        assert progress(waited, [arrived], TODAY + timedelta(days=1)).paid == counted


def test_on_a_card_91_days_overdue_a_partial_payment_goes_to_principal_first() -> None:
    late = replace(
        PLAN_6, outcome=structs.replace(PLAN_6.outcome, debt=structs.replace(PLAN_6.outcome.debt, days_overdue=127))
    )
    early = replace(
        PLAN_6, outcome=structs.replace(PLAN_6.outcome, debt=structs.replace(PLAN_6.outcome.debt, days_overdue=30))
    )
    for agreement, first in ((late, "principal"), (early, "fee")):
        assert progress(agreement, [Received(FIRST_DUE, Money(1))], FIRST_DUE).placed[0].column == first


def test_what_is_owed_if_it_ends_is_the_printed_figure_less_what_came_since() -> None:
    assert owed_if_ended(PLAN_6, progress(PLAN_6, [], TODAY)) == PLAN_6.outcome.debt.total
    one_and_a_bit = progress(PLAN_6, [Received(FIRST_DUE, Money(FIRST_PAYMENT + 100))], FIRST_DUE)
    assert owed_if_ended(PLAN_6, one_and_a_bit) == ROWS.owed_after_default[0] - 100
    done = progress(PLAN_6, [Received(FIRST_DUE, Money(sum(ROWS.payment)))], FIRST_DUE)
    assert owed_if_ended(PLAN_6, done) == 0


@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(1, 3_000_000)), max_size=12),
    st.integers(0, 400),
)
def test_every_cent_that_arrives_is_placed_once_or_told_as_too_much(got: list[tuple[int, int]], day: int) -> None:
    receipts = [Received(TODAY + timedelta(days=after), Money(amount)) for after, amount in got]
    now = progress(PLAN_6, receipts, TODAY + timedelta(days=day))
    assert sum(one.amount for one in now.placed) + now.over == now.paid == sum(amount for _, amount in got)
    assert sum(one.covered for one in now.rows) == now.paid - now.over
    assert all(0 <= one.covered <= one.payment for one in now.rows)
    assert (now.completed_on is None) == any(one.covered < one.payment and one.state != "lapsed" for one in now.rows)
    assert owed_if_ended(PLAN_6, now) >= 0
    if now.completed_on is None:
        due = now.covered_due
        printed = ROWS.owed_after_default[due - 1] if due else PLAN_6.outcome.debt.total
        credited = now.paid - sum(ROWS.payment[:due])
        assert rest_of(PLAN_6, now).total == max(printed - credited, 0)


def test_what_was_paid_of_interest_that_has_not_run_comes_off_the_principal() -> None:
    debt = PLAN_6.outcome.debt.parts
    ahead = progress(PLAN_6, [Received(TODAY, FIRST_PAYMENT)], TODAY)
    assert rest_of(PLAN_6, ahead).total == debt.total - FIRST_PAYMENT
    assert rest_of(PLAN_6, ahead).principal == debt.principal - ROWS.principal[0] - ROWS.interest[0]
    assert run_since(PLAN_6, ahead, debt.principal) == 0
    due = progress(PLAN_6, [Received(TODAY, FIRST_PAYMENT)], FIRST_DUE)
    assert rest_of(PLAN_6, due).principal == debt.principal - ROWS.principal[0]


def test_interest_of_the_plan_runs_on_behind_a_down_payment_of_the_first_day_that_is_missing() -> None:
    plan = agreed(down=DownPayment(Money(1_000_00), TODAY))
    rows = plan.outcome.schedule
    opening, whole = rows.opening[1], rows.interest[1]
    for days, run in ((0, 0), (15, whole / 2), (30, whole)):
        now = progress(plan, [], TODAY + timedelta(days=days))
        assert abs(run_since(plan, now, opening) - run) <= 1


def test_interest_of_the_plan_runs_for_the_days_that_are_over_and_from_a_due_date_anew() -> None:
    principal, whole = PLAN_6.outcome.debt.parts.principal, ROWS.interest[0]
    for days, run in ((0, 0), (15, whole / 2), (30, whole)):
        now = progress(PLAN_6, [], TODAY + timedelta(days=days))
        assert abs(run_since(PLAN_6, now, principal) - run) <= 1
    paid = progress(PLAN_6, [Received(FIRST_DUE, FIRST_PAYMENT)], FIRST_DUE)
    assert run_since(PLAN_6, paid, rest_of(PLAN_6, paid).principal) == 0


# Paid early.


def early(amounts: list[tuple[date, int]], day: date, agreement: Agreement = PLAN_6) -> tuple[date | None, int, int]:
    now = progress(agreement, [Received(on, Money(amount)) for on, amount in amounts], day)
    return now.completed_on, now.left, now.over


def test_who_pays_all_that_is_left_on_the_first_day_has_completed_the_plan() -> None:
    debt = PLAN_6.outcome.debt.total
    day, later = TODAY + timedelta(days=1), TODAY + timedelta(days=400)
    assert early([(TODAY, debt)], TODAY) == (TODAY, 0, 0)
    assert early([(TODAY, debt - 1)], TODAY)[0] is None
    assert early([(TODAY, 200_000), (TODAY, debt - 200_000), (day, 7)], later) == (TODAY, 0, 7)
    assert {one.state for one in progress(PLAN_6, [Received(TODAY, debt)], later).rows} <= {"paid", "lapsed"}


def test_interest_that_has_run_is_asked_for_to_the_day_and_no_more() -> None:
    day = FIRST_DUE + timedelta(days=10)
    first = (FIRST_DUE, FIRST_PAYMENT)
    left = ROWS.owed_after_default[0]
    run = run_since(PLAN_6, progress(PLAN_6, [Received(*first)], day), ROWS.closing[0])
    assert run > 0
    assert early([first, (day, left + run)], day) == (day, 0, 0)
    assert early([first, (day, left + run - 1)], day)[0] is None
    assert early([first, (day, left + run + 1)], day) == (day, 0, 1)


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(1, 3_000_000)), max_size=6))
def test_nothing_is_asked_for_of_a_plan_that_is_completed_and_no_cent_is_lost(got: list[tuple[int, int]]) -> None:
    receipts = [Received(TODAY + timedelta(days=day), Money(amount)) for day, amount in got]
    now = progress(PLAN_6, receipts, TODAY + timedelta(days=300))
    if now.completed_on is None:
        return
    assert (now.left, now.missing, now.next_row, now.may_end_on) == (0, 0, None, None)
    assert PLAN_6.outcome.debt.total <= now.paid - now.over <= PLAN_6.outcome.totals.paid
