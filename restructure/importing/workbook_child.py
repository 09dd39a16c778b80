"""The program that reads one spreadsheet and writes its rows to its output: what befalls it befalls no other.

A spreadsheet may be made, or broken, so that its reader takes all memory, never ends, or ends the program that it runs
in. Here it has so much memory and time as a file of its size may need, and nothing of it outlives the file, or whoever
asked for it.
"""

from __future__ import annotations

import os
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import chain, count, islice, repeat
from pathlib import Path
from threading import Thread
from typing import Any, Protocol

import msgspec

from calculators.errors import Refusal
from restructure import children
from restructure.importing import ods_rows, web_tables, xlsx_rows
from restructure.importing.cell_texts import plain
from restructure.importing.lines import OLE, WITHIN, ZIP, Filled, Marks
from restructure.importing.number_formats import as_shown
from restructure.importing.old_workbooks import xls_outlines
from restructure.importing.outline import Outline
from restructure.importing.sheets import check_zip

MOST_LOOKED_AT, BEGINNING = 20, 4_000_000
"""So many sheets are looked at for a list, and so many bytes of each."""
BATCH = 200
"""So many rows go out at once."""
PREVIEWED = 20_000
MEMORY, MEMORY_TIMES = 120_000_000, 20
"""Bytes beyond those of the program itself: so many while the first rows are read, and then so many more for each byte
of the file."""
SECONDS, SECONDS_A_BYTE = 0.8, 5e-6
"""Of the processor: a list of a million rows takes a tenth of it."""
MOST_BLANK = 100
"""A sheet that says of itself that it is wider by so many columns than its first rows counts frames and colours."""


