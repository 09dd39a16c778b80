"""A PDF as a person reads it: its pages as images, the text on them, and where a text stands.

PDFium is one library for a whole program and takes one caller at a time, so each call here waits for the one before.
"""

from __future__ import annotations

import atexit
from io import BytesIO
from threading import RLock
from typing import NamedTuple
from weakref import WeakSet

import pypdfium2
from pypdfium2 import raw
from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QImage

_ONE_AT_A_TIME = RLock()
_WHITE = (255, 255, 255, 255)


class Place(NamedTuple):
    """A text that was found: its page, from 0, and a rectangle for each line of it, in points from the upper left."""

    page: int
    marks: tuple[QRectF, ...]


class Document:
    """A PDF held in memory. One that cannot be read has no pages."""

    def __init__(self, pdf: bytes) -> None:
        self._pages: pypdfium2.PdfDocument | None = None
        self.count = 0
        _OPEN.add(self)
        with _ONE_AT_A_TIME:
            try:
                self._pages = pypdfium2.PdfDocument(pdf)
                self.count = len(self._pages)
            except pypdfium2.PdfiumError:
                self._pages = None

    def close(self) -> None:
        """Let go of what is held."""
        with _ONE_AT_A_TIME:
            if self._pages is not None:
                self._pages.close()
            self._pages, self.count = None, 0

    def size(self, page: int) -> QSizeF:
        """The width and height of a page in points."""
        with _ONE_AT_A_TIME:
            shown = self._page(page)
            return QSizeF(shown.get_width(), shown.get_height())

    def text(self, page: int) -> str:
        """All text of a page."""
        with _ONE_AT_A_TIME:
            return str(self._page(page).get_textpage().get_text_range())

    def image(self, page: int, size: QSize) -> QImage:
        """A page as it lies on white paper, of so many pixels."""
        width, height = size.width(), size.height()
        with _ONE_AT_A_TIME:
            bitmap = pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGRx)
            bitmap.fill_rect(_WHITE, 0, 0, width, height)
            raw.FPDF_RenderPageBitmap(bitmap, self._page(page), 0, 0, width, height, 0, 0)
            drawn = QImage(bytes(bitmap.buffer), width, height, bitmap.stride, QImage.Format.Format_RGB32).copy()
            bitmap.close()
        return drawn

    def find(self, text: str) -> tuple[Place, ...]:
        """Every place where a text stands, large and small letters alike."""
        if not text.strip():
            return ()
        with _ONE_AT_A_TIME:
            return tuple(place for page in range(self.count) for place in self._found_on(page, text))

    def _page(self, number: int) -> pypdfium2.PdfPage:
        if self._pages is None:
            raise IndexError(number)
        return self._pages[number]

    def _found_on(self, page: int, text: str) -> list[Place]:
        shown = self._page(page)
        words, height, places = shown.get_textpage(), shown.get_height(), []
        looking = words.search(text)
        while (found := looking.get_next()) is not None:
            lines = [words.get_rect(line) for line in range(words.count_rects(*found))]
            marks = tuple(QRectF(left, height - top, right - left, top - bottom) for left, bottom, right, top in lines)
            places.append(Place(page, marks))
        return places


_OPEN: WeakSet[Document] = WeakSet()


@atexit.register
def _close_what_is_open() -> None:
    # Before the library ends, which would complain of it; a document that is closed by then is left alone.
    for document in tuple(_OPEN):
        document.close()


def merged(pdfs: list[bytes]) -> bytes:
    """The pages of several PDFs after each other in one, as for one print."""
    whole = BytesIO()
    with _ONE_AT_A_TIME:
        made = pypdfium2.PdfDocument.new()
        for pdf in pdfs:
            one = pypdfium2.PdfDocument(pdf)
            made.import_pages(one)
            one.close()
        made.save(whole)
        made.close()
    return whole.getvalue()
