"""While the person who owes looks on, no page shows or says what is for the creditor alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from reports import formats
from restructure.authority.limits import Limits, Line
from restructure.store import Store, limits, people
from restructure.store.people import User
from tests.support.stores import CHEAP
from tests.ui.conftest import NOW, means, shown_window
from ui.clipboard import copy
from ui.session import Session
from ui.shell.window import MainWindow

NUMBER, NOTE, PASSWORD = "DEMO-0001", "sounds tired of it", "open sesame, please"
SAID = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
PAGES = ("conduct", "budget", "debts", "settings")
SECTIONS = ("plans", "releases", "changes", "record", "check")


def signed_in(store: Store, role: str) -> Store:
    people.add(store, User("root", "Ada Admin", "administrator"), PASSWORD, CHEAP)
    root = people.sign_in(store, "root", PASSWORD)
    people.add(root, User("who", "Wendy Who", role), PASSWORD, CHEAP)  # type: ignore[arg-type]  # a role
    limits.save_matrix(root, (Line("collector", Limits(longest_months=6)), Line("supervisor", Limits())))
    return people.sign_in(root, "who", PASSWORD)


@pytest.fixture
def collector(qapp: QApplication, demo_store: Store) -> Iterator[MainWindow]:
    with shown_window(signed_in(demo_store, "collector")) as window:
        yield window


def cells(model: QAbstractItemModel) -> Iterator[str]:
    for column in range(model.columnCount(QModelIndex())):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(model.rowCount(QModelIndex())):
            yield from (str(model.index(row, column).data(role) or "") for role in SAID)


def told(widget: QWidget) -> Iterator[str]:
    """Everything that a visible widget shows, tells beside the pointer, or has read out."""
    kinds = (QLabel, QLineEdit, QAbstractButton)
    for one in (widget, *widget.findChildren(QWidget)):
        if not one.isVisible():
            continue
        yield from (one.toolTip(), one.accessibleName(), one.accessibleDescription(), one.windowTitle())
        if isinstance(one, kinds):
            yield one.text()
        elif isinstance(one, QPlainTextEdit):
            yield one.toPlainText()
        elif isinstance(one, QTableView):
            yield from cells(one.model())


def every_page(window: MainWindow) -> str:
    said: list[str] = []
    window.navigator.show_page("desk")
    for tab in range(4):
        window.pages.desk.results.show_tab(tab)
        said += told(window)
    said += [plot.top[1] for plot in window.pages.desk.results.chart.plots if plot.top]
    for name in PAGES:
        window.navigator.show_page(name)  # type: ignore[arg-type]  # a page
        said += told(window)
    settings = window.pages.settings
    for widget in (settings.authority, settings.inputs["discount_rate"]):
        settings.show_section(widget)
        said += told(window)
    window.navigator.show_page("records")
    for section in SECTIONS:
        window.pages.records.show_section(section)
        said += told(window)
    window.navigator.prepare_agreement()
    said += told(window)
    return "\n".join(said)


def test_no_page_says_what_is_for_the_creditor_alone(collector: MainWindow) -> None:
    window = collector
    window.open_account(NUMBER)
    means(window, "9000", "3500")
    desk = window.pages.desk
    desk.says.words.setText("1 a month")
    desk.says.words.textEdited.emit("1 a month")
    desk.says.answer_now()
    desk.negotiation.note.setPlainText(NOTE)
    desk.negotiation.save_note()
    desk.reaching.look_now()
    good = [one for one in desk.model.good.values() if one]
    worth = [one for outcome in good for one in (outcome.present_value, outcome.no_deal_value) if one is not None]
    internal = {
        *(formats.plain(one, desk.model.currency) for one in worth),
        "Best for creditor", "No deal", "Present value", "eyond your limits", "May be offered now", NOTE,
        "Discount rate", "your limit is",
    }  # fmt: skip
    alone = every_page(window)
    assert {one for one in internal if one not in alone} == set()
    assert "They see this" not in window.bar.sight.text()
    QTest.keyClick(window, Qt.Key.Key_F12, Qt.KeyboardModifier.ShiftModifier)
    beside = every_page(window)
    assert {one for one in internal if one in beside} == set()
    assert window.bar.sight.text() == "They see this"
    QTest.keyClick(window, Qt.Key.Key_F12, Qt.KeyboardModifier.ShiftModifier)
    assert "Best for creditor" in every_page(window)


def test_a_first_offer_that_a_lower_income_would_break_says_so(window: MainWindow) -> None:
    window.open_account(NUMBER)
    card = window.pages.desk.cards["instalment"]
    means(window, "20000", "3500")
    assert "None of these holds" not in card.note.text()
    means(window, "6000", "5500")
    assert card.note.text() == "None of these holds at an income 10% lower"


def test_what_was_copied_for_the_file_leaves_the_clipboard(window: MainWindow) -> None:
    copy("told in confidence", internal=True)
    window.session.set_in_sight(True)
    assert QGuiApplication.clipboard().text() == ""
    copy("the schedule")
    window.session.set_in_sight(False)
    window.session.set_in_sight(True)
    assert QGuiApplication.clipboard().text() == "the schedule"


def test_whoever_counsels_sits_beside_the_debtor_always(qapp: QApplication, demo_store: Store) -> None:
    session = Session(qapp, signed_in(demo_store, "counsellor"), lambda: NOW)
    session.set_in_sight(False)
    assert session.in_sight
    session.close()
