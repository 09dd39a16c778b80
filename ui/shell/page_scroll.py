"""Where the pages stand: one that needs more room than there is scrolls, and the cursor stays in sight."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

MARGIN = 12


class PageScroll(QScrollArea):
    """Scrolls the pages after the cursor, wherever a key put it."""

    def __init__(self, app: QApplication, pages: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setWidget(pages)
        app.focusChanged.connect(self._follow)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        # Of what is larger than the window the part that is worked on is in sight already.
        pages = self.widget()
        if now is not None and pages is not None and pages.isAncestorOf(now) and now.height() < self.height():
            self.ensureWidgetVisible(now, MARGIN, MARGIN)
