"""The programs that read a spreadsheet just now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from restructure.importing.workbooks import READER


def readers_of(path: Path) -> Iterator[int]:
    """The processes that read a file, and are not waited for; none where the system shows no processes."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            said = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if READER.encode() in said and str(path).encode() in said:
            yield int(folder.name)
