"""A desktop behind its door."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from restructure.demo import demo_accounts
from restructure.store import accounts
from tests.support.stores import NOW, open_store, phrase
from tests.ui.conftest import texts
from ui.shell.desktop import Desktop

WORDS = "correct horse battery"


class Clock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.moment = NOW

    def __call__(self) -> datetime:
        return self.moment


def filled(path: Path) -> None:
    store = open_store(path, phrase(WORDS))
    accounts.add_new(store, demo_accounts(NOW.date()))
    store.close()


def enter(desktop: Desktop, *typed: str) -> None:
    assert desktop.door is not None
    page = desktop.door.page
    for field, text in zip((page.passphrase, page.again), typed, strict=False):
        field.setFocus()
        QTest.keyClicks(field, text)
    QTest.keyClick(page.again if len(typed) > 1 else page.passphrase, Qt.Key.Key_Return)


def is_open(desktop: Desktop) -> bool:
    return desktop.window is not None


def said(desktop: Desktop) -> str:
    assert desktop.door is not None
    return texts(desktop.door)


def everything(widgets: list[QWidget]) -> str:
    """All that any widget holds, shown or not: texts, titles, tool tips, accessible names."""
    names = ("text", "toPlainText", "windowTitle", "toolTip", "accessibleName", "accessibleDescription", "statusTip")
    held: list[QWidget] = []
    for top in widgets:
        held += [top, *top.findChildren(QWidget)]
    return "\n".join(str(read()) for one in held for name in names if callable(read := getattr(one, name, None)))
