"""docs/compute.md is true: every example on it is run."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ui.api import KINDS, compute, encode

PAGE = (Path(__file__).parents[3] / "docs" / "compute.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE))


def blocks(kind: str, name: str) -> list[Any]:
    return [
        json.loads(text)
        for told, text in re.findall(r"```json ([^\n]+)\n(.*?)```", SECTIONS[kind], re.DOTALL)
        if told == name
    ]


def answered(kind: str, request: object) -> tuple[Any, int]:
    answer, code = compute(kind, json.dumps(request).encode())
    return json.loads(encode(answer)), code


def test_every_kind_has_its_section() -> None:
    assert SECTIONS.keys() == {*KINDS, "Errors"}


@pytest.mark.parametrize("kind", KINDS)
def test_an_example_is_answered_as_it_is_shown(kind: str) -> None:
    requests, answers = blocks(kind, "request"), blocks(kind, "answer")
    assert requests
    assert [answered(kind, request) for request in requests] == [(answer, 0) for answer in answers]


@pytest.mark.parametrize("option", blocks("quote", "option"), ids=lambda option: str(option["kind"]))
def test_every_option_shown_is_answered(option: dict[str, Any]) -> None:
    request = blocks("quote", "request")[0]
    asked = {name: value for name, value in request.items() if name != "treatment"} | {"option": option}
    assert answered("quote", asked)[1] == 0


def test_the_errors_are_those_shown() -> None:
    (request,), (errors,) = blocks("Errors", "refused apr"), blocks("Errors", "errors")
    assert answered("apr", request) == (errors, 2)
