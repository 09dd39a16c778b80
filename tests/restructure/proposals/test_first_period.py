"""A long first period: what it costs beyond a regular one, spread over the plan or with the first payment."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calculators.calendar import parse_frequency
from calculators.deferral import DeferralRule
from calculators.ledger import RateFrom
from calculators.parts import Parts, PartTreatment, Treatment
from calculators.rounding import Money, half_up
from restructure.agreements.agreement import digest_of_record, offered
from restructure.household.household import quick
from restructure.offers.outcome import Case, Outcome, Refused, Simulated
from restructure.offers.row_explanation import explain_row
from restructure.offers.terms import DeferralTerms, DownPayment, InstalmentTerms, Terms
from restructure.parties.account import Debt
from restructure.policy import POLICIES
from restructure.simulation import simulate

START, JANUARY = date(2026, 11, 25), date(2027, 1, 25)
LONG = InstalmentTerms(Decimal("0.24"), JANUARY, start=START, payments=60, first_period="first")
ONE_DAY = timedelta(days=1)


def tried(terms: Terms, principal: int = 2_000_000, treatment: Treatment | None = None, **case: object) -> Outcome:
    debt = Debt("CNY", Parts(Money(principal), Money(81_240) if treatment else Money(0)), START)
    return simulate(Case(debt, POLICIES["neutral"], **case), terms, treatment or Treatment())  # type: ignore[arg-type]


def seen(terms: Terms, principal: int = 2_000_000, treatment: Treatment | None = None, **case: object) -> Simulated:
    outcome = tried(terms, principal, treatment, **case)
    assert isinstance(outcome, Simulated), outcome
    return outcome


def test_a_first_period_that_cannot_be_spread_falls_due_with_the_first_payment() -> None:
    assert isinstance(tried(replace(LONG, first_period="spread")), Refused)
    plan = seen(LONG).schedule
    regular = seen(replace(LONG, first_due=date(2026, 12, 25))).schedule
    # Two months at 2 % on 20,000.00, of which one is beyond a regular period.
    assert plan.payment == (regular.payment[0] + 40_000, *regular.payment[1:])
    assert plan.interest[0] == 80_000
    assert plan.principal == regular.principal


def test_what_is_resolved_is_the_regular_payment_and_can_be_asked_again() -> None:
    outcome = seen(LONG, treatment=Treatment(interest=PartTreatment(rest="first")))
    assert isinstance(outcome.terms, InstalmentTerms)
    assert outcome.terms.payment == outcome.schedule.payment[1]
    assert seen(outcome.terms, treatment=outcome.treatment).schedule == outcome.schedule


@pytest.mark.parametrize("method", ["bullet", "flat_fee"])
def test_ways_of_repayment_without_a_first_period_of_their_own_refuse_it(method: str) -> None:
    fee = {"fee_per_period": Decimal("0.006"), "annual_rate": Decimal(0)} if method == "flat_fee" else {}
    outcome = tried(replace(LONG, method=method, **fee))
    assert isinstance(outcome, Refused)
    assert (outcome.reason.field, outcome.reason.code) == ("first_period", "not_with_method")


def test_a_first_period_that_is_not_longer_is_as_it_was() -> None:
    for due in (date(2026, 12, 25), date(2026, 12, 10)):
        plain = replace(LONG, first_due=due, first_period="spread")
        assert seen(replace(plain, first_period="first")).schedule == seen(plain).schedule


def test_the_first_payment_is_judged_with_what_is_on_top_of_it() -> None:
    # 600.00 a month are there: the regular 575.36 are met, the first payment of 975.36 by what two months brought.
    outcome = seen(LONG, household=quick(Money(500_000), Money(433_333)))
    assert outcome.affordability.largest == outcome.schedule.payment[0] == outcome.schedule.payment[1] + 40_000
    sooner = replace(LONG, first_due=date(2026, 12, 28))
    assert seen(sooner, household=quick(Money(500_000), Money(433_333))).affordability.first_failing == 1


def test_the_annual_rate_sees_the_first_payment_where_it_falls() -> None:
    # At the rate of the plan itself the payments are worth what was owed: nothing is paid for waiting.
    rates = seen(replace(LONG, annual_rate=Decimal("0.12"))).rates
    assert rates is not None
    assert abs(rates.cn_simple - Decimal("0.12")) < Decimal("0.001")


@given(
    principal=st.integers(100_000, 9_000_000),
    rate=st.sampled_from(["0.05", "0.18", "0.24"]),
    wait=st.integers(1, 150),
    count=st.integers(2, 40),
    every=st.sampled_from(["monthly", "fortnightly", "quarterly"]),
)
def test_a_purse_looked_into_day_by_day_agrees(principal: int, rate: str, wait: int, count: int, every: str) -> None:
    terms = replace(
        LONG,
        annual_rate=Decimal(rate),
        first_due=START + timedelta(days=wait),
        payments=count,
        frequency=parse_frequency(every),
        day_count="actual/365",
    )
    outcome = tried(terms, principal)
    if isinstance(outcome, Refused):
        # A short first period may leave a later one dearer than the payment, whatever is done with the first.
        assert outcome.reason.code in ("first_period_too_long", "period_costs_more")
        return
    plan = outcome.schedule
    balance, day, total = principal, START, 0
    for due, payment in zip(plan.due, plan.payment, strict=True):
        grown = Fraction(0)
        while day < due:
            day += ONE_DAY
            grown += balance * Fraction(rate) / 365
        interest = half_up(grown.numerator, grown.denominator)
        total += interest
        balance += interest - payment
    assert (balance, total) == (0, outcome.totals.interest)
    regular = plan.payment[1:-1]
    assert len(set(regular)) <= 1
    assert not regular or plan.payment[0] >= regular[0]


def test_a_payment_or_a_rate_is_solved_by_regular_periods() -> None:
    given_payment = seen(replace(LONG, payments=None, payment=Money(58_000)))
    assert isinstance(given_payment.terms, InstalmentTerms)
    assert set(given_payment.schedule.payment[1:-1]) == {58_000}
    assert given_payment.schedule.payment[0] == 98_000
    solved = seen(replace(LONG, payment=Money(57_536), solve_rate=True))
    assert isinstance(solved.terms, InstalmentTerms)
    assert round(solved.terms.annual_rate, 5) == Decimal("0.24")


def test_a_down_payment_and_a_change_of_rate_keep_the_first_payment_apart() -> None:
    down = seen(replace(LONG, down_payment=DownPayment(Money(500_000), START))).schedule
    assert down.payment[1] - down.payment[2] == 30_000
    changed = seen(replace(LONG, rate_changes=(RateFrom(date(2027, 7, 26), Decimal("0.12")),))).schedule
    assert changed.payment[0] - changed.payment[1] == 40_000
    assert changed.payment[8] < changed.payment[1]


def test_a_deferral_counts_what_was_agreed_by_regular_periods() -> None:
    rule = DeferralRule(2, "principal_only", "freeze", "spread", "same_payment")
    plan = seen(DeferralTerms(LONG, rule)).schedule
    assert plan.principal[0] == seen(LONG).schedule.payment[1]
    assert isinstance(tried(DeferralTerms(replace(LONG, first_period="spread"), rule)), Refused)


def test_the_first_row_is_explained_by_its_true_period() -> None:
    row = explain_row(seen(LONG), 1)
    assert (row.charged, row.interest, row.factor) == (80_000, 80_000, Fraction(1, 25))


def test_a_plan_that_spreads_is_as_it_was_before_there_was_a_choice() -> None:
    spread = replace(LONG, first_due=date(2026, 12, 25), first_period="spread")
    for terms in (spread, DeferralTerms(spread, DeferralRule(1))):
        assert b"first_period" not in offered(seen(terms))
    record = b'{"outcome": {"terms": {"payments": 60%s}}}'
    assert digest_of_record(record % b', "first_period": "spread"') == digest_of_record(record % b"")
    assert digest_of_record(record % b', "first_period": "first"') != digest_of_record(record % b"")


def test_a_large_last_payment_is_held_against_the_regular_one() -> None:
    # 7,000.00 and eleven months on top, then 13,668.00: less than 1.5 times the first, more than 1.5 times the regular.
    outcome = seen(replace(LONG, first_due=date(2027, 11, 25), payments=2, payment=Money(700_000)))
    assert outcome.schedule.payment == (1_140_000, 1_366_800)
    assert "large_last_payment" in {finding.rule for finding in outcome.findings}
