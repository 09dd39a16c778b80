"""The search for an answer: what is known after half a frame at once, the rest behind it, until it is dropped."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from restructure.proposals.counteroffer import Counteroffer

SLICE = 0.008
"""Seconds of each slice, half a frame: a key that is pressed meanwhile waits no longer."""


class AnswerSearch(QObject):
    """One search at a time, in slices between two events."""

    finished = Signal(object)
    """The whole answer, where the first slice did not hold it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[Counteroffer] | None = None
        self._known = Counteroffer(())
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._go_on)

    @property
    def goes_on(self) -> bool:
        """Return whether more may be found."""
        return self._steps is not None

    def begin(self, steps: Iterator[Counteroffer], *, whole: bool = False) -> Counteroffer:
        """Return what is known after the first slice, or all of it, in place of any search before. Raises what the
        first step raises."""
        self.drop()
        self._known = next(steps)
        self._steps = steps
        self._look(inf if whole else SLICE)
        self.resume()
        return self._known

    def pause(self) -> None:
        """Look no further for now."""
        self._next.stop()

    def resume(self) -> None:
        """Look on where it was left."""
        if self.goes_on:
            self._next.start()

    def drop(self) -> None:
        """Look no further."""
        self.pause()
        self._steps = None

    def _go_on(self) -> None:
        self._look(SLICE)
        self.resume()
        if not self.goes_on:
            self.finished.emit(self._known)

    def _look(self, seconds: float) -> None:
        """Take steps until the time is up, one at the least."""
        ends, in_time = perf_counter() + seconds, True
        while self._steps is not None and in_time:
            known = next(self._steps, None)
            if known is None:
                self._steps = None
            else:
                self._known = known
            in_time = perf_counter() < ends
