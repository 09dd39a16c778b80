"""A person's rights from the shell."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner

from restructure.parties.account import Person
from restructure.store import accounts, negotiations
from restructure.store.keys import Passphrase
from restructure.store.negotiations import Event
from tests.support.cases import ACCOUNT
from tests.support.reading import squeezed, text_of
from tests.support.stores import NOW, open_store
from ui.cli import main


def test_a_person_is_found_copied_and_erased_from_the_shell(tmp_path: Path) -> None:
    path, phrase = tmp_path / "store.db", tmp_path / "passphrase.txt"
    phrase.write_text("a passphrase for tests\n", encoding="utf-8")
    store = open_store(path, Passphrase("a passphrase for tests"))
    accounts.save(store, replace(ACCOUNT, debtor=Person("林示例", "11010519491231002X"), guarantor="赵保证"))
    negotiations.append(store, ACCOUNT.number, Event(NOW, "note", "rings at noon"))
    store.close()

    def run(*words: str) -> str:
        done = CliRunner().invoke(main, ["person", *words, "--store", str(path), "--passphrase-file", str(phrase)])
        assert done.exception is None or isinstance(done.exception, SystemExit)
        return done.output

    found = run("find", "110105491231002")
    assert "#1 林示例" in found
    assert "Log of the negotiation  6225-0417, debtor" in found
    for name in ("copy.json", "copy.pdf"):
        assert "Written" in run("export", "1", "--out", str(tmp_path / name))
    assert "nothing is written over" in run("export", "1", "--out", str(tmp_path / "copy.pdf"))
    assert "ends in .json, .pdf" in run("export", "1", "--out", str(tmp_path / "copy.txt"))
    there = ("--field", "phone", "--from", "000-0000-0417", "--reason", "a letter of today")
    store = open_store(path, Passphrase("a passphrase for tests"))
    known = accounts.load(store, ACCOUNT.number)
    assert known is not None
    accounts.save(store, replace(known, debtor=replace(known.debtor, phone="000-0000-0417")))
    store.close()
    assert "6225-0417" in run("correct", "1", *there, "--to", "000-0000-0427")
    assert "名下没有这项内容" in run("correct", "1", *there, "--to", "000-0000-0437", "--language", "zh")
    run("export", "1", "--out", str(tmp_path / "after.json"))
    (mended,) = json.loads((tmp_path / "after.json").read_bytes())["person_corrections"]
    assert (mended["was"], mended["now"]) == ("000-0000-0417", "000-0000-0427")
    held = json.loads((tmp_path / "copy.json").read_bytes())
    assert held["accounts"][0]["events"][0]["detail"] == "rings at noon"
    shown = text_of((tmp_path / "copy.pdf").read_bytes())
    assert squeezed("rings at noon") in shown
    assert "11010519491231002X" in shown
    assert "Chinese" not in run("export", "1", "--out", str(tmp_path / "copy-zh.pdf"), "--language", "zh")
    assert "个人信息副本" in text_of((tmp_path / "copy-zh.pdf").read_bytes())
    assert "6225-0417: something is still owed" in run("erase", "1", "--reason", "they asked", "--yes")
    assert run("due") == ""
    assert "Nobody is found." in run("find", "nobody")
