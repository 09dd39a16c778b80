"""Imports in the window: listed, and undone by a second press after the figures were said."""

from __future__ import annotations

from pathlib import Path

import pytest

from restructure.importing.intake import take_in
from restructure.store import Store, accounts, batches, negotiations
from restructure.store.negotiations import Event
from tests.support.stores import NOW
from tests.ui.conftest import texts
from ui.records.imports import ImportsPanel
from ui.shell.window import MainWindow

LIST = """number,name,creditor,currency,principal,as_of,confirmed_by
A-1,王示例,Example Bank,CNY,5000.00,2026-11-01,core
A-2,,Example Bank,CNY,6000.00,2026-11-01,core
"""


@pytest.fixture
def panel(window: MainWindow, store: Store, tmp_path: Path) -> ImportsPanel:
    file = tmp_path / "list.csv"
    file.write_text(LIST, encoding="utf-8")
    take_in(store, file)
    window.navigator.show_page("records")
    window.pages.records.show_import(1)
    return window.pages.records.imports


def press(panel: ImportsPanel) -> None:
    panel.undo.setEnabled(True)
    panel.undo.click()


def test_an_import_is_undone_by_a_second_press(panel: ImportsPanel, window: MainWindow, store: Store) -> None:
    window.open_account("A-1")
    window.navigator.show_page("records")
    window.pages.records.show_import(1)
    press(panel)
    assert panel.undo.text().startswith("Undo “import 1, ")
    assert panel.said.text() == "To be undone: 2 accounts taken out. Press again to undo it."
    window.session.set_language("zh")
    press(panel)
    assert panel.said.text() == "将撤销：撤出2个账户。再按一次即撤销。"
    assert accounts.load(store, "A-1") is not None
    press(panel)
    assert panel.said.text() == "已撤销：撤出2个账户。"
    assert accounts.load(store, "A-1") is None
    assert window.opened() == []
    assert not panel.undo.isEnabled()


def test_what_was_worked_with_is_named_before_the_rest_is_undone(panel: ImportsPanel, store: Store) -> None:
    negotiations.append(store, "A-2", Event(NOW, "note", "calls back"))
    press(panel)
    assert "A-2 stays: somebody has worked with it" in texts(panel)
    for _ in range(2):
        panel.others.setEnabled(True)
        panel.others.click()
    assert [one.number for one in accounts.search(store, "A-")] == ["A-2"]
    assert "but for 1 account" in panel.imports.cell(panel.imports.index(0, 4)).text


def test_a_cancelled_undoing_leaves_everything(panel: ImportsPanel, store: Store) -> None:
    press(panel)
    panel.cancel.clicked.connect(lambda: None)
    panel._progress.valueChanged.connect(lambda _: panel.cancel.click())
    press(panel)
    assert panel.said.text() == "Cancelled. Nothing was undone."
    assert batches.load(store, 1).undone is None
