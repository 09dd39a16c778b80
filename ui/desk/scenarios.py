"""Scenarios on the desk: keep the options under a name, and put them back."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, button, column, label, row
from ui.widgets.fields import text_edit


class ScenarioBar(Panel):
    """``kept`` and ``wanted`` carry a name."""

    kept = Signal(str)
    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.name, self.keep = text_edit(60), button("small", "save")
        self.which, self.put_back = Choice(("",), str), button("small", "undo")
        self.said = label("muted")
        head = label("head")
        self.word(head.setText, lambda: self.tr("Scenarios"))
        for set_text in (self.name.setPlaceholderText, self.name.setToolTip, self.name.setAccessibleName):
            self.word(set_text, lambda: self.tr("Name, such as: after the bonus"))
        self.word(self.which.setAccessibleName, lambda: self.tr("Kept scenarios"))
        self.word(self.keep.setText, lambda: self.tr("Keep"))
        self.word(self.put_back.setText, lambda: self.tr("Put back"))
        self.name.setMinimumWidth(90)
        self.name.setMaximumWidth(260)
        # Two lines, so that a narrow desk cuts nothing.
        first = row(head, self.name, self.keep, self.said, None, spacing=8)
        second = row(self.which, self.put_back, None, spacing=8)
        self.setLayout(column(first, second, spacing=4, margins=(10, 6, 10, 0)))
        self.keep.clicked.connect(lambda: self.kept.emit(self.name.text()))
        self.name.returnPressed.connect(self.keep.click)
        self.put_back.clicked.connect(lambda: self.wanted.emit(self.which.value))

    def show_names(self, names: tuple[str, ...]) -> None:
        """Show what there is to put back."""
        self.which.set_values(names or ("",))
        self.which.setVisible(bool(names))
        self.put_back.setVisible(bool(names))
