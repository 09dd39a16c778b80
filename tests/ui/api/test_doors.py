"""The other doors of the command line: rates, accrual, allocation, budget, distribution."""

from __future__ import annotations

import json
from typing import Any

import pytest

from restructure.requests import SHAPES, schema
from tests.support.requests import ACCRUE, ALLOCATE, APR, ASKED, DISTRIBUTE
from tests.vectors import published
from ui.api import KINDS, compute


def reply(kind: str, request: dict[str, Any]) -> Any:
    answer, code = compute(kind, json.dumps(request).encode())
    assert code == 0, answer
    return answer


def paths(kind: str, request: dict[str, Any]) -> list[str]:
    answer, code = compute(kind, json.dumps(request).encode())
    assert code == 2
    assert all(error["message"] for error in answer["errors"])
    return [error["path"] for error in answer["errors"]]


def shown(answer: dict[str, Any]) -> dict[str, Any]:
    beside = answer.get("guidelines", ())
    lists = {"standards": [one["standard"] for one in beside], "above": [one["above"] for one in beside]}
    return answer | lists | {"amounts": [share["amount"] for share in answer.get("shares", ())]}


@published("doors")
def test_a_published_figure_comes_out_of_its_door(vector: dict[str, Any]) -> None:
    answer, expected = shown(reply(vector["kind"], vector["request"])), vector["expected"]
    for line, floored in zip(answer.get("lines", ()), expected.get("floored", ()), strict=False):
        assert int(line["interest"].replace(".", "")) - floored in (0, 1)
    plain = {name: value for name, value in expected.items() if name != "floored"}
    assert len(answer.get("lines", ())) == len(expected.get("floored", answer.get("lines", ())))
    assert {name: answer[name] for name in plain} == plain


def test_every_kind_has_a_schema_and_a_door() -> None:
    assert KINDS.keys() == SHAPES.keys()
    for kind in KINDS:
        assert schema(kind)["$defs"]


def test_a_rate_is_answered_with_eight_decimals_and_as_it_is_printed() -> None:
    assert reply("apr", APR) == {"apr": "0.10000000", "printed": "10.0", "method": "eu_aprc"}


CLAIM = {"due": "2025-01-01", "annual_rate": "0.1", "secured": "5", "parts": {"principal": "90", "interest": "10"}}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_several_rates_are_never_answered_as_one(language: str) -> None:
    there = [{"date": "2021-01-01", "amount": "1000"}, {"date": "2023-01-01", "amount": "1320"}]
    back = [{"date": "2022-01-01", "amount": "2300"}]
    answer = reply("apr", APR | {"advances": there, "payments": back, "language": language})
    assert (answer["apr"], answer["unique"], answer["rates"]) == ("0.10000000", False, ["0.10000000", "0.20000000"])
    assert answer["reason"]


def test_a_negative_rate_says_why() -> None:
    answer = reply("apr", APR | {"payments": [{"date": "2027-11-25", "amount": "999.99"}]})
    assert (answer["apr"][0], bool(answer["reason"]), "unique" in answer) == ("-", True, False)


