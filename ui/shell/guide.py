"""The guide, as it lies beside the program: pages in the language of the window, offline."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from ui.session import Session
from ui.widgets.elements import Panel, button, column, label, row, shortcut

GUIDE = Path(__file__).parents[2] / "docs" / "guide"
FIRST = "index.md"
WIDEST, PARAGRAPH = 900, 8
"""Pixels: of a page, and between paragraphs."""


class GuidePage(Panel):
    """The pages of the guide, with a way back and to the contents. A change of language stays on the page."""

    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.text, self.back, self.contents, self.leave = QTextBrowser(), button(), button(), button()
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.back.clicked.connect(self.text.backward)
        self.contents.clicked.connect(lambda: self.open(FIRST))
        self.leave.clicked.connect(self.left)
        self.setObjectName("page")
        shortcut(self, "Esc", self.left.emit)
        head = label("greeting")
        self.word(head.setText, lambda: self.tr("Guide"))
        self.word(self.back.setText, lambda: self.tr("Back"))
        self.word(self.contents.setText, lambda: self.tr("Contents"))
        self.word(self.leave.setText, lambda: self.tr("Leave the guide") + "  Esc")
        self.word(self.text.setAccessibleName, lambda: self.tr("Guide"))
        tools = row(self.back, self.contents, None, self.leave, spacing=10)
        self.setLayout(column(head, tools, self.text, spacing=12, margins=(28, 22, 28, 12)))
        self.text.setMaximumWidth(WIDEST)
        self.open(FIRST)

    def open(self, name: str) -> None:
        """Show a page by the name of its file."""
        self.text.setSource(QUrl.fromLocalFile(str(GUIDE / self._session.language / name)))
        # Markdown leaves no room between paragraphs.
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spaced = QTextBlockFormat()
        spaced.setBottomMargin(PARAGRAPH)
        cursor.mergeBlockFormat(spaced)

    def start(self) -> None:
        """Put the cursor into the text, which the arrows move."""
        self.text.setFocus()

    def relabel(self) -> None:
        self.open(self.text.source().fileName() or FIRST)

    def _follow(self, link: QUrl) -> None:
        """Go to another page of the guide; nothing else is opened from here."""
        self.open(link.fileName())
