"""What a spreadsheet holds before it is read: how far its cells reach, and which of them have no value of their own.

The reader of spreadsheets makes room for every cell between the first and the last, and gives an error, or a formula
that was never computed, as a blank. So the parts are looked through first, cell by cell, with none of them kept.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from calculators.errors import Refusal

ROOMY = 1_000_000
"""So many cells are never too many."""
MOST_ROOM = 50
"""Beyond that, so many times the cells that hold something."""
PIECE = 1 << 16
SHOWN = re.compile(r"#[^#\d\s]\S*|[^\W\d]+\s?[:：]\s?\d{3}")
"""What an OpenDocument cell shows where it is an error that was kept as the number 0: ``#N/A``, ``Err:502``."""
Place = tuple[int, int]


@dataclass(slots=True)
class Outline:
    """The cells of one sheet: how many hold something, the last row and column, and by their places, from 0, those that
    show an error or a formula."""

    cells: int = 0
    rows: int = 0
    columns: int = 0
    broken: dict[Place, str] = field(default_factory=dict)

    def add(self, row: int, column: int, many_rows: int = 1, many_columns: int = 1) -> None:
        """Count a cell, or a block of equal ones."""
        self.cells += 1
        self.rows = max(self.rows, row + many_rows)
        self.columns = max(self.columns, column + many_columns)

    def check(self) -> None:
        """Refuse a sheet whose cells lie so far apart that most of it is nothing."""
        if self.rows * self.columns > max(ROOMY, MOST_ROOM * self.cells):
            raise Refusal("file", "file_far_cell", rows=self.rows, columns=self.columns)


@dataclass(frozen=True, slots=True)
class Parts:
    """The sheets of a workbook by name: the part that each lies in; ``stale`` where every formula is to be computed
    when it is opened."""

    sheets: dict[str, str]
    stale: bool


