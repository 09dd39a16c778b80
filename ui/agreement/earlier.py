"""What was signed on this account before."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.widgets.elements import Panel, button, clear, column, label, line


class EarlierList(Panel):
    """A link for each signed agreement; ``chosen`` carries its number."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        head = label("head")
        self.word(head.setText, lambda: self.tr("Signed agreements"))
        self._links = column(spacing=2)
        self.setLayout(column(line(), head, self._links, spacing=6))
        self.hide()

    def show_numbers(self, numbers: tuple[str, ...]) -> None:
        """Show the numbers, the last one first; nothing where there are none."""
        clear(self._links)
        for number in reversed(numbers):
            link = button("link")
            link.setText(number)
            link.clicked.connect(lambda _, number=number: self.chosen.emit(number))
            self._links.addWidget(link)
        self.setVisible(bool(numbers))
