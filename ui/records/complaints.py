"""Records, complaints: accounts in crisis that a supervisor releases, complaints that are open, and all of them
counted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTableView

from calculators.errors import Refusal
from reports import formats, wording
from restructure.services import complaints
from restructure.services.complaints import Waiting
from restructure.store import accounts, crises
from restructure.store.complaints import FINDINGS
from restructure.store.crises import Crisis
from ui.exits import exit_advice, exit_name
from ui.session import Session
from ui.widgets.allowed import AllowedLine
from ui.widgets.dates import shown_moment
from ui.widgets.elements import Panel, button, clear, column, icon_label, label, row
from ui.widgets.fields import text_edit
from ui.widgets.tables import Cell, TupleModel, fix_widths, table


class CrisisCard(Panel):
    """One account in crisis: whose, why and since when; the reason with which it is released."""

    opened = Signal(str)
    released = Signal()

    def __init__(self, session: Session, crisis: Crisis, *, may: bool) -> None:
        super().__init__()
        self._session, self._crisis = session, crisis
        self.setProperty("role", "notice")
        account = accounts.load(session.store, crisis.account_number)
        name = account.debtor.name if account else ""
        said = f"{exit_name(crisis.reason)}  ·  {shown_moment(session, crisis.since)}"
        self.reason, self.release, self.open = text_edit(200), button("small", "ok"), button("link")
        self._error = label("error", wrap=True)
        self.open.setText(f"{name} {crisis.account_number}".strip())
        self.word(self.release.setText, lambda: self.tr("Release"))
        for name_it in (self.reason.setPlaceholderText, self.reason.setAccessibleName):
            self.word(name_it, lambda: self.tr("Why contact may go on"))
        head = row(icon_label("warn", "caution", 16), label("bold", said), self.open, None, spacing=8)
        answers = row(self.reason, self.release, spacing=8)
        answers.setStretch(0, 1)
        told = label("small", exit_advice(crisis.reason), wrap=True)
        self.setLayout(column(head, told, answers, self._error, spacing=4, margins=(10, 8, 10, 8)))
        for one in (self.reason, self.release):
            one.setVisible(may)
        self._error.hide()
        self.open.clicked.connect(lambda: self.opened.emit(crisis.account_number))
        self.release.clicked.connect(self._release)

    def _release(self) -> None:
        store, number = self._session.store, self._crisis.account_number
        try:
            done = self._session.write(lambda: crises.release(store, number, self.reason.text()))
        except Refusal as reason:
            self._error.setText(wording.reason(reason, self._session.language))
            self._error.show()
            return
        if done:
            self.released.emit()


class ComplaintsSection(Panel):
    """``opened`` carries the number of an account that is to be looked at."""

    opened = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._allowed = AllowedLine(session, "crisis")
        self._head, self._none = label("head"), label("body_muted", wrap=True)
        self._open_head, self._counted = label("head"), label("body", wrap=True)
        self._cards = column(spacing=6)
        self.crises: list[CrisisCard] = []
        self._waiting: tuple[Waiting, ...] = ()
        self.complaints = TupleModel(frozenset(range(6)))
        self.view: QTableView = table(self.complaints, 24)
        self.word(self._head.setText, lambda: self.tr("In crisis: no contact before a supervisor releases it"))
        self.word(self._none.setText, lambda: self.tr("No account is in crisis."))
        self.word(self._open_head.setText, lambda: self.tr("Complaints that are open"))
        self.word(self.view.setAccessibleName, lambda: self.tr("Complaints that are open"))
        layout = column(
            self._head,
            self._none,
            self._allowed,
            self._cards,
            8,
            self._open_head,
            self._counted,
            self.view,
            spacing=8,
        )
        layout.setStretch(7, 1)
        self.setLayout(layout)
        self.view.doubleClicked.connect(lambda index: self._open(index.row()))

    def refresh(self) -> None:
        """Look again."""
        clear(self._cards)
        self._allowed.relabel()
        found = crises.crises(self._session.store)
        self.crises = [CrisisCard(self._session, one, may=self._allowed.may) for one in found]
        for card in self.crises:
            card.opened.connect(self.opened)
            card.released.connect(self.refresh)
            self._cards.addWidget(card)
        self._none.setVisible(not found)
        self._allowed.setVisible(bool(found) and not self._allowed.may)
        self._show_complaints()

    def _open(self, place: int) -> None:
        self.opened.emit(self._waiting[place].complaint.account_number)

    def _show_complaints(self) -> None:
        language, work = self._session.language, self._session.workplace
        self._waiting = complaints.waiting(work)
        heads = (
            self.tr("To be answered by"), self.tr("Rules"), self.tr("Account"), self.tr("Received"), self.tr("Of"),
            self.tr("About what"),
        )  # fmt: skip
        rows = tuple(
            (
                Cell(self._until(one)),
                Cell(wording.name("policy", one.rule_set, language)),
                Cell(one.complaint.account_number),
                Cell(formats.date(one.complaint.received_on, language)),
                Cell(one.complaint.complainant),
                Cell(one.complaint.subject),
            )
            for one in self._waiting
        )
        self.complaints.show(heads, rows)
        fix_widths(self.view, (200, 150, 130, 140, 140, 0))
        counted = complaints.counts(work)
        found = [f"{wording.name('complaint', one, language)} {counted.answered[one]}" for one in FINDINGS]
        self._counted.setText(
            self.tr("{0} open, {1} of them late. Answered: {2}; {3} of these late.").format(
                counted.open, counted.late, ", ".join(found), counted.answered_late
            )
        )

    def _until(self, one: Waiting) -> str:
        day = formats.date(one.complaint.due_on, self._session.language)
        return self.tr("{0}, late").format(day) if one.late else day

    def relabel(self) -> None:
        self.refresh()
