from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
import pyxirr
from hypothesis import given
from hypothesis import strategies as st

from calculators.calendar import MONTHLY, due_dates, parse_frequency
from calculators.daycount import factors
from calculators.errors import Refusal
from calculators.instalment import instalment
from calculators.parts import Arranged, Parts
from calculators.rates import annual_rates
from calculators.rounding import Money
from calculators.schedule import Schedule
from calculators.value import no_deal_value, present_value
from tests.calculators import plans


def plan(principal: int, rate: str, payments: int) -> Schedule:
    due = due_dates(date(2026, 11, 25), date(2026, 12, 25), MONTHLY, payments)
    debt = Arranged(Money(principal), (), Parts(), Money(0))
    return instalment(debt, due, factors(due, Decimal(rate), "30/360"), method="level")


@given(st.integers(10**6, 10**9), st.decimals("0.001", "0.36", places=3), st.integers(1, 120))
def test_the_simple_method_gives_the_nominal_rate_back(principal: int, rate: Decimal, payments: int) -> None:
    found = annual_rates(Money(principal), plan(principal, str(rate), payments).payment, MONTHLY)
    assert found.cn_simple == pytest.approx(rate, abs=Decimal("0.0001"))
    assert found.cn_compound == pytest.approx((1 + rate / 12) ** 12 - 1, abs=Decimal("0.0002"))


def test_a_debt_repaid_as_it_is_has_the_rate_nought() -> None:
    assert annual_rates(Money(1200), (Money(100),) * 12, MONTHLY).cn_simple == 0


def test_a_debt_of_nothing_has_no_rate() -> None:
    with pytest.raises(Refusal) as refused:
        annual_rates(Money(0), (Money(1),), MONTHLY)
    assert refused.value.code == "nothing_owed"


@given(plans.principals, st.integers(1, 60), st.decimals(0, "0.5", places=3))
def test_present_value_agrees_with_an_independent_xnpv(principal: Money, payments: int, rate: Decimal) -> None:
    schedule, today = plan(principal, "0.06", payments), date(2026, 11, 20)
    found = pyxirr.xnpv(float(rate), [today, *schedule.due], [0.0, *map(float, schedule.payment)])
    assert found is not None
    assert present_value(schedule, today, rate) == pytest.approx(found, abs=0.51, rel=1e-12)


def test_without_discount_a_plan_is_worth_what_it_pays() -> None:
    schedule = plan(10**6, "0.06", 24)
    assert present_value(schedule, schedule.due[0] - timedelta(days=90), Decimal(0)) == sum(schedule.payment)


def test_no_deal_is_worth_the_recovery_less_its_cost() -> None:
    worth = no_deal_value(
        Money(10**6), recovery=Fraction(1, 2), cost=Fraction(1, 5), months=12, discount_rate=Decimal("0.25")
    )
    assert worth == 320_000


def test_a_discount_of_everything_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        present_value(plan(100, "0", 1), date(2026, 11, 25), Decimal(-1))
    assert refused.value.code == "rate_out_of_range"


def test_the_rate_of_a_very_large_debt_is_found() -> None:
    payments = (Money(0),) * 29 + (Money(754_548_107_136),)
    exact = 12 * ((754_548_107_136 / 512_571_735_183) ** (1 / 30) - 1)
    found = annual_rates(Money(512_571_735_183), payments, MONTHLY)
    assert float(found.cn_simple) == pytest.approx(exact, abs=1e-8)


@pytest.mark.parametrize(
    ("advance", "count", "payment", "compound"),
    [
        (3_622_457, 8, 631_851, "1.53564388"),
        (7_810_866, 20, 680_304, "1.00938374"),
        (6_699_378, 39, 289_293, "0.40997386"),
        (8_286_719, 15, 609_990, "0.16280637"),
    ],
)
def test_a_rate_is_exact_in_the_eighth_decimal(advance: int, count: int, payment: int, compound: str) -> None:
    # The figures were solved with sixty digits.
    assert annual_rates(Money(advance), (Money(payment),) * count, MONTHLY).cn_compound == Decimal(compound)


def test_an_absurd_rate_is_a_number_and_what_no_number_holds_is_refused() -> None:
    paid = (Money(90_000),) * 3
    assert annual_rates(Money(10_000), paid, parse_frequency("weekly")).cn_compound > Decimal("1e50")
    with pytest.raises(Refusal) as refused:
        annual_rates(Money(10_000), paid, parse_frequency("daily"))
    assert refused.value.code == "no_rate"
