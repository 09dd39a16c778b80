"""A form of named fields: captions, fields, and a place under each where a mistake is said."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from calculators.errors import Refusal
from ui.widgets.elements import Panel, label
from ui.widgets.error_line import ErrorLine
from ui.widgets.fields import ValueEdit


class Form(Panel):
    """Rows of caption and field; ``columns`` rows stand side by side. ``say`` puts a refusal into words."""

    def __init__(self, columns: int = 1, say: Callable[[Refusal], str] = str) -> None:
        super().__init__()
        self._say = say
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(3)
        self._columns = columns
        self._count = 0
        self.fields: dict[str, QWidget] = {}
        self._errors: dict[str, ErrorLine] = {}
        self._captions: dict[str, QLabel] = {}
        self.setLayout(self._grid)

    def add(self, name: str, field: QWidget, caption: Callable[[], str], hint: Callable[[], str] | None = None) -> None:
        """Add a field under a name that refusals use too."""
        title, error, hint_label = label("muted"), ErrorLine(self._say), label("hint", wrap=True)
        title.setBuddy(field)
        self.word(title.setText, caption)
        self.word(field.setAccessibleName, caption)
        if hint is None:
            hint_label.hide()
        else:
            self.word(hint_label.setText, hint)
        top, left = divmod(self._count, self._columns)
        for offset, widget in enumerate((title, field, error, hint_label)):
            self._grid.addWidget(widget, top * 5 + offset, left)
        self._grid.setRowMinimumHeight(top * 5 + 4, 7)
        self._grid.setColumnStretch(left, 1)
        self.fields[name], self._errors[name], self._captions[name] = field, error, title
        self._count += 1

    def show_row(self, name: str, *, shown: bool) -> None:
        """Show a field with its caption, or neither."""
        self.fields[name].setVisible(shown)
        self._captions[name].setVisible(shown)

    def complain(self, name: str, reason: Refusal | None) -> None:
        """Say under a field what is wrong; None clears it."""
        self._errors[name].complain(reason)
        field = self.fields[name]
        if isinstance(field, ValueEdit):
            field.mark(reason is not None)

    def complain_alone(self, reason: Refusal | None) -> None:
        """Say what is wrong under its field, and nothing under the others."""
        for name in self.fields:
            self.complain(name, reason if reason is not None and reason.field == name else None)
