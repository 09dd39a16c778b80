"""The grid of the sheet: typed, tabbed and pasted through; what is wrong is said under its line."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
)

from reports import wording
from ui.budget.cells import ROW, ROW_WITH_MISTAKE, CellDelegate
from ui.budget.grid_model import GridModel
from ui.budget.rows import (
    KEYS,
    TYPED,
    Key,
)
from ui.budget.steps import step_of_line
from ui.models.sheet import SheetModel
from ui.session import Session
from ui.theme import font, style
from ui.widgets.tables import LEFT
from ui.widgets.typing_table import TypingTable

WIDTHS: dict[Key, int] = {
    "line": 178,
    "who": 66,
    "amount": 104,
    "often": 92,
    "month": 92,
    "guideline": 122,
    "evidence": 118,
    "note": 0,
}
NARROWER: dict[Key, int] = {"line": 14, "who": 4, "amount": 14, "often": 10, "month": 8, "evidence": 28}


class Grid(TypingTable):
    """The table. Tab goes to the next cell that can be filled, Enter down; Delete empties, Ctrl+V pastes."""

    pasted = Signal()

    def __init__(self, session: Session, model: SheetModel) -> None:
        super().__init__(ROW)
        self._session, self.sheet = session, model
        self.grid = GridModel(session, model)
        self.setModel(self.grid)
        self.setItemDelegate(CellDelegate(self, self.grid, model, session))
        heads = self.horizontalHeader()
        for column, key in enumerate(KEYS):
            stretch = QHeaderView.ResizeMode.Stretch if not WIDTHS[key] else QHeaderView.ResizeMode.Fixed
            heads.setSectionResizeMode(column, stretch)
            if WIDTHS[key]:
                heads.resizeSection(column, WIDTHS[key])
        model.changed.connect(self.refresh)

    def set_compact(self, compact: bool) -> None:
        """Narrower columns in a small window, so that notes keep their room."""
        for column, key in enumerate(KEYS):
            if WIDTHS[key]:
                self.horizontalHeader().resizeSection(column, WIDTHS[key] - (NARROWER.get(key, 0) if compact else 0))

    def refresh(self) -> None:
        """Show the sheet as it is, and make room under the lines in which something is wrong."""
        before = self.grid.rows
        self.grid.refresh()
        if before != self.grid.rows:
            self.clearSpans()
            for place, row in enumerate(self.grid.rows):
                if row.kind != "line":
                    # A section's name is longer than its column, and nothing stands beside it.
                    self.setSpan(place, 0, 1, 3)
        wrong = self.sheet.mistakes
        for place, row in enumerate(self.grid.rows):
            high = ROW_WITH_MISTAKE if row.kind == "line" and row.line in wrong else ROW
            if self.rowHeight(place) != high:
                self.setRowHeight(place, high)
        self.viewport().update()

    def go_to(self, line: int, key: Key) -> None:
        """Put the cursor on a cell of a line."""
        for place, row in enumerate(self.grid.rows):
            if row.kind == "line" and row.line == line:
                self.setCurrentIndex(self.grid.index(place, KEYS.index(key)))

    def go_to_first(self) -> None:
        """Begin at the first amount that is not told yet, else at the first."""
        lines = self.sheet.sheet.lines
        places = [row.line for row in self.grid.rows if row.kind == "line"]
        empty = [place for place in places if lines[place].amount is None and not lines[place].months]
        if places:
            self.go_to((empty or places)[0], "amount")
        self.setFocus()

    @property
    def current_line(self) -> int | None:
        """The line under the cursor."""
        index = self.currentIndex()
        row = self.grid.rows[index.row()] if index.isValid() else None
        return row.line if row is not None and row.kind == "line" else None

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        step = {QAbstractItemView.CursorAction.MoveNext: 1, QAbstractItemView.CursorAction.MovePrevious: -1}.get(action)
        if step is None:
            return super().moveCursor(action, modifiers)
        here, columns = self.currentIndex(), len(KEYS)
        place = here.row() * columns + here.column() + step
        while 0 <= place < columns * len(self.grid.rows):
            index = self.grid.index(place // columns, place % columns)
            if self.grid.may_edit(index):
                return index
            place += step
        return here

    def move_down(self) -> None:
        """To the same column of the next line that can be filled."""
        here = self.currentIndex()
        for place in range(here.row() + 1, len(self.grid.rows)):
            index = self.grid.index(place, here.column())
            if self.grid.rows[place].kind == "line" and self.grid.may_edit(index):
                self.setCurrentIndex(index)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.move_down()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.key() == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._remove()
        elif event.key() == Qt.Key.Key_Delete:
            self._empty()
        else:
            super().keyPressEvent(event)

    def _remove(self) -> None:
        line = self.current_line
        if line is not None:
            self.sheet.remove_line(line, step_of_line(self.sheet.sheet.lines[line]))

    def _empty(self) -> None:
        index = self.currentIndex()
        if index.isValid() and KEYS[index.column()] in TYPED and self.current_line is not None:
            self.grid.setData(index, "")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setFont(font(12))
        painter.setPen(style().color("negative"))
        left = self.columnViewportPosition(KEYS.index("who")) + 10
        for place, row in enumerate(self.grid.rows):
            reason = self.sheet.mistakes.get(row.line) if row.kind == "line" else None
            if reason is not None:
                said = wording.reason(reason, self._session.language, self.sheet.currency)
                top = self.rowViewportPosition(place) + ROW - 4
                painter.drawPixmap(left, top + 1, style().pixmap("no", "negative", 14))
                painter.drawText(QRect(left + 20, top, self.viewport().width() - left - 26, 18), LEFT, said)
