"""For all tests: windows stay off the screen, generated examples are the same in every run, published figures are
counted aloud."""

import os
from string import Template

import pytest
from hypothesis import settings

from tests.vectors import coverage

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A run says what a change did, not what chance found. `pytest --hypothesis-profile=search` looks for more.
settings.register_profile("restructure", deadline=None, max_examples=200, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile("restructure")


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
