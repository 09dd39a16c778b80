"""For all tests: windows stay off the screen, generated examples are the same in every run, published figures are
counted aloud."""

import os

import pytest
from hypothesis import settings

from tests.vectors import coverage

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A run says what a change did, not what chance found. `pytest --hypothesis-profile=search` looks for more.
settings.register_profile("restructure", deadline=None, max_examples=60, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile("restructure")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many published figures were tried and how many left out."""
    terminalreporter.write_line(coverage())
