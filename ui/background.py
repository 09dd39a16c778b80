"""Work that takes longer than a blink: done in a thread of its own, while the window goes on."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import nullcontext
from importlib import import_module
from threading import Thread
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal, Slot

from restructure.store import Store
from restructure.store.opening import opened_beside
from ui.session import Session

Result = TypeVar("Result")
BREATH_MS, LOOK_EVERY_MS = 30, 50
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


class Behind(QObject):
    """Something that is done in a thread while everything goes on, and then told: ``ended`` carries what went wrong,
    None where nothing did.

    ``act`` must touch neither widgets nor the connection of the window. A program that is told to end waits for it.
    """

    ended = Signal(object)

    def __init__(self, act: Callable[[], object], owner: QObject) -> None:
        super().__init__(owner)
        self._act = act
        # Cycles are looked for wherever memory is asked for, and a widget that is deleted in a thread ends the program.
        self._collects = gc.isenabled()
        gc.disable()
        self._problem: BaseException | None = None
        self._thread = Thread(target=self._run)
        # Asked for rather than rung: nothing of Qt is touched from the thread.
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_EVERY_MS)
        self._clock.timeout.connect(self._look)
        self._clock.start()
        self._thread.start()

    @property
    def at_work(self) -> bool:
        """Return whether it is not done yet."""
        return self._thread.is_alive()

    def wait(self) -> None:
        """Wait until it is done; nothing is told then."""
        self._thread.join()
        self._end()

    def _end(self) -> None:
        self._clock.stop()
        if self._collects:
            gc.enable()

    def _run(self) -> None:
        try:
            self._act()
        except BaseException as problem:
            self._problem = problem

    @Slot()
    def _look(self) -> None:
        if not self.at_work:
            self._end()
            self.ended.emit(self._problem)


def run_beside(session: Session, act: Callable[[Store], Result]) -> Result:
    """Return what ``act`` returns with the store of a session, as ``run_in_thread``: by a connection of its own."""

    def run() -> Result:
        with opened_beside(session.store) as store:
            return act(store)

    return run_in_thread(session, run)


def run_in_thread(session: Session | None, act: Callable[[], Result]) -> Result:
    """Return what ``act`` returns or raises, once it has; until then the window paints and answers.

    ``act`` must touch neither widgets nor the connection of a ``session``, which is not locked meanwhile; there is none
    at the door. A program that is told to end waits for it.
    """
    collects = gc.isenabled()
    gc.disable()
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
    with session.working() if session is not None else nullcontext():
        thread.start()
        try:
            loop.exec()
        finally:
            thread.join()
            if collects:
                gc.enable()
    return done.result()
