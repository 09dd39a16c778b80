"""A thin slider that shows what can be reached: the whole range, the part that may be offered, the value."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from restructure.proposals.ranges import NO_RANGE, Ends, OfferRange
from ui.theme import style

KNOB = 6.5


class RangeSlider(QWidget):
    """``moved`` carries a whole number between the limits.

    The field above it is the keyboard's way in; the slider takes the mouse only.
    """

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._high, self._value, self._step = 0, 1, 0, 1
        self._reach = NO_RANGE
        self._locked = False
        self._asked: int | None = None
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._follow)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(14)

    def sizeHint(self) -> QSize:
        return QSize(160, 14)

    def show_value(self, value: int, low: int, high: int, *, step: int = 1) -> None:
        """Show a value within its limits; nothing is painted again where nothing changed."""
        high = max(high, low + 1)
        state = (min(max(value, low), high), low, high, step)
        if state == (self._value, self._low, self._high, self._step):
            return
        self._value, self._low, self._high, self._step = state
        self.update()

    def show_reach(self, reach: OfferRange) -> None:
        """Show what may be offered now, and what somebody above may release."""
        if reach != self._reach:
            self._reach = reach
            self.update()

    def show_locked(self, locked: bool) -> None:
        """A locked value stands as a filled knob."""
        if locked != self._locked:
            self._locked = locked
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, middle = style(), self.height() / 2
        painter.fillRect(QRectF(0, middle - 2, self.width(), 4), colors.color("track"))
        if self._reach.released is not None and self._reach.released != self._reach.mine:
            self._paint_released(painter, self._reach.released)
        if self._reach.mine is not None:
            self._paint_mine(painter, self._reach.mine)
        painter.setPen(QPen(colors.color("accent"), 2))
        painter.setBrush(colors.color("accent" if self._locked else "surface"))
        painter.drawEllipse(QPointF(self._x(self._value), middle), KNOB - 1, KNOB - 1)

    def _paint_released(self, painter: QPainter, ends: Ends) -> None:
        left, right = self._span(ends)
        area = QRectF(left, self.height() / 2 - 2, right - left, 4)
        painter.fillRect(area, style().color("surface"))
        painter.fillRect(area, QBrush(style().color("control"), Qt.BrushStyle.BDiagPattern))

    def _paint_mine(self, painter: QPainter, ends: Ends) -> None:
        left, right = self._span(ends)
        middle, color = self.height() / 2, style().color("accent_mid")
        painter.fillRect(QRectF(left, middle - 2, right - left, 4), color)
        for end in (left, right):
            painter.fillRect(QRectF(end - 0.75, middle - 5, 1.5, 10), color)

    def _span(self, ends: Ends) -> tuple[float, float]:
        return self._x(min(max(ends[0], self._low), self._high)), self._x(max(min(ends[1], self._high), self._low))

    def _x(self, value: int) -> float:
        return KNOB + (self.width() - 2 * KNOB) * (value - self._low) / (self._high - self._low)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.moved.emit(self._value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        # A mouse tells of itself up to a thousand times a second: what came while a step was worked out is one step.
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._asked = self._value_at(event.position().x())
            if not self._next.isActive():
                self._next.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._follow()

    def _follow(self) -> None:
        self._next.stop()
        asked, self._asked = self._asked, None
        if asked is not None and asked != self._value:
            self.moved.emit(asked)

    def _value_at(self, x: float) -> int:
        share = min(max((x - KNOB) / (self.width() - 2 * KNOB), 0.0), 1.0)
        value = self._low + round(share * (self._high - self._low) / self._step) * self._step
        return min(max(value, self._low), self._high)
