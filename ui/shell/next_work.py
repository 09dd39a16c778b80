"""From one account of the work list to the next."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.shell.models import Models
from ui.shell.navigation import Navigation
from ui.shell.page_stack import PageStack


class NextWork(QObject):
    """Opens the account that comes next; where the list is not looked up yet, as soon as it is."""

    def __init__(self, models: Models, pages: PageStack, lead: Navigation, parent: QObject) -> None:
        super().__init__(parent)
        self._models, self._lead, self._queue = models, lead, models.queue
        self._waits = False
        self._queue.ended.connect(self._go_on)
        pages.next_asked.connect(self.next)

    def next(self) -> None:
        """Open the next account, or show the list where none is to be worked now."""
        if not self._queue.keep_up() and self._queue.queue is None:
            self._waits = True
            self._lead.show_page("work_list")
            return
        self._open()

    def _go_on(self) -> None:
        if self._waits:
            self._open()

    def _open(self) -> None:
        self._waits = False
        on_desk = self._models.on_hand
        found = self._queue.following(on_desk.number if on_desk is not None else "")
        if found is None:
            self._lead.show_page("work_list")
        else:
            self._lead.open_account(found.number)
