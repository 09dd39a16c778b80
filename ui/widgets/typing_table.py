"""What every table that is typed into shares: how it looks, and how a field over a cell is left."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.widgets.choice import Choice
from ui.widgets.tables import Index


class TypingTable(QTableView):
    """A table without lines of its own, whose rows are ``row`` high and whose cells open as one types."""

    def __init__(self, row: int) -> None:
        super().__init__()
        self.row = row
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(row)
        self.verticalHeader().setDefaultSectionSize(row)

    def move_down(self) -> None:
        """Go on to the cell below."""
        raise NotImplementedError


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
        value = editor.value if isinstance(editor, Choice) else editor.text() if isinstance(editor, QLineEdit) else ""
        model.setData(index, value)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRect(option.rect)
        editor.setGeometry(rect.adjusted(0, 0, 0, min(0, self._table.row - rect.height())))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(editor, QWidget):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.done(editor)
                self._table.move_down()
                return True
            if isinstance(editor, QComboBox) and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.commitData.emit(editor)
        return super().eventFilter(editor, event)
