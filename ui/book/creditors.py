"""What creditors placed here, and what they are answered: results, reconciliation, commission."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QTableView

from calculators.errors import Refusal
from reports import formats, wording
from restructure.files import publish
from restructure.store import creditor_statements, placements
from restructure.store.placements import ListedBatch
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.dates import DateEdit, shown_day, shown_moment
from ui.widgets.elements import Panel, answer, button, column, label
from ui.widgets.fields import text_edit
from ui.widgets.flow import Flow
from ui.widgets.tables import Cell, TupleModel, fix_widths, table

if TYPE_CHECKING:
    from restructure.exchange.creditor_files import CreditorFile

KINDS = ("result", "reconciliation", "commission")
BATCHES, FILES = (60, 0, 0, 110, 110, 90, 90, 90, 110), (130, 0, 210, 110, 0, 140, 100)


class CreditorsPanel(Panel):
    """``batch_asked`` carries the number of a batch whose accounts are to be listed."""

    batch_asked = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._batches: tuple[ListedBatch, ...] = ()
        self.batches, self.files = TupleModel(frozenset({1, 2, 3, 4, 8})), TupleModel(frozenset(range(7)))
        self.placed: QTableView = table(self.batches, 26)
        self.gone: QTableView = table(self.files, 24)
        self.place, self.accounts = button(icon="folder"), button("primary", "right")
        self.reason, self.withdraw = text_edit(300), button(icon="undo")
        self.creditor = Choice(("",), lambda name: name or self.tr("Creditor"))
        self.kind = Choice(KINDS, lambda kind: wording.name("creditor_file", kind, session.language))
        self.since, self.through = DateEdit("since", session), DateEdit("through", session)
        self.preview, self.write = button("small"), button("", "export")
        self.said, self.nothing = answer(), label("muted")
        self._lay_out()
        self.place.clicked.connect(self._ask_placements)
        self.accounts.clicked.connect(self._open)
        self.placed.activated.connect(lambda _: self._open())
        self.withdraw.clicked.connect(lambda: self._act(self._withdraw))
        self.preview.clicked.connect(lambda: self._act(self._look))
        self.write.clicked.connect(self._ask_file)

    def _lay_out(self) -> None:
        for view in (self.placed, self.gone):
            view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
            view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        for field in (self.since, self.through):
            field.setFixedWidth(120)
        self.reason.setMinimumWidth(180)
        head, out, since, through = label("head"), label("head"), label("muted"), label("muted")
        words: tuple[tuple[Callable[[str], object], Callable[[], str]], ...] = (
            (head.setText, lambda: self.tr("Placed here")),
            (self.nothing.setText, lambda: self.tr("No creditor has placed accounts here yet. Take in their file.")),
            (out.setText, lambda: self.tr("Files for creditors")),
            (since.setText, lambda: self.tr("From")),
            (through.setText, lambda: self.tr("to")),
            (self.placed.setAccessibleName, lambda: self.tr("Placed here")),
            (self.gone.setAccessibleName, lambda: self.tr("Files for creditors")),
            (self.place.setText, lambda: self.tr("Take in a placement file…")),
            (self.accounts.setText, lambda: self.tr("Show its accounts")),
            (self.reason.setPlaceholderText, lambda: self.tr("Why it is taken back")),
            (self.reason.setAccessibleName, lambda: self.tr("Why it is taken back")),
            (self.withdraw.setText, lambda: self.tr("Take the batch back")),
            (self.creditor.setAccessibleName, lambda: self.tr("Creditor")),
            (self.kind.setAccessibleName, lambda: self.tr("Kind of file")),
            (self.since.setAccessibleName, lambda: self.tr("First day of the period")),
            (self.through.setAccessibleName, lambda: self.tr("Last day of the period")),
            (self.preview.setText, lambda: self.tr("Look first")),
            (self.write.setText, lambda: self.tr("Write the file…")),
        )
        for put, word in words:
            self.word(put, word)
        layout = column(
            Flow(head, self.nothing, spacing=12),
            self.placed,
            Flow(self.accounts, self.place, None, self.reason, self.withdraw, spacing=8),
            out,
            Flow(
                self.creditor, self.kind, since, self.since, through, self.through, self.preview, self.write,
                spacing=8,
            ),
            self.said,
            self.gone,
            spacing=10,
        )  # fmt: skip
        layout.setStretch(1, 3)
        layout.setStretch(6, 2)
        self.setLayout(layout)

    def start(self) -> None:
        """Show what is placed here and what went out; the period is the month before this one."""
        if self.since.value is None or self.through.value is None:
            first = self._session.today().replace(day=1)
            last = first.fromordinal(first.toordinal() - 1)
            self.since.set_value(last.replace(day=1))
            self.through.set_value(last)
        self.relabel()
        if self._batches:
            self.placed.selectRow(0)

    def relabel(self) -> None:
        session, language = self._session, self._session.language
        self._batches = placements.batches(session.store)
        names = dict.fromkeys(one.creditor for one in self._batches)
        self.creditor.set_values(("", *names))
        if len(names) == 1:
            self.creditor.set_value(next(iter(names)))
        heads = (
            self.tr("No."), self.tr("Creditor"), self.tr("Batch"), self.tr("Placed on"), self.tr("Recall on"),
            self.tr("Rate"), self.tr("Accounts"), self.tr("Still here"), self.tr("Standing"),
        )  # fmt: skip
        rows = tuple(
            (
                Cell(str(one.id)),
                Cell(one.creditor),
                Cell(one.batch),
                Cell(shown_day(session, one.placed_on)),
                Cell(shown_day(session, one.recall_on) if one.recall_on else ""),
                Cell("" if one.rate is None else f"{formats.decimal(one.rate * 100, 2)} %"),
                Cell(str(one.accounts)),
                Cell(str(one.here)),
                Cell(self.tr("taken back") if one.withdrawn else ""),
            )
            for one in self._batches
        )
        self.batches.show(heads, rows)
        fix_widths(self.placed, BATCHES)
        self.nothing.setVisible(not rows)
        for one in (self.accounts, self.reason, self.withdraw, self.preview, self.write):
            one.setEnabled(bool(rows))
        out = (
            self.tr("Kind"), self.tr("Creditor"), self.tr("Period"), self.tr("Money known"), self.tr("File"),
            self.tr("When"), self.tr("Who"),
        )  # fmt: skip
        gone = tuple(
            (
                Cell(wording.name("creditor_file", one.kind, language)),
                Cell(one.creditor),
                Cell(f"{shown_day(session, one.since)} – {shown_day(session, one.through)}"),
                Cell(shown_day(session, one.known_through) if one.known_through else "–"),
                Cell(one.file, tip=one.sha256),
                Cell(shown_moment(session, one.at) if one.at else ""),
                Cell(one.who),
            )
            for one in creditor_statements.statements(session.store)
        )
        self.files.show(out, gone)
        fix_widths(self.gone, FILES)

    @property
    def chosen(self) -> ListedBatch | None:
        """The batch that the cursor stands on."""
        place = self.placed.currentIndex().row()
        return self._batches[place] if 0 <= place < len(self._batches) else None

    def _open(self) -> None:
        if self.chosen is not None:
            self.batch_asked.emit(self.chosen.id)

    def _act(self, act: Callable[[], str]) -> None:
        said: list[str] = []
        try:
            kept = self._session.write(lambda: said.append(act()))
        except Refusal as reason:
            self.said.setText(wording.reason(reason, self._session.language))
            return
        if kept:
            self.relabel()
            self.said.setText("".join(said))

    def _withdraw(self) -> str:
        if self.chosen is None:
            raise Refusal("batch", "missing_field")
        placements.withdraw(self._session.store, self.chosen.id, self.reason.text())
        self.reason.clear()
        return wording.say("cli.withdrawn", self._session.language)

    def _ask_placements(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.place.text(), "", "*.csv *.xlsx *.xls *.ods *.txt")
        if name:
            self.take_in(Path(name))

    def take_in(self, path: Path) -> None:
        """Take in which accounts a creditor placed; rows that cannot be taken are named."""
        self._act(lambda: self._taken(path))

    def _taken(self, path: Path) -> str:
        from restructure.importing.placement_rows import take_placements

        language = self._session.language
        taken = take_placements(self._session.store, path)
        lines = [wording.say("cli.placed_rows", language, owned=taken.owned, bad=len(taken.problems))]
        for problem in taken.problems:
            column_, why = wording.column(problem.column, language), wording.reason(problem.reason, language)
            lines.append(wording.say("cli.problem", language, line=str(problem.line), column=column_, why=why))
        return "\n".join(lines)

    def _look(self) -> str:
        return self._counted(self._file().counts)

    def _counted(self, counts: Mapping[str, int]) -> str:
        language, kind = self._session.language, self.kind.value
        if kind == "result":
            return wording.say("cli.listed", language, count=counts["accounts"])
        said = (f"{count} × {wording.name('receipt', name, language)}" for name, count in counts.items())
        return " · ".join(said) or wording.say("cli.listed", language, count=0)

    def _file(self) -> CreditorFile:
        from restructure.exchange.creditor_files import creditor_file

        since, through = self.since.value, self.through.value
        if since is None or through is None or not self.creditor.value:
            raise Refusal("creditor", "missing_field")
        return creditor_file(self._session.workplace, self.kind.value, self.creditor.value, since, through)

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.write.text(), f"{self.kind.value}.csv", "CSV (*.csv)")
        if name:
            self.write_to(Path(name))

    def write_to(self, path: Path) -> None:
        """Write the file and keep that it went out; a bill counts once its file is there."""
        self._act(lambda: self._written(path))

    def _written(self, path: Path) -> str:
        from restructure.exchange.creditor_files import keep_file
        from restructure.importing.exporting import csv_bytes

        made = self._file()
        content = csv_bytes(made.rows)
        try:
            publish(path, content)
        except OSError:
            return self.tr("The file cannot be written. Choose another folder.")
        keep_file(self._session.workplace, made, path.name, content)
        return " · ".join((self._counted(made.counts), self.tr("Exported to {0}").format(path.name)))
