"""Text files of any size and in any usual encoding, line by line: no more of one is in memory than a row may hold."""

from __future__ import annotations

import codecs
import csv
import io
import os
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from calculators.errors import Refusal
from restructure.files import open_plain
from restructure.importing.lines import Cancelled, Line, Progress, never_cancelled

OTHER_ENCODINGS = ("big5", "cp1252", "utf_16", "utf_16_le", "utf_16_be", "shift_jis")
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
BOM = "\ufeff"
PIECE = 1 << 20
"""So many bytes are looked at together; so many also tell an encoding that is neither UTF-8 nor everyday Chinese."""
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


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text file of which the ``encoding`` and how many ``breaks`` of lines it has are known. A byte that is no
    character leaves a mark in its cell, which is refused there."""

    path: Path
    encoding: str
    breaks: int
    state: State

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
    """A text file, looked through once. Refuses one that is no plain file, is empty, is in no usual encoding, or in two
    of them; raises ``Cancelled`` when ``progress`` answers False."""
    try:
        with open_plain(path) as file:
            return TextFile(path, *_encoding(file, progress), _state(file))
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

    whole = sample if len(sample) < PIECE else sample[: sample.rfind(b"\n") + 1] or sample
    best = charset_normalizer.from_bytes(whole, cp_isolation=list(OTHER_ENCODINGS)).best()
    if best is None or (best.encoding == "cp1252" and not western):
        raise Refusal("file", "file_encoding")
    return best.encoding


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
