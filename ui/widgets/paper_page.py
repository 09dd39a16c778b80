"""A page that shows papers exactly as they print, prints them and writes them into a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton

from calculators.errors import Refusal
from reports import wording
from restructure.agreements.agreement import WORDINGS, Wording
from restructure.files import publish_beside
from ui.printing import print_pdf
from ui.session import Session
from ui.widgets.elements import Panel, Word, button, label, shortcut
from ui.widgets.paper_bar import PaperBar
from ui.widgets.preview import Preview
from ui.widgets.preview_tools import PreviewTools

Way = Literal["printed", "exported"]


class PrintedPage(Panel):
    """A page that is left by Esc and printed by Ctrl+P."""

    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self.print = button(icon="print")
        self.word(self.print.setText, lambda: self.tr("Print") + "  Ctrl+P")
        self.print.clicked.connect(self.print_now)
        shortcut(self, "Esc", self.left.emit)
        shortcut(self, "Ctrl+P", self.print_now)

    def print_now(self) -> None:
        """Print what is shown through the system's dialog."""
        raise NotImplementedError


class PaperPage(PrintedPage):
    """The preview with its bar, and what is done with the paper in it. Subclasses say which paper that is."""

    def __init__(self, session: Session, wordings: Sequence[Wording] = WORDINGS) -> None:
        super().__init__(session)
        self.preview = Preview()
        self.tools = PreviewTools(self.preview, self)
        self.bar = PaperBar(self.tools, wordings)
        self.export = button(icon="export")
        self.said, self.error = label("body_muted", wrap=True), label("error", wrap=True)
        self._result: Word = str
        self._wrong: Word = str
        self.word(self.said.setText, lambda: self._result())
        self.word(self.error.setText, lambda: self._wrong())
        self.word(self.export.setText, lambda: self.tr("Export to folder"))
        self.word(self.preview.setAccessibleName, lambda: self.tr("The paper, exactly as it prints"))
        self.export.clicked.connect(self._ask_folder)
        self.bar.picked.connect(self.set_wording)

    def back_button(self) -> QPushButton:
        """A button that leaves the page."""
        made = button()
        self.word(made.setText, lambda: self.tr("Back") + "  Esc")
        made.clicked.connect(self.left)
        return made

    @property
    def pdf(self) -> bytes:
        """The bytes in the preview."""
        raise NotImplementedError

    @property
    def name(self) -> str:
        """Return what the paper in the preview is called where it is printed."""
        raise NotImplementedError

    def files(self) -> Sequence[tuple[str, bytes]]:
        """The files that go into a folder, by name."""
        raise NotImplementedError

    def set_wording(self, wanted: Wording) -> None:
        """Show the paper in another language, or in both."""
        raise NotImplementedError

    def may_print(self) -> bool:
        """Return whether what is shown may be printed; says why where it may not."""
        return self.print.isEnabled()

    def note_use(self, way: Way) -> None:
        """Note that the paper was printed or exported."""

    def _because(self, reason: Refusal) -> Word:
        return lambda: wording.reason(reason, self._session.language)

    def say(self, told: Word = str) -> None:
        """Say what came of it, by words that follow the language; nothing by itself."""
        self.show_error()
        self.show_said(told)

    def complain(self, told: Word) -> None:
        """Say what went wrong, in place of what came of it."""
        self.show_said()
        self.show_error(told)

    def show_said(self, told: Word = str) -> None:
        """Say what the paper is, or what came of it."""
        self._result = told
        self.said.setText(told())
        self.said.setVisible(bool(self.said.text()))

    def show_error(self, told: Word = str) -> None:
        """Say what is wrong; nothing where nothing is."""
        self._wrong = told
        self.error.setText(told())
        self.error.setVisible(bool(self.error.text()))

    def show_pages(self) -> None:
        """Show the paper as it is now."""
        self.preview.show_pdf(self.pdf)
        self.bar.show_pages(self.preview.pages)

    def print_now(self) -> None:
        """Print the bytes in the preview through the system's dialog."""
        if self.may_print() and print_pdf(self._session, self, self.pdf, self.name):
            self.note_use("printed")

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Export to folder"))
        if folder:
            self.export_to(Path(folder))

    def export_to(self, folder: Path) -> tuple[Path, ...]:
        """Write the files into a folder; what lies there already stays."""
        written: list[Path] = []
        try:
            for name, pdf in self.files():
                written.append(publish_beside(folder, name, pdf))  # those before a fault are told
        except OSError:
            self.complain(lambda: self.tr("The folder or a file in it cannot be written to. Choose another folder."))
            return tuple(written)
        if written:
            self.note_use("exported")
            place = written[0].name if len(written) == 1 else folder
            self.say(lambda: self.tr("Exported to {0}").format(place))
        return tuple(written)
