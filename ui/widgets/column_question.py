"""Columns of pasted or imported rows that nobody here knows: what each of them is, asked before a row is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, button, column, label, row
from ui.widgets.fitting import cut

if TYPE_CHECKING:
    # Loaded with the first rows that come.
    from restructure.importing.sheet_rows import Columns
    from restructure.importing.spreadsheet import Cells

SHOWN = 3
LONGEST = 24


class ColumnQuestion(Panel):
    """``answered`` carries the rows and their columns; ``name`` is what one of ours is called."""

    answered = Signal(object, object)

    def __init__(self, name: Callable[[str], str]) -> None:
        super().__init__()
        self.setProperty("role", "told")
        self._name = name
        self._asked: tuple[tuple[Cells, ...], Columns] | None = None
        self.choices: dict[int, Choice] = {}
        self.take, self.give_up = button("primary"), button()
        words = label("small", wrap=True)
        self.word(
            words.setText,
            lambda: self.tr("These columns are not known here. Say what they are; nothing is taken before."),
        )
        self.word(self.take.setText, lambda: self.tr("Take the rows"))
        self.word(self.give_up.setText, lambda: self.tr("Take nothing"))
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        inner = column(words, self._grid, row(self.take, self.give_up, None, spacing=6), spacing=6)
        inner.setContentsMargins(12, 8, 12, 8)
        self.setLayout(inner)
        self.take.clicked.connect(self._answer)
        self.give_up.clicked.connect(self.hide)
        self.hide()

    def ask(self, rows: tuple[Cells, ...], columns: Columns, heads: tuple[str, ...]) -> None:
        """Ask about the unknown columns of rows; ``heads`` are what each of them can be."""
        self._asked = rows, columns
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        free = ("", *(head for head in heads if head not in columns.heads))
        self.choices = {}
        for line, place in enumerate(columns.unknown):
            made = Choice(free, lambda head: self._name(head) if head else self.tr("leave out"))
            said = rows[0][place]
            made.setAccessibleName(said)
            values = "; ".join(cells[place] for cells in rows[1 : SHOWN + 1] if place < len(cells) and cells[place])
            self._grid.addWidget(label("bold", said[:LONGEST]), line, 0)
            example = label("muted")
            example.setText(cut(values, example.fontMetrics(), 320))
            self._grid.addWidget(example, line, 1)
            self._grid.addWidget(made, line, 2)
            self.choices[place] = made
        self.show()
        if self.choices:
            next(iter(self.choices.values())).setFocus()

    def _answer(self) -> None:
        if self._asked is None:
            return
        rows, columns = self._asked
        heads = list(columns.heads)
        for place, choice in self.choices.items():
            if choice.value not in heads:
                heads[place] = choice.value
        self.hide()
        self.answered.emit(rows, replace(columns, heads=tuple(heads), unknown=()))
