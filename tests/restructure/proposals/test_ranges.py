"""How far a quantity can go, to the position."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from calculators.parts import Treatment
from restructure.authority.limits import NO_AUTHORITY, Limits
from restructure.offers.option import Option
from restructure.offers.outcome import Case
from restructure.policy import POLICIES
from restructure.proposals.ranges import OfferRange, offer_range
from tests.support.trials import DEBT, PLAN

CASE = Case(DEBT, POLICIES["neutral"])


def months(count: int) -> Option:
    return Option(replace(PLAN, payments=count), Treatment())


@pytest.mark.parametrize(
    ("ends", "mine", "above", "reach"),
    [
        ((1, 60), 24, 36, OfferRange((1, 24), (1, 36))),
        ((1, 60), 60, 60, OfferRange((1, 60), (1, 60))),
        ((10, 60), 9, 10, OfferRange(None, (10, 10))),
        ((10, 11), 10, 11, OfferRange((10, 10), (10, 11))),
        ((10, 10), 10, 9, OfferRange((10, 10), (10, 10))),
        ((30, 60), 24, 24, OfferRange()),
    ],
)
def test_a_range_ends_at_the_last_count_that_may_be_offered(
    ends: tuple[int, int], mine: int, above: int, reach: OfferRange
) -> None:
    assert offer_range(CASE, months, ends, Limits(mine), [NO_AUTHORITY, Limits(above)]) == reach


def test_a_position_without_an_option_is_in_no_range() -> None:
    found = offer_range(
        CASE, lambda count: months(count) if 20 <= count <= 41 else None, (1, 60), Limits(30), [Limits(40)]
    )
    assert found == OfferRange((20, 30), (20, 40))
