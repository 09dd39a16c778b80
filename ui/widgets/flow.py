"""Layouts that fold by themselves: a line that goes on below, and parts side by side or one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QScrollArea, QSizePolicy, QSpacerItem, QWidget

Placed = tuple[QLayoutItem, int, int]
"""What stands in a line, how wide and how high it is there."""


class Folding(QLayout):
    """A layout that keeps its items in a list and is as high as its width makes it."""

    def __init__(self, items: Sequence[QWidget | QLayout | None], spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)
        for one in items:
            self.add(one)

    def add(self, one: QWidget | QLayout | None) -> None:
        """Add something at the end, a stretch for None."""
        if one is None:
            self.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum))
        elif isinstance(one, QLayout):
            self.addChildLayout(one)
            self.addItem(one)
        else:
            self.addWidget(one)

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
        if width not in self._heights:
            around = self.contentsMargins()
            inner = QRect(0, 0, width - around.left() - around.right(), 0)
            self._heights[width] = self._arrange(inner, move=False) + around.top() + around.bottom()
        return self._heights[width]

    def invalidate(self) -> None:
        # Parts within parts ask for the height of the same width again and again.
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect.marginsRemoved(self.contentsMargins()), move=True)

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown()]
        least = QSize(max((one.width() for one in sizes), default=0), max((one.height() for one in sizes), default=0))
        return least.grownBy(self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Put everything in its place, or only look how high that is."""
        raise NotImplementedError


