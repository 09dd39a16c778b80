"""Pieces of what was understood, each to be corrected: Enter edits one, Delete takes it away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from ui.widgets.elements import Panel, clear
from ui.widgets.flow import Flow


class Chip(QPushButton):
    """One piece, with the value it stands for."""

    edit, remove = Signal(), Signal()

    def __init__(self, text: str) -> None:
        super().__init__(f"{text}  ×")
        self.setProperty("role", "chip")
        self.setAutoDefault(False)
        self.clicked.connect(self.edit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit.emit()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: Any) -> None:
        # The cross at the end takes the piece away, the rest of it edits.
        at_cross = event.position().x() > self.width() - CROSS
        if at_cross:
            self.remove.emit()
            return
        super().mousePressEvent(event)


CROSS = 22
"""How wide the cross at the end of a piece is."""


class Chips(Panel):
    """A row of pieces. ``edited`` and ``removed`` carry the value of one."""

    edited, removed = Signal(object), Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.chips: dict[Any, Chip] = {}
        self._row = Flow(spacing=4)
        self.setLayout(self._row)
        self.hide()

    def show_chips(self, pieces: Sequence[tuple[Any, str]]) -> None:
        """Show the pieces, each as a value and its words; the cursor stays in the row when one is taken away."""
        held = next((place for place, chip in enumerate(self.chips.values()) if chip.hasFocus()), None)
        clear(self._row)
        self.chips = {}
        for value, words in pieces:
            chip = self.chips[value] = Chip(words)
            chip.setToolTip(self.tr("Enter corrects it, Delete takes it away"))
            chip.edit.connect(lambda value=value: self.edited.emit(value))
            chip.remove.connect(lambda value=value: self.removed.emit(value))
            self._row.addWidget(chip)
        self.setVisible(bool(pieces))
        if held is not None and self.chips:
            list(self.chips.values())[min(held, len(self.chips) - 1)].setFocus()
