"""When a debt counts as defaulted by what it is now worth."""

from __future__ import annotations

from fractions import Fraction

import pytest

from restructure.offers.creditor_value import Worth


@pytest.mark.parametrize(
    ("loss", "diminished"),
    [(Fraction(99, 10_000), False), (Fraction(1, 100), False), (Fraction(101, 10_000), True), (None, None)],
)
def test_a_loss_beyond_one_percent_is_one_of_default(loss: Fraction | None, diminished: bool | None) -> None:
    assert Worth(None, None, loss).is_diminished is diminished
