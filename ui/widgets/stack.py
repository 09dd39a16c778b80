"""Pages on top of each other."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QStackedWidget


class Stack(QStackedWidget):
    """Pages, one in front. One that is out of sight asks for no room."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _: self.give_room())

    def give_room(self) -> None:
        """Ask for the room of the page in front alone; to be called again where a page was put in."""
        for index in range(self.count()):
            page = self.widget(index)
            if page is not None:
                wanted = QSizePolicy.Policy.Preferred if index == self.currentIndex() else QSizePolicy.Policy.Ignored
                page.setSizePolicy(wanted, wanted)
