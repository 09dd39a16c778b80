"""Text files of any size and in any usual encoding, line by line: no more of one is in memory than a row may hold."""

from __future__ import annotations

import codecs
import csv
import io
import os
import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from calculators.errors import Refusal
from restructure.files import open_plain
from restructure.importing.lines import Cancelled, Line, Progress, never_cancelled

OTHER_ENCODINGS = ("big5hkscs", "cp1252", "utf_16", "utf_16_le", "utf_16_be", "cp932")
UNICODE = frozenset({"utf-8", "utf_16", "utf_16_le", "utf_16_be"})
LETTERS: Mapping[str, tuple[re.Pattern[str], int]] = {
    "gb18030": (re.compile(r"[\u3400-\u9fff]"), 1),
    "big5hkscs": (re.compile(r"[\u3400-\u9fff]"), 9),
    "cp932": (re.compile(r"[\u3041-\u30fe]"), 1),
    "euc_jp": (re.compile(r"[\u3041-\u30fe]"), 1),
    "cp949": (re.compile(r"[\uac00-\ud7a3]"), 9),
    "cp1252": (re.compile(r"[\xa3\xc0-\xff]"), 9),
}
"""Encodings that two languages may share a text in, and of ten of its characters beyond ASCII so many that each has at
least: a text that has them may be in it."""
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
BOM = "\ufeff"
PIECE = 1 << 20
"""So many bytes are looked at together; so many also tell an encoding that is neither UTF-8 nor everyday Chinese."""
BEGINNING = 1 << 16
"""So many bytes tell which other encodings a text could be in."""
LONGEST_ROW = 1 << 18
MOST_COLUMNS = 16_384
"""No spreadsheet has more."""
MOST_OPEN_QUOTES = 1000
TOGETHER = 200
TOO_LONG = "row limit"
FEW = 9
"""So many characters beyond ASCII must be whole for each that is not."""
NOT_WESTERN = re.compile(rb"[\x80-\xff]{4}")
"""Western text has no four accents in a row; Chinese in another encoding has."""