class Flow(Folding):
    """A line that goes on below where there is no room for the next thing, as words in a text do; None is a stretch."""

    def __init__(self, *items: QWidget | QLayout | None, spacing: int = 4) -> None:
        super().__init__(items, spacing)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        wide = sum(hint.width() for hint in hints) + self.spacing() * max(len(hints) - 1, 0)
        return QSize(wide, max((hint.height() for hint in hints), default=0))

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        top = rect.y()
        for line in self._lines(rect.width()):
            high = max((one[2] for one in line), default=0)
            if move:
                self._place(line, QRect(rect.x(), top, rect.width(), high))
            top += high + self.spacing()
        return max(top - self.spacing() - rect.y(), 0)

    def _lines(self, width: int) -> list[list[Placed]]:
        lines: list[list[Placed]] = [[]]
        left = 0
        for item in self._items:
            if isinstance(item, QSpacerItem):
                lines[-1].append((item, 0, 0))
                continue
            if item.isEmpty():
                continue
            wide = min(item.sizeHint().width(), width)
            if left and left + wide > width:
                lines.append([])
                left = 0
            lines[-1].append((item, wide, _high(item, wide)))
            left += wide + self.spacing()
        return lines

    def _place(self, line: list[Placed], rect: QRect) -> None:
        things = [one for one in line if not isinstance(one[0], QSpacerItem)]
        free = rect.width() - sum(wide for _, wide, _ in things) - self.spacing() * (len(things) - 1)
        left, stretches = rect.x(), len(line) - len(things)
        for item, wide, high in line:
            if isinstance(item, QSpacerItem):
                left += free // stretches
                continue
            item.setGeometry(QRect(left, rect.y() + (rect.height() - high) // 2, wide, high))
            left += wide + self.spacing()


class Beside(Folding):
    """Parts side by side, each as wide as is said, those of width 0 sharing the rest. In less than ``below`` they
    stand one below the other, each as high as it needs, those at least ``high``."""

    def __init__(
        self, widths: Sequence[int], *items: QWidget | QLayout, below: int, high: int = 0, spacing: int = 0
    ) -> None:
        super().__init__(items, spacing)
        self._widths, self._below, self._high = list(widths), below, high
        for one in items:
            area = _area(one) if isinstance(one, QWidget) else None
            held = area.widget() if area is not None else None
            if held is not None:
                # An area that scrolls asks for no other room when what it holds does.
                held.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.invalidate()
            self.update()
        return super().eventFilter(watched, event)

    def set_widths(self, widths: Sequence[int]) -> None:
        """Give the parts other widths."""
        self._widths = list(widths)
        self.invalidate()

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        return QSize(self._below, max((hint.height() for hint in hints), default=0))

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        shown = [(item, wide) for item, wide in zip(self._items, self._widths, strict=True) if not item.isEmpty()]
        if rect.width() < self._below:
            return self._stack(shown, rect, move=move)
        free = rect.width() - sum(wide for _, wide in shown) - self.spacing() * (len(shown) - 1)
        left, highest = rect.x(), 0
        sharing = sum(1 for _, wide in shown if not wide)
        for item, fixed in shown:
            wide = fixed or max(free, 0) // sharing
            if move:
                _let_scroll(item, scrolls=True)
                item.setGeometry(QRect(left, rect.y(), wide, rect.height()))
            else:
                highest = max(highest, _least(item, wide))
            left += wide + self.spacing()
        return highest

    def _stack(self, items: list[tuple[QLayoutItem, int]], rect: QRect, *, move: bool) -> int:
        top = rect.y()
        for item, fixed in items:
            high = max(_whole(item, rect.width()), 0 if fixed else self._high)
            if move:
                _let_scroll(item, scrolls=False)
                item.setGeometry(QRect(rect.x(), top, rect.width(), high))
            top += high + self.spacing()
        return max(top - self.spacing() - rect.y(), 0)


class Columns(Folding):
    """Equal columns, filled row by row: as many as are said, or as many as have room, each at least ``least`` wide."""

    def __init__(self, count: int, least: int, spacing: int, between: int) -> None:
        super().__init__((), spacing)
        self._count, self._least, self._between = count, least, between

    def sizeHint(self) -> QSize:
        widest = max((item.sizeHint().width() for item in self._shown()), default=0)
        wide = self._count * (max(widest, self._least) + self._between) - self._between
        return QSize(wide, self.heightForWidth(wide))

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        count = max(1, min(self._count, (rect.width() + self._between) // (self._least + self._between)))
        wide = (rect.width() - self._between * (count - 1)) // count
        shown, top = self._shown(), rect.y()
        for first in range(0, len(shown), count):
            line = shown[first : first + count]
            high = max(_high(item, wide) for item in line)
            if move:
                for place, item in enumerate(line):
                    item.setGeometry(QRect(rect.x() + place * (wide + self._between), top, wide, _high(item, wide)))
            top += high + self.spacing()
        return max(top - self.spacing() - rect.y(), 0)


def _high(item: QLayoutItem, width: int) -> int:
    """Return how high something is at a width."""
    hint = max(item.sizeHint().height(), item.minimumSize().height())
    return max(item.heightForWidth(width), item.minimumSize().height()) if item.hasHeightForWidth() else hint


def _least(item: QLayoutItem, width: int) -> int:
    """Return how high something at least is at a width: what scrolls in it needs little."""
    widget = item.widget()
    layout = item if isinstance(item, QLayout) else widget.layout() if widget is not None else None
    if layout is None or not layout.hasHeightForWidth():
        return item.minimumSize().height()
    return layout.totalMinimumHeightForWidth(width)


def _whole(item: QLayoutItem, width: int) -> int:
    """Return how high something is of which nothing is left to scroll."""
    area = _area(item.widget())
    inner = area.widget() if area is not None else None
    layout = inner.layout() if inner is not None else None
    if area is None or layout is None:
        return _high(item, width)
    frame = 2 * area.frameWidth()
    wanted = layout.heightForWidth(width - frame) if layout.hasHeightForWidth() else layout.sizeHint().height()
    return max(wanted, layout.minimumSize().height()) + frame


def _let_scroll(item: QLayoutItem, *, scrolls: bool) -> None:
    """Let a part scroll by itself, or not: a bar that was needed once would keep the width that it takes."""
    area = _area(item.widget())
    if area is not None:
        policy = Qt.ScrollBarPolicy
        area.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff)


def _area(part: QWidget | None) -> QScrollArea | None:
    """Return the scroll area that a part is, or that fills it."""
    if isinstance(part, QScrollArea):
        return part
    layout = part.layout() if part is not None else None
    only = layout.itemAt(0) if layout is not None and layout.count() == 1 else None
    return _area(only.widget()) if only is not None else None
