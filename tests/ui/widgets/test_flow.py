"""Layouts that fold by themselves, and stacks that ask for no room for what is out of sight."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget

from ui.widgets.elements import column, label
from ui.widgets.flow import Beside, Columns, Flow
from ui.widgets.stack import Stack


def box(width: int, height: int = 20) -> QWidget:
    made = QWidget()
    made.setFixedSize(width, height)
    return made


def places(layout: QLayout, width: int) -> list[tuple[int, int]]:
    """Where everything stands at a width, which is as high as it said it would be."""
    holder = QWidget()
    holder.setLayout(layout)
    layout.setGeometry(QRect(0, 0, width, layout.heightForWidth(width)))
    boxes = [one.geometry() for one in holder.findChildren(QWidget)]
    assert max(one.bottom() + 1 for one in boxes) == layout.heightForWidth(width)
    return [(one.x(), one.y()) for one in boxes]


def test_a_line_goes_on_below_and_what_comes_after_a_stretch_stands_right(qapp: QApplication) -> None:
    def made() -> Flow:
        return Flow(box(40), None, box(40), box(40), spacing=10)

    assert places(made(), 200) == [(0, 0), (110, 0), (160, 0)]
    assert places(made(), 100) == [(0, 0), (60, 0), (0, 30)]


def test_parts_stand_below_each_other_where_they_have_no_room_beside(qapp: QApplication) -> None:
    def made() -> Beside:
        return Beside((0, 50), box(100), box(50, 30), below=150, high=60, spacing=10)

    assert places(made(), 160) == [(0, 5), (110, 0)]
    assert places(made(), 140)[1][1] >= 60
    holder = QWidget()
    holder.setLayout(made())
    assert holder.minimumSizeHint().width() == 100


def test_of_a_part_that_scrolls_nothing_is_left_to_scroll_when_it_stands_below(qapp: QApplication) -> None:
    area, held = QScrollArea(), QWidget()
    held.setLayout(column(*(box(50, 300) for _ in range(4)), spacing=0))
    area.setWidget(held)
    area.setWidgetResizable(True)
    page = QWidget()
    page.setLayout(Beside((0, 50), area, box(50), below=500))
    assert page.heightForWidth(600) < 300
    assert page.heightForWidth(400) >= 4 * 300


def test_a_form_has_as_many_columns_as_have_room(qapp: QApplication) -> None:
    def made() -> Columns:
        layout = Columns(2, 100, spacing=5, between=20)
        for one in (box(90), box(90, 30), box(90)):
            layout.add(one)
        return layout

    assert [y for _, y in places(made(), 220)] == [0, 0, 35]
    assert [y for _, y in places(made(), 210)] == [0, 25, 60]


def test_a_stack_is_as_high_as_what_is_in_front(qapp: QApplication) -> None:
    stack = Stack()
    for words in ("one", "many words " * 40):
        page = QWidget()
        page.setLayout(column(label("body", words, wrap=True)))
        stack.addWidget(page)
    assert stack.heightForWidth(100) < 100
    stack.setCurrentIndex(1)
    assert stack.heightForWidth(100) > 300
