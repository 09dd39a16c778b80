"""Help: in the language of whoever asks, of every command, ours and click's words alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import east_asian_width

import click
import pytest
from click.testing import CliRunner

from ui.cli import COMMANDS, main
from ui.cli.catalogue import problems

WORDS = re.compile(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}")
TO_TYPE = re.compile(r"`+[^`]+`+|restructure [a-z]+( [a-z]+)?")
WIDTH = 80


@pytest.fixture(autouse=True)
def language(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")


def paths(command: click.Command, *before: str) -> Iterator[tuple[str, ...]]:
    yield before
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from paths(below, *before, name)


def columns(line: str) -> int:
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in line)


def test_every_command_helps_in_chinese_within_the_width_of_a_terminal() -> None:
    asked = list(paths(main))
    assert len(asked) > len(COMMANDS)
    for words in asked:
        said = CliRunner().invoke(main, [*words, "-h"]).output
        assert said.startswith("用法：")
        assert not WORDS.search(TO_TYPE.sub("", said.partition("\n")[2])), words
        # One column more where a character of two ends a line; what may be typed for an option is not broken.
        filled = [line for line in said.splitlines()[1:] if columns(line) > len(line)]
        assert max(map(columns, filled)) <= WIDTH + 1, words


def test_help_is_english_where_the_pc_is_or_where_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Write an encrypted backup" in CliRunner().invoke(main, ["backup", "--language", "en", "-h"]).output
    assert "写出加密备份" in CliRunner().invoke(main, ["backup", "--help"]).output
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert "Write an encrypted backup" in CliRunner().invoke(main, ["--help"]).output
    assert "用法" not in CliRunner().invoke(main, ["backup", "-h"]).output


def test_a_slip_is_named_in_the_language_of_the_pc() -> None:
    done = CliRunner().invoke(main, ["backup", "--folder"])
    assert done.exit_code == 2
    assert "错误：" in done.output


def test_the_help_says_what_each_exit_means() -> None:
    assert "退出码 0" in CliRunner().invoke(main, ["--help"]).output


def test_the_catalogue_is_whole() -> None:
    assert problems() == []
