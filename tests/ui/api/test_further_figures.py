"""Further published figures, each asked for at the JSON door."""

from __future__ import annotations

import json
from decimal import Decimal
from itertools import zip_longest
from typing import Any

import pytest

from tests.vectors import published
from ui.api import compute

CELLS = ("due", "principal", "interest", "payment", "closing")


def rows_of(answer: dict[str, Any], published_rows: list[list[str | None]]) -> list[list[str | None]]:
    """As many rows and cells as the source publishes; a cell that it leaves open is None."""
    shown = [[str(row[name]) for name in CELLS] for row in answer["schedule"]]
    return [
        [cell if wanted is not None else None for cell, wanted in zip_longest(row, published_row)]
        for row, published_row in zip(shown, published_rows, strict=False)
    ]


@published("further")
def test_a_further_published_figure_comes_out_of_its_door(vector: dict[str, Any]) -> None:
    answer, code = compute(vector["kind"], json.dumps(vector["request"]).encode())
    match vector["expect"]:
        case {"refused": True}:
            assert code == 2
        case {"apr_pct": percent}:
            assert float(Decimal(answer["apr"]) * 100) == pytest.approx(percent, rel=0, abs=vector["tolerance"])
        case {"rows": rows}:
            assert rows_of(answer, rows) == rows
        case {"payment": payment}:
            assert answer["schedule"][0]["payment"] == payment
        case {"shares": amounts}:
            assert [share["amount"] for share in answer["shares"]] == amounts
        case {"interest": interest}:
            assert answer["interest"] == interest
        case other:
            pytest.fail(f"nothing says how to try {other}")
