"""A list of choices over values, whose words follow the language."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QListView, QWidget

WORD = re.compile(r"\w+")


class Choice(QComboBox):
    """``picked`` carries the value that a person picks; setting one from outside is silent.

    Typing opens the list and looks for the words that begin so, else for the value that is ``meant`` by what was typed;
    nothing is picked before Enter or Tab. ``touched`` says that a person has picked.
    """

    picked = Signal(object)

    def __init__(
        self,
        values: Sequence[Any],
        name: Callable[[Any], str],
        parent: QWidget | None = None,
        meant: Callable[[str], Any] = lambda typed: None,
    ) -> None:
        super().__init__(parent)
        self._values, self._name, self._meant = list(values), name, meant
        self.touched = False
        # The words of another language may be longer than those that were shown first.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setView(WordList(self))
        self.addItems([name(value) for value in self._values])
        self.activated.connect(self._take)

    def _take(self, index: int) -> None:
        self.touched = True
        self.picked.emit(self._values[index])

    @property
    def value(self) -> Any:
        """The value that is chosen."""
        return self._values[self.currentIndex()]

    def set_value(self, value: Any) -> None:
        """Choose a value without saying so."""
        if value in self._values and value != self.value:
            self.setCurrentIndex(self._values.index(value))

    def place_of(self, typed: str) -> int | None:
        """The place of the first choice whose words begin as was typed, else of the one that is meant by it; None where
        there is neither."""
        place = place_of_words(typed, [self.itemText(place) for place in range(self.count())])
        if place is not None or not typed.strip():
            return place
        meant = self._meant(typed)
        return self._values.index(meant) if meant in self._values else None

    def set_values(self, values: Sequence[Any]) -> None:
        """Offer other values; the one that was chosen stays where it is still among them."""
        before = self.value
        self._values = list(values)
        self.clear()
        self.addItems([self._name(value) for value in self._values])
        self.set_value(before)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_typed(event):
            # A letter or digit that chooses here is no key of the page.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_typed(event):
            self.showPopup()
            self.view().keyboardSearch(event.text())
        else:
            super().keyPressEvent(event)

    def pick(self, index: int) -> None:
        """Pick what is at that place in the list, as a person does."""
        self.hidePopup()
        if 0 <= index < self.count():
            self.setCurrentIndex(index)
            self.activated.emit(index)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for index, value in enumerate(self._values):
                self.setItemText(index, self._name(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling past a field must not change what is offered.
        event.ignore()


def is_typed(event: QKeyEvent) -> bool:
    """Return whether a key writes something that can be seen."""
    text, held = event.text(), event.modifiers()
    plain = not held & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return bool(text.strip()) and text.isprintable() and plain


class WordList(QListView):
    """The list of a choice. What is typed shows the first entry with words that begin so, however slowly it is typed;
    where none has, that which was chosen before."""

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self._choice, self._typed = choice, ""

    def keyboardSearch(self, search: str) -> None:
        self._typed += search
        place = self._choice.place_of(self._typed)
        found = self._choice.currentIndex() if place is None else place
        self.setCurrentIndex(self.model().index(found, self._choice.modelColumn()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._typed = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace:
            typed, self._typed = self._typed[:-1], ""
            self.keyboardSearch(typed)
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._choice.pick(self.currentIndex().row())
            QApplication.sendEvent(self._choice, QKeyEvent(event.type(), event.key(), event.modifiers()))
        else:
            super().keyPressEvent(event)


def place_of_words(typed: str, names: Sequence[str]) -> int | None:
    """The place of the first name that begins with what was typed, or has a word that does; None where none has.

    >>> names = ["weekly", "fortnightly", "every 4 weeks"]
    >>> place_of_words("four", names), place_of_words("Fort", names), place_of_words("week", names)
    (None, 1, 0)
    """
    wanted = typed.casefold().strip()
    plain = [name.casefold() for name in names]
    begins = (place for place, name in enumerate(plain) if name.startswith(wanted))
    has = (
        place
        for place, name in enumerate(plain)
        if any(name.startswith(wanted, one.start()) for one in WORD.finditer(name))
    )
    return next(begins, next(has, None)) if wanted else None
