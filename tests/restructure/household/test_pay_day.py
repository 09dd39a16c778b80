"""A payment falls due when the money is there."""

from __future__ import annotations

from datetime import date

import pytest

from calculators.rounding import Money
from restructure.household.household import Household, Income, on_pay_day

DUE = date(2026, 12, 25)


@pytest.mark.parametrize(
    ("pay_day", "day"),
    [(24, date(2027, 1, 24)), (25, DUE), (26, date(2026, 12, 26)), (31, date(2026, 12, 31)), (None, DUE)],
)
def test_a_payment_waits_for_the_pay_day_and_stays_on_it(pay_day: int | None, day: date) -> None:
    assert on_pay_day(Household((Income(Money(100), pay_day=pay_day),)), DUE) == day


def test_the_pay_day_of_the_largest_income_counts() -> None:
    incomes = (Income(Money(100), pay_day=28), Income(Money(101), pay_day=27), Income(Money(999)))
    assert on_pay_day(Household(incomes), DUE) == date(2026, 12, 27)
