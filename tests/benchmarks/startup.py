"""From the start of a process to the first painted desk, beside a script that paints an empty main window."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

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
from time import monotonic
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Watch(QObject):
    painted = 0.0
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.painted:
            self.painted = monotonic()
            QTimer.singleShot(0, self.look)
        return False
"""
EMPTY = f"""{WATCH}
    def look(self):
        app.quit()

app = QApplication(sys.argv)
watch = Watch()
window = QMainWindow()
window.installEventFilter(watch)
window.resize(1440, 900)
window.show()
app.exec()
print(watch.painted)
"""
OURS = f"""{WATCH}
    heavy = ""
    def look(self):
        if not self.heavy:
            self.heavy = " ".join(name for name in {HEAVY!r} if name in sys.modules) or "none"
        if "desk" in vars(desktop.window.pages):
            app.quit()
        else:
            QTimer.singleShot(5, self.look)

from pathlib import Path
from restructure.store import DEMO_KEY
from restructure.store.keychain import SystemKeychain
from ui.app import application, local_now
from ui.shell.desktop import Desktop

app = application()
watch = Watch()
desktop = Desktop(app, Path(sys.argv[1]), local_now, SystemKeychain(), DEMO_KEY)
desktop.start(DEMO_KEY)
desktop.window.installEventFilter(watch)
app.exec()
print(watch.painted, monotonic(), watch.heavy)
desktop.close()
"""


def measure() -> Iterator[Measured]:
    """Milliseconds, medians of runs in turn, the first of each left out; then what was loaded by then."""
    with tempfile.TemporaryDirectory() as folder:
        path, cache = Path(folder) / "demo.db", Path(folder) / "cache"
        store = open_store(path, DEMO_KEY, local_now)
        fill_demo(store, local_now())
        store.close()
        ours, ready, empty, loaded = [], [], [], ""
        for _ in range(TIMES):
            began, said = _run(cache, EMPTY)
            empty.append(float(said) - began)
            began, said = _run(cache, OURS, str(path))
            painted, made, loaded = said.split(maxsplit=2)
            ours.append(float(painted) - began)
            ready.append(float(made) - began)
    yardstick = _median(empty)
    yield Measured(
        "first painted window, its search box ready", _median(ours), yardstick, "ms", "S1, an empty QMainWindow"
    )
    yield Measured("the desk made behind it", _median(ready), yardstick, "ms", "an empty QMainWindow")
    names = [name for name in loaded.split() if name != "none"]
    said = f"S2, of those that may wait; loaded: {', '.join(names) or 'none'}"
    yield Measured("slow modules at first paint", len(names), len(HEAVY), "", said)


def _median(took: list[float]) -> float:
    return statistics.median(took[1:]) * 1000


def _run(cache: Path, script: str, *arguments: str) -> tuple[float, str]:
    # As installed: with every module compiled, which the first run of each sees to.
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", script, *arguments]
    began = monotonic()
    done = subprocess.run(
        command,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
        env={**given, "PYTHONPYCACHEPREFIX": str(cache)},
    )
    return began, done.stdout
