"""The work list in the window: F12 leads on, Ctrl+J says why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from calculators.rounding import Money
from restructure.parties.situation import Hold, Situation
from restructure.services import next_steps, promises
from restructure.store import Store, accounts, conduct, money_known
from tests.support.cases import ACCOUNT
from tests.support.workplaces import workplace
from tests.ui.conftest import NOW, shown_window, texts
from ui.shell.window import MainWindow

NUMBERS = ("W-0001", "W-0002", "W-0003", "W-0004")
CALL, BROKEN, NEW, HELD = NUMBERS


@pytest.fixture
def office(qapp: QApplication, store: Store) -> Iterator[MainWindow]:
    """Four accounts: to be called back, a promise that was not kept, a new one, and one on hold."""
    accounts.add_new(store, [replace(ACCOUNT, number=one) for one in NUMBERS])
    here = workplace(store, NOW)
    before = NOW - timedelta(days=8)
    earlier = replace(here, now=before, store=replace(store, now=lambda: before))
    next_steps.set_step(here, CALL, "call_back", NOW.date())
    promises.note(earlier, BROKEN, Money(80_000), date(2026, 11, 20))
    conduct.save_situation(store, HELD, Situation(holds=(Hold(date(2026, 11, 20), date(2026, 12, 1)),)))
    money_known.tell(store, "payments", date(2026, 11, 24))
    with shown_window(store) as window:
        look(window)
        yield window


def look(window: MainWindow) -> None:
    """Wait for the list that is looked up beside."""
    queue = window.navigator.models.queue
    queue.look()
    while queue.looking:
        QTest.qWait(5)


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)
    QApplication.processEvents()


def test_f12_opens_the_next_account_from_anywhere_and_never_the_one_on_the_desk(office: MainWindow) -> None:
    press(office, Qt.Key.Key_F12)
    assert office.on_hand is not None
    assert office.on_hand.number == CALL
    press(office, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    press(office, Qt.Key.Key_F12)
    assert office.on_hand.number == BROKEN
    assert office.pages.shown == "desk"


@pytest.mark.parametrize(("language", "sentence", "held"), [
    ("en", "Promised ¥800.00 for 20 November 2026; by 24 November 2026 nothing had come.", "Not now: 1"),
    ("zh", "承诺2026年11月20日还", "暂不联系：1"),
])  # fmt: skip
def test_the_list_says_why_in_whole_sentences(office: MainWindow, language: str, sentence: str, held: str) -> None:
    office.session.set_language("zh" if language == "zh" else "en")
    office.resize(700, 700)
    press(office, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    page = office.pages.work_list
    assert [one.number for one in page.rows.accounts] == [CALL, BROKEN, NEW]
    assert sentence in texts(page)
    assert held in texts(page)
    press(office, Qt.Key.Key_N)
    assert [one.number for one in page.rows.accounts] == [HELD]
