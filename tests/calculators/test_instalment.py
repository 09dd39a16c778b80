from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.calendar import MONTHLY, DueDates, due_dates, parse_frequency
from calculators.count import count_from_payment
from calculators.daycount import factors
from calculators.down_payment import factors_after
from calculators.errors import Refusal
from calculators.instalment import Method, instalment
from calculators.parts import Arranged, Carried, Parts
from calculators.regular import LevelRule
from calculators.rounding import Money
from calculators.schedule import Schedule
from tests.calculators import plans

MONTHS = due_dates(date(2026, 1, 1), date(2026, 2, 1), MONTHLY, 12)


def debt(principal: int, *carried: Carried) -> Arranged:
    return Arranged(Money(principal), carried, Parts(), Money(0))


def fees(amount: int, where: str = "spread") -> Carried:
    return Carried(Money(amount), where, "fee")  # type: ignore[arg-type]


def planned(
    owed: Arranged, rate: str = "0.12", method: Method = "level", due: DueDates = MONTHS, **rule: object
) -> Schedule:
    return instalment(owed, due, factors(due, Decimal(rate), "30/360"), method=method, rule=LevelRule(**rule))  # type: ignore[arg-type]


def refused(owed: Arranged, rate: str = "0.12", method: Method = "level", **rule: object) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        planned(owed, rate, method, MONTHS, **rule)
    return refusal.value


def test_equal_principal_pays_less_every_month() -> None:
    plan = planned(debt(120_000), method="equal_principal")
    assert plan.payment[:3] == (11_200, 11_100, 11_000)


def test_interest_only_repays_with_the_last() -> None:
    plan = planned(debt(120_000), method="interest_only")
    assert plan.payment == (1200,) * 11 + (121_200,)


def test_bullet_has_one_row_of_simple_interest() -> None:
    plan = planned(debt(120_000), method="bullet")
    assert (plan.due, plan.payment) == ((date(2027, 1, 1),), (134_400,))


def test_an_agreed_payment_stands_and_the_last_row_absorbs() -> None:
    plan = planned(debt(120_000), payment=Money(10_000))
    assert set(plan.payment[:-1]) == {10_000}
    assert plan.payment[-1] > 10_000


def test_a_payment_that_ends_too_soon_is_refused_with_the_largest_that_fits() -> None:
    refusal = refused(debt(120_000, fees(500)), payment=Money(12_000))
    largest = refusal.facts["largest"]
    assert isinstance(largest, int)
    assert planned(debt(120_000, fees(500)), payment=Money(largest)).payment[-1] > 0
    assert refused(debt(120_000, fees(500)), payment=Money(largest + 1)).code == "payment_too_large"


def test_a_payment_below_the_first_interest_is_refused_with_the_smallest() -> None:
    refusal = refused(debt(120_000), payment=Money(1199))
    assert (refusal.code, refusal.facts["interest"], refusal.facts["smallest"]) == (
        "payment_below_interest",
        1200,
        1200,
    )


SOON = due_dates(date(2026, 1, 28), date(2026, 2, 1), MONTHLY, 24)


def test_a_short_first_period_does_not_hide_that_the_payment_covers_no_later_interest() -> None:
    with pytest.raises(Refusal) as refusal:
        planned(debt(1_000_000), "0.36", due=SOON, payment=Money(20_000))
    facts = refusal.value.facts
    assert (refusal.value.code, facts["interest"], facts["smallest"]) == ("payment_below_interest", 29_516, 29_239)
    assert set(planned(debt(1_000_000), "0.36", due=SOON, payment=Money(29_239)).payment[:-1]) == {29_239}


def test_a_payment_below_the_interest_of_a_longer_month_is_refused() -> None:
    due = due_dates(date(2026, 2, 1), date(2026, 3, 1), MONTHLY, 24)
    period = factors(due, Decimal("0.36"), "actual/365")

    def paid(amount: int) -> set[Money]:
        rule = LevelRule(payment=Money(amount))
        return set(instalment(debt(1_000_000), due, period, method="level", rule=rule).payment[:-1])

    with pytest.raises(Refusal, match="payment_below_interest") as refusal:
        paid(30_000)
    assert refusal.value.facts["smallest"] == 30_488
    assert paid(30_488) == {30_488}


def test_a_multiple_below_the_interest_of_a_later_period_does_not_fit() -> None:
    quarters = due_dates(date(2025, 12, 30), date(2026, 1, 16), parse_frequency("quarterly"), 24)
    with pytest.raises(Refusal, match="multiple_does_not_fit"):
        planned(debt(72_285), "0.36", due=quarters, multiple=Money(5000))


def test_a_first_period_that_costs_more_than_the_payment_is_refused() -> None:
    late = due_dates(date(2026, 1, 1), date(2028, 1, 1), MONTHLY, 60)
    with pytest.raises(Refusal) as refusal:
        planned(debt(120_000), due=late)
    assert (refusal.value.field, refusal.value.code) == ("first_due", "first_period_too_long")


def test_what_the_last_row_carries_fills_the_rows_before_it() -> None:
    plan = planned(
        debt(10_000, fees(100_000)),
        "0",
        due=due_dates(date(2026, 1, 1), date(2026, 2, 1), MONTHLY, 6),
        payment=Money(20_000),
    )
    assert plan.payment == (20_000,) * 5 + (10_000,)


