"""Intervals of shares, to the digit as published."""

from __future__ import annotations

import pytest

from calculators.share_interval import share_interval


@pytest.mark.parametrize(("count", "of", "least", "most"), [
    (5, 5, 0.5655, 1.0), (7, 9, 0.4526, 0.9368), (10, 13, 0.4974, 0.9182), (23, 31, 0.5675, 0.863),
    (142, 554, 0.2217, 0.2943), (615, 876, 0.6709, 0.7314), (0, 20, 0.0, 0.1611),
])  # fmt: skip
def test_a_share_lies_as_far_off_as_wilson_says(count: int, of: int, least: float, most: float) -> None:
    assert [round(end, 4) for end in share_interval(count, of)] == [least, most]
