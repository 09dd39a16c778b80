"""Work that takes longer than a blink: done in a thread of its own, while the window goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from importlib import import_module
from threading import Thread
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal

from ui.session import Session

Result = TypeVar("Result")
BREATH_MS = 30
"""Between two portions of loading: what was typed or has to be painted comes first."""


def load_behind(owner: QObject, modules: Sequence[str], then: Callable[[], object]) -> None:
    """Load modules one at a time, so that what is typed meanwhile is taken, and then act; all ends with ``owner``."""

    def load() -> None:
        if not modules:
            then()
            return
        import_module(modules[0])
        load_behind(owner, modules[1:], then)

    QTimer.singleShot(BREATH_MS, owner, load)


class _Bell(QObject):
    rung = Signal()


def run_in_thread(session: Session, act: Callable[[], Result]) -> Result:
    """Return what ``act`` returns or raises, once it has; until then the window paints and answers.

    ``act`` must touch neither widgets nor the store. The store isn't locked meanwhile. A program that is told to end
    waits for it.
    """
    done: Future[Result] = Future()
    bell, loop = _Bell(), QEventLoop()
    bell.rung.connect(loop.quit, Qt.ConnectionType.QueuedConnection)

    def run() -> None:
        try:
            done.set_result(act())
        except BaseException as problem:
            done.set_exception(problem)
        bell.rung.emit()

    thread = Thread(target=run)
    with session.working():
        thread.start()
        try:
            loop.exec()
        finally:
            thread.join()
    return done.result()
