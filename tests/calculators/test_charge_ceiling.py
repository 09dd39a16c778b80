"""The ceiling of all charges of a private loan, against cases worked by hand from the interpretation's articles."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from calculators.charge_ceiling import Line, Stretch, charge_ceiling
from calculators.rounding import Money

FIFTEEN, TWENTY = Line(date(2015, 9, 1), Decimal("0.24")), Line(date(2020, 8, 20), Decimal("0.12"))
TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("principal", "contract", "lines", "expected"),
    [
        (2_000_000, date(2018, 5, 1), (FIFTEEN, TWENTY), 2_611_726),
        (2_000_000, date(2019, 9, 1), (FIFTEEN, TWENTY), 1_969_973),
        (2_000_000, date(2020, 8, 19), (FIFTEEN, TWENTY), 1_505_753),
        (2_000_000, date(2020, 8, 20), (Line(date(2020, 8, 20), Decimal("0.154")),), 1_930_696),
        (2_000_000, date(2023, 6, 1), (Line(date(2023, 6, 1), Decimal("0.146")),), 1_018_400),
        (5_000_000, date(2023, 11, 25), (Line(date(2023, 11, 25), Decimal("0.138")),), 2_071_890),
    ],
)
def test_the_ceiling_grows_by_the_days_under_each_line(
    principal: int, contract: date, lines: tuple[Line, ...], expected: int
) -> None:
    assert charge_ceiling((Stretch(contract, TODAY, Money(principal)),), lines) == expected


def test_a_day_before_the_first_line_has_no_ceiling() -> None:
    for day, known in ((date(2015, 8, 31), False), (date(2015, 9, 1), True)):
        assert (charge_ceiling((Stretch(day, TODAY, Money(100)),), (FIFTEEN, TWENTY)) is not None) is known


def test_a_note_that_was_renewed_is_held_to_its_first_principal_over_the_whole_time() -> None:
    line = (Line(date(2021, 1, 10), Decimal("0.154")),)
    assert charge_ceiling((Stretch(date(2021, 1, 10), date(2023, 1, 10), Money(1_000_000)),), line) == 308_000
