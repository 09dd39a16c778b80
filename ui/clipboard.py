"""Text that is put on the clipboard for the next program alone: no history keeps it, no cloud takes it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

NOT_KEPT = {
    # Windows: neither monitors of the clipboard, nor its history (Win+V), nor other devices of the same account.
    "ExcludeClipboardContentFromMonitorProcessing": b"\x00\x00\x00\x00",
    "CanIncludeInClipboardHistory": b"\x00\x00\x00\x00",
    "CanUploadToCloudClipboard": b"\x00\x00\x00\x00",
}
ON_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
ON_KDE, ON_MAC = "x-kde-passwordManagerHint", "org.nspasteboard.ConcealedType"


def private(text: str) -> QMimeData:
    """The text with what tells each system's clipboard history to leave it out."""
    data = QMimeData()
    data.setText(text)
    for name, value in NOT_KEPT.items():
        data.setData(ON_WINDOWS.format(name), value)
    data.setData(ON_KDE, b"secret")
    data.setData(ON_MAC, text.encode())
    return data


def copy(text: str) -> None:
    """Put text on the clipboard, which is emptied after a while and at the end."""
    QGuiApplication.clipboard().setMimeData(private(text))
