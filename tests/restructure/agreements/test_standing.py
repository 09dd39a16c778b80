"""How an account stands on a day: nothing signed, a plan kept or late, ended, settled, claimed anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from calculators.parts import Parts, Treatment
from calculators.rounding import Money
from restructure.agreements.agreement import Agreement, Credited, capture
from restructure.agreements.course import Traced, Turn, TurnKind, courses_of, traced
from restructure.agreements.progress import Received, rest_of
from restructure.agreements.standing import (
    Ended,
    Open,
    Running,
    Settled,
    Standing,
    balance,
    days_late,
    is_kept,
    standing_of,
)
from restructure.offers.terms import SettlementTerms
from restructure.parties.account import Account, bring_forward, debt_of
from restructure.parties.organisation import DEMO, amended
from tests.support.cases import ACCOUNT, CASE, FIRST, MEANS, PLAN, TODAY, simulated

RATED = replace(ACCOUNT, contract_rate=Decimal("0.18"), overdue_since=TODAY - timedelta(days=100))
SETTLED_BY = SettlementTerms(first_due=FIRST, expires=TODAY, fraction=Decimal("0.6"), tranches=2)
LAST = FIRST + timedelta(days=70)
DAY = timedelta(days=1)


def agreed(
    terms: object = PLAN,
    number: str = "RA-2026-000001",
    account: Account = RATED,
    credited: Credited | None = None,
    made_on: date = TODAY,
) -> Agreement:
    case = structs.replace(CASE, debt=debt_of(account))
    return capture(
        number=number,
        made_on=made_on,
        account=account,
        organisation=amended(DEMO, rule_set="neutral", grace_days=5, end_days=30),
        household=MEANS,
        outcome=simulated(terms, Treatment(), case),  # type: ignore[arg-type]  # one of the kinds of terms
        wording="zh",
        credited=credited,
    )


INSTALMENTS, SETTLEMENT = agreed(structs.replace(PLAN, payments=6)), agreed(SETTLED_BY)
ROWS, TRANCHES = INSTALMENTS.outcome.schedule, SETTLEMENT.outcome.schedule


def turn(kind: TurnKind, day: date, detail: str = "") -> Turn:
    return Turn(datetime.combine(day, time(10)), kind, detail)


def paid(*amounts: tuple[date, int]) -> list[Received]:
    return [Received(day, Money(amount)) for day, amount in amounts]


def stands(
    day: date, receipts: list[Received], *agreements: Agreement, turns: tuple[Turn, ...] = (), account: Account = RATED
) -> Standing:
    told: list[tuple[Turn, ...]] = [() for _ in agreements]
    if told:
        told[-1] = turns
    return standing_of(account, agreements, told, receipts, day)


def in_full(agreement: Agreement, day: date = FIRST) -> list[Received]:
    return paid((day, agreement.outcome.totals.paid))


def test_without_an_agreement_the_confirmed_balance_is_owed_with_its_interest() -> None:
    now = stands(LAST, [])
    assert isinstance(now, Open)
    assert now.account == RATED
    assert balance(now) == bring_forward(debt_of(RATED), LAST, "30/360").total
    assert balance(stands(TODAY, [])) == RATED.parts.total
    assert days_late(now, LAST) == RATED.days_overdue(LAST)


def test_a_payment_without_an_agreement_is_taken_off_from_the_day_of_the_balance_on() -> None:
    for day, off in ((-1, 0), (0, 500), (1, 500)):
        now = stands(TODAY + DAY, paid((TODAY + day * DAY, 500)))
        assert isinstance(now, Open)
        grown = bring_forward(debt_of(RATED), TODAY + DAY, "30/360").accrued
        assert (now.received, balance(now)) == (off, RATED.parts.total + grown - off)


def test_a_day_knows_nothing_of_later_money() -> None:
    later = paid((TODAY + DAY, 500))
    for one in ((), (INSTALMENTS,)):
        assert balance(stands(TODAY, later, *one)) == balance(stands(TODAY, [], *one))
        assert stands(TODAY, later, *one).credited.count == 1


def test_whoever_pays_everything_without_an_agreement_owes_nothing() -> None:
    now = stands(TODAY, paid((TODAY, RATED.parts.total + 3)))
    assert isinstance(now, Settled)
    assert (balance(now), now.over, now.on, now.kept) == (0, 3, TODAY, None)


def test_under_a_plan_in_force_what_is_left_of_it_is_owed_and_nothing_is_late_while_it_is_kept() -> None:
    for day, kept, late in ((FIRST + 5 * DAY, True, None), (FIRST + 6 * DAY, False, 6)):
        now = stands(day, [], INSTALMENTS)
        assert isinstance(now, Running)
        assert balance(now) == INSTALMENTS.outcome.totals.paid
        assert (is_kept(now), days_late(now, day)) == (kept, late)


def test_a_completed_agreement_of_every_kind_leaves_nothing_owed() -> None:
    for one in (INSTALMENTS, SETTLEMENT):
        whole = one.outcome.totals.paid
        rows = one.outcome.schedule
        on_time = [(day, amount) for day, amount in zip(rows.due, rows.payment, strict=True)]
        short = stands(rows.due[-1], paid(*on_time[:-1], (rows.due[-1], rows.payment[-1] - 1)), one)
        assert not isinstance(short, Settled)
        now = stands(rows.due[-1], paid(*on_time[:-1], (rows.due[-1], rows.payment[-1] + 7)), one)
        assert isinstance(now, Settled)
        assert (balance(now), now.on, now.over, days_late(now, LAST)) == (0, rows.due[-1], 7, None)
        early = stands(LAST, paid((FIRST, whole + 7)), one)
        assert isinstance(early, Settled)
        assert (balance(early), early.on) == (0, FIRST)
        # Interest of the plan that has not run is not kept.
        assert (early.over > 7) == (one is INSTALMENTS)


def test_a_certificate_settles_whatever_was_counted() -> None:
    now = stands(LAST, [], SETTLEMENT, turns=(turn("completed", FIRST, "SC-2026-000001"),))
    assert isinstance(now, Settled)
    assert now.kept is not None
    assert (balance(now), now.on, now.kept.certificate) == (0, FIRST, "SC-2026-000001")


def test_after_the_end_the_notice_decides_and_later_money_is_taken_off() -> None:
    end = FIRST + 60 * DAY
    came = paid((FIRST, ROWS.payment[0]), (FIRST + DAY, 100))
    ended = (turn("ended", end),)
    said = ROWS.owed_after_default[0] - 100
    for day, more, off in ((end, [], 0), (end, paid((end, 40)), 40)):
        now = stands(day, came + more, INSTALMENTS, turns=ended)
        assert isinstance(now, Ended)
        assert (balance(now), now.since) == (said - off, end)
    later = stands(end + DAY, came + paid((end + DAY, 40)), INSTALMENTS, turns=ended)
    assert isinstance(later, Ended)
    assert balance(later) == said + later.grown - 40
    assert later.received == 40


def test_from_the_end_on_the_contract_rate_runs_on_the_principal_alone() -> None:
    now = stands(FIRST + 90 * DAY, [], INSTALMENTS, turns=(turn("ended", FIRST + 60 * DAY),))
    assert isinstance(now, Ended)
    assert (
        now.grown
        == bring_forward(structs.replace(debt_of(RATED), as_of=FIRST + 60 * DAY), FIRST + 90 * DAY, "30/360").accrued
    )


def test_an_ended_plan_that_was_paid_all_the_same_is_settled() -> None:
    end = FIRST + 60 * DAY
    waits = stands(end + DAY, [], INSTALMENTS, turns=(turn("ended", end),))
    now = stands(LAST, paid((end + DAY, balance(waits) + 5)), INSTALMENTS, turns=(turn("ended", end),))
    assert isinstance(now, Settled)
    assert (balance(now), now.over, now.on) == (0, 5, end + DAY)


def test_only_a_balance_of_after_the_completion_is_a_new_claim() -> None:
    receipts = in_full(SETTLEMENT) + paid((FIRST + 2 * DAY, 50))
    for day, claimed in ((-1, False), (0, False), (1, True)):
        anew = replace(RATED, parts=Parts(Money(9_000)), as_of=FIRST + day * DAY)
        now = stands(LAST, receipts, SETTLEMENT, account=anew)
        assert isinstance(now, Open) == claimed
        if isinstance(now, Open):
            assert now.earlier is not None
            assert (now.earlier.standing, now.earlier.now.over, now.received) == ("completed", 0, 50)


def test_a_balance_worked_out_from_an_agreement_is_no_confirmation() -> None:
    derived = replace(RATED, as_of=LAST, confirmed_by=SETTLEMENT.number)
    assert isinstance(stands(LAST, in_full(SETTLEMENT), SETTLEMENT, account=derived), Settled)


def test_what_may_be_negotiated_anew_stands_for_today_and_credits_everything() -> None:
    for days in (0, 10, 29, 30, 31, 45):
        day = TODAY + days * DAY
        now = stands(day, paid((TODAY, ROWS.payment[0] + 31_535)), INSTALMENTS)
        assert isinstance(now, Running)
        assert now.account.as_of == day
        left = rest_of(INSTALMENTS, now.kept.now)
        assert now.account.parts.total == left.total + now.grown
        assert now.grown >= 0


def test_money_in_the_debt_of_a_later_agreement_counts_once() -> None:
    before = paid((TODAY, 700))
    first = stands(TODAY, before, INSTALMENTS)
    assert isinstance(first, Running)
    second = agreed(PLAN, "RA-2026-000002", first.account, first.credited)
    both = before + paid((TODAY, 300))
    old, new = courses_of(RATED, (INSTALMENTS, second), ((), ()), both, TODAY)
    assert (old.now.paid, new.now.paid, old.standing) == (700, 300, "replaced")
    assert {one.state for one in old.now.rows} == {"lapsed"}


def test_each_payment_can_be_traced_to_what_it_covered() -> None:
    end = FIRST + 60 * DAY
    receipts = paid((end + DAY, 9), (FIRST, ROWS.payment[0] + 5), (TODAY - DAY, 3))
    found = courses_of(RATED, (INSTALMENTS,), ((turn("ended", end),),), receipts, end)
    assert traced(RATED, (INSTALMENTS,), found, receipts) == (
        Traced(receipts[0], "ended", INSTALMENTS.number),
        Traced(receipts[1], "plan", INSTALMENTS.number, (1, 2)),
        Traced(receipts[2], "held"),
    )
    assert [one.use for one in traced(RATED, (), (), receipts)] == ["balance", "balance", "held"]
    twice = in_full(SETTLEMENT) + paid((FIRST, 4))
    whole = courses_of(RATED, (SETTLEMENT,), ((),), twice, FIRST)
    assert [one.use for one in traced(RATED, (SETTLEMENT,), whole, twice)] == ["plan", "beyond"]


days, amounts = st.integers(0, 400), st.integers(1, 3_000_000)


@given(st.lists(st.tuples(days, amounts), max_size=10), days, st.booleans())
def test_every_cent_is_credited_once_and_no_balance_lies_ahead(
    got: list[tuple[int, int]], after: int, ended: bool
) -> None:
    day = TODAY + after * DAY
    receipts = paid(*((TODAY + at * DAY, amount) for at, amount in got if at <= after))
    end = TODAY + after // 2 * DAY
    now = stands(day, receipts, INSTALMENTS, turns=(turn("ended", end),) if ended else ())
    assert now.account.as_of <= day
    assert balance(now) >= 0
    whole = sum(one.amount for one in receipts)
    (kept,) = courses_of(RATED, (INSTALMENTS,), ((turn("ended", end),) if ended else (),), receipts, day)
    assert kept.now.paid + sum(one.amount for one in kept.afterwards) == whole
    if isinstance(now, Running):
        assert balance(now) == INSTALMENTS.outcome.totals.paid - whole
    if isinstance(now, Ended):
        assert balance(now) == rest_of(INSTALMENTS, kept.now).total + now.grown - now.received
