"""What was copied in the program: it does not stay on the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

STAYS_MS = 10_000


class CopiedText(QObject):
    """The text that was copied last; it is wiped after ten seconds, and sooner where that is asked."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app, self._text = app, ""
        self.wears_off = QTimer(self)
        self.wears_off.setSingleShot(True)
        self.wears_off.setInterval(STAYS_MS)
        self.wears_off.timeout.connect(self.wipe)
        app.clipboard().dataChanged.connect(self._note)

    def _note(self) -> None:
        # Not every system says who filled the clipboard: what comes while one of our windows has the focus is ours.
        if self._app.focusWindow() is not None and (text := self._app.clipboard().text()):
            self._text = text
            self.wears_off.start()

    def wipe(self) -> None:
        """Take it off the clipboard, where it still is there."""
        if self._text and self._app.clipboard().text() == self._text:
            self._app.clipboard().clear()
        self._text = ""
