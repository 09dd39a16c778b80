"""The desk as it would be written first: Decimal records, labels, a table filled anew, a picture of every row."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QTableWidget, QTableWidgetItem, QWidget

from tests.benchmarks.calculation import DEBT, Row, decimal_level, decimal_options

CARD_LINES = 12


class _Curve(QWidget):
    rows: tuple[Row, ...] = ()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        painter = QPainter(self)
        wide, high = self.width() / max(len(self.rows), 1), self.height() / float(DEBT)
        points = [QPointF(at * wide, self.height() - float(row.closing) * high) for at, row in enumerate(self.rows)]
        painter.drawPolyline(points)
        painter.end()


class NaiveDesk(QWidget):
    """Three cards, a picture and a schedule."""

    def __init__(self) -> None:
        super().__init__()
        layout = QGridLayout(self)
        self.cards = [[QLabel() for _ in range(CARD_LINES)] for _ in range(3)]
        for column, card in enumerate(self.cards):
            for line, label in enumerate(card):
                layout.addWidget(label, line, column)
        self.curve = _Curve()
        self.table = QTableWidget(0, 6)
        layout.addWidget(self.curve, CARD_LINES, 0, 1, 3)
        layout.addWidget(self.table, CARD_LINES + 1, 0, 1, 3)
        self.resize(1440, 900)

    def change(self, annual_rate: Decimal, payments: int) -> None:
        """Compute fifteen options and the long one, and show everything."""
        options = decimal_options()
        rows = decimal_level(DEBT, payments, 0, annual_rate)
        for card, option in zip(self.cards, (rows, options[5], options[10]), strict=True):
            for line, label in enumerate(card):
                label.setText(f"{option[line % len(option)].payment:,}")
        self.curve.rows = tuple(rows)
        self.curve.update()
        self.table.setRowCount(0)
        self.table.setRowCount(len(rows))
        for at, row in enumerate(rows):
            cells = (row.due.isoformat(), row.payment, row.principal, row.interest, row.opening, row.closing)
            for column, cell in enumerate(cells):
                self.table.setItem(at, column, QTableWidgetItem(f"{cell:,}" if column else str(cell)))
