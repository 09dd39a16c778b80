"""Several debts: the household of the design's picture, in pounds."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from calculators.rounding import Money
from restructure.debts import (
    DebtsCase,
    OneDebt,
    Way,
    growing,
    one_sum,
    other_kind_of_rate,
    owed_of,
    pence_in_the_pound,
    ways,
    without_interest,
    wrong_debts,
)


def debt(name: str, balance: int, rate: str = "0", minimum: int = 0, **changes: object) -> OneDebt:
    made = OneDebt(name, f"{name} Ltd", Money(balance), Decimal(rate), minimum=Money(minimum))
    return replace(made, **changes)  # type: ignore[arg-type]


PICTURE = DebtsCase(
    debts=(
        debt("Council tax", 84_600, minimum=7_050, priority=True, arrears=Money(84_600)),
        debt("Gas", 41_200, minimum=3_434, priority=True, arrears=Money(41_200)),
        debt("Card", 524_018, "0.249", 16_114),
        debt("Loan", 398_000, "0.099", 14_200),
        debt("Catalogue", 128_640, "0.299", 4_480),
        debt("Overdraft", 115_000, minimum=2_500),
        debt("Doorstep", 132_000, "0.699", 9_000),
    ),
    lump_sum=Money(150_000),
)
A_MONTH, TOKEN = Money(42_000), Money(100)


def way(case: DebtsCase, method: str, available: Money = A_MONTH) -> Way:
    return next(one for one in ways(case, available, token=TOKEN) if one.method == method)


def test_priority_debts_are_paid_first_and_the_rest_is_shared_to_the_penny() -> None:
    first = way(PICTURE, "pro_rata").first
    assert first == (7_050, 3_434, 12_727, 9_666, 3_124, 2_793, 3_206)
    assert sum(first) == A_MONTH


def test_the_ways_end_as_in_the_picture() -> None:
    shared = way(PICTURE, "pro_rata")
    assert shared.course.cleared_in == (12, 12, 50, 40, 52, 34, None)
    assert (way(PICTURE, "equal").course.months, sum(way(PICTURE, "equal").course.interest)) == (60, 1_055_412)


def test_a_debt_that_is_never_cleared_says_what_it_grows_to_and_what_would_clear_it() -> None:
    (one,) = growing(PICTURE.debts, way(PICTURE, "pro_rata"))
    assert (one.share, one.interest, one.after_a_year, one.smallest) == (3_206, 7_689, 206_857, 7_690)


def test_the_smallest_payment_that_clears_all_clears_all() -> None:
    smallest = way(PICTURE, "pro_rata").smallest
    assert smallest is not None
    assert way(PICTURE, "pro_rata", smallest).course.months is not None
    assert way(PICTURE, "pro_rata", Money(smallest - 1)).course.months is None


def test_the_same_percentage_read_as_an_effective_rate_ends() -> None:
    # 69.9 % nominal charges 5.825 % a month, 69.9 % effective only 4.517 %.
    read = other_kind_of_rate(PICTURE, 6)
    assert read is not None
    assert way(read, "pro_rata").course.months == 68
    assert sum(way(read, "pro_rata").course.interest) == 1_398_975


def test_one_creditor_who_stops_interest_mends_it() -> None:
    assert way(without_interest(PICTURE, 6), "pro_rata").course.months == 48


def test_creditors_who_would_wait_are_named_where_something_is_in_arrears() -> None:
    behind = replace(PICTURE, debts=(*PICTURE.debts[:2], replace(PICTURE.debts[2], arrears=Money(100))))
    assert [one.method for one in ways(behind, A_MONTH, token=TOKEN) if one.barred] == ["avalanche", "snowball"]
    assert not any(one.barred for one in ways(PICTURE, A_MONTH, token=TOKEN))


def test_where_nothing_is_left_only_tokens_are_offered() -> None:
    (only,) = ways(PICTURE, Money(10_484), token=TOKEN)
    assert only.method == "token"
    assert only.first[2:] == (100,) * 5


def test_a_lump_sum_meets_priority_arrears_first_unless_a_reason_is_given() -> None:
    assert one_sum(PICTURE)[:2] == (84_600, 41_200)
    spared = replace(PICTURE, lump_reason="the council has agreed to wait")
    assert one_sum(spared) == (0, 0, 60_573, 46_006, 14_870, 13_293, 15_258)
    assert pence_in_the_pound(spared) == Fraction(150_000, 1_297_658)


def test_a_fixed_charge_is_owed_every_month() -> None:
    lent = DebtsCase((debt("Shop", 10_000, rate_kind="fixed", charge=Money(500)),))
    (one,) = owed_of(lent.debts)
    assert one.charge == 500
    assert way(lent, "pro_rata", Money(500)).course.months is None
    assert way(lent, "pro_rata", Money(5_500)).course.months == 2


def test_a_debt_that_stands_twice_and_arrears_above_the_balance_are_named() -> None:
    twice = (debt("Card", 100), debt("Card", 200, arrears=Money(300)))
    found = [(index, reason.code) for index, reason in wrong_debts(DebtsCase(twice))]
    assert found == [(1, "name_twice"), (1, "arrears_above_balance")]


def test_nothing_owed_is_nothing_to_share() -> None:
    assert ways(DebtsCase(), A_MONTH, token=TOKEN) == ()
