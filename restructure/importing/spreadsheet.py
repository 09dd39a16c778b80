"""Rows of text in and out of CSV and XLSX. What is written can never act as a formula where it is opened."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from calculators.errors import Refusal

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
    """The rows of a CSV or XLSX file as text. Refuses a file that is too large, cannot be opened or read as one."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refusal("file", "file_unreadable")
        content = path.read_bytes()
    except OSError:
        raise Refusal("file", "file_unreadable") from None
    rows = _of_xlsx(content) if content[:2] == b"PK" else of_text(decoded(content))
    if not rows:
        raise Refusal("file", "file_empty")
    return rows


def of_text(text: str) -> tuple[Cells, ...]:
    """Rows of a clipboard or a CSV text: tabs between cells where there are any, else commas."""
    lines = text.removeprefix("\ufeff")
    separator = "\t" if "\t" in lines else ","
    try:
        found = csv.reader(io.StringIO(lines), delimiter=separator)
        rows = [tuple(plain(cell.strip()) for cell in row) for _, row in zip(range(MOST_ROWS), found, strict=False)]
    except csv.Error:
        raise Refusal("file", "file_not_csv", line=1) from None
    return tuple(row for row in rows if any(row))


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8 or GB 18030. Refuses any other."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refusal("file", "file_encoding")


def _of_xlsx(content: bytes) -> tuple[Cells, ...]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        if sum(one.file_size for one in zipfile.ZipFile(io.BytesIO(content)).infolist()) > 10 * MOST_BYTES:
            raise Refusal("file", "file_unreadable")
        values = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python(nrows=MOST_ROWS)
    except (CalamineError, zipfile.BadZipFile, IndexError):
        raise Refusal("file", "file_unreadable") from None
    rows = tuple(tuple(plain(_text(cell).strip()) for cell in row) for row in values)
    return tuple(row for row in rows if any(row))


def _text(value: object) -> str:
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
