"""The cursor of the keyboard: it is never nowhere, and Enter presses the button that has it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget


class Cursor(QObject):
    """Watches over the cursor of a window; ``find`` gives it a place where it has none."""

    def __init__(self, app: QApplication, window: QWidget, find: Callable[[], object]) -> None:
        super().__init__(window)
        self._app, self._window, self._find = app, window, find
        app.focusChanged.connect(self._hold)
        window.installEventFilter(self)

    def _hold(self, _: QWidget | None, now: QWidget | None) -> None:
        # What had the cursor is gone or asleep: without one no key would arrive.
        if now is None and self._window.isActiveWindow():
            QTimer.singleShot(0, self, self._find_again)

    def _find_again(self) -> None:
        if self._app.focusWidget() is None and self._window.isActiveWindow():
            self._find()

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        # A key comes up to the window where whatever has the cursor had no use for it.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            pressed = self._app.focusWidget()
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(pressed, QAbstractButton):
                pressed.click()
                return True
        return super().eventFilter(window, event)
