"""A thin slider that shows what can be reached: the whole range, the part that fits, the value."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import style

KNOB = 6.5


class RangeSlider(QWidget):
    """``moved`` carries a whole number between the limits. ``reach`` is the part that the budget allows.

    The field above it is the keyboard's way in; the slider takes the mouse only.
    """

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._high, self._value, self._step = 0, 1, 0, 1
        self._reach: tuple[int, int] | None = None
        self._given = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(14)

    def sizeHint(self) -> QSize:
        return QSize(160, 14)

    def show_value(
        self, value: int, low: int, high: int, *, reach: tuple[int, int] | None, given: bool, step: int = 1
    ) -> None:
        """Show a value within its limits; nothing is painted again where nothing changed."""
        high = max(high, low + 1)
        state = (min(max(value, low), high), low, high, reach, given, step)
        if state == (self._value, self._low, self._high, self._reach, self._given, self._step):
            return
        self._value, self._low, self._high, self._reach, self._given, self._step = state
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, middle = style(), self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("border"))
        painter.drawRoundedRect(QRectF(0, middle - 2, self.width(), 4), 2, 2)
        if self._reach is not None:
            self._paint_reach(painter, *self._reach)
        painter.setPen(QPen(colors.color("accent"), 2))
        painter.setBrush(colors.color("accent" if self._given else "surface"))
        painter.drawEllipse(QPointF(self._x(self._value), middle), KNOB - 1, KNOB - 1)

    def _paint_reach(self, painter: QPainter, first: int, last: int) -> None:
        left, right = self._x(max(first, self._low)), self._x(min(last, self._high))
        if right < left:
            return
        middle, color = self.height() / 2, style().color("accent_mid")
        painter.fillRect(QRectF(left, middle - 2, right - left, 4), color)
        painter.fillRect(QRectF(left - 0.75, middle - 5, 1.5, 10), color)
        painter.fillRect(QRectF(right - 0.75, middle - 5, 1.5, 10), color)

    def _x(self, value: int) -> float:
        return KNOB + (self.width() - 2 * KNOB) * (value - self._low) / (self._high - self._low)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._move_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move_to(event.position().x())

    def _move_to(self, x: float) -> None:
        share = min(max((x - KNOB) / (self.width() - 2 * KNOB), 0.0), 1.0)
        value = self._low + round(share * (self._high - self._low) / self._step) * self._step
        self.moved.emit(min(max(value, self._low), self._high))
