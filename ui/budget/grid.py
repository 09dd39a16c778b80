"""The grid of the sheet: typed, tabbed and pasted through; what is wrong is said under its line."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from reports import formats, wording
from restructure.categories import Section, of_section
from restructure.sheet import Line
from ui.budget.model import SheetModel
from ui.budget.rows import (
    KEYS,
    PICKED,
    RIGHT,
    TYPED,
    GridRow,
    Key,
    Shown,
    choice_name,
    choices,
    guideline_of,
    line_name,
    rows_of,
    shown,
    title,
)
from ui.desk.tables import LEFT, Index
from ui.desk.tables import RIGHT as RIGHTWARDS
from ui.session import Session
from ui.theme import font, style
from ui.widgets.choice import Choice

WIDTHS: dict[Key, int] = {
    "line": 178,
    "who": 66,
    "amount": 104,
    "often": 92,
    "month": 92,
    "guideline": 122,
    "evidence": 118,
    "note": 0,
}
ROW, ROW_WITH_MISTAKE = 27, 45
OTHERS: dict[Section, str] = {
    "income": "other_income",
    "fixed": "other_fixed",
    "communications": "leisure",
    "food": "housekeeping",
    "personal": "other_personal",
    "priority": "other_priority",
}


class GridModel(QAbstractTableModel):
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
        """What a cell shows."""
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
        reason = self.sheet.mistakes.get(row.line) if row.kind == "line" else None
        said = wording.reason(reason, self._session.language, self.sheet.currency) if reason else ""
        cell = self.cell(index)
        return f"{name}, {title(KEYS[index.column()])}: {cell.text} {cell.quiet} {said}".strip()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(KEYS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return title(KEYS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHTWARDS if KEYS[section] in RIGHT else LEFT
        return None

    def may_edit(self, index: Index) -> bool:
        """Whether something can be typed or picked there."""
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

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.may_edit(index) else flags

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
                self.sheet.set_reason(found.covers[0], str(value), title("note"))
            return True
        self._set(row.line, key, value)
        return True

    def _set(self, place: int, key: Key, value: Any) -> None:
        line = self.sheet.sheet.lines[place]
        name = f"{line_name(line, self._session.language)} {value if key in TYPED else ''}".strip()
        if key == "amount":
            self.sheet.type_amount(place, str(value), name)
        elif key == "line":
            text = str(value).strip()
            known = self._category(text, line.section)
            fields = {"category": known, "title": ""} if known else {"title": text[:60]}
            self.sheet.set_line(place, name, **fields)
        elif key == "guideline":
            digits = "".join(filter(str.isdecimal, str(value)))
            self.sheet.set_line(place, name, pay_day=int(digits[:3]) if digits else None)
        elif key == "note":
            self.sheet.set_line(place, name, note=str(value).strip()[:120])
        else:
            field = {"who": "who", "often": "frequency", "evidence": "evidence"}[key]
            self.sheet.set_line(place, name, **{field: value})

    def _category(self, text: str, section: Section) -> str | None:
        names = {key: wording.name("category", key, self._session.language) for key in of_section(section)}
        wanted = text.casefold()
        return next((key for key, name in names.items() if name.casefold() == wanted), None)

    def _add(self, section: Section, text: str) -> None:
        plain = text.strip()
        if not plain:
            return
        known = self._category(plain, section)
        line = Line(known) if known else Line(OTHERS[section], title=plain[:60])
        self.sheet.add_line(line, plain)


class Grid(QTableView):
    """The table. Tab goes to the next cell that can be filled, Enter down; Delete empties, Ctrl+V pastes."""

    pasted = Signal()

    def __init__(self, session: Session, model: SheetModel) -> None:
        super().__init__()
        self._session, self.sheet = session, model
        self.grid = GridModel(session, model)
        self.setModel(self.grid)
        self.setItemDelegate(CellDelegate(self, session))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(ROW)
        self.verticalHeader().setDefaultSectionSize(ROW)
        for column, key in enumerate(KEYS):
            stretch = QHeaderView.ResizeMode.Stretch if not WIDTHS[key] else QHeaderView.ResizeMode.Fixed
            heads.setSectionResizeMode(column, stretch)
            if WIDTHS[key]:
                heads.resizeSection(column, WIDTHS[key])
        model.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the sheet as it is, and make room under the lines in which something is wrong."""
        before = self.grid.rows
        self.grid.refresh()
        if before != self.grid.rows:
            self.clearSpans()
            for place, row in enumerate(self.grid.rows):
                if row.kind != "line":
                    # A section's name is longer than its column, and nothing stands beside it.
                    self.setSpan(place, 0, 1, 3)
        wrong = self.sheet.mistakes
        for place, row in enumerate(self.grid.rows):
            high = ROW_WITH_MISTAKE if row.kind == "line" and row.line in wrong else ROW
            if self.rowHeight(place) != high:
                self.setRowHeight(place, high)
        self.viewport().update()

    def go_to(self, line: int, key: Key) -> None:
        """Put the cursor on a cell of a line."""
        for place, row in enumerate(self.grid.rows):
            if row.kind == "line" and row.line == line:
                self.setCurrentIndex(self.grid.index(place, KEYS.index(key)))

    def go_to_first(self) -> None:
        """Begin at the first amount that is not told yet, else at the first."""
        lines = self.sheet.sheet.lines
        places = [row.line for row in self.grid.rows if row.kind == "line"]
        empty = [place for place in places if lines[place].amount is None and not lines[place].months]
        if places:
            self.go_to((empty or places)[0], "amount")
        self.setFocus()

    @property
    def current_line(self) -> int | None:
        """The line under the cursor."""
        index = self.currentIndex()
        row = self.grid.rows[index.row()] if index.isValid() else None
        return row.line if row is not None and row.kind == "line" else None

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        step = {QAbstractItemView.CursorAction.MoveNext: 1, QAbstractItemView.CursorAction.MovePrevious: -1}.get(action)
        if step is None:
            return super().moveCursor(action, modifiers)
        here, columns = self.currentIndex(), len(KEYS)
        place = here.row() * columns + here.column() + step
        while 0 <= place < columns * len(self.grid.rows):
            index = self.grid.index(place // columns, place % columns)
            if self.grid.may_edit(index):
                return index
            place += step
        return here

    def move_down(self) -> None:
        """To the same column of the next line that can be filled."""
        here = self.currentIndex()
        for place in range(here.row() + 1, len(self.grid.rows)):
            index = self.grid.index(place, here.column())
            if self.grid.rows[place].kind == "line" and self.grid.may_edit(index):
                self.setCurrentIndex(index)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.move_down()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.key() == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._remove()
        elif event.key() == Qt.Key.Key_Delete:
            self._empty()
        else:
            super().keyPressEvent(event)

    def _remove(self) -> None:
        line = self.current_line
        if line is not None:
            self.sheet.remove_line(line, line_name(self.sheet.sheet.lines[line], self._session.language))

    def _empty(self) -> None:
        index = self.currentIndex()
        if index.isValid() and KEYS[index.column()] in TYPED and self.current_line is not None:
            self.grid.setData(index, "")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setFont(font(12))
        painter.setPen(style().color("negative"))
        left = self.columnViewportPosition(KEYS.index("who")) + 10
        for place, row in enumerate(self.grid.rows):
            reason = self.sheet.mistakes.get(row.line) if row.kind == "line" else None
            if reason is not None:
                said = wording.reason(reason, self._session.language, self.sheet.currency)
                top = self.rowViewportPosition(place) + ROW - 4
                painter.drawPixmap(left, top + 1, style().pixmap("no", "negative", 14))
                painter.drawText(QRect(left + 20, top, self.viewport().width() - left - 26, 18), LEFT, said)


class CellDelegate(QStyledItemDelegate):
    """Draws the cells and brings the fields that they are edited with."""

    def __init__(self, view: Grid, session: Session) -> None:
        super().__init__(view)
        self._view, self._session = view, session

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        key, row = KEYS[index.column()], self._view.grid.rows[index.row()]
        if key in PICKED:
            made = Choice(choices(key), lambda value: choice_name(key, value, self._session.language), parent)
            made.setAccessibleName(title(key))
            made.picked.connect(lambda _: self._done(made))
            return made
        field = QLineEdit(parent)
        field.setAccessibleName(title(key))
        field.setProperty("role", "cell")
        if key == "amount":
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.textEdited.connect(lambda text: self._view.sheet.try_amount(row.line, text))
        if key == "line":
            section = row.section
            names = [wording.name("category", one, self._session.language) for one in of_section(section)]
            completer = QCompleter(names, field)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            field.setCompleter(completer)
        return field

    def _done(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, Choice):
            row, key = self._view.grid.rows[index.row()], KEYS[index.column()]
            line = self._view.sheet.sheet.lines[row.line]
            editor.set_value({"who": line.who, "often": line.frequency, "evidence": line.evidence}[key])
        elif isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        value = editor.value if isinstance(editor, Choice) else editor.text() if isinstance(editor, QLineEdit) else ""
        self._view.grid.setData(index, value)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        super().destroyEditor(editor, index)
        # Whatever was looked at while typing is either taken by now, or given up.
        self._view.sheet.settle()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRect(option.rect)
        editor.setGeometry(rect.adjusted(0, 0, 0, min(0, ROW - rect.height())))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(editor, QWidget):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._done(editor)
                self._view.move_down()
                return True
            if isinstance(editor, QComboBox) and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.commitData.emit(editor)
        return super().eventFilter(editor, event)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, key, cell = self._view.grid.rows[index.row()], KEYS[index.column()], self._view.grid.cell(index)
        colors, rect = style(), QRect(option.rect)
        head = row.kind in ("section", "savings")
        if head:
            painter.fillRect(rect, colors.color("sunken"))
        elif index.row() == self._view.currentIndex().row():
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
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, RIGHTWARDS if key in RIGHT else LEFT, text)
        if cell.quiet:
            used = painter.fontMetrics().horizontalAdvance(f"{text}  ") if text else 0
            room = inside.adjusted(used, 0, 0, 0)
            painter.setFont(font(11))
            painter.setPen(style().color("muted"))
            said = painter.fontMetrics().elidedText(cell.quiet, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, LEFT, said)

    def _bar(self, painter: QPainter, inside: QRect, row: GridRow) -> QRect:
        means = self._view.sheet.means
        found = guideline_of(means, row.section) if means else None
        if found is None:
            return inside
        whole = max(found.actual, found.standard, 1)
        bar = QRect(inside.left(), inside.center().y() - 3, 48, 6)
        painter.fillRect(bar, style().color("border"))
        filled = QRect(bar.left(), bar.top(), bar.width() * int(found.actual) // int(whole), bar.height())
        painter.fillRect(filled, style().color("caution" if found.above else "part_3"))
        mark = bar.left() + bar.width() * int(found.standard) // int(whole)
        painter.fillRect(QRect(mark - 1, bar.top() - 3, 2, 12), style().color("text"))
        return inside.adjusted(56, 0, 0, 0)
