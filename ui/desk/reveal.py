"""Numbers of a person are hidden until somebody says why they want to see them; that is recorded."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from ui.widgets.elements import Panel, button, column, label, row


class Reveal(Panel):
    """A link that asks for a reason; ``asked`` carries it."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.link, self.show_now = button("link"), button("small")
        self.reason = QLineEdit()
        self.reason.setMaxLength(200)
        self._why = label("hint", wrap=True)
        self.word(self.link.setText, lambda: self.tr("Show the numbers"))
        self.word(self.show_now.setText, lambda: self.tr("Show"))
        self.word(self._why.setText, lambda: self.tr("Why? The reason is recorded."))
        self.word(self.reason.setAccessibleName, lambda: self.tr("Why the numbers are needed"))
        self.setLayout(column(row(self.link, None), self._why, row(self.reason, self.show_now, spacing=6), spacing=3))
        self.link.clicked.connect(self._ask)
        self.show_now.clicked.connect(self._answer)
        self.reason.returnPressed.connect(self._answer)
        self.start()

    def start(self, *, needed: bool = True) -> None:
        """Hide the question again; nothing is offered where there is nothing to show."""
        self.reason.clear()
        self._show_question(asking=False)
        self.link.setVisible(needed)

    def _show_question(self, *, asking: bool) -> None:
        for widget in (self._why, self.reason, self.show_now):
            widget.setVisible(asking)
        self.link.setVisible(not asking)

    def _ask(self) -> None:
        self._show_question(asking=True)
        self.reason.setFocus()

    def _answer(self) -> None:
        if reason := self.reason.text().strip():
            self.asked.emit(reason)
