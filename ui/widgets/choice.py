"""A list of choices over values, whose words follow the language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class Choice(QComboBox):
    """``picked`` carries the value that a person picks; setting one from outside is silent."""

    picked = Signal(object)

    def __init__(self, values: Sequence[Any], name: Callable[[Any], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values, self._name = list(values), name
        # The words of another language may be longer than those that were shown first.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.addItems([name(value) for value in self._values])
        self.activated.connect(lambda index: self.picked.emit(self._values[index]))

    @property
    def value(self) -> Any:
        """The value that is chosen."""
        return self._values[self.currentIndex()]

    def set_value(self, value: Any) -> None:
        """Choose a value without saying so."""
        if value in self._values and value != self.value:
            self.setCurrentIndex(self._values.index(value))

    def set_values(self, values: Sequence[Any]) -> None:
        """Offer other values; the one that was chosen stays where it is still among them."""
        before = self.value
        self._values = list(values)
        self.clear()
        self.addItems([self._name(value) for value in self._values])
        self.set_value(before)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for index, value in enumerate(self._values):
                self.setItemText(index, self._name(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling past a field must not change what is offered.
        event.ignore()
