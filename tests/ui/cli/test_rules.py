"""Counsel's copy of the rules is written by a command, and what counsel signed off is recorded by another."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from restructure.store import Passphrase
from tests.support.stores import open_store
from ui.cli import main


def run(*given: object) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["rules", *map(str, given)])
    return done.exit_code, done.output


def test_the_rules_are_written_for_counsel_and_signed_off(tmp_path: Path) -> None:
    (tmp_path / "pass").write_text("correct horse battery")
    (tmp_path / "pass").chmod(0o600)
    open_store(tmp_path / "s.db", Passphrase("correct horse battery")).close()
    store = ("--store", tmp_path / "s.db", "--passphrase-file", tmp_path / "pass")
    assert run("sign-off", "us", "--by", "R. Counsel", "--on", "2020-01-02", *store) == (0, "Signed off.\n")
    out = tmp_path / "rules.json"
    assert run("export", "--to", out, *store) == (0, "")
    assert json.loads(out.read_bytes())["packs"][-1]["review"] == "signed off by R. Counsel on 2 January 2020"
    assert run("export", "--to", out)[0] == 1
    assert run("export", "--to", tmp_path / "rules.pdf")[0] == 2
    code, table = run("export", "--language", "zh")
    assert (code, table.count("供律师审阅的草稿") > 20) == (0, True)


def test_rules_of_ones_own_are_checked(tmp_path: Path) -> None:
    (tmp_path / "us.toml").write_text('without = ["retention"]')
    code, said = run("check", tmp_path)
    assert (code, said.splitlines()[0]) == (0, "us.toml: taken out retention.")
    (tmp_path / "uk.toml").write_text("\nrule =")
    code, said = run("check", tmp_path, "--language", "zh")
    assert (code, said.splitlines()[0].startswith("uk.toml第2行有误")) == (1, True)
