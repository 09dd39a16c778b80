"""Stepped and flat-fee plans, changes on the way, and due dates on business days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calculators.business_days import CalendarName, Roll, is_business_day, is_provisional, rolled
from calculators.deferral import DeferralRule
from calculators.ledger import Pause, RateFrom
from calculators.parts import Parts, Treatment
from calculators.regular import Step
from calculators.rounding import Money
from restructure.offers.outcome import Case, Refused, Simulated
from restructure.offers.rate_disclosure import disclosed
from restructure.offers.terms import DeferralTerms, DownPayment, InstalmentTerms, Terms
from restructure.parties.account import Debt
from restructure.policy import POLICIES
from restructure.simulation import simulate
from tests.support.choices import CALENDARS, ROLLS

START, FIRST = date(2026, 1, 15), date(2026, 2, 15)
PLAN = InstalmentTerms(Decimal("0.06"), FIRST, start=START, payments=24)


def case(principal: int, fees: int = 0) -> Case:
    parts = Parts(Money(principal), fees=Money(fees))
    return Case(Debt("CNY", parts, START), POLICIES["neutral"])


def outcome(terms: Terms, principal: int = 1_200_000, fees: int = 0) -> Simulated:
    found = simulate(case(principal, fees), terms, Treatment())
    assert isinstance(found, Simulated), found
    return found


def refused(terms: Terms, principal: int = 1_200_000) -> tuple[str, str]:
    found = simulate(case(principal), terms, Treatment())
    assert isinstance(found, Refused)
    return found.reason.field, found.reason.code


def stepped(every: int, by: str, **more: Any) -> InstalmentTerms:
    return replace(PLAN, method="stepped", step=Step(every, Decimal(by)), **more)


def flat_fee(fee: str, **more: Any) -> InstalmentTerms:
    return replace(PLAN, method="flat_fee", annual_rate=Decimal(0), fee_per_period=Decimal(fee), **more)


def test_a_stepped_plan_raises_its_payment_every_so_many_rows() -> None:
    payments = outcome(stepped(12, "0.10")).schedule.payment
    assert len(set(payments[:12])) == 1
    assert len(set(payments[12:23])) == 1
    assert payments[12] == round(payments[0] * Fraction(11, 10))
    assert abs(payments[-1] - payments[12]) < 24


@pytest.mark.parametrize(("rate", "allowed"), [("-0.01", False), ("0", True), ("10", True), ("10.01", False)])
def test_a_rate_lies_between_nothing_and_ten(rate: str, *, allowed: bool) -> None:
    plan = replace(PLAN, annual_rate=Decimal(rate), method="equal_principal")
    if allowed:
        outcome(plan)
    else:
        assert refused(plan) == ("annual_rate", "rate_out_of_range")


@pytest.mark.parametrize(("day", "allowed"), [(14, False), (15, False), (16, True)])
def test_a_rate_changes_after_the_one_before(day: int, *, allowed: bool) -> None:
    days = (date(2026, 3, 15), date(2026, 4, 15), date(2026, 4, day))
    plan = replace(PLAN, rate_changes=tuple(RateFrom(one, Decimal("0.07")) for one in days))
    if allowed:
        outcome(plan)
    else:
        assert refused(plan) == ("rate_changes", "dates_not_ascending")


def test_steps_of_nothing_are_a_level_plan() -> None:
    assert outcome(stepped(6, "0")).schedule == outcome(PLAN).schedule


def test_a_stepped_plan_is_worth_the_debt_at_its_own_rate() -> None:
    assert float(disclosed(outcome(stepped(6, "0.05"))).rates["cn_simple"] or 0) == pytest.approx(0.06, abs=1e-4)


def test_steps_so_steep_that_the_first_payments_leave_interest_unpaid_are_refused() -> None:
    assert refused(stepped(1, "1", annual_rate=Decimal("0.36"))) == ("step", "payment_below_interest")


def test_a_card_instalment_pays_its_fee_on_the_original_amount() -> None:
    # Widely quoted: 12 payments at 0.6 % a month are 13.03 % a year by the simple method.
    found = outcome(flat_fee("0.006", payments=12))
    assert set(found.schedule.payment) == {107_200}
    assert set(found.schedule.fee) == {7200}
    assert found.rates is not None
    assert round(found.rates.cn_simple * 100, 2) == Decimal("13.03")


def test_after_a_default_no_fee_of_a_later_period_is_owed() -> None:
    found = outcome(flat_fee("0.006", payments=12), fees=1200)
    assert found.schedule.owed_after_default[0] == 1_100_000 + 1100
    assert found.schedule.owed_after_default[-1] == 0


@pytest.mark.parametrize(
    ("terms", "reason"),
    [
        (replace(PLAN, method="stepped"), ("step", "missing_field")),
        (replace(PLAN, step=Step(1, Decimal(0))), ("step", "not_with_method")),
        (replace(PLAN, method="flat_fee", annual_rate=Decimal(0)), ("fee_per_period", "missing_field")),
        (replace(PLAN, fee_per_period=Decimal(0)), ("fee_per_period", "not_with_method")),
        (
            flat_fee("0.01", rate_changes=(RateFrom(date(2026, 5, 1), Decimal(0)),)),
            ("rate_changes", "changes_not_here"),
        ),
        (stepped(12, "0.1", pauses=(Pause(FIRST),)), ("pauses", "changes_not_here")),
        (replace(flat_fee("0.01"), annual_rate=Decimal("0.1")), ("annual_rate", "not_with_method")),
        (replace(PLAN, rate_changes=(RateFrom(START, Decimal(0)),)), ("rate_changes", "change_before_start")),
        (replace(PLAN, pauses=(Pause(FIRST, START),)), ("pauses", "pause_ends_first")),
        (
            DeferralTerms(replace(PLAN, pauses=(Pause(FIRST),)), DeferralRule(2, afterwards="same_payment")),
            ("afterwards", "changes_not_here"),
        ),
        (
            replace(PLAN, down_payment=DownPayment(Money(0), START), solve_down_payment=True),
            ("down_payment", "nothing_to_solve_from"),
        ),
    ],
)
def test_what_does_not_go_together_is_refused(terms: Terms, reason: tuple[str, str]) -> None:
    assert refused(terms) == reason


def test_a_rate_change_after_a_deferral_computes_the_payment_anew() -> None:
    rises = (RateFrom(date(2026, 10, 16), Decimal("0.12")),)
    plan = outcome(DeferralTerms(replace(PLAN, rate_changes=rises), DeferralRule(3, during="nothing"))).schedule
    assert set(plan.payment[:3]) == {0}
    assert len(set(plan.payment[3:9])) == 1
    assert len(set(plan.payment[9:-1])) == 1
    assert plan.payment[9] > plan.payment[8]
    # 0.12 a year is 0.01 a month on what the row opens with; the deferred interest is collected in equal shares.
    assert plan.interest[9] == round(Fraction(plan.opening[9], 100)) + 857
    assert plan.closing[-1] == 0


def test_a_rate_change_during_a_deferral_is_charged_from_its_day() -> None:
    halved = (RateFrom(date(2026, 2, 16), Decimal("0.03")),)
    plan = outcome(DeferralTerms(replace(PLAN, rate_changes=halved), DeferralRule(2))).schedule
    assert plan.interest[:2] == (6000, 3000)


def test_a_down_payment_stands_beside_a_rate_change() -> None:
    down = DownPayment(Money(200_000), START)
    rises = (RateFrom(date(2026, 8, 16), Decimal("0.12")),)
    plan = outcome(replace(PLAN, down_payment=down, rate_changes=rises)).schedule
    less = outcome(replace(PLAN, rate_changes=rises), principal=1_000_000).schedule
    assert plan.payment == (200_000, *less.payment)


def test_the_smallest_down_payment_is_solved_from_the_payment() -> None:
    asked = replace(PLAN, payment=Money(50_000), down_payment=DownPayment(Money(0), START), solve_down_payment=True)
    found = outcome(asked)
    assert isinstance(found.terms, InstalmentTerms)
    assert found.terms.down_payment is not None
    paid = found.terms.down_payment.amount
    assert set(found.schedule.payment[1:-1]) == {50_000}
    without_payment = replace(PLAN, down_payment=DownPayment(Money(paid - 1), START))
    assert outcome(without_payment).schedule.payment[1] > 50_000


def test_a_payment_that_needs_no_down_payment_says_so() -> None:
    asked = replace(PLAN, payment=Money(60_000), down_payment=DownPayment(Money(0), START), solve_down_payment=True)
    assert refused(asked) == ("payment", "payment_too_large")


def test_a_pause_of_everything_leaves_no_interest_and_ends_sooner() -> None:
    paused = outcome(replace(PLAN, pauses=(Pause(START),)))
    assert sum(paused.schedule.interest) == 0
    assert paused.schedule.payment[0] == outcome(PLAN).schedule.payment[0]
    assert len(paused.schedule) == 23


def test_a_pause_lets_each_row_pay_the_same_with_old_fees_beside_it() -> None:
    payments = outcome(replace(PLAN, pauses=(Pause(START),)), fees=240_000).schedule.payment
    assert len(set(payments[:-1])) == 1
    assert 0 < payments[-1] <= payments[0]


pauses = st.builds(
    lambda day, days: Pause(date.fromordinal(day), date.fromordinal(day + days)),
    st.integers(date(2026, 1, 16).toordinal(), date(2028, 1, 1).toordinal()),
    st.integers(0, 400),
)
changed_rates = st.lists(
    st.integers(date(2026, 1, 16).toordinal(), date(2028, 1, 1).toordinal()), max_size=3, unique=True
).map(lambda days: tuple(RateFrom(date.fromordinal(day), Decimal(day % 30) / 100) for day in sorted(days)))
shapes = st.one_of(
    st.builds(
        lambda changes, paused, method: replace(PLAN, rate_changes=changes, pauses=tuple(paused), method=method),
        changed_rates,
        st.lists(pauses, max_size=2),
        st.sampled_from(["level", "equal_principal", "interest_only", "bullet"]),
    ),
    st.builds(stepped, st.integers(1, 12), st.sampled_from(["-0.2", "-0.01", "0.01", "0.05", "0.2"])),
    st.builds(flat_fee, st.sampled_from(["0", "0.0025", "0.006", "0.015"])),
)
day_counts = st.sampled_from(["30/360", "actual/365", "actual/360", "actual/actual"])


@given(shapes, st.integers(1, 10**9), st.integers(0, 10**6), day_counts)
def test_every_plan_repays_exactly_what_is_owed_or_is_refused(
    terms: InstalmentTerms, principal: int, fees: int, day_count: Any
) -> None:
    found = simulate(case(principal, fees), replace(terms, day_count=day_count), Treatment())
    if isinstance(found, Refused):
        assert found.reason.code in ("payment_below_interest", "first_period_too_long", "period_costs_more")
        return
    plan = found.schedule
    columns = (plan.opening, plan.payment, plan.principal, plan.interest, plan.arrears, plan.fee, plan.closing)
    assert min(min(column) for column in columns) >= 0
    assert sum(plan.principal) == principal
    assert plan.closing[-1] == plan.owed_after_default[-1] == 0
    flat = terms.fee_per_period or Decimal(0)
    fee = int(Fraction(principal) * Fraction(flat) + Fraction(1, 2))
    assert sum(plan.fee) == fees + fee * (24 if flat else 0)
    parts = zip(plan.principal, plan.interest, plan.arrears, plan.fee, strict=True)
    assert plan.payment == tuple(map(sum, parts))


def test_a_due_date_rolls_and_its_interest_does_not() -> None:
    # 15 February 2026 is a Sunday in the Spring Festival: work begins again on the 24th.
    plain, moved = outcome(PLAN), outcome(replace(PLAN, roll="following", calendar="CN"))
    assert moved.schedule.due[0] == date(2026, 2, 24)
    assert moved.schedule.interest == plain.schedule.interest
    assert disclosed(moved).rates == disclosed(plain).rates


@pytest.mark.parametrize(
    ("day", "calendar", "works"),
    [
        (date(2026, 2, 14), "CN", True),
        (date(2026, 2, 14), "none", False),
        (date(2026, 2, 17), "CN", False),
        (date(2026, 12, 28), "GB", False),
        (date(2026, 11, 26), "US", False),
        # Off in place of Saturday's Independence Day, which banks are not; Juneteenth is that Friday's own.
        (date(2026, 7, 3), "US", True),
        (date(2026, 7, 4), "US", False),
        (date(2026, 6, 19), "US", False),
        (date(2026, 11, 26), "GB", True),
    ],
)
def test_a_business_day_is_one_on_which_banks_work(day: date, calendar: CalendarName, works: bool) -> None:
    assert is_business_day(day, calendar) is works


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.sampled_from(ROLLS), st.sampled_from(CALENDARS))
def test_a_rolled_day_is_a_business_day_nearby(day: date, roll: Roll, calendar: CalendarName) -> None:
    moved = rolled(day, roll, calendar)
    assert roll == "none" or is_business_day(moved, calendar)
    assert abs((moved - day).days) <= 12
    if roll == "modified_following":
        assert moved.month == day.month


def test_days_off_that_are_not_announced_are_provisional() -> None:
    assert is_provisional(date(2027, 2, 1), "CN")
    assert not is_provisional(date(2027, 2, 1), "GB")
