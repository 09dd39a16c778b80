"""For all tests: windows stay off the screen, generated examples are the same in every run, published figures are
counted aloud."""

import gc
import os
from collections.abc import Callable
from string import Template

import pytest
from argon2 import low_level
from hypothesis import settings

from tests.support.stores import CHEAP
from tests.vectors import coverage

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The command line speaks as the PC does, and its tests read English.
os.environ["LC_ALL"] = "C.UTF-8"
# Files of tests are nobody else's, as a file with a passphrase has to be.
os.umask(0o077)

# A run says what a change did, not what chance found. `pytest --hypothesis-profile=search` looks for more.
settings.register_profile("restructure", deadline=None, max_examples=200, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile("restructure")


def pytest_collection_finish() -> None:
    """Leave what was imported and collected to itself: a garbage collector that walks it costs a tenth of all tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


@pytest.fixture(autouse=True)
def cheap_passphrases(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Passphrases worked into keys at once, but where the test asks what a guess costs: ``@pytest.mark.real_cost``."""
    if request.node.get_closest_marker("real_cost"):
        return

    def cheap(work: Callable[..., bytes]) -> Callable[..., bytes]:
        least = {"time_cost": CHEAP.rounds, "memory_cost": CHEAP.memory_kib, "parallelism": CHEAP.lanes}
        return lambda *given, **rest: work(*given, **{**rest, **least})

    monkeypatch.setattr(low_level, "hash_secret_raw", cheap(low_level.hash_secret_raw))


@pytest.fixture(autouse=True)
def plain_looks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows without a style sheet, which is half of their price, but for tests of looks: ``@pytest.mark.styled``."""
    if not {"ui", "journeys"} & set(request.path.parts) or request.node.get_closest_marker("styled"):
        return
    from PySide6.QtWidgets import QApplication

    from ui import theme

    for sheet in ("SHEET", "CONTRAST"):
        monkeypatch.setattr(theme, sheet, Template(""))
    if isinstance(app := QApplication.instance(), QApplication):
        # What a test of looks left behind.
        app.setStyleSheet("")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many published figures were tried and how many left out."""
    terminalreporter.write_line(coverage())
