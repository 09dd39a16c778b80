"""What the JSON door says to a request that it can't use: where, what would stand there, in either language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from itertools import product
from time import process_time
from typing import Any

import msgspec
import pytest

from reports import wording
from reports.formats import LANGUAGES
from restructure.requests import SHAPES, schema
from tests.support.quotes import QUOTE
from tests.support.requests import APR, ASKED
from ui.api import compute

EVERY: dict[str, dict[str, Any]] = ASKED | {"quote": QUOTE}
DAY = "2026-12-25"
LONGEST_WAIT = 2
"""Seconds of processor time."""


def refused(kind: str, request: object) -> tuple[str, str]:
    text = request if isinstance(request, bytes) else json.dumps(request, ensure_ascii=False).encode()
    answer, code = compute(kind, text)
    assert code == 2, answer
    (error,) = answer["errors"]
    return error["path"], error["message"]


def changed(request: dict[str, Any], path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    whole = deepcopy(request)
    inside: Any = whole
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    return whole


def places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if not isinstance(value, dict):
        yield path
    for step, one in inside:
        yield from places(one, (*path, step))


@pytest.mark.parametrize(
    ("path", "value", "en", "zh"),
    [
        (("option", "annual_rate"), 0.06, 'Write "0.06" here, in quotes.', "这里请加引号，写成\"0.06\"。"),
        (("option", "annual_rate"), 1e-7, 'Write "0.0000001" here, in quotes.', "这里请加引号，写成\"0.0000001\"。"),
        (("option", "payments"), "12", "Write 12 here without quotes.", "这里请写12，不要加引号。"),
        (("option", "payments"), 12.5, "Write a whole number here, not a number with decimals.", "整数"),
        (("debt",), None, "Write an object in { } here, not null.", "花括号对象{ }"),
        (("option", "rate_changes"), {}, "Write a list in [ ] here, not an object in { }.", "方括号列表[ ]"),
        (("option", "kind"), "loan", "Choose one of these: instalment, deferral, settlement.", "请选择其中之一"),
        (("option", "anual_rate"), "0.06", "Did you mean annual_rate?", "是不是要写annual_rate"),
        (("option", "fraction"), "0.6", "Check its spelling or leave it out.", "请检查拼写或去掉"),
    ],
)  # fmt: skip
def test_a_mistake_says_where_and_what_would_stand_there(
    path: tuple[str, ...], value: object, en: str, zh: str
) -> None:
    for language, words in (("en", en), ("zh", zh)):
        request = changed(QUOTE | {"language": language}, path, value)
        where, said = refused("quote", request)
        assert where == ".".join(path)
        assert words in said
        assert "str" not in said.split()


def filled(node: dict[str, Any], named: dict[str, Any]) -> Any:
    """A request in which every field that a schema names is given, in types that may stand there."""
    if "$ref" in node:
        return filled(named[node["$ref"].rpartition("/")[2]], named)
    if "anyOf" in node:
        return max((filled(one, named) for one in node["anyOf"]), key=lambda built: len(str(built)))
    if "properties" in node:
        return {name: filled(one, named) for name, one in node["properties"].items()}
    if "enum" in node:
        return node["enum"][0]
    if node["type"] == "array":
        return [filled(node["items"], named)]
    usual = {"object": {"6": "1"}, "integer": 1, "boolean": True}
    days = {"date": "2026-12-25", "date-time": "2026-12-25T12:00:00"}
    return usual.get(node["type"], days.get(node.get("format", ""), "1"))


def filled_requests(kind: str) -> Iterator[tuple[Any, str]]:
    """One for each kind of option that there is, and where in it something shall be written that no other has."""
    shape = schema(kind)
    definitions: Any = shape["$defs"]
    whole = filled(shape, definitions)
    if kind == "payoff":
        # All else is a quote.
        yield EVERY[kind], "on"
        return
    yield whole, ""
    if "option" in whole:
        for option in ("InstalmentIn", "SettlementIn", "DeferralIn"):
            given = filled(definitions[option], definitions)
            yield EVERY[kind] | {"option": given | ({"remaining": {}} if "remaining" in given else {})}, "option"


ODD = (20261225, 0.5, "x", [7], {"a": 1}, None, True, float("nan"), 10**400, -1, 1e300)


@pytest.mark.parametrize("kind", EVERY)
def test_whatever_is_written_in_a_field_says_where_it_is_and_what_would_do(kind: str) -> None:
    bare = {f"reason.{code}" for code in ("unknown", "wrong_type.bare", "missing_field.bare", "unknown_choice.bare")}
    unhelpful = {wording.CATALOGUES[language][one] for one in bare for language in LANGUAGES}
    for whole, where in filled_requests(kind):
        for place, (turn, value) in product(places(whole), enumerate(ODD)):
            if not place or where not in ("", place[0]):
                continue
            path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place).lstrip(".")
            text = json.dumps({"language": LANGUAGES[turn % 2]} | changed(whole, place, value)).encode()
            try:
                msgspec.json.decode(text, type=SHAPES[kind])
            except msgspec.DecodeError:
                (error,) = compute(kind, text)[0]["errors"]
                assert error["path"].startswith(path), (path, value, error)
                assert error["message"] not in unhelpful, (path, value)


@pytest.mark.parametrize(
    ("option", "path", "said"),
    [
        ({"rows": [{"due": 20261225}]}, "option.rows[0].due", 'Write "2026-12-25" here, in quotes.'),
        ({"rows": [{"due": 20261325}]}, "option.rows[0].due", 'For instance: "2026-12-25".'),
        ({"rows": [{}]}, "option.rows[0].due", 'Fill this in. For instance: "2026-12-25".'),
        ({"frequency": 2}, "option.frequency", 'For instance: "1 month".'),
        ({"annual_rate": 18}, "option.annual_rate", 'For instance: "0.06".'),
        ({"payment": -5}, "option.payment", 'For instance: "1234".'),
        ({"payment": float("nan")}, "option.payment", 'JSON has no number NaN. For instance: "1234".'),
        ({"payments": 12.0}, "option.payments", "not a number with decimals. For instance: 12."),
        ({"payments": 10**30}, "option.payments", "from 1 to 1200"),
        ({"method": 7}, "option.method", "Choose one of these: bullet"),
        ({"months": {"6": 10**400}}, "option.months.6", "not a number with so many digits"),
    ],
)
def test_what_is_named_for_a_wrong_type_may_stand_there(option: dict[str, Any], path: str, said: str) -> None:
    where, message = refused("quote", QUOTE | {"option": QUOTE["option"] | option})
    assert where == path
    assert said in message


ONE = {"kind": "instalment", "annual_rate": "0.12", "first_due": "2026-11-25", "payments": 1}
TINY = {"principal": "0.01"}
NONE_FITS: list[tuple[dict[str, Any], str, str, str]] = [
    (
        {"option": ONE | {"extra": [{"date": "2026-11-25", "amount": "5"}]}},
        "option.extra[0].date",
        "add pay",
        "增加期数",
    ),
    ({"debt": TINY, "option": ONE | {"balloon": "5"}}, "option.balloon", "Leave it out.", "请去掉"),
    (
        {"debt": TINY, "option": ONE | {"down_payment": {"date": "2026-11-25", "amount": "5"}}},
        "option.down_payment",
        "Leave it out.",
        "请去掉",
    ),
    (
        {"option": ONE | {"first_due": "2026-11-01", "down_payment": {"date": "2026-11-25", "amount": "5"}}},
        "option.first_due",
        "One whole period later is 25 December 2026.",
        "2026年12月25日",
    ),
    (
        {"option": {"kind": "settlement", "amount": "5", "expires": "2026-11-28", "first_due": "2026-11-20"}},
        "option.first_due",
        "One whole period later is 25 December 2026.",
        "2026年12月25日",
    ),
    (
        {
            "debt": TINY,
            "option": {"kind": "settlement", "fraction": "0.4", "expires": "2026-12-05"} | {"first_due": DAY},
        },
        "option.fraction",
        "Forgive less",
        "请少免一些",
    ),
]


@pytest.mark.parametrize(("request_", "path", "en", "zh"), NONE_FITS)
def test_where_no_value_fits_it_is_said_what_can_be_done_instead(
    request_: dict[str, Any], path: str, en: str, zh: str
) -> None:
    for language, words in (("en", en), ("zh", zh)):
        where, said = refused("quote", QUOTE | request_ | {"language": language})
        assert where == path
        assert words in said


def test_a_name_of_the_requests_own_is_found_by_its_value() -> None:
    parts = {"principal": "500", "interest": 30, "fees": "20"}
    assert refused("allocate", ASKED["allocate"] | {"parts": parts})[0] == "parts.interest"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_broken_json_says_at_which_character(language: str) -> None:
    text = json.dumps({"language": language} | QUOTE, ensure_ascii=False)
    deep = '{"language": "' + language + '", "debt":' + "[" * 5000
    for broken, character in (
        (text[:-20], len(text) - 20),
        (text.replace(": 12", ": x12"), text.index(": 12") + 3),
        (deep, deep.index("[") + 100),
    ):
        where, said = refused("quote", broken.encode())
        assert where == ""
        assert str(character) in said
        assert ("请看" in said) == (language == "zh")


@pytest.mark.parametrize("depth", [99, 101, 500, 900, 960, 980, 990, 1000, 5000])
def test_brackets_within_brackets_are_refused_at_any_depth(depth: int) -> None:
    for text in (
        b'{"debt":' * depth + b"1" + b"}" * depth,
        b'{"debt":{"principal":' + b"[" * depth + b"]" * depth + b"}}",
    ):
        assert refused("quote", text)[1]


def test_a_long_name_is_not_repeated_whole() -> None:
    for name in ("x" * 20_000, "x` - at `$.payments[y].z", "款" * 20_000):
        for request in (APR | {name: 1}, json.dumps(APR | {"a": 1}).replace('"a"', f'"{name}": 2, "{name}"').encode()):
            where, said = refused("apr", request)
            assert len(where) + len(said) < 200


def test_a_rate_without_a_currency_is_not_answered_in_one() -> None:
    far = [{"date": "2027-11-25", "amount": "1" * 30}]
    assert "€" not in refused("apr", APR | {"payments": far})[1]
    assert "€" in refused("apr", APR | {"payments": far, "currency": "EUR"})[1]


@pytest.mark.parametrize("kind", EVERY)
def test_nothing_runs_long_whatever_is_written_in_a_place(kind: str) -> None:
    entry = {"date": "2026-12-01", "from": "2026-12-01", "amount": "1", "annual_rate": "0", "name": "a", "balance": "5"}
    for path in places(EVERY[kind]):
        for value in ("z" * 20_000, "9" * 20_000, ["5"] * 11_000, [entry] * 11_000, 10**30, True):
            request = json.dumps(changed(EVERY[kind], path, value)).encode()
            began = process_time()
            answer, code = compute(kind, request)
            assert process_time() - began < LONGEST_WAIT
            assert code == 0 or len(json.dumps(answer)) < 2_000


def test_sixty_thousand_payments_are_refused_by_their_number() -> None:
    assert refused("apr", APR | {"payments": APR["payments"] * 60_000}) == (
        "payments",
        "This list may have 10,000 entries at most. Split it.",
    )


def test_the_largest_plan_with_the_most_changes_is_answered_in_time() -> None:
    days = [f"{2027 + month // 12}-{month % 12 + 1:02}-01" for month in range(61)]
    changes = [{"from": day, "annual_rate": f"0.0{5 + place % 3}"} for place, day in enumerate(days)]
    option = QUOTE["option"] | {"payments": 1200, "frequency": "1 week", "first_due": "2026-12-02"}
    began = process_time()
    assert compute("quote", json.dumps(QUOTE | {"option": option | {"rate_changes": changes[:60]}}).encode())[1] == 0
    assert process_time() - began < LONGEST_WAIT
    assert refused("quote", QUOTE | {"option": option | {"rate_changes": changes}})[0] == "option.rate_changes"


def test_a_rate_that_is_asked_for_often_is_computed_once() -> None:
    began = process_time()
    assert compute("quote", json.dumps(QUOTE | {"rates": ["xirr"] * 100_000}).encode())[1] == 0
    assert process_time() - began < LONGEST_WAIT
