"""Records, imports: money that came in and that no account is known for, until a person places it or it is returned."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTableView

from calculators.errors import Refusal
from reports import wording
from reports.imports import amount_in_words
from restructure.store import suspense
from restructure.store.suspense import Item
from ui.session import Session
from ui.widgets.dates import shown_date
from ui.widgets.elements import Panel, answer, button, column, label, row
from ui.widgets.fields import text_edit
from ui.widgets.tables import Cell, TupleModel, fix_widths, table

LONGEST_REASON = 120
HIGHEST = 220


class SuspensePanel(Panel):
    """The items that are open; the one in hand is placed on an account, or noted as returned with the reason.

    ``placed`` after an account has a payment more.
    """

    placed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._items: tuple[Item, ...] = ()
        self._title, self.said = label("title"), answer()
        self.items = TupleModel(frozenset({0, 2, 3, 4}))
        self.view: QTableView = table(self.items, 24)
        self.view.setMaximumHeight(HIGHEST)
        self.account, self.reason = text_edit(64), text_edit(LONGEST_REASON)
        self.account.setFixedWidth(220)
        self.reason.setFixedWidth(320)
        self.place, self.give_back = button(), button()
        self.word(self._title.setText, lambda: self.tr("Money in suspense"))
        self.word(self.view.setAccessibleName, lambda: self.tr("Money in suspense"))
        for field, hint in (
            (self.account, lambda: self.tr("Number of an account")),
            (self.reason, lambda: self.tr("How it was returned")),
        ):
            self.word(field.setPlaceholderText, hint)
            self.word(field.setAccessibleName, hint)
        self.word(self.place.setText, lambda: self.tr("Place it there"))
        self.word(self.give_back.setText, lambda: self.tr("It was returned"))
        self.place.clicked.connect(lambda: self._act(self._place))
        self.account.returnPressed.connect(self.place.click)
        self.give_back.clicked.connect(lambda: self._act(self._give_back))
        acts = row(self.account, self.place, 24, self.reason, self.give_back, None, spacing=8)
        self.setLayout(column(self._title, self.view, acts, self.said, spacing=8))

    def refresh(self) -> None:
        """Show what is open; nothing at all where nothing is."""
        self._items = suspense.items(self._session.store)
        self.said.setText("")
        self.relabel()
        if self._items:
            self.view.selectRow(0)

    def relabel(self) -> None:
        language = self._session.language
        heads = (self.tr("Day"), self.tr("Amount"), self.tr("Payer"), self.tr("Reference"), self.tr("Import"))
        rows = tuple(
            (
                Cell(shown_date(self._session, one.money.paid_on)),
                Cell(amount_in_words(one.money, language)),
                Cell(one.money.payer),
                Cell(one.money.reference),
                Cell(str(one.batch)),
            )
            for one in self._items
        )
        self.items.show(heads, rows)
        fix_widths(self.view, (110, 140, 0, 200, 80))
        self.setVisible(bool(self._items))

    def _place(self, item: Item) -> None:
        suspense.place(self._session.store, item.id, self.account.text().strip())

    def _give_back(self, item: Item) -> None:
        suspense.give_back(self._session.store, item.id, self.reason.text())

    def _act(self, act: Callable[[Item], None]) -> None:
        """Do something with the item in hand, and show the others."""
        place = self.view.currentIndex().row()
        if self._session.busy or not 0 <= place < len(self._items):
            return
        item = self._items[place]
        try:
            done = self._session.write(lambda: act(item))
        except Refusal as reason:
            self.said.setText(wording.reason(reason, self._session.language))
            return
        if done:
            self.account.clear()
            self.reason.clear()
            self.refresh()
            self.placed.emit()
