"""Where every line of text lies on a page, read from the bytes of a PDF as a viewer does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple

from pypdf import PdfReader

TOKEN = re.compile(rb"\((?:\\.|[^\\()])*\)|/[^\s/\[\]()<>]+|[-+]?(?:\d+\.?\d*|\.\d+)|\[|\]|[A-Za-z'\"*]+", re.DOTALL)
ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1, 0, 0, 1, 0, 0)


class Placed(NamedTuple):
    """A line as it was drawn: its page from 1, where it begins and ends, its baseline and size in points."""

    page: int
    left: float
    right: float
    baseline: float
    size: float
    text: str


class _Font(NamedTuple):
    codes: dict[int, str]
    widths: list[float]


def placed(pdf: bytes) -> list[Placed]:
    """Every line of every page, in the order in which it was drawn."""
    found: list[Placed] = []
    fonts: dict[int, _Font] = {}
    for number, page in enumerate(PdfReader(BytesIO(pdf)).pages, 1):
        held: Any = page["/Resources"]["/Font"]  # type: ignore[index]  # pypdf says PdfObject of a dictionary
        named = {}
        for name, reference in held.items():
            if reference.idnum not in fonts:
                fonts[reference.idnum] = _font(reference.get_object())
            named[name.encode()] = fonts[reference.idnum]
        contents = page.get_contents()
        assert contents is not None
        found += _lines(number, contents.get_data(), named)
    return found


def _font(font: Any) -> _Font:
    told = font["/ToUnicode"].get_data().decode()
    pairs = re.findall(r"<(\w+)> <(\w+)>\n", told.partition("beginbfchar")[2])
    codes = {int(code, 16): bytes.fromhex(value).decode("utf-16-be", "replace") for code, value in pairs}
    return _Font(codes, [float(one) for one in font.get("/Widths", [])])


def _lines(page: int, content: bytes, fonts: dict[bytes, _Font]) -> Iterator[Placed]:
    """Reads the few operators that the papers are drawn with."""
    matrix, kept, stack = SAME, list[Matrix](), list[bytes]()
    font, size, line, run = _Font({}, []), 0.0, SAME, list[tuple[float, str]]()
    for token in TOKEN.findall(content):
        if not token[:1].isalpha() and token[:1] not in (b"'", b'"', b"*"):
            stack.append(token)
            continue
        numbers = [float(one) for one in stack if one[:1] not in b"/([]"]
        if token == b"q":
            kept.append(matrix)
        elif token == b"Q":
            matrix = kept.pop()
        elif token == b"cm":
            matrix = _times(_matrix(numbers), matrix)
        elif token == b"BT":
            run = []
        elif token == b"Tm":
            line = _matrix(numbers)
        elif token == b"Tf":
            font, size = fonts[stack[-2]], numbers[-1]
        elif token == b"Tj":
            run.append(_shown(stack[-1], font, size))
        elif (token == b"T*" or token == b"ET") and run:
            text = "".join(said for _, said in run)
            if text.strip():
                at = _times(line, matrix)
                scale = at[0]
                # A space at the end of a line is there for the ear.
                spaces = len(text) - len(text.rstrip(" "))
                white = spaces and spaces * font.widths[ord(" ")] * size / 1000
                wide = (sum(width for width, _ in run) - white) * scale
                yield Placed(page, at[4], at[4] + wide, at[5], size * scale, text.rstrip(" "))
            run = []
        stack = []


def _matrix(numbers: list[float]) -> Matrix:
    a, b, c, d, e, f = numbers[-6:]
    return (a, b, c, d, e, f)


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _shown(written: bytes, font: _Font, size: float) -> tuple[float, str]:
    codes = ESCAPED.sub(_unescaped, written[1:-1])
    wide = sum(font.widths[code] if code < len(font.widths) else 0 for code in codes)
    return wide * size / 1000, "".join(font.codes.get(code, "") for code in codes)


def _unescaped(match: re.Match[bytes]) -> bytes:
    given = match[1]
    return bytes([int(given, 8) & 255]) if given.isdigit() else LETTERS.get(given, given)
