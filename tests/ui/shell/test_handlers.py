"""Nothing that a person does keeps the window from answering for longer than one notices; ``make soak`` watches each
event over big stores."""

from __future__ import annotations

from time import process_time

from PySide6.QtWidgets import QApplication

from tests.soak.handlers import MOST_MS, acts, grow
from ui.shell.window import MainWindow


def test_no_act_takes_longer_than_a_person_notices(window: MainWindow) -> None:
    grow(window.session.store, 200, 400, 600)
    # What is loaded and put together at first use is no part of an act.
    for _ in range(2):
        spent: dict[str, float] = {}
        for what, act in acts(window):
            began = process_time()
            act()
            spent[what] = max(spent.get(what, 0.0), (process_time() - began) * 1000)
            QApplication.processEvents()
    assert {what: took for what, took in spent.items() if took > MOST_MS} == {}
    assert len(spent) > 15
