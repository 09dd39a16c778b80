"""Who is paid when: a bar for each debt, from the first month to the one that clears it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import font, style
from ui.widgets.fitting import cut

ROW, BAR, TOP = 22, 16, 18
NAMES, ENDS = 140, 132


@dataclass(frozen=True, slots=True)
class Span:
    """One debt: its name, what it is paid, the month that clears it and how that is said; None is never, 0 that it
    takes no part."""

    name: str
    paid: str
    months: int | None
    said: str
    priority: bool


class Gantt(QWidget):
    """The bars. Never cleared is hatched, ends in an arrow, and says so."""

    def __init__(self) -> None:
        super().__init__()
        self._spans: tuple[Span, ...] = ()
        self._ticks: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(700, TOP + ROW * max(len(self._spans), 1) + 4)

    def show_spans(self, spans: tuple[Span, ...], ticks: tuple[str, ...]) -> None:
        """Show the debts; ``ticks`` are the ends of the years, from now."""
        self._spans, self._ticks = spans, ticks
        metrics = QFontMetrics(font(12))
        self.setToolTip("\n".join(one.name for one in spans if metrics.horizontalAdvance(one.name) > NAMES - 24))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = max(self.width() - NAMES - ENDS, 60)
        years = max(len(self._ticks) - 1, 1)
        painter.setFont(font(11))
        for place, tick in enumerate(self._ticks):
            x = NAMES + wide * place / years
            painter.setPen(QPen(style().color("border"), 1))
            painter.drawLine(QPointF(x, TOP - 4), QPointF(x, self.height()))
            painter.setPen(style().color("muted"))
            painter.drawText(QRectF(x - 40, 0, 80, 14), Qt.AlignmentFlag.AlignCenter, tick)
        for place, span in enumerate(self._spans):
            self._paint(painter, span, TOP + place * ROW, wide, years * 12)

    def _paint(self, painter: QPainter, span: Span, top: int, wide: int, months: int) -> None:
        painter.setFont(font(12))
        painter.setPen(style().color("text"))
        name = cut(span.name, painter.fontMetrics(), NAMES - 24)
        painter.drawText(QRectF(12, top, NAMES - 14, ROW), Qt.AlignmentFlag.AlignVCenter, name)
        end = wide if span.months is None else max(wide * min(span.months, months) / months, 3 if span.months else 0)
        bar = QRectF(NAMES, top + (ROW - BAR) / 2, end, BAR)
        if span.months is None:
            self._hatch(painter, bar)
        else:
            painter.fillRect(bar, style().color("accent" if span.priority else "accent_mid"))
        painter.setFont(font(11))
        room = painter.fontMetrics().horizontalAdvance(span.paid) + 10
        dark = span.months is not None and room < bar.width()
        if dark:
            painter.setPen(style().color("on_accent" if span.priority else "on_accent_mid"))
            painter.drawText(bar.adjusted(6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, span.paid)
        elif span.months is None:
            label = QRectF(bar.left() + 4, bar.top() + 2, room, bar.height() - 4)
            painter.fillRect(label, style().color("surface"))
            painter.setPen(style().color("negative"))
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, span.paid)
        painter.setPen(style().color("negative" if span.months is None else "muted"))
        after = QRectF(bar.right() + 8, top, self.width() - bar.right() - 8, ROW)
        said = span.said if dark or span.months is None else ", ".join(filter(None, (span.paid, span.said)))
        painter.drawText(after, Qt.AlignmentFlag.AlignVCenter, said)

    def _hatch(self, painter: QPainter, bar: QRectF) -> None:
        painter.setPen(QPen(style().color("negative"), 1))
        painter.setBrush(QBrush(style().color("negative"), Qt.BrushStyle.BDiagPattern))
        tip = bar.right() + 6
        painter.drawPolygon(
            QPolygonF(
                [bar.topLeft(), bar.topRight(), QPointF(tip, bar.center().y()), bar.bottomRight(), bar.bottomLeft()]
            )
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
