"""Records: who did what when, what waits for a second pair of eyes, and the copies of the store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QTableView

from calculators.errors import Refusal
from reports import wording
from restructure.files import publish
from restructure.importing.exporting import csv_bytes
from restructure.store import StoreProblem, audit, backups, people
from restructure.store.audit import ACTIONS, Entry
from restructure.store.copies import check
from restructure.store.people import Proposal
from ui.desk.results import fix_widths
from ui.desk.tables import Cell, TupleModel, table
from ui.records.check import CheckPanel
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, button, clear, column, label, row

SHOWN = 1000


class RecordsPage(Panel):
    """The chain with its filters; below it what can be done about it."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self.account, self.who, self.since = QLineEdit(), QLineEdit(), QLineEdit()
        self.action = Choice(("", *ACTIONS), self._action_name)
        self.verify, self.export, self.backup = button(), button(icon="export"), button(icon="save")
        self._title, self._said = label("greeting"), label("body_muted", wrap=True)
        self.entries = TupleModel(frozenset(range(5)))
        self.view: QTableView = table(self.entries, 24)
        self._waiting = column(spacing=6)
        self.check = CheckPanel(session)
        self._lay_out()
        for field in (self.account, self.who, self.since):
            field.textChanged.connect(lambda _: self.refresh())
        self.action.picked.connect(lambda _: self.refresh())
        self.check.checked.connect(self.refresh)
        self.verify.clicked.connect(lambda: self._try(self._verify))
        self.export.clicked.connect(self._ask_file)
        self.backup.clicked.connect(lambda: self._try(self._backup))

    def _lay_out(self) -> None:
        self.word(self._title.setText, lambda: self.tr("Records"))
        names = {
            self.account: lambda: self.tr("Account number"),
            self.who: lambda: self.tr("Who"),
            self.since: lambda: self.tr("Since, as 2026-11-01"),
        }
        for field, name in names.items():
            field.setMaxLength(64)
            self.word(field.setPlaceholderText, name)
            self.word(field.setAccessibleName, name)
        self.word(self.action.setAccessibleName, lambda: self.tr("What was done"))
        self.word(self.view.setAccessibleName, lambda: self.tr("Entries of the record"))
        self.word(self.verify.setText, lambda: self.tr("Verify"))
        self.word(self.export.setText, lambda: self.tr("Export…"))
        self.word(self.backup.setText, lambda: self.tr("Back up now"))
        layout = column(
            row(self._title, None, self.verify, self.export, self.backup, spacing=8),
            self.check,
            self._waiting,
            row(self.account, self.who, self.since, self.action, spacing=8),
            self.view,
            self._said,
            spacing=12,
            margins=(40, 28, 40, 20),
        )
        layout.setStretch(4, 1)
        self.setLayout(layout)

    def start(self) -> None:
        """Show what there is."""
        self._said.setText("")
        self.refresh()

    def relabel(self) -> None:
        self.refresh()

    def found(self) -> tuple[Entry, ...]:
        """The entries that the filters let through, newest first."""
        return audit.entries(
            self._session.store,
            account=self.account.text().strip(),
            who=self.who.text().strip(),
            since=self.since.text().strip(),
            action=self.action.value,
            limit=SHOWN,
        )

    def refresh(self) -> None:
        """Show the entries, and the proposals that wait."""
        self.entries.show(self._heads(), tuple(tuple(map(Cell, line)) for line in self._lines()))
        fix_widths(self.view, (150, 110, 150, 140, 0))
        clear(self._waiting)
        for proposal in people.proposals(self._session.store, waiting=True):
            self._waiting.addWidget(self._proposal(proposal))

    def _heads(self) -> tuple[str, ...]:
        return (self.tr("When"), self.tr("Who"), self.tr("What"), self.tr("Account"), self.tr("Detail"))

    def _lines(self) -> list[tuple[str, ...]]:
        erased = self.tr("erased")
        return [
            (
                one.at.strftime("%Y-%m-%d %H:%M:%S"),
                one.who,
                self._action_name(one.action),
                erased if one.account_number is None else one.account_number,
                erased if one.detail is None else one.detail,
            )
            for one in self.found()
        ]

    def _proposal(self, proposal: Proposal) -> Panel:
        card, approve, decline = Panel(), button("small"), button("small")
        card.setProperty("role", "told")
        text = label("small", self.tr("{0} asks to approve {1} for account {2}").format(
            proposal.proposed_by, proposal.agreement_number, proposal.account_number
        ))  # fmt: skip
        approve.setText(self.tr("Approve"))
        decline.setText(self.tr("Decline"))
        for made, approved in ((approve, True), (decline, False)):
            made.clicked.connect(lambda _, approved=approved: self._decide(proposal, approved=approved))
        card.setLayout(row(text, None, approve, decline, spacing=8, margins=(10, 6, 10, 6)))
        return card

    def _decide(self, proposal: Proposal, *, approved: bool) -> None:
        self._try(lambda: people.decide(self._session.store, proposal.terms_digest, approved=approved))
        self.refresh()

    def _verify(self) -> None:
        check(self._session.store.db.conn)
        faults = audit.verify(self._session.store)
        end = audit.head(self._session.store)
        self._said.setText(
            self.tr("Something was changed from outside, first at entry {0}.").format(faults[0].seq)
            if faults
            else self.tr("Every page and every entry is as it was written. Head {0}: {1}").format(end.seq, end.mac[:16])
        )

    def _backup(self) -> None:
        written = backups.write(self._session.store)
        self._said.setText(self.tr("Written and verified: {0}").format(written))
        self.refresh()

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export"), "records.csv", "CSV (*.csv)")
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write what is shown as CSV; that is recorded too."""
        try:
            publish(path, csv_bytes([self._heads(), *self._lines()]))
        except OSError:
            self._said.setText(self.tr("The file cannot be written. Choose another folder."))
            return
        self._session.write(lambda: audit.note(self._session.store, "exported", detail="records"))
        self._said.setText(self.tr("Exported."))

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except Refusal as reason:
            self._said.setText(wording.reason(reason, self._session.language))
        except StoreProblem as problem:
            self._said.setText(wording.say(f"store.{problem.code}", self._session.language))

    def _action_name(self, action: str) -> str:
        return wording.say(f"action.{action}", self._session.language) if action else self.tr("anything")