@pytest.mark.parametrize(
    ("kind", "change", "path"),
    [
        ("apr", {"colour": 1}, "colour"),
        ("apr", {"method": "us_actuarial"}, "unit"),
        ("apr", {"unit": "often"}, "unit"),
        ("apr", {"payments": []}, "payments"),
        ("apr", {"payments": [{"date": "2026-11-24", "amount": "1"}]}, "payments[0].date"),
        ("apr", {"payments": [{"date": "2026-12-24", "amount": "-1"}]}, "payments[0].amount"),
        ("apr", {"currency": "XXX"}, "currency"),
        ("accrue", {"to": "2026-01-01"}, "to"),
        ("accrue", {"rates": []}, "rates"),
        ("accrue", {"rates": [{"from": "2026-01-05", "annual_rate": "0.1"}]}, "rates"),
        ("accrue", {"rates": ACCRUE["rates"] * 2}, "rates[1].from"),
        ("accrue", {"rates": [{"from": "2026-01-01", "annual_rate": "ten"}]}, "rates[0].annual_rate"),
        ("accrue", {"pauses": [{"from": "2026-02-01", "to": "2026-01-01"}]}, "pauses[0].to"),
        ("accrue", {"payments": [{"date": "2025-02-01", "amount": "1"}]}, "payments[0].date"),
        ("accrue", {"payments": [{"date": "2026-02-01", "amount": "10001"}]}, "payments[0].amount"),
        ("allocate", {"order": ["interest", "fees"]}, "order"),
        ("allocate", {"order": "upwards"}, "order"),
        ("allocate", {"parts": {"principal": "x"}}, "parts.principal"),
        ("allocate", {"debts": [{"name": "a", **CLAIM}], "on": "2026-11-25"}, "parts"),
        ("allocate", {"parts": {}, "debts": [{"name": "a", **CLAIM}]}, "on"),
        ("allocate", {"parts": {}, "debts": [{"name": "a", **CLAIM}] * 2, "on": "2026-11-25"}, "debts[1].name"),
        ("allocate", {"parts": {}, "debts": [{"name": "a", **CLAIM}], "on": "2026-11-25", "named": "b"}, "named"),
        ("budget", {"household": {"income": "5"}}, "household.spending"),
        ("budget", {"policy": "mars"}, "policy"),
        ("distribute", {"debts": []}, "debts"),
        ("distribute", {"method": "fairly"}, "method"),
        ("distribute", {"debts": DISTRIBUTE["debts"] * 2}, "debts[1].name"),
        ("distribute", {"debts": [{"name": "a", "balance": "1", "arrears": "2"}]}, "debts[0].arrears"),
        ("distribute", {"debts": [{"name": "a", "balance": "1", "minimum": "m"}]}, "debts[0].minimum"),
        ("counteroffer", {"says": {"settle": {}}}, "says.settle"),
        ("counteroffer", {"says": {"settle": {"amount": "1", "fraction": "0.1"}}}, "says.settle"),
        ("counteroffer", {"says": {"settle": {"fraction": "1.1"}}}, "says.settle.fraction"),
        ("counteroffer", {"says": {"settle": {"amount": "x"}}}, "says.settle.amount"),
        ("counteroffer", {"says": {"per_month": "1", "regular": {"amount": "1"}}}, "says.per_month"),
        ("counteroffer", {"says": {"regular": {"amount": "1", "frequency": "often"}}}, "says.regular.frequency"),
        ("counteroffer", {"says": {"now_on": "2026-12-20"}}, "says.now"),
        ("statement", {"today": "1899-12-31"}, "today"),
        ("statement", {"text": "x" * 2001}, "text"),
        ("statement", {"text": None}, "text"),
        ("statement", {"currency": "XXX"}, "currency"),
        ("incoming", {"medium": "fax"}, "medium"),
        ("incoming", {"text": "x" * 2001}, "text"),
        ("incoming", {"sender": {"telephone": "1" * 201}}, "sender.telephone"),
        ("brief", {"situation": {"opted_out": ["fax"]}}, "situation.opted_out[0]"),
    ],
)
def test_a_mistake_is_named_by_its_path(kind: str, change: dict[str, Any], path: str) -> None:
    assert paths(kind, ASKED[kind] | change) == [path]


def test_lines_break_at_each_rate_pause_and_payment() -> None:
    answer = reply(
        "accrue",
        ACCRUE
        | {
            "rates": [*ACCRUE["rates"], {"from": "2026-02-01", "annual_rate": "0.12"}],
            "pauses": [{"from": "2026-01-11", "to": "2026-01-20"}],
            "payments": [{"date": "2026-02-10", "amount": "1000"}],
        },
    )
    assert [(line["from"].isoformat(), line["days"], line["interest"]) for line in answer["lines"]] == [
        ("2026-01-01", 9, "44.38"),
        ("2026-01-10", 10, "0.00"),
        ("2026-01-20", 11, "54.25"),
        ("2026-01-31", 10, "32.88"),
        ("2026-02-10", 19, "56.22"),
    ]
    assert answer["interest"] == "187.73"


def test_costs_come_before_interest_and_interest_before_principal() -> None:
    assert reply("allocate", ALLOCATE)["covered"] == {"principal": "50.00", "interest": "30.00", "fees": "20.00"}


def test_an_old_card_debt_is_paid_principal_first() -> None:
    answer = reply("allocate", ALLOCATE | {"order": "principal_first", "payment": "510"})
    assert answer["covered"] == {"principal": "500.00", "interest": "10.00", "fees": "0.00"}
    assert answer["owed"] == {"principal": "0.00", "interest": "20.00", "fees": "20.00"}


@pytest.mark.parametrize(
    ("other", "named", "received"),
    [
        ({}, None, ["25.00", "25.00"]),
        ({}, "b", ["0.00", "50.00"]),
        ({"due": "2026-12-01"}, None, ["50.00", "0.00"]),
        ({"due": "2026-11-26", "secured": "0", "annual_rate": "0.2"}, None, ["50.00", "0.00"]),
        ({"secured": "4.99"}, None, ["0.00", "50.00"]),
        ({"secured": "5", "annual_rate": "0.1001"}, None, ["0.00", "50.00"]),
        ({"due": "2025-01-02"}, None, ["50.00", "0.00"]),
        ({"parts": {"principal": "200"}}, None, ["16.67", "33.33"]),
    ],
)
def test_of_several_debts_the_one_that_was_named_then_the_one_that_the_law_names_is_paid(
    other: dict[str, object], named: str | None, received: list[str]
) -> None:
    debts = [{"name": "a", **CLAIM}, {"name": "b", **CLAIM, **other}]
    asked = {"currency": "CNY", "payment": "50", "on": "2026-11-25", "debts": debts, "named": named}
    answer = reply("allocate", asked)
    assert ([one["received"] for one in answer["debts"]], answer["left"]) == (received, "0.00")


PLAN = {"kind": "instalment", "method": "level", "annual_rate": "0", "first_due": "2026-12-25", "payments": 2}
TWO = [
    {"account": "A", "debt": {"principal": "100"}, "due_since": "2026-05-05"},
    {"account": "B", "debt": {"principal": "60"}, "due_since": "2026-02-05"},
]