State = tuple[int, int, int]
EVERYDAY_BIG5 = bytes(range(0xA4, 0xC7))
"""The first bytes of characters in everyday use; Chinese in GB 18030 is full of others when it is read as Big5."""
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text file of which the ``encoding`` and how many ``breaks`` of lines it has are known. A byte that is no
    character leaves a mark in its cell, which is refused there. By its letters alone it could be in one of the
    ``rivals`` as well."""

    path: Path
    encoding: str
    breaks: int
    state: State
    rivals: tuple[str, ...] = ()

    def pieces(self, characters: int) -> Iterator[str]:
        """The text in pieces of so many characters. Refuses as ``lines``."""
        return self._read(lambda text: iter(partial(text.read, characters), ""))

    def lines(self) -> Iterator[str]:
        """The lines with their ends; of one that is longer than any row its beginning. Refuses a file that is not the
        same as before, and one that changes while it is read."""
        return self._read(_lines)

    def _read(self, parts: Callable[[io.TextIOWrapper], Iterator[str]]) -> Iterator[str]:
        try:
            with open_plain(self.path) as file, self._text(file) as text:
                yield from parts(text)
                if _state(file) != self.state:
                    raise Refusal("file", "file_changed")
        except OSError:
            raise Refusal("file", "file_unreadable") from None

    def _text(self, file: BinaryIO) -> io.TextIOWrapper:
        if _state(file) != self.state:
            raise Refusal("file", "file_changed")
        text = io.TextIOWrapper(file, self.encoding, "replace", newline="")
        if text.read(1) != BOM:
            text.seek(0)
        return text


def text_file(path: Path, progress: Progress = never_cancelled) -> TextFile:
    """A text file, looked through once. Refuses one that is no plain file, is empty, is in no usual encoding, or partly
    in one and partly in another; raises ``Cancelled`` when ``progress`` answers False."""
    try:
        with open_plain(path) as file:
            encoding, breaks = _encoding(file, progress)
            rivals = () if encoding in UNICODE else _rivals(file, encoding)
            return TextFile(path, encoding, breaks, _state(file), rivals)
    except OSError:
        raise Refusal("file", "file_unreadable") from None


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    for line in iter(partial(text.readline, LONGEST_ROW + 1), ""):
        yield line
        if len(line) > LONGEST_ROW and line[-1] not in "\r\n":
            _pass_over(text)


def _pass_over(text: io.TextIOWrapper) -> None:
    """Read to the end of a line, and keep none of it."""
    for more in iter(partial(text.readline, LONGEST_ROW), ""):
        if more[-1] in "\r\n":
            return


def _state(file: BinaryIO) -> State:
    now = os.fstat(file.fileno())
    return now.st_ino, now.st_size, now.st_mtime_ns


def _encoding(file: BinaryIO, progress: Progress) -> tuple[str, int]:
    """The encoding of a file, and how many breaks of lines it has: UTF-8 where it is, GB 18030 where it is everyday
    Chinese, else what its bytes look like. Refuses an empty file, and one of two encodings."""
    breaks = {b"\n": 0, b"\r": 0}
    unicode: codecs.IncrementalDecoder | None = codecs.getincrementaldecoder("utf-8")()
    filled = False
    for piece in pieces(file, progress):
        filled = filled or bool(piece.strip())
        for end in breaks:
            breaks[end] += piece.count(end)
        try:
            if unicode is not None:
                unicode.decode(piece)
        except UnicodeDecodeError:
            unicode = None
    if not filled:
        raise Refusal("file", "file_empty")
    lines = breaks[b"\n"] or breaks[b"\r"] or 1
    try:
        if unicode is not None:
            unicode.decode(b"", True)
            return "utf-8", lines
    except UnicodeDecodeError:
        pass
    return _other_encoding(file, progress), lines


def pieces(file: BinaryIO, progress: Progress) -> Iterator[bytes]:
    """The bytes of a file from its first, in pieces. Raises ``Cancelled`` when ``progress`` answers False between
    two."""
    file.seek(0)
    while piece := file.read(PIECE):
        yield piece
        if len(piece) == PIECE and not progress(0, 0):
            raise Cancelled


def _other_encoding(file: BinaryIO, progress: Progress) -> str:
    file.seek(0)
    sample = file.read(PIECE)
    if sample.startswith(UTF_16):
        return "utf_16"
    chinese, unicode, western = _Reading("gb18030"), _Reading("utf-8"), True
    for piece in pieces(file, progress):
        chinese.add(piece)
        unicode.add(piece)
        western = western and NOT_WESTERN.search(piece) is None
    if chinese.broken == 0 and chinese.is_common:
        return "gb18030"
    if unicode.beyond - unicode.broken >= FEW * unicode.broken:
        return "utf-8"
    if chinese.is_common:
        return "gb18030"
    # At first use: the first window need not wait for it.
    import charset_normalizer

    whole = _whole_lines(sample, PIECE)
    best = charset_normalizer.from_bytes(whole, cp_isolation=list(OTHER_ENCODINGS)).best()
    found = best.encoding if best is not None else ""
    if found == "cp932" and western and not _could_be(whole, "cp932"):
        # £ alone would be half of a katakana.
        found = "cp1252"
    if found and (found != "cp1252" or western):
        return found
    if chinese.broken == 0 and FEW * unicode.common < chinese.beyond:
        # Names are full of characters that nobody writes every day.
        return "gb18030"
    raise Refusal("file", "file_encoding")


def _whole_lines(sample: bytes, most: int) -> bytes:
    return sample if len(sample) < most else sample[: sample.rfind(b"\n") + 1] or sample


def _rivals(file: BinaryIO, encoding: str) -> tuple[str, ...]:
    """The other encodings that the beginning of a text could be in."""
    file.seek(0)
    whole = _whole_lines(file.read(BEGINNING), BEGINNING)
    return tuple(one for one in LETTERS if one != encoding and _could_be(whole, one))


def _could_be(text: bytes, encoding: str) -> bool:
    """Whether a text is whole in an encoding, and has the letters of the language for which that is used."""
    if encoding == "cp1252" and NOT_WESTERN.search(text):
        return False
    try:
        decoded = text.decode(encoding)
    except UnicodeDecodeError:
        return False
    if encoding == "big5hkscs":
        leads = "".join(BEYOND_ASCII.findall(decoded)).encode(encoding)[::2]
        if FEW * len(leads.translate(None, EVERYDAY_BIG5)) > len(leads):
            return False
    letters, least = LETTERS[encoding]
    return 10 * len(letters.findall(decoded)) >= least * len(BEYOND_ASCII.findall(decoded))


class _Reading:
    """Counts what a file would be in one encoding: characters ``beyond`` ASCII, those of them that are ``broken``, and
    those in everyday use (GB 2312)."""

    def __init__(self, encoding: str) -> None:
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self.beyond = self.broken = self.common = 0

    def add(self, piece: bytes) -> None:
        """Count one piece more."""
        text = self._decoder.decode(piece)
        ascii_ = len(text.encode("ascii", "ignore"))
        self.beyond += len(text) - ascii_
        self.broken += text.count("\N{REPLACEMENT CHARACTER}")
        # Two bytes each.
        self.common += (len(text.encode("gb2312", "ignore")) - ascii_) // 2

    @property
    def is_common(self) -> bool:
        """Return whether nine of ten of the characters beyond ASCII are in everyday use."""
        return 10 * self.common >= FEW * self.beyond


@dataclass(slots=True)
class _Fed:
    """Lines on their way to the reader of CSV: those of the row that is being read are kept until it is whole."""

    source: Iterator[str]
    again: deque[str]
    row: list[str]
    length: int = 0

    def __iter__(self) -> _Fed:
        return self

    def __next__(self) -> str:
        line = self.again.popleft() if self.again else next(self.source)
        self.row.append(line)
        self.length += len(line)
        if self.length > LONGEST_ROW:
            raise csv.Error(TOO_LONG)
        return line

    def whole(self) -> int:
        """Let go of the row; returns how many lines it had."""
        lines = len(self.row)
        self.row.clear()
        self.length = 0
        return lines

    def back(self) -> None:
        """Begin again with the second line of the row."""
        self.again.extendleft(reversed(self.row[1:]))
        self.whole()


def csv_rows(lines: Iterator[str], delimiter: str) -> Iterator[Line]:
    """The rows of a CSV text. Behind a quotation mark that is never closed, reading goes on with the next line. Refuses
    a text with very many of these, and one that is wider than any spreadsheet."""
    done = 0
    while together := list(islice(lines, TOGETHER)):
        if '"' in "".join(together) or max(map(len, together)) > MOST_COLUMNS:
            lines = chain(together, lines)
            break
        # Where nothing is quoted, a line is a row, and none is too wide.
        yield from enumerate(csv.reader(together, delimiter=delimiter), done + 1)
        done += len(together)
    fed = _Fed(lines, deque(), [])
    for _ in range(MOST_OPEN_QUOTES):
        try:
            for cells in csv.reader(fed, strict=True, delimiter=delimiter):
                done += fed.whole()
                if len(cells) > MOST_COLUMNS:
                    raise Refusal("file", "file_wide", line=done, largest=MOST_COLUMNS)
                yield done, cells
        except csv.Error as error:
            done += 1
            yield done, "text_too_long" if "limit" in str(error) else "quote_open"
            fed.back()
        else:
            return
    raise Refusal("file", "file_not_csv", line=done)
