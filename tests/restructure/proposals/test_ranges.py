"""How far a quantity can go, to the position."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calculators.parts import Treatment
from restructure.authority.limits import NO_AUTHORITY, Limits
from restructure.offers.option import Option
from restructure.offers.outcome import Case
from restructure.policy import POLICIES
from restructure.proposals.ranges import Reach, reach_of
from tests.support.trials import DEBT, PLAN

CASE = Case(DEBT, POLICIES["neutral"])


def months(count: int) -> Option:
    return Option(replace(PLAN, payments=count), Treatment())


@pytest.mark.parametrize(
    ("ends", "mine", "above", "reach"),
    [
        ((1, 60), 24, 36, Reach((1, 24), (1, 36))),
        ((1, 60), 60, 60, Reach((1, 60), (1, 60))),
        ((10, 60), 9, 10, Reach(None, (10, 10))),
        ((10, 11), 10, 11, Reach((10, 10), (10, 11))),
        ((10, 10), 10, 9, Reach((10, 10), (10, 10))),
        ((30, 60), 24, 24, Reach()),
    ],
)
def test_a_range_ends_at_the_last_count_that_may_be_offered(
    ends: tuple[int, int], mine: int, above: int, reach: Reach
) -> None:
    assert reach_of(CASE, months, ends, Limits(mine), [NO_AUTHORITY, Limits(above)]) == reach


def test_a_position_without_an_option_is_in_no_range() -> None:
    found = reach_of(
        CASE, lambda count: months(count) if 20 <= count <= 41 else None, (1, 60), Limits(30), [Limits(40)]
    )
    assert found == Reach((20, 30), (20, 40))
