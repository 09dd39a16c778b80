"""Where else the person on the desk answers for a debt: a line, and a way to each account."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from reports import wording
from restructure.services import persons
from restructure.services.persons import Elsewhere
from ui.models.desk import DeskModel
from ui.session import Session
from ui.widgets.elements import Panel, button, clear, column, icon_label, label, row

SHOWN = 4


class OtherAccounts(Panel):
    """Nothing where this account is the only one; ``opened`` carries the number of another."""

    opened = Signal(str)

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self._found: tuple[Elsewhere, ...] = ()
        self.setProperty("role", "notice")
        self.said = label("small", wrap=True)
        self._links = column(spacing=1)
        told = row(icon_label("info", "muted", 16), self.said, spacing=8)
        told.setStretch(1, 1)
        self.setLayout(column(told, self._links, spacing=2, margins=(8, 6, 8, 6)))
        model.account_changed.connect(self.look)
        self.hide()

    def look(self) -> None:
        """Look where else the person stands."""
        account = self._model.account
        self._found = persons.also_owes(self._session.workplace, account.number) if account is not None else ()
        self.setVisible(bool(self._found))
        self.relabel()

    def relabel(self) -> None:
        count = len(self._found)
        more = self.tr("Also owes here: {0} accounts").format(count)
        self.said.setText(self.tr("Also owes here: 1 account") if count == 1 else more)
        clear(self._links)
        for one in self._found[:SHOWN]:
            link = button("link")
            role = "" if one.role == "debtor" else wording.name("person_role", one.role, self._session.language)
            link.setText(one.account.number)
            # A long number is cut: the column of the desk stays as narrow as it is.
            link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            link.setMaximumWidth(link.sizeHint().width())
            link.clicked.connect(partial(self.opened.emit, one.account.number))
            line = Panel()
            told = " · ".join(filter(None, (one.account.creditor, role)))
            line.setLayout(column(link, label("muted", told, wrap=True), spacing=0, margins=(24, 0, 0, 2)))
            self._links.addWidget(line)
