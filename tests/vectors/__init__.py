"""Published figures: each with its source and the convention that reproduces it."""

import json
from pathlib import Path
from typing import Any

import pytest


def published(name: str, kind: str | None = None) -> pytest.MarkDecorator:
    """Parametrise a test over the vectors of a file; each test is called by the vector's source."""
    whole = json.loads(Path(__file__).with_name(f"{name}.json").read_text(encoding="utf-8"))
    vectors: list[dict[str, Any]] = [one for one in whole if kind is None or one["kind"] == kind]
    return pytest.mark.parametrize("vector", [pytest.param(one, id=f"{one['id']} {one['source']}") for one in vectors])
