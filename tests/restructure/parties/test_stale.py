"""How old a confirmed balance may be."""

from __future__ import annotations

from datetime import date

import pytest

from restructure.parties.account import is_stale

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("today", "working_days", "stale"),
    [
        (date(2026, 11, 26), 2, False),
        (date(2026, 11, 27), 2, False),
        (date(2026, 11, 29), 2, False),
        (date(2026, 11, 30), 2, True),
        (date(2026, 11, 25), 0, False),
        (date(2026, 11, 26), 0, True),
        (date(2026, 11, 24), 0, False),
    ],
)
def test_a_balance_is_old_after_so_many_working_days(today: date, working_days: int, stale: bool) -> None:
    assert is_stale(WEDNESDAY, today, working_days) is stale
