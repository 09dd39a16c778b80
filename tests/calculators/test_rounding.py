from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.errors import Refusal
from calculators.rounding import Money, equal_shares, half_up, largest_remainder, times, up

whole = st.integers(0, 10**12).map(Money)


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**6))
def test_rounding_is_never_off_by_more_than_half(numerator: int, denominator: int) -> None:
    assert abs(half_up(numerator, denominator) - Fraction(numerator, denominator)) <= Fraction(1, 2)


@pytest.mark.parametrize(("numerator", "expected"), [(1, 1), (3, 2), (-1, -1), (-3, -2)])
def test_halves_go_away_from_zero(numerator: int, expected: int) -> None:
    assert half_up(numerator, 2) == expected


@given(whole, st.integers(1, 10**6))
def test_rounding_up_never_falls_short(amount: Money, denominator: int) -> None:
    assert 0 <= up(amount, denominator) - Fraction(amount, denominator) < 1


def test_a_fraction_of_an_amount_is_rounded_once() -> None:
    assert times(Money(333), Fraction(1, 2)) == 167


@given(whole, st.integers(1, 1200))
def test_equal_shares_sum_to_the_whole_and_none_is_negative(amount: Money, count: int) -> None:
    shares = equal_shares(amount, count)
    assert sum(shares) == amount
    assert len(shares) == count
    assert min(shares) >= 0


@given(whole, st.integers(2, 1200))
def test_all_equal_shares_but_the_last_are_one_amount(amount: Money, count: int) -> None:
    assert len(set(equal_shares(amount, count)[:-1])) == 1


@given(whole, st.lists(st.integers(0, 10**9), min_size=1, max_size=12).filter(any))
def test_the_largest_remainder_sums_and_stays_within_a_unit(amount: Money, weights: list[int]) -> None:
    shares = largest_remainder(amount, tuple(weights))
    assert sum(shares) == amount
    assert all(
        abs(share - Fraction(amount * weight, sum(weights))) < 1 for share, weight in zip(shares, weights, strict=True)
    )


def test_ties_go_in_list_order() -> None:
    assert largest_remainder(Money(101), (1, 1, 1, 1)) == (26, 25, 25, 25)


@pytest.mark.parametrize("weights", [(0, 0), (1, -1), (2, -1)])
def test_weights_without_a_sum_are_refused(weights: tuple[int, ...]) -> None:
    with pytest.raises(Refusal) as refused:
        largest_remainder(Money(1), weights)
    assert refused.value.code == "weights_without_sum"


def test_shares_among_nobody_are_refused() -> None:
    with pytest.raises(Refusal) as refused:
        equal_shares(Money(1), 0)
    assert refused.value.facts["smallest"] == 1
