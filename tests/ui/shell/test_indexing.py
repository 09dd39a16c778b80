"""The index of names is made behind: the strip says how far it is, and nobody waits for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from restructure.parties.account import Person
from restructure.store import Store, accounts, search
from tests.support.cases import ACCOUNT
from tests.ui.conftest import texts
from ui.shell import indexing
from ui.shell.window import MainWindow


@pytest.mark.parametrize(("language", "said"), [("en", "Search by name: "), ("zh", "按姓名查找：已就绪")])
def test_names_are_found_as_they_are_put_in_and_the_strip_says_how_far_it_is(
    empty_window: MainWindow, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    for name, value in (("PORTION", 5), ("SOON_MS", 0), ("BREATH_MS", 0)):
        monkeypatch.setattr(indexing, name, value)
    monkeypatch.setattr(search, "PORTION", 5)
    accounts.add_new(store, [replace(ACCOUNT, number=f"M-{key}", debtor=Person("单国强")) for key in range(12)])
    empty_window.session.set_language(language)  # type: ignore[arg-type]
    with empty_window.session.working():
        pass
    qtbot.waitUntil(lambda: said in texts(empty_window.strip))
    qtbot.waitUntil(lambda: search.behind(store) is None)
    qtbot.waitUntil(lambda: said not in texts(empty_window.strip))
    assert len(accounts.search(store, "sgq", 20)) == 12
