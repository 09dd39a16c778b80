"""Keys that arrive: in both languages, after opening, in the search box, on the way to a signature."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import means, texts
from ui.actions import ACTIONS, TAKEN_IN_CHINESE, keys_of
from ui.shell.window import MainWindow


def here() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_no_key_of_the_chinese_window_is_one_that_messengers_take() -> None:
    keys = keys_of("zh", {})
    assert not TAKEN_IN_CHINESE & set(keys.values())
    assert len(set(keys.values())) == len(ACTIONS)
    assert keys_of("en", {})["accepted"] == "Alt+A"
    assert keys | {"budget": "Alt+Y", "accepted": "Alt+A"} == keys_of("zh", {"budget": "Alt+Y"})


def test_the_keys_follow_the_language(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    window.session.set_language("zh")
    assert window.commands.made["accepted"].shortcut().toString() == "Alt+Y"
    assert "Alt+Y" in texts(window.pages.desk.negotiation)
    window.session.set_language("en")
    assert window.commands.made["accepted"].shortcut().toString() == "Alt+A"


def test_the_first_keys_after_opening_do_what_the_list_says(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    desk = window.pages.desk
    QTest.keyClick(here(), Qt.Key.Key_2)
    assert desk.model.chosen == "deferral"
    QTest.keyClick(here(), Qt.Key.Key_Slash)
    assert here() is desk.says.words
    assert desk.says.words.text() == ""


def test_the_search_box_is_left_empty(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    desk, box = window.pages.desk, window.bar.search
    for leave in ("Esc", "Ctrl+R"):
        desk.says.words.setFocus()
        QTest.keySequence(here(), "Ctrl+Shift+K")
        QTest.keyClicks(here(), "off")
        QTest.keySequence(here(), leave)
        assert box.text() == ""
        assert not window.finder.commands.isVisible()
        assert (here() is desk.says.words) == (leave == "Esc")


def test_two_keys_lead_to_what_is_signed_and_enter_presses(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    means(window, "6000", "3500")
    window.bar.search.setFocus()
    QTest.keySequence(here(), "F9")
    page = window.pages.agreement
    assert window.pages.currentWidget() is page
    for _ in range(2):
        QTest.keySequence(here(), "F9")
        if page.signing.isAncestorOf(here()):
            break
    assert here() is page.debtor_side.typed
    QTest.keyClick(here(), Qt.Key.Key_Return)
    assert page.debtor_side.signature is not None
    page.side.take_way("voice")
    page.side.voice.recording.setText("R-1")
    page.side.voice.recording.textEdited.emit("R-1")
    first, second = tuple(page.side.read_back.yes.values())[:2]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert not first.isVisible()
    assert page.isAncestorOf(here())
    assert here() in (second, page.side.voice.keep_until)


def test_a_key_that_messengers_take_is_refused_in_the_chinese_window(window: MainWindow) -> None:
    window.session.set_language("zh")
    window.navigator.show_page("keys")
    QApplication.processEvents()
    field = window.pages.keys.fields["budget"]
    field.setKeySequence(QKeySequence("Alt+A"))
    field.editingFinished.emit()
    assert "Alt+A会被聊天软件或输入法占用" in texts(window.pages.keys)
    assert window.session.key("budget") == "Ctrl+B"
