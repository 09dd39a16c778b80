"""A file as lines of cells, however it was stored."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

Progress = Callable[[int, int], bool]
"""Called with (lines read, lines in all) now and then, both 0 where neither is known yet; False cancels."""

Score = Callable[[Sequence[str]], int]
"""How many of the names in a line are those of columns that are looked for."""
WITHIN = 40
"""So many lines are looked through for the head."""
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""How workbooks begin: those of today, which are packed, and those of Excel 97."""

Line = tuple[int, list[str] | str]
"""The number of a line and its cells, or why it has none."""
Filled = tuple[int, list[str]]
"""A line that has cells."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file, and how many lines it has, as far as that is known; of a workbook also the sheet that they
    stand on, the others that hold something, and the first lines of those that are shown. ``sha256`` is the digest of
    the file, ``encoding`` that of a text where its letters could be others too."""

    rows: Iterator[Line]
    lines: int
    name: str = ""
    others: tuple[str, ...] = ()
    shown: Mapping[str, Sequence[Line]] = field(default_factory=dict)
    sha256: str = ""
    encoding: str = ""

    def close(self) -> None:
        """Give up the rows that nobody takes, and the program that reads them."""
        if isinstance(self.rows, Generator):
            self.rows.close()


@contextmanager
def closed_where_refused(sheet: Sheet) -> Iterator[None]:
    """Give up a sheet where what is done with it fails: a reason that is kept would hold on to the program that reads
    it."""
    try:
        yield
    except BaseException:
        sheet.close()
        raise


class Cancelled(Exception):
    """The person stopped the import; nothing was stored."""


def never_cancelled(done: int, whole: int) -> bool:
    """A progress that nobody looks at."""
    return True
