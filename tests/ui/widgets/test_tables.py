"""A table paints anew what says something else, and that alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from ui.widgets.tables import Cell, LineDelegate, LineView, TupleModel, table

HEADS = ("", "Payment", "Interest")


class Watch(QObject):
    """The columns over which something was painted."""

    def __init__(self, view: LineView) -> None:
        super().__init__()
        self.view, self.columns = view, set[int]()
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # the name that Qt calls
        if isinstance(event, QPaintEvent):
            lefts = {one: self.view.columnViewportPosition(one) for one in range(len(HEADS))}
            spots = {one: QRect(left + self.view.columnWidth(one) // 2, 5, 1, 1) for one, left in lefts.items()}
            self.columns |= {one for one, spot in spots.items() if event.region().intersects(spot)}
        return False


@pytest.fixture
def watched(qapp: QApplication) -> Iterator[tuple[TupleModel, Watch]]:
    model = TupleModel()
    view = table(model)
    assert isinstance(view, LineView)
    view.resize(400, 200)
    model.show(HEADS, rows("10.00", "1.00"))
    view.show()
    QApplication.processEvents()
    yield model, Watch(view)
    view.close()


def rows(*figures: str, count: int = 30) -> tuple[tuple[Cell, ...], ...]:
    return tuple((Cell(f"{place}"), *map(Cell, figures)) for place in range(count))


def painted(watch: Watch) -> set[int]:
    watch.columns.clear()
    QApplication.processEvents()
    return watch.columns


def test_a_column_that_says_what_it_said_is_left_alone(watched: tuple[TupleModel, Watch]) -> None:
    model, watch = watched
    model.show(HEADS, rows("10.00", "2.00"))
    assert painted(watch) == {2}
    model.show(HEADS, rows("11.00", "1.00"))
    assert painted(watch) == {1, 2}


def test_what_was_out_of_sight_is_painted_when_it_comes(watched: tuple[TupleModel, Watch]) -> None:
    model, watch = watched
    model.show(HEADS, (*rows("10.00", "1.00")[:20], *rows("10.00", "3.00")[20:]))
    assert painted(watch) == set()
    watch.view.scrollToBottom()
    assert painted(watch) == {0, 1, 2}


def test_another_chosen_column_is_seen(watched: tuple[TupleModel, Watch]) -> None:
    _, watch = watched
    delegate = watch.view.itemDelegate()
    assert isinstance(delegate, LineDelegate)
    delegate.choose_column(1)
    assert painted(watch) == {0, 1, 2}
