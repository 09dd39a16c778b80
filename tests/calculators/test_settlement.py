from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.errors import Refusal
from calculators.parts import Parts
from calculators.rounding import Money, equal_shares
from calculators.settlement import OnDefault, settlement, settlement_amount, waive_in_order
from tests.calculators import plans

DEBT = Parts(Money(10_000), Money(500), Money(300), Money(200))


def days(count: int) -> tuple[date, ...]:
    return tuple(date(2026, 12, 25) + timedelta(days=30 * k) for k in range(count))


@given(plans.parts, st.integers(1, 100), st.integers(1, 12), st.sampled_from(["revive_all", "pro_rata"]))
def test_every_part_of_a_settlement_adds_up(parts: Parts, percent: int, tranches: int, on_default: OnDefault) -> None:
    amount = max(settlement_amount(parts.total, Decimal(percent) / 100), Money(tranches * 100))
    if amount > parts.total:
        return
    plan, waived = settlement(parts, equal_shares(amount, tranches), days(tranches), on_default=on_default)
    assert sum(plan.payment) + waived.total == parts.total
    assert sum(plan.principal) == parts.principal - waived.principal
    assert sum(plan.arrears) == parts.interest + parts.penalty - waived.interest - waived.penalty
    assert sum(plan.fee) == parts.fees - waived.fees
    assert set(plan.interest) == {0}
    assert plan.closing[-1] == plan.owed_after_default[-1] == 0


@given(plans.parts, st.integers(2, 12))
def test_a_revived_debt_is_the_whole_less_what_was_paid(parts: Parts, tranches: int) -> None:
    amount = settlement_amount(parts.total, Decimal("0.5"))
    if amount < 2 * tranches:
        return
    plan, _ = settlement(parts, equal_shares(amount, tranches), days(tranches))
    paid = 0
    for row in range(tranches - 1):
        paid += plan.payment[row]
        assert plan.owed_after_default[row] == parts.total - paid


def test_pro_rata_keeps_the_waiver_in_the_share_paid() -> None:
    plan, waived = settlement(DEBT, (Money(2500), Money(2500)), days(2), on_default="pro_rata")
    assert waived.total == 6000
    assert plan.owed_after_default == (2500 + 3000, 0)


def test_penalty_goes_first_and_principal_last() -> None:
    assert waive_in_order(DEBT, Money(900)) == Parts(Money(0), Money(500), Money(300), Money(100))


def test_another_order_is_followed() -> None:
    assert waive_in_order(DEBT, Money(250), ("fees", "penalty")) == Parts(penalty=Money(50), fees=Money(200))


def test_each_tranche_pays_fees_then_old_interest_then_principal() -> None:
    plan, _ = settlement(DEBT, (Money(600), Money(10_400)), days(2))
    assert (plan.fee, plan.arrears, plan.principal) == ((200, 0), (400, 400), (0, 10_000))


@pytest.mark.parametrize(("waived", "code"), [(11_001, "waiver_exceeds_debt")])
def test_no_more_is_forgiven_than_is_owed(waived: int, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        waive_in_order(DEBT, Money(waived))
    assert (refused.value.code, refused.value.facts["largest"]) == (code, 11_000)


def test_an_order_that_is_too_short_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        waive_in_order(DEBT, Money(301), ("penalty",))
    assert refused.value.facts["largest"] == 300


@pytest.mark.parametrize("fraction", ["0", "-0.1", "1.0001"])
def test_a_share_outside_the_debt_is_refused(fraction: str) -> None:
    with pytest.raises(Refusal) as refused:
        settlement_amount(Money(100), Decimal(fraction))
    assert refused.value.code == "fraction_out_of_range"


@pytest.mark.parametrize(
    ("tranches", "code"),
    [((11_001,), "settlement_above_debt"), ((5000, 0), "tranche_of_nothing"), ((-1, 5), "tranche_of_nothing")],
)
def test_amounts_that_settle_nothing_are_refused(tranches: tuple[int, ...], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        settlement(DEBT, tuple(map(Money, tranches)), days(len(tranches)))
    assert refused.value.code == code
