"""Before an import: the first rows as they stand, what each column means, what happens to accounts that are there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QTableView

from calculators.errors import Refusal
from reports import wording
from restructure.importing.headings import meanings, recognised
from restructure.importing.ledgers import Kind, kind_of
from restructure.importing.reading import Preview, in_line, left_out, preview
from restructure.parties.account_fields import IN_FILES, MASKED, REQUIRED
from restructure.parties.masking import masked
from restructure.store import settings
from ui.background import run_in_thread
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, button, clear, column, label, row, shortcut
from ui.widgets.form import Form
from ui.widgets.tables import Cell, TupleModel, table

translate = QCoreApplication.translate

NUMBERS = frozenset(name for name, mask in MASKED.items() if mask == "number")
PERSONAL = re.compile(
    r"身份证|证件|电话|手机|phone|mobile|\btel|\bid[ _-]?(n|card)|national id|payer id", re.IGNORECASE
)
NUMBER_OF_A_PERSON = re.compile(r"(?<!\d)(1[3-9]\d{9}|\d{17}[\dXx])(?!\d)")
"""By their headings, and by their shape: a Chinese mobile or identity number."""
LONGEST_SHOWN = 40


class ImportPreview(Panel):
    """``chosen`` carries path, columns (None where the layout is known), keep or update, and whether only to try;
    ``ledger_chosen`` path and kind of a file of payments or budgets."""

    chosen = Signal(object, object, str, bool)
    ledger_chosen = Signal(object, str)
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self._path, self._found = Path(), Preview("", (), ())
        self._ledger: Kind | None = None
        self._refused: Refusal | None = None
        self._title, self._said = label("greeting"), label("body_muted", wrap=True)
        self.rows = TupleModel(frozenset(range(100)))
        self.view: QTableView = table(self.rows, 22)
        self.columns: dict[str, Choice] = {}
        self._meanings = column()
        self.duplicates = Choice(("keep", "update"), self._duplicates_name)
        self.take, self.dry_run, self.leave = button("primary"), button(), button()
        self._lay_out()
        self.take.clicked.connect(lambda: self._choose(dry_run=False))
        self.dry_run.clicked.connect(lambda: self._choose(dry_run=True))
        self.leave.clicked.connect(self.left)
        shortcut(self, "Esc", self.left.emit)

    def _lay_out(self) -> None:
        self.word(self._title.setText, lambda: self.tr("Before the import"))
        self.word(self.take.setText, lambda: self.tr("Import"))
        self.word(self.dry_run.setText, lambda: self.tr("Only try"))
        self.word(self.leave.setText, lambda: self.tr("Back") + "  Esc")
        self.word(self.view.setAccessibleName, lambda: self.tr("The first rows of the file"))
        self.word(self.duplicates.setAccessibleName, lambda: self.tr("Accounts that are there already"))
        layout = column(
            self._title,
            self._said,
            self._meanings,
            self.view,
            row(self.take, self.dry_run, self.leave, None, self.duplicates, spacing=10),
            spacing=12,
            margins=(60, 40, 60, 30),
        )
        layout.setStretch(3, 1)
        self.setLayout(layout)

    def start(self, path: Path) -> None:
        """Show the first rows of a file."""
        if self._session.busy:
            return
        self._path, self._found, self._ledger, self._refused = path, Preview("", (), ()), None, None
        self.take.setEnabled(False)
        self.dry_run.setEnabled(False)
        self._said.setText(self.tr("Reading {0} …").format(path.name))
        try:
            self._found = run_in_thread(self._session, lambda: preview(path))
            self._ledger = None if self._found.layout else kind_of(self._found.header)
            self._said.setText(self._what_it_is())
        except Refusal as reason:
            self._refused = reason
            self.relabel()
        self._ask_meanings()
        self._show_rows()
        for made in (self.dry_run, self.duplicates):
            made.setVisible(self._ledger is None)
        for made in (self.take, self.dry_run):
            made.setEnabled(bool(self._found.header))

    def _show_rows(self) -> None:
        """The first rows, with no number of a person whole on the screen."""
        heads = self._found.header
        width = len(heads)
        chosen = {choice.value for name, choice in self.columns.items() if name in NUMBERS and choice.value}
        meant = meanings(heads)
        hidden = {
            place
            for place, head in enumerate(heads)
            if head in chosen or meant[place] in NUMBERS or PERSONAL.search(head)
        }
        padded = ((*cells, *("",) * width)[:width] for cells in self._found.rows)
        self.rows.show(
            tuple(map(_short, heads)),
            tuple(
                tuple(
                    Cell(masked(cell) if cell and (place in hidden or NUMBER_OF_A_PERSON.search(cell)) else cell)
                    for place, cell in enumerate(cells)
                )
                for cells in padded
            ),
        )

    def relabel(self) -> None:
        if self._refused is not None:
            self._said.setText(wording.reason(self._refused, self._session.language))
        elif self._found.header:
            self._said.setText(self._what_it_is())

    def _what_it_is(self) -> str:
        return f"{self._sheets()} {self._what_it_holds()}".strip()

    def _sheets(self) -> str:
        """Of a workbook the sheet that is read, and those that are not."""
        if not self._found.sheet:
            return ""
        if not self._found.others:
            return self.tr("Sheet “{0}”.").format(self._found.sheet)
        joined = ", ".join(self._found.others)
        return self.tr("Sheet “{0}” is read; these are not: {1}.").format(self._found.sheet, joined)

    def _what_it_holds(self) -> str:
        if self._found.layout:
            said = self.tr("This file is known: {0}. Its first {1} rows:").format(
                self._found.layout, len(self._found.rows)
            )
            unread = left_out(self._found.header, self._found.layout)
            return f"{unread_columns(unread)} {said}" if unread else said
        if self._ledger is not None:
            holds = {
                "payments": self.tr("This file holds payments. One that is known already is not counted again."),
                "budgets": self.tr(
                    "This file holds monthly budgets. The desk begins with them where nobody has typed any."
                ),
            }
            return holds[self._ledger]
        return self.tr("Say which column holds what. It is remembered for the next file like this one.")

    def _ask_meanings(self) -> None:
        clear(self._meanings)
        self.columns = {}
        if self._found.layout or self._ledger is not None or not self._found.header:
            return
        kept = settings.columns(self._session.store, self._found.header) or recognised(self._found.header)
        form = Form(columns=4)
        for name in IN_FILES:
            choice = Choice(("", *self._found.header), _short)
            choice.set_value(kept.get(name, ""))
            form.add(name, choice, partial(self._caption, name))
            if name in NUMBERS:
                choice.picked.connect(lambda _: self._show_rows())
            self.columns[name] = choice
        self._meanings.addWidget(form)

    def _caption(self, name: str) -> str:
        """What one of our columns is called; a star where every account needs it."""
        said = wording.name("column", name, self._session.language)
        return f"{said} *" if name in REQUIRED else said

    def _choose(self, *, dry_run: bool) -> None:
        if self._ledger is not None:
            self.ledger_chosen.emit(self._path, self._ledger)
            return
        meaning = {name: choice.value for name, choice in self.columns.items() if choice.value}
        self.chosen.emit(self._path, meaning or None, self.duplicates.value, dry_run)

    def _duplicates_name(self, value: str) -> str:
        if value == "keep":
            return self.tr("Accounts that are there stay as they are")
        return self.tr("Accounts that are there are updated; blank cells leave what is there")


def unread_columns(names: Sequence[str]) -> str:
    """That nothing is taken from some columns of a file."""
    said = translate("ImportPreview", "Nothing is taken from these columns: {0}.")
    return said.format(in_line(tuple(map(_short, names))))


def _short(heading: str) -> str:
    return heading if len(heading) <= LONGEST_SHOWN else heading[: LONGEST_SHOWN - 1] + "…"
