"""The index of names made behind, portion by portion, while the window is worked in."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from restructure.store import StoreProblem, search
from ui.session import Session

PORTION = 1_000
"""So many accounts take less time than a person notices."""
BREATH_MS, SOON_MS, LATER_MS = 20, 500, 5_000
"""Between two portions; until the first after something worked aside; and where something else works on the store."""


class Indexing(QObject):
    """Goes on with the index of names where an import, or a program that was ended, left it behind."""

    told = Signal(object)
    """How far it is; None where everybody is found."""

    def __init__(self, session: Session, owner: QObject) -> None:
        super().__init__(owner)
        self._session = session
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        # Only what worked aside, as an import, leaves names behind: what is typed asks nothing.
        session.worked.connect(self.look)
        self._timer.start(LATER_MS)

    def look(self) -> None:
        """Go on soon, where there is something to go on with."""
        if not self._timer.isActive() or self._timer.remainingTime() > SOON_MS:
            self._timer.start(SOON_MS)

    def _go_on(self) -> None:
        if self._session.busy:
            self._timer.start(LATER_MS)
            return
        try:
            left = search.go_on(self._session.store, PORTION)
        except StoreProblem:
            # Another program holds the store, or there is no room: said where something of a person's is to be kept.
            self._timer.start(LATER_MS)
            return
        self.told.emit(left)
        if left is not None:
            self._timer.start(BREATH_MS)
