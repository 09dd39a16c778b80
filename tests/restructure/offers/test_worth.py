"""What a plan is worth to the creditor, what it withstands, and the order of a waiver."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from msgspec import structs

from calculators.affordability import Surplus
from calculators.calendar import add_months
from calculators.cash_dates import MONTH_ENDS, CashDates, Inflow
from calculators.errors import Refusal
from calculators.rounding import Money
from calculators.settlement import waive_in_order
from calculators.stress import stressed
from calculators.value import break_even_recovery, effective, loss, no_deal_value, present_value
from restructure.offers.creditor_value import worth_of
from restructure.offers.outcome import Case, Creditor, Original
from restructure.offers.terms import InstalmentTerms, SettlementTerms
from tests.support.cases import CASE, DEBT, FIRST, PARTS, PLAN, TODAY, YARDSTICK, simulated

MONTH = Surplus(Money(10_000), Money(6000), Money(1000), Money(300))


def test_at_the_break_even_recovery_no_deal_is_as_good() -> None:
    found = worth_of(simulated(), DEBT, YARDSTICK)
    assert found.break_even is not None
    again = no_deal_value(
        DEBT.total, recovery=found.break_even, cost=Decimal("0.20"), months=24, discount_rate=Decimal("0.08")
    )
    assert again == simulated().present_value


def test_recovery_is_the_present_value_over_the_confirmed_debt() -> None:
    assert worth_of(simulated(), DEBT, YARDSTICK).recovery == Fraction(simulated().present_value or 0, PARTS.total)


def test_without_a_debt_or_a_yield_nothing_breaks_even() -> None:
    for debt, cost in ((Money(0), Decimal(0)), (Money(5), Decimal(1))):
        assert break_even_recovery(Money(5), debt, cost=cost, months=12, discount_rate=Decimal(0)) is None


def test_a_contract_that_goes_on_loses_nothing() -> None:
    original = Creditor(Decimal("0.08"), Decimal(0), Decimal(0), 0, original=Original(Decimal("0.06"), 36))
    terms = InstalmentTerms(Decimal("0.06"), date(2026, 12, 25), start=TODAY, payments=36)
    case = structs.replace(
        CASE,
        debt=structs.replace(DEBT, parts=structs.replace(PARTS, interest=Money(0), penalty=Money(0), fees=Money(0))),
    )
    found = worth_of(simulated(terms, case=case), case.debt, original)
    assert found.loss is not None
    assert abs(found.loss) < Fraction(1, 100_000)
    assert found.is_diminished is False


def test_a_bullet_deferred_two_years_loses_what_the_supervisor_publishes() -> None:
    # zeb on the EBA guidelines: a 5-year bullet at 5 %, deferred 2 years, loses 9 to 10 %.
    assert loss(Money(10_000), Money(round(10_000 * 1.05**-2))) == Fraction(93, 1000)
    with pytest.raises(Refusal):
        loss(Money(0), Money(5))


def test_a_monthly_rate_is_made_effective() -> None:
    assert round(effective(Decimal("0.12")), 8) == Decimal("0.12682503")


def test_a_plan_that_may_not_survive_is_worth_less() -> None:
    plan = simulated().schedule
    whole, doubtful = (present_value(plan, TODAY, Decimal("0.08"), survival=s) for s in (None, Decimal("0.99")))
    assert doubtful < whole
    assert present_value(plan, TODAY, Decimal("0.08"), survival=Decimal(1)) == whole


def test_a_plan_below_the_floor_is_blocked() -> None:
    case: Case = structs.replace(CASE, creditor=structs.replace(YARDSTICK, floor=Money(10**9)))
    assert simulated(case=case).findings[0].rule == "below_floor"


def test_days_off_that_are_not_announced_are_said() -> None:
    rules = {found.rule for found in simulated(structs.replace(PLAN, roll="following", calendar="CN")).findings}
    assert "calendar_provisional" in rules


def dates_of(count: int, inflow: Inflow = MONTH_ENDS) -> CashDates:
    return CashDates(TODAY, tuple(add_months(FIRST, row) for row in range(count)), inflow=inflow)


def test_stress_names_the_first_row_that_fails() -> None:
    found = stressed((Money(1000), Money(1500), Money(2500)), dates_of(3), MONTH)
    assert [fall.first_failing for fall in found.falls] == [None, 2, 1]
    assert (found.missed_month, found.made_good) == (1, None)


def test_a_missed_month_is_made_good_from_what_is_left_over() -> None:
    found = stressed((Money(500),) * 12, dates_of(12), MONTH)
    assert (found.missed_month, found.made_good) == (1, 4)


def test_a_lump_sum_is_used_first_under_stress_too() -> None:
    there = Inflow(sums=((TODAY, Money(5000)),))
    found = stressed((Money(5000), Money(500)), dates_of(2, there), MONTH)
    assert [fall.first_failing for fall in found.falls] == [None, None, 2]


def test_a_settlement_waives_in_the_order_agreed() -> None:
    terms = SettlementTerms(FIRST, FIRST, fraction=Decimal("0.9"), waiver_order=("fees", "penalty", "principal"))
    waived = simulated(terms, treatment=type(simulated().treatment)()).waived
    assert (waived.fees, waived.penalty) == (PARTS.fees, PARTS.penalty)
    assert waived.interest == 0


def test_a_part_named_twice_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        waive_in_order(PARTS, Money(5), ("fees", "fees"))
    assert refused.value.field == "waiver_order"
