"""Text that is put on the clipboard for the next program alone: no history keeps it, no cloud takes it."""

from __future__ import annotations

import atexit

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage

NOT_KEPT = {
    # Windows: neither monitors of the clipboard, nor its history (Win+V), nor other devices of the same account.
    "ExcludeClipboardContentFromMonitorProcessing": b"\x00\x00\x00\x00",
    "CanIncludeInClipboardHistory": b"\x00\x00\x00\x00",
    "CanUploadToCloudClipboard": b"\x00\x00\x00\x00",
}
ON_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
ON_KDE, ON_MAC = "x-kde-passwordManagerHint", "org.nspasteboard.ConcealedType"


OURS, INTERNAL = "application/x-restructure", b"internal"
"""Marks what was copied here, and what of it no debtor reads."""


def private(text: str, *, internal: bool = False) -> QMimeData:
    """The text with what tells each system's clipboard history to leave it out."""
    data = QMimeData()
    data.setText(text)
    for name, value in NOT_KEPT.items():
        data.setData(ON_WINDOWS.format(name), value)
    data.setData(OURS, INTERNAL if internal else b"")
    data.setData(ON_KDE, b"secret")
    data.setData(ON_MAC, text.encode())
    return data


def copy_picture(png: bytes) -> None:
    """Put a picture on the clipboard."""
    QGuiApplication.clipboard().setImage(QImage.fromData(png))


def copy(text: str, *, internal: bool = False) -> None:
    """Put text on the clipboard, which is emptied after a while and at the end."""
    QGuiApplication.clipboard().setMimeData(private(text, internal=internal))


def wipe_internal() -> None:
    """Take off the clipboard what no debtor reads."""
    if _kept_here() == INTERNAL:
        QGuiApplication.clipboard().clear()


def _kept_here() -> bytes | None:
    """What marks the copy that lies on the clipboard; None where it is none of ours."""
    # An empty clipboard has no data at all on some systems.
    held: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return bytes(held.data(OURS).data()) if held is not None and held.hasFormat(OURS) else None


def _let_go() -> None:
    """Take back what was copied here: Qt would delete it once Python has ended, and call into what is not there."""
    if QGuiApplication.instance() is not None and _kept_here() is not None:
        QGuiApplication.clipboard().clear()


atexit.register(_let_go)
