from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from calculators.accrual import simple_interest
from calculators.affordability import SavingsLine, per_month, surplus
from calculators.annuity import level_payment
from calculators.calendar import MONTHLY, add_months, parse_frequency
from calculators.daycount import Factors
from calculators.rates import annual_rates
from calculators.rounding import Money, half_up, largest_remainder
from calculators.schedule import Schedule, zeros
from calculators.value import present_value
from tests.vectors import published


def minor(text: str) -> Money:
    return Money(int(Decimal(text) * 100))


@published("level_payments")
def test_a_published_level_payment_comes_out_to_the_cent(vector: dict[str, Any]) -> None:
    rate = Fraction(vector["annual_rate"]) / vector["periods_per_year"]
    factors = Factors((rate.numerator,) * vector["payments"], rate.denominator)
    assert level_payment(minor(vector["principal"]), factors) == minor(vector["payment"])


@published("rules", "add_months")
def test_published_month_steps(vector: dict[str, Any]) -> None:
    given = vector["inputs"]
    assert add_months(date.fromisoformat(given["start"]), given["months"]) == date.fromisoformat(vector["expected"])


@published("rules", "per_month")
def test_published_conversions_to_a_month(vector: dict[str, Any]) -> None:
    given = vector["inputs"]
    assert per_month(minor(given["amount"]), parse_frequency(given["frequency"])) == minor(vector["expected"])


@published("rules", "surplus")
def test_published_surpluses(vector: dict[str, Any]) -> None:
    given = vector["inputs"]
    savings = SavingsLine(Decimal(given["share"]), minor(given["cap"]) if given["cap"] else None)
    month = surplus(minor(given["income"]), minor(given["spending"]), Money(0), savings)
    assert month.amount == minor(vector["expected"])


@published("rules", "largest_remainder")
def test_published_shares_among_creditors(vector: dict[str, Any]) -> None:
    shares = largest_remainder(minor(vector["inputs"]["whole"]), tuple(vector["inputs"]["weights"]))
    assert shares == tuple(map(minor, vector["expected"]))


@published("rules", "simple_interest")
def test_published_simple_interest(vector: dict[str, Any]) -> None:
    given = vector["inputs"]
    interest = simple_interest(
        minor(given["principal"]),
        date.fromisoformat(given["start"]),
        date.fromisoformat(given["end"]),
        Decimal(given["annual_rate"]),
        given["day_count"],
    )
    assert interest == minor(vector["expected"])


@published("rules", "windows")
def test_a_source_that_floors_is_met_but_for_the_penny(vector: dict[str, Any]) -> None:
    for window, floored in zip(vector["inputs"], vector["expected"], strict=True):
        night_before = date.fromisoformat(window["from"]) - timedelta(days=1)
        rate = Decimal(window["rate_percent"]) / 100
        end = date.fromisoformat(window["to"])
        ours = simple_interest(Money(window["balance"]), night_before, end, rate, "actual/365")
        exact = window["balance"] * Fraction(rate) * (end - night_before).days / 365
        assert floored == int(exact)
        assert ours == half_up(exact.numerator, exact.denominator)


def rate_of(vector: dict[str, Any], read: Callable[[Any], Decimal]) -> Decimal:
    given = vector["inputs"]
    return read(annual_rates(Money(given["advance"]), tuple(map(Money, given["payments"])), MONTHLY))


@published("rules", "cn_simple")
def test_published_annual_rates_by_the_simple_method(vector: dict[str, Any]) -> None:
    assert rate_of(vector, lambda rates: rates.cn_simple) == Decimal(vector["expected"])


@published("rules", "cn_compound")
def test_published_annual_rates_by_the_compound_method(vector: dict[str, Any]) -> None:
    assert round(rate_of(vector, lambda rates: rates.cn_compound), 4) == Decimal(vector["expected"])


@published("rules", "present_value")
def test_published_present_values(vector: dict[str, Any]) -> None:
    given, payment, nothing = vector["inputs"], (minor(vector["inputs"]["payment"]),), zeros(1)
    due = (date(2025, 1, 1) + timedelta(days=given["days"]),)
    plan = Schedule(due, payment, payment, payment, nothing, nothing, nothing, nothing, nothing)
    assert present_value(plan, date(2025, 1, 1), Decimal(given["discount_rate"])) == minor(vector["expected"])
