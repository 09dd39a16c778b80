"""A real window over a real store in a temporary folder, at a moment that does not move."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from restructure.parties.organisation import DEMO
from restructure.store import Store, settings
from tests.support.stores import open_store
from ui.app import build, fill_demo
from ui.desk.instalment_card import InstalmentCard
from ui.desk.page import DeskPage
from ui.desk.settlement_card import SettlementCard
from ui.shell.window import MainWindow
from ui.theme import load_fonts

NOW = datetime(2026, 11, 25, 14, 3, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    settings.save(opened, "language", "en")
    yield opened
    opened.close()


@pytest.fixture
def demo_store(store: Store) -> Store:
    fill_demo(store, NOW)
    return store


@pytest.fixture
def window(qapp: QApplication, demo_store: Store) -> Iterator[MainWindow]:
    with shown_window(demo_store) as window:
        yield window


@pytest.fixture
def empty_window(qapp: QApplication, store: Store) -> Iterator[MainWindow]:
    settings.save_organisation(store, DEMO)
    with shown_window(store) as window:
        yield window


@contextmanager
def shown_window(store: Store, now: datetime = NOW) -> Iterator[MainWindow]:
    """A window on the screen, and nothing of it left afterwards."""
    load_fonts()
    session, window = build(store, lambda: now)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    try:
        yield window
    finally:
        session.close()
        window.close()
        shiboken6.delete(window)


def type_into(field: QLineEdit, text: str) -> None:
    """Type over what stands in a field, as a person would, and leave it."""
    field.setFocus()
    field.selectAll()
    if text.isascii():
        QTest.keyClicks(field, text)
    else:
        composed = QInputMethodEvent()
        composed.setCommitString(text)
        QApplication.sendEvent(field, composed)
    QTest.keyClick(field, Qt.Key.Key_Tab)


def instalment_card(desk: DeskPage) -> InstalmentCard:
    """The card of the instalment plan on a desk."""
    card = desk.cards["instalment"]
    assert isinstance(card, InstalmentCard)
    return card


def settlement_card(desk: DeskPage) -> SettlementCard:
    """The card of the settlement on a desk."""
    card = desk.cards["settlement"]
    assert isinstance(card, SettlementCard)
    return card


def press_twice(pressed: QAbstractButton) -> None:
    """Press what asks first, and again once it takes a second press."""
    pressed.click()
    while not pressed.isEnabled():
        QTest.qWait(20)
    pressed.click()


def texts(widget: QWidget) -> str:
    """Everything that a person can read on a widget."""
    QApplication.processEvents()
    kinds: tuple[type[QLabel | QLineEdit | QAbstractButton], ...] = (QLabel, QLineEdit, QAbstractButton)
    readable = (child for kind in kinds for child in widget.findChildren(kind))
    return "\n".join(child.text() for child in readable if child.isVisible())


def means(window: MainWindow, income: str, spending: str, priority: str = "") -> None:
    """Enter the three quick figures."""
    for name, text in (("income", income), ("spending", spending), ("priority", priority)):
        if text:
            type_into(window.pages.desk.means.fields[name], text)


def explain(window: MainWindow) -> None:
    """Type a reason for every caution before a signature, and say how the debtor was identified and by whom."""
    desk = window.pages.agreement.side.desk
    desk.how.set_value("id_card")
    desk.how.picked.emit("id_card")
    type_into(desk.by, "He Lan")
    for field in tuple(window.pages.agreement.guard.fields.values()):
        type_into(field, "explained and understood")
