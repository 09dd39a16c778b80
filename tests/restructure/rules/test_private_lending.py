"""The caps on private lending, in cases worked out day by day from the articles."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec import structs

from calculators.parts import Parts, PartTreatment, Treatment
from calculators.rounding import Money
from restructure.offers.terms import InstalmentTerms, SettlementTerms
from restructure.parties.account import Debt
from tests.support.trials import FIRST, TODAY, Trial, known, spoken, told

OWED = Debt("CNY", Parts(Money(2_000_000)), TODAY, product="private_loan", lender_type="private", paid_charges=Money(0))
PLAN = InstalmentTerms(
    Decimal("0.20"), FIRST, start=TODAY, payments=24, method="equal_principal", day_count="actual/365"
)


def facts(trial: Trial, rule: str) -> dict[str, object]:
    (found,) = [one for one in told("cn-private-lending", trial) if one.rule == rule]
    return dict(found.facts)


def test_arrears_do_not_dilute_the_rate_and_the_plan_s_interest_counts_with_them() -> None:
    debt = structs.replace(OWED, contract_date=date(2023, 6, 1), parts=Parts(Money(2_000_000), Money(1_010_000)))
    trial = Trial(PLAN, debt)
    assert facts(trial, "rate_above_cap") == {"rate": Decimal("0.20"), "largest": Decimal("0.146")}
    assert facts(trial, "charges_above_cap") == {"amount": 104_025, "largest": 1_322_368}


def test_what_was_paid_counts_and_nothing_further_may_be_asked_for() -> None:
    debt = structs.replace(
        OWED,
        contract_date=date(2023, 11, 25),
        paid_charges=Money(3_603_288),
        parts=Parts(Money(5_000_000), penalty=Money(2_000_000)),
    )
    free = structs.replace(PLAN, annual_rate=Decimal(0), payments=1, start=TODAY, first_due=FIRST)
    # One month more of 50,000 at 13.8 % may be charged than on the day itself.
    assert facts(Trial(free, debt), "charges_above_cap") == {"amount": 3_474_685, "largest": 2_128_603}


@pytest.mark.parametrize("waiver_order", [("principal", "interest"), ("interest", "principal")])
def test_a_settlement_is_held_to_its_sum_whichever_part_is_waived(waiver_order: tuple[str, str]) -> None:
    debt = structs.replace(OWED, contract_date=date(2023, 6, 1), parts=Parts(Money(2_000_000), Money(2_000_000)))
    order = (*waiver_order, "penalty", "fees")

    def paying(amount: int) -> set[str]:
        terms = SettlementTerms(FIRST, FIRST, amount=Money(amount), waiver_order=order)  # type: ignore[arg-type]
        return spoken("cn-private-lending", Trial(terms, debt))

    assert "charges_above_cap" not in paying(3_042_400)
    assert "charges_above_cap" in paying(3_042_401)


def test_principal_is_what_was_received() -> None:
    debt = structs.replace(OWED, contract_date=date(2023, 6, 1), parts=Parts(Money(2_000_000), Money(1_150_000)))
    sure = structs.replace(PLAN, annual_rate=Decimal(0))
    assert "charges_above_cap" not in spoken("cn-private-lending", Trial(sure, debt))
    less = Trial(sure, debt, known(cash_received=Money(1_800_000)))
    assert "charges_above_cap" in spoken("cn-private-lending", less)


def test_interest_that_joins_the_principal_raises_no_ceiling() -> None:
    debt = structs.replace(OWED, contract_date=date(2023, 6, 1), parts=Parts(Money(2_000_000), Money(1_018_400)))
    plan = structs.replace(PLAN, annual_rate=Decimal("0.146"))
    joined = Treatment(interest=PartTreatment(rest="capitalise"))
    assert "charges_above_cap" not in spoken("cn-private-lending", Trial(plan, debt))
    assert "charges_above_cap" in spoken("cn-private-lending", Trial(plan, debt, treatment=joined))


@pytest.mark.parametrize("contract", [date(2018, 5, 1), date(2019, 8, 19), date(2019, 8, 20), date(2020, 8, 19)])
def test_a_contract_from_before_the_cap_is_warned_about_and_never_blocked(contract: date) -> None:
    debt = structs.replace(OWED, contract_date=contract, parts=Parts(Money(2_000_000), Money(9_000_000)))
    found = told("cn-private-lending", Trial(PLAN, debt))
    assert {one.rule for one in found if one.severity == "warn"} >= {
        "rate_above_cap_of_today",
        "charges_above_cap_of_today",
    }
    assert not [one for one in found if one.severity == "block"]


def test_a_year_of_360_days_charges_more_than_it_says() -> None:
    debt = structs.replace(OWED, contract_date=date(2023, 6, 1))
    plan = structs.replace(PLAN, annual_rate=Decimal("0.146"))
    assert "rate_above_cap" not in spoken("cn-private-lending", Trial(plan, debt))
    assert "rate_above_cap" in spoken("cn-private-lending", Trial(structs.replace(plan, day_count="actual/360"), debt))


def test_a_flat_fee_is_a_rate_on_the_principal() -> None:
    fee = structs.replace(PLAN, annual_rate=Decimal(0), method="flat_fee", fee_per_period=Decimal("0.012"))
    assert "practice_24" in spoken("cn-licensed-loan", Trial(fee, structs.replace(OWED, lender_type="bank")))
    low = structs.replace(fee, fee_per_period=Decimal("0.011"))
    assert "practice_24" not in spoken("cn-licensed-loan", Trial(low, structs.replace(OWED, lender_type="bank")))


def test_old_arrears_do_not_hide_a_card_s_rate() -> None:
    debt = structs.replace(
        OWED, product="credit_card", lender_type="bank", parts=Parts(Money(2_000_000), Money(900_000))
    )
    assert "practice_24" in spoken("cn-credit-card", Trial(structs.replace(PLAN, annual_rate=Decimal("0.30")), debt))
