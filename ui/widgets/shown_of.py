"""A list that shows only a part of what there is says so."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def shown_of(shown: int, whole: int | None) -> str:
    """Return how many of a whole are shown, nothing where all are; None stands for more that are not counted."""
    if whole is None:
        return QCoreApplication.translate("ShownOf", "The first {0} are shown; there are more.").format(shown)
    if whole <= shown:
        return ""
    return QCoreApplication.translate("ShownOf", "{0} of {1} are shown.").format(shown, whole)
