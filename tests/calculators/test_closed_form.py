from datetime import date
from decimal import Decimal
from fractions import Fraction

import numpy_financial
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calculators import closed_form
from calculators.annuity import exact_payment, level_payment, solved_rate
from calculators.calendar import MONTHLY, due_dates
from calculators.daycount import Factors, factors
from calculators.errors import Refusal
from calculators.rounding import Money, Rate

counts = st.integers(1, 600)


def closed_payment(principal: float, rate: float, payments: int) -> float:
    """P * r / (1 - (1 + r) ** -n), by numpy-financial: a second opinion."""
    return principal / payments if rate == 0 else -float(numpy_financial.pmt(rate, payments, principal))


rates = st.one_of(st.just(0.0), st.floats(1e-5, 0.03))


@given(st.integers(1, 10**12).map(Money), st.decimals(0, "0.36", places=4), st.integers(1, 360))
def test_our_level_payment_agrees_with_the_closed_form(principal: Money, rate: Decimal, payments: int) -> None:
    period = factors(due_dates(date(2026, 1, 1), date(2026, 2, 1), MONTHLY, payments), rate, "30/360")
    closed = closed_payment(float(principal), float(rate) / 12, payments)
    assert level_payment(principal, period) == pytest.approx(closed, abs=0.51, rel=1e-9)


@given(st.floats(1, 1e9), rates, counts)
def test_the_rate_comes_back(principal: float, rate: float, payments: int) -> None:
    assume((1 + rate) ** payments < 1e6)
    payment = closed_payment(principal, rate, payments)
    assume(payment * payments >= principal)
    assert closed_form.periodic_rate(principal, payment, payments) == pytest.approx(rate, abs=1e-8)


@pytest.mark.parametrize("number", [Decimal(1000), "1000", True])
def test_other_kinds_of_numbers_are_refused(number: object) -> None:
    with pytest.raises(Refusal) as refused:
        closed_form.periodic_rate(number, 100.0, 12)  # type: ignore[arg-type]
    assert refused.value.code == "not_a_number"


@pytest.mark.parametrize("amount", [0.0, -1.0, float("nan"), float("inf")])
def test_amounts_that_are_nothing_or_no_amount_are_refused(amount: float) -> None:
    for principal, payment in ((amount, 100.0), (1000.0, amount)):
        with pytest.raises(Refusal) as refused:
            closed_form.periodic_rate(principal, payment, 12)
        assert refused.value.code == "amount_not_positive"


def test_a_rate_of_a_thousand_percent_is_the_highest() -> None:
    assert closed_form.periodic_rate(1000.0, 11_000.0, 1) == 10
    with pytest.raises(Refusal, match="no_rate"):
        closed_form.periodic_rate(1000.0, 11_001.0, 1)


@pytest.mark.parametrize(("payments", "rate"), [(1, 0.1), (2, 0.1), (3, 0.1), (12, 0.01)])
def test_a_short_plan_has_its_rate(payments: int, rate: float) -> None:
    assert closed_form.periodic_rate(1000.0, closed_payment(1000.0, rate, payments), payments) == pytest.approx(rate)


def test_payments_that_do_not_repay_have_no_rate() -> None:
    with pytest.raises(Refusal) as refused:
        closed_form.periodic_rate(1000.0, 99.0, 10)
    assert refused.value.code == "payments_below_debt"


def monthly(payments: int, rate: Rate) -> Factors:
    return factors(due_dates(date(2026, 1, 31), date(2026, 2, 28), MONTHLY, payments), rate, "actual/365")


@given(st.integers(10**6, 10**9).map(Money), st.decimals("0.01", "0.36", places=4), st.integers(1, 60))
def test_the_solved_rate_gives_the_payment_it_was_solved_from(principal: Money, rate: Decimal, payments: int) -> None:
    payment = level_payment(principal, monthly(payments, rate))
    found = solved_rate(principal, payment, lambda rate: monthly(payments, rate), guess=float(rate))
    assert abs(level_payment(principal, monthly(payments, found)) - payment) <= 1 + principal * 10**-8 * payments
    assert found == pytest.approx(rate, abs=Decimal("0.00002"))


@pytest.mark.parametrize("payment", range(46_001, 46_013))
def test_no_rate_of_eight_decimals_comes_nearer_to_the_payment(payment: int) -> None:
    def away(rate: Decimal) -> Fraction:
        return abs(exact_payment(Money(1_000_000), monthly(24, rate)) - payment)

    found = solved_rate(Money(1_000_000), Money(payment), lambda rate: monthly(24, rate), guess=0.1)
    assert away(found) <= min(away(found - Decimal("1e-8")), away(found + Decimal("1e-8")))


@pytest.mark.parametrize("guess", [0.0, 0.5, 9.9])
def test_a_bad_guess_costs_time_but_not_truth(guess: float) -> None:
    payment = level_payment(Money(10**7), monthly(24, Decimal("0.08")))
    found = solved_rate(Money(10**7), payment, lambda rate: monthly(24, rate), guess=guess)
    assert round(found, 5) == Decimal("0.08000")


def test_payments_that_only_repay_bear_no_interest() -> None:
    assert solved_rate(Money(1200), Money(100), lambda rate: monthly(12, rate), guess=0.1) == 0


def test_a_payment_below_the_share_of_the_principal_is_refused_with_the_smallest() -> None:
    with pytest.raises(Refusal) as refused:
        solved_rate(Money(1000), Money(90), lambda rate: monthly(11, rate), guess=0.1)
    assert (refused.value.code, refused.value.facts["smallest"]) == ("payments_below_debt", 91)


def test_a_rate_beyond_a_thousand_percent_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        solved_rate(Money(1000), Money(5000), lambda rate: monthly(2, rate), guess=0.1)
    assert refused.value.code == "rate_out_of_range"
