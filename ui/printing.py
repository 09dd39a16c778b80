"""Printing: the exact pages, or a text, through the system's dialog, while the window goes on."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import NamedTuple

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QProgressDialog, QWidget

from restructure.files import publish
from restructure.parties.organisation import PageSize, page_size_of
from ui.background import run_in_thread
from ui.pdf import Document
from ui.session import Session

PRINT_DPI = 300
"""What a page is drawn at, at most: more is not seen on paper, and every printer has to be sent it."""
PATIENCE_MS = 400
"""Work that is done by then shows no progress."""
POINTS_PER_INCH = 72
NOT_PRINTED = "not_printed"
SHEETS: dict[PageSize, QPageSize.PageSizeId] = {
    "a4": QPageSize.PageSizeId.A4,
    "letter": QPageSize.PageSizeId.Letter,
}


def print_pdf(session: Session, owner: QWidget, pdf: bytes, name: str) -> bool:
    """Ask for a printer and print a paper there; True once all of it is. ``name`` is what the queue shows."""
    if not pdf or session.busy:
        return False
    sheet, pages = _sheet(pdf)
    printer = _asked(owner, name, sheet, pages)
    return printer is not None and print_on(session, owner, pdf, printer)


def print_text(session: Session, owner: QWidget, text: str, name: str) -> None:
    """Ask for a printer and print a plain text there, on the sheet of the organisation."""
    sheet = QPageSize(SHEETS[page_size_of(session.organisation.page, session.organisation.policy.rule_set)]).size(
        QPageSize.Unit.Point
    )
    printer = _asked(owner, name, sheet) if text and not session.busy else None
    if printer is not None:
        document = QTextDocument()
        document.setPlainText(text)
        document.print_(printer)


def _asked(owner: QWidget, name: str, sheet: QSizeF, pages: int = 0) -> QPrinter | None:
    """The printer that was chosen, told of the sheet; None where nothing is to be printed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    _take_sheet(printer, sheet)
    dialog = QPrintDialog(printer, owner)
    if pages:
        dialog.setMinMax(1, pages)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return None
    # The dialog goes back to what the chosen printer usually holds.
    _take_sheet(printer, sheet)
    return printer


def _sheet(pdf: bytes) -> tuple[QSizeF, int]:
    """The size of the first page in points, and how many there are."""
    document = Document(pdf)
    size, pages = document.size(0), document.count
    document.close()
    return size, pages


def _take_sheet(printer: QPrinter, points: QSizeF) -> None:
    lying = points.width() > points.height()
    upright = points.transposed() if lying else points
    printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait)


def print_on(session: Session, owner: QWidget, pdf: bytes, printer: QPrinter) -> bool:
    """Print a paper; True once all of it is. A file becomes those very bytes, seal and all; a printer, which takes no
    PDF, gets each page drawn. Cancelled before the last page is drawn, nothing goes to the printer."""
    _take_sheet(printer, _sheet(pdf)[0])
    progress = _Progress(owner)
    try:
        return run_in_thread(session, lambda: _printed(pdf, printer, progress.turned.emit, progress.stopped))
    except OSError:
        session.failed.emit(NOT_PRINTED)
        return False
    finally:
        progress.end()


class _Progress(QObject):
    """How many pages are drawn, with a way to stop, shown only where it takes a while."""

    turned = Signal(int, int)

    def __init__(self, owner: QWidget) -> None:
        super().__init__()
        self.stopped = Event()
        self._dialog = QProgressDialog(owner)
        self._dialog.setAutoReset(False)
        self._dialog.setWindowTitle(self.tr("Print"))
        self._dialog.setLabelText(self.tr("Printing…"))
        self._dialog.setCancelButtonText(self.tr("Cancel"))
        self._dialog.setMinimumDuration(PATIENCE_MS)
        self._dialog.canceled.connect(self.stopped.set)
        self.turned.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def _show(self, done: int, of: int) -> None:
        self._dialog.setMaximum(of)
        self._dialog.setValue(done)

    def end(self) -> None:
        """Take it away, shown or not."""
        self._dialog.reset()
        self._dialog.deleteLater()


def _printed(pdf: bytes, printer: QPrinter, tell: Callable[[int, int], None], stopped: Event) -> bool:
    document = Document(pdf)
    try:
        count = document.count
        pages = wanted_pages(printer, count)
        if _is_file(printer) and len(set(pages)) == count:
            publish(Path(printer.outputFileName()), pdf)
            return True
        drawn: dict[int, _Drawn] = {}
        for page in dict.fromkeys(pages):
            tell(len(drawn), len(set(pages)))
            drawn[page] = _drawn(document, page, printer)
            if stopped.is_set():
                return False
        _put(printer, [drawn[page] for page in pages])
        return True
    finally:
        document.close()


def _is_file(printer: QPrinter) -> bool:
    return printer.outputFormat() == QPrinter.OutputFormat.PdfFormat and bool(printer.outputFileName())


def wanted_pages(printer: QPrinter, count: int) -> list[int]:
    """The pages to print, from 0, in their order and as often as the printer does not repeat them by itself."""
    pages = list(range(count))
    if printer.printRange() == QPrinter.PrintRange.PageRange:
        pages = [page for page in pages if printer.pageRanges().contains(page + 1)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return pages * copies if printer.collateCopies() else [page for page in pages for _ in range(copies)]


class _Drawn(NamedTuple):
    """A page as an image, packed, since many wait until the last is drawn and each is 30 MB; its size in inches."""

    packed: bytes
    size: QSize
    form: QImage.Format
    inches: QSizeF

    def image(self) -> QImage:
        """The image, unpacked."""
        bits = zlib.decompress(self.packed)
        return QImage(bits, self.size.width(), self.size.height(), len(bits) // self.size.height(), self.form).copy()


def _drawn(document: Document, page: int, printer: QPrinter) -> _Drawn:
    inches = document.size(page) / POINTS_PER_INCH
    image = document.image(page, (inches * min(PRINT_DPI, printer.resolution())).toSize())
    if printer.colorMode() == QPrinter.ColorMode.GrayScale:
        image.convertTo(QImage.Format.Format_Grayscale8)
    return _Drawn(zlib.compress(image.constBits(), 1), image.size(), image.format(), inches)


def _put(printer: QPrinter, drawn: Sequence[_Drawn]) -> None:
    """Put the pages on the printer's sheets in their own size, smaller only where a sheet is smaller."""
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise OSError
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    sheet = painter.viewport()
    for number, page in enumerate(drawn):
        if number and not printer.newPage():
            painter.end()
            raise OSError
        size = page.inches * printer.resolution()
        if size.width() > sheet.width() + 1 or size.height() > sheet.height() + 1:
            size.scale(sheet.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        corner = QPointF((sheet.width() - size.width()) / 2, (sheet.height() - size.height()) / 2)
        painter.drawImage(QRectF(corner, size), page.image())
    painter.end()
