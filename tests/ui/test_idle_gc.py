"""Widgets that nobody holds any more are collected between events and in the thread of the window alone."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from threading import Thread

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.idle_gc import LOOK_EVERY_MS, BetweenEvents


@pytest.fixture
def collecting(qapp: QApplication) -> Iterator[BetweenEvents]:
    tests = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    made = BetweenEvents(lambda: True)
    yield made
    made.close()
    gc.set_threshold(*tests)
    assert gc.isenabled()


def cycle() -> weakref.ref[QWidget]:
    widget = QWidget()
    held = Held(widget)
    held.itself = held
    return weakref.ref(widget)


class Held:
    def __init__(self, widget: QWidget) -> None:
        self.widget, self.itself = widget, self


def much() -> None:
    for _ in range(200):
        _ = [[] for _ in range(1000)]


def test_work_in_another_thread_collects_no_widget(collecting: BetweenEvents) -> None:
    lost = cycle()
    thread = Thread(target=much)
    thread.start()
    thread.join()
    assert lost() is not None


def test_a_widget_that_nobody_holds_is_collected_by_the_next_look(collecting: BetweenEvents) -> None:
    lost = cycle()
    kept: list[list[int]] = [[] for _ in range(5000)]
    QTest.qWait(LOOK_EVERY_MS * 2)
    assert lost() is None
    assert len(kept) == 5000


def test_nothing_is_collected_inside_an_event(collecting: BetweenEvents) -> None:
    loop, seen = QEventLoop(), []
    lost = cycle()

    def inside() -> None:
        inner = QEventLoop()
        QTimer.singleShot(LOOK_EVERY_MS * 2, inner.quit)
        much()
        inner.exec()
        seen.append(lost() is not None)
        loop.quit()

    QTimer.singleShot(0, inside)
    loop.exec()
    assert seen == [True]
