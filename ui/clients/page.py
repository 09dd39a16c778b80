"""The file of a client: one household with its people, accounts, budgets, debts, entries and documents."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup

from calculators.errors import Refusal
from reports import formats, wording
from reports.client_file import due_in_words
from restructure.clients.client_file import Task
from restructure.parties.account import Account
from restructure.services import client_files as service
from restructure.services.client_files import Shown
from restructure.store import client_files
from ui.clients.documents import DocumentsPanel
from ui.clients.entries import EntriesPanel
from ui.clients.files import FilesPanel
from ui.clients.people import PeoplePanel
from ui.clients.versions import VersionsPanel
from ui.session import Session
from ui.widgets.elements import Panel, answer, button, column, cut_label, label, row, segment, shortcut
from ui.widgets.flow import Flow
from ui.widgets.stack import Stack

Section = Literal["entries", "people", "budgets", "debts", "documents", "files"]
SECTIONS: tuple[Section, ...] = ("entries", "people", "budgets", "debts", "documents", "files")


class ClientPage(Panel):
    """For whoever works for clients; others are told who may look. ``opened`` carries the number of an account,
    ``rewritten`` says that another version of a budget or of debts is in force."""

    left = Signal()
    opened = Signal(str)
    rewritten = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self._account: Account | None = None
        self._file: int | None = None
        self._shown: Shown | None = None
        self._title, self._due = cut_label("greeting"), label("body_muted", wrap=True)
        self._told, self.error = label("body_muted", wrap=True), answer("error")
        self.begin, self.back = button("primary", "folder"), button()
        self.sections = {name: segment() for name in SECTIONS}
        self.entries, self.people = EntriesPanel(session), PeoplePanel(session)
        self.budgets, self.debts = VersionsPanel(session), VersionsPanel(session)
        self.documents, self.files = DocumentsPanel(session), FilesPanel(session)
        self._stack = Stack()
        self._lay_out()
        self.begin.clicked.connect(self._begin)
        self.back.clicked.connect(self.left)
        shortcut(self, "Esc", self.left.emit)
        self.entries.changed.connect(self._look_again)
        self.entries.document_asked.connect(self._show_document)
        self.people.changed.connect(self._look_again)
        self.people.opened.connect(self.opened)
        self.people.file_asked.connect(self.show_file)
        for versions in (self.budgets, self.debts):
            versions.changed.connect(self._look_again)
            versions.changed.connect(self.rewritten)
        self.documents.changed.connect(self._look_again)
        self.files.opened.connect(self.show_file)

    def _lay_out(self) -> None:
        words = {
            "entries": lambda: self.tr("Notes and tasks"),
            "people": lambda: self.tr("People"),
            "budgets": lambda: self.tr("Budgets"),
            "debts": lambda: self.tr("Debts"),
            "documents": lambda: self.tr("Documents"),
            "files": lambda: self.tr("All files"),
        }
        group = QButtonGroup(self)
        panels = (self.entries, self.people, self.budgets, self.debts, self.documents, self.files)
        for place, (name, panel) in enumerate(zip(SECTIONS, panels, strict=True)):
            made = self.sections[name]
            group.addButton(made)
            self.word(made.setText, words[name])
            made.clicked.connect(lambda _, place=place: self._turn_to(place))
            self._stack.addWidget(panel)
        self._stack.give_room()
        self.sections["entries"].setChecked(True)
        self.word(self.begin.setText, lambda: self.tr("Open a client file"))
        self.word(self.back.setText, lambda: self.tr("Back") + "  Esc")
        self._told.hide()
        head = row(self._title, self.back, spacing=8)
        head.setStretch(0, 1)
        layout = column(
            head,
            self._due,
            Flow(*self.sections.values(), spacing=0),
            self._told,
            row(self.begin, None),
            self.error,
            self._stack,
            None,
            spacing=12,
            margins=(28, 22, 28, 14),
        )
        # What stands above begins at the top where there is nothing below it.
        layout.setStretch(6, 1000)
        self.setLayout(layout)

    def start(self, account: Account | None) -> None:
        """Show the file of the account's client, and all files where no account is open."""
        self._account, self._file = account, None
        self.error.setText("")
        self.entries.say()
        if client_files.works_for_client(self._session.store):
            if account is not None:
                self._file = client_files.file_of(self._session.store, account.number)
            self.show_section("entries" if account is not None else "files")
        self._look_again()
        self._take_cursor()

    def keep(self) -> None:
        """Keep what was typed; nothing of whoever may no longer look into files."""
        if client_files.works_for_client(self._session.store):
            self.entries.keep_half_typed()

    def _take_cursor(self) -> None:
        """Put the cursor where one goes on: to the entries or the first of them, the files, or what opens one."""
        for widget in (self.entries.beginning, self.files.view, self.begin, self.back):
            if widget.isVisible():
                widget.setFocus()
                return

    def show_file(self, number: int) -> None:
        """Show another file."""
        self._file = number
        self._look_again()
        self.show_section("entries")
        self._take_cursor()

    def show_section(self, name: Section) -> None:
        """Show a part of the file, or all files."""
        self.sections[name].click()

    def _turn_to(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._show_what_there_is()

    def _begin(self) -> None:
        account, store = self._account, self._session.store
        if account is None:
            return
        try:
            if self._session.write(lambda: client_files.open_file(store, account.number)):
                self._file = client_files.file_of(store, account.number)
                self._look_again()
                self._take_cursor()
        except Refusal as reason:
            self.error.setText(wording.reason(reason, self._session.language))

    def _show_document(self, number: int) -> None:
        self.show_section("documents")
        self.documents.look_at(number)

    def _look_again(self) -> None:
        """Read the file as it is now."""
        self._shown = None
        if client_files.works_for_client(self._session.store):
            if self._file is not None:
                self._shown = service.shown(self._session.workplace, self._file)
            self.files.start()
        if (shown := self._shown) is not None:
            currency = self._currency(shown)
            self.entries.show_file(shown, currency)
            self.people.show_file(shown)
            self.budgets.show_versions(shown.budgets, currency)
            self.debts.show_versions(shown.debts, currency)
            self.documents.show_file(shown)
        self._show_what_there_is()
        self.relabel()

    def _currency(self, shown: Shown) -> str:
        if self._account is not None:
            return self._account.currency
        return next((one.currency for one in shown.file.accounts), self._session.currency)

    def _show_what_there_is(self) -> None:
        may = client_files.works_for_client(self._session.store)
        listing = self.sections["files"].isChecked()
        for made in self.sections.values():
            made.setVisible(may)
        self._stack.setVisible(may and (listing or self._shown is not None))
        self.begin.setVisible(may and not listing and self._shown is None and self._account is not None)
        self._told.setVisible(not may or (not listing and self._shown is None))

    def relabel(self) -> None:
        language, shown = self._session.language, self._shown
        title = self.tr("Client file")
        if shown is not None:
            names = formats.names_of([one.name for one in shown.file.clients], language)
            title = f"{title} #{shown.file.id}  {names}"
        self._title.setText(title)
        self._due.setText("" if shown is None else self._said_due(shown))
        self._due.setVisible(bool(self._due.text()))
        if not client_files.works_for_client(self._session.store):
            self._told.setText(wording.reason(Refusal("client", "client_wall"), language))
        elif self._account is None:
            self._told.setText(self.tr("Choose a file among all files, or open an account first."))
        else:
            self._told.setText(self.tr("This client has no file yet."))

    def _said_due(self, shown: Shown) -> str:
        today = self._session.today()
        tasks = sum(isinstance(one.detail, Task) and one.detail.due_on <= today for one in shown.file.records)
        return due_in_words(tasks, shown.file.review_on, today, self._session.language)
