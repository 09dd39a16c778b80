"""A table that is typed into: Tab to the next cell that can be filled, Enter down, the field as large as its cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme import font, style
from ui.widgets.choice import Choice
from ui.widgets.fitting import cut
from ui.widgets.tables import LEFT, RIGHT, Index
from ui.widgets.typing_table import ROW, TypingDelegate, TypingModel, TypingTable


@dataclass(frozen=True, slots=True)
class EntryColumn:
    """A column as data. ``choices`` are picked from, an empty one is typed; ``fixed`` columns are neither."""

    key: str
    width: int
    right: bool = False
    fixed: bool = False
    choices: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryCell:
    """Content of a cell: text, an icon with its role, how the text is coloured."""

    text: str = ""
    icon: str = ""
    role: str = "text"


class EntryModel(TypingModel):
    """Rows of one kind, with an empty one at the end to begin the next. Subclasses say what stands in a cell."""

    columns: tuple[EntryColumn, ...] = ()

    def __init__(self) -> None:
        super().__init__()
        self._count = 0

    def refresh(self, count: int) -> None:
        """Show so many rows. They come and go at the end: a reset would close the field that is being typed into."""
        before = self._count
        if count > before:
            self.beginInsertRows(QModelIndex(), before, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < before:
            self.beginRemoveRows(QModelIndex(), count, before - 1)
            self._count = count
            self.endRemoveRows()
        if count:
            self.dataChanged.emit(self.index(0, 0), self.index(count - 1, len(self.columns) - 1))

    def cell(self, row: int, key: str) -> EntryCell:
        """Return what a cell shows."""
        raise NotImplementedError

    def edited(self, row: int, key: str) -> Any:
        """Return what a field over the cell begins with."""
        raise NotImplementedError

    def take(self, row: int, key: str, value: Any) -> None:
        """Take a cell's new value."""
        raise NotImplementedError

    def fill_column(self, key: str, top: int, below: Sequence[int]) -> None:
        """Write what stands in a row of a column into other rows, as one step."""
        raise NotImplementedError

    def empty_cells(self, cells: Sequence[tuple[int, str]]) -> None:
        """Empty what was typed into cells, as one step."""
        raise NotImplementedError

    def fill(self, top: Index, below: Sequence[Index]) -> None:
        self.fill_column(self.columns[top.column()].key, top.row(), [index.row() for index in below])

    def empty(self, cells: Sequence[Index]) -> None:
        typed = [index for index in cells if not self.columns[index.column()].choices]
        self.empty_cells([(index.row(), self.columns[index.column()].key) for index in typed])

    def head(self, key: str) -> str:
        """The head of a column."""
        raise NotImplementedError

    def choice_name(self, key: str, value: Any) -> str:
        """Return what a choice is called."""
        raise NotImplementedError

    def may_edit(self, index: Index) -> bool:
        return not self.columns[index.column()].fixed

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.cell(index.row(), column.key).text
        if role == Qt.ItemDataRole.EditRole:
            return self.edited(index.row(), column.key)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (self.head(column.key), self.cell(index.row(), column.key).text, self.mistake(index.row()))
            return f"{self.cell(index.row(), self.columns[0].key).text}, {said[0]}: {said[1]} {said[2]}".strip()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.right else LEFT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.head(self.columns[section].key)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self.columns[section].right else LEFT
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.may_edit(index):
            return False
        self.take(index.row(), self.columns[index.column()].key, value)
        return True


class EntryView(TypingTable):
    """The table over an entry model."""

    def __init__(self, model: EntryModel, widths: Sequence[int]) -> None:
        super().__init__(model)
        self.entries = model
        self.setItemDelegate(EntryDelegate(self))
        self.set_widths(widths)

    def go_to(self, row: int, key: str) -> None:
        """Put the cursor on a cell."""
        keys = [column.key for column in self.entries.columns]
        self.setCurrentIndex(self.entries.index(row, keys.index(key)))

    def move_down(self) -> None:
        """To the same column of the next row."""
        here = self.currentIndex()
        if here.row() + 1 < self.entries.rowCount():
            self.setCurrentIndex(self.entries.index(here.row() + 1, here.column()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        single = self.currentIndex().isValid() and len(self.selected) < 2
        if event.key() == Qt.Key.Key_Delete and not event.modifiers() and single:
            if not self.entries.columns[self.currentIndex().column()].choices:
                self.entries.setData(self.currentIndex(), "")
        else:
            super().keyPressEvent(event)


class EntryDelegate(TypingDelegate):
    """Draws the cells and brings the fields that they are edited with."""

    def __init__(self, view: EntryView) -> None:
        super().__init__(view)
        self._view = view

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column, model = self._view.entries.columns[index.column()], self._view.entries
        if column.choices:
            name: Callable[[Any], str] = lambda value: model.choice_name(column.key, value)  # noqa: E731
            made = Choice(column.choices, name, parent)
            made.setAccessibleName(model.head(column.key))
            made.picked.connect(lambda _: self.done(made))
            return made
        field = QLineEdit(parent)
        field.setAccessibleName(model.head(column.key))
        if column.right:
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, Choice):
            editor.set_value(value)
        elif isinstance(editor, QLineEdit):
            editor.setText(str(value))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        column = self._view.entries.columns[index.column()]
        cell, colors, rect = self._view.entries.cell(index.row(), column.key), style(), QRect(option.rect)
        selected = option.state & QStyle.StateFlag.State_Selected and len(self._view.selected) > 1
        if (index.row() == self._view.currentIndex().row() and self._view.hasFocus()) or selected:
            painter.fillRect(rect, colors.color("accent_soft"))
        painter.setPen(colors.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        high = min(ROW, rect.height())
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.setPen(colors.color("accent"))
            painter.drawRect(QRect(rect.left() + 1, rect.top() + 1, rect.width() - 3, high - 3))
        inside = QRect(rect.left() + 8, rect.top(), rect.width() - 16, high)
        if cell.icon:
            painter.drawPixmap(inside.left(), inside.center().y() - 6, colors.pixmap(cell.icon, cell.role, 14))
            inside = inside.adjusted(18, 0, 0, 0)
        painter.setFont(font(12))
        painter.setPen(colors.color(cell.role if cell.role in ("muted", "negative") else "text"))
        text = cell.text
        if column.right and painter.fontMetrics().horizontalAdvance(text) > inside.width():
            # A figure is never cut: its leading digits would go first.
            painter.setFont(font(10))
        elif not column.right:
            text = cut(text, painter.fontMetrics(), inside.width())
        painter.drawText(inside, RIGHT if column.right else LEFT, text)
