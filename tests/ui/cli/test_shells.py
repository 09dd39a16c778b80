"""Shells are given the completion of every word, ``man`` a page of every command, in both languages."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from ui.cli import COMMANDS, main
from ui.cli.manual import page

REQUEST = re.compile(r"^\.(?!(?:TH|SH|SS|PP|TP|B|I|ad)\b)", re.MULTILINE)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_a_script_of_completion_is_printed_for_each_shell(shell: str) -> None:
    said = CliRunner().invoke(main, ["completion", shell]).output
    assert "_RESTRUCTURE_COMPLETE" in said
    assert f"{shell}_complete" in said


def test_a_shell_is_told_commands_and_options() -> None:
    def told(*words: str) -> set[str]:
        asked = {"_RESTRUCTURE_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(words), "COMP_CWORD": "1"}
        if len(words) > 2:
            asked["COMP_CWORD"] = str(len(words) - 1)
        said = CliRunner().invoke(main, env=asked, prog_name="restructure").output
        return {line.partition(",")[2] for line in said.splitlines()}

    assert told("restructure", "au") == {"audit"}
    assert told("restructure", "audit", "v") == {"verify"}
    assert {"--store", "--verbose"} <= told("restructure", "audit", "verify", "--")


def test_the_manual_has_every_command_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    english, chinese = page("en"), page("zh")
    for name in COMMANDS:
        assert f".SS restructure {name}".replace("-", r"\-") in english
    assert english.count(".SS ") == chinese.count(".SS ")
    assert "RESTRUCTURE_CONFIG" in english
    assert "写出加密备份" in chinese
    assert not REQUEST.search(english + chinese)
