"""How a cell of the sheet is drawn, and the field that it is edited with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QRect,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from calculators.errors import Refusal
from reports import wording
from restructure.household.categories import CATEGORIES, of_section
from restructure.household.frequency import read_frequency
from ui.budget.grid_model import GridModel
from ui.budget.rows import (
    KEYS,
    PICKED,
    RIGHT,
    GridRow,
    Key,
    Shown,
    choice_name,
    choices,
    guideline_of,
    title,
)
from ui.models.sheet import SheetModel
from ui.session import Session
from ui.theme import font, style
from ui.widgets.choice import Choice
from ui.widgets.fitting import cut
from ui.widgets.tables import LEFT, Index
from ui.widgets.tables import RIGHT as RIGHTWARDS
from ui.widgets.typing_table import ROW, TypingDelegate, TypingTable


class CellDelegate(TypingDelegate):
    """Draws the cells and brings the fields that they are edited with."""

    def __init__(self, view: TypingTable, grid: GridModel, model: SheetModel, session: Session) -> None:
        super().__init__(view)
        self._view, self._grid, self._model, self._session = view, grid, model, session

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        key, row = KEYS[index.column()], self._grid.rows[index.row()]
        if key in PICKED:
            name: Callable[[Any], str] = lambda value: choice_name(key, value, self._session.language)  # noqa: E731
            meant = self._often if key == "often" else lambda typed: None
            made = Choice(choices(key), name, parent, meant)
            made.setAccessibleName(title(key))
            made.picked.connect(lambda _: self.done(made))
            return made
        field = QLineEdit(parent)
        field.setAccessibleName(title(key))
        field.setProperty("role", "cell")
        if key == "amount":
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.textEdited.connect(lambda text: self._model.try_amount(row.line, text))
        if key == "line":
            section = row.section
            places = CATEGORIES if self._grid.is_unplaced(row) else of_section(section)
            names = [wording.name("category", one, self._session.language) for one in places]
            completer = QCompleter(names, field)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            field.setCompleter(completer)
        return field

    def _often(self, typed: str) -> object:
        """The choice that is meant by words such as four-weekly or pcm; None where none is."""
        try:
            said = read_frequency(typed, self._model.currency)
        except Refusal:
            return None
        return said.frequency if said.times == 1 else said

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, Choice):
            row, key = self._grid.rows[index.row()], KEYS[index.column()]
            line = self._model.sheet.lines[row.line]
            editor.set_value({"who": line.who, "often": line.frequency, "evidence": line.evidence}[key])
        elif isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        super().destroyEditor(editor, index)
        # Whatever was looked at while typing is either taken by now, or given up.
        self._model.settle()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, key, cell = self._grid.rows[index.row()], KEYS[index.column()], self._grid.cell(index)
        colors, rect = style(), QRect(option.rect)
        head = row.kind in ("unplaced", "section", "savings")
        if head:
            painter.fillRect(rect, colors.color("sunken"))
        elif index.row() == self._view.currentIndex().row() or option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colors.color("accent_soft"))
        painter.setPen(colors.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inside = rect.adjusted(12 if key == "line" and not head else 10, 0, -10, 0)
        inside.setHeight(min(ROW, rect.height()))
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.setPen(colors.color("accent"))
            painter.drawRect(QRect(rect.left() + 1, rect.top() + 1, rect.width() - 3, min(ROW, rect.height()) - 3))
        if key == "guideline" and head and cell.text:
            inside = self._bar(painter, inside, row)
        self._text(painter, inside, cell, key, bold=head and key in ("line", "month"))

    def _text(self, painter: QPainter, inside: QRect, cell: Shown, key: Key, *, bold: bool) -> None:
        if cell.icon:
            painter.drawPixmap(inside.left(), inside.center().y() - 6, style().pixmap(cell.icon, cell.role, 14))
            inside = inside.adjusted(20, 0, 0, 0)
        painter.setFont(font(12, bold=bold))
        painter.setPen(style().color(cell.role if cell.role in ("muted", "negative") else "text"))
        text = cell.text
        if key in RIGHT and painter.fontMetrics().horizontalAdvance(text) > inside.width():
            # A figure is never cut: its leading digits would go first.
            painter.setFont(font(10, bold=bold))
        elif key not in RIGHT:
            text = cut(text, painter.fontMetrics(), inside.width())
        painter.drawText(inside, RIGHTWARDS if key in RIGHT else LEFT, text)
        if cell.quiet:
            used = painter.fontMetrics().horizontalAdvance(f"{text}  ") if text else 0
            room = inside.adjusted(used, 0, 0, 0)
            painter.setFont(font(11))
            painter.setPen(style().color("muted"))
            said = cut(cell.quiet, painter.fontMetrics(), room.width())
            painter.drawText(room, LEFT, said)

    def _bar(self, painter: QPainter, inside: QRect, row: GridRow) -> QRect:
        means = self._model.means
        found = guideline_of(means, row.section) if means else None
        if found is None:
            return inside
        whole = max(found.actual, found.standard, 1)
        bar = QRect(inside.left(), inside.center().y() - 3, 48, 6)
        painter.fillRect(bar, style().color("track"))
        filled = QRect(bar.left(), bar.top(), bar.width() * int(found.actual) // int(whole), bar.height())
        painter.fillRect(filled, style().color("caution" if found.above else "part_3"))
        mark = bar.left() + bar.width() * int(found.standard) // int(whole)
        painter.fillRect(QRect(mark - 1, bar.top() - 3, 2, 12), style().color("text"))
        return inside.adjusted(56, 0, 0, 0)
