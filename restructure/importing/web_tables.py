"""Tables of web pages, and of spreadsheets written as XML, which systems save under the name of a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path

from calculators.errors import Refusal
from restructure.importing.lines import Filled
from restructure.importing.text_files import text_file

STARTS = re.compile(r"\s*(<(!--|\?)[^>]*>\s*)*<(!doctype html|html|table|meta|head|workbook|style)\b", re.IGNORECASE)
ROWS, CELLS = frozenset({"tr", "row"}), frozenset({"td", "th", "cell"})
APART = frozenset({"br", "p", "div", "li"})
UNSHOWN = frozenset({"script", "style", "title"})
PIECE = 1 << 16
LONGEST_TAG, LONGEST_LEFT = 1 << 20, 1 << 14
"""A tag that goes on for longer, or a page that ends within one of these, has no end that anybody would wait for: the
parser begins it anew at each of its characters."""
MOST_SPANNED, LONGEST_COUNT = 200, 9


def is_web_table(text: str) -> bool:
    """Return whether a text is a web page, or a workbook as XML."""
    return STARTS.match(text[:4000]) is not None


class Rows:
    """The rows of the tables of a page, as they follow each other, numbered as rows."""

    lines = columns = 0

    def __init__(self, path: Path) -> None:
        """Take a page that is a text in any usual encoding."""
        self._text = text_file(path)

    def __iter__(self) -> Iterator[Filled]:
        reader, done = _Tables(), 0
        for piece in chain(self._text.pieces(PIECE), [""]):
            try:
                if len(reader.rawdata) > (LONGEST_TAG if piece else LONGEST_LEFT):
                    raise Refusal("file", "file_sheet")
                if piece:
                    reader.feed(piece)
                else:
                    reader.close()
            except AssertionError:
                # A declaration that no browser would read either.
                raise Refusal("file", "file_sheet") from None
            for cells in reader.rows:
                done += 1
                if any(cells):
                    yield done, cells
            reader.rows.clear()


class _Tables(HTMLParser):
    """Gathers rows of cells; a cell that spans several stands in the first of them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._span, self._unshown = 1, 0
        self._below: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ROWS:
            self._end_row()
            self._row = []
        elif tag in CELLS and self._row is not None:
            self._end_cell()
            self._skip(_many(given.get("ss:index", "1")) - 1)
            self._cell = []
            self._span = _many(given.get("colspan", "1"))
            rows = _many(given.get("rowspan", "1"))
            if rows > 1:
                self._below |= dict.fromkeys(range(len(self._row), len(self._row) + self._span), rows)
        elif tag in APART and self._cell:
            self._cell.append(" ")
        elif tag in UNSHOWN:
            self._unshown += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in CELLS:
            self._end_cell()
        elif tag in ROWS or tag in ("table", "worksheet"):
            self._end_row()
        elif tag in UNSHOWN:
            self._unshown = max(self._unshown - 1, 0)

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._unshown:
            self._cell.append(data)

    def _skip(self, place: int) -> None:
        """Leave blank the cells that a row above reaches into, and those that are left out."""
        assert self._row is not None
        while len(self._row) in self._below or len(self._row) < min(place, MOST_SPANNED):
            self._row.append("")

    def _end_cell(self) -> None:
        if self._cell is not None and self._row is not None:
            self._row.append(" ".join("".join(self._cell).split()))
            self._row += [""] * (self._span - 1)
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None:
            self._skip(0)
            self.rows.append(self._row)
            self._below = {place: rows - 1 for place, rows in self._below.items() if rows > 1}
        self._row = None


def _many(text: str) -> int:
    return (
        min(max(int(text), 1), MOST_SPANNED) if text.isascii() and text.isdigit() and len(text) < LONGEST_COUNT else 1
    )
