"""If income falls: what is left before savings, the payment it has to carry, and where the two meet."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from calculators.rounding import Money
from ui.theme import font, style

DEEPEST = Fraction(3, 10)


class FallChart(QWidget):
    """One falling line over the payment. The table below it says the same in figures."""

    def __init__(self) -> None:
        super().__init__()
        self._left: tuple[Money, Money] | None = None
        self._payment = Money(0)
        self._breaks: Fraction | None = None
        self._words = ("", "")
        self.setFixedHeight(118)

    def sizeHint(self) -> QSize:
        return QSize(280, 118)

    def show_fall(
        self, left: tuple[Money, Money] | None, payment: Money, breaks: Fraction | None, words: tuple[str, str]
    ) -> None:
        """Show what is left now and after the deepest fall, the payment, and where the plan breaks."""
        self._left, self._payment, self._breaks, self._words = left, payment, breaks, words
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(4, 6, self.width() - 10, self.height() - 28)
        if self._left is None:
            return
        high = max(self._left[0], self._payment, Money(1)) * 1.12
        low = min(self._left[1], 0)
        self._ground(painter, frame, high, low)
        self._lines(painter, frame, high, low)
        painter.setFont(font(11))
        painter.setPen(style().color("muted"))
        for tenth in range(4):
            x = frame.left() + frame.width() * tenth / 3
            text = "0 %" if not tenth else f"−{tenth}0 %"
            wide = painter.fontMetrics().horizontalAdvance(text)
            painter.drawText(QPointF(min(max(x - wide / 2, 0), frame.right() - wide), self.height() - 6), text)

    def _y(self, frame: QRectF, amount: float, high: float, low: float) -> float:
        return frame.bottom() - frame.height() * (amount - low) / max(high - low, 1)

    def _ground(self, painter: QPainter, frame: QRectF, high: float, low: float) -> None:
        if self._breaks is not None and self._breaks < DEEPEST:
            x = frame.left() + frame.width() * float(self._breaks / DEEPEST)
            ground = QRectF(x, frame.top(), frame.right() - x, frame.height())
            painter.fillRect(ground, style().color("negative_soft"))
        painter.setPen(QPen(style().color("control"), 1))
        zero = self._y(frame, 0, high, low)
        painter.drawLine(QPointF(frame.left(), zero), QPointF(frame.right(), zero))

    def _lines(self, painter: QPainter, frame: QRectF, high: float, low: float) -> None:
        assert self._left is not None
        payment = self._y(frame, self._payment, high, low)
        pen = QPen(style().color("series_2"), 2)
        pen.setDashPattern([3.5, 2])
        painter.setPen(pen)
        painter.drawLine(QPointF(frame.left(), payment), QPointF(frame.right(), payment))
        painter.setPen(QPen(style().color("series_1"), 2.5))
        start, end = (self._y(frame, amount, high, low) for amount in self._left)
        painter.drawLine(QPointF(frame.left(), start), QPointF(frame.right(), end))
        if self._breaks is not None and self._breaks < DEEPEST:
            x = frame.left() + frame.width() * float(self._breaks / DEEPEST)
            painter.setBrush(style().color("surface"))
            painter.setPen(QPen(style().color("text"), 1.5))
            painter.drawEllipse(QPointF(x, payment), 4, 4)
        painter.setFont(font(11))
        painter.setPen(style().color("text"))
        under = QRectF(frame.left() + 2, payment + 2, frame.width(), 15)
        painter.drawText(under, Qt.AlignmentFlag.AlignLeft, self._words[0])
        painter.setPen(style().color("series_1"))
        beside = QRectF(frame.left(), frame.top() - 4, frame.width(), 15)
        painter.drawText(beside, Qt.AlignmentFlag.AlignRight, self._words[1])
