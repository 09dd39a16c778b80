"""Before signing, a release from another PC: the request as a file, the answer as a file or as a code said aloud; and
the way back to terms that were released before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit

from calculators.errors import Refusal
from reports import wording
from restructure.agreements.agreement import short_digest
from restructure.exchange.release_file import Answer, Request, read_answer, write_request
from restructure.files import publish, read_bounded
from restructure.store import StoreProblem, offer_release, releases
from restructure.store.releases import Decision
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, button, column, label, row


class ReleasePanel(Panel):
    """Shown while terms wait; ``changed`` once an answer came in."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._request: offer_release.Request | None = None
        self._keys: dict[str, bytes] | None = None
        self.who, self.code = Choice(("",), str), QLineEdit()
        self.enter, self.ask, self.take = button("small"), button("small", "export"), button("small", "in")
        self.said, self._digest = label("hint", wrap=True), label("hint", wrap=True)
        self.word(self.who.setAccessibleName, lambda: self.tr("Who releases"))
        for set_text in (self.code.setPlaceholderText, self.code.setAccessibleName):
            self.word(set_text, lambda: self.tr("Code, as it is said to you"))
        self.code.setMaxLength(20)
        self.word(self.enter.setText, lambda: self.tr("Enter the code"))
        self.word(self.ask.setText, lambda: self.tr("Request as a file…"))
        self.word(self.take.setText, lambda: self.tr("Open the answer…"))
        self.setLayout(
            column(
                self._digest,
                row(self.who, self.code, spacing=6),
                self.enter,
                row(self.ask, self.take, spacing=6),
                self.said,
                spacing=6,
            )
        )
        self.enter.clicked.connect(self.enter_code)
        self.code.returnPressed.connect(self.enter_code)
        self.ask.clicked.connect(self._ask_request)
        self.take.clicked.connect(self._ask_answer)

    def look(self) -> None:
        """Read again, once terms wait, who could release them."""
        self._keys = None

    def show_waiting(self, request: offer_release.Request | None) -> None:
        """Show this for terms that wait, where somebody could release them from afar."""
        proposal = request.proposal if request else None
        before = self._request.proposal if self._request else None
        if before is None or proposal is None or proposal.terms_digest != before.terms_digest:
            self.said.setText("")
            self.code.clear()
        self._request = request
        if proposal and self._keys is None:
            self._keys = releases.release_keys(self._session.store)
        keys = self._keys if proposal and self._keys else {}
        self.who.set_values(tuple(keys) or ("",))
        self.setVisible(bool(keys))
        if proposal:
            self._digest.setText(
                self.tr("Read the terms and their digest aloud: {0}").format(short_digest(proposal.terms_digest))
            )

    def enter_code(self) -> None:
        """Take the code that was said."""
        if self._request is not None:
            one = Decision(self._request.proposal.terms_digest, self.who.value, approved=True)
            self._take(one, self.code.text())

    def _ask_request(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Request as a file…"), "request.rask", "*.rask")
        if name:
            self.write_request(Path(name))

    def write_request(self, path: Path) -> None:
        """Write the frozen terms into a file for whoever is chosen."""
        store, waiting = self._session.store, self._request
        if waiting is None:
            return
        request = Request(self.who.value, waiting.proposal.proposed_by, waiting.record)
        try:
            publish(path, write_request(request, releases.release_keys(store)[self.who.value]))
        except OSError:
            self.said.setText(self.tr("The file cannot be written. Choose another place."))
            return
        self.said.setText(self.tr("Written. Only {0} can open it.").format(self.who.value))

    def _ask_answer(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open the answer…"), "", "*.rsay")
        if name:
            self.open_answer(Path(name))

    def open_answer(self, path: Path) -> None:
        """Take in the answer that a file holds."""
        try:
            one: Answer = read_answer(read_bounded(path), releases.release_keys(self._session.store))
        except Refusal as reason:
            self.said.setText(wording.reason(reason, self._session.language))
            return
        self._take(Decision(one.digest, one.by, approved=one.approved, reason=one.reason), one.code)

    def _take(self, one: Decision, code: str) -> None:
        try:
            releases.take_decision(self._session.store, one, code)
        except Refusal as reason:
            self.said.setText(wording.reason(reason, self._session.language))
            return
        except StoreProblem as problem:
            self.said.setText(wording.say(f"store.{problem.code}", self._session.language))
            return
        self._session.saved.emit()
        self.changed.emit()
