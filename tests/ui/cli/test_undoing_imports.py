"""Imports from the shell: each says by which number it is undone, and the undoing says what it took back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reports.formats import Language
from reports.imports import batch_in_words
from restructure.store import Passphrase, accounts, negotiations
from restructure.store.batches import Batch, Source, Undone
from restructure.store.negotiations import Event
from tests.support.stores import NOW, open_store
from ui.cli import main

PHRASE = "a passphrase for tests"
LIST = """number,name,creditor,currency,principal,as_of,confirmed_by
A-1,王示例,Example Bank,CNY,5000.00,2026-11-01,core
A-2,,Example Bank,CNY,6000.00,2026-11-01,core
"""


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Result]:
    open_store(tmp_path / "store.db", Passphrase(PHRASE)).close()
    phrase, file = tmp_path / "phrase", tmp_path / "list.csv"
    phrase.write_text(PHRASE, encoding="utf-8")
    phrase.chmod(0o600)
    file.write_text(LIST, encoding="utf-8")
    given = ["--store", str(tmp_path / "store.db"), "--passphrase-file", str(phrase)]

    def act(*words: str) -> Result:
        return CliRunner().invoke(main, ["import", *(str(file) if one == "FILE" else one for one in words), *given])

    return act


def test_an_import_is_listed_tried_and_undone_by_its_number(run: Callable[..., Result], tmp_path: Path) -> None:
    assert "batch 1: restructure import --undo 1 takes it back" in run("FILE").output
    assert "list.csv: 2 new accounts\n" in run("--batches").output
    assert "list.csv：新增2个账户\n" in run("--batches", "--language", "zh").output
    assert "2 accounts taken out" in run("--undo", "1", "--dry-run").output
    file = tmp_path / "list.csv"
    file.write_text(LIST.replace("5000.00", "4800.00"), encoding="utf-8")
    run("FILE", "--update")
    tried = run("--undo", "2", "--dry-run").output
    assert "1 account as before the import\n  A-1: Principal: 4,800.00 → 5,000.00\n" in tried
    run("--undo", "2")
    store = open_store(tmp_path / "store.db", Passphrase(PHRASE))
    negotiations.append(store, "A-2", Event(NOW, "note", "calls back"))
    store.close()
    assert "unless --partly asks for the rest" in run("--undo", "1", "--dry-run").output
    assert "--partly" not in run("--undo", "1", "--dry-run", "--partly").output
    refused = run("--undo", "1", "--language", "zh")
    assert (refused.exit_code, "1个账户已有其他业务：A-2" in refused.output) == (1, True)
    done = run("--undo", "1", "--partly").output
    assert "1 account taken out\nA-2 stays: somebody has worked with it\n" in done
    assert "but for 1 account\n" in run("--batches").output
    assert "This import was undone on" in run("--undo", "1").output
    store = open_store(tmp_path / "store.db", Passphrase(PHRASE))
    assert [one.number for one in accounts.search(store, "")] == ["A-2"]
    store.close()


def test_an_import_takes_a_file_or_undoes_not_both(run: Callable[..., Result]) -> None:
    for wrong in ([], ["FILE", "--undo", "1"], ["--batches", "--undo", "1"], ["FILE", "--partly"]):
        assert run(*wrong).exit_code == 2


@pytest.mark.parametrize(
    ("language", "counts", "said"),
    [
        ("en", {"left": 1, "left_lines": 0}, "1 new payment, 1 payment reversed, 2 payments in suspense; undone "),
        ("en", {"left": 0, "left_lines": 1}, ", but for 1 line of money"),
        ("en", {"left": 2, "left_lines": 3}, ", but for 2 accounts, 3 lines of money"),
        ("en", {"left": 1}, ", but for 1 item"),
        ("zh", {"left": 1, "left_lines": 2}, "，保留1个账户、2笔款项"),
    ],
)
def test_a_batch_of_money_says_what_of_it_stays(language: Language, counts: dict[str, int], said: str) -> None:
    undone = Undone(NOW, "", counts)
    held = {"new": 1, "reversed": 1, "suspended": 2}
    batch = Batch(7, NOW, "", Source("payments", "bank.csv", "0" * 64), held, undone)
    assert said in batch_in_words(batch, language)
