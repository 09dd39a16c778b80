"""What an organisation says for all of its PCs stands in for what nobody said, and is refused with line and key."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from restructure.parties.organisation import DEMO
from restructure.store import settings
from tests.support.stores import open_store
from ui import languages
from ui.cli import main
from ui.cli.language import country, of_this_pc
from ui.cli.opening import office
from ui.cli.organisation_file import KEYS, Wrong, place, read, take_organisation_file
from ui.cli.verbose import said_in_a_box
from ui.own_rules import own_folder

WHOLE = """
store = "/srv/office.db"
language = 'zh'
country = "uk"
backups = "/srv/backups"
rules = "/srv/rules"
passphrase_file = "/etc/restructure.pass"
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The organisation's file; whatever it sets is taken back."""
    for one in KEYS.values():
        monkeypatch.setenv(one.variable, "x")
        monkeypatch.delenv(one.variable)
    monkeypatch.setenv("RESTRUCTURE_CONFIG", str(tmp_path / "restructure.toml"))
    return tmp_path / "restructure.toml"


def test_what_it_says_stands_in_for_what_nobody_said(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(KEYS) == {line.split()[0] for line in WHOLE.strip().splitlines()}
    monkeypatch.setenv("RESTRUCTURE_STORE", "/mine.db")
    file.write_text(WHOLE, encoding="utf-8")
    take_organisation_file()
    assert (office(), own_folder(Path("/a/b.db"))) == (Path("/mine.db"), Path("/srv/rules"))
    assert (of_this_pc(), languages.of_this_pc()) == ("zh", "zh")
    monkeypatch.setenv("RESTRUCTURE_LANGUAGE", "en")
    assert country() == "uk"
    assert os.environ["RESTRUCTURE_PASSPHRASE_FILE"] == "/etc/restructure.pass"


def test_a_command_follows_it_and_nothing_of_it_stays_behind(file: Path, tmp_path: Path) -> None:
    store = open_store(tmp_path / "office.db")
    settings.save_organisation(store, DEMO)
    store.close()
    file.write_text(f"store = '{store.path}'\nbackups = '{tmp_path / 'copies'}'\nlanguage = 'zh'\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["backup"])
    assert done.exit_code == 0
    assert Path(done.output.strip()).parent == tmp_path / "copies"
    assert "用法" in CliRunner().invoke(main, ["backup", "-h"]).output
    assert "Usage" in CliRunner().invoke(main, ["backup", "-h", "--language", "en"]).output
    assert not {one.variable for one in KEYS.values()} & set(os.environ)
    # What is decided in the store stays as it was.
    store = open_store(tmp_path / "office.db")
    assert settings.organisation(store) == DEMO
    store.close()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("store = '/a.db'\nlangauge = 'zh'\n", "line 2: `langauge`"),
        ("\n\nlanguage = 'fr'\n", "line 3: `language` takes one of en, zh"),
        ("store = 'office.db'\n", "line 1: `store` takes a whole path"),
        ("country = 1\n", "line 1: `country` takes one of cn, uk, us"),
        ("# rules\nrules = ['/a']\n", "line 2: `rules` takes a whole path"),
        ("store = '/a.db'\n[limits]\nwaiver = 3\n", "line 2: `limits` is nothing that this file decides"),
        ("store = /a.db\n", "line 1: this is no TOML"),
        ("store = '/a.db'\nstore = '/b.db'\n", "line 2: this is no TOML"),
    ],
)
def test_what_it_cannot_follow_is_refused_with_line_and_key(file: Path, text: str, said: str) -> None:
    file.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(main, ["backup"])
    assert done.exit_code == 2
    assert said in done.output
    assert "restructure.toml" in done.output


def test_a_file_that_is_named_must_be_there_and_readable(file: Path) -> None:
    with pytest.raises(Wrong, match="is not there"):
        take_organisation_file()
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Wrong, match="cannot be read"):
        take_organisation_file()


def test_a_path_may_begin_where_a_user_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/x")
    assert read("store = '~/a.db'\nrules = '$HOME/rules'", "f") == {
        "RESTRUCTURE_STORE": "/home/x/a.db",
        "RESTRUCTURE_RULES": "/home/x/rules",
    }


def test_a_packed_program_may_have_it_beside_it(tmp_path: Path) -> None:
    assert place(tmp_path / "restructure") == place()
    (tmp_path / "restructure.toml").touch()
    assert place(tmp_path / "restructure") == tmp_path / "restructure.toml"


def test_a_program_without_a_console_shows_what_is_wrong_in_a_box(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(sys, "stderr", None)

    def fail() -> None:
        with said_in_a_box(shown.append):
            print("line 3", file=sys.stderr)
            sys.exit(2)

    with pytest.raises(SystemExit):
        fail()
    assert shown == ["line 3\n"]
    assert sys.stderr is None
