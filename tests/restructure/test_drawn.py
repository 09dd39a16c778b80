"""Figures of cases drawn at random stay as they were: whatever moves one says so, and why."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from random import Random

import pytest

from tests.support.drawn import FILE, GROUPS, Line, lines

KEPT: dict[str, list[str]] = json.loads(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("group", GROUPS)
def test_no_figure_moves_unasked(group: Callable[[Random], Iterator[Line]]) -> None:
    assert lines(group) == KEPT[group.__name__]
