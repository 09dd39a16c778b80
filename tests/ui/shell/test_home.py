"""The first page: what was done today, where each conversation stands, how to begin."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from restructure.store import Store, accounts, conduct, negotiations
from restructure.store.conduct import Conversation
from restructure.store.negotiations import Event
from tests.support.cases import ACCOUNT
from tests.ui.conftest import NOW, shown_window, texts
from ui.shell.home import AccountRow
from ui.shell.window import MainWindow

NUMBER = "DEMO-0001"


def counts(window: MainWindow) -> list[str]:
    return texts(window.pages.home.today).split("\n")[2::2]


def test_the_day_is_counted_and_yesterday_is_not(qapp: QApplication, demo_store: Store) -> None:
    for at in (NOW, NOW - timedelta(days=1)):
        conduct.append_contact(demo_store, NUMBER, Conversation(at, talked=True))
        negotiations.append(demo_store, NUMBER, Event(at, "offered", "18 × 757.54"))
    conduct.append_contact(demo_store, NUMBER, Conversation(NOW, talked=False))
    with shown_window(demo_store) as window:
        assert counts(window) == ["1", "1", "0", "0"]


def test_an_account_that_is_opened_is_logged_once_a_day(qapp: QApplication, demo_store: Store) -> None:
    for days in (0, 0, 1):
        with shown_window(demo_store, NOW + timedelta(days=days)) as window:
            window.open_account(NUMBER)
    told = [one.at.date() for one in negotiations.events(demo_store, NUMBER) if one.kind == "opened"]
    assert told == [NOW.date(), NOW.date() + timedelta(days=1)]


def test_a_row_says_where_the_conversation_stands(qapp: QApplication, demo_store: Store) -> None:
    negotiations.append(demo_store, NUMBER, Event(NOW, "refused", "too much"))
    negotiations.append(demo_store, NUMBER, Event(NOW, "opened", ""))
    with shown_window(demo_store) as window:
        assert "Refused  14:03" in texts(window.pages.home.list)
        window.resize(700, 600)
        assert "Refused" not in texts(window.pages.home.list)


def test_an_empty_store_offers_invented_persons_and_a_full_one_does_not(
    empty_window: MainWindow, demo_store: Store
) -> None:
    assert empty_window.pages.home.try_demo.isVisible()
    empty_window.pages.home.start()
    assert not empty_window.pages.home.try_demo.isVisible()


def test_a_file_is_checked_from_the_first_page(window: MainWindow) -> None:
    window.pages.home.check.click()
    assert window.pages.records.check.isVisible()


def test_a_list_that_is_cut_says_so_and_its_last_line_is_no_account(qapp: QApplication, store: Store) -> None:
    accounts.add_new(store, [replace(ACCOUNT, number=f"Z-{place}") for place in range(20)])
    with shown_window(store) as window:
        QTest.keyClicks(window.pages.home.search, "Z-")
        assert "8 of 20" in texts(window.pages.home.list)
        window.session.set_language("zh")
        assert "共20个，显示8个 · 请多输入几个字以缩小范围" in texts(window.pages.home.list)
        window.session.set_language("en")
        for _ in range(30):
            QTest.keyClick(window.pages.home.search, Qt.Key.Key_Down)
        assert window.pages.home.list.currentRow() == 7
        QTest.keyClick(window.pages.home.search, Qt.Key.Key_Return)
        assert window.on_hand is not None


@pytest.mark.styled
def test_a_name_is_cut_before_it_runs_into_the_number_beside_it(window: MainWindow) -> None:
    window.resize(1100, 800)
    window.navigator.to_home()
    QApplication.processEvents()
    rows = window.pages.home.list.findChildren(AccountRow)
    assert rows
    for row in rows:
        labels = sorted((one for one in row.findChildren(QLabel) if one.isVisible()), key=lambda one: one.x())
        assert all(left.geometry().right() < right.x() for left, right in pairwise(labels))


def test_a_window_that_is_made_a_little_narrower_cuts_no_row(window: MainWindow) -> None:
    listed = window.pages.home.list
    for width in (1440, 1402):
        window.resize(width, 900)
        QTest.qWait(50)
    rows = listed.findChildren(AccountRow)
    assert rows
    assert {one.width() for one in rows} == {listed.viewport().width()}
