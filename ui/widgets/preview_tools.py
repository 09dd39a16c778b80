"""Looking closer at the pages: find a text, larger, smaller."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from ui.widgets.elements import Panel, button, label, row, shortcut
from ui.widgets.preview import Preview

STEP = 1.25


class PreviewTools(Panel):
    """A field and two buttons over a preview; their keys work on the whole page."""

    def __init__(self, preview: Preview, page: Panel) -> None:
        super().__init__()
        self._preview = preview
        self.text, self.count = QLineEdit(), label("muted")
        self.smaller, self.larger = button("small"), button("small", "plus")
        self.smaller.setText("\N{MINUS SIGN}")
        self.text.setMaxLength(80)
        self.text.setMinimumWidth(70)
        self.text.setMaximumWidth(120)
        for set_text in (self.text.setPlaceholderText, self.text.setAccessibleName):
            self.word(set_text, lambda: self.tr("Find  Ctrl+F"))
        self.word(self.smaller.setAccessibleName, lambda: self.tr("Smaller"))
        self.word(self.larger.setAccessibleName, lambda: self.tr("Larger"))
        self.word(self.smaller.setToolTip, lambda: self.tr("Smaller") + "  Ctrl+-")
        self.word(self.larger.setToolTip, lambda: self.tr("Larger") + "  Ctrl++")
        self.setLayout(row(self.text, self.count, self.smaller, self.larger, spacing=5))
        self.text.textEdited.connect(self.look_for)
        self.text.returnPressed.connect(lambda: self._step(1))
        self.smaller.clicked.connect(lambda: preview.set_zoom(preview.zoom / STEP))
        self.larger.clicked.connect(lambda: preview.set_zoom(preview.zoom * STEP))
        shortcut(page, "Ctrl+F", self.text.setFocus)
        shortcut(page, "Ctrl+=", self.larger.click)
        shortcut(page, "Ctrl++", self.larger.click)
        shortcut(page, "Ctrl+-", self.smaller.click)

    def look_for(self, text: str) -> None:
        """Mark a text on the pages, and say how often it stands there."""
        found = self._preview.look_for(text)
        said = self.tr("1 of {0}").format(found) if found else self.tr("not found")
        self.count.setText(said if text.strip() else "")

    def _step(self, by: int) -> None:
        number = self._preview.step(by)
        if number:
            self.count.setText(self.tr("{0} of {1}").format(number, self._preview.found))
