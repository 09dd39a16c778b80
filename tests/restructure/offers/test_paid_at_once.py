"""A first instalment on the day of signing: nothing has grown by then, and the periods count from there."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calculators.calendar import parse_frequency
from calculators.daycount import DayCount
from calculators.deferral import DeferralRule
from calculators.parts import Parts, Treatment
from calculators.regular import Step
from calculators.rounding import Money, half_up
from restructure.household.household import Household, LumpSum, quick
from restructure.offers.option import Option
from restructure.offers.outcome import Case, Outcome, Refused, Simulated
from restructure.offers.rate_disclosure import disclosed
from restructure.offers.terms import DeferralTerms, InstalmentTerms, SettlementTerms, Terms
from restructure.parties.account import Debt
from restructure.policy import POLICIES
from restructure.proposals.draft_days import begun_on
from restructure.simulation import simulate

START = date(2026, 11, 30)
ONE_DAY = timedelta(days=1)
PLAN = InstalmentTerms(Decimal("0.12"), START, start=START, payments=12)


def tried(terms: Terms, principal: int = 1_200_000, household: Household | None = None) -> Outcome:
    debt = Debt("CNY", Parts(Money(principal)), START)
    return simulate(Case(debt, POLICIES["neutral"], household), terms, Treatment())


def seen(terms: Terms, principal: int = 1_200_000, household: Household | None = None) -> Simulated:
    outcome = tried(terms, principal, household)
    assert isinstance(outcome, Simulated), outcome
    return outcome


@pytest.mark.parametrize("method", ["level", "equal_principal"])
def test_the_first_payment_repays_principal_alone_and_the_rest_is_a_plan_from_there(method: str) -> None:
    plan = seen(replace(PLAN, method=method)).schedule  # both are methods
    assert (plan.due[:3], plan.interest[0]) == ((START, date(2026, 12, 30), date(2027, 1, 30)), 0)
    assert plan.due[3] == date(2027, 2, 28)
    later = replace(PLAN, method=method, first_due=plan.due[1], payments=11, payment=None)
    if method == "level":
        later = replace(later, payment=plan.payment[0])
    rest = seen(later, 1_200_000 - plan.payment[0]).schedule
    assert (rest.payment, rest.interest) == (plan.payment[1:], plan.interest[1:])


@given(
    principal=st.integers(100_000, 9_000_000),
    rate=st.sampled_from(["0", "0.06", "0.24"]),
    count=st.integers(1, 40),
    every=st.sampled_from(["monthly", "fortnightly", "quarterly"]),
    day_count=st.sampled_from(["actual/365", "actual/360"]),
    method=st.sampled_from(["level", "equal_principal"]),
)
def test_a_purse_looked_into_day_by_day_agrees(
    principal: int, rate: str, count: int, every: str, day_count: DayCount, method: str
) -> None:
    asked = {"method": method, "annual_rate": Decimal(rate), "payments": count, "day_count": day_count}
    outcome = seen(replace(PLAN, frequency=parse_frequency(every), **asked), principal)
    plan, balance, day = outcome.schedule, principal, START
    for due, payment, interest in zip(plan.due, plan.payment, plan.interest, strict=True):
        grown = Fraction(0)
        while day < due:
            day += ONE_DAY
            grown += balance * Fraction(rate) / int(day_count[-3:])
        assert interest == half_up(grown.numerator, grown.denominator)
        balance += interest - payment
    assert balance == 0
    assert plan.due[0] == START
    assert abs(plan.payment[0] - plan.payment[-1]) <= (count if method == "level" else principal)


def test_a_count_a_rate_and_a_last_date_are_solved_from_the_start() -> None:
    regular = seen(PLAN).schedule.payment[0]
    for changes in (
        {"payments": None, "payment": regular},
        {"payment": regular, "solve_rate": True},
        {"payments": None, "final_due": date(2027, 10, 30)},
    ):
        outcome = seen(replace(PLAN, **changes))
        assert isinstance(outcome.terms, InstalmentTerms)
        assert outcome.terms.payments == 12
        assert round(outcome.terms.annual_rate, 4) == Decimal("0.12")


def test_every_annual_rate_takes_the_first_payment_off_what_is_lent() -> None:
    rates = disclosed(seen(PLAN)).rates
    assert {name: round(float(rate or 0), 3) for name, rate in rates.items()} == {
        "us_actuarial": 0.12,
        "cn_simple": 0.12,
        "cn_compound": 0.127,
        "eu_aprc": 0.127,
        "uk_apr": 0.127,
        "xirr": 0.127,
    }


def test_one_payment_at_once_pays_everything_and_has_no_rate() -> None:
    outcome = seen(replace(PLAN, payments=1))
    assert (outcome.schedule.payment, outcome.rates) == ((1_200_000,), None)


def test_money_of_the_day_itself_is_needed_for_it() -> None:
    household = quick(Money(900_000), Money(300_000))
    without = seen(PLAN, household=household).affordability
    assert (without.verdict, without.first_failing, without.fails_on) == ("unaffordable", 1, START)
    for day, verdict in ((START, "affordable"), (START + ONE_DAY, "unaffordable")):
        there = replace(household, lump_sum=LumpSum(Money(250_000), day, "savings"))
        assert seen(PLAN, household=there).affordability.verdict == verdict


@pytest.mark.parametrize(
    "terms",
    [
        replace(PLAN, method="interest_only"),
        replace(PLAN, method="bullet"),
        replace(PLAN, method="stepped", step=Step(6, Decimal("0.1"))),
        replace(PLAN, method="flat_fee", annual_rate=Decimal(0), fee_per_period=Decimal("0.006")),
        replace(PLAN, first_due=START - ONE_DAY),
        DeferralTerms(PLAN, DeferralRule(1)),
        SettlementTerms(START, START, amount=Money(600_000)),
    ],
)
def test_what_cannot_begin_at_once_is_refused(terms: Terms) -> None:
    outcome = tried(terms)
    assert isinstance(outcome, Refused)
    assert (outcome.reason.field, outcome.reason.code) == ("first_due", "first_due_not_after_start")


def test_a_plan_of_today_stays_and_one_of_before_moves_on() -> None:
    fresh = Option(replace(PLAN, first_due=date(2026, 12, 30)), Treatment())
    same, moved = begun_on(Option(PLAN, Treatment()), START, fresh)
    assert (same.terms, moved) == (PLAN, ())
    for earlier in (replace(PLAN, start=START - ONE_DAY), replace(PLAN, method="bullet")):
        later, moved = begun_on(Option(earlier, Treatment()), START, fresh)
        assert isinstance(later.terms, InstalmentTerms)
        assert later.terms.first_due == date(2026, 12, 30)
        assert len(moved) == 1
