"""Records, imports: what came of each file, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QTableView

from calculators.errors import Refusal
from reports import wording
from reports.imports import changes_in_words, left_in_words, outcome_in_words, taken_in_words
from restructure.importing.lines import Cancelled
from restructure.store import batches, undoing
from restructure.store.batches import Batch
from restructure.store.undoing import Prospect
from ui.records.suspense import SuspensePanel
from ui.session import Session
from ui.widgets.dates import shown_moment
from ui.widgets.elements import Panel, button, column, label, row, shortcut
from ui.widgets.shown_of import shown_of
from ui.widgets.tables import Cell, TupleModel, fix_widths, table
from ui.widgets.twice import is_second_press
from ui.widgets.undo_button import UndoButton

SHOWN, MOST_CHANGES = 500, 6


class ImportsPanel(Panel):
    """The imports, newest first. Each is undone by a second press, after what that takes back was said; ``others`` is
    there where something of it stays. ``leaving`` right before, while what is open can still be put down; then
    ``undone``."""

    leaving = Signal()
    undone = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._batches: tuple[Batch, ...] = ()
        self._cancelled = False
        self.imports = TupleModel(frozenset({0, 1, 2, 3, 4}))
        self.view: QTableView = table(self.imports, 24)
        self.said, self.result = label("body", wrap=True), label("body_muted", wrap=True)
        self.undo, self.others, self.cancel = UndoButton(), button(), button()
        self._progress = QProgressBar()
        self._progress.setRange(0, 1000)
        self.word(self.view.setAccessibleName, lambda: self.tr("Imports"))
        self.word(self.others.setText, lambda: self.tr("Undo the rest of it"))
        self.word(self.cancel.setText, lambda: self.tr("Cancel") + "  Esc")
        self.undo.clicked.connect(lambda: self._press(self.undo, partly=False))
        self.others.clicked.connect(lambda: self._press(self.others, partly=True))
        self.cancel.clicked.connect(self._cancel)
        shortcut(self, "Ctrl+Z", lambda: self.undo.click())
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._look())
        self.suspense = SuspensePanel(session)
        layout = column(
            self.view,
            self.said,
            self.result,
            self._progress,
            row(self.undo, self.others, self.cancel, None, spacing=10),
            self.suspense,
            spacing=10,
        )
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self._show_running(running=False)

    def refresh(self) -> None:
        """Show the imports that there are; the one that was looked at stays in hand."""
        before = self.batch
        found = batches.batches(self._session.store, SHOWN + 1)
        self._batches = found[:SHOWN]
        self.relabel()
        if len(found) > SHOWN:
            self.said.setText(shown_of(SHOWN, None))
        places = [place for place, one in enumerate(self._batches) if before is not None and one.id == before.id]
        self._choose(places[0] if places else 0)
        self.suspense.refresh()

    def choose(self, number: int) -> None:
        """Take the import of that number in hand."""
        self.refresh()
        self._choose(next((place for place, one in enumerate(self._batches) if one.id == number), 0))
        self.undo.setFocus()

    def _choose(self, place: int) -> None:
        if self._batches:
            flags = QItemSelectionModel.SelectionFlag
            index = self.imports.index(place, 0)
            self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self._look()

    @property
    def batch(self) -> Batch | None:
        """The import in hand."""
        place = self.view.currentIndex().row()
        return self._batches[place] if 0 <= place < len(self._batches) else None

    def relabel(self) -> None:
        language = self._session.language
        heads = (self.tr("No."), self.tr("When"), self.tr("Who"), self.tr("File"), self.tr("What came of it"))
        rows = tuple(
            (
                Cell(str(one.id)),
                Cell(shown_moment(self._session, one.at)),
                Cell(one.who),
                Cell(one.source.file),
                Cell(outcome_in_words(one, language)),
            )
            for one in self._batches
        )
        self.imports.show(heads, rows)
        fix_widths(self.view, (60, 140, 110, 260, 0))
        self._look()

    def _look(self) -> None:
        """Take back what was asked, as another import is looked at."""
        batch = self.batch
        self.said.setText("" if self._batches else self.tr("Nothing was imported yet."))
        self.result.setText("")
        self.others.hide()
        undoable = batch is not None and batch.undone is None
        name = self.tr("import {0}, {1}").format(batch.id, batch.source.file) if batch is not None and undoable else ""
        self.undo.show_step(name)

    def _press(self, pressed: QPushButton, *, partly: bool) -> None:
        batch, language = self.batch, self._session.language
        if batch is None or self._session.busy:
            return
        try:
            prospect = undoing.prospect(self._session.store, batch.id)
            if prospect.left and not partly:
                self._say_left(prospect)
                return
            asked = self.tr("To be undone: {0}. Press again to undo it.").format(taken_in_words(prospect, language))
            if is_second_press(pressed, self.said, asked):
                self._undo(batch.id, partly=partly)
                return
            changed = undoing.would_change(self._session.store, batch.id, MOST_CHANGES + 1)
            if changed:
                more = [shown_of(MOST_CHANGES, None)] if len(changed) > MOST_CHANGES else []
                self.result.setText("\n".join((*changes_in_words(changed[:MOST_CHANGES], language), *more)))
        except Refusal as reason:
            self.said.setText(wording.reason(reason, language))

    def _say_left(self, prospect: Prospect) -> None:
        """Say what stays, and offer to undo the rest."""
        language = self._session.language
        self.said.setText(self.tr("Since this import something has happened, so that not all of it can be undone."))
        self.result.setText("\n".join(left_in_words(prospect.left, language)))
        taken = prospect.taken
        self.others.setVisible(
            any((taken.accounts, taken.changed, taken.payments, taken.reversed, taken.budgets, taken.suspended))
        )

    def _undo(self, number: int, *, partly: bool) -> None:
        self.leaving.emit()
        done: list[Prospect] = []
        self._cancelled = False
        self._show_running(running=True)
        try:
            with self._session.working():
                kept = self._session.write(
                    lambda: done.append(
                        undoing.undo(self._session.store, number, partly=partly, watch=self._show_progress)
                    )
                )
        except Cancelled:
            self.said.setText(self.tr("Cancelled. Nothing was undone."))
            return
        finally:
            self._show_running(running=False)
        if not kept:
            return
        self.refresh()
        self.undone.emit()
        language = self._session.language
        self.view.setFocus()
        self.said.setText(self.tr("Undone: {0}.").format(taken_in_words(done[0], language)))
        self.result.setText("\n".join(left_in_words(done[0].left, language)))

    def _show_running(self, *, running: bool) -> None:
        self._progress.setVisible(running)
        self.cancel.setVisible(running)
        self.undo.setVisible(not running)
        self.view.setEnabled(not running)
        if running:
            self.others.hide()

    def _show_progress(self, done: int, whole: int) -> None:
        self._progress.setValue(1000 * done // max(whole, 1))
        QCoreApplication.processEvents()
        if self._cancelled:
            raise Cancelled

    def _cancel(self) -> None:
        self._cancelled = True
