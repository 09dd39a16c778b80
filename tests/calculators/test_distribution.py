from dataclasses import replace
from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.clearing import course, smallest_clearing
from calculators.distribution import Owed, ShareMethod, check, lump_sum_shares, missing, owed_first, shares, under
from calculators.errors import Refusal
from calculators.rounding import Money
from tests.support.choices import SHARE_METHODS

owed = st.builds(
    Owed,
    st.just("debt"),
    st.integers(0, 10**7).map(Money),
    st.decimals("0", "0.8", places=3),
    st.sampled_from(["nominal", "effective"]),
    st.integers(0, 10**5).map(Money),
    st.booleans(),
)
several = st.lists(owed, min_size=1, max_size=5).map(
    lambda debts: tuple(
        Owed(f"{index}", one.balance, one.annual_rate, one.rate_kind, one.minimum, one.priority)
        for index, one in enumerate(debts)
    )
)
methods = st.sampled_from(SHARE_METHODS)
sums = st.integers(0, 10**8).map(Money)


def card(
    name: str, balance: int, rate: str = "0", minimum: int = 0, *, priority: bool = False, arrears: int = 0
) -> Owed:
    return Owed(name, Money(balance), Decimal(rate), "nominal", Money(minimum), priority, Money(arrears))


@given(sums, several, methods)
def test_shares_are_never_above_the_debt_and_use_all_that_there_is(
    available: Money, debts: tuple[Owed, ...], method: ShareMethod
) -> None:
    paid, owed = shares(available, debts, method), owed_first(under(debts, method))
    assert all(0 <= share <= most for share, most in zip(paid, owed, strict=True))
    assert sum(paid) <= available
    agreed = sum(most for most, debt in zip(owed, debts, strict=True) if debt.minimum or not debt.priority)
    if method != "token":
        assert sum(paid) == min(available, agreed)
    if any(debt.balance for debt in debts if debt.minimum or not debt.priority):
        assert course(available, debts, method).paid[0] == paid


@given(sums, several, methods)
def test_a_lump_sum_is_shared_out_whole(available: Money, debts: tuple[Owed, ...], method: ShareMethod) -> None:
    paid = lump_sum_shares(available, debts, method)
    assert sum(paid) == min(available, sum(debt.balance for debt in debts))


def test_priority_debts_take_their_minimum_first() -> None:
    debts = (card("card", 1000), card("loan", 3000), card("rent", 5000, minimum=60, priority=True))
    assert shares(Money(100), debts, "pro_rata") == (10, 30, 60)


def test_equal_shares_go_on_where_a_debt_needs_less() -> None:
    assert shares(Money(100), (card("a", 10), card("b", 500), card("c", 500)), "equal") == (10, 45, 45)


def test_odd_units_go_to_the_first_of_the_list() -> None:
    assert shares(Money(100), (card("a", 500), card("b", 500), card("c", 500)), "pro_rata") == (34, 33, 33)


def test_the_avalanche_meets_the_dearest_and_the_snowball_the_smallest_debt() -> None:
    debts = (card("dear", 9000, "0.3", 10), card("small", 200, "0.1", 10), card("other", 5000, "0.2", 10))
    assert shares(Money(100), debts, "avalanche") == (80, 10, 10)
    assert shares(Money(100), debts, "snowball") == (10, 80, 10)


@pytest.mark.parametrize(
    ("available", "paid", "lacking"),
    [
        (0, (0, 0, 0), 260),
        (59, (0, 0, 59), 201),
        (60, (0, 0, 60), 200),
        (61, (1, 0, 60), 199),
        (160, (50, 50, 60), 100),
        (259, (100, 99, 60), 1),
        (260, (100, 100, 60), 0),
        (9_999, (100, 100, 60), 0),
    ],
)
def test_tokens_are_paid_of_what_is_there_and_what_they_lack_is_said(
    available: int, paid: tuple[int, ...], lacking: int
) -> None:
    debts = (card("card", 5000), card("loan", 5000), card("rent", 5000, minimum=60, priority=True))
    assert shares(Money(available), debts, "token") == paid
    assert missing(Money(available), debts, "token") == lacking


def test_minimums_that_are_not_met_are_missing_where_the_method_pays_them_first() -> None:
    debts = (card("card", 1000, minimum=700), card("rent", 1000, minimum=60, priority=True))
    lacking: dict[str, int] = {method: missing(Money(50), debts, method) for method in SHARE_METHODS}
    assert lacking == {"pro_rata": 10, "equal": 10, "frozen": 10, "token": 110} | dict.fromkeys(
        ("minimums_first", "avalanche", "snowball"), 710
    )


def test_the_first_share_pays_the_first_interest_too() -> None:
    debts = (card("small", 1761, "0.24"), card("large", 100_000))
    assert shares(Money(5000), debts, "snowball") == (1796, 3204)
    assert course(Money(5000), debts, "snowball").paid[0] == (1796, 3204)


@pytest.mark.parametrize("method", SHARE_METHODS)
def test_sixty_debts_that_never_clear_are_answered_and_more_are_refused(method: ShareMethod) -> None:
    debts = tuple(card(f"{place}", 100_000 + 3_700 * place, f"0.{100 + 7 * place}") for place in range(61))
    began = process_time()
    assert course(Money(9_000), debts[:60], method).months is None
    assert smallest_clearing(debts[:60], method) > 0
    assert process_time() - began < 1
    with pytest.raises(Refusal) as refused:
        smallest_clearing(debts, method)
    assert (refused.value.code, refused.value.facts["largest"]) == ("too_many_never_cleared", 60)


