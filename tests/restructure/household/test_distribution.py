"""Several debts: the household of the design's picture, in pounds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.affordability import SavingsLine
from calculators.distribution import ShareMethod, interest_of, month_shares
from calculators.rounding import Money
from restructure.household.categories import of_section
from restructure.household.distribution import (
    EVERY_MONTH,
    DebtsCase,
    OneDebt,
    Owner,
    Way,
    growing,
    held_back,
    left_for_others,
    needed_elsewhere,
    one_sum,
    other_kind_of_rate,
    owed_of,
    pence_in_the_pound,
    to_share,
    unagreed,
    way_of,
    ways,
    with_account,
    without_interest,
    wrong_debts,
)
from restructure.household.household import Household, Income, PriorityDebt, Spending
from tests.support.choices import SHARE_METHODS


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


@pytest.mark.parametrize(
    ("left", "each", "missing"), [(0, (0,) * 5, 500), (499, (100, 100, 100, 100, 99), 1), (500, (100,) * 5, 0)]
)
def test_where_no_more_than_a_token_for_each_is_left_only_tokens_are_offered(
    left: int, each: tuple[int, ...], missing: int
) -> None:
    (only,) = ways(PICTURE, Money(10_484 + left), token=TOKEN)
    assert (only.method, only.first[2:], only.missing) == ("token", each, missing)


def test_above_a_token_for_each_every_way_is_offered() -> None:
    assert [one.method for one in ways(PICTURE, Money(10_985), token=TOKEN)] == list(EVERY_MONTH)


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


def test_that_all_creditors_freeze_interest_is_a_way_beside_the_others() -> None:
    frozen = way(PICTURE, "frozen")
    assert (frozen.first, frozen.course.months, sum(frozen.course.interest)) == (
        (7_050, 3_434, 12_727, 9_666, 3_124, 2_793, 3_206),
        34,  # 14,234.58 by 420.00 a month
        0,
    )
    assert growing(PICTURE.debts, frozen) == ()
    free = replace(PICTURE, debts=tuple(replace(one, rate=None) for one in PICTURE.debts))
    assert "frozen" not in [one.method for one in ways(free, A_MONTH, token=TOKEN)]


@given(st.integers(0, 30_000), st.lists(st.integers(0, 60), min_size=2, max_size=4), st.sampled_from(EVERY_MONTH))
def test_the_balance_after_a_year_is_that_of_twelve_months(
    available: int, rates: list[int], method: ShareMethod
) -> None:
    debts = tuple(debt(f"{place}", 100_000 + 40_000 * place, f"0.{rate:02}") for place, rate in enumerate(rates))
    case = DebtsCase(debts)
    told = way_of(case, Money(available), method, token=TOKEN)
    owed, weights = [one.balance or 0 for one in debts], tuple(one.balance or Money(0) for one in debts)
    for _ in range(12):
        due = tuple(
            Money(left + (0 if method == "frozen" else interest_of(one, Money(left))))
            for left, one in zip(owed, owed_of(debts), strict=True)
        )
        weighed = tuple(map(Money, owed)) if method == "snowball" else weights
        paid = month_shares(Money(available), owed_of(debts), weighed, due, method, TOKEN)
        owed = [left - share for left, share in zip(due, paid, strict=True)]
    for one in growing(debts, told):
        assert one.after_a_year == owed[one.index]


NO_SAVINGS = SavingsLine(Decimal(0))
SURPLUS = Money(49_830)


def household(**lines: int) -> Household:
    """A sheet with these lines for priority debts and a surplus of 498.30."""
    return Household(
        incomes=(Income(Money(SURPLUS + 200_000 + sum(lines.values()))),),
        spending=(Spending("groceries", Money(200_000)),),
        priority_debts=tuple(PriorityDebt(name, Money(amount)) for name, amount in lines.items()),
    )


def listed(*debts: OneDebt) -> DebtsCase:
    return DebtsCase((*debts, debt("Card", 524_018), debt("Loan", 398_000)))


def energy(minimum: int | None = 3_000, **changes: object) -> OneDebt:
    told = debt("Energy", 60_000, priority=True, on_sheet="energy_arrears")
    return replace(told, minimum=None if minimum is None else Money(minimum), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("other", [one for one in of_section("priority") if one != "energy_arrears"])
def test_no_line_of_the_sheet_is_shared_out_but_the_one_that_is_in_the_list(other: str) -> None:
    sheet = household(**{other: 84_200, "energy_arrears": 3_000})
    case = listed(energy())
    assert to_share(case, sheet, NO_SAVINGS) == 52_830
    assert left_for_others(case, Money(52_830)) == SURPLUS
    first = way_of(case, Money(52_830), "pro_rata", token=TOKEN).first
    assert (first[0], sum(first[1:])) == (3_000, SURPLUS)


@pytest.mark.parametrize(
    ("debts", "back"),
    [
        ((energy(on_sheet=""),), 0),
        ((energy(on_sheet="tax_arrears"),), 0),
        ((energy(apart=True),), 0),
        ((energy(None),), 0),
        ((energy(0),), 0),
        ((energy(priority=False),), 0),
        ((energy(balance=None),), 0),
        ((energy(2_999),), 2_999),
        ((energy(3_001),), 3_000),
        ((energy(2_000), energy(2_000, name="Gas")), 3_000),
        ((energy(1_000), energy(1_000, name="Gas")), 2_000),
    ],
)
def test_a_debt_is_added_back_as_it_is_said_to_stand_on_the_sheet_and_never_more(
    debts: tuple[OneDebt, ...], back: int
) -> None:
    case = listed(*debts)
    sheet = household(home_loan=84_200, energy_arrears=3_000)
    shared = to_share(case, sheet, NO_SAVINGS)
    assert shared == SURPLUS + back
    assert left_for_others(case, shared) <= SURPLUS


@pytest.mark.parametrize("method", SHARE_METHODS)
@pytest.mark.parametrize("available", [0, 1, 42_000])
def test_a_priority_debt_of_which_nothing_is_agreed_gets_no_crumb_in_any_way(
    method: ShareMethod, available: int
) -> None:
    case = listed(energy(None), energy(None, name="Rent", apart=True), energy(name="Tax"))
    shared = way_of(case, Money(available), method, token=TOKEN)
    assert unagreed(case) == (0,)
    assert shared.first[:2] == (0, 0)
    assert shared.first[2] == min(3_000, available)
    assert all(paid[:2] == (0, 0) for paid in shared.course.paid)
    assert not {0, 1} & {one.index for one in growing(case.debts, shared)}
    assert method == "token" or sum(shared.first) == available


def test_nothing_goes_out_while_nobody_has_said_what_is_agreed_or_more_is_offered_than_the_surplus() -> None:
    waiting = held_back(listed(energy(None)).debts, SURPLUS, SURPLUS)
    assert waiting is not None
    assert waiting.code == "priority_unagreed"
    for settled in (energy(), energy(0), energy(None, apart=True)):
        assert held_back(listed(settled).debts, SURPLUS, SURPLUS) is None
        assert held_back(listed(settled).debts, Money(SURPLUS - 1), SURPLUS) is None
        above = held_back(listed(settled).debts, Money(SURPLUS + 1), SURPLUS)
        assert above is not None
        assert above.code == "more_than_surplus"
    assert held_back(listed(energy()).debts, Money(0), Money(-1)) is None


def test_what_a_growing_debt_comes_to_after_a_year_is_counted_for_twelve_months() -> None:
    case = DebtsCase((debt("Card", 211_040, "0.299"),))
    (found,) = growing(case.debts, way_of(case, Money(100), "token", token=TOKEN))
    assert found.after_a_year == 282_169


@pytest.mark.parametrize(
    ("owner", "waits"), [("client", False), ("guarantor", False), ("joint", True), ("partner", True)]
)
def test_letters_wait_for_a_partner_who_owes_one_of_the_debts(owner: Owner, waits: bool) -> None:
    now = datetime(2026, 11, 25, tzinfo=UTC)
    case = DebtsCase((debt("Card", 10_000, owner=owner),), consented_at=now, confirmed_at=now)
    assert (case.waits_for_partner, case.may_go_out) == (waits, not waits)
    assert replace(case, partner_consented_at=now).may_go_out


def test_what_other_listed_debts_need_is_counted_once_each() -> None:
    own = OneDebt("Settlement card", balance=Money(984_022), minimum=Money(20_000), reference="US-4")
    others = (
        OneDebt("Card B", balance=Money(500_000), minimum=Money(40_000)),
        OneDebt("Card C", balance=Money(30_000), minimum=Money(31_000)),
        # Of whom nobody has told a minimum, the interest: 24 % a year is 2 % a month.
        OneDebt("Card D", balance=Money(50_000), rate=Decimal("0.24")),
        OneDebt("Rent", balance=Money(90_000), minimum=Money(9_000), priority=True),
        OneDebt("On the sheet", balance=Money(90_000), minimum=Money(7_000), priority=True, on_sheet="rent_arrears"),
        OneDebt("Apart", balance=Money(90_000), priority=True, apart=True),
        OneDebt("Untold", minimum=Money(5_000)),
    )
    assert needed_elsewhere(DebtsCase((own, *others)), "US-4") == 40_000 + 30_000 + 1_000 + 9_000
    assert needed_elsewhere(DebtsCase((own,)), "US-4") == 0


def test_the_list_of_a_client_holds_the_debt_of_each_account_once() -> None:
    first = OneDebt("Card", "Bank", Money(500), reference="A-1")
    second = OneDebt("Loan", "Lender", Money(700), reference="A-2")
    begun = DebtsCase((first,))
    assert with_account(begun, second).debts == (first, second)
    assert with_account(with_account(begun, second), first).debts == (first, second)
    typed = OneDebt("Their loan", " Lender", Money(700), minimum=Money(20))
    assert with_account(DebtsCase((first, typed)), second).debts == (first, replace(typed, reference="A-2"))
    # Another balance is another debt, until somebody says otherwise.
    other = replace(typed, balance=Money(701))
    assert with_account(DebtsCase((first, other)), second).debts == (first, other, second)
