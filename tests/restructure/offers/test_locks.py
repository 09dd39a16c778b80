"""Which quantity follows when another is typed, and how far each can go."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from calculators.errors import Refusal
from calculators.parts import Parts, Treatment
from calculators.rounding import Money
from restructure.authority.limits import NO_AUTHORITY, UNLIMITED, Limits
from restructure.household.household import quick
from restructure.offers.locks import NO_LOCKS, Quantity, solved_quantity, with_value
from restructure.offers.option import Option
from restructure.offers.outcome import Case, Simulated
from restructure.offers.terms import DownPayment, InstalmentTerms
from restructure.parties.account import Debt
from restructure.policy import POLICIES
from restructure.proposals.ranges import OfferRange, offer_range
from restructure.simulation import simulate

START = date(2026, 11, 25)
DEBT = Debt("CNY", Parts(Money(4_000_000)), START)
CASE = Case(DEBT, POLICIES["neutral"], quick(Money(900_000), Money(500_000)))
TERMS = InstalmentTerms(Decimal("0.06"), date(2026, 12, 25), start=START, payments=36)


def resolved(terms: InstalmentTerms) -> InstalmentTerms:
    outcome = simulate(CASE, terms, Treatment())
    assert isinstance(outcome, Simulated)
    assert isinstance(outcome.terms, InstalmentTerms)
    return outcome.terms


def typed(quantity: Quantity, value: object, locked: frozenset[Quantity] = NO_LOCKS) -> InstalmentTerms:
    return with_value(TERMS, resolved(TERMS), quantity, value, locked)  # type: ignore[arg-type]  # a value of its kind


def test_a_payment_solves_the_count() -> None:
    terms = typed("payment", Money(140_000))
    assert solved_quantity(terms) == "payments"
    assert resolved(terms).payments == 31


def test_a_payment_with_a_locked_count_solves_the_rate() -> None:
    terms = typed("payment", Money(125_000), frozenset({"payments"}))
    assert solved_quantity(terms) == "annual_rate"
    assert (resolved(terms).payments, round(resolved(terms).annual_rate, 3)) == (36, Decimal("0.078"))


def test_a_payment_with_count_and_rate_locked_solves_the_down_payment() -> None:
    terms = replace(TERMS, down_payment=DownPayment(Money(100_000), START))
    held: frozenset[Quantity] = frozenset({"payments", "annual_rate"})
    solved = with_value(terms, resolved(terms), "payment", Money(100_000), held)
    assert solved_quantity(solved) == "down_payment"
    down = resolved(solved).down_payment
    assert down is not None
    assert down.amount == pytest.approx(712_900, abs=1_000)


def test_where_everything_else_is_locked_typing_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        typed("payment", Money(125_000), frozenset({"payments", "annual_rate", "down_payment"}))
    assert (refused.value.field, refused.value.code) == ("payment", "nothing_open")


def test_a_rate_leaves_solved_what_was_solved() -> None:
    assert solved_quantity(typed("annual_rate", Decimal("0.05"))) == "payment"


def test_a_last_date_is_the_count_said_in_another_way() -> None:
    terms = typed("final_due", date(2028, 12, 25), frozenset({"payments"}))
    assert solved_quantity(terms) == "payment"
    assert resolved(terms).payments == 25


def reach(mine: Limits, release: tuple[Limits, ...] = ()) -> OfferRange:
    return offer_range(CASE, lambda count: Option(replace(TERMS, payments=count), Treatment()), (1, 60), mine, release)


def fits(count: int) -> bool:
    outcome = simulate(CASE, replace(TERMS, payments=count), Treatment())
    return isinstance(outcome, Simulated) and outcome.affordability.verdict == "affordable"


def test_the_reach_ends_where_the_budget_and_the_limits_end() -> None:
    within = [count for count in range(1, 61) if fits(count)]
    assert reach(UNLIMITED).mine == (within[0], 60)
    assert reach(Limits(longest_months=48)).mine == (within[0], 48)


def test_what_somebody_above_may_release_is_kept_apart() -> None:
    found = reach(Limits(longest_months=36), (Limits(longest_months=36), Limits(longest_months=54)))
    assert found.mine is not None
    assert found.released is not None
    assert (found.mine[1], found.released[1]) == (36, 54)


def test_without_authority_nothing_may_be_offered() -> None:
    assert reach(NO_AUTHORITY).mine is None
