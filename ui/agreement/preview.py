"""The exact pages: what is shown is what is printed."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

PRINT_DPI = 300


class Preview(QPdfView):
    """Pages below each other, fitted to the width."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._bytes = QByteArray()
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self.setDocument(self._document)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setPageSpacing(12)

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return self._document.pageCount()

    def show_pdf(self, pdf: bytes) -> None:
        """Show other bytes, at the place where one was reading."""
        bar = self.verticalScrollBar()
        place = bar.value()
        self._document.close()
        self._buffer.close()
        self._bytes = QByteArray(pdf)
        self._buffer.setData(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        bar.setValue(place)


def print_pdf(pdf: bytes, printer: QPrinter) -> None:
    """Print the bytes: a printer takes no PDF, so each page is drawn at 300 dpi or more."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    painter = QPainter(printer)
    sheet = painter.viewport()
    scale = max(1.0, PRINT_DPI / max(printer.resolution(), 1))
    for page in range(document.pageCount()):
        if page:
            printer.newPage()
        size = document.pagePointSize(page).scaled(sheet.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        pixels = QSize(round(size.width() * scale), round(size.height() * scale))
        painter.drawImage(QRect(sheet.topLeft(), size.toSize()), document.render(page, pixels))
    painter.end()
