"""A form of named fields: captions, fields, and a place under each where a mistake is said."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QWidget

from calculators.errors import Refusal
from ui.widgets.elements import Panel, column, label
from ui.widgets.error_line import ErrorLine
from ui.widgets.fields import ValueEdit
from ui.widgets.flow import Columns

LEAST = 120


class Form(Panel):
    """Rows of caption and field; ``columns`` rows stand side by side, fewer where they have no
    room. ``say`` puts a refusal into words."""

    def __init__(self, columns: int = 1, say: Callable[[Refusal], str] = str) -> None:
        super().__init__()
        self._say = say
        self._cells = Columns(columns, LEAST, spacing=10, between=14)
        self.fields: dict[str, QWidget] = {}
        self._errors: dict[str, ErrorLine] = {}
        self._captions: dict[str, QLabel] = {}
        self.setLayout(self._cells)

    def add(self, name: str, field: QWidget, caption: Callable[[], str], hint: Callable[[], str] | None = None) -> None:
        """Add a field under a name that refusals use too."""
        title, error, hint_label = label("muted", wrap=True), ErrorLine(self._say), label("hint", wrap=True)
        title.setBuddy(field)
        self.word(title.setText, caption)
        self.word(field.setAccessibleName, caption)
        if hint is None:
            hint_label.hide()
        else:
            self.word(hint_label.setText, hint)
        self._cells.add(column(title, field, error, hint_label, spacing=3))
        self.fields[name], self._errors[name], self._captions[name] = field, error, title

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
