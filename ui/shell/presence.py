"""The presence of somebody at the program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMainWindow

SIGNS_OF_LIFE = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel}
)


class Presence(QObject):
    """The time since somebody last typed or clicked in a window that is watched. ``ticks`` are seconds that nobody can
    set back."""

    def __init__(self, now: Callable[[], datetime], ticks: Callable[[], float], parent: QObject) -> None:
        super().__init__(parent)
        self._now, self._ticks = now, ticks
        self._note()

    def watch(self, window: QMainWindow) -> None:
        """See from now on whether somebody is at a window."""
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        self._note()

    def idle(self) -> timedelta:
        """Since when nobody was there: by the clock, which sees a sleeping PC, or by what cannot be set back."""
        return max(self._now() - self._last_sign, timedelta(seconds=self._ticks() - self._last_tick))

    def _note(self) -> None:
        self._last_sign, self._last_tick = self._now(), self._ticks()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in SIGNS_OF_LIFE:
            self._note()
        return super().eventFilter(watched, event)
