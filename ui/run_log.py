"""The log of a program at a store: what was done and what failed, in words that are fixed beforehand, never for whom.

Nothing that was typed, stored or read from a file is written here, nor the text of an exception, which may quote it.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OURS = logging.getLogger("ui")
OURS.addHandler(logging.NullHandler())
OURS.propagate = False
FOLDER, LOG, BEFORE = "logs", ".log", ".log.1"
LARGEST = 1_000_000
"""Bytes of a log; a full one is kept once beside the next."""
LINE = logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s")


class _Bounded(logging.FileHandler):
    def emit(self, record: logging.LogRecord) -> None:
        try:
            self._make_room()
        except OSError:
            return
        super().emit(record)

    def _make_room(self) -> None:
        if self.stream is None:
            Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
            self.stream = self._open()
        if self.stream.tell() > LARGEST:
            self.stream.close()
            full = Path(self.baseFilename)
            full.replace(full.with_suffix(BEFORE))
            self.stream = self._open()

    def handleError(self, record: logging.LogRecord) -> None:  # the name that logging calls
        """Say nothing: a full disk ends no work, and asks for no attention a hundred times."""


def log_of(store: Path) -> Path:
    """Return where the log of whoever is at a store lies."""
    return store.parent / FOLDER / f"{store.stem}{LOG}"


@contextmanager
def logged_at(store: Path) -> Iterator[None]:
    """Keep a log while a program is at a store, which it has for itself; where the disk takes none, do without. Its
    file begins with its first line."""
    handler = _Bounded(log_of(store), encoding="utf-8", delay=True, errors="replace")
    handler.setFormatter(LINE)
    level = OURS.level
    OURS.setLevel(min(logging.INFO, OURS.level or logging.INFO))
    OURS.addHandler(handler)
    try:
        yield
    finally:
        OURS.removeHandler(handler)
        OURS.setLevel(level)
        handler.close()


@contextmanager
def aloud() -> Iterator[None]:
    """Say the same on standard error, in more detail."""
    handler, level = logging.StreamHandler(sys.stderr), OURS.level
    handler.setFormatter(LINE)
    OURS.setLevel(logging.DEBUG)
    OURS.addHandler(handler)
    try:
        yield
    finally:
        OURS.removeHandler(handler)
        OURS.setLevel(level)
