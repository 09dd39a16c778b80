"""What nobody expected is told in the window, kept without a word of anybody, and ends nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from restructure.demo import demo_accounts
from tests.support.stores import NOW
from tests.ui.conftest import texts
from ui.error_reporting import Faults
from ui.shell.window import MainWindow


@contextmanager
def taken(window: MainWindow) -> Iterator[Faults]:
    faults = Faults(lambda: NOW, window.session.failed.emit)
    try:
        yield faults
    finally:
        faults.close()


def happens(window: MainWindow, act: Callable[[], object]) -> None:
    loop = QEventLoop()
    QTimer.singleShot(0, window, act)
    QTimer.singleShot(50, loop.quit)
    loop.exec()


def breaks() -> None:
    raise KeyError("Zhang Example")


def test_a_fault_in_an_action_is_said_on_the_strip(window: MainWindow) -> None:
    with taken(window):
        happens(window, breaks)
    assert "Something went wrong that this program did not expect" in texts(window.strip)


def test_a_fault_is_kept_with_its_place_and_without_its_words(
    window: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    with taken(window) as faults:
        happens(window, breaks)
    line = faults.last[0].line()
    assert "KeyError test_error_reporting.py:" in line
    assert "Zhang" not in line + capsys.readouterr().err


def test_a_page_that_was_damaged_under_the_window_is_said_by_name(window: MainWindow) -> None:
    store = window.session.store
    everybody = [one.number for one in demo_accounts(NOW.date())]
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.connection.execute("PRAGMA shrink_memory")
    with store.path.open("r+b") as file:
        # All but the first page, which holds the key's salt and the root of the schema.
        file.seek(4096)
        file.write(bytes(store.path.stat().st_size - 4096))
    with taken(window):
        for number in everybody:
            happens(window, partial(window.open_account, number))
    assert "A part of this store can no longer be read" in texts(window.strip)


def test_a_fault_is_still_to_be_read_after_the_next_save(window: MainWindow) -> None:
    with taken(window):
        happens(window, breaks)
    window.session.saved.emit()
    assert "Something went wrong" in texts(window.strip)


class Panic(BaseException):
    """What a library that is not written in Python raises where it gives up."""


def gives_up() -> None:
    raise Panic("Zhang Example")


def test_a_panic_in_a_library_is_a_fault_like_any_other(window: MainWindow) -> None:
    with taken(window) as faults:
        happens(window, gives_up)
    assert [one.kind for one in faults.last] == ["Panic"]
    assert "Something went wrong" in texts(window.strip)
