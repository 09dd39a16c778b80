"""A plan beside a household's month, and beside months in which less comes in."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from calculators.affordability import Surplus
from calculators.rounding import Money
from restructure.household.sheet import Sheet
from restructure.policy import POLICIES
from restructure.proposals.plan_stress import Scene, beside
from tests.support.trials import PLAN, Trial, simulated

TWENTY = simulated(Trial(replace(PLAN, annual_rate=0, payments=20)), "neutral")
"""Twenty months of 50,000 each."""
MONTH = Surplus(Money(200_000), Money(90_000), Money(20_000), Money(9_000))


def scene(fall: Fraction, left: int) -> Scene:
    return Scene(fall, Money(left), Money(left - 50_000))


def test_each_fall_of_income_leaves_what_spending_and_what_comes_first_do_not_take() -> None:
    found = beside(TWENTY, Sheet(shock=Money(70_000)), MONTH, POLICIES["neutral"])
    tenths = [(0, 90_000), (1, 70_000), (2, 50_000), (3, 30_000)]
    assert found.payment == 50_000
    assert found.scenes == tuple(scene(Fraction(fall, 10), left) for fall, left in tenths)
    assert found.without_pay == scene(Fraction(1), -110_000)
    assert found.after_shock == scene(Fraction(0), 20_000)


def test_without_a_sudden_cost_none_is_shown() -> None:
    assert beside(TWENTY, Sheet(), MONTH, POLICIES["neutral"]).after_shock is None
