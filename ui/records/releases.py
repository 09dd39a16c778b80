"""Records, releases: what waits for a second pair of eyes, on this PC and from others, with the exact terms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from calculators.errors import Refusal
from reports import wording
from restructure.agreements.agreement import short_digest
from restructure.exchange.release_file import Request, read_request, write_answer
from restructure.files import publish, read_bounded
from restructure.store import StoreProblem, limits, people, releases
from restructure.store.releases import Proposal
from ui.background import run_in_thread
from ui.models.terms_asked import beyond_limits, terms_asked
from ui.session import Session
from ui.widgets.elements import Panel, answer, button, clear, column, icon_label, label, line, row
from ui.widgets.fields import text_edit
from ui.widgets.under_way import said_under_way

MOST_SHOWN = 20


class ReleasesPanel(Panel):
    """Requests of this PC first; below them what comes as a file."""

    decided = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.cards: list[DecisionCard] = []
        self._waiting = column(spacing=6)
        self.afar = FromAfar(session)
        self.setLayout(column(self._waiting, self.afar, None, spacing=8))

    def refresh(self) -> None:
        """Show what waits."""
        clear(self._waiting)
        store = self._session.store
        waiting = releases.proposals(store, waiting=True)
        self.cards = [self._card(one) for one in waiting[:MOST_SHOWN]]
        for card in self.cards:
            self._waiting.addWidget(card)
        if len(waiting) > MOST_SHOWN:
            said = self.tr("{0} of {1} requests are shown; the next follow as these are decided.")
            self._waiting.addWidget(label("muted", said.format(MOST_SHOWN, len(waiting)), wrap=True))
        self.afar.refresh()

    def _card(self, proposal: Proposal) -> DecisionCard:
        record = releases.record_of(self._session.store, proposal.terms_digest)
        said = self.tr("{0} asks to approve {1} for account {2}").format(
            proposal.proposed_by, proposal.agreement_number, proposal.account_number
        )
        return DecisionCard(self._session, said, record, self._decider(proposal))

    def _decider(self, proposal: Proposal) -> Callable[[bool, str], None]:
        def decide(approved: bool, reason: str) -> None:  # a signal carries it
            releases.decide(self._session.store, proposal.terms_digest, approved=approved, reason=reason)
            self.decided.emit()

        return decide


class DecisionCard(Panel):
    """A request, how far it goes beyond the limits of whoever looks at it, and the two answers."""

    def __init__(self, session: Session, said: str, record: bytes | None, decide: Callable[[bool, str], None]) -> None:
        super().__init__()
        self._session, self._decide = session, decide
        self.setProperty("role", "told")
        self.reason, self.approve, self.decline = text_edit(200), button("small"), button("small")
        self.error = label("error", wrap=True)
        self.word(self.approve.setText, lambda: self.tr("Approve"))
        self.word(self.decline.setText, lambda: self.tr("Decline"))
        self.word(self.reason.setPlaceholderText, lambda: self.tr("Reason, needed to decline"))
        self.word(self.reason.setAccessibleName, lambda: self.tr("Reason, needed to decline"))
        lines = [row(icon_label("lock", "caution", 14), label("bold", said), None, spacing=8)]
        if record is not None:
            lines.append(row(label("small", terms_asked(record, session.language), wrap=True), spacing=8))
            own = self._beyond(record)
            if own:
                lines.append(row(label("hint", own, wrap=True), spacing=8))
        answers = row(self.reason, self.approve, self.decline, spacing=8)
        answers.setStretch(0, 1)
        self.setLayout(column(*lines, answers, self.error, spacing=4, margins=(10, 8, 10, 8)))
        self.error.hide()
        self.approve.clicked.connect(lambda: self._answer(approved=True))
        self.decline.clicked.connect(lambda: self._answer(approved=False))

    def _beyond(self, record: bytes) -> str:
        store = self._session.store
        user = people.current(store)
        if user is None:
            return ""
        found = beyond_limits(record, limits.matrix(store), user.role, self._session.language)
        return " ".join((self.tr("Beyond your own limits:"), *found)) if found else self.tr("Within your own limits.")

    def _answer(self, *, approved: bool) -> None:
        try:
            self._decide(approved, self.reason.text().strip())
        except Refusal as reason:
            self.error.setText(wording.reason(reason, self._session.language))
            self.error.show()
        except StoreProblem as problem:
            self.error.setText(wording.say(f"store.{problem.code}", self._session.language))
            self.error.show()


class FromAfar(Panel):
    """For whoever has a key to sign with on this PC: a request as a file, and the answer as another."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._answered: bytes | None = None
        self.card: DecisionCard | None = None
        self.open, self.save = button("", "folder"), button("", "export")
        self.said = answer()
        self._card = column(spacing=0)
        head = label("head")
        self.word(head.setText, lambda: self.tr("Requested from another PC"))
        self.word(self.open.setText, lambda: self.tr("Open a request file…"))
        self.word(self.save.setText, lambda: self.tr("Write the answer into a file…"))
        self.setLayout(
            column(
                line(), row(head, None, self.open, spacing=8), self._card, row(self.save, None), self.said, spacing=8
            )
        )
        self.open.clicked.connect(self._ask_file)
        self.save.clicked.connect(self._ask_answer)

    def refresh(self) -> None:
        """Show this only to those who have a key here."""
        self.setVisible(self._session.store.signer is not None)
        self.save.setVisible(self._answered is not None)

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open a request file…"), "", "*.rask")
        if name:
            self.open_request(Path(name))

    def open_request(self, path: Path) -> None:
        """Show the terms that a file asks to have released."""
        signer = self._session.store.signer
        if signer is None:
            return
        self._answered = None
        try:
            with said_under_way(self.said, self.open):
                request = run_in_thread(self._session, lambda: read_request(read_bounded(path), signer))
            said = self.tr("{0} asks to release these terms, digest {1}")
            said = said.format(request.by, short_digest(request.digest))
            self.card = DecisionCard(self._session, said, request.record, self._decider(request))
        except Refusal as reason:
            self._say(wording.reason(reason, self._session.language))
            return
        self._say("")
        clear(self._card)
        self._card.addWidget(self.card)
        self.card.reason.setFocus()

    def _decider(self, request: Request) -> Callable[[bool, str], None]:
        def decide(approved: bool, reason: str) -> None:  # a signal carries it
            store = self._session.store
            self._answered = write_answer(store, request, approved=approved, reason=reason)
            clear(self._card)
            self.card = None
            self._say(self.tr("Signed. The answer goes back to {0} as a file.").format(request.by))
            self.save.setFocus()

        return decide

    def _ask_answer(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Write the answer into a file…"), "answer.rsay", "*.rsay")
        if name:
            self.write_answer(Path(name))

    def write_answer(self, path: Path) -> None:
        """Write what was decided into a file for the desk that asked."""
        if self._answered is None:
            return
        try:
            publish(path, self._answered)
        except OSError:
            self._say(self.tr("The file cannot be written. Choose another folder."))
            return
        self._say(self.tr("Exported."))

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.save.setVisible(self._answered is not None)
