"""Above a paper: what it is, search and zoom, its language, how many pages."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from restructure.agreements.agreement import WORDINGS, Wording
from ui.widgets.elements import Panel, cut_label, label, row, segment
from ui.widgets.preview_tools import PreviewTools

HEIGHT, TWO_LINES = 40, 72


class PaperBar(Panel):
    """``picked`` carries a wording."""

    picked = Signal(str)

    def __init__(self, tools: PreviewTools, wordings: Sequence[Wording] = WORDINGS) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self._tools = tools
        self.state, self._pages, self._count = cut_label("bold"), label("muted"), 0
        self.wordings = {name: segment() for name in wordings}
        group = QButtonGroup(self)
        for name, made in self.wordings.items():
            group.addButton(made)
            made.clicked.connect(lambda _, name=name: self.picked.emit(name))
            self.word(made.setText, lambda name=name: self._wording_name(name))  # type: ignore[misc]
        self.word(self._pages.setText, self._count_pages)
        self._words_row = QWidget()
        self._words_row.setLayout(row(*self.wordings.values(), spacing=0))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(14, 4, 14, 4)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self.setLayout(self._grid)
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """All in one line, or in two where the paper has little room."""
        below = 1 if compact else 0
        self._grid.addWidget(self.state, 0, 0)
        self._grid.addWidget(self._tools, below, 0 if compact else 1, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(self._words_row, below, 2)
        self._grid.addWidget(self._pages, 0, 2 if compact else 3, Qt.AlignmentFlag.AlignRight)
        self.setFixedHeight(TWO_LINES if compact else HEIGHT)

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
