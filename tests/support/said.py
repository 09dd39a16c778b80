"""Everything that the window says, as whoever looks at it or hears it read gets to know it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QTabBar, QTableView, QWidget


def in_sight(widget: QWidget) -> Iterator[str]:
    """Everything that a widget says: its text, what stands in an empty field, its tooltip, its name for a reader."""
    for child in [widget, *widget.findChildren(QWidget)]:
        if not child.isVisible():
            continue
        if isinstance(child, QLabel | QAbstractButton):
            yield child.text()
        if isinstance(child, QLineEdit):
            yield child.placeholderText()
        if isinstance(child, QComboBox):
            yield from (child.itemText(index) for index in range(child.count()))
        if isinstance(child, QTabBar):
            yield from (child.tabText(index) for index in range(child.count()))
        if isinstance(child, QTableView):
            yield from _of_table(child)
        yield child.toolTip()
        yield child.accessibleName()


def _of_table(view: QTableView) -> Iterator[str]:
    model = view.model()
    for column in range(model.columnCount()):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        yield from (str(model.index(row, column).data() or "") for row in range(min(model.rowCount(), 60)))
