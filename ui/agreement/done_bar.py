"""Above a signed paper: that it is signed, and what is done next."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.widgets.elements import Panel, button, filled, icon_label, label, row


class DoneBar(Panel):
    """Out of sight until something was signed; the buttons that it shows then are handed to it."""

    following_asked = Signal()
    text_asked = Signal()
    code_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("verdict", "affordable")
        self._told, self.following = label("head", wrap=True), button()
        self.text, self.code = button(icon="doc"), button(icon="doc")
        self._files = row(spacing=8)
        self.word(self.following.setText, lambda: self.tr("Next account"))
        self.word(self.text.setText, lambda: self.tr("Copy a text: where to pay"))
        self.word(self.code.setText, lambda: self.tr("Copy the payment code"))
        said = filled(1, icon_label("ok", "positive", 18), self._told, spacing=8)
        self._box: QBoxLayout = filled(
            0, said, row(self._files, self.text, self.code, self.following, None, spacing=8), spacing=8
        )
        self._box.setContentsMargins(14, 8, 14, 8)
        self.setLayout(self._box)
        self.following.clicked.connect(self.following_asked)
        self.text.clicked.connect(self.text_asked)
        self.code.clicked.connect(self.code_asked)
        self.hide()

    def set_compact(self, compact: bool) -> None:
        """The buttons beside what is said, or below it."""
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.TopToBottom if compact else direction.LeftToRight)

    def show_signed(self, number: str, *files: QWidget, has_code: bool) -> None:
        """Say that it is signed, with the buttons for its files; ``has_code`` where there is a picture to scan and
        pay."""
        self.code.setVisible(has_code)
        self._told.setText(self.tr("Signed and sealed: {0}").format(number))
        for made in files:
            self._files.addWidget(made)
        # They come from the column beside: Tab goes through them as they stand here.
        for one, following in pairwise((*files, self.text, self.code, self.following)):
            QWidget.setTabOrder(one, following)
        self.show()