def test_a_debt_of_fees_alone_can_be_paid_by_an_agreed_payment() -> None:
    assert count_from_payment(Money(0), factors(MONTHS, Decimal(0), "30/360"), (fees(100),), Money(30)) == 4
    plan = planned(debt(0, fees(100)), due=due_dates(date(2026, 1, 1), date(2026, 2, 1), MONTHLY, 4), payment=Money(30))
    assert plan.payment == (30, 30, 30, 10)


def test_a_multiple_rounds_the_whole_regular_row_and_keeps_the_count() -> None:
    plan = planned(debt(120_000, fees(500)), multiple=Money(100))
    assert len(plan) == 12
    assert {payment % 100 for payment in plan.payment[:-1]} == {0}


def test_a_multiple_that_does_not_fit_is_refused_with_one_that_does() -> None:
    refusal = refused(debt(120_000), multiple=Money(50_000))
    assert refusal.code == "multiple_does_not_fit"
    nearest = refusal.facts["nearest"]
    assert isinstance(nearest, int)
    assert len(planned(debt(120_000), multiple=Money(nearest))) == 12
    for nearer in range(50_000 - 50_000 % 100, nearest, -100):
        assert refused(debt(120_000), multiple=Money(nearer)).code == "multiple_does_not_fit"


def test_tiny_debts_keep_their_count() -> None:
    assert planned(debt(7), "0").payment == (0,) * 11 + (7,)
    assert planned(debt(15), "0", rounding="up").payment == (1,) * 11 + (4,)


def test_a_tiny_debt_rounded_up_is_not_cleared_early() -> None:
    weekly = due_dates(date(2026, 1, 1), date(2026, 1, 8), parse_frequency("weekly"), 118)
    plan = planned(debt(234), "0.0586", due=weekly, rounding="up")
    assert plan.payment == (1,) * 117 + (117,)


def test_a_debt_of_nothing_is_refused() -> None:
    assert refused(debt(0)).code == "nothing_owed"


def test_balancing_shrinks_the_difference_of_the_last_row() -> None:
    due = due_dates(date(2026, 1, 1), date(2026, 2, 1), MONTHLY, 5)
    last, balanced = (
        planned(debt(7500), "0.123", due=due, residue=residue).payment for residue in ("last", "balanced")
    )
    assert (last[-1] - last[0], balanced[-1] - balanced[0]) == (3, -2)


def test_a_balloon_falls_due_inside_the_last_row() -> None:
    plan = planned(debt(120_000), balloon=Money(60_000))
    assert plan.payment[0] == 5931
    assert plan.payment[-1] - 60_000 == pytest.approx(5931, abs=6)


def test_the_balloon_example_of_the_european_commission() -> None:
    due = due_dates(date(2026, 1, 1), date(2026, 2, 1), MONTHLY, 180)
    plan = planned(debt(20_000_000), "0.06", due=due, balloon=Money(14_209_769))
    assert plan.payment[0] == 119_910
    assert plan.payment[-1] - 119_910 == pytest.approx(14_209_769, abs=200)


@given(plans.principals.filter(lambda principal: principal > 1), st.data(), plans.rates)
def test_a_plan_with_a_balloon_repays_exactly(principal: Money, data: st.DataObject, rate: Decimal) -> None:
    balloon = Money(data.draw(st.integers(1, principal - 1)))
    method: Method = data.draw(st.sampled_from(["level", "equal_principal"]))
    plan = planned(debt(principal), str(rate), method, balloon=balloon)
    assert sum(plan.principal) == principal
    assert plan.principal[-1] >= balloon or method == "level"
    assert min(plan.principal) >= 0


def test_a_count_can_be_solved_towards_a_balloon() -> None:
    period = factors(due_dates(date(2026, 1, 1), date(2026, 2, 1), MONTHLY, 120), Decimal("0.12"), "30/360")
    assert count_from_payment(Money(120_000), period, (), Money(5932), Money(60_000)) == 12


@pytest.mark.parametrize(
    ("method", "balloon", "code"),
    [
        ("bullet", 1, "balloon_with_method"),
        ("interest_only", 1, "balloon_with_method"),
        ("level", 120_000, "balloon_too_large"),
        ("equal_principal", 130_000, "balloon_too_large"),
        ("level", -1, "balloon_too_large"),
    ],
)
def test_balloons_without_sense_are_refused(method: Method, balloon: int, code: str) -> None:
    assert refused(debt(120_000), method=method, balloon=Money(balloon)).code == code


def test_the_largest_balloon_that_is_named_works() -> None:
    assert refused(debt(120_000), balloon=Money(120_000)).facts == {"largest": 119_999}
    assert planned(debt(120_000), balloon=Money(119_999)).payment[-1] > 119_999


def test_a_down_payment_in_the_first_period_costs_interest_until_its_day() -> None:
    period = factors(MONTHS, Decimal("0.12"), "30/360")
    half = Decimal("0.005").as_integer_ratio()
    after = factors_after(Money(120_000), Money(20_000), period, Fraction(*half))
    assert after.interest(100_000, 0) == 1200 - 100
    assert after.interest(100_000, 1) == 1000


@pytest.mark.parametrize(("amount", "code"), [(0, "amount_not_positive"), (120_000, "down_payment_too_large")])
def test_down_payments_without_sense_are_refused(amount: int, code: str) -> None:
    period = factors(MONTHS, Decimal("0.12"), "30/360")
    with pytest.raises(Refusal) as refusal:
        factors_after(Money(120_000), Money(amount), period, Fraction(0))
    assert refusal.value.code == code
