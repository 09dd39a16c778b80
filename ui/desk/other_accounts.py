"""Where else the person on the desk answers for a debt: a line, a way to each account, and a box to take it into the
plan."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QSizePolicy

from reports import formats, wording
from restructure.services import persons
from restructure.services.persons import Elsewhere
from restructure.services.plan_debts import may_take_in
from ui.models.desk import DeskModel
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, button, clear, column, icon_label, label, row
from ui.widgets.fitting import WrappedCheck

SHOWN = 4


class OtherAccounts(Panel):
    """Nothing where this account is the only one; ``opened`` carries the number of another.

    Those that fit into one plan with it are taken in here, and one of them may be named to be paid first.
    """

    opened = Signal(str)

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self._found: tuple[Elsewhere, ...] = ()
        self._fit: tuple[str, ...] = ()
        self.boxes: dict[str, WrappedCheck] = {}
        self.first = Choice(("",), self._first_name)
        self._together, self._first = label("small", wrap=True), label("muted", wrap=True)
        self.word(self._first.setText, lambda: self.tr("Paid first"))
        self.first.picked.connect(self._name_first)
        self.setProperty("role", "notice")
        self.said = label("small", wrap=True)
        self._links = column(spacing=1)
        told = row(icon_label("info", "muted", 16), self.said, spacing=8)
        told.setStretch(1, 1)
        self._plan = Panel()
        self._plan.setLayout(column(self._together, self._first, self.first, spacing=2, margins=(24, 2, 0, 0)))
        self.setLayout(column(told, self._links, self._plan, spacing=2, margins=(8, 6, 8, 6)))
        model.account_changed.connect(self.look)
        model.taken_changed.connect(self._show_plan)
        self.hide()

    def look(self) -> None:
        """Look where else the person stands."""
        account = self._model.account
        work = self._session.workplace
        self._found = persons.also_owes(work, account.number) if account is not None else ()
        fitting = may_take_in(work, account) if account is not None and self._found else ()
        self._fit = tuple(one.number for one in fitting)
        self.setVisible(bool(self._found))
        self.relabel()

    def relabel(self) -> None:
        count = len(self._found)
        more = self.tr("Also owes here: {0} accounts").format(count)
        self.said.setText(self.tr("Also owes here: 1 account") if count == 1 else more)
        clear(self._links)
        self.boxes = {}
        for place, one in enumerate(self._found):
            if place < SHOWN or one.account.number in self._fit:
                self._links.addWidget(self._line(one))
        self._show_plan()

    def _line(self, one: Elsewhere) -> Panel:
        link, number = button("link"), one.account.number
        role = "" if one.role == "debtor" else wording.name("person_role", one.role, self._session.language)
        link.setText(number)
        # A long number is cut: the column of the desk stays as narrow as it is.
        link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        link.setMaximumWidth(link.sizeHint().width())
        link.clicked.connect(partial(self.opened.emit, number))
        line = Panel()
        told = " · ".join(filter(None, (one.account.creditor, role)))
        inner = column(link, label("muted", told, wrap=True), spacing=0, margins=(24, 0, 0, 2))
        if number in self._fit:
            box = self.boxes[number] = WrappedCheck(self.tr("In this plan"))
            box.setAccessibleName(self.tr("{0} in this plan").format(number))
            box.toggled.connect(self._take)
            inner.addWidget(box)
        line.setLayout(inner)
        return line

    def _show_plan(self) -> None:
        taken = self._model.taken
        for number, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(number in self._model.together)
        self._plan.setVisible(bool(taken))
        if not taken:
            return
        total = formats.plain(sum(one.debt.debt.total for one in taken), self._model.currency)
        self._together.setText(self.tr("{0} accounts in one plan, {1} together").format(len(taken), total))
        self.first.set_values(("", *(one.account.number for one in taken)))
        self.first.set_value(self._model.designated)

    def _first_name(self, number: str) -> str:
        return number or self.tr("As the law orders them")

    def _take(self) -> None:
        self._model.take_in([number for number, box in self.boxes.items() if box.isChecked()], self._model.designated)

    def _name_first(self, number: str) -> None:
        self._model.take_in(self._model.together, number)
