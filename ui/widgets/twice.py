"""Acts that are final or throw much away: the first press says what follows, a second one does it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QPushButton

PAUSE_MS = 800
"""Before a second press counts: a double click is one slip, not two answers."""


def is_second_press(pressed: QPushButton, said: QLabel, question: str, may: Callable[[], bool] = lambda: True) -> bool:
    """Return whether ``question`` was already read when the button was pressed; else it stands in ``said`` now.

    Whatever else is said there, or changes the question, takes the first press back. The button rests for a moment, and
    then comes back if the act ``may`` still be done.
    """
    if said.text() == question:
        said.setText("")
        return True
    said.setText(question)
    # Where nothing was said before it may have been out of sight.
    said.show()
    focused = pressed.hasFocus()
    pressed.setEnabled(False)

    def wake() -> None:
        pressed.setEnabled(may())
        if focused and pressed.isEnabled():
            pressed.setFocus()

    QTimer.singleShot(PAUSE_MS, pressed, wake)
    return False
