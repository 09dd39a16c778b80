"""A pad to sign on with mouse, pen or finger; the strokes are kept as fractions of its width and height."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QTabletEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from restructure.agreements.evidence import Stroke
from ui.theme import font, style

LEAST_REACH = 0.05
"""The part of the pad's width or height below which a line is no signature."""
MOST_POINTS = 5000
"""A hand that rests on the pad must not fill the record."""


class SignaturePad(QWidget):
    """Draw to sign. ``changed`` is sent when a stroke ends or the pad is cleared."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[list[tuple[float, float]]] = []
        self._hint = ""
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(112)

    def sizeHint(self) -> QSize:
        return QSize(280, 112)

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """Return what was drawn, without what left no line; nothing where all of it is a click or a slip."""
        drawn = tuple(tuple(stroke) for stroke in self._strokes if len(set(stroke)) > 1)
        reach = (max(axis) - min(axis) for axis in zip(*(point for stroke in drawn for point in stroke), strict=True))
        return drawn if max(reach, default=0.0) >= LEAST_REACH else ()

    def set_hint(self, text: str) -> None:
        """Set the hint shown while the pad is empty."""
        self._hint = text
        self.update()

    def clear(self) -> None:
        """Take the drawing back."""
        self._strokes = []
        self.update()
        self.changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._draw_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._draw_to(event.position())
        self.changed.emit()

    def tabletEvent(self, event: QTabletEvent) -> None:
        if event.type() == QTabletEvent.Type.TabletPress:
            self._begin(event.position())
        elif event.type() == QTabletEvent.Type.TabletMove and event.pressure() > 0:
            self._draw_to(event.position())
        elif event.type() == QTabletEvent.Type.TabletRelease:
            self.changed.emit()
        event.accept()

    def _begin(self, point: QPointF) -> None:
        # A pen moves no cursor by itself.
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._strokes.append([])
        self._draw_to(point)

    def _draw_to(self, point: QPointF) -> None:
        if not self._strokes or sum(map(len, self._strokes)) >= MOST_POINTS:
            return
        x = min(max(point.x() / self.width(), 0.0), 1.0)
        y = min(max(point.y() / self.height(), 0.0), 1.0)
        self._strokes[-1].append((round(x, 4), round(y, 4)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = style()
        painter.setPen(QPen(colors.color("control"), 1))
        painter.setBrush(colors.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(QPen(colors.color("border"), 1))
        painter.drawLine(16, self.height() - 26, self.width() - 16, self.height() - 26)
        if not self.strokes:
            painter.setPen(colors.color("muted"))
            painter.setFont(font(12))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._hint)
        painter.setPen(
            QPen(colors.color("text"), 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._strokes:
            path = QPainterPath()
            for index, (x, y) in enumerate(stroke):
                point = QPointF(x * self.width(), y * self.height())
                path.lineTo(point) if index else path.moveTo(point)
            painter.drawPath(path)
