"""What every table that is typed into shares: how it looks, where the keys go, and what is wrong below a row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QEvent, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.clipboard import copy
from ui.theme import font, style
from ui.widgets.choice import Choice
from ui.widgets.tables import LEFT, Index

ROW, ROW_WITH_MISTAKE, HEAD = 27, 45, 30
LEAST = 76
"""How wide a column at least is that takes what the others leave."""


class TypingModel(QAbstractTableModel):
    """Rows that are typed into."""

    def may_edit(self, index: Index) -> bool:
        """Return whether something can be typed or picked there."""
        raise NotImplementedError

    def mistake(self, row: int) -> str:
        """Return what is wrong in a row; nothing where nothing is."""
        raise NotImplementedError

    def fill(self, top: Index, below: Sequence[Index]) -> None:
        """Write what stands in a cell into cells below it, as one step."""
        raise NotImplementedError

    def empty(self, cells: Sequence[Index]) -> None:
        """Empty what was typed into cells."""
        raise NotImplementedError

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.may_edit(index) else flags


class TypingTable(QTableView):
    """A table without lines of its own whose cells open as one types, or by F2: Tab goes to the next cell that can be
    filled, Enter down, Shift and arrows select, Ctrl+C copies, Ctrl+V pastes, Ctrl+D fills a selection down. What is
    wrong in a row is said under it, from the column ``mistakes_in`` on."""

    pasted = Signal()

    def __init__(self, model: TypingModel, mistakes_in: int = 0) -> None:
        super().__init__()
        self._typed, self._mistakes_in = model, mistakes_in
        self.setModel(model)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setSelectionMode(QTableView.SelectionMode.ContiguousSelection)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self._widths: Sequence[int] = ()
        self._most = 0
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(ROW)
        self.verticalHeader().setDefaultSectionSize(ROW)

    def set_widths(self, widths: Sequence[int]) -> None:
        """Give the columns widths; those of width 0 share what is left, and where too little is, all are scrolled."""
        self._widths = widths
        self._give_widths()

    def show_rows(self, most: int) -> None:
        """Be as high as the rows are, or as so many of them."""
        self._most = most
        self.make_room()
        self._fit_height()

    def _give_widths(self) -> None:
        head, least = self.horizontalHeader(), sum(width or LEAST for width in self._widths)
        narrow = self.viewport().width() < least
        for column, width in enumerate(self._widths):
            takes_rest = not width and not narrow
            mode = QHeaderView.ResizeMode.Stretch if takes_rest else QHeaderView.ResizeMode.Fixed
            if head.sectionResizeMode(column) != mode:
                head.setSectionResizeMode(column, mode)
            if not takes_rest and head.sectionSize(column) != (width or LEAST):
                head.resizeSection(column, width or LEAST)

    def _fit_height(self) -> None:
        if not self._most:
            return
        rows = sum(self.rowHeight(row) for row in range(min(self._typed.rowCount(), self._most)))
        is_wide = sum(width or LEAST for width in self._widths) > self.viewport().width()
        high = HEAD + rows + (self.horizontalScrollBar().sizeHint().height() if is_wide else 0)
        if (self.minimumHeight(), self.maximumHeight()) != (high, high):
            self.setFixedHeight(high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_widths()
        self._fit_height()

    def move_down(self) -> None:
        """Go on to the cell below."""
        raise NotImplementedError

    @property
    def selected(self) -> list[Index]:
        """The cells that are selected, by rows."""
        return sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column()))

    def event(self, event: QEvent) -> bool:
        # In a cell these are the keys of a spreadsheet, not those of the window.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        here = self.currentIndex()
        if event.key() == Qt.Key.Key_F2 and not event.modifiers():
            return here.isValid() and self._typed.may_edit(here)
        fills = event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        return fills and len({index.row() for index in self.selected}) > 1

    def _fill(self) -> None:
        cells = self.selected
        for column in sorted({index.column() for index in cells}):
            top, *below = [index for index in cells if index.column() == column]
            self._typed.fill(top, [index for index in below if self._typed.may_edit(index)])

    def _copy(self) -> None:
        rows: dict[int, list[str]] = {}
        for index in self.selected:
            rows.setdefault(index.row(), []).append(str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
        copy("\n".join("\t".join(cells) for cells in rows.values()))

    def make_room(self) -> None:
        """Higher rows where something is wrong."""
        for row in range(self._typed.rowCount()):
            high = ROW_WITH_MISTAKE if self._typed.mistake(row) else ROW
            if self.rowHeight(row) != high:
                self.setRowHeight(row, high)
        self.viewport().update()

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        step = {QAbstractItemView.CursorAction.MoveNext: 1, QAbstractItemView.CursorAction.MovePrevious: -1}.get(action)
        if step is None:
            return super().moveCursor(action, modifiers)
        here, columns = self.currentIndex(), self._typed.columnCount()
        place = here.row() * columns + here.column() + step
        while 0 <= place < columns * self._typed.rowCount():
            index = self._typed.index(place // columns, place % columns)
            if self._typed.may_edit(index):
                return index
            place += step
        return here

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.move_down()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy) and len(self.selected) > 1:
            self._copy()
        elif event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._fill()
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers() and len(self.selected) > 1:
            self._typed.empty([index for index in self.selected if self._typed.may_edit(index)])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setFont(font(12))
        painter.setPen(style().color("negative"))
        left = self.columnViewportPosition(self._mistakes_in) + 10
        for row in range(self._typed.rowCount()):
            said = self._typed.mistake(row)
            if said:
                top = self.rowViewportPosition(row) + ROW - 4
                painter.drawPixmap(left, top + 1, style().pixmap("no", "negative", 14))
                painter.drawText(QRect(left + 20, top, self.viewport().width() - left - 26, 18), LEFT, said)


class TypingDelegate(QStyledItemDelegate):
    """A field over a cell: Enter takes it and goes down, a pick is taken at once."""

    def __init__(self, table: TypingTable) -> None:
        super().__init__(table)
        self._table = table

    def done(self, editor: QWidget) -> None:
        """Take what the field holds and close it."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        # A cell that was opened and left as it was says nothing: what it shows may be rounded.
        if isinstance(editor, Choice):
            if editor.touched:
                model.setData(index, editor.value)
        elif isinstance(editor, QLineEdit) and editor.text() != str(index.data(Qt.ItemDataRole.EditRole)):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRect(option.rect)
        editor.setGeometry(rect.adjusted(0, 0, 0, min(0, ROW - rect.height())))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(editor, QWidget):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.done(editor)
                self._table.move_down()
                return True
            if isinstance(editor, Choice) and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                # A pick closes the field: the keys that go through a list open it first.
                editor.showPopup()
                return True
            if isinstance(editor, Choice) and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.commitData.emit(editor)
        return super().eventFilter(editor, event)
