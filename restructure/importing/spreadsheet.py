"""Rows of text in and out of CSV and XLSX. What is written can never act as a formula where it is opened."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from calculators.errors import Refusal
from restructure.files import read_bounded
from restructure.importing.lines import OLE, ZIP
from restructure.importing.workbooks import open_workbook

Cells = tuple[str, ...]
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
MOST_ROWS, MOST_BYTES = 5000, 20_000_000


def escaped(text: str) -> str:
    """A cell that a spreadsheet shows and never runs: an apostrophe before what it would take for a formula.

    >>> escaped("=1+1"), escaped("rent"), escaped("-5")
    ("'=1+1", 'rent', "'-5")
    """
    return f"'{text}" if text.startswith(DANGEROUS) else text


def plain(text: str) -> str:
    """The same cell as it was before ``escaped``.

    >>> plain(escaped("=1+1")), plain("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if text.startswith("'") and text[1:].startswith(DANGEROUS) else text


def to_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows as CSV in UTF-8 with the mark that spreadsheets look for."""
    target = io.StringIO()
    csv.writer(target, lineterminator="\r\n").writerows([escaped(cell) for cell in row] for row in rows)
    return target.getvalue().encode("utf-8-sig")


def to_xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows as the one sheet of a workbook; every cell is a text."""
    # At first use: a workbook takes longer to load than the first window may.
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Sheet")
    for row in rows:
        sheet.append([escaped(cell) for cell in row])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def read_rows(path: Path) -> tuple[Cells, ...]:
    """The rows of a CSV file or a spreadsheet as text. Refuses a file that is too large, has more rows than a budget or
    a list of debts can have, or cannot be opened or read as one."""
    content = read_bounded(path, largest=MOST_BYTES)
    if content[:2] == ZIP[:2] and not content.startswith(ZIP):
        raise Refusal("file", "file_unreadable")
    rows = _of_workbook(path) if content.startswith((ZIP, OLE)) else of_text(decoded(content))
    if not rows:
        raise Refusal("file", "file_empty")
    return rows


def of_text(text: str) -> tuple[Cells, ...]:
    """Rows of a clipboard or a CSV text: tabs between cells where there are any, else commas."""
    lines = text.removeprefix("\ufeff")
    separator = "\t" if "\t" in lines else ","
    try:
        found = csv.reader(io.StringIO(lines), delimiter=separator)
        rows = [tuple(plain(cell.strip()) for cell in row) for row in islice(found, MOST_ROWS + 1)]
    except csv.Error:
        raise Refusal("file", "file_not_csv", line=1) from None
    return _filled(rows)


def _filled(rows: list[Cells]) -> tuple[Cells, ...]:
    if len(rows) > MOST_ROWS:
        raise Refusal("file", "count_too_large", largest=MOST_ROWS)
    return tuple(row for row in rows if any(row))


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8 or GB 18030. Refuses any other."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refusal("file", "file_encoding")


def _of_workbook(path: Path) -> tuple[Cells, ...]:
    lines = islice(open_workbook(path).rows, MOST_ROWS + 1)
    return _filled([tuple(plain(cell.strip()) for cell in cells) for _, cells in lines])
