"""What a page paints by itself or shows in tables, boxes and fields: it has its room and overlaps nothing, or what was
cut stands whole in a tooltip."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from ui.languages import spelled

CUT = "…"
SLACK, ARROW = 1.5, 26
"""Dots that rounding takes, and those of the arrow of a box."""


class Painted(NamedTuple):
    """A text as it was painted: what it took, what it was given, on which widget."""

    on: QWidget
    text: str
    took: QRectF
    given: QRectF


@contextmanager
def painted_texts() -> Iterator[list[Painted]]:
    """Collect every text that the program itself paints meanwhile."""
    seen: list[Painted] = []
    plain = QPainter.drawText

    def drawn(painter: QPainter, *given: Any) -> Any:
        device = painter.device()
        if isinstance(device, QWidget):
            seen.append(_as_painted(painter, device, given))
        return plain(painter, *given)

    QPainter.drawText = drawn  # type: ignore[method-assign, assignment]
    try:
        yield seen
    finally:
        QPainter.drawText = plain  # type: ignore[method-assign]


def _as_painted(painter: QPainter, device: QWidget, given: tuple[Any, ...]) -> Painted:
    text = str(given[-1])
    metrics, whole = QFontMetricsF(painter.fontMetrics()), QRectF(device.rect())
    shift = QPointF(painter.transform().dx(), painter.transform().dy())
    if isinstance(given[0], (QRect, QRectF)):
        room = QRectF(given[0])
        took = metrics.boundingRect(room, int(given[1]), text)
        return Painted(device, text, took.translated(shift), room.translated(shift))
    at = QPointF(given[0]) if isinstance(given[0], (QPoint, QPointF)) else QPointF(given[0], given[1])
    took = QRectF(at.x(), at.y() - metrics.ascent(), metrics.horizontalAdvance(text), metrics.height())
    return Painted(device, text, took.translated(shift), whole)


def hidden_of(seen: list[Painted]) -> Iterator[str]:
    """What has no room for its text, and what is painted over another text."""
    for one in seen:
        whole = QRectF(one.on.rect())
        if not _within(one.given, whole):
            # Scrolled half out of sight.
            continue
        area = one.on.parent()
        if isinstance(area, QAbstractScrollArea) and area.horizontalScrollBar().maximum() > 0:
            # What lies beyond the edge can be scrolled to.
            continue
        if one.took.width() > one.given.width() + SLACK or not _within(one.took, whole):
            yield f"{type(one.on).__name__} paints {one.text[:40]!r}: {one.took.width():.0f} in {one.given.width():.0f}"
        if CUT in one.text and not isinstance(one.on.parent(), QAbstractItemView):
            # A cell tells by itself what it has no room for.
            begins = one.text.split(CUT)[0]
            if not any(line.startswith(begins) for line in one.on.toolTip().split("\n")):
                yield f"{type(one.on).__name__} paints {one.text[:40]!r} and tells no more"
    for one, other in combinations(seen, 2):
        if one.on is other.on and one.text != other.text and one.text and other.text:
            both = one.took.intersected(other.took)
            if both.width() > SLACK and both.height() > min(one.took.height(), other.took.height()) / 3:
                yield f"{type(one.on).__name__} paints {one.text[:30]!r} over {other.text[:30]!r}"


def _within(took: QRectF, whole: QRectF) -> bool:
    return took.left() >= whole.left() - SLACK and took.right() <= whole.right() + SLACK


def hidden_in(around: QWidget) -> Iterator[str]:
    """What tables, heads, boxes and empty fields cut without telling it."""
    for view in around.findChildren(QAbstractItemView):
        if not view.visibleRegion().isEmpty() and view.model() is not None:
            yield from _of_view(view)
    for box in around.findChildren(QComboBox):
        shown, room = box.currentText(), box.width() - ARROW
        if _is_seen(box) and _wide(box, shown) > room and shown not in box.toolTip():
            yield f"{type(box).__name__} {shown[:40]!r} in {box.width()}"
    for edit in around.findChildren(QLineEdit):
        hint = edit.placeholderText()
        is_cut = not edit.text() and _wide(edit, hint) > _room(edit)
        if _is_seen(edit) and is_cut and hint not in edit.toolTip():
            yield f"{type(edit).__name__} hint {hint[:40]!r} in {edit.width()}"
    for area in around.findChildren(QScrollArea):
        held, off = area.widget(), Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if held is not None and _is_seen(area) and area.horizontalScrollBarPolicy() == off:
            over = held.width() - area.viewport().width()
            if over > 0:
                yield f"{type(held).__name__} {held.objectName()} is {over} wider than its column"
    yield from _over_each_other(around)


def _is_seen(one: QWidget) -> bool:
    return one.isVisible() and not one.visibleRegion().isEmpty()


def _wide(one: QWidget, text: str) -> int:
    return one.fontMetrics().horizontalAdvance(text)


def _room(edit: QLineEdit) -> int:
    margins = edit.textMargins()
    return edit.contentsRect().width() - margins.left() - margins.right()


def _of_view(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(min(model.rowCount(), 60)):
        for column in range(model.columnCount() if isinstance(view, QTableView) else 1):
            index = model.index(row, column)
            rect, text = view.visualRect(index), spelled(str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
            if not rect.intersects(view.viewport().rect()) or not text or view.indexWidget(index) is not None:
                continue
            told = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
            if max(_wide(view, line) for line in text.split("\n")) > rect.width() - 8 and text not in told:
                yield f"{type(view).__name__} {view.accessibleName()} {text[:40]!r} in {rect.width()}"
    if isinstance(view, QTableView):
        yield from _of_heads(view.horizontalHeader(), model)


def _of_heads(heads: QHeaderView, model: QAbstractItemModel) -> Iterator[str]:
    for section in range(heads.count() if heads.isVisible() else 0):
        text = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        told = str(model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) or "")
        wide = max(_wide(heads, line) for line in text.split("\n"))
        if not heads.isSectionHidden(section) and wide > heads.sectionSize(section) - 6 and text not in told:
            yield f"head {text[:40]!r} in {heads.sectionSize(section)}"


def _over_each_other(around: QWidget) -> Iterator[str]:
    """Labels beside each other of which one lies over the other."""
    beside: dict[QWidget | None, list[QLabel]] = {}
    for one in around.findChildren(QLabel):
        if _is_seen(one) and one.text():
            beside.setdefault(one.parentWidget(), []).append(one)
    for labels in beside.values():
        for one, other in combinations(labels, 2):
            both = one.geometry().intersected(other.geometry())
            if both.width() > SLACK and both.height() > SLACK:
                yield f"label {one.text()[:30]!r} over {other.text()[:30]!r}"
