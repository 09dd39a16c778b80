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


Span = tuple[int, int]
"""The first and the last of rows that follow each other."""
Block = tuple[int, int, int, int]
"""Cells that are one: the first row and the last, the first column and the last."""


@dataclass(slots=True)
class Marks:
    """Marks of a sheet by number of row, from 1, and place of column, from 0: the rows that are hidden, or ``struck``
    through, and hold something; the columns that are hidden, and those ``filtered`` by; of columns that hold what
    nobody sees, for its letters or its format, the last such row; the cells that are ``merged``."""

    rows: list[Span] = field(default_factory=list)
    struck: list[Span] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    filtered: list[int] = field(default_factory=list)
    unseen: dict[int, int] = field(default_factory=dict)
    merged: list[Block] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file, and how many lines it has, as far as that is known; of a workbook also the sheet that they
    stand on, the others that hold something, and the first lines of those that are shown. ``sha256`` is the digest of
    the file, ``encoding`` that of a text where its letters could be others too; ``marks`` tell what the sheet does not
    show."""

    rows: Iterator[Line]
    lines: int
    name: str = ""
    others: tuple[str, ...] = ()
    shown: Mapping[str, Sequence[Line]] = field(default_factory=dict)
    sha256: str = ""
    encoding: str = ""
    marks: Marks = field(default_factory=Marks)

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


def note_row(spans: list[Span], row: int) -> None:
    """Note one row more.

    >>> spans = [(2, 3)]; note_row(spans, 4); note_row(spans, 9); spans
    [(2, 4), (9, 9)]
    """
    if spans and spans[-1][1] in (row - 1, row):
        spans[-1] = (spans[-1][0], row)
    else:
        spans.append((row, row))


class Cancelled(Exception):
    """The person stopped the import; nothing was stored."""


def never_cancelled(done: int, whole: int) -> bool:
    """A progress that nobody looks at."""
    return True
