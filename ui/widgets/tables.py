"""Table models over rows of cells: columns and rows as data, refilled without a reset where the shape stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, overload

from PySide6.QtCore import QAbstractTableModel, QLine, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.languages import spelled, spells_otherwise
from ui.theme import font, style
from ui.widgets.fitting import cut

Index = QModelIndex | QPersistentModelIndex
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Cell:
    """Content of a cell: its text, a small difference before it, an icon with its colour role, a tooltip."""

    text: str
    difference: str = ""
    icon: str = ""
    icon_role: str = "text"
    tip: str = ""


Row = tuple[Cell, ...]


class LazyRows(Sequence[Row]):
    """Rows that are made when somebody looks at them: of a long schedule, only those on the screen."""

    def __init__(self, count: int, make: Callable[[int], Row]) -> None:
        self._count, self._make = count, make
        self._made: dict[int, Row] = {}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(self._count))]
        if index not in self._made:
            self._made[index] = self._make(index)
        return self._made[index]


class TupleModel(QAbstractTableModel):
    """Rows of cells under heads. ``left`` names the columns that stand left; figures stand right."""

    def __init__(self, left: frozenset[int] = frozenset({0})) -> None:
        super().__init__()
        self._heads: tuple[str, ...] = ()
        self._rows: Sequence[Row] = ()
        self._count = 0
        self.left = left

    def show(self, heads: tuple[str, ...], rows: Sequence[Row]) -> None:
        """Show other rows; equal ones stop here, and a reset is made only where the columns change."""
        if (heads, rows) == (self._heads, self._rows):
            return
        if len(heads) != len(self._heads):
            self.beginResetModel()
            self._heads, self._rows, self._count = heads, rows, len(rows)
            self.endResetModel()
            return
        same_heads = heads == self._heads
        self._heads = heads
        self._resize(rows)
        if rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(heads) - 1))
        if not same_heads:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(heads) - 1)

    def _resize(self, rows: Sequence[Row]) -> None:
        before, after = self._count, len(rows)
        if after > before:
            self.beginInsertRows(QModelIndex(), before, after - 1)
        elif after < before:
            self.beginRemoveRows(QModelIndex(), after, before - 1)
        self._rows, self._count = rows, after
        if after > before:
            self.endInsertRows()
        elif after < before:
            self.endRemoveRows()

    def cell(self, index: Index) -> Cell:
        """The cell at an index, its dates as the country writes them."""
        return self.cell_at(index.row(), index.column())

    def cell_at(self, row: int, column: int) -> Cell:
        """The cell of a row and a column, its dates as the country writes them."""
        return self.row(row)[column]

    def row(self, place: int) -> Row:
        """The cells of a row, their dates as the country writes them."""
        held = self._rows[place]
        if not spells_otherwise():
            return held
        return tuple(replace(one, text=spelled(one.text), tip=spelled(one.tip)) for one in held)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole and (cell.tip or index.column() in self.left):
            return cell.tip or cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._rows[index.row()][0].text}, {self._heads[index.column()]}: {cell.text}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT if index.column() in self.left else RIGHT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self._heads):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT if section in self.left else RIGHT
        return None


DIGITS = str.maketrans("123456789", "0" * 9)
LEAST, HEAD = 76, 28
"""How wide a column at least is that takes what the others leave, and how much room the heads take."""
SMALL = (11, 10, 9)
"""The sizes of a difference beside its figure, the usual one first."""


class LineDelegate(QStyledItemDelegate):
    """Paints a cell: soft ground on the chosen column, the difference small before the figure, a line below."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view, self._chosen = view, -1

    def choose_column(self, column: int) -> None:
        """Paint that column as the chosen one; none for -1."""
        if column != self._chosen:
            self._chosen = column
            self._view.viewport().update()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, TupleModel)
        rect, column = QRect(option.rect), index.column()
        self.paint_ground(painter, {column: (rect.left(), rect.width())}, rect.top(), rect.height())
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, style().color("accent_soft"))
        painter.setPen(style().color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(font(12))
        painter.setPen(style().color("text" if column else "muted"))
        self.paint_cell(painter, rect, model.cell(index), left=column in model.left)

    def paint_ground(self, painter: QPainter, spans: Mapping[int, tuple[int, int]], top: int, high: int) -> None:
        """Paint the soft ground of the chosen column, where it is among these."""
        if self._chosen in spans:
            start, wide_ = spans[self._chosen]
            painter.fillRect(start, top, wide_, high, style().color("accent_soft"))

    def paint_figures(self, painter: QPainter, right: int, wide_: int, top: int, high: int, cells: list[Cell]) -> bool:
        """Paint a column of plain figures that all have room; returns whether it is one."""
        if any(cell.difference or cell.icon for cell in cells):
            return False
        taken = [wide(cell.text, 12) for cell in cells]
        if max(taken, default=0) > wide_ - 20:
            return False
        base = top + _rise(12, high)
        for place, (cell, width) in enumerate(zip(cells, taken, strict=True)):
            if cell.text:
                painter.drawText(right - 10 - width, base + high * place, cell.text)
        return True

    def paint_cell(self, painter: QPainter, rect: QRect, cell: Cell, *, left: bool) -> None:
        """Paint what stands in a cell with the pen and in the font that are set."""
        inner = rect.adjusted(10, 0, -10, 0)
        if left:
            self._paint_words(painter, inner, cell)
            return
        size, taken = 12, wide(cell.text, 12)
        if taken > inner.width():
            # A figure is never cut: its leading digits would go first.
            inner, size = rect.adjusted(2, 0, -4, 0), 10
            taken = wide(cell.text, size)
            painter.setFont(font(size))
        painter.drawText(inner.right() + 1 - taken, rect.top() + _rise(size, rect.height()), cell.text)
        if cell.difference or cell.icon:
            pen = painter.pen()
            self._paint_before(painter, inner.adjusted(0, 0, -taken - 6, 0), cell)
            painter.setPen(pen)
        if size != 12 or cell.difference:
            painter.setFont(font(12))

    def _paint_words(self, painter: QPainter, space: QRect, cell: Cell) -> None:
        if cell.icon:
            painter.drawPixmap(space.left(), space.center().y() - 6, style().pixmap(cell.icon, cell.icon_role, 14))
            space = space.adjusted(18, 0, 0, 0)
        painter.drawText(space, LEFT, cut(cell.text, painter.fontMetrics(), space.width()))

    def _paint_before(self, painter: QPainter, space: QRect, cell: Cell) -> None:
        if cell.icon:
            top = space.center().y() - 6
            painter.drawPixmap(space.right() - 14, top, style().pixmap(cell.icon, cell.icon_role, 14))
            return
        size, shown = whole_or_none(cell.difference, space.width())
        painter.setFont(font(size))
        painter.setPen(style().color("muted"))
        painter.drawText(space, RIGHT, shown)


class LineView(QTableView):
    """Paints a table in which nothing is selected a column at a time, by itself: a call of the delegate for each cell
    takes twice as long, and a slider moves all of them at each step. A column that says what it said is left alone."""

    def __init__(self) -> None:
        super().__init__()
        self._painted: dict[int, Row] = {}
        self._widths: Sequence[int] = ()
        self._rows_shown: int | None = None

    def reset(self) -> None:
        self._painted.clear()
        super().reset()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        model = self.model()
        if QAccessible.isActive() or not isinstance(model, TupleModel):
            # Whoever listens is told of every cell.
            super().dataChanged(first, last, list(roles))
            return
        before, self._painted = self._painted, {row: model.row(row) for row in self._seen(model)}
        for column in range(model.columnCount()):
            if any(row not in before or before[row][column] != now[column] for row, now in self._painted.items()):
                left, wide = self.columnViewportPosition(column), self.columnWidth(column)
                self.viewport().update(QRect(left, 0, wide, self.viewport().height()))

    def set_widths(self, widths: Sequence[int]) -> None:
        """Give the columns widths; those of width 0 share what is left, and where too little is, all are scrolled."""
        self._widths = widths
        self._give_widths()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_widths()
        self._fit_height()

    def show_rows(self, count: int) -> None:
        """Be as high as so many rows, and the bar below them where they are scrolled sideways."""
        self._rows_shown = count
        self._fit_height()

    def _fit_height(self) -> None:
        if self._rows_shown is None:
            return
        high = HEAD + self.verticalHeader().defaultSectionSize() * self._rows_shown
        high += self.horizontalScrollBar().sizeHint().height() if self._is_wide else 0
        if (self.minimumHeight(), self.maximumHeight()) != (high, high):
            self.setFixedHeight(high)

    @property
    def _is_wide(self) -> bool:
        shown = [wide for place, wide in enumerate(self._widths) if not self.isColumnHidden(place)]
        return self.viewport().width() < sum(wide or LEAST for wide in shown)

    def setColumnHidden(self, column: int, hide: bool) -> None:
        super().setColumnHidden(column, hide)
        self._give_widths()

    def _give_widths(self) -> None:
        head = self.horizontalHeader()
        for place, wide in enumerate(self._widths):
            takes_rest = not wide and not self._is_wide
            mode = QHeaderView.ResizeMode.Stretch if takes_rest else QHeaderView.ResizeMode.Fixed
            if head.sectionResizeMode(place) != mode:
                head.setSectionResizeMode(place, mode)
            if not takes_rest and head.sectionSize(place) != (wide or LEAST):
                head.resizeSection(place, wide or LEAST)

    def _seen(self, model: TupleModel) -> range:
        """The rows that are in sight."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return range(max(first, 0), (last if last >= 0 else model.rowCount() - 1) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        model, delegate = self.model(), self.itemDelegate()
        if (
            self.selectionMode() != QTableView.SelectionMode.NoSelection
            or not isinstance(model, TupleModel)
            or not isinstance(delegate, LineDelegate)
        ):
            super().paintEvent(event)
            return
        first, last = self.rowAt(event.rect().top()), self.rowAt(event.rect().bottom())
        if first < 0:
            return
        rows = range(first, (last if last >= 0 else model.rowCount() - 1) + 1)
        region = event.region()
        columns = [one for one in range(model.columnCount()) if self._is_touched(one, region)]
        spans = [(self.columnViewportPosition(one), self.columnWidth(one)) for one in columns]
        top, high = self.rowViewportPosition(first), self.rowHeight(first)
        painter = QPainter(self.viewport())
        right = max((left + wide for left, wide in spans), default=0)
        delegate.paint_ground(painter, dict(zip(columns, spans, strict=True)), top, high * len(rows))
        painter.setPen(style().color("border"))
        edges = [top + high * (place + 1) - 1 for place in range(len(rows))]
        painter.drawLines([QLine(0, edge, right - 1, edge) for edge in edges])
        shown = [model.row(row) for row in rows]
        self._painted.update(zip(rows, shown, strict=True))
        for column, (left, wide) in zip(columns, spans, strict=True):
            painter.setPen(style().color("text" if column else "muted"))
            painter.setFont(font(12))
            cells = [cells[column] for cells in shown]
            if column not in model.left and delegate.paint_figures(painter, left + wide, wide, top, high, cells):
                continue
            for place, cell in enumerate(cells):
                rect = QRect(left, top + high * place, wide, high)
                delegate.paint_cell(painter, rect, cell, left=column in model.left)

    def _is_touched(self, column: int, region: QRegion) -> bool:
        left, wide = self.columnViewportPosition(column), self.columnWidth(column)
        return not self.isColumnHidden(column) and region.intersects(QRect(left, 0, wide, self.viewport().height()))


@lru_cache(maxsize=4096)
def _wide(shape: str, size: int) -> int:
    return QFontMetrics(font(size)).horizontalAdvance(shape)


def wide(figure: str, size: int) -> int:
    """Return how wide a figure is: of one shape all are, since every digit is as wide as the others."""
    return _wide(figure.translate(DIGITS), size)


@lru_cache(maxsize=64)
def _rise(size: int, high: int) -> int:
    """How far below the top of a row of that height the base of a line of text lies."""
    metrics = QFontMetrics(font(size))
    return (high - metrics.height()) // 2 + metrics.ascent()


def whole_or_none(figure: str, room: int) -> tuple[int, str]:
    """The size in which a small figure has room, and the figure; three dots for one that has none, and nothing where
    they have none: half a figure reads as another."""
    for size in SMALL:
        if QFontMetrics(font(size)).horizontalAdvance(figure) <= room:
            return size, figure
    dots = "…" if figure and QFontMetrics(font(SMALL[-1])).horizontalAdvance("…") <= room else ""
    return SMALL[-1], dots


def table(model: TupleModel, row_height: int = 22) -> LineView:
    """A calm table over a model: no grid, no row heads, fixed row heights."""
    view = LineView()
    view.setModel(model)
    view.setItemDelegate(LineDelegate(view))
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setMinimumSectionSize(row_height)
    view.verticalHeader().setDefaultSectionSize(row_height)
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
    view.horizontalHeader().setFixedHeight(20)
    view.setSelectionMode(QTableView.SelectionMode.NoSelection)
    # Nothing is typed here: Tab goes on to what stands behind the table, never round its cells.
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.setFrameShape(QTableView.Shape.NoFrame)
    return view


def end_with_rows(view: QTableView) -> None:
    """Let a table be no higher than its rows: below them the page goes on."""

    def fit() -> None:
        rows = view.model().rowCount() if view.model() is not None else 0
        view.setMaximumHeight(rows * view.verticalHeader().defaultSectionSize() + view.horizontalHeader().height() + 2)

    model = view.model()
    for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
        changed.connect(lambda *_: fit())
    fit()


def fix_widths(view: QTableView, widths: tuple[int, ...]) -> None:
    """Fix some columns; those of width 0 share what is left."""
    assert isinstance(view, LineView)
    view.set_widths(widths)
