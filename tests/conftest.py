"""Windows of tests stay off the screen, on every system; a run says how many published figures it tries."""

import os

import pytest

from tests.vectors import coverage

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    terminalreporter.write_line(coverage())
