"""A draft on a later day: nothing in it lies in the past, and what moved is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from calculators.calendar import MONTHLY, Frequency
from calculators.deferral import DeferralRule
from calculators.ledger import RateFrom
from calculators.parts import Treatment
from calculators.rounding import Money
from restructure.offers.due_dates import Moved, next_due
from restructure.offers.option import Option
from restructure.offers.outcome import Simulated, on_its_day
from restructure.offers.terms import DeferralTerms, DownPayment, InstalmentTerms, SettlementTerms, Terms, Tranche
from restructure.parties.organisation import DEMO
from restructure.proposals.draft_days import begun_on
from restructure.proposals.opening import opening_options
from restructure.simulation import simulate
from tests.support.cases import CASE, FIRST, PLAN, TODAY, WAIVED

DOWN = DownPayment(Money(200_000), TODAY)
PARTS = (Tranche(FIRST, Money(1_000_000)), Tranche(date(2027, 2, 25), Money(2_000_000)))
TERMS: dict[str, Terms] = {
    "instalment": PLAN,
    "down payment": structs.replace(PLAN, down_payment=DOWN),
    "until a day": structs.replace(PLAN, payments=None, final_due=date(2028, 1, 25)),
    "payment to a day": structs.replace(PLAN, payments=None, payment=Money(300_000)),
    "deferral": DeferralTerms(structs.replace(PLAN, down_payment=DOWN), DeferralRule(3)),
    "settlement": SettlementTerms(FIRST, date(2026, 12, 9), amount=Money(3_000_000), tranches=3),
    "dated parts": SettlementTerms(FIRST, FIRST, tranches=PARTS),
}


def option(terms: Terms) -> Option:
    return Option(terms, Treatment() if isinstance(terms, SettlementTerms) else WAIVED)


def moved_to(terms: Terms, today: date) -> tuple[Option, tuple[Moved, ...]]:
    fresh = opening_options(CASE, DEMO.presets, today)[terms.kind]
    return begun_on(option(terms), today, fresh)


@pytest.mark.parametrize(
    ("today", "wanted"),
    [
        (date(2026, 12, 24), date(2026, 12, 25)),
        (date(2026, 12, 25), date(2027, 1, 25)),
        (date(2026, 12, 26), date(2027, 1, 25)),
        (date(2028, 2, 25), date(2028, 3, 25)),
    ],
)
def test_a_first_due_date_waits_until_it_has_come_and_then_goes_on_to_the_next(today: date, wanted: date) -> None:
    assert next_due(FIRST, today, MONTHLY) == wanted
    changed, moved = moved_to(PLAN, today)
    assert isinstance(changed.terms, InstalmentTerms)
    assert (changed.terms.first_due, changed.terms.start) == (wanted, today)
    assert moved == (() if wanted == FIRST else (Moved("first_due", FIRST, wanted),))


def test_the_next_date_keeps_the_weekday_and_the_end_of_the_month() -> None:
    assert next_due(date(2026, 12, 4), date(2026, 12, 20), Frequency(2, "week")) == date(2027, 1, 1)
    assert next_due(date(2027, 1, 31), date(2027, 2, 28), MONTHLY) == date(2027, 3, 31)


@pytest.mark.parametrize(("days", "moves"), [(0, False), (1, True)])
def test_money_that_was_there_now_is_paid_on_the_day_on_which_it_is_proposed_again(days: int, moves: bool) -> None:
    today = TODAY + timedelta(days=days)
    changed, moved = moved_to(TERMS["down payment"], today)
    assert isinstance(changed.terms, InstalmentTerms)
    assert changed.terms.down_payment == replace(DOWN, date=today)
    assert moved == ((Moved("down_payment", TODAY, today),) if moves else ())


@pytest.mark.parametrize(("today", "moves"), [(date(2026, 12, 9), False), (date(2026, 12, 10), True)])
def test_an_offer_that_has_expired_is_open_again_for_as_long_as_a_new_one(today: date, moves: bool) -> None:
    changed, moved = moved_to(TERMS["settlement"], today)
    assert isinstance(changed.terms, SettlementTerms)
    fresh = min(today + timedelta(days=DEMO.presets.answer_days), FIRST)
    assert changed.terms.expires == (fresh if moves else date(2026, 12, 9))
    assert [one.which for one in moved] == (["expires"] if moves else [])


def test_dated_parts_move_together() -> None:
    changed, moved = moved_to(TERMS["dated parts"], date(2026, 12, 30))
    assert isinstance(changed.terms, SettlementTerms)
    assert isinstance(changed.terms.tranches, tuple)
    assert [one.date for one in changed.terms.tranches] == [date(2027, 1, 25), date(2027, 3, 25)]
    assert [one.which for one in moved] == ["tranches", "expires"]


def test_a_last_day_that_has_passed_is_dropped_and_said() -> None:
    today = date(2028, 1, 26)
    changed, moved = moved_to(TERMS["until a day"], today)
    assert isinstance(changed.terms, InstalmentTerms)
    assert (changed.terms.final_due, changed.terms.payments is None) == (None, False)
    assert Moved("final_due", date(2028, 1, 25), None) in moved


def test_a_rate_that_holds_by_now_is_the_rate_that_it_begins_with() -> None:
    later = structs.replace(PLAN, rate_changes=(RateFrom(date(2026, 12, 1), PLAN.annual_rate * 2),))
    changed, moved = moved_to(later, date(2026, 12, 1))
    assert isinstance(changed.terms, InstalmentTerms)
    assert (changed.terms.annual_rate, changed.terms.rate_changes) == (PLAN.annual_rate * 2, ())
    assert moved == (Moved("rate_changes", date(2026, 12, 1), None),)


@given(st.sampled_from(sorted(TERMS)), st.integers(0, 900))
def test_whatever_the_day_a_draft_can_be_proposed_and_lies_ahead(name: str, days: int) -> None:
    today = TODAY + timedelta(days=days)
    changed, moved = moved_to(TERMS[name], today)
    outcome = simulate(on_its_day(CASE, today), changed.terms, changed.treatment)
    assert isinstance(outcome, Simulated), outcome
    down = 1 - outcome.schedule.first_number
    assert all(day == today for day in outcome.schedule.due[:down])
    assert outcome.schedule.due[down] > today
    assert not isinstance(changed.terms, SettlementTerms) or changed.terms.expires >= today
    assert all(one.was <= today and (one.now is None or one.now >= today) for one in moved)
    assert moved_to(changed.terms, today) == (changed, ())