def xlsx_parts(book: zipfile.ZipFile) -> Parts:
    """Return where the sheets of a workbook lie."""
    relations: dict[str, str] = {}
    sheets: list[tuple[str, str]] = []
    stale = False

    def begin(name: str, given: dict[str, str]) -> None:
        nonlocal stale
        match name.rpartition(":")[2]:
            case "Relationship":
                target = given.get("Target", "")
                relations[given.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            case "sheet":
                relation = next((value for key, value in given.items() if key.rpartition(":")[2] == "id"), "")
                sheets.append((given.get("name", ""), relation))
            case "calcPr":
                stale = given.get("fullCalcOnLoad") in ("1", "true")

    for part in ("xl/_rels/workbook.xml.rels", "xl/workbook.xml"):
        with book.open(part) as content:
            _parse(content, begin)
    return Parts({name: posixpath.normpath(relations.get(relation, "")) for name, relation in sheets}, stale)


def xlsx_outline(content: IO[bytes], *, stale: bool) -> Outline:
    """The outline of one sheet of a workbook. A formula without a value is broken, and one of nought where the workbook
    says that it was never computed."""
    sheet = _Cells(stale)
    sheet.read(content)
    return sheet.outline


class _Cells:
    """Follows the cells of a sheet; a reference may be missing, then a cell stands behind the one before."""

    def __init__(self, stale: bool) -> None:  # what the workbook says
        self.outline = Outline()
        self._stale, self._row, self._column = stale, -1, -1
        self._formula: str | None = None
        self._kind, self._said, self._filled = "", "", False
        self._parser = expat.ParserCreate()

    def read(self, content: IO[bytes]) -> None:
        _parse(content, self._begin, self._end, self._parser)

    def _begin(self, name: str, given: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "row":
                self._row = int(given["r"]) - 1 if "r" in given else self._row + 1
                self._column = -1
            case "c":
                self._kind, self._formula, self._said, self._filled = given.get("t", ""), None, "", False
                if "r" in given:
                    self._row, self._column = place_of(given["r"])
                else:
                    self._column += 1
            case "v" | "is":
                self._filled = True
                if self._formula is not None or self._kind == "e":
                    self._parser.CharacterDataHandler = self._say
            case "f":
                self._formula = ""
                self._parser.CharacterDataHandler = self._write

    def _say(self, text: str) -> None:
        self._said += text

    def _write(self, text: str) -> None:
        self._formula = (self._formula or "") + text

    def _end(self, name: str) -> None:
        match name.rpartition(":")[2]:
            case "v" | "f":
                self._parser.CharacterDataHandler = None
            case "c" if self._filled or self._formula is not None:
                self.outline.add(self._row, self._column)
                broken = self._broken()
                if broken:
                    self.outline.broken[self._row, self._column] = broken

    def _broken(self) -> str:
        """What the cell shows where it has no value."""
        if self._kind == "e":
            return self._said or "#N/A"
        if self._formula is None:
            return ""
        computed = self._said != "" or (self._filled and self._kind == "str")
        never = self._stale and self._said in ("0", "")
        return "" if computed and not never else f"={self._formula}"


def place_of(reference: str) -> Place:
    """Row and column, from 0, of a cell such as ``B12``. Refuses one beyond any sheet.

    >>> place_of("B12"), place_of("XFD1048576")
    ((11, 1), (1048575, 16383))
    """
    letters = reference.rstrip("0123456789")
    digits = reference[len(letters) :]
    if not (0 < len(letters) <= 3 and letters.isascii() and letters.isalpha() and 0 < len(digits) <= 7):
        raise Refusal("file", "file_sheet")
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1


def ods_outlines(content: IO[bytes]) -> dict[str, Outline]:
    """The outlines of the sheets of an OpenDocument spreadsheet, by name."""
    tables = _Tables()
    _parse(content, tables.begin, tables.end, tables.parser)
    return tables.found


class _Tables:
    """Follows the tables of an OpenDocument; equal rows and cells stand there once, with their number."""

    def __init__(self) -> None:
        self.found: dict[str, Outline] = {}
        self.parser = expat.ParserCreate()
        self._now = Outline()
        self._row, self._column, self._rows, self._columns = 0, 0, 1, 1
        self._formula, self._valued, self._error, self._text = "", False, False, ""

    def begin(self, name: str, given: dict[str, str]) -> None:
        match name:
            case "table:table":
                self._now = self.found.setdefault(given.get("table:name", ""), Outline())
                self._row = 0
            case "table:table-row":
                self._rows, self._column = int(given.get("table:number-rows-repeated", "1")), 0
            case "table:table-cell" | "table:covered-table-cell":
                self._columns = int(given.get("table:number-columns-repeated", "1"))
                self._formula = given.get("table:formula", "")
                self._valued = any(key.startswith("office:") and key.endswith("value") for key in given)
                self._error = given.get("calcext:value-type") == "error"
                self._text = ""
            case "text:p":
                self.parser.CharacterDataHandler = self._say

    def _say(self, text: str) -> None:
        self._text += text

    def end(self, name: str) -> None:
        match name:
            case "text:p":
                self.parser.CharacterDataHandler = None
            case "table:table-cell" | "table:covered-table-cell":
                self._count()
                self._column += self._columns
            case "table:table-row":
                self._row += self._rows

    def _count(self) -> None:
        if not (self._text or self._valued or self._formula):
            return
        self._now.add(self._row, self._column, self._rows, self._columns)
        wrong = self._error or (self._valued and SHOWN.fullmatch(self._text) is not None)
        broken = (self._text or "#N/A") if wrong else ""
        if self._formula and not self._valued and not self._text:
            broken = f"={self._formula.partition('=')[2]}"
        if broken:
            self._now.check()
            for row in range(self._row, self._row + self._rows):
                for column in range(self._column, self._column + self._columns):
                    self._now.broken[row, column] = broken


def _parse(
    content: IO[bytes],
    begin: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    parser: expat.XMLParserType | None = None,
) -> None:
    """Go through a part. Refuses what is no XML, and one that declares entities."""
    parser = parser or expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.StartDoctypeDeclHandler = _refuse_entities
    try:
        while piece := content.read(PIECE):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, KeyError) as problem:
        if isinstance(problem, Refusal):
            raise
        raise Refusal("file", "file_sheet") from None


def _refuse_entities(*_: object) -> None:
    raise Refusal("file", "file_bomb")
