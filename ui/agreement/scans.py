"""The scan of a paper that was signed by hand, opened before it is taken in: what nobody can read proves nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImageReader

from calculators.errors import Refusal
from restructure.agreements.evidence import LARGEST_SCAN, scan_kind
from restructure.files import read_bounded
from ui.pdf import Document


def read_scan(path: Path) -> bytes:
    """The bytes of a scan. Refuses a file that is too large, and one that cannot be read or shows no page."""
    content = read_bounded(path, "scan", LARGEST_SCAN)
    shows = _has_pages if scan_kind(content) == "pdf" else _is_picture
    if not shows(content):
        raise Refusal("scan", "scan_unreadable")
    return content


def _has_pages(content: bytes) -> bool:
    document = Document(content)
    pages = document.count
    document.close()
    return pages > 0


def _is_picture(content: bytes) -> bool:
    # The reader keeps no hold on what it reads from.
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return not QImageReader(buffer).read().isNull()
