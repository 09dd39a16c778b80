"""Many requests to the JSON door, one a line."""

from __future__ import annotations

import io
import json
import os

import pytest
from click.testing import CliRunner

from tests.support.quotes import QUOTE
from tests.support.requests import ASKED
from ui.api import answers, compute
from ui.api.lines import at_once
from ui.cli import main


def asked(count: int) -> list[bytes]:
    """Requests that can be told apart by their answers, every third of them wrong."""
    return [
        json.dumps({"currency": "EUR", "payment": f"{place}.00" if place % 3 else "x", "parts": {"principal": "9999"}})
        .encode() for place in range(count)
    ]  # fmt: skip


@pytest.mark.parametrize("processes", [1, 2])
def test_each_line_is_answered_in_its_place_mistakes_too(processes: int) -> None:
    requests = asked(130)
    found = list(answers("allocate", io.BytesIO(b"\n".join(requests)), processes))
    assert [json.loads(line) for line, _ in found] == [compute("allocate", text)[0] for text in requests]
    assert [code for _, code in found] == [0 if place % 3 else 2 for place in range(130)]


@pytest.mark.parametrize("kind", ["quote", *ASKED])
def test_every_kind_answers_lines_as_it_answers_one_request(kind: str) -> None:
    request = json.dumps(QUOTE if kind == "quote" else ASKED[kind])
    done = CliRunner().invoke(main, ["compute", kind, "--lines", "-"], input=f"{request}\r\n{request}\n")
    alone = CliRunner().invoke(main, ["compute", kind], input=request)
    assert (done.exit_code, alone.exit_code) == (0, 0)
    assert [json.loads(line) for line in done.output.splitlines()] == [json.loads(alone.output)] * 2


def test_a_line_is_answered_before_the_next_is_read() -> None:
    class Watched(io.BytesIO):
        taken = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            self.taken += 1
            return super().readline(size)

    source = Watched(b"\n".join(asked(5)))
    found = answers("allocate", source)
    next(found)
    assert source.taken == 1


def test_an_empty_line_and_one_too_long_are_answered_in_their_place() -> None:
    good = json.dumps(ASKED["apr"])
    huge = json.dumps(ASKED["apr"] | {"language": "zh", "colour": "x" * 9_000_000})
    done = CliRunner().invoke(main, ["compute", "apr", "--lines"], input=f"{good}\n\n{huge}\n{good}")
    first, empty, long, last = [json.loads(line) for line in done.output.splitlines()]
    assert done.exit_code == 2
    assert first == last == json.loads(CliRunner().invoke(main, ["compute", "apr"], input=good).output)
    assert "JSON" in empty["errors"][0]["message"]
    assert "8MB" in long["errors"][0]["message"]


@pytest.mark.parametrize("words", [["frobnicate"], ["frobnicate", "--lines"], ["frobnicate", "--schema"]])
@pytest.mark.parametrize(("language", "word"), [("en", "Choose"), ("zh", "请选择")])
def test_an_unknown_kind_is_answered_in_json_in_either_language(words: list[str], language: str, word: str) -> None:
    done = CliRunner().invoke(main, ["compute", *words], input=json.dumps({"language": language}))
    assert done.exit_code == 2
    (error,) = json.loads(done.output)["errors"]
    assert error["path"] == "kind"
    assert word in error["message"]
    assert "quote, apr" in error["message"]


@pytest.mark.parametrize(("asked", "cores", "at_a_time"), [(1, 8, 1), (8, 8, 8), (9, 8, 8), (1000, 8, 8), (3, None, 1)])
def test_no_more_processes_work_than_there_are_cores(
    monkeypatch: pytest.MonkeyPatch, asked: int, cores: int | None, at_a_time: int
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    assert at_once(asked) == at_a_time
