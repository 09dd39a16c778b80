"""The exact pages: what is shown is what is printed."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.pdf import Document, Place
from ui.theme import style

GAP = 14
WIDEST = 900
SMALLEST, LARGEST = 0.5, 4.0


class Sheets(QWidget):
    """All pages below each other in one width; a page is drawn when it comes into sight."""

    def __init__(self) -> None:
        super().__init__()
        self._document: Document | None = None
        self._drawn: dict[int, QImage] = {}
        self._sought = ""
        self.zoom = 1.0
        self.found: tuple[Place, ...] = ()
        self.current = 0

    @property
    def count(self) -> int:
        """Return how many pages there are."""
        return self._document.count if self._document else 0

    def show_document(self, pdf: bytes) -> None:
        """Show other bytes, or an empty place where there are none."""
        before, self._document = self._document, Document(pdf) if pdf else None
        if before is not None:
            before.close()
        self.look_for(self._sought)
        self.fit(self.width())

    def look_for(self, text: str) -> None:
        """Mark every place of a text, the first one as the one that is looked at."""
        self._sought = text
        self.found = self._document.find(text) if self._document else ()
        self.current = 0
        self.update()

    def look_at(self, place: int) -> None:
        """Mark one of the places found as the one that is looked at."""
        self.current = place
        self.update()

    def set_zoom(self, zoom: float) -> None:
        """Draw the pages larger or smaller from the next fit on."""
        self.zoom = zoom

    def place_of_current(self) -> QRect | None:
        """Return where the found place lies that is looked at."""
        if not self.found:
            return None
        places = self._marks(self.found[self.current])
        return places[0] if places else None

    def _marks(self, place: Place) -> list[QRect]:
        assert self._document is not None
        sheet = list(self._places(self.width()))[place.page]
        scale = sheet.width() / max(self._document.size(place.page).width(), 1)
        corner = QPointF(sheet.topLeft())
        return [QRectF(corner + mark.topLeft() * scale, mark.size() * scale).toAlignedRect() for mark in place.marks]

    def fit(self, width: int) -> None:
        """Take a width; the height follows from the pages."""
        self._drawn.clear()
        places = list(self._places(width))
        self.setMinimumHeight(places[-1].bottom() + GAP if places else 0)
        self.update()

    def _places(self, width: int) -> Iterator[QRect]:
        sheet, top = round(min(width - 2 * GAP, WIDEST * self.zoom)), GAP
        for page in range(self.count):
            assert self._document is not None
            size = self._document.size(page)
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
        self._paint_marks(painter)

    def _paint_marks(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for index, place in enumerate(self.found):
            painter.setPen(QPen(style().color("accent" if index == self.current else "caution"), 2))
            for mark in self._marks(place):
                painter.drawRect(mark.adjusted(-2, -2, 2, 2))

    def _image(self, page: int, size: QSize) -> QImage:
        if page not in self._drawn:
            assert self._document is not None
            sharp = size * self.devicePixelRatioF()
            self._drawn[page] = self._document.image(page, sharp)
        return self._drawn[page]


class Preview(QScrollArea):
    """The pages, fitted to the width; other bytes appear at the place where one was reading."""

    def __init__(self) -> None:
        super().__init__()
        self._sheets = Sheets()
        self.setWidget(self._sheets)
        self.setWidgetResizable(True)
        self.setObjectName("preview")

    @property
    def pages(self) -> int:
        """Return how many pages are shown."""
        return self._sheets.count

    def show_pdf(self, pdf: bytes) -> None:
        """Show other bytes."""
        place = self.verticalScrollBar().value()
        self._sheets.show_document(pdf)
        self._fit()
        self.verticalScrollBar().setValue(place)

    @property
    def zoom(self) -> float:
        """Return how large the pages are; 1 fits the width."""
        return self._sheets.zoom

    def set_zoom(self, zoom: float) -> None:
        """Show the pages larger or smaller, within reason."""
        self._sheets.set_zoom(min(max(zoom, SMALLEST), LARGEST))
        self._fit()

    def look_for(self, text: str) -> int:
        """Mark a text wherever it stands and go to the first place; returns how many there are."""
        self._sheets.look_for(text)
        self._go()
        return len(self._sheets.found)

    @property
    def found(self) -> int:
        """Return how many places were found."""
        return len(self._sheets.found)

    def step(self, by: int) -> int:
        """Go to the next place found, or the one before; returns its number, 0 where nothing was found."""
        count = len(self._sheets.found)
        if not count:
            return 0
        self._sheets.look_at((self._sheets.current + by) % count)
        self._go()
        return self._sheets.current + 1

    def _go(self) -> None:
        place = self._sheets.place_of_current()
        if place is not None:
            centre = place.center()
            self.ensureVisible(centre.x(), centre.y(), 40, self.viewport().height() // 3)

    def _fit(self) -> None:
        width = self.viewport().width()
        wide = round(width * self._sheets.zoom) if self._sheets.zoom > 1 else width
        self._sheets.setMinimumWidth(wide if self._sheets.zoom > 1 else 0)
        self._sheets.fit(wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
