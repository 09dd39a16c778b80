"""The sheet as rows and columns that can be typed into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    Qt,
    QTimer,
)

from reports import formats, wording
from restructure.household.categories import CATEGORIES, OTHERS, UNPLACED, Section, of_section
from restructure.household.frequency import Often
from restructure.household.sheet import Line
from restructure.money.expression import amount_of
from ui.budget.rows import (
    KEYS,
    PICKED,
    RIGHT,
    TYPED,
    GridRow,
    Key,
    Shown,
    guideline_of,
    line_name,
    rows_of,
    shown,
    title,
)
from ui.budget.steps import step_of_line
from ui.models.sheet import SheetModel
from ui.models.undo import Step
from ui.session import Session
from ui.widgets.tables import LEFT, Index
from ui.widgets.tables import RIGHT as RIGHTWARDS
from ui.widgets.typing_table import TypingModel

FILLED: dict[Key, tuple[str, ...]] = {
    "amount": ("amount", "months", "basis", "typed", "gross"),
    "who": ("who",),
    "often": ("frequency",),
    "evidence": ("evidence",),
    "note": ("note",),
}
"""The fields of a line that a column shows, as far as they can be filled down."""


class GridModel(TypingModel):
    """The sheet as rows and columns."""

    def __init__(self, session: Session, model: SheetModel) -> None:
        super().__init__()
        self._session, self.sheet = session, model
        self.rows: tuple[GridRow, ...] = ()

    def refresh(self) -> None:
        """Show the sheet as it is; a reset only where its rows are others."""
        rows = rows_of(self.sheet.sheet)
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(KEYS) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(KEYS)

    def cell(self, index: Index) -> Shown:
        """Return what a cell shows."""
        return shown(self.sheet, self.rows[index.row()], KEYS[index.column()], self._session.language)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, key = self.rows[index.row()], KEYS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index).text
        if role == Qt.ItemDataRole.EditRole:
            return self._edited(row, key)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHTWARDS if key in RIGHT else LEFT
        return None

    def _edited(self, row: GridRow, key: Key) -> str:
        if row.kind == "section" and key == "note":
            found = guideline_of(self.sheet.means, row.section) if self.sheet.means else None
            return dict(self.sheet.sheet.reasons).get(found.covers[0], "") if found else ""
        if row.kind != "line":
            return ""
        line = self.sheet.sheet.lines[row.line]
        if key == "amount":
            if row.line in self.sheet.bad:
                return self.sheet.bad[row.line][0]
            if line.months:
                return "; ".join(self._plain(month) for month in line.months)
            return line.typed or ("" if line.amount is None else self._plain(line.amount))
        if key == "guideline":
            return "" if line.pay_day is None else str(line.pay_day)
        return line.note if key == "note" else line_name(line, self._session.language)

    def _plain(self, amount: int) -> str:
        return formats.plain(amount, self.sheet.currency).replace(",", "")

    def _spoken(self, index: Index) -> str:
        row = self.rows[index.row()]
        name = shown(self.sheet, row, "line", self._session.language).text
        said, cell = self.mistake(index.row()), self.cell(index)
        return f"{name}, {title(KEYS[index.column()])}: {cell.text} {cell.quiet} {said}".strip()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(KEYS):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return title(KEYS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHTWARDS if KEYS[section] in RIGHT else LEFT
        return None

    def mistake(self, row: int) -> str:
        one = self.rows[row]
        reason = self.sheet.mistakes.get(one.line) if one.kind == "line" else None
        return wording.reason(reason, self._session.language, self.sheet.currency) if reason else ""

    def may_edit(self, index: Index) -> bool:
        row, key = self.rows[index.row()], KEYS[index.column()]
        if not self.sheet.sheet.has_consent("client"):
            return False
        if row.kind == "line":
            return key in TYPED or key in PICKED or (key == "guideline" and row.section == "income")
        if row.kind == "add":
            return key == "line"
        if row.kind == "section" and key == "note" and self.sheet.means is not None:
            found = guideline_of(self.sheet.means, row.section)
            return found is not None and found.above > 0
        return False

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.may_edit(index):
            return False
        row, key = self.rows[index.row()], KEYS[index.column()]
        if row.kind == "add":
            # Another row resets the model: not before the field that was typed into is closed.
            QTimer.singleShot(0, self, lambda: self._add(row.section, str(value)))
            return True
        if row.kind == "section":
            found = guideline_of(self.sheet.means, row.section) if self.sheet.means else None
            if found:
                self.sheet.set_reason(found.covers[0], str(value), Step("reason"))
            return True
        self._set(row.line, key, value)
        return True

    def _set(self, place: int, key: Key, value: Any) -> None:
        line = self.sheet.sheet.lines[place]
        step = step_of_line(line, str(value) if key in TYPED else "")
        if key == "amount":
            self.sheet.type_amount(place, str(value), step)
        elif key == "line":
            text = str(value).strip()
            places = tuple(CATEGORIES) if line.category == UNPLACED else of_section(line.section)
            known = self._category(text, places)
            fields = {"category": known, "title": ""} if known else {"title": text[:60]}
            self.sheet.set_line(place, step, **fields)
        elif key == "guideline":
            digits = "".join(filter(str.isdecimal, str(value)))
            self.sheet.set_line(place, step, pay_day=int(digits[:3]) if digits else None)
        elif key == "note":
            self.sheet.set_line(place, step, note=str(value).strip()[:120])
        elif isinstance(value, Often):
            if line.amount is not None:
                amount, typed = amount_of(line.typed or self._plain(line.amount), value.times, self.sheet.currency)
                self.sheet.set_line(place, step, amount=amount, typed=typed, frequency=value.frequency)
        else:
            field = {"who": "who", "often": "frequency", "evidence": "evidence"}[key]
            self.sheet.set_line(place, step, **{field: value})

    def is_unplaced(self, row: GridRow) -> bool:
        """Return whether nobody has said yet where a row's line belongs."""
        return row.kind == "line" and self.sheet.sheet.lines[row.line].category == UNPLACED

    def move(self, place: int, section: Section) -> None:
        """Put a line into another section, where it keeps its name."""
        line = self.sheet.sheet.lines[place]
        name = line_name(line, self._session.language)
        known = self._category(name, of_section(section))
        fields = {"category": known, "title": ""} if known else {"category": OTHERS[section], "title": name[:60]}
        self.sheet.set_line(place, step_of_line(line), **fields)

    def fill(self, top: Index, below: Sequence[Index]) -> None:
        key, row = KEYS[top.column()], self.rows[top.row()]
        if row.kind != "line" or key not in FILLED or row.line in self.sheet.bad:
            return
        line = self.sheet.sheet.lines[row.line]
        fields = {name: getattr(line, name) for name in FILLED[key]}
        self._change_lines(dict.fromkeys(self._lines_at(below), fields), Step("fill"))

    def empty(self, cells: Sequence[Index]) -> None:
        blank = Line("")
        fields: dict[int, dict[str, Any]] = {}
        for index in cells:
            key = KEYS[index.column()]
            if key in ("amount", "note"):
                for place in self._lines_at([index]):
                    fields.setdefault(place, {}).update({name: getattr(blank, name) for name in FILLED[key]})
        self._change_lines(fields, Step("empty"))

    def _lines_at(self, cells: Sequence[Index]) -> list[int]:
        rows = (self.rows[index.row()] for index in cells)
        return [row.line for row in rows if row.kind == "line"]

    def _change_lines(self, fields: dict[int, dict[str, Any]], step: Step) -> None:
        lines = list(self.sheet.sheet.lines)
        for place, changed in fields.items():
            lines[place] = replace(lines[place], **changed)
            if "amount" in changed:
                self.sheet.bad.pop(place, None)
        self.sheet.change(replace(self.sheet.sheet, lines=tuple(lines)), step)

    def _category(self, text: str, places: tuple[str, ...]) -> str | None:
        names = {key: wording.name("category", key, self._session.language) for key in places}
        wanted = text.casefold()
        return next((key for key, name in names.items() if name.casefold() == wanted), None)

    def _add(self, section: Section, text: str) -> None:
        plain = text.strip()
        if not plain:
            return
        known = self._category(plain, of_section(section))
        line = Line(known) if known else Line(OTHERS[section], title=plain[:60])
        self.sheet.add_line(line, step_of_line(line))
