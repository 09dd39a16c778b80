"""Looking closer at the paper: finding a text, larger, smaller."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import type_into
from ui.agreement.page import AgreementPage
from ui.shell.window import MainWindow


def paper(window: MainWindow) -> AgreementPage:
    window.open_account("DEMO-0001")
    window.navigator.prepare_agreement()
    return window.pages.agreement


def test_a_text_is_found_wherever_it_stands_and_enter_goes_on_to_the_next(window: MainWindow) -> None:
    page = paper(window)
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.tools.text.hasFocus()
    QTest.keyClicks(page.tools.text, "Alex Sample")
    assert page.preview.found > 1
    assert page.tools.count.text() == f"1 of {page.preview.found}"
    QTest.keyClick(page.tools.text, Qt.Key.Key_Return)
    assert page.tools.count.text() == f"2 of {page.preview.found}"


def test_what_stands_nowhere_is_said_not_to_be_found(window: MainWindow) -> None:
    page = paper(window)
    type_into(page.tools.text, "xyzzy")
    assert page.tools.count.text() == "not found"
    type_into(page.tools.text, " ")
    assert page.tools.count.text() == ""


def test_what_was_found_is_looked_for_again_on_other_pages(window: MainWindow) -> None:
    page = paper(window)
    type_into(page.tools.text, "Alex Sample")
    page.set_wording("zh")
    page._show_paper()
    assert page.preview.found > 1


def test_the_pages_grow_and_shrink_within_reason(window: MainWindow) -> None:
    page = paper(window)
    sheets = page.preview.widget()
    assert sheets is not None
    before = sheets.minimumHeight()
    QTest.keyClick(page, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert sheets.minimumHeight() > before
    for _ in range(20):
        page.tools.larger.click()
    assert page.preview.zoom == 4
    for _ in range(40):
        page.tools.smaller.click()
    assert page.preview.zoom == 0.5
