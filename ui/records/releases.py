"""Records, releases: what waits for a second pair of eyes, on this PC and from others, with the exact terms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QTableView, QWidget

from calculators.errors import Refusal
from reports import formats, wording
from restructure.agreements.agreement import short_digest
from restructure.exchange.release_file import Request, read_request, write_answer
from restructure.files import publish, read_bounded
from restructure.store import StoreProblem, accounts, limits, people, releases
from restructure.store.releases import Proposal
from ui.background import run_in_thread
from ui.field_words import days_word
from ui.models.terms_asked import beyond_limits, terms_asked
from ui.session import Session
from ui.widgets.elements import Panel, answer, button, clear, column, icon_label, label, line, row
from ui.widgets.fields import text_edit
from ui.widgets.tables import Cell, Row, TupleModel, fix_widths, table
from ui.widgets.under_way import said_under_way

MOST_SHOWN, DETAIL = 200, 400
WIDTHS = (110, 150, 120, 120, 220, 70, 0)
State = Literal["waiting", "released", "declined"]
STATES: dict[State, tuple[str, str]] = {
    "waiting": ("lock", "caution"),
    "released": ("unlock", "positive"),
    "declined": ("no", "negative"),
}


class ReleasesPanel(Panel):
    """List of what was asked for, those that wait first and then what was decided, each with whom, how far beyond, why
    and since when; the chosen one beside. ``opened`` carries the account of a request."""

    decided = Signal()
    opened = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.cards: list[DecisionCard] = []
        self._shown: tuple[Proposal, ...] = ()
        self.requests = TupleModel(frozenset(range(7)))
        self.view = table(self.requests, 26)
        self.open, self._said, self._none = button("small"), label("muted", wrap=True), label("body_muted", wrap=True)
        self._detail = column(spacing=8)
        self.afar = FromAfar(session)
        self.word(self.view.setAccessibleName, lambda: self.tr("Requests for a release"))
        self.word(self.open.setText, lambda: self.tr("Open the account"))
        self.word(self._none.setText, lambda: self.tr("Nothing waits to be released, and nothing was."))
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        beside = QWidget()
        beside.setFixedWidth(DETAIL)
        beside.setLayout(column(self._detail, row(self.open, None), None, spacing=8))
        both = row(self.view, beside, spacing=14)
        both.setStretch(0, 1)
        layout = column(self._none, both, self._said, self.afar, spacing=8)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.view.selectionModel().currentRowChanged.connect(lambda place, _: self._pick(place.row()))
        self.view.activated.connect(lambda _: self._open())
        self.open.clicked.connect(self._open)

    def refresh(self) -> None:
        """Show what waits and what was decided; the request that was looked at stays chosen."""
        chosen = self._chosen
        known = releases.proposals(self._session.store)
        waiting = tuple(one for one in known if one.approved is None)
        done = sorted((one for one in known if one.decided_at is not None), key=_decided_at, reverse=True)
        self._shown = (*waiting, *done)[:MOST_SHOWN]
        heads = (
            self.tr("How it stands"),
            self.tr("Account"),
            self.tr("Name"),
            self.tr("Asked by"),
            self.tr("Beyond the limits"),
            self.tr("Since"),
            self.tr("Reason given"),
        )
        self.requests.show(heads, tuple(map(self._row, self._shown)))
        fix_widths(self.view, WIDTHS)
        said = self.tr("{0} of {1} requests are shown; those that wait come first.")
        self._said.setText(said.format(len(self._shown), len(known)) if len(known) > len(self._shown) else "")
        for one in (self.view, self.open):
            one.setVisible(bool(self._shown))
        self._none.setVisible(not self._shown)
        digests = [one.terms_digest for one in self._shown]
        place = digests.index(chosen.terms_digest) if chosen and chosen.terms_digest in digests else 0
        if digests:
            self.view.selectRow(place)
        self._pick(place)
        self.afar.refresh()

    @property
    def _chosen(self) -> Proposal | None:
        place = self.view.currentIndex().row()
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def _row(self, one: Proposal) -> Row:
        account = accounts.load(self._session.store, one.account_number)
        state: State = "waiting" if one.approved is None else "released" if one.approved else "declined"
        return (
            Cell(self._state_name(state), "", *STATES[state]),
            Cell(one.account_number),
            Cell(account.debtor.name if account else ""),
            Cell(self._name_of(one.proposed_by)),
            Cell(wording.beside(self._beyond(one), self._session.language)),
            Cell(self._age(one.proposed_at)),
            Cell(one.why),
        )

    def _state_name(self, state: State) -> str:
        return {
            "waiting": self.tr("waits"),
            "released": self.tr("released"),
            "declined": self.tr("declined"),
        }[state]

    def _name_of(self, login: str) -> str:
        user = self._user(login)
        return user.name if user is not None else login

    def _user(self, login: str) -> people.User | None:
        return next((one for one in people.users(self._session.store) if one.login == login), None)

    def _beyond(self, one: Proposal) -> tuple[str, ...]:
        """How far it goes beyond the limits of whoever asked."""
        store = self._session.store
        user, record = self._user(one.proposed_by), releases.record_of(store, one.terms_digest)
        language, matrix = self._session.language, limits.matrix(store)
        return beyond_limits(record, matrix, user.role, language, "beyond") if user else ()

    def _age(self, at: datetime) -> str:
        since = self._session.now() - at
        if since.days:
            return days_word(since.days)
        return (
            self.tr("{0} min").format(max(since.seconds // 60, 0))
            if since.seconds < 3600
            else self.tr("{0} h").format(since.seconds // 3600)
        )

    def _pick(self, place: int) -> None:
        clear(self._detail)
        self.cards = []
        if not 0 <= place < len(self._shown):
            return
        one = self._shown[place]
        if one.approved is None:
            record = releases.record_of(self._session.store, one.terms_digest)
            self.cards = [DecisionCard(self._session, self._asks(one), record, self._decider(one))]
            self._detail.addWidget(self.cards[0])
        else:
            self._detail.addWidget(self._told(one))

    def _asks(self, one: Proposal) -> str:
        asks = self.tr("{0} asks to approve {1} for account {2}").format(
            self._name_of(one.proposed_by), one.agreement_number, one.account_number
        )
        return "\n".join(filter(None, (asks, one.why, *self._beyond(one))))

    def _told(self, one: Proposal) -> Panel:
        """What became of a request that was decided."""
        language = self._session.language
        assert one.decided_at is not None
        said = self.tr("{0} released {1} on {2}.") if one.approved else self.tr("{0} declined {1} on {2}.")
        day = formats.date(one.decided_at.date(), language)
        lines = [
            label("bold", said.format(self._name_of(one.decided_by), one.agreement_number, day), wrap=True),
            label("small", terms_asked(releases.record_of(self._session.store, one.terms_digest), language), wrap=True),
            *(label("hint", text, wrap=True) for text in (one.why, one.reason) if text),
        ]
        made = Panel()
        made.setProperty("role", "told")
        made.setLayout(column(*lines, spacing=4, margins=(10, 8, 10, 8)))
        return made

    def _open(self) -> None:
        chosen = self._chosen
        if chosen is not None:
            self.opened.emit(chosen.account_number)

    def _decider(self, proposal: Proposal) -> Callable[[bool, str], None]:
        def decide(approved: bool, reason: str) -> None:  # a signal carries it
            releases.decide(self._session.store, proposal.terms_digest, approved=approved, reason=reason)
            self.decided.emit()

        return decide


def _decided_at(one: Proposal) -> datetime:
    assert one.decided_at is not None
    return one.decided_at


class DecisionCard(Panel):
    """A request, how far it goes beyond the limits of whoever looks at it, and the two answers."""

    def __init__(self, session: Session, said: str, record: bytes | None, decide: Callable[[bool, str], None]) -> None:
        super().__init__()
        self._session, self._decide = session, decide
        self.setProperty("role", "told")
        self.reason, self.approve, self.decline = text_edit(200), button("primary"), button()
        self.error = label("error", wrap=True)
        self.word(self.approve.setText, lambda: self.tr("Approve"))
        self.word(self.decline.setText, lambda: self.tr("Decline"))
        self.word(self.reason.setPlaceholderText, lambda: self.tr("Reason, needed to decline"))
        self.word(self.reason.setAccessibleName, lambda: self.tr("Reason, needed to decline"))
        head = row(icon_label("lock", "caution", 14), label("bold", said, wrap=True), spacing=8)
        head.setStretch(1, 1)
        lines = [head]
        if record is not None:
            lines.append(row(label("small", terms_asked(record, session.language), wrap=True), spacing=8))
            own = self._beyond(record)
            if own:
                lines.append(row(label("hint", own, wrap=True), spacing=8))
        answers = row(self.approve, self.decline, None, spacing=8)
        self.setLayout(column(*lines, self.reason, answers, self.error, spacing=4, margins=(10, 8, 10, 8)))
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
