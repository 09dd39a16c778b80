"""Settings as pages: a list of them with a box to search, and the one that is chosen beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QScrollArea, QWidget

from ui.widgets.elements import Panel, Word, column, label, row
from ui.widgets.flow import Beside
from ui.widgets.stack import Stack

WIDEST, LISTED, STACKED_BELOW, HIGH, FEW_LINES = 960, 212, 640, 420, 100
"""How wide a page of settings gets, and its list; in less width than the third the list stands above, and the page
below it is so high."""


class SectionList(QListWidget):
    """Asks for the room of a few lines: above a page it must not hide it."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), FEW_LINES)


class Sections(Panel):
    """``turned`` follows each page that comes to the front."""

    turned = Signal()

    def __init__(self, pages: Sequence[tuple[Word, Sequence[QWidget]]], above: QWidget, below: QWidget) -> None:
        super().__init__()
        self.words, self.list, self.area = QLineEdit(), SectionList(), QScrollArea()
        self._pages: list[QWidget] = []
        self._names: list[Word] = []
        self._stack, self._none = Stack(), label("body_muted", wrap=True)
        for word, widgets in pages:
            self._add(word, widgets)
        self.words.setMaxLength(60)
        self.words.setClearButtonEnabled(True)
        self.word(self.words.setPlaceholderText, lambda: self.tr("Find a setting"))
        self.word(self.words.setAccessibleName, lambda: self.tr("Find a setting"))
        self.word(self.list.setAccessibleName, lambda: self.tr("Sections of the settings"))
        self.word(self._none.setText, lambda: self.tr("No setting has these words."))
        self.list.setProperty("role", "sections")
        self._none.hide()
        self.area.setWidgetResizable(True)
        self.area.setWidget(self._stack)
        side, page = QWidget(), QWidget()
        side.setLayout(column(self.words, self._none, self.list, spacing=8))
        shown = column(above, self.area, below, spacing=8)
        shown.setStretch(1, 1)
        page.setLayout(shown)
        page.setMaximumWidth(WIDEST)
        # Wider than a page gets, what is left stays empty at its right.
        kept_left = row(page, None)
        kept_left.setStretch(0, 1000)
        self.setLayout(Beside((LISTED, 0), side, kept_left, below=STACKED_BELOW, high=HIGH, spacing=18))
        self._stack.give_room()
        self.list.currentRowChanged.connect(self._turn)
        self.words.textChanged.connect(lambda _: self._look())
        self.words.returnPressed.connect(self._go_to_found)
        self.list.setCurrentRow(0)

    def _add(self, word: Word, widgets: Sequence[QWidget]) -> None:
        page = QWidget()
        page.setObjectName("scrolled")
        page.setLayout(column(*widgets, None, spacing=12))
        self._stack.addWidget(page)
        self._pages.append(page)
        self._names.append(word)
        self.list.addItem(word())

    def relabel(self) -> None:
        # An item of a list must not outlive it, as whatever is kept as a word does.
        for place, word in enumerate(self._names):
            self.list.item(place).setText(word())

    def show_page_of(self, widget: QWidget) -> None:
        """Bring the page that a widget stands on to the front, and the widget into sight."""
        place = next((place for place, page in enumerate(self._pages) if page.isAncestorOf(widget)), 0)
        if self.list.isRowHidden(place):
            self.words.clear()
        self.list.setCurrentRow(place)
        # Of what is higher than the page its beginning is shown.
        high, around = self.area.viewport().height(), widget.parentWidget()
        whole = around if widget.height() > high and around not in (None, self._pages[place]) else widget
        assert whole is not None
        top = whole.mapTo(self._pages[place], QPoint(0, 0)).y()
        self.area.ensureVisible(0, top + min(whole.height(), high), 0, 0)
        self.area.ensureVisible(0, top, 0, 0)

    def is_in_front(self, widget: QWidget) -> bool:
        """Return whether a widget stands on the page in front."""
        page = self._stack.currentWidget()
        return page is not None and page.isAncestorOf(widget)

    def _turn(self, place: int) -> None:
        if place >= 0:
            self._stack.setCurrentIndex(place)
            self.area.verticalScrollBar().setValue(0)
            self.turned.emit()

    def _look(self) -> None:
        """List the pages that have the words that are looked for."""
        hits = [bool(self._found_on(page)) or self._is_named(place) for place, page in enumerate(self._pages)]
        for place, hit in enumerate(hits):
            self.list.setRowHidden(place, not hit)
        self._none.setVisible(not any(hits))
        if any(hits) and not hits[self.list.currentRow()]:
            self.list.setCurrentRow(hits.index(True))

    def _is_named(self, place: int) -> bool:
        return self._wanted in self._names[place]().casefold()

    @property
    def _wanted(self) -> str:
        return self.words.text().strip().casefold()

    def _found_on(self, page: QWidget) -> list[QLabel]:
        return [one for one in page.findChildren(QLabel) if self._wanted in one.text().casefold()]

    def _go_to_found(self) -> None:
        """Put the cursor into the first field of the page in front whose name has the words."""
        for one in self._found_on(self._pages[self.list.currentRow()]):
            field = one.buddy()
            if field is not None:
                self.area.ensureWidgetVisible(field)
                field.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
