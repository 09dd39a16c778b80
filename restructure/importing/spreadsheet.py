"""Rows of text in and out of CSV and XLSX. What is written can never act as a formula where it is opened."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

from calculators.errors import Refusal
from restructure.files import read_bounded
from restructure.importing.exporting import csv_bytes, may_run, safe_cell
from restructure.importing.heads import Head
from restructure.importing.hidden_rows import check_hidden, hidden_below
from restructure.importing.lines import OLE, ZIP, closed_where_refused
from restructure.importing.workbooks import open_workbook

Cells = tuple[str, ...]
MOST_ROWS, MOST_BYTES = 5000, 20_000_000
MOST_IN_SHEET, MEASURED, NARROWEST, WIDEST = 1_048_576, 1000, 8, 60
"""The rows that a sheet of a workbook can have, those that the widths of columns are taken from, and these."""
NUMBER, DAY = re.compile(r"-?\d{1,15}(\.\d{1,10})?"), re.compile(r"\d{4}-\d\d-\d\d")
MOMENT = re.compile(rf"{DAY.pattern} \d\d:\d\d:\d\d")


def plain(text: str) -> str:
    """The same cell as it was before ``safe_cell``.

    >>> plain(safe_cell("=1+1")), plain("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if text.startswith("'") and may_run(text[1:]) else text


def to_file(path: Path, rows: Iterable[Sequence[str]], figures: Collection[int] = (), title: str = "Sheet") -> bytes:
    """Rows as what a file of that name holds: CSV, else a workbook as ``to_xlsx`` makes it."""
    return csv_bytes(rows) if path.suffix.lower() == ".csv" else to_xlsx(rows, figures, title)


def to_xlsx(rows: Iterable[Sequence[str]], figures: Collection[int] = (), title: str = "Sheet") -> bytes:
    """Rows as a workbook, their heads in sight and each column as wide as its texts. In the columns that are
    ``figures`` numbers and days are such; every other cell is a text."""
    # At first use: a workbook takes longer to load than the first window may.
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    made, book = [tuple(row) for row in rows], Workbook(write_only=True)
    head, below = made[:1], made[1:]
    widths = [max(map(len, column)) for column in zip_longest(*made[:MEASURED], fillvalue="")]
    for first in range(0, max(len(below), 1), MOST_IN_SHEET - 1):
        sheet = book.create_sheet(title if not first else f"{title} {first // (MOST_IN_SHEET - 1) + 1}")
        sheet.freeze_panes = "A2"
        for place, wide in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(place)].width = min(max(wide + 2, NARROWEST), WIDEST)
        for row in head:
            sheet.append([safe_cell(cell) for cell in row])
        for row in below[first : first + MOST_IN_SHEET - 1]:
            sheet.append([_cell(sheet, cell, figure=place in figures) for place, cell in enumerate(row)])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _cell(sheet: Any, text: str, *, figure: bool) -> Any:
    """A number or a day that a spreadsheet reckons with, where a text is one; else the text."""
    from openpyxl.cell import WriteOnlyCell

    found = _figure(text) if figure else None
    if found is None:
        return safe_cell(text)
    value, shown = found
    made = WriteOnlyCell(sheet, value)
    made.number_format = shown
    return made


def _figure(text: str) -> tuple[Decimal | date, str] | None:
    """The value of a text that is a number or a day, and how a spreadsheet shows it.

    >>> _figure("-1234.50"), _figure("2026-11-30"), _figure("1e5"), _figure("abc")
    ((Decimal('-1234.50'), '#,##0.00'), (datetime.date(2026, 11, 30), 'yyyy-mm-dd'), None, None)
    """
    if NUMBER.fullmatch(text):
        digits = len(text.partition(".")[2])
        return Decimal(text), "#,##0" + ("." + "0" * digits if digits else "")
    if DAY.fullmatch(text):
        with suppress(ValueError):
            return date.fromisoformat(text), "yyyy-mm-dd"
    if MOMENT.fullmatch(text):
        with suppress(ValueError):
            return datetime.fromisoformat(text), "yyyy-mm-dd hh:mm:ss"
    return None


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
    sheet = open_workbook(path)
    with closed_where_refused(sheet):
        # Nobody can be asked about a budget or a list of debts: what is hidden is shown in the file, or taken out.
        check_hidden(hidden_below(Head(0, (), iter(())), sheet.marks), "", "")
    lines = islice(sheet.rows, MOST_ROWS + 1)
    return _filled([tuple(plain(cell.strip()) for cell in cells) for _, cells in lines])
