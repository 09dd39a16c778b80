"""A hold pauses contact, and interest where that was agreed; it is ended early without undoing what it stopped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec import structs

from calculators.errors import Refusal
from calculators.parts import Parts
from calculators.rounding import Money
from restructure.parties.account import Debt, bring_forward, bring_past
from restructure.parties.situation import NOTHING_KNOWN, BreathingSpace, Hold
from restructure.policy import POLICIES
from restructure.rules.forbearance import granted, held, lifted
from restructure.rules.judgement import contact_findings
from restructure.store import accounts, conduct
from tests.support.cases import ACCOUNT
from tests.support.stores import open_store

TODAY = date(2026, 11, 25)
END = date(2026, 12, 25)
DEBT = Debt("CNY", Parts(Money(1_200_000)), TODAY, contract_rate=Decimal("0.12"))
NEUTRAL = POLICIES["neutral"]
HOLD = Hold(TODAY, END)
STOPPED = Hold(TODAY, END, accrues=False)


def test_a_month_of_interest_is_the_difference_between_the_two_ways() -> None:
    both = held(DEBT, HOLD, NEUTRAL, NOTHING_KNOWN)
    assert (both.days, both.stopped, both.running) == (30, 1_200_000, 1_212_000)


def test_without_a_contract_rate_both_ways_are_one() -> None:
    both = held(structs.replace(DEBT, contract_rate=None), HOLD, NEUTRAL, NOTHING_KNOWN)
    assert both.stopped == both.running == 1_200_000


def test_a_breathing_space_stops_interest_whatever_the_hold_says() -> None:
    spaced = replace(NOTHING_KNOWN, breathing_space=BreathingSpace(TODAY))
    assert held(DEBT, HOLD, NEUTRAL, spaced).running == 1_200_000


@pytest.mark.parametrize("until", [TODAY, TODAY - timedelta(days=1)])
def test_a_hold_ends_after_it_begins(until: date) -> None:
    with pytest.raises(Refusal) as refused:
        held(DEBT, Hold(TODAY, until), NEUTRAL, NOTHING_KNOWN)
    assert (refused.value.field, refused.value.code) == ("until", "end_not_after_start")


def test_a_hold_to_the_last_day_of_the_calendar_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        held(DEBT, Hold(TODAY, date.max), NEUTRAL, NOTHING_KNOWN)
    assert refused.value.code == "date_out_of_range"


def test_interest_stands_still_only_inside_the_holds_that_stop_it() -> None:
    later = Hold(date(2027, 1, 25), date(2027, 2, 24), accrues=False)
    still = replace(NOTHING_KNOWN, holds=(later, HOLD, STOPPED)).still
    after = bring_past(DEBT, date(2027, 3, 25), "30/360", *still)
    # From 26 December to 25 January, 30 days of 31, and one whole month from 25 February.
    assert after.parts.interest == 11_613 + 12_000
    assert bring_forward(DEBT, date(2027, 3, 25), "30/360").parts.interest > after.parts.interest


def test_contact_rests_while_a_hold_runs_and_no_longer() -> None:
    for day, said in ((TODAY, "block"), (END, "block"), (END + timedelta(days=1), "text")):
        known = replace(granted(NOTHING_KNOWN, HOLD), today=day, local_now=datetime.combine(day, time(12)))
        assert [one.severity for one in contact_findings(DEBT, NEUTRAL, known)] == [said]


def test_who_calls_during_a_hold_is_talked_to_that_day() -> None:
    noon = datetime.combine(TODAY, time(12))
    known = replace(granted(NOTHING_KNOWN, HOLD), today=TODAY, local_now=noon, called_us_on=TODAY)
    assert contact_findings(DEBT, NEUTRAL, known) == ()
    assert contact_findings(DEBT, NEUTRAL, replace(known, today=END))


def test_a_hold_ended_early_keeps_the_days_that_it_stopped() -> None:
    known = lifted(granted(NOTHING_KNOWN, STOPPED), date(2026, 12, 10))
    assert known.holds == (replace(STOPPED, until=date(2026, 12, 9)),)
    assert known.hold_on(date(2026, 12, 10)) is None


def test_a_hold_ended_on_its_first_day_never_was() -> None:
    assert lifted(granted(NOTHING_KNOWN, HOLD), TODAY) == NOTHING_KNOWN


def test_a_new_hold_takes_the_place_of_the_one_that_runs() -> None:
    longer = Hold(date(2026, 12, 10), date(2027, 1, 10))
    known = granted(granted(NOTHING_KNOWN, HOLD), longer)
    assert [one.until for one in known.holds] == [date(2026, 12, 9), date(2027, 1, 10)]


def test_holds_are_kept_with_the_account(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.db")
    accounts.save(store, ACCOUNT)
    known = granted(NOTHING_KNOWN, replace(STOPPED, reason="papers are on their way"))
    conduct.save_situation(store, ACCOUNT.number, known)
    assert conduct.situation(store, ACCOUNT.number) == known
    store.close()
