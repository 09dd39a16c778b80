"""Whoever writes the value that a message names into the field that it names is not refused for that field again."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest

from ui.api import compute

MONEY = re.compile(r"([\d,]+(?:\.\d+)?) or (?:more|less)|fits is \D*([\d,.]+\d)")
PLAN = {"kind": "instalment", "annual_rate": "0.24", "first_due": "2026-12-25"}
CUT = [{"from": "2027-05-01", "annual_rate": "0.04"}, {"from": "2027-09-01", "annual_rate": "0.9"}]
PAUSES = [{"from": "2027-02-01", "to": "2027-03-31"}]
REFUSED: dict[str, dict[str, Any]] = {
    "too little before a change of rate": {"payments": 24, "payment": "900", "rate_changes": CUT},
    "too little beside a pause": {
        "payments": 24,
        "payment": "900",
        "pauses": [{"from": "2027-02-01", "to": "2027-03-31"}],
    },
    "too much": {"payments": 24, "payment": "90000", "rate_changes": CUT},
    "too little for any count": {"payment": "1000"},
    "a month below its interest": {"payments": 24, "months": {"6": "1", "12": "3000"}, "rate_changes": CUT},
    "a month that pays too much": {"payments": 24, "months": {"6": "150000"}},
    "a row below its interest": {
        "rows": [{"due": "2026-12-25"}, {"due": "2027-03-25", "payment": "5"}, {"due": "2027-05-25", "payment": "9000"}]
    },
    "an extra payment": {"payments": 12, "extra": [{"date": "2027-03-05", "amount": "900000", "then": "lower"}]},
    "a balloon": {"payments": 12, "balloon": "900000"},
    "a multiple": {"payments": 60, "payment_multiple": "100000"},
    "with the first": {"payments": 24, "payment": "90", "first_period": "first", "first_due": "2027-02-20"},
}


DEBT = {"principal": "200000", "interest": "6000", "fees": "2000"}


def refusal(currency: str, option: dict[str, Any], debt: dict[str, str] = DEBT) -> dict[str, str] | None:
    asked = {"currency": currency, "as_of": "2026-11-25", "debt": debt, "option": PLAN | option, "rates": []}
    answer, _ = compute("quote", json.dumps(asked).encode())
    return answer["errors"][0] if "errors" in answer else None


@pytest.mark.parametrize("currency", ["CNY", "JPY", "KWD"])
@pytest.mark.parametrize("name", REFUSED)
def test_the_amount_of_a_message_is_taken_where_it_is_written(name: str, currency: str) -> None:
    option = deepcopy(REFUSED[name])
    error = refusal(currency, option)
    assert error is not None
    found = MONEY.search(error["message"])
    assert found is not None, error
    inside: Any = option
    *steps, last = re.findall(r"[^.\[\]]+", error["path"].removeprefix("option."))
    for step in steps:
        inside = inside[int(step) if step.isdecimal() and isinstance(inside, list) else step]
    inside[last] = format(Decimal((found[1] or found[2]).replace(",", "")), "f")
    again = refusal(currency, option)
    assert again is None or again["path"] != error["path"], (error, again)


@pytest.mark.parametrize("payment", ["4767", "4768", "4769"])
def test_a_payment_whose_count_is_solved_is_not_refused_for_ending_early(payment: str) -> None:
    extra = [{"date": "2026-12-25", "amount": "60000"}]
    assert refusal("JPY", {"payment": payment, "months": {"6": "0", "11": "0"}, "extra": extra}) is None


def test_where_less_is_too_little_and_more_ends_early_nothing_is_named() -> None:
    option = {"payments": 70, "payment": "27", "annual_rate": "0.9", "day_count": "actual/365", "pauses": PAUSES}
    error = refusal("JPY", option, {"principal": "2000"})
    assert error is not None
    assert error["message"].startswith("Nothing fits here while all else stays as it is.")
