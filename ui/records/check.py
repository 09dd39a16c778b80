"""Is this file what was sealed? A PDF dropped on the window, or chosen, and the answer in plain words."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from calculators.errors import Refusal
from reports import wording
from restructure.services.verification import Verified, read_document, registered_as, trusted_by, verified
from restructure.store import audit
from ui.background import run_in_thread
from ui.papers import BESIDE
from ui.session import Session
from ui.verifying import sentences
from ui.widgets.elements import Panel, button, column, icon_label, label, row, set_state

WIDEST = 1100
"""Longer lines are hard to read."""


class CheckPanel(Panel):
    """The answer stays until the next file; it is entered in the record, by the file's digest and not by its name."""

    checked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._result: Verified | None = None
        self._refused: Refusal | None = None
        self.choose = button("small", "folder")
        self._good, self._bad = icon_label("ok", "positive", 18), icon_label("no", "negative", 18)
        self._plain = icon_label("doc", "muted", 18)
        self._answer, self._details = label("bold", wrap=True), label("small", wrap=True)
        self._hint = label("muted")
        self.word(self.choose.setText, lambda: self.tr("Verify a PDF…"))
        self.word(self._hint.setText, lambda: self.tr("or drop it anywhere on the window"))
        head = row(self.choose, self._hint, None, spacing=8)
        answer = row(self._good, self._bad, self._plain, self._answer, spacing=8)
        answer.setStretch(3, 1)
        self.setLayout(column(head, answer, self._details, spacing=6, margins=(10, 8, 10, 8)))
        self.setMaximumWidth(WIDEST)
        self.choose.clicked.connect(self._ask_file)
        self.relabel()

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Verify a PDF"), "", "PDF (*.pdf)")
        if name:
            self.check(Path(name))

    def check(self, path: Path) -> None:
        """Verify a file by every certificate that ever sealed here, and by the register."""
        session = self._session
        if session.busy:
            return
        self._result, self._refused = None, None
        self._show(self.tr("Verifying…"), "")
        try:
            content = run_in_thread(session, lambda: read_document(path))
            trusted, registered = trusted_by(session.store), registered_as(session.store, content)
            result = run_in_thread(session, lambda: verified(BESIDE, content, trusted, registered))
        except Refusal as reason:
            self._refused = reason
        else:
            self._result = result
            word = "intact" if result.good else "not sealed" if result.unsealed else "not intact"
            session.write(lambda: audit.record_alone(session.store, "verified", detail=f"{word} {result.sha256[:16]}"))
        self.relabel()
        self.checked.emit()

    def relabel(self) -> None:
        language = self._session.language
        if self._refused is not None:
            self._show(wording.reason(self._refused, language), "")
        elif self._result is None:
            self._show("", "")
        else:
            answer, *details = sentences(self._result, language)
            self._show(answer, "\n".join(details))

    def _show(self, answer: str, details: str) -> None:
        for shown, text in ((self._answer, answer), (self._details, details)):
            shown.setText(text)
            shown.setVisible(bool(text))
        good = self._result is not None and self._result.good
        plain = self._result is not None and self._result.unsealed
        self._good.setVisible(good)
        self._plain.setVisible(plain)
        told = self._result is not None or self._refused is not None
        bad = bool(answer) and told and not good and not plain
        self._bad.setVisible(bad)
        set_state(self, "verdict", "affordable" if good else "unaffordable" if bad else "unknown")
