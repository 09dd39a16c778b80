"""Sharing, freezing and windfalls month by month beside an arithmetic of its own."""

from __future__ import annotations

from tests.soak import sharing


def test_two_hundred_households_end_as_they_do_by_hand() -> None:
    assert sharing.differing(200) == 0
