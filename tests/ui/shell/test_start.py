"""What the first painted window has loaded: nothing slow, and nothing of the desk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.benchmarks.startup import HEAVY
from tests.support.stores import NOW, open_store
from ui.app import fill_demo

SCRIPT = """
import sys
from pathlib import Path
from restructure.store import DEMO_KEY, open_store
from ui.app import build, local_now

session, window = build(open_store(Path(sys.argv[1]), DEMO_KEY, local_now))
window.show()
session.app.processEvents()
print(" ".join(sys.modules))
"""
LATER = (
    "ui.desk.page", "restructure.simulation", "restructure.agreements.agreement", "restructure.offers.terms",
    "restructure.offers.solver", "calculators.instalment", "pypdfium2",
)  # fmt: skip


def test_nothing_slow_is_loaded_before_the_first_window_is_painted(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = open_store(path)
    fill_demo(store, NOW)
    store.close()
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(path)], capture_output=True, text=True, check=True, timeout=120
    )
    loaded = done.stdout.split()
    assert "ui.shell.home" in loaded
    assert {*HEAVY, *LATER} & set(loaded) == set()
