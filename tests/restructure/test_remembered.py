"""What is remembered of whoever is at the desk is let go of."""

from __future__ import annotations

from restructure.household.household import inflow_of, month_of
from restructure.remembered import forget
from restructure.rules.judgement import said_around
from tests.support.trials import Trial, simulated


def test_nothing_of_anybody_is_kept_once_all_are_forgotten() -> None:
    simulated(Trial(), "neutral")
    kept = (inflow_of, month_of, said_around)
    assert all(one.cache_info().currsize for one in kept)
    forget()
    assert not any(one.cache_info().currsize for one in kept)
