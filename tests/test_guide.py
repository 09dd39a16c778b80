"""The guide: the same pages in both languages, every link and key there, every command one that the program takes."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from ui.actions import ACTIONS
from ui.cli import main

GUIDE = Path(__file__).parents[1] / "docs" / "guide"
PAGES = sorted(path.name for path in (GUIDE / "en").glob("*.md"))
TYPED = re.compile(r"```sh\n(.*?)```|`(restructure [^`]+)`", re.DOTALL)
LINK = re.compile(r"\]\(([^)]+)\)")
KEY = re.compile(r"\b(?:Ctrl\+|Alt\+|Shift\+)+[A-Z0-9]\w*|\bF\d{1,2}\b")
ELSEWHERE = {"Alt+Y", "Alt+L"}
"""What accepts under a Chinese layout, and what locks the field in which it is pressed."""


def lines(text: str) -> Iterator[str]:
    for block, word in TYPED.findall(text):
        yield from filter(None, (block or word).splitlines())


def test_both_languages_have_the_same_pages_with_the_same_commands() -> None:
    assert sorted(path.name for path in (GUIDE / "zh").glob("*.md")) == PAGES
    for name in PAGES:
        said = [list(lines((GUIDE / language / name).read_text(encoding="utf-8"))) for language in ("en", "zh")]
        blocks = [[line for line in one if line.count(" ") > 1 or "--" in line] for one in said]
        assert [line.split()[:3] for line in blocks[0]] == [line.split()[:3] for line in blocks[1]], name


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_command_link_and_key_of_a_page_is_there(name: str, language: str) -> None:
    text = (GUIDE / language / name).read_text(encoding="utf-8")
    for line in lines(text):
        parsed(line)
    for link in LINK.findall(text):
        assert (GUIDE / language / link).is_file(), link
    keys = {one.key for one in ACTIONS} | ELSEWHERE
    assert set(KEY.findall(text)) <= keys


def parsed(line: str) -> None:
    """Go down to the command that a line names; click refuses a slip in its name or in an option."""
    program, *words = shlex.split(line)
    assert program == "restructure"
    command: click.Command = main
    context = click.Context(command, info_name=program)
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        below = command.get_command(context, words.pop(0))
        assert below is not None, line
        command, context = below, click.Context(below, parent=context)
    options = {name for one in command.params for name in one.opts}
    assert {word for word in words if word.startswith("-")} <= options, line
