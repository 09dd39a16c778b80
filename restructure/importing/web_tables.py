"""Tables of web pages, and of spreadsheets written as XML, which systems save under the name of a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path

from calculators.errors import Refusal
from restructure.importing.lines import Filled, Marks, note_row
from restructure.importing.text_files import text_file

STARTS = re.compile(r"\s*(<(!--|\?)[^>]*>\s*)*<(!doctype html|html|table|meta|head|workbook|style)\b", re.IGNORECASE)
ROWS, CELLS = frozenset({"tr", "row"}), frozenset({"td", "th", "cell"})
APART = frozenset({"br", "p", "div", "li"})
UNSHOWN = frozenset({"script", "style", "title"})
PIECE = 1 << 16
LONGEST_TAG, LONGEST_LEFT = 1 << 20, 1 << 14
"""A tag that goes on for longer, or a page that ends within one of these, has no end that anybody would wait for: the
parser begins it anew at each of its characters."""
MOST_SPANNED, LONGEST_COUNT, LONGEST_MARK = 200, 9, 40
HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*(hidden|collapse)|mso-hide\s*:\s*all", re.IGNORECASE)
STRIKES = re.compile(r"line-through", re.IGNORECASE)
STRUCK = frozenset({"s", "strike", "del"})
MARKED = re.compile(
    rf"rowspan|colspan|ss:merge|ss:hidden|line-through|<(s|strike|del)\b|{HIDES.pattern}", re.IGNORECASE
)


def is_web_table(text: str) -> bool:
    """Return whether a text is a web page, or a workbook as XML."""
    return STARTS.match(text[:4000]) is not None


def marks(path: Path) -> Marks:
    """Return what the tables of a page do not show as they hold it."""
    rest, rows = "", Rows(path)
    for piece in text_file(path).pieces(PIECE):
        if MARKED.search(rest + piece):
            for _ in rows:
                continue
            break
        rest = piece[-LONGEST_MARK:]
    return rows.marks


class Rows:
    """The rows of the tables of a page, as they follow each other, numbered as rows."""

    lines = columns = 0

    def __init__(self, path: Path) -> None:
        """Take a page that is a text in any usual encoding."""
        self._text = text_file(path)
        self.marks = Marks()

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
        self.marks = reader.marks


class _Tables(HTMLParser):
    """Gathers rows of cells; a cell that spans several stands in the first of them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._span, self._unshown = 1, 0
        self._below: dict[int, int] = {}
        self.marks = Marks()
        self._done, self._hides, self._struck = 0, False, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        style = given.get("style", "")
        if tag in ROWS:
            self._end_row()
            self._row = []
            self._hides = HIDES.search(style) is not None or given.get("ss:hidden") == "1" or "hidden" in given
            self._struck = False
        self._struck = self._struck or tag in STRUCK or STRIKES.search(style) is not None
        if tag in ROWS:
            return
        if tag in CELLS and self._row is not None:
            self._end_cell()
            self._skip(_many(given.get("ss:index", "1")) - 1)
            self._cell = []
            self._span = _many(given.get("colspan", "")) if "colspan" in given else 1 + _more(given, "across")
            rows = _many(given.get("rowspan", "")) if "rowspan" in given else 1 + _more(given, "down")
            if rows > 1 or self._span > 1:
                top, left = self._done + 1, len(self._row)
                self.marks.merged.append((top, top + rows - 1, left, left + self._span - 1))
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
            self._done += 1
            for spans, marked in ((self.marks.rows, self._hides), (self.marks.struck, self._struck)):
                if marked and any(self._row):
                    note_row(spans, self._done)
            self._below = {place: rows - 1 for place, rows in self._below.items() if rows > 1}
        self._row = None


def _many(text: str) -> int:
    return (
        min(max(int(text), 1), MOST_SPANNED) if text.isascii() and text.isdigit() and len(text) < LONGEST_COUNT else 1
    )


def _more(given: dict[str, str], way: str) -> int:
    """How many cells more a cell of a workbook as XML is one with."""
    said = given.get(f"ss:merge{way}", "0")
    return 0 if said == "0" else _many(said)
