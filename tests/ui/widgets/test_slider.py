"""A slider that is dragged asks for one step at a time, however often the mouse tells of itself."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.widgets.slider import RangeSlider


def test_what_a_mouse_tells_between_two_steps_is_one_step(qapp: QApplication) -> None:
    slider, asked = RangeSlider(), list[int]()
    slider.resize(213, 14)
    slider.show_value(0, 0, 100)
    slider.moved.connect(asked.append)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(7, 7))
    for x in range(20, 120, 10):
        QTest.mouseMove(slider, QPoint(x, 7))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(110, 7))
    QApplication.processEvents()
    assert len(asked) <= 3
    assert asked[-1] == 52
