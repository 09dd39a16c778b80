"""Where a calculator draws the line, and what it names as the nearest that works."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace

from calculators.affordability import SavingsLine, surplus
from calculators.calendar import MONTHLY, check_count, count_until, due_dates
from calculators.count import count_from_payment
from calculators.daycount import Factors, year_shares
from calculators.deferral import DeferralRule, rows_needed
from calculators.errors import Refusal
from calculators.parts import Carried
from calculators.regular import LevelRule, share_rows
from calculators.rounding import NOTHING, Money

START = date(2026, 11, 25)
ONE_PERCENT = Factors((1,) * 60, 100)


def refused(ask: Callable[[], object]) -> tuple[str, dict[str, Any]]:
    with pytest.raises(Refusal) as found:
        ask()
    return found.value.code, found.value.facts


def test_a_plan_has_from_1_to_1200_payments() -> None:
    assert refused(lambda: check_count(0)) == ("count_below_one", {"smallest": 1})
    assert refused(lambda: check_count(1201)) == ("count_too_large", {"largest": 1200})
    check_count(1)
    check_count(1200)


def test_a_first_payment_falls_due_after_the_start_unless_it_may_fall_on_it() -> None:
    code, facts = refused(lambda: due_dates(START, START, MONTHLY, 2))
    assert (code, facts["smallest"]) == ("first_due_not_after_start", date(2026, 12, 25))
    assert due_dates(START, START, MONTHLY, 2, at_once=True).dates == (START, date(2026, 12, 25))
    early = date(2026, 11, 24)
    assert refused(lambda: due_dates(START, early, MONTHLY, 2, at_once=True))[0] == "first_due_not_after_start"


@pytest.mark.parametrize(("day", "count"), [(24, 2), (25, 3), (26, 3)])
def test_a_payment_that_falls_due_on_the_last_day_counts(day: int, count: int) -> None:
    assert count_until(START, date(2026, 12, 25), MONTHLY, date(2027, 2, day)) == count


def test_a_payment_of_the_first_interest_alone_is_refused_even_where_the_debt_is_left_for_the_end() -> None:
    def counted(payment: int) -> int:
        return count_from_payment(Money(10_000), ONE_PERCENT, (), Money(payment), Money(10_000))

    assert refused(lambda: counted(100)) == ("payment_below_interest", {"interest": 100, "smallest": 101})
    assert counted(101) == 1


@pytest.mark.parametrize(
    ("left", "share", "saved"), [(0, "0.9", 0), (-1, "0.9", 0), (1, "0.5", 1), (1, "0.4", 0), (100, "0.1", 10)]
)
def test_of_nothing_that_is_left_nothing_is_saved(left: int, share: str, saved: int) -> None:
    found = surplus(Money(500 + left), Money(500), NOTHING, SavingsLine(Decimal(share)))
    assert (found.savings, found.amount) == (saved, left - saved)


@pytest.mark.parametrize(("cap", "saved"), [(9, 9), (10, 10), (11, 10), (0, 0), (None, 10)])
def test_savings_are_capped(cap: int | None, saved: int) -> None:
    line = SavingsLine(cap=None if cap is None else Money(cap))
    assert surplus(Money(100), NOTHING, NOTHING, line).savings == saved


def test_a_debt_whose_shares_end_it_a_row_sooner_has_no_row_of_nothing() -> None:
    spread = (Carried(Money(15), "spread", "interest"),)
    assert count_from_payment(Money(48), Factors((2,) * 6, 100), spread, Money(32)) == 2


def test_a_payment_with_which_no_share_ends_evenly_keeps_the_shares_of_its_plan() -> None:
    spread = (Carried(Money(6), "spread", "interest"),)
    assert share_rows(Money(21), Factors((0, 0), 100), spread, LevelRule(payment=Money(9))) == 2


@pytest.mark.parametrize(("payments", "largest"), [(2, 1), (12, 11)])
def test_a_deferral_leaves_a_payment(payments: int, largest: int) -> None:
    assert rows_needed(DeferralRule(largest), payments) == payments
    found = refused(lambda: rows_needed(DeferralRule(largest + 1), payments))
    assert found == ("deferral_leaves_no_payment", {"largest": largest})


def test_named_dates_on_the_anchor_day_are_whole_months_apart() -> None:
    dates = (date(2026, 12, 25), date(2027, 2, 25), date(2027, 3, 1))
    shares = year_shares(replace(due_dates(START, dates[0], MONTHLY, 1), dates=dates, own=True), "30/360")
    assert shares[:2] == (Fraction(1, 12), Fraction(2, 12))
    assert 0 < shares[2] < Fraction(1, 12)
