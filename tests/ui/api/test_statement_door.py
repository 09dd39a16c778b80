"""Sayings through the door: each is read as it is meant, or shown as not understood."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ui.api import compute, encode

SPOKEN = Path(__file__).parents[2] / "vectors" / "spoken"


def sayings(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((SPOKEN / f"{name}.json").read_text(encoding="utf-8"))["sayings"]
    return found


def answered(saying: dict[str, Any]) -> dict[str, Any]:
    request = {name: saying[name] for name in ("currency", "today", "text")}
    answer, code = compute("statement", json.dumps(request).encode())
    assert code == 0
    said: dict[str, Any] = json.loads(encode(answer))
    return said


@pytest.mark.parametrize(
    "saying", [*sayings("sayings"), *sayings("tired")], ids=lambda one: f"{one['currency']} {one['text']}"
)
def test_a_saying_is_read_as_it_is_meant(saying: dict[str, Any]) -> None:
    answer = answered(saying)
    assert answer["says"] == saying["expect"]
    assert answer["says"] or answer["unread"]


def test_what_was_read_can_be_asked_as_a_counteroffer() -> None:
    debt = {"principal": "5000", "contract_rate": "0.12"}
    for saying in sayings("sayings"):
        if says := answered(saying)["says"]:
            request = {"currency": saying["currency"], "as_of": saying["today"], "debt": debt, "says": says}
            household = {"income": "1500", "spending": "1000"}
            _, code = compute("counteroffer", json.dumps(request | {"household": household}).encode())
            assert (saying["text"], code) == (saying["text"], 0)


@pytest.mark.parametrize(
    ("currency", "first_due"),
    [("GBP", "2027-02-01"), ("AUD", "2027-02-01"), ("USD", "2027-01-02"), ("CNY", "2027-01-02"), ("CAD", None)],
)
def test_a_day_and_a_month_stand_in_the_order_of_the_currency(currency: str, first_due: str | None) -> None:
    said = {"currency": currency, "today": "2026-11-29", "text": "300 a month, from 01/02"}
    assert answered(said)["says"].get("from") == first_due


@pytest.mark.parametrize(("today", "day"), [("2026-12-03", "04"), ("2026-12-04", "11"), ("2026-12-05", "11")])
def test_a_named_day_is_the_next_that_comes(today: str, day: str) -> None:
    said = answered({"currency": "GBP", "today": today, "text": "100 on Friday"})["says"]
    assert said == {"now": "100.00", "now_on": f"2026-12-{day}"}


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("I lost my job and cannot pay anything", ["lost my job and cannot pay anything"]),
        ("Well, my Dog is ill; I can pay 50 now, honestly", ["my Dog is ill", "honestly"]),
        ("我每月还８００，等孩子开学再说", ["等孩子开学再说"]),
    ],
)
def test_the_longest_runs_of_words_that_were_not_read_are_shown_as_they_were_said(text: str, unread: list[str]) -> None:
    assert answered({"currency": "GBP", "today": "2026-11-29", "text": text})["unread"] == unread
