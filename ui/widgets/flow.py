"""Things in a line, and in as many lines as the width needs."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem


class Flow(QLayout):
    """A layout that begins a new line where there is no room for the next thing, as words in a text do."""

    def __init__(self, spacing: int = 4) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._items]
        wide = sum(hint.width() for hint in hints) + self.spacing() * max(len(hints) - 1, 0)
        return QSize(wide, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items]
        wide = max((size.width() for size in sizes), default=0)
        high = max((size.height() for size in sizes), default=0)
        return QSize(wide, high)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Put everything in its place, or only look how high that is."""
        left, top, high = rect.x(), rect.y(), 0
        for item in self._items:
            hint = item.sizeHint()
            if left > rect.x() and left + hint.width() > rect.x() + rect.width():
                left, top, high = rect.x(), top + high + self.spacing(), 0
            if move:
                item.setGeometry(QRect(left, top, min(hint.width(), rect.width()), hint.height()))
            left, high = left + hint.width() + self.spacing(), max(high, hint.height())
        return top + high - rect.y()
