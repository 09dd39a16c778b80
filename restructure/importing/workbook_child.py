"""The program that reads one spreadsheet and writes its rows to its output: what befalls it befalls no other.

A spreadsheet may be made, or broken, so that its reader takes all memory, never ends, or ends the program that it runs
in. Here it has so much memory and time as a file of its size may need, and nothing of it outlives the file.
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain, count, islice, repeat
from pathlib import Path
from typing import Any

import msgspec

from calculators.errors import Refusal
from restructure.importing.heads import WITHIN
from restructure.importing.old_workbooks import xls_outlines
from restructure.importing.outline import Outline, ods_outlines, xlsx_outline, xlsx_parts
from restructure.importing.sheets import ZIP, plain

MOST_LOOKED_AT = 20
"""So many other sheets are looked at for a list."""
BATCH = 200
"""So many rows go out at once."""
MEMORY, MEMORY_TIMES = 40_000_000, 30
"""Bytes beyond those of the program itself: so many, and so many for each byte of the file as it is unpacked."""
SECONDS, SECONDS_A_BYTE = 0.8, 1e-6
"""Of the processor, in the same way, until the sheet stands in memory."""


def main() -> None:
    """Read the file that is named, and write: what it is, or why it is refused; its rows; that it is whole."""
    path = Path(sys.argv[1])
    try:
        _limit(path)
        for one in _read(path, sys.argv[2]):
            _write(one)
    except Refusal as reason:
        _write({"refused": reason.code, "facts": reason.facts})
    except MemoryError:
        _write({"refused": "file_heavy", "facts": {}})
    except BaseException:  # a panic of the reader is no Exception
        _write({"refused": "file_sheet", "facts": {}})


def _write(one: object) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(one) + b"\n")
    sys.stdout.buffer.flush()


def _is_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(ZIP)) == ZIP


def _limit(path: Path) -> None:
    """Take no more memory and time than a file of its size may need; where the system knows no such limits, the program
    that waits for this one has its own."""
    # Loaded before the limit, as whatever the reading needs.
    import python_calamine  # noqa: F401

    size = path.stat().st_size
    if _is_zip(path):
        with zipfile.ZipFile(path) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    if sys.platform == "win32":
        return
    import resource
    import signal

    signal.setitimer(signal.ITIMER_PROF, SECONDS + SECONDS_A_BYTE * size)
    with suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + MEMORY + MEMORY_TIMES * size
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _unlimit() -> None:
    """What follows waits for whoever takes the rows, and holds no more than there is."""
    if sys.platform != "win32":
        import signal

        signal.setitimer(signal.ITIMER_PROF, 0)


def _read(path: Path, named: str) -> Iterator[dict[str, Any]]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    outlines = _outlines(path)
    for one in outlines:
        # Some formats are read whole, whichever sheet is asked for.
        one.check()
    book = CalamineWorkbook.from_path(str(path))
    about = book.sheets_metadata
    pages = [index for index, one in enumerate(about) if one.typ == SheetTypeEnum.WorkSheet]
    shown = [index for index in pages if about[index].visible == SheetVisibleEnum.Visible]
    filled = [index for index in shown if outlines[index].cells]
    if not filled:
        raise Refusal("file", "file_hidden" if any(outlines[index].cells for index in pages) else "file_empty")
    index = next((one for one in pages if about[one].name == named), None) if named else filled[0]
    if index is None:
        raise Refusal("file", "file_no_sheet", sheet=named[:40])
    outline = outlines[index]
    sheet = book.get_sheet_by_index(index)
    others = [about[one].name for one in pages if one != index and outlines[one].cells]
    seen = [one for one in filled if one != index][:MOST_LOOKED_AT]
    first = {
        about[one].name: [] if named else list(_first(book.get_sheet_by_index(one), outlines[one])) for one in seen
    }
    yield {"sheet": about[index].name, "others": others, "shown": first, "lines": sheet.total_height + 1}
    _unlimit()
    rows = _all(sheet, outline)
    while batch := list(islice(rows, BATCH)):
        yield {"rows": batch}
    yield {"whole": True}


def _all(sheet: Any, outline: Outline) -> Iterator[tuple[int, list[str]]]:
    return _lines(sheet.iter_rows(), outline, sheet.start[1] if sheet.start else 0)


def _first(sheet: Any, outline: Outline) -> Iterator[tuple[int, list[str]]]:
    """The first lines of a sheet: enough to see whether it holds a list."""
    with suppress(Refusal):
        yield from islice(_all(sheet, outline), WITHIN)


def _lines(rows: Iterator[list[Any]], outline: Outline, first_column: int) -> Iterator[tuple[int, list[str]]]:
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
        cells = [plain(value) for value in values]
        filled = filled or any(cells)
        yield row + 1, _mended(cells, broken.get(row, {}))
    if not filled:
        raise Refusal("file", "file_sheet")


def _mended(cells: list[str], shown: dict[int, str]) -> list[str]:
    short = max(shown, default=-1) + 1 - len(cells)
    whole = cells + [""] * short
    for column, text in shown.items():
        whole[column] = text
    return whole


def _outlines(path: Path) -> list[Outline]:
    """The outlines of the sheets, in their order."""
    if not _is_zip(path):
        return list(xls_outlines(path).values())
    with zipfile.ZipFile(path) as book:
        names = set(book.namelist())
        if "content.xml" in names:
            with book.open("content.xml") as content:
                return list(ods_outlines(content).values())
        if "xl/workbook.xml" not in names:
            raise Refusal("file", "file_sheet")
        parts = xlsx_parts(book)
        return [_xlsx_outline(book, part, stale=parts.stale) for part in parts.sheets.values()]


def _xlsx_outline(book: zipfile.ZipFile, part: str, *, stale: bool) -> Outline:
    # A chart that fills a page of its own has no part among the sheets.
    if not part.startswith("xl/worksheets/") or part not in book.namelist():
        return Outline()
    with book.open(part) as content:
        return xlsx_outline(content, stale=stale)


if __name__ == "__main__":
    main()
