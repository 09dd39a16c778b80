"""From the start of a process to the first painted desk, beside a script that paints an empty main window."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

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
from time import process_time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Watch(QObject):
    painted = 0.0
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.painted:
            self.painted = process_time()
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

from ui.quick_imports import look_through_no_sources
look_through_no_sources()
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
print(watch.painted, process_time(), watch.heavy)
desktop.close()
"""


def measure() -> Iterator[Measured]:
    """Milliseconds of processor time, the least of runs in turn, the first of each left out; then what was loaded."""
    with tempfile.TemporaryDirectory() as folder:
        path, cache = Path(folder) / "demo.db", Path(folder) / "cache"
        store = open_store(path, DEMO_KEY, local_now)
        fill_demo(store, local_now())
        store.close()
        ours, ready, empty, loaded = [], [], [], ""
        for _ in range(TIMES):
            empty.append(float(_run(cache, EMPTY)))
            painted, made, loaded = _run(cache, OURS, str(path)).split(maxsplit=2)
            ours.append(float(painted))
            ready.append(float(made))
    yardstick = _least(empty)
    yield Measured(
        "first painted window, its search box ready", _least(ours), yardstick, "ms", "S1, an empty QMainWindow"
    )
    yield Measured("the desk made behind it", _least(ready), yardstick, "ms", "an empty QMainWindow")
    names = [name for name in loaded.split() if name != "none"]
    said = f"S2, of those that may wait; loaded: {', '.join(names) or 'none'}"
    yield Measured("slow modules at first paint", len(names), len(HEAVY), "", said)


def _least(took: list[float]) -> float:
    return min(took[1:]) * 1000


def _run(cache: Path, script: str, *arguments: str) -> str:
    # As installed: with every module compiled, which the first run of each sees to.
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(
        command,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
        env={**given, "PYTHONPYCACHEPREFIX": str(cache)},
    )
    return done.stdout
