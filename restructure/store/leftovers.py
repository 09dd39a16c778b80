"""Copies that nobody keeps on purpose: what a restore and an upgrade set aside, what the end of a program left half
done. They hold whoever was erased since, so they go after a while, and an erasing reaches into them."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from restructure.store.beside import BACKUPS

KEPT, AT_WORK = timedelta(days=30), timedelta(hours=1)
COMPANIONS = ("-wal", "-shm", "-journal", ".heads")
STAMP = r"\d{4}-\d{2}-\d{2}-\d{6}(-\d+)?"
COPY = rf"(replaced-{STAMP}|schema-\d+)\.db"


def copies(path: Path) -> list[Path]:
    """The stores that a restore replaced, and those of before an upgrade."""
    return _named(path.parent / BACKUPS, f"{re.escape(path.stem)}-{COPY}")


def half_done(path: Path) -> list[Path]:
    """List what a program that ended left of a file that it was writing: a store, or what lies beside one."""
    name = re.escape(path.name)
    written = rf"{name}\.(restored|rekeyed|rekeyed\.new|new)(-wal|-shm|-journal)?"
    temporary = rf"\.{name}\.(erased|numbers|restoring)\.[a-z0-9_]{{8}}"
    beside = _named(path.parent, f"{written}|{temporary}")
    return beside + _named(path.parent / BACKUPS, temporary) + half_copied(path)


def half_copied(path: Path) -> list[Path]:
    """List what is left of backups that were being written; one of them may be at work."""
    copied = rf"{re.escape(path.stem)}-({STAMP}(-daily)?|schema-\d+)\.db\.new(-wal|-shm|-journal)?"
    return _named(path.parent / BACKUPS, copied)


def _named(folder: Path, pattern: str) -> list[Path]:
    return sorted(one for one in folder.iterdir() if re.fullmatch(pattern, one.name)) if folder.is_dir() else []


def age_of(file: Path, now: datetime) -> timedelta:
    """Return how long ago, by its own word, a file was written last."""
    return timedelta(seconds=now.timestamp() - file.stat().st_mtime)


def age_out(path: Path, now: datetime) -> list[Path]:
    """Delete what is older than it is kept; returns what went. One that cannot be deleted today is on another day."""
    gone = []
    for one in (*copies(path), *half_done(path)):
        with suppress(OSError):
            if age_of(one, now) > KEPT:
                delete(one)
                gone.append(one)
    return gone


def delete(copy: Path) -> None:
    """Delete a copy with what lies beside it. Raises ``OSError`` where it cannot be deleted."""
    copy.unlink()
    for ending in COMPANIONS:
        copy.with_name(copy.name + ending).unlink(missing_ok=True)
