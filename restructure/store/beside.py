"""Lines kept beside a store, where a restored backup does not undo them: here and again among the backups, so that no
one file that is lost or deleted takes them away."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from restructure.files import put, sync_data

BACKUPS = "backups"
TORN = "#\n"


def file_of(path: Path, ending: str) -> Path:
    """Return where the lines of a store lie that are read by this ending."""
    return path.with_name(f"{path.name}{ending}")


def second_of(path: Path, ending: str) -> Path:
    """Return where the same lines lie again."""
    return path.parent / BACKUPS / f"{path.name}{ending}"


def lines(path: Path, ending: str) -> list[str]:
    """The lines in either file, each once; one that was cut short by the end of the program is none."""
    return list(dict.fromkeys([*_read(file_of(path, ending)), *_read(second_of(path, ending))]))


def write(path: Path, ending: str, kept: Iterable[str]) -> None:
    """Write these lines and no others. Raises ``OSError`` where they cannot be written."""
    content = "".join(f"{line}\n" for line in kept).encode("ascii", "replace")
    put(file_of(path, ending), content)
    with suppress(OSError):
        # One of the two is enough; the next opening mends the other.
        put(second_of(path, ending), content)


def add(path: Path, ending: str, line: str) -> None:
    """Add a line. Raises ``OSError`` where it cannot be written."""
    _add(file_of(path, ending), line)
    with suppress(OSError):
        _add(second_of(path, ending), line)


def take_back(path: Path, ending: str, line: str) -> None:
    """Take back the line that was added last; that needs no room."""
    for file in (file_of(path, ending), second_of(path, ending)):
        last = f"{line}\n".encode("ascii")
        if file.exists() and file.read_bytes().endswith(last):
            os.truncate(file, file.stat().st_size - len(last))


def mend(path: Path, ending: str) -> None:
    """Write both files anew where one has lost lines that the other has."""
    kept = lines(path, ending)
    if any(set(_read(one(path, ending))) != set(kept) for one in (file_of, second_of)):
        write(path, ending, kept)


def _read(file: Path) -> list[str]:
    if not file.exists():
        return []
    whole, _, _ = file.read_text(encoding="ascii", errors="replace").rpartition("\n")
    return whole.splitlines()


def _add(file: Path, line: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_bytes() if file.exists() else b""
    with file.open("a", encoding="ascii", newline="\n") as out:
        # A line that was cut short must not take the next one with it, nor pass for whole.
        out.write(TORN if before and not before.endswith(b"\n") else "")
        out.write(f"{line}\n")
        out.flush()
        sync_data(out.fileno())
    file.chmod(0o600)
