"""Files published whole or not at all, and read without trusting what they are."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from calculators.errors import Refusal


def read_bounded(path: Path, field: str, largest: int) -> bytes:
    """The bytes of a file somebody handed over, ``largest`` at most.

    Refuses a larger one (``document_too_large``), and what cannot be read or is no plain file (``file_unreadable``):
    a pipe would keep the reader waiting for ever, a device would never end.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refusal(field, "file_unreadable")
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except (OSError, ValueError):
        raise Refusal(field, "file_unreadable") from None
    if len(content) > largest:
        raise Refusal(field, "document_too_large", largest=largest // 1_000_000)
    return content


def publish(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees all of it or none: a temporary file, synced, then renamed over.

    Raises ``OSError`` where it cannot be written; nothing half-written stays behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Have a folder remember a rename through a power cut."""
    if os.name == "nt":
        # Windows keeps the rename itself; a folder cannot be opened there.
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
