"""Files as rows of text: CSV and TSV in any usual encoding, XLSX, XLS, ODS; a bomb is refused before it is unpacked."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from calculators.errors import Refusal
from restructure.files import open_plain
from restructure.importing.lines import OLE, WITHIN, ZIP, Progress, Score, Sheet, never_cancelled
from restructure.importing.text_files import UNICODE, TextFile, csv_rows, pieces, text_file
from restructure.importing.web_tables import is_web_table
from restructure.importing.workbooks import open_workbook

DELIMITERS = (",", ";", "\t", "|", "\N{FULLWIDTH COMMA}")
"""A spreadsheet writes a semicolon where the comma is the decimal sign."""
SEPARATOR = re.compile(r"\"?sep=(.)\"?[ \t]*(?=[\r\n])", re.IGNORECASE)
"""The line by which a text tells Excel its delimiter."""
NO_LIST = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
"""How files begin that hold no list: papers, pictures, other archives."""

DATA = re.compile(r"\s*(\{\s*[\"}]|\[\s*[\[{\]])")
"""How a text begins that holds data for programs: JSON, or a line of it."""

LARGEST_UNPACKED = 2_000_000_000
SMALL_UNPACKED = 20_000_000
MOST_TIMES = 60
"""A sheet of text shrinks to a tenth or so; one that shrinks to a sixtieth was made to fill the memory."""

PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""Other ways of packing ask for as much memory as the file says."""
XML_START = 4096
WESTERN, CLEAR = "cp1252", 2
"""An encoding in which any text of another is whole; so many names that are known tell that it is none of that."""
PREFIX = 1 << 18
"""So many characters hold the head of a list, or what else tells the kind of a text."""


def open_sheet(path: Path, score: Score, progress: Progress = never_cancelled, sheet: str = "") -> Sheet:
    """The rows of a file, of a workbook those of the named ``sheet`` or the first that is shown and holds something;
    by ``score`` a delimiter is recognised.

    Refuses a file that cannot be read, is empty, in no usual encoding, or would unpack beyond any reason. Raises
    ``Cancelled`` when ``progress`` answers False while a workbook is waited for.
    """
    with open_plain(path) as file:
        start = _first_bytes(file)
        if start.startswith(tuple(one[:4] for one in NO_LIST)):
            raise Refusal("file", "file_no_list")
        digest = _digest(file, progress)
    if start in (ZIP, OLE):
        return replace(open_workbook(path, progress, sheet), sha256=digest)
    text = text_file(path, progress)
    first = next(text.pieces(PREFIX), "")
    if DATA.match(first):
        raise Refusal("file", "file_no_list")
    if is_web_table(first):
        doubtful = text.encoding if text.rivals else ""
        return replace(open_workbook(path, progress, sheet), sha256=digest, encoding=doubtful)
    surest, doubtful = _surest(text, score)
    if surest != text:
        text, first = surest, next(surest.pieces(PREFIX), "")
    said = SEPARATOR.match(first)
    delimiter = said[1] if said is not None else _delimiter(first, score)
    lines = text.lines() if said is None else _without_separator(text.lines(), said)
    return Sheet(csv_rows(lines, delimiter), text.breaks, sha256=digest, encoding=doubtful)


def _surest(text: TextFile, score: Score) -> tuple[TextFile, str]:
    """A text in the encoding in which the most names are known, and that encoding where another is as likely: whoever
    reads is to look at the names."""
    if text.encoding in UNICODE:
        return text, ""
    known = {one: _known(replace(text, encoding=one), score) for one in (text.encoding, *text.rivals)}
    best = max(known, key=lambda one: known[one])
    others = [known[one] for one in known if one != best]
    clear = best != WESTERN and known[best] >= CLEAR and all(one < known[best] for one in others)
    return replace(text, encoding=best), "" if clear else best


def _known(text: TextFile, score: Score) -> int:
    first = _first_lines(next(text.pieces(PREFIX), ""))
    return max(_best(first, one, score) for one in DELIMITERS)


def _first_bytes(file: BinaryIO) -> bytes:
    try:
        return file.read(len(ZIP))
    except OSError:
        raise Refusal("file", "file_unreadable") from None


def _digest(file: BinaryIO, progress: Progress) -> str:
    digest = hashlib.sha256()
    try:
        for piece in pieces(file, progress):
            digest.update(piece)
        return digest.hexdigest()
    except OSError:
        raise Refusal("file", "file_unreadable") from None


def _without_separator(lines: Iterator[str], said: re.Match[str]) -> Iterator[str]:
    """The lines, the one that tells the delimiter left blank, so that the others keep their numbers."""
    yield next(lines)[said.end() :]
    yield from lines


def check_zip(path: Path) -> None:
    """Refuse a packed file by its directory alone: too large, too tightly packed, packed as no spreadsheet is, or with
    entities declared. Any other is left to its reader."""
    try:
        with path.open("rb") as file:
            if file.read(4) != ZIP:
                return
        with zipfile.ZipFile(path) as packed:
            if not {entry.compress_type for entry in packed.infolist()} <= PACKED:
                raise Refusal("file", "file_sheet")
            safe = _is_safe(packed, path.stat().st_size)
    except Refusal:
        raise
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError, zlib.error):
        raise Refusal("file", "file_sheet") from None
    if not safe:
        raise Refusal("file", "file_bomb")


def _is_safe(packed: zipfile.ZipFile, size: int) -> bool:
    whole = sum(entry.file_size for entry in packed.infolist())
    if whole > LARGEST_UNPACKED or (whole > SMALL_UNPACKED and whole > MOST_TIMES * size):
        return False
    parts = [entry for entry in packed.infolist() if entry.filename.endswith((".xml", ".rels"))]
    return not any(b"<!DOCTYPE" in packed.open(part).read(XML_START) for part in parts)


def _delimiter(text: str, score: Score) -> str:
    """The delimiter at which one of the first lines falls into the most columns that are known; where none does, the
    one that stands in the most lines equally often."""
    first = _first_lines(text)

    def known(delimiter: str) -> tuple[int, int, int]:
        best = _best(first, delimiter, score)
        counts = [count for line in first if (count := line.count(delimiter))]
        usual = max(set(counts), key=lambda count: (counts.count(count), count), default=0)
        return best, counts.count(usual), usual

    return max(DELIMITERS, key=known)


def _first_lines(text: str) -> list[str]:
    return [line.strip("\r\n") for line in islice(filter(str.strip, io.StringIO(text, newline=None)), WITHIN)]


def _best(lines: Sequence[str], delimiter: str, score: Score) -> int:
    """The most names that are known in one of the lines."""
    return max((score([name.strip().strip('"') for name in line.split(delimiter)]) for line in lines), default=0)
