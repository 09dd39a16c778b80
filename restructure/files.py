"""Files published whole or not at all, and read without trusting what they are."""

from __future__ import annotations

import errno
import os
import re
import stat
import tempfile
from pathlib import Path
from typing import BinaryIO

from calculators.errors import Refusal

LARGEST = 100_000_000
"""Bytes; whoever hands a larger file over took the wrong one."""

MOST_BESIDE = 999
LONGEST_STEM, LONGEST_ENDING = 70, 8
RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE)
"""Names that mean a device on Windows, whatever ending they have."""


def open_plain(path: Path, field: str = "file") -> BinaryIO:
    """A file somebody handed over, open for reading. Refuses what cannot be opened or is no plain file
    (``file_unreadable``): a pipe would keep the reader waiting for ever, a device would never end."""
    try:
        # Without waiting, or opening a pipe would itself not end; what was opened is looked at, not what its name is.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError):
        raise Refusal(field, "file_unreadable") from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise Refusal(field, "file_unreadable")
    return os.fdopen(handle, "rb")


def read_bounded(path: Path, field: str = "file", largest: int = LARGEST) -> bytes:
    """The bytes of a file somebody handed over, ``largest`` at most.

    Refuses a larger one (``document_too_large``), and as ``open_plain``.
    """
    try:
        with open_plain(path, field) as file:
            content = file.read(largest + 1)
    except OSError:
        raise Refusal(field, "file_unreadable") from None
    if len(content) > largest:
        raise Refusal(field, "document_too_large", largest=largest // 1_000_000)
    return content


def first_line(path: Path) -> str:
    """The first line of a file that holds a secret: a passphrase, a password.

    Refuses one that others on this PC can read or write (``file_open_to_others``), as far as its mode says: Windows
    has none. Raises ``OSError`` and ``UnicodeDecodeError`` for one that cannot be read as text.
    """
    with path.open("rb") as file:
        if os.name == "posix" and stat.S_IMODE(os.fstat(file.fileno()).st_mode) & (stat.S_IRWXG | stat.S_IRWXO):
            raise Refusal("file", "file_open_to_others", name=path.name)
        return file.read().decode("utf-8-sig").split("\n")[0].rstrip("\r")


COMPANIONS = (
    ".lock",
    ".heads",
    ".erased",
    ".numbers",
    ".restoring",
    ".restored",
    ".rekeyed",
    "-wal",
    "-shm",
    "-journal",
)
"""What lies beside a store for its sake has its name with one of these behind it."""


def is_of_a_store(path: Path) -> bool:
    """Return whether a file is a store, a backup, or lies beside a store for its sake, whatever links lead there."""
    real = Path(os.path.realpath(path))
    if real.parent.name == "backups" and real.name.endswith((".db", ".erased", ".numbers")) and real.exists():
        return True
    if any(real.with_name(real.name + ending).exists() for ending in COMPANIONS):
        return True
    beside = [real.name.removesuffix(ending) for ending in COMPANIONS if real.name.endswith(ending)]
    return any(name and real.with_name(name).exists() for name in beside)


def is_or_would_be_of(path: Path, store: Path) -> bool:
    """Return whether a path is that of a store, there yet or not, or of what lies beside it, in whatever spelling."""
    real, its = (Path(os.path.realpath(one)) for one in (path, store))
    same_folder = os.path.normcase(real.parent).casefold() == os.path.normcase(its.parent).casefold()
    name, its_name = real.name.casefold(), its.name.casefold()
    return same_folder and (name == its_name or name.startswith((f"{its_name}.", f"{its_name}-")))


def publish(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees all of it or none: a temporary file, synced, then renamed over.

    Raises ``OSError`` where it cannot be written, and where a store would be written over; nothing half-written stays
    behind.
    """
    if is_of_a_store(path):
        raise FileExistsError(errno.EEXIST, "belongs to a store")
    put(path, content)


def publish_new(path: Path, content: bytes) -> None:
    """The same where nothing has that name. Raises ``FileExistsError`` where something has, a link to nothing too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.open("xb").close()
    try:
        put(path, content)
    except BaseException:
        path.unlink()
        raise


def put(path: Path, content: bytes) -> None:
    """Write a file as ``publish`` does, whatever it belongs to."""
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


def publish_beside(folder: Path, name: str, content: bytes) -> Path:
    """Write a file under a safe form of ``name``, with a number behind it where another file has that name; returns
    where it lies. The same content again stays the same file.

    Raises ``OSError`` where it cannot be written; nothing that lies there is touched.
    """
    wanted = Path(safe_name(name))
    folder.mkdir(parents=True, exist_ok=True)
    for count in range(1, MOST_BESIDE + 1):
        path = folder / (wanted.name if count == 1 else f"{wanted.stem}-{count}{wanted.suffix}")
        if not os.path.lexists(path):
            publish(path, content)
            return path
        if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
            return path
    raise FileExistsError(wanted.name)


def safe_name(name: str) -> str:
    """A file name that every system takes: letters, digits, hyphens and one ending, at most 80 characters.

    >>> safe_name("RA-2026-000417-offer-en.pdf"), safe_name("../con:1.pdf"), safe_name("con.pdf")
    ('RA-2026-000417-offer-en.pdf', '_con_1.pdf', '_con.pdf')
    """
    stem, dot, ending = name.rpartition(".")
    kept = re.sub(r"[^A-Za-z0-9-]+", "_", stem if dot else name).lstrip("-")[:LONGEST_STEM].rstrip("-_") or "_"
    suffix = re.sub(r"[^A-Za-z0-9]+", "", ending)[:LONGEST_ENDING] if dot else ""
    return ("_" if RESERVED.fullmatch(kept) else "") + kept + (f".{suffix}" if suffix else "")


def sync_data(handle: int) -> None:
    """Have a file remember what was written to it through a power cut; when that was is not waited for."""
    getattr(os, "fdatasync", os.fsync)(handle)


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
