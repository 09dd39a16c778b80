"""Where the reading of a statement draws its lines: what is still read, and what is not any more."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from restructure.proposals.statement import Regular, Statement
from restructure.proposals.statement_parser import parse_statement

LINES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "vectors" / "spoken" / "lines.json").read_text(encoding="utf-8")
)["sayings"]


def told(says: Statement) -> dict[str, Any]:
    return {name: plain(value) for name in Statement.__slots__ if (value := getattr(says, name)) is not None}


def plain(value: Any) -> int | str:
    if isinstance(value, Regular):
        return f"{value.amount} every {value.frequency.count} {value.frequency.unit}"
    return value if isinstance(value, int) else str(value)


@pytest.mark.parametrize("line", LINES, ids=[f"{one['currency']} {one['today']} {one['text']}" for one in LINES])
def test_a_statement_is_read_up_to_its_line_and_shown_beyond_it(line: dict[str, Any]) -> None:
    found = parse_statement(line["text"], line["currency"], date.fromisoformat(line["today"]))
    assert told(found.says) == line["expect"]
    assert list(found.unread) == line["unread"]


@pytest.mark.parametrize(
    "text", ["40 a month is all I have", "all I've got is 40 a month", "40 a month is the most I can do"]
)
def test_that_it_is_all_there_is_takes_nothing_from_a_sum(text: str) -> None:
    said = parse_statement(text, "USD", date(2026, 11, 25))
    assert said.unread == ()
    assert said.says.regular is not None
    assert said.says.regular.amount == 4000


@pytest.mark.parametrize(
    ("text", "day"), [("5/12/00", date(2000, 12, 5)), ("5/12/0000", None), ("5/12", date(2026, 12, 5))]
)
def test_a_year_of_noughts_is_a_year_and_no_date_without_one(text: str, day: date | None) -> None:
    assert parse_statement(f"£500 on {text}", "GBP", date(2026, 11, 22)).says.now_on == day


def test_a_month_of_number_nothing_is_not_january() -> None:
    assert parse_statement("0月5日开始，每月800", "CNY", date(2026, 11, 25)).unread == ("0月5日",)
