"""What pays a plan off on a day: by the plan's own interest, or by the formula of the United Kingdom."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calculators.daycount import DayCount
from calculators.deferral import DeferralRule
from calculators.instalment import Method
from calculators.parts import Parts, PartTreatment, Treatment
from calculators.rounding import Money, half_up
from restructure.offers.outcome import Case, Simulated
from restructure.offers.payoff import payoff
from restructure.offers.terms import DeferralTerms, DownPayment, InstalmentTerms, SettlementTerms, Terms
from restructure.parties.account import Debt
from restructure.policy import POLICIES
from restructure.simulation import simulate
from ui.api import compute

START = date(2026, 11, 25)
PLAN = InstalmentTerms(Decimal("0.12"), date(2026, 12, 25), start=START, payments=12)
FORGIVEN = Treatment(penalty=PartTreatment("all"))
ONE_DAY = timedelta(days=1)


def seen(terms: Terms = PLAN, parts: Parts | None = None, treatment: Treatment = FORGIVEN) -> Simulated:
    debt = Debt("CNY", parts or Parts(Money(1_200_000), Money(30_000), Money(20_000), Money(6_000)), START)
    outcome = simulate(Case(debt, POLICIES["neutral"]), terms, treatment)
    assert isinstance(outcome, Simulated), outcome
    return outcome


def test_on_a_due_date_what_is_left_is_owed_and_interest_to_come_is_not() -> None:
    outcome = seen()
    for row, day in enumerate(outcome.schedule.due):
        found = payoff(outcome, day, statutory=False)
        assert (found.principal, found.interest) == (outcome.schedule.closing[row], 0)
        assert found.total == found.principal + found.arrears + found.fees
        assert found.rebate == sum(outcome.schedule.interest[row + 1 :])
    assert payoff(outcome, date(2030, 1, 1), statutory=False).total == 0


@given(st.integers(0, 400), st.sampled_from(["actual/365", "actual/360"]), st.booleans())
def test_a_purse_looked_into_day_by_day_agrees(days: int, day_count: DayCount, down: bool) -> None:
    paid = DownPayment(Money(200_000), START + timedelta(days=10)) if down else None
    terms = InstalmentTerms(
        Decimal("0.12"),
        date(2027, 1, 10),
        start=START,
        payments=10,
        day_count=day_count,
        down_payment=paid,
    )
    outcome, on = seen(terms, Parts(Money(1_200_000))), START + timedelta(days=days)
    balance, grown, day = 1_200_000, Fraction(0), START
    rows = dict(zip(outcome.schedule.due, outcome.schedule.payment, strict=True))
    for _ in range(days):
        day += ONE_DAY
        grown += balance * Fraction("0.12") / int(day_count[-3:])
        if paid and day == paid.date:
            balance -= rows[day]
        elif day in rows:
            charged = half_up(grown.numerator, grown.denominator)
            balance, grown = balance + charged - rows[day], Fraction(0)
    found = payoff(outcome, on, statutory=False)
    assert found.total == balance + half_up(grown.numerator, grown.denominator)
    assert found.rebate == sum(amount for due, amount in rows.items() if due > on) - found.total


@pytest.mark.parametrize("day_count", ["30/360", "actual/365"])
def test_from_day_to_day_more_is_owed_and_never_more_than_the_next_payment_settles(day_count: DayCount) -> None:
    terms = InstalmentTerms(
        Decimal("0.12"),
        date(2027, 2, 28),
        start=date(2026, 11, 25),
        anchor_day=31,
        payments=3,
        day_count=day_count,
    )
    outcome = seen(terms)
    before = payoff(outcome, START, statutory=False).total
    assert before == 1_236_000
    for day in range(1, 200):
        on = START + timedelta(days=day)
        if on in outcome.schedule.due:
            row = outcome.schedule.due.index(on)
            owed = payoff(outcome, on - ONE_DAY, statutory=False).total
            assert owed <= outcome.schedule.payment[row] + payoff(outcome, on, statutory=False).total
            before = Money(0)
        now = payoff(outcome, on, statutory=False).total
        assert now >= before
        before = now


def test_what_was_put_off_is_owed_with_the_rest() -> None:
    collected = seen(DeferralTerms(PLAN, DeferralRule(2, "nothing", "collect")))
    found = payoff(collected, date(2027, 1, 25), statutory=False)
    assert (found.principal, found.interest) == (1_200_000, 24_000)
    frozen = seen(DeferralTerms(PLAN, DeferralRule(2, "nothing", "freeze")))
    assert payoff(frozen, date(2027, 1, 20), statutory=False).interest == 0
    assert payoff(frozen, date(2027, 2, 10), statutory=False).interest > 0


def test_what_is_waived_is_owed_by_no_formula() -> None:
    """The debt of whoever has a penalty waived is that of somebody who has none."""
    waived, without = seen(), seen(parts=Parts(Money(1_200_000), Money(30_000), fees=Money(6_000)))
    for on in (date(2026, 12, 1), date(2027, 3, 1)):
        assert payoff(waived, on, statutory=True) == payoff(without, on, statutory=True)


def test_a_flat_fee_of_a_later_payment_is_not_owed() -> None:
    fees = InstalmentTerms(
        Decimal(0), PLAN.first_due, method="flat_fee", start=START, payments=12, fee_per_period=Decimal("0.006")
    )
    outcome = seen(fees, Parts(Money(1_200_000)))
    found = payoff(outcome, date(2027, 3, 1), statutory=False)
    assert (found.principal, found.fees, found.total, found.rebate) == (900_000, 0, 900_000, 9 * 7_200)


def test_a_settlement_owes_the_parts_that_are_left() -> None:
    outcome = seen(
        SettlementTerms(PLAN.first_due, PLAN.first_due, amount=Money(600_000), tranches=3), treatment=Treatment()
    )
    found = payoff(outcome, date(2027, 1, 1), statutory=True)
    assert (found.total, found.rebate, found.interest) == (400_000, 0, 0)
    assert found.total == found.principal + found.arrears + found.fees


@pytest.mark.parametrize(("on", "path"), [("2026-11-24", "on"), ("1800-01-01", "on"), (None, "on")])
def test_a_day_that_cannot_be_is_refused_by_its_path(on: str | None, path: str) -> None:
    request: dict[str, Any] = {
        "currency": "CNY",
        "as_of": "2026-11-25",
        "debt": {"principal": "12000"},
        "option": {"kind": "instalment", "annual_rate": "0.12", "first_due": "2026-12-25", "payments": 12},
    }
    for language in ("en", "zh"):
        asked = request | {"language": language} | ({"on": on} if on else {})
        answer, code = compute("payoff", json.dumps(asked).encode())
        assert (code, [one["path"] for one in answer["errors"]]) == (2, [path])


@pytest.mark.parametrize("method", ["level", "equal_principal", "interest_only", "bullet", "flat_fee"])
@pytest.mark.parametrize("rule", [None, DeferralRule(2, "nothing", "collect"), DeferralRule(1, "interest_only")])
@pytest.mark.parametrize("statutory", [False, True])
def test_no_part_is_ever_below_nothing_and_together_they_are_the_total(
    method: Method, rule: DeferralRule | None, statutory: bool
) -> None:
    fee = {"annual_rate": Decimal(0), "fee_per_period": Decimal("0.006")} if method == "flat_fee" else {}
    plan = replace(PLAN, method=method, first_due=date(2027, 1, 30), roll="following", calendar="GB", **fee)
    outcome = seen(DeferralTerms(plan, rule) if rule else plan)
    for day in range(0, 480, 9):
        found = payoff(outcome, START + timedelta(days=day), statutory=statutory)
        parts = (found.principal, found.interest, found.arrears, found.fees)
        assert min(*parts, found.rebate) >= 0
        assert found.total == sum(parts)
