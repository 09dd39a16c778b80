"""The columns of a file before an import: which holds what, what holds for all rows, and how each is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QScrollArea, QSizePolicy, QWidget

from reports import wording
from restructure.importing.headings import OURS, PLUS, added_up, columns_in
from restructure.importing.reading import SAYABLE
from restructure.importing.readings import ReadAs
from restructure.parties.account_fields import MASKED, REQUIRED
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, label, row
from ui.widgets.fields import text_edit
from ui.widgets.fitting import CutLabel

NUMBERS = frozenset({*(name for name, mask in MASKED.items() if mask == "number"), "phone_also"})
LONGEST_SHOWN = 40
BLOCKS, LEAST_HEIGHT = 2, 160
"""So many fields stand side by side, and so many pixels of them show where a window is low."""


class ImportColumns(QScrollArea):
    """A row for each of our columns: the file's own, or one value for all rows, and how it is read. ``changed`` tells
    that a person said something else."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.choices: dict[str, Choice] = {}
        self.constants: dict[str, QLineEdit] = {}
        self._said: dict[str, CutLabel] = {}
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def sizeHint(self) -> QSize:
        # It scrolls: what acts below it has to stay in sight.
        return QSize(super().sizeHint().width(), LEAST_HEIGHT)

    def ask(self, heads: Sequence[str], columns: Mapping[str, str], constants: Mapping[str, str]) -> None:
        """Ask what the columns of a file mean, with what is known of it filled in; nothing where it has none."""
        self.choices, self.constants, self._said = {}, {}, {}
        panel = Panel()
        panel.setObjectName("scrolled")
        grid = QGridLayout(panel)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        deep = -(-len(OURS) // BLOCKS)
        for place, name in enumerate(OURS if heads else ()):
            left, top = divmod(place, deep)
            caption, choice, constant, said = self._row(panel, name, heads, columns, constants)
            grid.addWidget(caption, top, left * 3)
            grid.addWidget(choice, top, left * 3 + 1)
            # Where a column holds it, the words have all the room.
            grid.addLayout(row(constant, said, spacing=10), top, left * 3 + 2)
        for left in range(BLOCKS):
            grid.setColumnStretch(left * 3 + 2, 1)
        self.setWidget(panel)
        self.setVisible(bool(heads))

    def _row(
        self,
        panel: Panel,
        name: str,
        heads: Sequence[str],
        columns: Mapping[str, str],
        constants: Mapping[str, str],
    ) -> tuple[QWidget, ...]:
        caption: QLabel = label("muted")
        held, several = columns.get(name, ""), added_up(heads).get(name, ())
        sums = (PLUS.join(several), held if len(columns_in(held, heads)) > 1 else "")
        choice = Choice(("", *dict.fromkeys(filter(None, (*heads, *sums)))), short)
        choice.set_value(columns.get(name, ""))
        constant, said = text_edit(), CutLabel("")
        said.setProperty("role", "small")
        constant.setText(constants.get(name, ""))
        said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        caption.setBuddy(choice)
        panel.word(caption.setText, partial(self._caption, name))
        panel.word(choice.setAccessibleName, partial(self._caption, name))
        panel.word(constant.setPlaceholderText, lambda: self.tr("for all rows"))
        panel.word(constant.setAccessibleName, lambda: self.tr("{0}, for all rows").format(self._caption(name)))
        choice.setFixedWidth(150)
        constant.setFixedWidth(150)
        choice.picked.connect(lambda _: self.changed.emit())
        constant.editingFinished.connect(self.changed.emit)
        constant.returnPressed.connect(self.go_to_missing)
        self.choices[name], self.constants[name], self._said[name] = choice, constant, said
        return caption, choice, constant, said

    def _caption(self, name: str) -> str:
        """What one of our columns is called; a star where every account needs it."""
        said = wording.name("column", name, self._session.language)
        return f"{said} *" if name in REQUIRED else said

    @property
    def columns(self) -> dict[str, str]:
        """Return which of the file's columns holds which of ours."""
        return {name: choice.value for name, choice in self.choices.items() if choice.value}

    @property
    def said(self) -> dict[str, str]:
        """Return what holds for all rows; a blank one takes back what was remembered."""
        free = (name for name, choice in self.choices.items() if not choice.value and name in SAYABLE)
        return {name: self.constants[name].text().strip() for name in free if name != "number"}

    @property
    def missing(self) -> tuple[str, ...]:
        """Return what every account needs and neither a column nor a value for all rows says."""
        said = self.said
        return tuple(
            name for name in self.choices if name in REQUIRED and not (self.choices[name].value or said.get(name))
        )

    def show_readings(self, readings: Mapping[str, ReadAs], meant: Mapping[str, Sequence[str]]) -> None:
        """Say how each column is read, name those of the file that could be ``meant``, and ask for one value where none
        is."""
        missing = self.missing
        for name, said in self._said.items():
            reading = readings.get(name)
            self.constants[name].setVisible(not self.choices[name].value and name in SAYABLE and name != "number")
            asked = self._asked(name, meant.get(name, ()), needed=name in missing)
            said.setText(wording.read_as(reading, self._session.language) if reading is not None else asked)

    def _asked(self, name: str, meant: Sequence[str], *, needed: bool) -> str:
        """What to do about one of ours for which no column is chosen. That the file has none is nothing that a program
        knows."""
        if meant:
            return self.tr("Perhaps {0}: choose it").format(", ".join(map(short, meant)))
        if not needed:
            return ""
        return self.tr("Choose a column") if name == "number" else self.tr("Choose, or say it once")

    def go_to_missing(self) -> None:
        """Put the cursor where the first answer is needed."""
        name = next(iter(self.missing), None)
        if name is not None:
            asked: QWidget = self.constants[name] if name != "number" else self.choices[name]
            asked.setFocus()


def short(heading: str) -> str:
    """A heading that fits beside others."""
    return heading if len(heading) <= LONGEST_SHOWN else heading[: LONGEST_SHOWN - 1] + "…"
