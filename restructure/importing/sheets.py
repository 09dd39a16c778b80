"""Files as rows of text: CSV and TSV in any usual encoding, XLSX, XLS, ODS; a bomb is refused before it is unpacked."""

from __future__ import annotations

import csv
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path

from calculators.errors import Refusal
from restructure.importing.heads import WITHIN, Score
from restructure.importing.lines import Line, Progress, Sheet, never_cancelled
from restructure.importing.web_tables import is_web_table, web_rows
from restructure.importing.workbooks import open_workbook

OTHER_ENCODINGS = ("big5", "cp1252", "utf_16", "utf_16_le", "utf_16_be", "shift_jis")
DELIMITERS = (",", ";", "\t", "|", "\N{FULLWIDTH COMMA}")
"""A spreadsheet writes a semicolon where the comma is the decimal sign."""
SEPARATOR = re.compile(r"\"?sep=(.)\"?[ \t]*(?=[\r\n])", re.IGNORECASE)
"""The line by which a text tells Excel its delimiter."""
NO_LIST = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
"""How files begin that hold no list: papers, pictures, other archives."""

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
LARGEST_UNPACKED = 2_000_000_000
SMALL_UNPACKED = 20_000_000
MOST_TIMES = 60
"""A sheet of text shrinks to a tenth or so; one that shrinks to a sixtieth was made to fill the memory."""

XML_START = 4096
MOST_OPEN_QUOTES = 1000


def open_sheet(path: Path, score: Score, progress: Progress = never_cancelled, sheet: str = "") -> Sheet:
    """The rows of a file, of a workbook those of the named ``sheet`` or the first that is shown and holds something;
    by ``score`` a delimiter is recognised.

    Refuses a file that cannot be read, is empty, in no usual encoding, or would unpack beyond any reason. Raises
    ``Cancelled`` when ``progress`` answers False while a workbook is waited for.
    """
    try:
        with path.open("rb") as file:
            start = file.read(4)
        if start in (ZIP, OLE):
            check_zip(path)
            return open_workbook(path, progress, sheet)
        if start.startswith(tuple(one[:4] for one in NO_LIST)):
            raise Refusal("file", "file_no_list")
        text = decode(path.read_bytes())
    except OSError:
        raise Refusal("file", "file_unreadable") from None
    lines = text.count("\n") or text.count("\r") or 1
    if is_web_table(text):
        return Sheet(web_rows(text), lines)
    said = SEPARATOR.match(text)
    # The line stays, blank, so that the others keep their numbers.
    rest = text[said.end() :] if said is not None else text
    return Sheet(csv_rows(rest, said[1] if said is not None else _delimiter(text, score)), lines)


def check_zip(path: Path) -> None:
    """Refuse a packed file by its directory alone: too large, too tightly packed, or with entities declared. Any other
    is left to its reader."""
    try:
        with path.open("rb") as file:
            if file.read(4) != ZIP:
                return
        with zipfile.ZipFile(path) as packed:
            safe = _is_safe(packed, path.stat().st_size)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, zlib.error, lzma.LZMAError):
        raise Refusal("file", "file_sheet") from None
    if not safe:
        raise Refusal("file", "file_bomb")


def _is_safe(packed: zipfile.ZipFile, size: int) -> bool:
    whole = sum(entry.file_size for entry in packed.infolist())
    if whole > LARGEST_UNPACKED or (whole > SMALL_UNPACKED and whole > MOST_TIMES * size):
        return False
    parts = [entry for entry in packed.infolist() if entry.filename.endswith((".xml", ".rels"))]
    return not any(b"<!DOCTYPE" in packed.open(part).read(XML_START) for part in parts)


EXACT_BELOW = 1e15
"""A spreadsheet keeps fifteen digits of a number; of a longer one the last are lost, and it is left in exponents."""


def plain(cell: object) -> str:
    """A cell of a spreadsheet as it would stand in a text file; a number without the noise of binary fractions.

    >>> plain(0.1 + 0.2), plain(1234.0), plain(date(2026, 11, 1)), plain(True)
    ('0.3', '1234', '2026-11-01', 'TRUE')
    """
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        if abs(cell) >= EXACT_BELOW:
            return f"{cell:.14e}"
        short = f"{cell:.15g}"
        return short if "e" not in short else f"{cell:f}"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat()
    if isinstance(cell, date | time | timedelta):
        return cell.isoformat() if not isinstance(cell, timedelta) else str(cell)
    return str(cell)


def csv_rows(text: str, delimiter: str) -> Iterator[Line]:
    """The rows of a CSV text. Behind a quotation mark that is never closed, reading goes on with the next line."""
    done = 0
    for _ in range(MOST_OPEN_QUOTES):
        source = io.StringIO(text, newline="")
        for _ in islice(source, done):
            pass
        skipped, reader = done, csv.reader(source, strict=True, delimiter=delimiter)
        try:
            for cells in reader:
                done = skipped + reader.line_num
                yield done, cells
        except csv.Error as error:
            done += 1
            yield done, "text_too_long" if "field limit" in str(error) else "quote_open"
        else:
            return
    raise Refusal("file", "file_not_csv", line=done)


def decode(raw: bytes) -> str:
    """The text of a file: UTF-8 where it is, GBK where it is everyday Chinese, else what its bytes look like. A byte
    that is no character leaves a mark in its cell, which is refused there. Refuses a file of two encodings."""
    if not raw.strip():
        raise Refusal("file", "file_empty")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        known = _common_chinese(raw, "strict") or _nearly_unicode(raw) or _common_chinese(raw, "replace")
    if known is not None:
        return known
    # At first use: the first window need not wait for it.
    import charset_normalizer

    best = charset_normalizer.from_bytes(raw, cp_isolation=list(OTHER_ENCODINGS)).best()
    if best is None or (best.encoding == "cp1252" and NOT_WESTERN.search(raw)):
        raise Refusal("file", "file_encoding")
    return str(best)


FEW = 9
"""So many characters beyond ASCII must be whole for each that is not."""
NOT_WESTERN = re.compile(rb"[\x80-\xff]{4}")
"""Western text has no four accents in a row; Chinese in another encoding has."""


def _nearly_unicode(raw: bytes) -> str | None:
    """The text as UTF-8 where but few of its characters are broken."""
    text = raw.decode("utf-8-sig", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    beyond = sum(not character.isascii() for character in text)
    return text if beyond - broken >= FEW * broken else None


def _common_chinese(raw: bytes, errors: str) -> str | None:
    """The text as GB 18030, None unless nine of ten of its characters beyond ASCII are in everyday use (GB 2312)."""
    try:
        text = raw.decode("gb18030", errors)
    except UnicodeDecodeError:
        return None
    beyond = [character for character in text if not character.isascii()]
    common = sum(len(character.encode("gb2312", "ignore")) > 0 for character in beyond)
    return text if 10 * common >= FEW * len(beyond) else None


def _delimiter(text: str, score: Score) -> str:
    """The delimiter at which one of the first lines falls into the most columns that are known; where none does, the
    one that stands in the most lines equally often."""
    first = [line.strip("\r\n") for line in islice(filter(str.strip, io.StringIO(text, newline=None)), WITHIN)]

    def known(delimiter: str) -> tuple[int, int, int]:
        best = max(score([name.strip().strip('"') for name in line.split(delimiter)]) for line in first)
        counts = [count for line in first if (count := line.count(delimiter))]
        usual = max(set(counts), key=lambda count: (counts.count(count), count), default=0)
        return best, counts.count(usual), usual

    return max(DELIMITERS, key=known)