class Rows(Protocol):
    """The rows of a sheet, each with its number; how far it reaches as it says itself is known with the first of
    them."""

    lines: int
    columns: int

    def __iter__(self) -> Iterator[Filled]: ...


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet: its name, whether it is shown, its rows, anew as often as they are asked for, as far as so many bytes
    go, and its marks."""

    name: str
    shown: bool
    rows: Callable[[int | None], Rows]
    marks: Callable[[], Marks]


def main() -> None:
    """Read the file that is named, and write: what it is, or why it is refused; its rows; that it is whole."""
    path = Path(sys.argv[1])
    Thread(target=_end_with_whoever_asked, daemon=True).start()
    try:
        before = _state(path)
        more = _limit(path)
        check_zip(path)
        for done, one in enumerate(_read(path, sys.argv[2])):
            if done * BATCH == PREVIEWED:
                more()
            _write(one)
        _write({"whole": True} if _state(path) == before else {"refused": "file_changed", "facts": {}})
    except Refusal as reason:
        _write({"refused": reason.code, "facts": reason.facts})
    except MemoryError:
        _write({"refused": "file_heavy", "facts": {}})
    except BaseException:  # a panic of the reader is no Exception
        _write({"refused": "file_sheet", "facts": {}})
    # Nothing is waited for any more, the thread that listens least of all.
    os._exit(0)


def _end_with_whoever_asked() -> None:
    """Wait until the other end of the input is closed, by whatever befell whoever holds it."""
    sys.stdin.buffer.read()
    os._exit(1)


def _state(path: Path) -> tuple[int, int, int]:
    now = path.stat()
    return now.st_ino, now.st_size, now.st_mtime_ns


def _write(one: object) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(one) + b"\n")
    sys.stdout.buffer.flush()


def _begins_with(path: Path, mark: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(mark)) == mark


def _limit(path: Path) -> Callable[[], None]:
    """Take no more memory and time than the first rows may need; returns what allows as much memory as all of a file of
    its size may."""
    if _begins_with(path, OLE):
        # Loaded before the limit, as whatever the reading needs.
        import python_calamine  # noqa: F401

    size = path.stat().st_size
    return children.limit(memory=MEMORY, later=MEMORY_TIMES * size, seconds=SECONDS + SECONDS_A_BYTE * size)


def _read(path: Path, named: str) -> Iterator[dict[str, Any]]:
    with ExitStack() as stack:
        yield from _told(list(_pages(path, stack)), named)


def _told(pages: list[Page], named: str) -> Iterator[dict[str, Any]]:
    """What a workbook is, then the rows of the sheet that is named, or of the first that is shown and holds
    something."""
    first = {place: _beginning(page) for place, page in enumerate(pages[:MOST_LOOKED_AT])}
    filled = [place for place, lines in first.items() if lines != []]
    shown = [place for place in filled if pages[place].shown]
    if not shown:
        raise Refusal("file", "file_hidden" if filled else "file_empty")
    index = next((place for place, page in enumerate(pages) if page.name == named), None) if named else shown[0]
    if index is None:
        raise Refusal("file", "file_no_sheet", sheet=named[:40])
    marks = pages[index].marks()
    sheet = pages[index].rows(None)
    rows, start = squared(sheet)
    batch = list(islice(rows, BATCH))
    yield {
        "sheet": pages[index].name,
        "others": [pages[place].name for place in filled if place != index],
        "shown": {} if named else {pages[place].name: first[place] or [] for place in shown if place != index},
        "lines": sheet.lines,
        "marks": moved(marks, start),
    }
    while batch:
        yield {"rows": batch}
        batch = list(islice(rows, BATCH))


def _beginning(page: Page) -> list[Filled] | None:
    """The first lines of a sheet: enough to see whether it holds a list; None where it is refused."""
    try:
        return list(islice(squared(page.rows(BEGINNING))[0], WITHIN))
    except Refusal:
        return None


def squared(sheet: Rows) -> tuple[Iterator[Filled], int]:
    """The rows of a sheet, all equally wide: as wide as it says itself, or as the widest of the first is; and the
    column that they begin with. A row that goes beyond, or begins before them, is as it is, and refused by whoever
    takes it."""
    rows = iter(sheet)
    # Rows may stand there in any order; a head is looked for at the top.
    first = sorted(islice(rows, WITHIN), key=lambda line: line[0])
    widest = max((len(cells) for _, cells in first), default=0)
    width = sheet.columns if widest <= sheet.columns <= widest + MOST_BLANK else widest
    filled = (next(place for place, cell in enumerate(cells) if cell) for _, cells in first)
    start = min(filled, default=0)
    return _squared(chain(first, rows), start, width), start


def _squared(rows: Iterable[Filled], start: int, width: int) -> Iterator[Filled]:
    for number, cells in rows:
        end = len(cells)
        while end > width and not cells[end - 1]:
            end -= 1
        begin = 0 if any(cells[:start]) else start
        yield number, cells[begin:end] + [""] * (width - end)


def moved(marks: Marks, start: int) -> Marks:
    """The marks of a sheet whose rows begin with another column than its first."""
    return replace(
        marks,
        columns=[place - start for place in marks.columns if place >= start],
        filtered=[place - start for place in marks.filtered if place >= start],
        unseen={place - start: last for place, last in marks.unseen.items() if place >= start},
        merged=[
            (top, bottom, left - start, right - start) for top, bottom, left, right in marks.merged if left >= start
        ],
    )


def _pages(path: Path, stack: ExitStack) -> Iterator[Page]:
    """The sheets of a file, in their order."""
    if _begins_with(path, OLE):
        yield from _old_pages(path)
    elif not _begins_with(path, ZIP):
        yield Page("", True, lambda _: web_tables.Rows(path), lambda: web_tables.marks(path))
    else:
        packed = stack.enter_context(zipfile.ZipFile(path))
        if {ods_rows.CONTENT, xlsx_rows.BOOK}.isdisjoint(packed.namelist()):
            # A text, an archive, or a workbook in a form of its own.
            raise Refusal("file", "file_no_list")
        if ods_rows.CONTENT in packed.namelist():
            yield from (_ods_page(packed, table) for table in ods_rows.tables(packed))
        else:
            book = xlsx_rows.Workbook(packed)
            yield from (_xlsx_page(book, page) for page in book.pages)


def _ods_page(packed: zipfile.ZipFile, table: ods_rows.Table) -> Page:
    return Page(
        table.name, table.shown, lambda most: ods_rows.Rows(packed, table, most), lambda: ods_rows.marks(packed, table)
    )


def _xlsx_page(book: xlsx_rows.Workbook, page: xlsx_rows.Page) -> Page:
    return Page(page.name, page.shown, lambda most: book.rows(page, most), lambda: book.marks(page))


@dataclass(frozen=True, slots=True)
class _Old:
    """The rows of a sheet of Excel 97, which has 65,536 at the most: it is read whole."""

    book: Any
    place: int
    outline: Outline
    lines: int
    columns: int

    def __iter__(self) -> Iterator[Filled]:
        if not self.outline.cells:
            return
        sheet = self.book.get_sheet_by_index(self.place)
        yield from _lines(sheet.iter_rows(), self.outline, sheet.start[1] if sheet.start else 0)

    def marks(self) -> Marks:
        """Return what the sheet does not show, its columns counted as those of the rows are."""
        first = self.book.get_sheet_by_index(self.place).start if self.outline.cells else None
        return moved(self.outline.marks, first[1] if first else 0)


def _old_pages(path: Path) -> Iterator[Page]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    outlines = list(xls_outlines(path).values())
    for one in outlines:
        # All of them are read, whichever is asked for.
        one.check()
    book = CalamineWorkbook.from_path(str(path))
    for place, (about, outline) in enumerate(zip(book.sheets_metadata, outlines, strict=True)):
        if about.typ == SheetTypeEnum.WorkSheet:
            old = _Old(book, place, outline, outline.rows, 0)
            shown = about.visible == SheetVisibleEnum.Visible
            yield Page(about.name, shown, lambda _, old=old: old, lambda old=old: old.marks())  # type: ignore[misc]


def _lines(rows: Iterable[list[Any]], outline: Outline, first_column: int) -> Iterator[Filled]:
    """Rows as text, with what a cell shows where it has no value. Refuses a sheet of which nothing could be read."""
    broken: dict[int, dict[int, str]] = {}
    for (row, column), shown in outline.broken.items():
        broken.setdefault(row, {})[max(column - first_column, 0)] = shown
    filled, behind = bool(broken), max(broken, default=-1) + 1
    whole = chain(rows, repeat([]))
    for row in count():
        values = next(whole)
        if values == [] and row >= behind:
            break
        texts = [plain(value) for value in values]
        if outline.formats:
            known = (outline.formats.get((row, first_column + place), ()) for place in range(len(texts)))
            texts = [as_shown(text, one) if one else text for text, one in zip(texts, known, strict=True)]
        cells = _mended(texts, broken.get(row, {}))
        if any(cells):
            filled = True
            yield row + 1, cells
    if not filled:
        raise Refusal("file", "file_sheet")


def _mended(cells: list[str], shown: dict[int, str]) -> list[str]:
    short = max(shown, default=-1) + 1 - len(cells)
    whole = cells + [""] * short
    for column, text in shown.items():
        whole[column] = text
    return whole


if __name__ == "__main__":
    main()
