"""What a workbook of Excel 97 holds before it is read: its records are gone through, and no cell is kept.

Sources: [MS-CFB] for the file, [MS-XLS] for the records in it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from calculators.errors import Refusal
from restructure.importing.lines import note_row
from restructure.importing.number_formats import Format, format_of
from restructure.importing.outline import Outline
from restructure.importing.xlsx_rows import kind_of

FREE = 0xFFFFFFFA
"""Sector numbers from here on mean something else than a sector."""
SMALL = 4096
"""Streams below this size lie in sectors of their own."""
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
BEGIN, END, SHEET, FORMULA, BOOL_OR_ERROR, MANY_NUMBERS = 0x0809, 0x000A, 0x0085, 0x0006, 0x0205, 0x00BD
ROW, COLUMNS, MERGED, FONT, STYLE, FORMAT = 0x0208, 0x007D, 0x00E5, 0x0031, 0x00E0, 0x041E
NO_HEIGHT, STRUCK, WHITE = 0x20, 0x08, frozenset({1, 9})
"""Bits of a row and of a font, and the colours that are white."""
NO_FONT, WIDTH = 4, 255
"""A number that no font has: those behind it are one less; and the last column of a sheet."""
VALUES = frozenset({0x0203, 0x027E, 0x00FD, 0x0204, 0x00D6, FORMULA, BOOL_OR_ERROR, MANY_NUMBERS})
"""Records of cells that hold something."""


def xls_outlines(path: Path) -> dict[str, Outline]:
    """The outlines of the sheets of a workbook, by name. Refuses a file that is no such workbook, or ends early."""
    try:
        stream = _stream(path.read_bytes())
        styles = _styles(stream)
        return {name: _outline(stream, start, styles) for name, start in _sheets(stream)}
    except (struct.error, IndexError, UnicodeDecodeError):
        raise Refusal("file", "file_sheet") from None


def _stream(raw: bytes) -> bytes:
    """The stream of the workbook out of the compound file."""
    size = 1 << struct.unpack_from("<H", raw, 30)[0]
    directory, small_table = struct.unpack_from("<I8xI", raw, 48)
    table = _table(raw, size)
    entries = _chain(raw, table, directory, size, 1)
    root, book = _entry(entries, "Root Entry"), _entry(entries, "Workbook") or _entry(entries, "Book")
    if root is None or book is None:
        raise Refusal("file", "file_sheet")
    if book[1] >= SMALL:
        return _chain(raw, table, book[0], size, 1)[: book[1]]
    inner = _chain(raw, table, root[0], size, 1)
    numbers = _chain(raw, table, small_table, size, 1)
    small = struct.unpack(f"<{len(numbers) // 4}I", numbers)
    return _chain(inner, small, book[0], 64, 0)[: book[1]]


def _table(raw: bytes, size: int) -> tuple[int, ...]:
    """The table that says which sector follows which."""
    first, count = struct.unpack_from("<II", raw, 68)
    places = list(struct.unpack_from("<109I", raw, 76))
    while first < FREE and count > 0:
        more = struct.unpack_from(f"<{size // 4}I", raw, (first + 1) * size)
        places, first, count = [*places, *more[:-1]], more[-1], count - 1
    sectors = (raw[(place + 1) * size : (place + 2) * size] for place in places if place < FREE)
    whole = b"".join(sectors)
    return struct.unpack(f"<{len(whole) // 4}I", whole[: len(whole) // 4 * 4])


def _chain(raw: bytes, table: tuple[int, ...], first: int, size: int, before: int) -> bytes:
    """The sectors of a stream, one after the other; each of them once."""
    found, seen = [], set()
    while first < FREE:
        if first in seen:
            raise Refusal("file", "file_sheet")
        seen.add(first)
        start = (first + before) * size
        if start >= len(raw):
            raise Refusal("file", "file_sheet")
        found.append(raw[start : start + size])
        first = table[first]
    return b"".join(found)


def _entry(entries: bytes, name: str) -> tuple[int, int] | None:
    """Where a stream begins, and how long it is."""
    for start in range(0, len(entries) - 127, 128):
        length = struct.unpack_from("<H", entries, start + 64)[0]
        if entries[start : start + max(length - 2, 0)].decode("utf-16-le", "replace") == name:
            first, size = struct.unpack_from("<II", entries, start + 116)
            return first, size
    return None


def _records(stream: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """The records from a place on: kind, where its content is, how long it is."""
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        if start + 4 + length > len(stream):
            raise Refusal("file", "file_sheet")
        yield kind, start + 4, length
        start += 4 + length


def _sheets(stream: bytes) -> list[tuple[str, int]]:
    found = []
    for kind, at, length in _records(stream, 0):
        if kind == END:
            break
        if kind == SHEET:
            start, count, wide = *struct.unpack_from("<I", stream, at), stream[at + 6], stream[at + 7] & 1
            text = stream[at + 8 : at + length]
            name = text.decode("utf-16-le", "replace") if wide else text.decode("latin-1")
            found.append((name[:count], start))
    return found


Style = tuple[bool, bool, Format]
"""Whether a style strikes its cells through, whether they are white on nothing, and what their format shows."""


def _styles(stream: bytes) -> list[Style]:
    fonts: list[tuple[bool, bool]] = []
    formats: dict[int, Format] = {}
    found: list[Style] = []
    for kind, at, length in _records(stream, 0):
        if kind == END:
            break
        if kind == FONT:
            given, colour = struct.unpack_from("<HH", stream, at + 2)
            fonts.append((bool(given & STRUCK), colour in WHITE))
        if kind == STYLE:
            font, number = struct.unpack_from("<HH", stream, at)
            pattern = stream[at + 17] >> 2 if length > 17 else 1  # the byte that holds it
            place = font - (font > NO_FONT)
            struck, white = fonts[place] if place < len(fonts) else (False, False)
            found.append((struck, white and not pattern, formats.get(number, ())))
        if kind == FORMAT:
            number, count, wide = struct.unpack_from("<HHB", stream, at)
            text = stream[at + 5 : at + length]
            code = (text.decode("utf-16-le", "replace") if wide & 1 else text.decode("latin-1"))[:count]
            formats[number] = () if kind_of(code) else format_of(code)
    return found


def _outline(stream: bytes, start: int, styles: list[Style]) -> Outline:
    outline, depth = Outline(), 0
    marks, hidden = outline.marks, set[int]()
    for kind, at, length in _records(stream, start):
        # A chart stands inside the sheet that it belongs to.
        depth += (kind == BEGIN) - (kind == END)
        if depth == 0:
            break
        if kind == ROW and stream[at + 12] & NO_HEIGHT:
            hidden.add(struct.unpack_from("<H", stream, at)[0])
        if kind == COLUMNS and stream[at + 8] & 1:
            first, last = struct.unpack_from("<HH", stream, at)
            marks.columns += range(first, min(last, WIDTH) + 1)
        if kind == MERGED:
            for place in range(struct.unpack_from("<H", stream, at)[0]):
                top, bottom, left, right = struct.unpack_from("<HHHH", stream, at + 2 + 8 * place)
                marks.merged.append((top + 1, bottom + 1, left, right))
        if kind in VALUES:
            row, column, style = struct.unpack_from("<HHH", stream, at)
            many = max((length - 6) // 6, 1) if kind == MANY_NUMBERS else 1
            outline.add(row, column, 1, many)
            broken = _broken(stream[at : at + length], kind)
            if broken:
                outline.broken[row, column] = broken
            if row in hidden:
                note_row(marks.rows, row + 1)
            struck, unseen, shown = styles[style] if style < len(styles) else (False, False, ())
            if shown and many == 1:
                outline.formats[row, column] = shown
            for place in range(many if many > 1 else 0):
                (style,) = struct.unpack_from("<H", stream, at + 4 + 6 * place)
                if style < len(styles) and styles[style][2]:
                    outline.formats[row, column + place] = styles[style][2]
            if struck:
                note_row(marks.struck, row + 1)
            if unseen:
                marks.unseen[column] = row + 1
    return outline


def _broken(content: bytes, kind: int) -> str:
    if kind == BOOL_OR_ERROR and content[7]:
        return ERRORS.get(content[6], "#N/A")
    if kind == FORMULA and content[12:14] == b"\xff\xff":
        # What was computed: 0 is a text, which follows; 1 is true or false, 2 an error, 3 nothing, as it also stands
        # where a program wrote the formula and nobody computed it.
        return {2: ERRORS.get(content[8], "#N/A"), 3: "="}.get(content[6], "")
    return ""
