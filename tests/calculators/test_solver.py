from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.errors import Refusal
from calculators.solver import Dated, rate_of, solved_growth

AMOUNTS = st.lists(st.integers(1, 1000), min_size=1, max_size=12)
GAPS = st.lists(st.floats(0.05, 3), min_size=12, max_size=12)


def dated(amounts: list[int], times: list[float], whole: float, odd: float = 0.0) -> Dated:
    count = len(amounts)
    return Dated(tuple(amount / whole for amount in amounts), tuple(times[:count]), (odd,) * count)


@given(AMOUNTS, GAPS, st.floats(0.3, 4), st.sampled_from([0.0, 0.5]))
def test_at_the_growth_found_both_sides_are_worth_the_same(
    amounts: list[int], gaps: list[float], lent: float, odd: float
) -> None:
    payments = dated(amounts, list(accumulate(gaps)), sum(amounts) / lent, odd)
    advance = Dated((1.0,), (0.0,), (0.0,))
    growth = solved_growth(advance, payments)
    assert payments.worth(growth)[0] == pytest.approx(1, rel=1e-9)


def test_where_flows_alternate_the_growth_nearest_to_nought_is_found() -> None:
    # 1 - 2.3 v + 1.32 v ** 2 is nothing at 10 and at 20 percent; counted from 0, 10 comes first.
    advances, payments = Dated((1.0, 1.32), (0.0, 2.0), (0.0, 0.0)), Dated((2.3,), (1.0,), (0.0,))
    assert rate_of(solved_growth(advances, payments)) == pytest.approx(0.1)


def test_flows_that_are_never_worth_the_same_are_refused() -> None:
    with pytest.raises(Refusal) as refused:
        solved_growth(Dated((1.0, 9.0), (0.0, 2.0), (0.0, 0.0)), Dated((1.0,), (1.0,), (0.0,)))
    assert refused.value.code == "no_rate"


def test_payments_that_cancel_each_other_have_no_rate() -> None:
    with pytest.raises(Refusal, match="no_rate"):
        solved_growth(Dated((1.0,), (0.0,), (0.0,)), Dated((1.0, -1.0), (1.0, 1.0), (0.0, 0.0)))


def test_what_is_lent_and_paid_at_one_time_bears_no_interest_or_has_no_rate() -> None:
    once = Dated((1.0,), (1.0,), (0.0,))
    assert solved_growth(once, once) == 0
    with pytest.raises(Refusal, match="no_rate"):
        solved_growth(once, Dated((2.0,), (1.0,), (0.0,)))
