"""The talk beside the cards: pieces to correct, the line since the last talk, brief and script, messages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from restructure.proposals.log_entry import told_in
from restructure.store import conduct, negotiations
from tests.ui.conftest import texts, type_into
from ui.desk.results import MESSAGES, TALK
from ui.shell.window import MainWindow

NUMBER = "DEMO-0025"


def test_each_thing_that_was_heard_is_a_piece_to_correct_or_take_away(window: MainWindow) -> None:
    window.open_account(NUMBER)
    says = window.pages.desk.says
    type_into(says.words, "失业了，每月800，先付2000")
    assert list(says.chips.chips) == ["per_month", "now", "hardship"]
    QTest.keyClick(says.chips.chips["now"], Qt.Key.Key_Delete)
    assert (says.now.value, list(says.chips.chips)) == (None, ["per_month", "hardship"])
    QTest.keyClick(says.chips.chips["per_month"], Qt.Key.Key_Return)
    assert says.per_month.hasFocus()
    type_into(says.per_month, "900")
    assert "900.00" in says.chips.chips["per_month"].text()
    says.log_said()
    told = told_in(negotiations.events(window.session.store, NUMBER)[-1].detail)
    assert told is not None
    assert told.says is not None
    assert (told.says.per_month, told.reasons) == (90_000, ("hardship",))


def test_brief_script_and_messages_stand_beside_the_cards(window: MainWindow) -> None:
    window.open_account(NUMBER)
    desk = window.pages.desk
    assert "No talk yet" in texts(desk.since)
    window.commands.run("spoke")
    assert "Last talk today" in texts(desk.since)
    window.commands.run("talk")
    assert desk.results.tabs.currentIndex() == TALK
    assert all(one in texts(desk.results.talk) for one in ("Reach by", "Greeting", "周示例（演示）"))
    window.session.set_language("zh")
    QApplication.processEvents()
    assert all(one in texts(desk.results.talk) for one in ("联系方式", "开场"))
    window.commands.run("messages")
    assert desk.results.tabs.currentIndex() == MESSAGES
    QApplication.processEvents()
    tab = desk.messages
    assert "请致电" in tab.text.toPlainText()
    tab.opt_out.click()
    assert tab.medium.count() == 2
    assert conduct.situation(window.session.store, NUMBER).opted_out == ("sms",)  # type: ignore[union-attr]
    tab.came.setPlainText("我失业了，每月还800")
    assert "800.00" in tab.draft.toPlainText()
    assert list(tab.read.chips) == ["offer", "hardship"]
    QTest.keyClick(tab.read.chips["offer"], Qt.Key.Key_Delete)
    assert "800.00" not in tab.draft.toPlainText()
    tab.copy_draft.click()
    assert "已复制" in tab.answered.text()
    assert conduct.contacts(window.session.store, NUMBER)[-1].channel == "message"
    tab.came.setPlainText("我不想活了")
    assert (tab.draft.toPlainText(), tab.copy_draft.isEnabled()) == ("", False)
