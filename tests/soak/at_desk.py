"""R1 with the real window: a person offers, notes and changes terms by keys until the process is killed.

``python -m tests.soak.at_desk STORE`` says after each key how many entries of the negotiation are on the disk.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from restructure.store import accounts, audit, negotiations
from restructure.store.copies import check
from tests.support.cases import ACCOUNT
from tests.support.stores import open_store
from tests.ui.conftest import means, shown_window
from ui.app import application

LONGEST = 0.5
"""Seconds that a person at the desk lives at most: some twenty keys."""
KEYS = (
    (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier),
    (Qt.Key.Key_2, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier),
    (Qt.Key.Key_3, Qt.KeyboardModifier.NoModifier),
)


def unsound(folder: Path, kills: int) -> tuple[list[str], int]:
    """What was acknowledged and is missing after so many kills, or halved; and how many entries were acknowledged."""
    path, chance, promised, found = folder / "desk.db", random.Random(1), 0, []
    store = open_store(path)
    accounts.save(store, ACCOUNT)
    store.close()
    for turn in range(kills):
        told = _killed(path, chance.uniform(0.02, LONGEST))
        store = open_store(path)
        check(store.connection)
        there = len(negotiations.events(store, ACCOUNT.number))
        found += [f"kill {turn}: {told} promised, {there} there"] if there < told else []
        found += [f"kill {turn}: chain {fault}" for fault in audit.verify(store)]
        store.close()
        promised = max(promised, told)
    return found, promised


def _killed(path: Path, after: float) -> int:
    command = [sys.executable, "-m", "tests.soak.at_desk", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(after)
        child.kill()
        # A line cut short was not said.
        return max((int(line) for line in child.stdout if line.endswith("\n")), default=0)


def main(path: Path) -> None:
    """Work at the desk, and say after each key what is on the disk."""
    application()
    store = open_store(path)
    with shown_window(store) as window:
        window.open_account(ACCOUNT.number)
        means(window, "6000", "3500", "300")
        print("ready", flush=True)
        for key, modifier in cycle(KEYS):
            QTest.keyClick(window.pages.desk, key, modifier)
            print(len(negotiations.events(store, ACCOUNT.number)), flush=True)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]))
