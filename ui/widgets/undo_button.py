"""The button that takes the last change back, and says which."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent

from ui.widgets.elements import IconButton

translate = QCoreApplication.translate


class UndoButton(IconButton):
    """Says the name of the step that it takes back; off where there is none."""

    def __init__(self, key: str = "Ctrl+Z") -> None:
        super().__init__("undo")
        self._key, self._name = key, ""
        self.setAutoDefault(False)

    def show_step(self, name: str) -> None:
        """Show what the last step is called, nothing where there is none."""
        self._name = name
        said = translate("Undo", "Undo “{0}”").format(name) if name else translate("Undo", "Undo")
        self.setText("  ".join(filter(None, (said, self._key))))
        self.setEnabled(bool(name))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_step(self._name)
