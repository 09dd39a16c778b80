"""A file that is being read: said, and not asked for twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QWidget


@contextmanager
def said_under_way(said: QLabel, *asking: QWidget) -> Iterator[None]:
    """Say that a file is being read, and let nobody ask for another meanwhile; the window may be used, and left."""
    could = [one.isEnabled() for one in asking]
    for one in asking:
        one.setEnabled(False)
    before = said.text()
    said.setText(QCoreApplication.translate("UnderWay", "Reading the file. You can go on with something else."))
    said.show()
    try:
        yield
    finally:
        said.setText(before)
        for one, enabled in zip(asking, could, strict=True):
            one.setEnabled(enabled)
