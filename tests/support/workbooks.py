"""Spreadsheets for tests, made cell by cell where no program would write them so."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl

SHEET = "xl/worksheets/sheet1.xml"
SECTOR = 512
Cell = str | float | bytes
"""A text, a number, or the content of a record behind row, column and format."""


def xlsx(path: Path, *rows: Sequence[object]) -> Path:
    """A workbook of one sheet; a text that begins with an equals sign is a formula that nobody computed."""
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    book.save(path)
    return path


def edited(path: Path, change: Callable[[bytes], bytes], part: str = SHEET, kind: int = zipfile.ZIP_DEFLATED) -> Path:
    """The same workbook with one part changed, packed in another way."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(path, "w", kind) as packed:
        for name, content in parts.items():
            packed.writestr(name, change(content) if name == part else content)
    return path


def cell_xml(reference: str, inside: str, kind: str = "n") -> bytes:
    """One row that holds one cell."""
    row = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f'<row r="{row}"><c r="{reference}" t="{kind}">{inside}</c></row></sheetData>'.encode()


def with_cell(path: Path, reference: str, inside: str = "<v>1</v>", kind: str = "n") -> Path:
    """The same workbook with one cell more at its end."""
    return edited(path, lambda xml: xml.replace(b"</sheetData>", cell_xml(reference, inside, kind)))


def record(kind: int, content: bytes) -> bytes:
    """One record of an old workbook."""
    return struct.pack("<HH", kind, len(content)) + content


def _cell(row: int, column: int, value: Cell) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, bytes):
        kind, content = struct.unpack("<H", value[:2])[0], value[2:]
        return record(kind, place + content)
    if isinstance(value, str):
        return record(0x0204, place + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
    return record(0x0203, place + struct.pack("<d", value))


def error_cell(code: int) -> bytes:
    """A cell of an old workbook that shows an error."""
    return struct.pack("<HBB", 0x0205, code, 1)


def formula_cell(kind: int, code: int = 0) -> bytes:
    """A formula of an old workbook whose result is an error (2) or nothing (3)."""
    result = bytes((kind, 0, code, 0, 0, 0, 0xFF, 0xFF))
    return struct.pack("<H", 0x0006) + result + struct.pack("<HIH", 0, 0, 0)


def xls(
    path: Path,
    *rows: Sequence[Cell],
    far: tuple[int, int] | None = None,
    hidden: bool = False,
    before: bytes = b"",
    behind: bytes = b"",
    styles: bytes = b"",
) -> Path:
    """A workbook of Excel 97 with one sheet, with further records ``before`` and ``behind`` its cells, and of
    ``styles``."""
    begin = struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)
    cells = b"".join(_cell(row, column, value) for row, line in enumerate(rows) for column, value in enumerate(line))
    cells += _cell(*far, 1.0) if far else b""
    sheet = record(0x0809, begin) + before + cells + behind + record(0x000A, b"")
    name = struct.pack("<BB", 5, 0) + b"Sheet"
    first = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)) + record(0x0042, b"\xb0\x04")
    first += styles
    start = len(first) + 4 + 6 + len(name) + 4
    whole = first + record(0x0085, struct.pack("<IBB", start, int(hidden), 0) + name) + record(0x000A, b"") + sheet
    path.write_bytes(_compound(whole + bytes(max(4096 - len(whole), -len(whole) % SECTOR))))
    return path


def _compound(stream: bytes) -> bytes:
    """A compound file that holds the stream of a workbook: a table of sectors, a directory, the stream."""
    count = len(stream) // SECTOR
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, count + 2), 0xFFFFFFFE]
    sectors = struct.pack(f"<{len(table)}I", *table).ljust(SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff" * 432
    directory = _entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1) + _entry("Workbook", 2, 2, len(stream))
    return header + sectors + directory.ljust(SECTOR, b"\0") + stream


def _entry(name: str, kind: int, start: int, size: int, child: int = -1) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<iii", -1, -1, child)
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBB", len(text), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
