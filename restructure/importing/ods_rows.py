"""Spreadsheets of OpenDocument, row by row, as those of Excel are read.

Source: OpenDocument 1.3, part 3, chapters 9 (tables) and 19.383 to 19.389 (values).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from html import unescape
from typing import IO

from calculators.errors import Refusal
from restructure.importing.cell_texts import plain
from restructure.importing.lines import Filled, Marks, note_row
from restructure.importing.number_formats import told_beside
from restructure.importing.outline import Outline, feed, parser_of, pieces
from restructure.importing.xlsx_rows import LONGEST_TEXT, MOST_COLUMNS, MOST_HIDDEN, MOST_ROWS, number_text

CONTENT = "content.xml"
OVERLAP = 4096
"""No tag that is looked for is longer."""
TAGS = re.compile(
    rb"<(?:(?P<doctype>!DOCTYPE)|(?P<table>table:table)\s|(?P<style>style:style)\s"
    rb"|style:(?P<of>table-properties|text-properties|table-cell-properties)\s)"
    rb"(?P<given>[^>]*)>"
)
GIVEN = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
SHOWN = re.compile(r"#[^#\d\s]\S*|[^\W\d]+\s?[:：]\s?\d{3}")
"""What a cell shows where it is an error that was kept as the number 0: ``#N/A``, ``Err:502``."""
ELAPSED = re.compile(r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?")
LONGEST_NUMBER = 10


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: its name, where it begins, and whether it is shown; the styles that strike what they are given to
    through, and those that write it so that nobody sees it."""

    name: str
    start: int
    shown: bool
    struck: frozenset[str] = frozenset()
    unseen: frozenset[str] = frozenset()


def tables(packed: zipfile.ZipFile) -> list[Table]:
    """The sheets in their order. Refuses a document that declares entities."""
    found: list[Table] = []
    hidden: set[str] = set()
    struck: set[str] = set()
    white: set[str] = set()
    filled: set[str] = set()
    style, done, rest = "", 0, b""
    with packed.open(CONTENT) as content:
        for piece in pieces(content):
            text, first = rest + piece, done - len(rest)
            end = 0
            for tag in TAGS.finditer(text):
                if tag["doctype"]:
                    raise Refusal("file", "file_bomb")
                given = _given(tag["given"])
                if tag["style"]:
                    style = given.get("style:name", "")
                elif tag["of"]:
                    _note_style(style, given, hidden, struck, white, filled)
                elif tag["table"] and given.get("table:is-sub-table") != "true":
                    shown = given.get("table:style-name", "") not in hidden
                    found.append(Table(given.get("table:name", ""), first + tag.start(), shown))
                end = tag.end()
            done += len(piece)
            rest = text[max(end, len(text) - OVERLAP) :]
    return [replace(one, struck=frozenset(struck), unseen=frozenset(white - filled)) for one in found]


def _note_style(
    style: str, given: dict[str, str], hidden: set[str], struck: set[str], white: set[str], filled: set[str]
) -> None:
    if given.get("table:display") == "false":
        hidden.add(style)
    if given.get("style:text-line-through-style", "none") != "none" or "style:text-line-through-type" in given:
        struck.add(style)
    if given.get("fo:color", "").lower() == "#ffffff":
        white.add(style)
    if given.get("fo:background-color", "transparent").lower() not in ("transparent", "#ffffff"):
        filled.add(style)


def marks(packed: zipfile.ZipFile, table: Table) -> Marks:
    """Return what a sheet does not show as it holds it."""
    if not table.struck and not table.unseen and not _any(packed, (b"table:visibility=", b"-spanned=")):
        return Marks()
    rows = Rows(packed, table)
    for _ in rows:
        continue
    return rows.marks


def _any(packed: zipfile.ZipFile, words: tuple[bytes, ...]) -> bool:
    rest = b""
    with packed.open(CONTENT) as content:
        for piece in pieces(content):
            text = rest + piece
            if any(word in text for word in words):
                return True
            rest = text[-OVERLAP:]
    return False


def _given(tag: bytes) -> dict[str, str]:
    return {name: unescape(one or other) for name, one, other in GIVEN.findall(tag.decode("utf-8", "replace"))}


class Rows:
    """The rows of a sheet as they are read, each with its number; what is blank is left out."""

    lines = columns = 0

    def __init__(self, packed: zipfile.ZipFile, table: Table, most: int | None = None) -> None:
        """Begin a sheet, of which ``most`` bytes are read at most."""
        self._packed, self._table, self._most = packed, table, most
        self.marks = Marks()

    def __iter__(self) -> Iterator[Filled]:
        cells, read = _Cells(self._table), 0
        self.marks = cells.outline.marks
        parser = parser_of(cells.begin, cells.end)
        parser.CharacterDataHandler = cells.say
        feed(parser, b"<sheet>")
        with self._packed.open(CONTENT) as content:
            _skip(content, self._table.start)
            for piece in pieces(content):
                try:
                    feed(parser, piece)
                except _Whole:
                    yield from cells.done
                    return
                yield from cells.done
                cells.done.clear()
                read += len(piece)
                if self._most is not None and read > self._most:
                    return


def _skip(content: IO[bytes], count: int) -> None:
    while count > 0 and (piece := content.read(min(count, 1 << 20))):
        count -= len(piece)


class _Whole(Exception):
    """The sheet has come to its end."""


@dataclass(slots=True)
class _Cells:
    """Follows the cells of a sheet; equal rows and cells stand there once, with their number."""

    table: Table
    done: list[Filled] = field(default_factory=list)
    outline: Outline = field(default_factory=Outline)
    _hides: bool = False
    _struck: bool = False
    _defined: int = 0
    _depth: int = 0
    _row: int = 0
    _rows: int = 1
    _columns: int = 1
    _cells: list[str] = field(default_factory=list)
    _blank: int = 0
    _given: dict[str, str] = field(default_factory=dict)
    _said: list[str] = field(default_factory=list)
    _length: int = 0
    _hears: bool = False

    def begin(self, name: str, given: dict[str, str]) -> None:
        """Begin an element."""
        match name:
            case "table:table-cell" | "table:covered-table-cell":
                self._given = given
                self._columns = _many(given.get("table:number-columns-repeated", "1"))
                self._said.clear()
                self._length = 0
            case "text:span":
                self._struck = self._struck or given.get("text:style-name", "") in self.table.struck
            case "text:p":
                if self._said:
                    self._said.append("\n")
                self._hears = True
            case "text:s":
                self.say(" " * min(_many(given.get("text:c", "1")), LONGEST_TEXT))
            case "text:line-break" | "text:tab":
                self.say("\n" if name == "text:line-break" else "\t")
            case "office:annotation":
                self._said = []
            case "table:table-row":
                self._rows, self._blank = _many(given.get("table:number-rows-repeated", "1")), 0
                self._hides, self._struck = given.get("table:visibility", "visible") != "visible", False
            case "table:table-column":
                many = min(_many(given.get("table:number-columns-repeated", "1")), MOST_COLUMNS)
                if given.get("table:visibility", "visible") != "visible" and self._depth == 1:
                    self.outline.marks.columns += range(self._defined, min(self._defined + many, MOST_HIDDEN))
                self._defined += many
            case "table:table":
                self._depth += 1

    def say(self, text: str) -> None:
        """Hear a text."""
        if self._hears:
            self._length += len(text)
            if self._length > LONGEST_TEXT:
                raise Refusal("file", "file_sheet")
            self._said.append(text)

    def end(self, name: str) -> None:
        """End an element."""
        match name:
            case "text:p":
                self._hears = False
            case "table:table-cell" | "table:covered-table-cell":
                self._add()
            case "office:annotation":
                # A remark at a cell is none of its text.
                self._said.clear()
            case "table:table-row":
                self._end_row()
            case "table:table":
                self._depth -= 1
                if not self._depth:
                    raise _Whole

    def _add(self) -> None:
        text, given = "".join(self._said), self._given
        shown = _shown(text, given)
        if not (text or shown):
            self._blank += self._columns
            return
        place = len(self._cells) + self._blank
        self.outline.add(self._row, place, self._rows, self._columns)
        self.outline.check()
        if place + self._columns > MOST_COLUMNS or self._row + self._rows > MOST_ROWS:
            raise Refusal("file", "file_sheet")
        self._cells += [""] * self._blank + [shown] * self._columns
        self._blank = 0
        self._mark(place)

    def _mark(self, place: int) -> None:
        """Note what is not shown of a cell, or that it is one with others."""
        given, found, row = self._given, self.outline.marks, self._row + 1
        style = given.get("table:style-name", "")
        self._struck = self._struck or style in self.table.struck
        if style in self.table.unseen:
            found.unseen |= dict.fromkeys(range(place, place + self._columns), row)
        deep, wide = (_many(given.get(f"table:number-{what}-spanned", "1")) for what in ("rows", "columns"))
        if (deep, wide) != (1, 1):
            found.merged.append((row, row + deep - 1, place, place + wide - 1))

    def _end_row(self) -> None:
        if any(self._cells):
            self.done += ((self._row + 1 + place, list(self._cells)) for place in range(self._rows))
            found = self.outline.marks
            for spans, marked in ((found.rows, self._hides), (found.struck, self._struck)):
                for place in range(self._rows if marked else 0):
                    note_row(spans, self._row + 1 + place)
        self._cells = []
        self._row += self._rows


def _many(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER):
        raise Refusal("file", "file_sheet")
    return max(int(text), 1)


def _shown(text: str, given: dict[str, str]) -> str:
    """The cell as a text; what it shows where it has no value of its own."""
    kind = given.get("office:value-type", "")
    value = next((said for name, said in given.items() if name in VALUES), None)
    if given.get("calcext:value-type") == "error" or (value is not None and SHOWN.fullmatch(text)):
        return text or "#N/A"
    if given.get("table:formula") and value is None and not text:
        return f"={given['table:formula'].partition('=')[2]}"
    if value is None:
        return text
    match kind:
        case "float" | "currency":
            return told_beside(number_text(value), text)
        case "percentage":
            return number_text(value)
        case "date":
            return _day(value)
        case "time":
            return _elapsed(value)
        case "boolean":
            return value.upper()
    return text or value


VALUES = frozenset(f"office:{name}" for name in ("value", "date-value", "time-value", "boolean-value", "string-value"))


def _day(value: str) -> str:
    try:
        return plain(datetime.fromisoformat(value))
    except ValueError:
        return value


def _elapsed(value: str) -> str:
    found = ELAPSED.fullmatch(value)
    if found is None:
        return value
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    return f"{found[1]}{24 * days + hours:02}:{minutes:02}:{seconds:02}"
