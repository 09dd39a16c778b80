"""Before signing, somebody else's release: by themselves on this PC, or as a file that goes to theirs and comes
back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from calculators.errors import Refusal
from reports import wording
from restructure.agreements.agreement import short_digest
from restructure.authority.limits import RELEASING
from restructure.exchange.release_file import asked_from_afar, take_answer, write_request
from restructure.files import publish, read_bounded
from restructure.store import Store, StoreProblem, offer_release, people, releases
from ui.background import run_beside, run_in_thread
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, button, column, label, row
from ui.widgets.fields import secret_edit
from ui.widgets.under_way import said_under_way


class ReleasePanel(Panel):
    """Shown while terms wait; ``changed`` once an answer came in."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._request: offer_release.Request | None = None
        self._looked = False
        self.here, self.afar = Choice(("",), str), Choice(("",), str)
        self.password, self.release = secret_edit(), button("small")
        self.ask, self.take = button("small", "export"), button("small", "folder")
        self.said, self._digest = label("hint", wrap=True), label("hint", wrap=True)
        self._here, self._afar, where = Panel(), Panel(), label("hint")
        self.word(self.here.setAccessibleName, lambda: self.tr("Who releases"))
        self.word(self.afar.setAccessibleName, lambda: self.tr("Who releases on another PC"))
        for set_text in (self.password.setPlaceholderText, self.password.setAccessibleName):
            self.word(set_text, lambda: self.tr("Their own password"))
        self.word(where.setText, lambda: self.tr("On another PC"))
        self.word(self.release.setText, lambda: self.tr("Release here"))
        self.word(self.ask.setText, lambda: self.tr("Request as a file…"))
        self.word(self.take.setText, lambda: self.tr("Open the answer…"))
        self._here.setLayout(column(row(self.here, self.password, spacing=6), self.release, spacing=6))
        self._afar.setLayout(
            column(row(where, self.afar, None, spacing=6), row(self.ask, self.take, spacing=6), spacing=6)
        )
        self.setLayout(column(self._digest, self._here, self._afar, self.said, spacing=8))
        self.release.clicked.connect(self.release_here)
        self.password.returnPressed.connect(self.release_here)
        self.ask.clicked.connect(self._ask_request)
        self.take.clicked.connect(self._ask_answer)

    def look(self) -> None:
        """Read again, once terms wait, who could release them."""
        self._looked = False

    def show_waiting(self, request: offer_release.Request | None) -> None:
        """Show this for terms that wait, where somebody could release them."""
        before, self._request = self._request, request
        digest = request.proposal.terms_digest if request else ""
        if before is None or before.proposal.terms_digest != digest:
            self.said.setText("")
            self.password.clear()
        self.setVisible(request is not None)
        if request is None:
            return
        if not self._looked:
            self._read_who()
        self._digest.setText(self.tr("Digest of the terms: {0}").format(short_digest(digest)))

    def _read_who(self) -> None:
        store = self._session.store
        others = [one for one in people.users(store) if one.active and one.login != store.who]
        here = tuple(one.login for role in RELEASING for one in others if one.role == role)
        afar = tuple(asked_from_afar(store))
        for choice, part, names in ((self.here, self._here, here), (self.afar, self._afar, afar)):
            choice.set_values(names or ("",))
            part.setVisible(bool(names))
        self._looked = True

    def release_here(self) -> None:
        """Release these terms in the name of somebody who has come to this PC and typed their password."""
        waiting = self._request
        if waiting is None:
            return
        password = self.password.text()
        self.password.clear()

        login = self.here.value

        def decide(store: Store) -> None:
            with people.beside(store, login, password) as acting:
                releases.decide(acting, waiting.proposal.terms_digest, approved=True)

        self._do(lambda: run_beside(self._session, decide))

    def _ask_request(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Request as a file…"), "request.rask", "*.rask")
        if name:
            self.write_request(Path(name))

    def write_request(self, path: Path) -> None:
        """Write the frozen terms into a file for whoever is chosen."""
        if self._request is None:
            return
        try:
            publish(path, write_request(self._session.store, self._request.proposal, self.afar.value))
        except Refusal as reason:
            self.said.setText(wording.reason(reason, self._session.language))
            return
        except OSError:
            self.said.setText(self.tr("The file cannot be written. Choose another place."))
            return
        self.said.setText(self.tr("Written. Only {0} can open it.").format(self.afar.value))

    def _ask_answer(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open the answer…"), "", "*.rsay")
        if name:
            self.open_answer(Path(name))

    def open_answer(self, path: Path) -> None:
        """Take in the answer that a file holds."""

        def take() -> None:
            with said_under_way(self.said, self.take):
                content = run_in_thread(self._session, lambda: read_bounded(path))
            take_answer(self._session.store, content)

        self._do(take)

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except Refusal as reason:
            self.said.setText(wording.reason(reason, self._session.language))
            return
        except StoreProblem as problem:
            self.said.setText(wording.say(f"store.{problem.code}", self._session.language))
            return
        self._session.saved.emit()
        self.changed.emit()
