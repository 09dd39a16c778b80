"""On one day there is one debt: whatever is offered, searched or asked for begins with it, and not before that day."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from calculators.rounding import Money
from restructure.offers.locks import with_value
from restructure.offers.outcome import Case, Simulated, on_its_day
from restructure.offers.terms import DeferralTerms, DownPayment, InstalmentTerms, SettlementTerms, Terms
from restructure.parties.account import bring_past, debt_of, debt_on
from restructure.parties.organisation import DEMO
from restructure.parties.situation import NOTHING_KNOWN, BreathingSpace, Situation
from restructure.proposals.answer import answer_to
from restructure.proposals.counteroffer import DebtorStatement, counteroffer, search_space
from restructure.proposals.opening import opening_options
from restructure.requests import BadRequest, read_quote
from restructure.requests.counteroffer import read_counteroffer
from restructure.simulation import simulate
from tests.support.cases import ACCOUNT, CASE, PLAN, YARDSTICK, simulated

CONFIRMED = date(2026, 11, 27)
RATES = (None, Decimal("0.18"), Decimal("0.2499"))


def account(rate: Decimal | None = Decimal("0.18"), as_of: date = CONFIRMED) -> Any:
    return replace(ACCOUNT, contract_rate=rate, as_of=as_of)


def case_of(rate: Decimal | None, as_of: date, today: date, situation: Situation = NOTHING_KNOWN) -> Case:
    """What is known on ``today`` about a balance of an earlier day, as it was confirmed."""
    debt = debt_of(account(rate, as_of))
    return structs.replace(
        CASE, debt=debt, household=None, creditor=YARDSTICK, situation=replace(situation, today=today)
    )


def begins(terms: Terms) -> date | None:
    plan = terms.remaining if isinstance(terms, DeferralTerms) else terms
    return plan.start if isinstance(plan, InstalmentTerms) else None


@pytest.mark.parametrize(
    ("day", "grown"),
    [(date(2026, 11, 26), 0), (CONFIRMED, 0), (date(2026, 11, 28), 1_990), (date(2026, 11, 29), 3_980)],
)
def test_a_debt_grows_from_the_day_after_its_confirmation_however_fresh_it_is(day: date, grown: int) -> None:
    # 39,800.00 at 18 % by 30/360: 19.90 a day.
    debt = debt_on(account(), day)
    assert (debt.accrued, debt.total) == (grown, ACCOUNT.parts.total + grown)
    assert debt.as_of == max(day, CONFIRMED)


def test_without_a_rate_a_debt_is_of_the_day_and_no_larger() -> None:
    debt = debt_on(account(None), date(2026, 12, 27))
    assert (debt.as_of, debt.parts, debt.accrued) == (date(2026, 12, 27), ACCOUNT.parts, 0)


def test_nothing_grows_inside_a_stretch_without_interest() -> None:
    today, space = date(2026, 12, 7), BreathingSpace(date(2026, 11, 29), date(2026, 12, 3))
    assert debt_on(account(), today, space) == bring_past(debt_of(account()), today, "30/360", space)
    assert debt_on(account(), today, BreathingSpace(CONFIRMED)).accrued == 0


@given(st.sampled_from(RATES), st.integers(0, 400), st.booleans())
def test_every_kind_of_option_starts_today_with_the_debt_of_today(
    rate: Decimal | None, old: int, in_space: bool
) -> None:
    today = CONFIRMED + timedelta(days=old)
    situation = Situation(breathing_space=BreathingSpace(CONFIRMED + timedelta(days=3))) if in_space else NOTHING_KNOWN
    case = on_its_day(case_of(rate, CONFIRMED, today, situation))
    wanted = debt_on(account(rate), today, *situation.still)
    for option in opening_options(case_of(rate, CONFIRMED, today, situation), DEMO.presets, today).values():
        outcome = simulate(case, option.terms, option.treatment)
        assert isinstance(outcome, Simulated)
        assert (outcome.debt.total, outcome.debt.as_of, begins(option.terms) or today) == (wanted.total, today, today)
        assert min(outcome.schedule.due) > today


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("today", [CONFIRMED, date(2026, 11, 28), date(2027, 2, 10)])
def test_nothing_that_is_found_for_what_they_say_lies_in_the_past(rate: Decimal | None, today: date) -> None:
    case = case_of(rate, CONFIRMED, today)
    found = counteroffer(case, DebtorStatement(Money(300_000), Money(200_000)), search_space(case))
    assert {offer.kind for offer in found.offers} == {"instalment", "deferral", "settlement"}
    for offer in found.offers:
        outcome, terms = offer.outcome, offer.option.terms
        assert (outcome.debt.total, outcome.debt.as_of) == (debt_on(account(rate), today).total, today)
        if isinstance(terms, SettlementTerms):
            assert today < min(outcome.schedule.due)
            assert today <= terms.expires
        else:
            # What is there now is paid on the day on which it is said.
            assert (outcome.schedule.due[0], outcome.schedule.payment[0]) == (today, 200_000)
            assert outcome.schedule.due[1] > today


def test_what_was_searched_and_what_was_opened_with_agree_to_the_cent() -> None:
    today = date(2026, 11, 29)
    case = case_of(Decimal("0.18"), CONFIRMED, today)
    said = DebtorStatement(Money(300_000), start=date(2026, 12, 25))
    found = next(one for one in counteroffer(case, said, search_space(case)).offers if one.kind == "instalment")
    first = opening_options(case, DEMO.presets, today, first_due=date(2026, 12, 25))["instalment"]
    assert isinstance(found.option.terms, InstalmentTerms)
    again = replace(first, terms=found.option.terms, treatment=found.option.treatment)
    outcome = simulate(on_its_day(case), again.terms, again.treatment)
    assert isinstance(outcome, Simulated)
    assert outcome.schedule == found.outcome.schedule


def test_a_down_payment_that_is_changed_on_a_later_day_is_paid_on_that_day() -> None:
    begun = structs.replace(PLAN, start=date(2026, 11, 30), down_payment=DownPayment(Money(100), date(2026, 11, 28)))
    changed = with_value(begun, begun, "down_payment", Money(5_000), frozenset())
    assert changed.down_payment == DownPayment(Money(5_000), date(2026, 11, 30))


DOOR: dict[str, Any] = {
    "currency": "CNY",
    "as_of": "2026-11-27",
    "today": "2026-11-29",
    "debt": {"principal": "39800.00", "interest": "5412.35", "penalty": "2908.00", "contract_rate": "0.18"},
}
KINDS: dict[str, dict[str, Any]] = {
    "instalment": {"kind": "instalment", "annual_rate": "0.06", "first_due": "2026-12-25", "payments": 36},
    "settlement": {"kind": "settlement", "fraction": "0.60", "first_due": "2026-12-25", "expires": "2026-12-10"},
    "deferral": {
        "kind": "deferral",
        "remaining": {"annual_rate": "0.06", "first_due": "2026-12-25", "payments": 36},
        "periods": 3,
    },
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_door_brings_a_balance_to_the_day_of_the_offer(kind: str) -> None:
    quote = read_quote(json.dumps(DOOR | {"option": KINDS[kind]}).encode())
    outcome = simulated(quote.terms, quote.treatment, quote.case)
    assert (outcome.debt.as_of, outcome.debt.accrued) == (date(2026, 11, 29), 3_980)


def test_the_door_answers_what_they_say_on_the_day_of_the_offer() -> None:
    request = read_counteroffer(json.dumps(DOOR | {"says": {"per_month": "3000.00", "now": "2000.00"}}).encode())
    found = answer_to(request.case, request.says, search_space(request.case))
    assert {offer.outcome.debt.as_of for offer in found.offers} == {date(2026, 11, 29)}
    assert min(min(offer.outcome.schedule.due) for offer in found.offers) == date(2026, 11, 29)


def test_without_a_day_of_its_own_the_door_offers_on_the_day_of_the_balance() -> None:
    without = {name: value for name, value in DOOR.items() if name != "today"}
    quote = read_quote(json.dumps(without | {"option": KINDS["settlement"]}).encode())
    assert (quote.case.debt.as_of, quote.case.debt.accrued) == (CONFIRMED, 0)


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"today": "2026-11-26"}, "today"),
        ({"option": KINDS["instalment"] | {"start": "2026-11-28"}}, "option.start"),
        (
            {"option": KINDS["deferral"] | {"remaining": KINDS["deferral"]["remaining"] | {"start": "2026-11-28"}}},
            "option.remaining.start",
        ),
    ],
)
def test_the_door_refuses_an_offer_of_before_its_day_and_names_the_field(changes: dict[str, Any], path: str) -> None:
    with pytest.raises(BadRequest) as bad:
        read_quote(json.dumps(DOOR | {"option": KINDS["instalment"]} | changes).encode())
    assert [where for where, _ in bad.value.errors] == [path]
