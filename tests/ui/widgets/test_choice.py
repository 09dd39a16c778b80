"""What is typed into a list of choices, and cells that are opened and left."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from calculators.calendar import Frequency
from calculators.rounding import Money
from restructure.household.distribution import OneDebt
from tests.ui.conftest import means
from ui.models.undo import Step
from ui.shell.window import MainWindow
from ui.widgets.choice import Choice
from ui.widgets.typing_table import TypingTable

LEAVES = (Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape)


def typed(choice: Choice, text: str) -> None:
    choice.setFocus()
    for letter in text:
        QTest.keyClicks(choice.view() if choice.view().isVisible() else choice, letter)


def test_a_choice_is_made_by_whole_words_and_not_before_it_is_meant(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    means(window, "3000", "1000")
    often = window.pages.desk.means.frequencies["income"]
    monthly = often.value
    typed(often, "f")
    assert often.value == monthly
    QTest.keyClicks(often.view(), "our")
    QTest.keyClick(often.view(), Qt.Key.Key_Return)
    assert often.value == monthly
    typed(often, "fort")
    QTest.keyClick(often.view(), Qt.Key.Key_Tab)
    assert often.value == Frequency(2, "week")
    assert QApplication.focusWidget() is not often
    typed(often, "4 w")
    QTest.keyClick(often.view(), Qt.Key.Key_Escape)
    assert often.value == Frequency(2, "week")
    typed(often, "4 w")
    QTest.keyClick(often.view(), Qt.Key.Key_Return)
    assert often.value == Frequency(4, "week")


def opened_and_left(table: TypingTable) -> int:
    """Open every cell that can be filled and leave it in each way; returns how many were opened."""
    opened, model = 0, table.model()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            if not model.flags(model.index(row, column)) & Qt.ItemFlag.ItemIsEditable:
                continue
            key = LEAVES[opened % len(LEAVES)]
            table.setFocus()
            table.setCurrentIndex(model.index(row, column))
            table.edit(table.currentIndex())
            field = QApplication.focusWidget()
            assert isinstance(field, QLineEdit | Choice)
            QTest.keyClick(field, key)
            QTest.keyClick(table, Qt.Key.Key_Escape)
            opened += 1
    return opened


def test_a_cell_that_is_opened_and_left_changes_nothing(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    window.navigator.show_page("debts")
    debts = window.pages.debts
    debts.model.set_debt(0, Step("remove"), name="Card", balance=Money(500_000), rate=Decimal("0.2499"))
    debts.model.set_debt(1, Step("remove"), name="Loan", rate_kind="effective", rate=Decimal("0.06255"))
    before = debts.model.case
    assert isinstance(before.debts[1], OneDebt)
    opened = opened_and_left(debts.list)
    assert debts.model.case == before
    window.navigator.show_page("budget")
    budget = window.pages.budget
    budget.agree.click()
    budget.model.type_amount(0, "1160/4", Step("reason"))
    sheet = budget.model.sheet
    opened += opened_and_left(budget.grid)
    assert budget.model.sheet == sheet
    window.navigator.show_page("settings")
    payees = window.pages.settings.payees
    kept = payees.table.typed()
    opened += opened_and_left(payees.view)
    assert payees.table.typed() == kept
    assert opened > 60
