"""Published figures: each with its source and the convention that reproduces it."""

import json
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
FILES = (
    "deferrals",
    "doors",
    "further",
    "instalments",
    "intervals",
    "level_payments",
    "negative_controls",
    "rates",
    "rules",
)


def load(name: str) -> list[dict[str, Any]]:
    """The vectors of a file."""
    whole: list[dict[str, Any]] = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    return whole


def coverage() -> str:
    """How many published figures are tried, and how many are left out with a reason."""
    tried = sum(len(load(name)) for name in FILES)
    return f"published figures: {tried} tried, {len(load('left_out'))} left out (tests/vectors/left_out.json)"


def published(name: str, kind: str | None = None) -> pytest.MarkDecorator:
    """Parametrise a test over the vectors of a file; each test is called by the vector's source."""
    vectors = [one for one in load(name) if kind is None or one["kind"] == kind]
    return pytest.mark.parametrize("vector", [pytest.param(one, id=f"{one['id']} {one['source']}") for one in vectors])
