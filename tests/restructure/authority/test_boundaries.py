"""Every limit of authority: just under, exactly, just over."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from msgspec import structs

from calculators.parts import Parts
from calculators.rounding import NOTHING, Money
from restructure.authority.limits import (
    CARD_DESK,
    NO_AUTHORITY,
    UNLIMITED,
    UNREAD,
    Limits,
    Line,
    Measures,
    Waivable,
    excesses,
    limits_for,
    smallest_of,
    stricter,
)
from tests.support.cases import DEBT

HALF = Decimal("0.5")
OWED = structs.replace(DEBT, parts=Parts(Money(1000), Money(1000), Money(1000), Money(1000)))
ASKED = Measures(OWED, Parts(), 12, Decimal("0.05"), Money(100), Fraction(1, 2))


@pytest.mark.parametrize(
    ("limits", "asked", "beyond"),
    [
        (Limits(longest_months=12), [replace(ASKED, months=months) for months in (11, 12, 13)], "..x"),
        (
            Limits(lowest_rate=Decimal("0.05")),
            [replace(ASKED, annual_rate=Decimal(typed)) for typed in ("0.0499", "0.05", "0.0501")],
            "x..",
        ),
        (
            Limits(smallest_payment=Money(100)),
            [replace(ASKED, smallest_payment=Money(amount)) for amount in (99, 100, 101)],
            "x..",
        ),
        (
            Limits(share_of_surplus=HALF),
            [replace(ASKED, share_of_surplus=Fraction(share, 1000)) for share in (499, 500, 501)],
            "..x",
        ),
        *(
            (
                Limits(waive=Waivable(**{part: HALF})),
                [replace(ASKED, waived=Parts(**{part: Money(amount)})) for amount in (499, 500, 501)],
                "..x",
            )
            for part in ("principal", "interest", "penalty", "fees")
        ),
    ],
)
def test_an_offer_goes_beyond_a_limit_on_its_far_side_alone(limits: Limits, asked: list[Measures], beyond: str) -> None:
    assert "".join("x" if excesses(one, limits) else "." for one in asked) == beyond


def test_what_has_no_such_measure_goes_beyond_no_limit_but_an_unknown_share() -> None:
    limits = Limits(lowest_rate=HALF, smallest_payment=Money(500), share_of_surplus=HALF)
    bare = replace(ASKED, annual_rate=None, smallest_payment=None, share_of_surplus=None)
    assert [(one.limit, one.asked, one.allowed) for one in excesses(bare, limits)] == [("share_unknown", 0, HALF)]


def test_without_authority_nothing_is_allowed_not_even_nothing() -> None:
    nothing = replace(ASKED, months=0)
    assert [one.limit for one in excesses(nothing, NO_AUTHORITY)] == ["none"]
    assert [one.limit for one in excesses(nothing, UNREAD)] == ["unread"]
    assert excesses(nothing, UNLIMITED) == ()


@pytest.mark.parametrize(
    ("days", "fits"), [(None, False), (90, False), (91, True), (92, True), (179, True), (180, True), (181, False)]
)
def test_a_line_is_for_the_days_from_the_first_to_the_last(days: int | None, fits: bool) -> None:
    line = Line("collector", UNLIMITED, days_overdue=(91, 180))
    assert (limits_for((line,), "collector", structs.replace(OWED, days_overdue=days)) == UNLIMITED) is fits


@pytest.mark.parametrize(("least", "most", "fits"), [
    (4001, None, False), (4000, None, True), (3999, None, True), (0, 3999, False), (0, 4000, True), (0, 4001, True),
])  # fmt: skip
def test_a_line_is_for_debts_from_the_smallest_to_the_largest(least: int, most: int | None, fits: bool) -> None:
    line = Line("collector", UNLIMITED, balance=(Money(least), None if most is None else Money(most)))
    assert (limits_for((line,), "collector", OWED) == UNLIMITED) is fits


def test_where_nobody_knows_since_when_it_is_overdue_it_counts_as_new() -> None:
    line = Line("collector", UNLIMITED, days_overdue=(0, 0))
    assert limits_for((line,), "collector", structs.replace(OWED, days_overdue=None)) == UNLIMITED


def test_a_line_without_ranges_is_for_every_debt() -> None:
    nothing = structs.replace(OWED, parts=Parts(), days_overdue=0)
    assert limits_for((Line("collector", UNLIMITED),), "collector", nothing) == UNLIMITED


def test_whoever_has_no_authority_may_grant_no_month_and_waive_nothing() -> None:
    assert (NO_AUTHORITY.longest_months, NO_AUTHORITY.waive) == (0, Waivable(*(Decimal(0),) * 4))
    assert (UNREAD.longest_months, UNREAD.waive) == (-1, NO_AUTHORITY.waive)


def test_a_line_of_a_product_is_for_that_product() -> None:
    line = Line("collector", UNLIMITED, product="credit_card")
    assert limits_for((line,), "collector", structs.replace(OWED, product="credit_card")) == UNLIMITED
    assert limits_for((line,), "collector", structs.replace(OWED, product="other")) == NO_AUTHORITY


def test_of_two_limits_the_stricter_holds_in_each() -> None:
    one = Limits(24, Decimal("0.03"), Waivable(HALF, HALF, HALF, HALF), Money(100), Decimal("0.6"))
    other = Limits(36, Decimal("0.04"), Waivable(Decimal("0.4"), Decimal("0.6"), HALF, HALF), Money(50), Decimal("0.5"))
    least = Limits(24, Decimal("0.04"), Waivable(Decimal("0.4"), HALF, HALF, HALF), Money(100), HALF)
    assert stricter(one, other) == stricter(other, one) == least
    assert stricter(one, UNLIMITED) == stricter(UNLIMITED, one) == one


def test_the_smallest_payment_is_the_smallest_before_the_last() -> None:
    assert smallest_of((Money(200), NOTHING, Money(100), Money(150), Money(20))) == 100
    assert smallest_of((Money(200),)) is None


def test_on_a_card_desk_everybody_has_sixty_months_and_a_waiver_of_their_own() -> None:
    shares = {
        line.role: [getattr(line.limits.waive, part) for part in ("principal", "interest", "penalty", "fees")]
        for line in CARD_DESK
    }
    assert shares == {
        "collector": [0, 1, 1, 0],
        "counsellor": [0, 0, 0, 0],
        "supervisor": [Decimal("0.40"), 1, 1, 1],
        "administrator": [1, 1, 1, 1],
    }
    assert {line.limits.longest_months for line in CARD_DESK} == {60}
