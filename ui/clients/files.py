"""All files of clients: those with a task or a review that is due before the others."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTableView

from reports import formats
from restructure.services import client_files as service
from restructure.services.client_files import Listed
from ui.session import Session
from ui.widgets.elements import Panel, button, column, label, row
from ui.widgets.tables import Cell, TupleModel, fix_widths, table


class FilesPanel(Panel):
    """``opened`` carries the number of a file."""

    opened = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._listed: tuple[Listed, ...] = ()
        self.files = TupleModel(frozenset({0, 1, 4}))
        self.view: QTableView = table(self.files, 24)
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.open, self._none = button("primary", "folder"), label("body_muted", wrap=True)
        self.word(self.view.setAccessibleName, lambda: self.tr("Client files"))
        self.word(self.open.setText, lambda: self.tr("Open the file"))
        self.word(self._none.setText, lambda: self.tr("There is no client file yet. Open an account first."))
        whole = column(self._none, self.view, row(self.open, None), spacing=10)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.view.activated.connect(lambda _: self._open())
        self.open.clicked.connect(self._open)

    def start(self) -> None:
        """Look them up."""
        self._listed = service.listed(self._session.workplace)
        self.relabel()

    def relabel(self) -> None:
        language = self._session.language
        rows = tuple(
            (
                Cell(f"#{one.file.id}"),
                Cell(formats.names_of([person.name for person in one.file.clients], language)),
                Cell(str(len(one.file.accounts))),
                Cell(str(one.tasks_due or ""), icon="clock" if one.tasks_due else "", icon_role="caution"),
                Cell(
                    formats.date(one.review_on, language) if one.review_on else "",
                    icon="clock" if one.review_due else "",
                    icon_role="caution",
                ),
            )
            for one in self._listed
        )
        heads = (
            self.tr("No."), self.tr("Client"), self.tr("Accounts"), self.tr("Tasks due"), self.tr("Next review"),
        )  # fmt: skip
        self.files.show(heads, rows)
        fix_widths(self.view, (70, 0, 90, 90, 150))
        self._none.setVisible(not rows)
        self.view.setVisible(bool(rows))
        self.open.setVisible(bool(rows))

    def _open(self) -> None:
        place = max(self.view.currentIndex().row(), 0)
        if place < len(self._listed):
            self.opened.emit(self._listed[place].file.id)
