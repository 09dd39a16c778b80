"""A day of sixty conversations by keys alone: nobody is forgotten, nobody comes twice before the others.

``python -m tests.day`` runs it and says what the keys and the milliseconds came to.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from time import process_time

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from restructure.services.work_list import queue_of
from restructure.store import accounts, settings
from tests.support.cases import ACCOUNT
from tests.support.stores import open_store
from tests.ui.conftest import NOW, shown_window
from ui.app import application
from ui.shell.window import MainWindow

TALKS, EACH = 60, timedelta(minutes=4)
ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
SPOKE, NOBODY, NEXT, ENTER = (
    (Qt.Key.Key_S, ALT), (Qt.Key.Key_N, ALT), (Qt.Key.Key_F12, NONE), (Qt.Key.Key_Return, NONE),
)  # fmt: skip
ENDINGS: tuple[tuple[tuple[tuple[Qt.Key, Qt.KeyboardModifier], ...], str], ...] = (
    ((SPOKE, NEXT, ENTER), ""),
    ((SPOKE, NEXT, (Qt.Key.Key_P, NONE)), "800 +7"),
    ((NOBODY, NEXT, ENTER), ""),
    ((SPOKE, NEXT, (Qt.Key.Key_C, NONE)), "+2"),
    ((SPOKE, NEXT, (Qt.Key.Key_R, NONE)), ""),
    ((SPOKE, NEXT, (Qt.Key.Key_X, NONE), (Qt.Key.Key_2, NONE)), ""),
    (((Qt.Key.Key_D, ALT), (Qt.Key.Key_3, NONE)), ""),
)
"""Keys from the end of a talk on, and what is typed in a line behind them."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day: talks, accounts that came back before each had come once, those that are nowhere on the list, the most
    keys to the next account, and the longest that one took to be painted."""

    talks: int
    twice: int
    forgotten: int
    keys: int
    milliseconds: int


def day(folder: Path) -> Day:
    """Work through a day with a window of its own."""
    application()
    store = open_store(folder / "day.db")
    settings.save(store, "language", "en")
    debtor = replace(ACCOUNT.debtor, id_number="", phone="")
    numbers = [f"D-{place:04d}" for place in range(TALKS)]
    accounts.add_new(store, [replace(ACCOUNT, number=one, debtor=debtor) for one in numbers])
    now = [NOW.replace(hour=9, minute=0)]
    with shown_window(store, now[0]) as window:
        window.session.now = lambda: now[0]
        queue, loop = window.navigator.models.queue, QEventLoop()
        queue.ended.connect(loop.quit)
        queue.look()
        loop.exec()
        seen, longest = list[str](), 0.0
        _press(window, *NEXT)
        for talk in range(TALKS):
            seen.append(window.on_hand.number if window.on_hand is not None else "")
            longest = max(longest, _work(window, talk))
            now[0] += EACH
        listed = queue_of(window.session.workplace, "").listed
    there = {one.number for one in (*listed.shown, *listed.not_now, *listed.closed)}
    store.close()
    most = max(len(keys) + (1 if text else 0) for keys, text in ENDINGS)
    return Day(len(seen), len(seen) - len(set(seen)), len(set(numbers) - there), most, round(longest * 1000))


def _work(window: MainWindow, talk: int) -> float:
    """One talk; returns the processor time of the last key until the next account is painted."""
    keys, text = ENDINGS[talk % len(ENDINGS)]
    took = 0.0
    for key, modifier in keys:
        took = _press(window, key, modifier)
    if text:
        QTest.keyClicks(window.navigator.work.line.field, text)
        took = _press(window, *ENTER)
    return took


def _press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier) -> float:
    began = process_time()
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)
    QApplication.processEvents()
    return process_time() - began
