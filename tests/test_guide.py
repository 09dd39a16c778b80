"""The guide: the same pages in both languages, every link and key there, every command one that the program takes."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from restructure.agreements.evidence import Signature
from restructure.demo import demo_accounts
from restructure.services.signing import Agreed, sign_and_keep
from restructure.store import accounts, backups
from tests.support.cases import ACCOUNT, TODAY
from tests.support.drafts import draft
from tests.support.stores import NOW, open_store
from tests.support.workplaces import workplace
from ui.actions import ACTIONS
from ui.cli import main

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "guide"
DOCUMENTS = (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "packaging").glob("*.md"))
PAGES = sorted(path.name for path in (GUIDE / "en").glob("*.md"))
TYPED = re.compile(r"```sh\n(.*?)```|`(restructure [^`]+)`", re.DOTALL)
LINK = re.compile(r"\]\(([^)]+)\)")
KEY = re.compile(r"\b(?:Ctrl\+|Alt\+|Shift\+)+[A-Z0-9]\w*|\bF\d{1,2}\b")
ELSEWHERE = {"Alt+Y", "Alt+L"}
"""What accepts under a Chinese layout, and what locks the field in which it is pressed."""


BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
NOT_RUN = {"run", "verify"}
"""What opens a window, and what asks for a sealed file, which test_verifying tries."""
MOST_BYTES = 1_500_000
LIST = "number,creditor,currency,principal,as_of,confirmed_by\nA-1,Bank,CNY,5000.00,2026-11-01,core\n"


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


@pytest.mark.parametrize("page", sorted(path.relative_to(ROOT).as_posix() for path in DOCUMENTS))
def test_every_link_between_documents_leads_somewhere(page: str) -> None:
    for link in LINK.findall((ROOT / page).read_text(encoding="utf-8")):
        file = link.partition("#")[0]
        assert not file or file.startswith("http") or ((ROOT / page).parent / file).exists(), link


def test_the_pictures_are_those_that_are_drawn_and_together_small() -> None:
    for language in ("en", "zh"):
        shown = {link for name in PAGES for link in LINK.findall((GUIDE / language / name).read_text(encoding="utf-8"))}
        there = {f"pictures/{path.name}" for path in (GUIDE / language / "pictures").iterdir()}
        assert {link for link in shown if link.endswith(".png")} == there
    assert sum(path.stat().st_size for path in GUIDE.rglob("*.png")) < MOST_BYTES


def test_every_command_of_the_guide_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RESTRUCTURE_STORE", str(tmp_path / "office.db"))
    store = open_store(tmp_path / "office.db")
    accounts.add_new(store, (ACCOUNT, *demo_accounts(NOW.date(), "cn")))
    sign_and_keep(workplace(store), draft(), Agreed(Signature(ACCOUNT.debtor.name, TODAY), Signature("He Lan", TODAY)))
    backups.write(store, tmp_path).rename(tmp_path / "backup.db")
    store.close()
    (tmp_path / "accounts.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "budget.csv").write_text(f"number,income,spending\n{ACCOUNT.number},5000,3000\n", encoding="utf-8")
    for name in PAGES:
        blocks = BLOCK.findall((GUIDE / "en" / name).read_text(encoding="utf-8"))
        for line in filter(None, "\n".join(blocks).splitlines()):
            here = line.replace("/media", str(tmp_path)).replace("RA-2026-000001", draft().number)
            words = shlex.split(here)[1:]
            if words[0] not in NOT_RUN:
                yes = ["--yes"] if words[0] == "restore" else []
                done = CliRunner().invoke(main, [*words, *yes])
                assert done.exit_code == 0, (line, done.output)


def parsed(line: str) -> None:
    """Go down to the command that a line names; click refuses a slip in its name or in an option."""
    program, *words = shlex.split(line)
    assert program == "restructure"
    command: click.Command = main
    context = click.Context(command, info_name=program, help_option_names=["-h", "--help"])
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        below = command.get_command(context, words.pop(0))
        assert below is not None, line
        command, context = below, click.Context(below, parent=context)
    options = {name for one in command.params for name in one.opts}
    assert {word for word in words if word.startswith("-")} <= options, line
