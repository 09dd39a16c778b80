"""Papers that went out to be signed by hand, and the way back for their scans."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton

from restructure.agreements.evidence import stand_beside
from restructure.agreements.record import read_agreement
from restructure.parties.situation import Exit
from restructure.store import evidence, negotiations
from restructure.store.evidence import Awaiting
from ui.exits import exit_name
from ui.session import Session
from ui.widgets.elements import Panel, button, clear, column, label
from ui.widgets.fields import text_edit
from ui.widgets.fitting import WrappedCheck


class PaperPanel(Panel):
    """Papers that went out, and the way back for their scans."""

    scan_chosen = Signal(object, Path)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._waiting: tuple[Awaiting, ...] = ()
        self.takes: list[QPushButton] = []
        self._stopped: Exit | None = None
        self._named: tuple[str, ...] = ()
        self.seen = WrappedCheck()
        hint = label("small", wrap=True)
        self._lines = column(spacing=6)
        self.stopped, self.why = label("error", wrap=True), text_edit()
        self.word(self.why.setPlaceholderText, lambda: self.tr("Why this paper still counts"))
        self.word(self.why.setAccessibleName, lambda: self.tr("Why this paper still counts"))
        self.word(
            hint.setText,
            lambda: self.tr(
                "The paper is kept under its number, printed, and signed by hand. It becomes an agreement when its "
                "scan (PDF, PNG, JPEG) comes back."
            ),
        )
        self.setLayout(column(hint, self.stopped, self.why, self.seen, self._lines, spacing=8))
        self.why.textEdited.connect(lambda _: self._allow())
        self.seen.toggled.connect(self._allow)

    def show_waiting(self, account_number: str) -> None:
        """Show the papers of an account that are still out; after a stop each asks why it should still count."""
        self._waiting = evidence.awaiting(self._session.store, account_number)
        self._stopped = negotiations.last_stop(self._session.store, account_number)
        self.why.clear()
        self.seen.setChecked(False)
        named = [stand_beside(read_agreement(one.record).bound) for one in self._waiting]
        self._named = tuple(dict.fromkeys(name for one in named for _, name in one))
        self.relabel()

    def beside(self) -> tuple[str, ...]:
        """Return whose signatures beside the debtor's somebody says that they saw on the scan."""
        return self._named if self.seen.isChecked() else ()

    def _allow(self) -> None:
        free = self._stopped is None or bool(self.why.text().strip())
        free = free and (not self._named or self.seen.isChecked())
        for take in self.takes:
            take.setEnabled(free)

    def relabel(self) -> None:
        clear(self._lines)
        self.takes = []
        asks = self._stopped is not None and bool(self._waiting)
        if self._stopped is not None:
            said = self.tr("Offers have been stopped: {0}. Take a scan in only where it still counts, and say why.")
            self.stopped.setText(said.format(exit_name(self._stopped)))
        self.stopped.setVisible(asks)
        self.why.setVisible(asks)
        self.seen.setText(self.tr("I see the signatures of these on the scan: {0}").format(", ".join(self._named)))
        self.seen.setVisible(bool(self._named))
        for one in self._waiting:
            take = button("small", "folder")
            take.setText(self.tr("Take in the scan of {0}…").format(one.number))
            take.clicked.connect(lambda _, one=one: self._ask_scan(one))
            self.takes.append(take)
            self._lines.addWidget(take)
        self._allow()

    def _ask_scan(self, waiting: Awaiting) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Take in a scan"), "", "PDF, PNG, JPEG (*.pdf *.png *.jpg *.jpeg)"
        )
        if name:
            self.scan_chosen.emit(waiting, Path(name))
