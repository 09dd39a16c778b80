"""The exact pages: what is shown is what is printed."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.theme import style

GAP = 14
WIDEST = 900
PRINT_DPI = 300


class Document:
    """A PDF held in memory, with the buffer that it reads from."""

    def __init__(self, pdf: bytes) -> None:
        self._bytes = QByteArray(pdf)
        self._buffer = QBuffer(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.pages = QPdfDocument()
        self.pages.load(self._buffer)

    def close(self) -> None:
        """Let go of the pages before the buffer goes."""
        self.pages.close()
        self._buffer.close()


class Sheets(QWidget):
    """All pages below each other in one width; a page is drawn when it comes into sight."""

    def __init__(self) -> None:
        super().__init__()
        self._document: Document | None = None
        self._drawn: dict[int, QImage] = {}

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._document.pages.pageCount() if self._document else 0

    def show_document(self, pdf: bytes) -> None:
        """Show other bytes, or an empty place where there are none."""
        if self._document is not None:
            self._document.close()
        self._document = Document(pdf) if pdf else None
        self.fit(self.width())

    def fit(self, width: int) -> None:
        """Take a width; the height follows from the pages."""
        self._drawn.clear()
        places = list(self._places(width))
        self.setMinimumHeight(places[-1].bottom() + GAP if places else 0)
        self.update()

    def _places(self, width: int) -> Iterator[QRect]:
        sheet, top = min(width - 2 * GAP, WIDEST), GAP
        for page in range(self.count):
            assert self._document is not None
            size = self._document.pages.pagePointSize(page)
            height = round(sheet * size.height() / max(size.width(), 1))
            yield QRect((width - sheet) // 2, top, sheet, height)
            top += height + GAP

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for page, place in enumerate(self._places(self.width())):
            if place.intersects(event.rect()):
                painter.drawImage(place, self._image(page, place.size()))
                painter.setPen(QPen(style().color("border"), 1))
                painter.drawRect(place.adjusted(-1, -1, 0, 0))

    def _image(self, page: int, size: QSize) -> QImage:
        if page not in self._drawn:
            assert self._document is not None
            sharp = size * self.devicePixelRatioF()
            image = QImage(sharp, QImage.Format.Format_RGB32)
            image.fill(Qt.GlobalColor.white)
            painter = QPainter(image)
            painter.drawImage(0, 0, self._document.pages.render(page, sharp))
            painter.end()
            self._drawn[page] = image
        return self._drawn[page]


class Preview(QScrollArea):
    """The pages, fitted to the width; other bytes appear at the place where one was reading."""

    def __init__(self) -> None:
        super().__init__()
        self._sheets = Sheets()
        self.setWidget(self._sheets)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setObjectName("preview")

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return self._sheets.count

    def show_pdf(self, pdf: bytes) -> None:
        """Show other bytes."""
        place = self.verticalScrollBar().value()
        self._sheets.show_document(pdf)
        self._sheets.fit(self.viewport().width())
        self.verticalScrollBar().setValue(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sheets.fit(self.viewport().width())


def print_pdf(pdf: bytes, printer: QPrinter) -> None:
    """Print the bytes: a printer takes no PDF, so each page is drawn at 300 dpi or more."""
    document = Document(pdf)
    painter = QPainter(printer)
    sheet = painter.viewport()
    scale = max(1.0, PRINT_DPI / max(printer.resolution(), 1))
    for page in range(document.pages.pageCount()):
        if page:
            printer.newPage()
        size = document.pages.pagePointSize(page).scaled(sheet.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        pixels = QSize(round(size.width() * scale), round(size.height() * scale))
        painter.drawImage(QRect(sheet.topLeft(), size.toSize()), document.pages.render(page, pixels))
    painter.end()
    document.close()
