"""The language of the command line: the same option for every command, else that of whoever is at the PC."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from reports import wording
from reports.formats import LANGUAGES
from restructure.store import Passphrase, accounts, person_traces
from tests.support.cases import ACCOUNT
from tests.support.stores import open_store
from ui.cli import COMMANDS, main
from ui.cli.language import country

PHRASE = "a passphrase for tests"
ENGLISH = re.compile(r"\b[A-Za-z]+[a-z](?: [a-z]+){1,}\b")
"""Two words of English after each other."""
NOT_SAID = re.compile(r"restructure import --undo|/\S+|\S+\.(csv|db)|Example \w+|Sample \w+|\w+_\w+")
LIST = "number,creditor,currency,principal,as_of,confirmed_by\nA-1,Bank,CNY,5000.00,2026-11-01,core\nA-2,Bank,CNY,x,,\n"
SAYS = {"echo", "ClickException", "prompt", "confirm"}


def leaves(command: click.Command) -> list[click.Command]:
    if isinstance(command, click.Group):
        return [leaf for one in command.commands.values() for leaf in leaves(one)]
    return [command]


def test_every_command_takes_its_language_the_same_way() -> None:
    ctx = click.Context(main)
    for name in COMMANDS:
        command = main.get_command(ctx, name)
        assert command is not None
        if name != "compute":
            assert all([one.name for one in leaf.params].count("language") == 1 for leaf in leaves(command))


@pytest.fixture
def given(tmp_path: Path) -> dict[str, list[str]]:
    store = open_store(tmp_path / "store.db", Passphrase(PHRASE))
    accounts.save(store, ACCOUNT)
    store.close()
    (tmp_path / "said.txt").write_text("我失业了，每月最多还800", encoding="utf-8")
    for name, text in (("phrase", PHRASE), ("list.csv", LIST), ("paid.csv", "account_number,paid_on,amount\nX,y,z\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        (tmp_path / name).chmod(0o600)
    return {
        "file": [str(tmp_path / "list.csv")],
        "paid": [str(tmp_path / "paid.csv"), "--kind", "payments"],
        "number": [ACCOUNT.number],
        "folder": [str(tmp_path)],
        "said": [str(tmp_path / "said.txt")],
        "where": ["--store", str(tmp_path / "store.db"), "--passphrase-file", str(tmp_path / "phrase")],
        "nowhere": ["--store", str(tmp_path / "none.db"), "--passphrase-file", str(tmp_path / "phrase")],
    }


COMMAND_LINES = (
    "import file where --dry-run",
    "import file where",
    "import file where --update",
    "import paid where",
    "import where --batches",
    "import where --undo 1",
    "backup nowhere",
    "audit verify where",
    "complaints add number where --about 利息",
    "complaints list where",
    "complaints answer 1 where --text 答复 --found upheld",
    "accounts where",
    "accounts where --names",
    "counts where --from 2026-11-01 --to 2026-11-30 --weeks",
    "counts where --from 2026-11-01 --to 2026-11-30 --definitions",
    "creditor list where",
    "creditor end number return where --reason 原因",
    "creditor withdraw 3 where --reason 原因",
    "dealing out number where --to li",
    "dealing rotate number where --to li",
    "dealing give number li where --reason 原因",
    "dealing list where",
    "talk number nobody where",
    "bulk step number nobody where --when +2",
    "bulk hold number nobody where --until 2027-12-30 --dry-run",
    "bulk letters notice number nobody where --out folder",
    "talk number stopped where",
    "brief number where",
    "message opt-out number email where",
    "message write number call-back where --by-medium wechat",
    "message write number offer where --by-medium wechat",
    "message write number call-back where --by-medium email",
    "message answer number said where --by-medium wechat",
    "crisis list where",
    "crisis release number where --reason 原因",
    "suspense where",
    "reverse number 2026-11-01 5 where --reason 原因",
    "person find number where",
    "person find nobody where",
    "person due where",
    "change list where",
    "change accept 9 where",
    "release list where",
    "key list where",
    "rules sign-off cn where --by 张律师 --on 2026-11-30",
)


def test_no_sentence_of_english_is_left_where_the_pc_speaks_chinese(given: dict[str, list[str]]) -> None:
    for line in COMMAND_LINES:
        words = [word for one in line.split() for word in given.get(one, [one])]
        done = CliRunner().invoke(main, words, env={"LC_ALL": "zh_CN.UTF-8"})
        assert done.exception is None or isinstance(done.exception, SystemExit), (line, done.exception)
        said = done.output.replace("Error: ", "")
        assert not ENGLISH.search(NOT_SAID.sub("", said)), (line, said)


def test_each_place_where_a_person_may_stand_has_a_name() -> None:
    for language in LANGUAGES:
        assert all(wording.name("held", table, language) for table in person_traces.DOSSIER)


def test_an_option_says_it_before_the_pc_does(given: dict[str, list[str]]) -> None:
    words = ["complaints", "list", *given["where"]]
    for asked, pc, said in (
        ("en", "zh_CN", "0 open"),
        ("zh", "C", "未结0件"),
        ("", "zh_TW", "未结0件"),
        ("", "C", "0 open"),
    ):
        option = ["--language", asked] if asked else []
        assert said in CliRunner().invoke(main, [*words, *option], env={"LC_ALL": pc}).output


def test_no_command_says_a_sentence_past_the_catalogue() -> None:
    found = []
    for path in sorted((Path(__file__).parents[3] / "ui" / "cli").glob("*.py")):
        for call in ast.walk(ast.parse(path.read_bytes())):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in SAYS):
                continue
            texts = [one.value for arg in call.args for one in ast.walk(arg) if isinstance(one, ast.Constant)]
            found += [f"{path}: {text}" for text in texts if isinstance(text, str) and ENGLISH.search(text)]
    assert not found


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("zh_CN.UTF-8", "cn"),
        ("zh_TW", "cn"),
        ("en_GB.UTF-8", "uk"),
        ("en_US.UTF-8", "us"),
        ("de_DE", "us"),
        ("C", "us"),
    ],
)
def test_the_demo_is_of_the_country_of_this_pc(monkeypatch: pytest.MonkeyPatch, named: str, expected: str) -> None:
    monkeypatch.setenv("LC_ALL", named)
    assert country() == expected
