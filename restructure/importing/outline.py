"""What a spreadsheet holds before it is read: how far its cells reach, and which of them have no value of their own.

The reader of old workbooks and open documents makes room for every cell between the first and the last, and gives an
error, or a formula that was never computed, as a blank. So these are looked through first, with no cell kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from calculators.errors import Refusal
from restructure.importing.lines import Marks
from restructure.importing.number_formats import Format

ROOMY = 1_000_000
"""So many cells are never too many."""
MOST_ROOM = 50
"""Beyond that, so many times the cells that hold something."""
PIECE = 1 << 16
Place = tuple[int, int]


@dataclass(slots=True)
class Outline:
    """The cells of one sheet: how many hold something, the last row and column, and by their places, from 0, those that
    show an error or a formula; what it does not show; the formats of cells that show more than a number."""

    cells: int = 0
    rows: int = 0
    columns: int = 0
    broken: dict[Place, str] = field(default_factory=dict)
    marks: Marks = field(default_factory=Marks)
    formats: dict[Place, Format] = field(default_factory=dict)

    def add(self, row: int, column: int, many_rows: int = 1, many_columns: int = 1) -> None:
        """Count a cell, or a block of equal ones."""
        self.cells += 1
        self.rows = max(self.rows, row + many_rows)
        self.columns = max(self.columns, column + many_columns)

    def check(self) -> None:
        """Refuse a sheet whose cells lie so far apart that most of it is nothing."""
        if self.rows * self.columns > max(ROOMY, MOST_ROOM * self.cells):
            raise Refusal("file", "file_far_cell", rows=self.rows, columns=self.columns)


Begin = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


def parser_of(begin: Begin, end: End | None = None) -> expat.XMLParserType:
    """A parser that refuses entities."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.StartDoctypeDeclHandler = _refuse_entities
    return parser


def parse(content: IO[bytes], begin: Begin, end: End | None = None) -> None:
    """Go through a part. Refuses what is no XML, and one that declares entities."""
    parser = parser_of(begin, end)
    for piece in pieces(content):
        feed(parser, piece)


def pieces(content: IO[bytes]) -> Iterator[bytes]:
    """A part in pieces, an empty one behind the last."""
    while piece := content.read(PIECE):
        yield piece
    yield b""


def feed(parser: expat.XMLParserType, piece: bytes) -> None:
    """Parse one piece more, or the end where it is empty. Refuses what is no XML."""
    try:
        parser.Parse(piece, not piece)
    except Refusal:
        raise
    except (expat.ExpatError, ValueError, KeyError):
        raise Refusal("file", "file_sheet") from None


def _refuse_entities(*_: object) -> None:
    raise Refusal("file", "file_bomb")
