"""The command box."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.shell.window import MainWindow


def ask(window: MainWindow, text: str) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    box = window.pages.home.search if window.pages.currentWidget() is window.pages.home else window.bar.search
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)
