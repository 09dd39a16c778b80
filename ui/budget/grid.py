"""The grid of the sheet: typed, tabbed and pasted through; what is wrong is said under its line."""

from __future__ import annotations

from PySide6.QtCore import (
    Qt,
)
from PySide6.QtGui import QKeyEvent

from ui.budget.cells import CellDelegate
from ui.budget.grid_model import GridModel
from ui.budget.rows import (
    KEYS,
    TYPED,
    Key,
)
from ui.budget.steps import step_of_line
from ui.models.sheet import SheetModel
from ui.session import Session
from ui.widgets.typing_table import TypingTable

WIDTHS: dict[Key, int] = {
    "line": 178,
    "who": 66,
    "amount": 104,
    "often": 112,
    "month": 92,
    "guideline": 118,
    "evidence": 106,
    "note": 0,
}
NARROWER: dict[Key, int] = {
    "line": 32, "who": 8, "amount": 14, "often": 14, "month": 8, "guideline": 44, "evidence": 28,
}  # fmt: skip


class Grid(TypingTable):
    """The table. Delete empties a cell, with Ctrl it takes the line away."""

    def __init__(self, session: Session, model: SheetModel) -> None:
        self.grid = GridModel(session, model)
        super().__init__(self.grid, KEYS.index("who"))
        self.sheet = model
        self.setItemDelegate(CellDelegate(self, self.grid, model, session))
        self.set_compact(False)
        model.changed.connect(self.refresh)

    def set_compact(self, compact: bool) -> None:
        """Narrower columns in a small window, so that notes keep their room."""
        self.set_widths([WIDTHS[key] - (NARROWER.get(key, 0) if compact else 0) for key in KEYS])

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
        self.make_room()

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

    @property
    def current_key(self) -> Key:
        """The column under the cursor."""
        index = self.currentIndex()
        return KEYS[index.column()] if index.isValid() else "line"

    def move_down(self) -> None:
        """To the same column of the next line that can be filled."""
        here = self.currentIndex()
        for place in range(here.row() + 1, len(self.grid.rows)):
            index = self.grid.index(place, here.column())
            if self.grid.rows[place].kind == "line" and self.grid.may_edit(index):
                self.setCurrentIndex(index)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._remove()
        elif event.key() == Qt.Key.Key_Delete and len(self.selected) < 2:
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