def test_three_hundred_debts_are_shared_and_one_more_is_refused() -> None:
    debts = tuple(card(f"{place}", 100_000 + 3_700 * place, f"0.{100 + 7 * place // 3}") for place in range(301))
    began = process_time()
    assert course(Money(10_000_000), debts[:300], "avalanche").months is not None
    assert process_time() - began < 1
    check(debts[:300])
    with pytest.raises(Refusal) as refused:
        check(debts)
    assert (refused.value.code, refused.value.facts["largest"]) == ("too_many_debts", 300)


def test_a_lump_sum_meets_the_arrears_of_priority_debts_first() -> None:
    debts = (card("card", 1000), card("rent", 1000, priority=True, arrears=300))
    assert lump_sum_shares(Money(300), debts, "pro_rata") == (0, 300)


def test_a_share_set_free_cascades_to_the_next_debt() -> None:
    debts = (card("small", 100, "0.12", 50), card("large", 1000, "0.12", 50))
    ends = course(Money(100), debts, "snowball")
    # 100, 101.00 and so on at one per cent a month on 1,100 altogether.
    assert (ends.months, None in ends.cleared_in) == (12, False)


def test_the_smallest_payment_that_clears_is_the_smallest() -> None:
    debts = (card("a", 100_000, "0.24", 1000), card("b", 50_000, "0.12", 500))
    for method in SHARE_METHODS[:-1]:
        smallest = smallest_clearing(debts, method)
        assert None not in course(smallest, debts, method).cleared_in
        assert None in course(Money(smallest - 1), debts, method).cleared_in


def test_the_avalanche_costs_no_more_than_the_snowball() -> None:
    debts = (card("a", 100_000, "0.24", 1000), card("b", 50_000, "0.12", 500))
    cost = {method: sum(course(Money(6000), debts, method).interest) for method in ("avalanche", "snowball")}
    assert cost["avalanche"] <= cost["snowball"]


@pytest.mark.parametrize("priority", [True, False])
def test_a_minimum_is_paid_once_where_only_priority_debts_are_left(priority: bool) -> None:
    debts = (
        Owed("dear", Money(873_408), Decimal("0.12"), minimum=Money(19_750), priority=priority),
        Owed("dearest", Money(567_836), Decimal("0.18"), minimum=Money(9_068), priority=priority),
        Owed("free", Money(835_346), minimum=Money(2_799), priority=priority),
    )
    assert shares(Money(69_956), debts, "avalanche") == (19_750, 47_407, 2_799)
    way = course(Money(69_956), debts, "avalanche")
    assert (way.months, sum(way.interest)) == (36, 214_773)


@given(sums, several)
def test_frozen_is_pro_rata_of_debts_that_cost_nothing(available: Money, debts: tuple[Owed, ...]) -> None:
    free = tuple(replace(debt, annual_rate=Decimal(0)) for debt in debts)
    assert shares(available, debts, "frozen") == shares(available, free, "pro_rata")
    assert course(available, debts, "frozen") == course(available, free, "pro_rata")


@given(sums, several, methods)
def test_a_course_tells_a_year_while_anything_is_owed(
    available: Money, debts: tuple[Owed, ...], method: ShareMethod
) -> None:
    way = course(available, debts, method)
    assert way.months is not None or not way.paid or len(way.paid) >= 12


def test_a_snowball_meets_the_debt_that_is_the_smallest_now() -> None:
    debts = (card("grows", 10_000, "0.9"), card("stays", 10_200, "0"))
    # 10,000 grow by 750 and fall by 500: more is owed on it than on the other from then on.
    assert course(Money(500), debts, "snowball").paid[:3] == ((500, 0), (0, 500), (0, 500))


@given(sums, st.integers(1, 10**7), st.integers(0, 10**7), st.decimals("0", "0.8", places=3))
def test_interest_runs_on_the_principal_alone_and_a_share_meets_it_before_what_rests(
    available: Money, principal: int, rest: int, rate: Decimal
) -> None:
    debt = replace(card("loan", principal + rest, str(rate)), principal=Money(principal))
    way = course(available, (debt,), "pro_rata")
    for (paid,), (owed,) in zip(way.paid, way.owed, strict=True):
        interest = int(principal * rate / 12 + Decimal("0.5"))
        over = paid - interest
        rest, principal = (
            (rest, principal - over) if over < 0 else (max(rest - over, 0), principal - max(over - rest, 0))
        )
        assert owed == principal + rest


def test_a_debt_without_rest_goes_on_as_before() -> None:
    whole, told = (card("loan", 132_000, "0.699"), replace(card("loan", 132_000, "0.699"), principal=Money(132_000)))
    assert course(Money(9_000), (told,), "pro_rata") == course(Money(9_000), (whole,), "pro_rata")


def test_a_principal_above_the_balance_is_refused() -> None:
    with pytest.raises(Refusal, match="principal_above_balance"):
        check((replace(card("loan", 100), principal=Money(101)),))
