"""Dealing: equal by count and by balance, up to what each may have, the rest said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.book.dealing import Balance, deal


def balances(*amounts: int, currency: str = "CNY") -> list[Balance]:
    return [Balance(f"{currency}-{place}", currency, Money(amount)) for place, amount in enumerate(amounts)]


def amounts(shares: dict[str, tuple[Balance, ...]]) -> dict[str, list[int]]:
    return {owner: [one.amount for one in share] for owner, share in shares.items()}


def test_six_accounts_dealt_to_two_come_to_160_and_140() -> None:
    dealt = deal(balances(10, 20, 50, 60, 70, 90), ["a", "b"])
    assert amounts(dealt.by_owner) == {"a": [90, 50, 20], "b": [70, 60, 10]}
    assert dealt.undealt == ()


def test_with_room_for_two_each_the_two_smallest_stay() -> None:
    dealt = deal(balances(10, 20, 50, 60, 70, 90), ["a", "b"], cap=2)
    assert amounts(dealt.by_owner) == {"a": [90, 50], "b": [70, 60]}
    assert [one.amount for one in dealt.undealt] == [20, 10]


def test_whoever_has_accounts_already_has_room_for_fewer() -> None:
    dealt = deal(balances(10, 20, 50), ["a", "b"], cap=3, held={"a": 2})
    assert amounts(dealt.by_owner) == {"a": [50], "b": [20, 10]}


def test_currencies_are_dealt_one_after_another() -> None:
    dealt = deal([*balances(1, 2), *balances(900, 800, currency="GBP")], ["a", "b"])
    assert amounts(dealt.by_owner) == {"a": [2, 800], "b": [1, 900]}


@pytest.mark.parametrize(
    ("owners", "cap", "code"),
    [([], None, "missing_field"), (["a", "a"], None, "named_twice"), (["a"], 0, "number_out_of_range")],
)
def test_no_owner_one_named_twice_and_no_room_are_refused(owners: list[str], cap: int | None, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        deal(balances(1), owners, cap=cap)
    assert refused.value.code == code


@given(
    st.lists(st.integers(1, 10**9), max_size=30),
    st.integers(1, 5),
    st.one_of(st.none(), st.integers(1, 8)),
    st.lists(st.integers(0, 4), min_size=5, max_size=5),
)
def test_every_account_is_dealt_once_or_named_and_counts_differ_by_one(
    debts: list[int], people: int, cap: int | None, had: list[int]
) -> None:
    owners = [f"p{place}" for place in range(people)]
    held = dict(zip(owners, had, strict=False)) if cap else {}
    given_out = deal(balances(*debts), owners, cap=cap, held=held)
    shared = [one for share in given_out.by_owner.values() for one in share]
    assert sorted(one.account_number for one in (*shared, *given_out.undealt)) == sorted(
        one.account_number for one in balances(*debts)
    )
    counts = [len(share) for share in given_out.by_owner.values()]
    if cap is None:
        assert max(counts) - min(counts) <= 1
        assert given_out.undealt == ()
    else:
        assert all(len(share) + held[owner] <= max(cap, held[owner]) for owner, share in given_out.by_owner.items())
        assert not given_out.undealt or all(len(given_out.by_owner[one]) + held[one] >= cap for one in owners)