def test_a_quote_for_two_accounts_says_what_each_receives_of_a_payment() -> None:
    asked = {"currency": "CNY", "as_of": "2026-11-25", "debts": TWO, "option": PLAN}
    answer = reply("quote", asked)
    rows = [[one["payment"] for one in row["parts"]] for row in answer["schedule"]]
    assert rows == [["20.00", "60.00"], ["80.00", "0.00"]]
    assert [one["paid"] for one in answer["debts"]] == ["100.00", "60.00"]
    named = [TWO[0] | {"designated": True}, TWO[1]]
    rows = [[one["payment"] for one in row["parts"]] for row in reply("quote", asked | {"debts": named})["schedule"]]
    assert rows == [["80.00", "0.00"], ["20.00", "60.00"]]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({}, "debt"),
        ({"debts": TWO[:1]}, "debts"),
        ({"debts": TWO, "debt": {"principal": "1"}}, "debt"),
        ({"debts": [TWO[0], TWO[1] | {"account": "A"}]}, "debts[1].account"),
        ({"debts": [TWO[0], TWO[1] | {"secured": "60.01"}]}, "debts[1].secured"),
    ],
)
def test_a_quote_for_no_debt_for_one_of_several_or_for_both_is_refused(changes: dict[str, Any], path: str) -> None:
    asked = {"currency": "CNY", "as_of": "2026-11-25", "option": PLAN} | changes
    answer, code = compute("quote", json.dumps(asked).encode())
    assert (code, answer["errors"][0]["path"]) == (2, path)


def test_a_payment_above_the_debt_leaves_the_rest() -> None:
    assert reply("allocate", ALLOCATE | {"payment": "600"})["left"] == "50.00"


def test_a_budget_shows_its_lines_and_asks_about_what_is_missing() -> None:
    means = {"incomes": [{"amount": "300", "frequency": "weekly"}], "spending": [{"category": "rent", "amount": "700"}]}
    answer = reply("budget", {"currency": "GBP", "household": means, "policy": "uk"})
    assert [line["per_month"] for line in answer["lines"]] == ["1300.00", "700.00"]
    assert (answer["savings"], answer["surplus"]) == ("20.00", "580.00")
    assert [flag["flag"] for flag in answer["flags"]] == ["income_stated_only"]


def test_what_is_never_paid_off_is_said_with_the_payment_that_would() -> None:
    debt = {"name": "card", "balance": "1000", "annual_rate": "0.24"}
    answer = reply("distribute", DISTRIBUTE | {"available": "20", "debts": [debt]})
    assert (answer["months"], answer["never_cleared"]) == (None, ["card"])
    enough = reply("distribute", DISTRIBUTE | {"available": answer["smallest_payment"], "debts": [debt]})
    assert enough["never_cleared"] == []


def test_an_effective_rate_is_not_charged_by_the_twelfth() -> None:
    def interest(kind: str) -> float:
        debt = {"name": "card", "balance": "1000", "annual_rate": "0.699", "rate_kind": kind}
        return float(reply("distribute", DISTRIBUTE | {"debts": [debt]})["total_interest"])

    assert interest("effective") < interest("nominal")


@pytest.mark.parametrize("kind", ASKED)
@pytest.mark.parametrize("text", [b"", b"null", b"[]", b"{", b"\xff", b'{"currency": "CNY"}'])
def test_what_is_no_request_is_said_in_json(kind: str, text: bytes) -> None:
    answer, code = compute(kind, text)
    assert code == 2
    assert answer["errors"]


def test_a_quote_says_the_first_period_again_as_it_was_asked() -> None:
    option = {"kind": "instalment", "annual_rate": "0.24", "first_due": "2027-01-25", "payments": 60}
    asked = {"currency": "CNY", "as_of": "2026-11-25", "debt": {"principal": "20000"}, "option": option}
    refused, code = compute("quote", json.dumps(asked).encode())
    assert (code, refused["errors"][0]["path"]) == (2, "option.first_due")
    assert "first_period: first" in refused["errors"][0]["message"]
    found = reply("quote", asked | {"option": option | {"first_period": "first"}})
    assert [row["payment"] for row in found["schedule"][:2]] == ["975.36", "575.36"]
    assert (found["option"]["first_period"], found["option"]["payment"]) == ("first", "575.36")
    again = reply("quote", asked | {"option": json.loads(json.dumps(found["option"], default=str))})
    assert again["schedule"] == found["schedule"]


def test_only_the_rates_that_are_asked_for_are_computed() -> None:
    option = {"kind": "instalment", "annual_rate": "0.06", "first_due": "2026-12-25", "payments": 12}
    asked = {"currency": "CNY", "as_of": "2026-11-25", "debt": {"principal": "20000"}, "option": option}
    whole = reply("quote", asked)["rates"]
    assert len(whole) == 6
    for names in (["xirr"], ["cn_simple", "eu_aprc"], []):
        assert reply("quote", asked | {"rates": names})["rates"] == {name: whole[name] for name in names}
    assert paths("quote", asked | {"rates": ["apr"]}) == ["rates[0]"]
