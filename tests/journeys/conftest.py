"""Every journey is logged as a day at a desk is, and its log names nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from restructure.demo import demo_accounts
from tests.support.stores import NOW
from ui.run_log import log_of, logged_at

MOMENT = re.compile(r"^[-0-9]{10} [0-9:,]{12} ", re.MULTILINE)
FIGURE = re.compile(r"(?<![:\d])\d{3,}")
"""Longer than any that is not the line of a source: an amount, or a number of somebody."""


@cache
def _names() -> frozenset[str]:
    found = demo_accounts(NOW.date())
    return frozenset(part for one in found for part in (one.number, *one.debtor.name.split(), one.creditor) if part)


@pytest.fixture(autouse=True, scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The log of a journey, read when it ends."""
    kept = log_of(tmp_path_factory.mktemp("log") / "day.db")
    with logged_at(kept.parent.parent / "day.db"):
        yield kept
    said = MOMENT.sub("", kept.read_text(encoding="utf-8")) if kept.exists() else ""
    assert said.isascii()
    assert not FIGURE.search(said)
    assert not [name for name in _names() if name in said]
