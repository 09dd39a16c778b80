"""Garbage is collected between two events of the window and in its own thread, nowhere else.

Python looks for cycles wherever memory is asked for next: in another thread, or while Qt walks through its widgets. A
widget that is deleted there takes the program down, and a change on the desk waits for it.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, QTimer

LOOK_EVERY_MS = 500


class BetweenEvents(QObject):
    """Collects what Python would have collected by itself, but only at its own moments, until it is closed.

    ``untouched`` says that nobody has typed or clicked for a while: going through everything takes as long as three
    frames of the screen, and waits for that.
    """

    def __init__(self, untouched: Callable[[], bool]) -> None:
        super().__init__()
        self._untouched = untouched
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()
        gc.disable()

    def collect(self) -> None:
        """Collect what is due; not while a dialog or work aside runs inside an event."""
        if QThread.currentThread().loopLevel() > 1:
            return
        limits, (young, middle, old) = gc.get_threshold(), gc.get_count()
        if old > limits[2] and self._untouched():
            gc.collect()
        elif middle > limits[1]:
            gc.collect(1)
        elif young > limits[0]:
            gc.collect(0)

    def close(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
