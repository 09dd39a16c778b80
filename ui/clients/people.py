"""People and accounts of a client's file: who stands in it, what they owe here, and who or what is added."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from calculators.errors import Refusal
from reports import formats, wording
from restructure.clients.client_file import Beside, Whose
from restructure.services.client_files import Shown
from restructure.store import client_files
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, Word, answer, button, clear, column, filled, label, line, row
from ui.widgets.fields import text_edit


class PeoplePanel(Panel):
    """``changed`` says that the file is another, ``opened`` carries the number of an account, ``file_asked`` that
    of another file in which somebody of this one stands."""

    changed = Signal()
    opened = Signal(str)
    file_asked = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._session = session
        self._shown: Shown | None = None
        self._people, self._accounts = column(spacing=4), column(spacing=4)
        self.name, self.role, self.add = text_edit(), Choice(get_args(Beside), self._role), button("small", "plus")
        self.number, self.whose = text_edit(64), Choice(get_args(Whose), self._role)
        self.take_in, self.said = button("small", "plus"), answer("error")
        self._wrong: Word = str
        self.word(self.said.setText, lambda: self._wrong())
        people, accounts = label("head"), label("head")
        self.word(people.setText, lambda: self.tr("People"))
        self.word(accounts.setText, lambda: self.tr("Accounts here"))
        for name_it in (self.name.setPlaceholderText, self.name.setAccessibleName):
            self.word(name_it, lambda: self.tr("Name of somebody beside the client, or # and their number"))
        for name_it in (self.number.setPlaceholderText, self.number.setAccessibleName):
            self.word(name_it, lambda: self.tr("Number of another account of the household"))
        self.word(self.role.setAccessibleName, lambda: self.tr("Who they are to the client"))
        self.word(self.whose.setAccessibleName, lambda: self.tr("Whose account it is"))
        self.word(self.add.setText, lambda: self.tr("Add person"))
        self.word(self.take_in.setText, lambda: self.tr("Take account in"))
        adding = row(self.name, self.role, self.add, spacing=8)
        taking = row(self.number, self.whose, self.take_in, spacing=8)
        for one in (adding, taking):
            one.setStretch(0, 1)
        self.setLayout(
            column(
                people, self._people, adding, line(), accounts, self._accounts, taking, self.said, None, spacing=8,
                margins=(16, 12, 16, 12),
            )
        )  # fmt: skip
        self.add.clicked.connect(self._add)
        self.name.returnPressed.connect(self._add)
        self.take_in.clicked.connect(self._take_in)
        self.number.returnPressed.connect(self._take_in)

    def show_file(self, shown: Shown) -> None:
        """Show who and what stands in a file."""
        if self._shown is None or self._shown.file.id != shown.file.id:
            for field in (self.name, self.number):
                field.clear()
            self.complain()
        self._shown = shown
        self.relabel()

    def relabel(self) -> None:
        if self._shown is None:
            return
        file, language = self._shown.file, self._session.language
        clear(self._people)
        clear(self._accounts)
        for client in file.clients:
            self._people.addWidget(label("body", f"{client.name} · {self._role('client')} #{client.id}", wrap=True))
        for one in file.beside:
            leave = button("small", "x")
            leave.setText(self.tr("Take out"))
            leave.setAccessibleName(self.tr("Take {0} out").format(one.person.name))
            leave.clicked.connect(partial(self._leave, one.person.id))
            told = label("body", f"{one.person.name} · {self._role(one.role)} #{one.person.id}", wrap=True)
            self._people.addWidget(_side_by_side(told, leave))
        for other in self._shown.related:
            link = button("link")
            link.setText(self.tr("Somebody of this file stands in client file #{0} too").format(other))
            link.clicked.connect(partial(self.file_asked.emit, other))
            self._people.addWidget(link)
        for account in file.accounts:
            number = button("link")
            number.setText(account.number)
            number.clicked.connect(partial(self.opened.emit, account.number))
            owed = formats.money(account.balance, account.currency, language)
            parts = [account.creditor, owed, self._role(account.whose)]
            told = label("body", " · ".join(filter(None, parts)), wrap=True)
            self._accounts.addWidget(_side_by_side(told, number))

    def _add(self) -> None:
        shown, store = self._shown, self._session.store
        if shown is None:
            return
        name, role = self.name.text().strip(), self.role.value
        digits = name[1:] if name.startswith("#") else ""
        person = int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 12 else None
        if self._do(lambda: client_files.add_beside(store, shown.file.id, name, role, person)):
            self.name.clear()
            self.changed.emit()

    def _leave(self, person: int) -> None:
        shown, store = self._shown, self._session.store
        if shown is not None and self._do(lambda: client_files.remove_beside(store, shown.file.id, person)):
            self.changed.emit()

    def _take_in(self) -> None:
        shown, store = self._shown, self._session.store
        if shown is None:
            return
        number, whose = self.number.text().strip(), self.whose.value
        if self._do(lambda: client_files.take_in(store, shown.file.id, number, whose)):
            self.number.clear()
            self.changed.emit()

    def _do(self, act: Callable[[], object]) -> bool:
        self.complain()
        try:
            return self._session.write(act)
        except Refusal as refused:
            reason = refused
            self.complain(lambda: wording.reason(reason, self._session.language))
        return False

    def complain(self, wrong: Word = str) -> None:
        """Say what is wrong; nothing by itself."""
        self._wrong = wrong
        self.said.setText(wrong())

    def _role(self, role: str) -> str:
        return wording.name("person_role", role, self._session.language)


def _side_by_side(told: QWidget, beside: QWidget) -> Panel:
    """A text that takes the room, before it or behind it something to press."""
    made = Panel()
    parts = (beside, told) if beside.property("role") == "link" else (told, beside)
    made.setLayout(filled(parts.index(told), *parts, spacing=10))
    return made
