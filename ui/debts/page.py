"""The Debts screen: the list, the ways to share, who is paid when."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QScrollArea, QWidget

from calculators.rounding import Money
from reports import formats, wording
from restructure.household.distribution import EVERY_MONTH
from restructure.importing.sheet_rows import Columns
from restructure.importing.spreadsheet import Cells
from ui.debts.entries import COLUMNS, DebtEntries
from ui.debts.exchange import export_debts, import_debts, paste, paste_block, take
from ui.debts.replies import Replies
from ui.debts.side import Side
from ui.debts.steps import step_name
from ui.debts.ways import Ways, WhoIsPaid
from ui.debts.ways_out import WaysOut
from ui.models.debts import DebtsModel
from ui.models.exchange import Asked, Result, result_words
from ui.models.undo import Step
from ui.session import Session
from ui.widgets.column_question import ColumnQuestion
from ui.widgets.elements import Panel, button, column, label, shortcut
from ui.widgets.entry import EntryView
from ui.widgets.flow import Beside, Flow
from ui.widgets.undo_button import UndoButton

MOST_ROWS_SHOWN = 12
SIDE, NARROW_SIDE, STACKED_BELOW = 296, 280, 860
"""How wide the side is, also in a small window; in less width than the last it goes below."""


class DebtsPage(Panel):
    """Several creditors of one household."""

    letters_asked = Signal(str, str)
    statement_asked = Signal()
    confirm_asked = Signal()

    def __init__(self, session: Session, model: DebtsModel) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self.model = model
        self.entries = DebtEntries(session, self.model)
        self.list = EntryView(self.entries, [one.width for one in COLUMNS])
        self.ways, self.gantt = Ways(session, self.model), WhoIsPaid(session, self.model)
        self.side = Side(session, self.model)
        self.ways_out, self.replies = WaysOut(session, self.model), Replies(session, self.model)
        self.undo, self.remove = UndoButton(), button("", "x")
        self.paste, self.load, self.export = button("", "paste"), button("", "folder"), button("", "export")
        self.question = ColumnQuestion(lambda head: wording.column(head, session.language))
        self._summary, self.said = label("body_muted"), label("muted", wrap=True)
        self._result: Result | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        title = label("title")
        self.word(title.setText, lambda: self.tr("Several debts"))
        self.word(self.list.setAccessibleName, lambda: self.tr("Several debts"))
        self.word(self.remove.setText, lambda: self.tr("Remove the debt"))
        self.word(self.paste.setText, lambda: self.tr("Paste"))
        self.word(self.load.setText, lambda: self.tr("Import"))
        self.word(self.export.setText, lambda: self.tr("Export"))
        acts = (self.undo, self.remove, self.paste, self.load, self.export)
        card = Panel()
        card.setProperty("role", "card")
        card.setLayout(column(self.list, margins=(1, 1, 1, 1)))
        inner = QWidget()
        inner.setObjectName("centre")
        inner.setLayout(
            column(
                Flow(title, self._summary, spacing=12),
                Flow(*acts, spacing=6),
                self.question,
                card,
                self.ways,
                self.gantt,
                self.said,
                self.replies,
                self.ways_out,
                None,
                spacing=8,
                margins=(12, 10, 12, 8),
            )
        )
        centre = QScrollArea()
        centre.setWidget(inner)
        centre.setWidgetResizable(True)
        side = QScrollArea()
        side.setObjectName("left")
        self.side.setObjectName("sideinner")
        side.setWidget(self.side)
        side.setWidgetResizable(True)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sides = Beside((0, SIDE), centre, side, below=STACKED_BELOW)
        self.setLayout(self._sides)

    def _connect(self) -> None:
        self.model.changed.connect(self.relabel)
        self.undo.clicked.connect(self.model.undo)
        self.remove.clicked.connect(self._remove)
        self.paste.clicked.connect(self.paste_now)
        self.list.pasted.connect(self.paste_now)
        self.load.clicked.connect(self._ask_import)
        self.export.clicked.connect(self._ask_export)
        self.question.answered.connect(self._take_asked)
        self.side.letters_asked.connect(lambda: self.letters_asked.emit("offer", ""))
        self.replies.letters_asked.connect(self.letters_asked)
        self.side.statement_asked.connect(self.statement_asked)
        self.side.confirm_asked.connect(self.confirm_asked)
        shortcut(self, "Ctrl+Z", self.model.undo)
        shortcut(self, "Ctrl+P", self.statement_asked.emit)
        for place in range(len(EVERY_MONTH)):
            shortcut(self, f"Alt+{place + 1}", lambda place=place: self.ways.choose(place))  # type: ignore[misc]

    def set_compact(self, compact: bool) -> None:
        """Narrower columns and side in a small window."""
        self.list.set_widths([round(one.width * 0.86) if compact else one.width for one in COLUMNS])
        self._sides.set_widths((0, NARROW_SIDE if compact else SIDE))

    def start(self) -> None:
        """Show the account that is on the desk."""
        account = self.model.desk.account
        if account is None:
            return
        if self.model.account is None or self.model.account.number != account.number:
            self.model.open(account)
        else:
            self.model.look_again()
        self._tell(None)
        self.side.start()
        self.ways_out.start()
        self.replies.start()
        self.list.go_to(len(self.model.case.debts), "name")
        self.list.setFocus()

    def write_letters(self) -> None:
        """Go on to the letters, where they may go out."""
        self.side.letters.click()

    def _remove(self) -> None:
        place = self.list.currentIndex().row()
        if 0 <= place < len(self.model.case.debts):
            self.model.remove_debt(place, Step("remove"))

    def paste_now(self) -> None:
        """Add the debts that a spreadsheet has put on the clipboard."""
        text = QGuiApplication.clipboard().text()
        here = self.list.currentIndex()
        if text.strip() and here.isValid() and here.column() and here.row() < len(self.model.case.debts):
            key = self.entries.columns[here.column()].key
            self._tell(paste_block(self.model, self.entries, text, here.row(), key))
        elif text.strip():
            self._tell(paste(self.model, text))

    def _ask_import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import"), "", "CSV, XLSX (*.csv *.xlsx)")
        if name:
            self.import_file(Path(name))

    def import_file(self, path: Path) -> None:
        """Add the debts of a file."""
        if not self._session.busy:
            self._tell(import_debts(self.model, self._session, path))

    def _ask_export(self) -> None:
        kinds = "XLSX (*.xlsx);;CSV (*.csv)"
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export"), "debts.xlsx", kinds)
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write the list to a file that a spreadsheet opens."""
        self._tell(export_debts(self.model, path))

    def _take_asked(self, rows: tuple[Cells, ...], columns: Columns) -> None:
        self._tell(take(self.model, rows, Step("import"), columns))

    def _tell(self, result: Result | None) -> None:
        self._result = result
        if isinstance(result, Asked):
            self.question.ask(result.rows, result.columns, result.heads)
        self._say_result()

    def _say_result(self) -> None:
        result = self._result
        self.said.setText("" if result is None else result_words(result, self._session.language))

    def relabel(self) -> None:
        language, currency, debts = self._session.language, self.model.currency, self.model.debts
        owed = Money(sum(debt.balance or 0 for debt in debts))
        count = self.tr("1 debt") if len(debts) == 1 else self.tr("{0} debts").format(len(debts))
        share = formats.money(self.model.available, currency, language)
        self._summary.setText(
            self.tr("{0}, {1} owed, {2} a month to share").format(count, formats.money(owed, currency, language), share)
        )
        step = self.model.undo_step
        self.undo.show_step(step_name(step, language) if step else "")
        self._say_result()
        self.list.show_rows(MOST_ROWS_SHOWN)
