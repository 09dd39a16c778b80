"""Above a paper: what it is, search and zoom, its language, how many pages."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup

from restructure.agreements.agreement import WORDINGS, Wording
from ui.widgets.elements import Panel, label, row, segment
from ui.widgets.preview_tools import PreviewTools

HEIGHT = 40


class PaperBar(Panel):
    """``picked`` carries a wording."""

    picked = Signal(str)

    def __init__(self, tools: PreviewTools, wordings: Sequence[Wording] = WORDINGS) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self.setFixedHeight(HEIGHT)
        self.state, self._pages, self._count = label("bold"), label("muted"), 0
        self.wordings = {name: segment() for name in wordings}
        group = QButtonGroup(self)
        for name, made in self.wordings.items():
            group.addButton(made)
            made.clicked.connect(lambda _, name=name: self.picked.emit(name))
            self.word(made.setText, lambda name=name: self._wording_name(name))  # type: ignore[misc]
        self.word(self._pages.setText, self._count_pages)
        words = row(*self.wordings.values(), spacing=0)
        self.setLayout(row(self.state, None, tools, 12, words, 12, self._pages, margins=(14, 0, 14, 0)))

    def _wording_name(self, wanted: Wording) -> str:
        return {"en": "English", "zh": "中文", "both": self.tr("Both")}[wanted]

    def show_wording(self, wanted: Wording) -> None:
        """Mark the wording of the paper."""
        self.wordings[wanted].setChecked(True)

    def allow(self, wordings: Collection[Wording]) -> None:
        """Offer these wordings and no other."""
        for name, made in self.wordings.items():
            made.setEnabled(name in wordings)

    def show_pages(self, count: int) -> None:
        """Say how many pages there are."""
        self._count = count
        self._pages.setText(self._count_pages())

    def _count_pages(self) -> str:
        return self.tr("1 page") if self._count == 1 else self.tr("{0} pages").format(self._count)
