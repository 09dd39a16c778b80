"""The line that says what is wrong with a field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt

from calculators.errors import Refusal
from ui.widgets.fitting import ErrorLabel


class ErrorLine(ErrorLabel):
    """Keeps a refusal, and puts it into words by ``say`` now and after every change of language; out of sight where
    nothing is wrong."""

    def __init__(self, say: Callable[[Refusal], str]) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "error")
        self._say = say
        self.reason: Refusal | None = None
        self.hide()

    def complain(self, reason: Refusal | None) -> None:
        """Say what is wrong; None takes it back."""
        self.reason = reason
        self._say_it()
        self.setVisible(reason is not None)

    def _say_it(self) -> None:
        self.setText("" if self.reason is None else self._say(self.reason))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say_it()
