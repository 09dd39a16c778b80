"""From the start of a process to the first painted desk, beside a script that paints an empty main window."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from restructure.store import DEMO_KEY, open_store
from tests.benchmarks.report import Measured
from ui.app import fill_demo, local_now

TIMES = 9
HEAVY = (
    "numpy",
    "reportlab",
    "pyqtgraph",
    "pyhanko",
    "sqlite_utils",
    "pypinyin",
    "openpyxl",
    "keyring",
    "holidays",
    "cn2an",
)

WATCH = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, QApplication.instance().quit)
        return False
"""
EMPTY = f"""{WATCH}
app = QApplication(sys.argv)
watch = Watch()
window = QMainWindow()
window.installEventFilter(watch)
window.resize(1440, 900)
window.show()
app.exec()
"""
OURS = f"""{WATCH}
from pathlib import Path
from restructure.store import DEMO_KEY
from restructure.store.keychain import SystemKeychain
from ui.app import application, local_now
from ui.desktop import Desktop

app = application()
watch = Watch()
desktop = Desktop(app, Path(sys.argv[1]), local_now, SystemKeychain(), DEMO_KEY)
desktop.start(DEMO_KEY)
desktop.window.installEventFilter(watch)
app.exec()
print(" ".join(name for name in {HEAVY!r} if name in sys.modules))
desktop.close()
"""


def measure() -> Iterator[Measured]:
    """Milliseconds, medians of runs in turn, the first of each left out; then what was loaded by then."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.db"
        store = open_store(path, DEMO_KEY, local_now)
        fill_demo(store, local_now())
        store.close()
        ours, empty, loaded = [], [], ""
        for _ in range(TIMES):
            took, _said = _run(EMPTY)
            empty.append(took)
            took, loaded = _run(OURS, str(path))
            ours.append(took)
    sides = statistics.median(ours[1:]), statistics.median(empty[1:])
    yield Measured("first painted desk", *sides, "ms", "S1, an empty QMainWindow")
    names = loaded.split()
    said = f"S2, of those that may wait; loaded: {', '.join(names) or 'none'}"
    yield Measured("slow modules at first paint", len(names), len(HEAVY), "", said)


def _run(script: str, *arguments: str) -> tuple[float, str]:
    began = perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], check=True, capture_output=True, text=True, timeout=60
    )
    return (perf_counter() - began) * 1000, done.stdout
