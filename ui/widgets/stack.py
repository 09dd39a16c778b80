"""Pages on top of each other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget


class Stack(QStackedWidget):
    """Pages, one in front. One that is out of sight asks for no room."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _: self.give_room())

    def heightForWidth(self, width: int) -> int:
        # The layout of a stack would ask those that are out of sight too.
        page = self.currentWidget()
        return page.heightForWidth(width) if page is not None else -1

    def give_room(self) -> None:
        """Ask for the room of the page in front alone; to be called again where a page was put in."""
        for index in range(self.count()):
            page = self.widget(index)
            if page is not None:
                wanted = QSizePolicy.Policy.Preferred if index == self.currentIndex() else QSizePolicy.Policy.Ignored
                page.setSizePolicy(wanted, wanted)

    def take_focus(self) -> None:
        """Put the cursor into the page in front: where it was there, or else to the first that takes keys."""
        page = self.currentWidget()
        if page is None:
            return
        # None where nothing on the page ever had it, which the types of the library do not say.
        there: QWidget | None = page.focusWidget()
        if there is None or not there.isVisible() or not there.isEnabled():
            able = (one for one in page.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
            there = next((one for one in able if one.isVisible() and one.isEnabled()), page)
        there.setFocus()
