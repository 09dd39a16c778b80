"""Workbooks of Excel 2007 and later, row by row: neither the sheet nor its texts are in memory, however many there are.

Source: ECMA-376, part 1 (SpreadsheetML), chapter 18.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import IO, TypeVar

from calculators.errors import Refusal
from restructure.importing.cell_texts import plain
from restructure.importing.lines import Filled, Marks, note_row
from restructure.importing.number_formats import Format, as_shown, format_of
from restructure.importing.outline import Outline, feed, parse, parser_of, pieces

MOST_ROWS, MOST_COLUMNS, MOST_LETTERS = 1_048_576, 16_384, 3
BOOK = "xl/workbook.xml"
LONGEST_TEXT = 1 << 18
"""Characters of one cell; a spreadsheet holds 32,767."""
DATES = frozenset({*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)})
"""Numbers of formats that every spreadsheet knows as days and times, those of Chinese ones among them."""
ELAPSED, MONTHS = 46, frozenset({17, 57})
"""Those that show a time that passed, and those that show a month and no day."""
PERCENT = {"9": "0%", "10": "0.00%"}
UNSHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
"""What a format shows as it stands, or does not show: it says nothing of what the number is."""
COUNTED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
FIRST, FIRST_1904 = (datetime.fromisoformat(day) for day in ("1899-12-31", "1904-01-01"))
LEAP_DAY, LARGEST_DAY = 60, 2_958_466
SHORT, MONTH = 15, 7
"""Places of a number that is read as it stands; of a day, those of its year and month: the first of a month that shows
no day was typed by nobody."""
MARKED = re.compile(
    rb"<(?:\w+:)?(?:"
    rb"(?P<hidden>row\s[^>]*?\b(?:hidden=[\"'](?:1|true)|ht=[\"']0(?:\.0+)?[\"']))"
    rb"|mergeCell\s[^>]*?\bref=[\"'](?P<merged>[A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"
    rb"|col\s(?P<columns>[^>]*)>"
    rb"|autoFilter\s[^>]*?\bref=[\"'](?P<filter>[A-Z]{1,3}\d)"
    rb"|filterColumn\s[^>]*?\bcolId=[\"'](?P<by>\d{1,5})[\"'])"
)
"""What a sheet does not show as it holds it, in the text of its part."""
NO_SIZE = re.compile(r"0(\.0+)?")
LONGEST_MARK, MOST_HIDDEN = 1 << 12, 1000
GIVEN = re.compile(r"(\w+)=[\"']([^\"']*)[\"']")
BLANK = ";;;"
"""The format that shows nothing."""
AREA = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
WHITE, NO_FILL = frozenset({"FFFFFFFF", "00FFFFFF", "FFFFFF"}), frozenset({"", "none"})


@dataclass(frozen=True, slots=True)
class Style:
    """Style of a cell: what its number is and shows, whether it is struck through, or not to be seen."""

    kind: str = ""
    format: Format = ()
    struck: bool = False
    unseen: bool = False


AS_IT_IS = Style()


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: its name, the part that it lies in, and whether it is shown."""

    name: str
    part: str
    shown: bool


class Workbook:
    """A workbook that is open: its ``pages`` in their order, and what their cells refer to."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        """Find the sheets. Refuses what is no workbook."""
        self._packed = packed
        self._parts = {name.replace("\\", "/").lower(): name for name in packed.namelist()}
        relations = self._relations()
        self._stale, self._since_1904 = False, False
        found: list[tuple[str, str, bool]] = []

        def begin(name: str, given: dict[str, str]) -> None:
            match name.rpartition(":")[2]:
                case "sheet":
                    relation = next((value for key, value in given.items() if key.rpartition(":")[2] == "id"), "")
                    found.append((given.get("name", ""), relation, given.get("state", "visible") == "visible"))
                case "calcPr":
                    self._stale = given.get("fullCalcOnLoad") in ("1", "true")
                case "workbookPr":
                    self._since_1904 = given.get("date1904") in ("1", "true")

        with self._part(BOOK) as content:
            parse(content, begin)
        # A chart that fills a page of its own is no sheet of cells.
        self.pages = [
            Page(name, relations[relation][1], shown)
            for name, relation, shown in found
            if relation in relations and relations[relation][0] == "worksheet"
        ]
        others = dict(relations.values())
        self._styles = self._read_styles(others.get("styles", ""))
        self._texts = _Texts(self._part, others.get("sharedStrings", ""))

    def _relations(self) -> dict[str, tuple[str, str]]:
        """Each relation of the workbook, with its kind and the part that it leads to."""
        found: dict[str, tuple[str, str]] = {}

        def begin(name: str, given: dict[str, str]) -> None:
            if name.rpartition(":")[2] == "Relationship":
                target = given.get("Target", "").replace("\\", "/")
                part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
                found[given.get("Id", "")] = given.get("Type", "").rpartition("/")[2], posixpath.normpath(part)

        with self._part("xl/_rels/workbook.xml.rels") as content:
            parse(content, begin)
        return found

    def _part(self, name: str) -> IO[bytes]:
        real = self._parts.get(name.lower())
        if real is None:
            raise Refusal("file", "file_sheet")
        return self._packed.open(real)

    def _read_styles(self, part: str) -> list[Style]:
        """What each style of a cell makes of it."""
        if part.lower() not in self._parts:
            return []
        own: dict[str, str] = {}
        fonts: list[Style] = []
        filled: list[bool] = []
        styles: list[Style] = []
        within = ""

        def begin(name: str, given: dict[str, str]) -> None:
            nonlocal within
            match plain_name := name.rpartition(":")[2]:
                case "numFmt" if not within:
                    own[given.get("numFmtId", "")] = given.get("formatCode", "")
                case "fonts" | "fills" | "cellXfs":
                    within = plain_name
                case "font" if within == "fonts":
                    fonts.append(AS_IT_IS)
                case "strike" if within == "fonts" and fonts and given.get("val", "1") not in ("0", "false"):
                    fonts[-1] = replace(fonts[-1], struck=True)
                case "color" if within == "fonts" and fonts and _is_white(given):
                    fonts[-1] = replace(fonts[-1], unseen=True)
                case "fill" if within == "fills":
                    filled.append(False)
                case "patternFill" if within == "fills" and filled:
                    filled[-1] = given.get("patternType", "") not in NO_FILL
                case "gradientFill" if within == "fills" and filled:
                    filled[-1] = True
                case "fgColor" if within == "fills" and filled and _is_white(given):
                    filled[-1] = False
                case "xf" if within == "cellXfs":
                    number = given.get("numFmtId", "0")
                    font = _at(fonts, given.get("fontId", ""), AS_IT_IS)
                    unseen = font.unseen and not _at(filled, given.get("fillId", ""), False)
                    unseen = unseen or own.get(number, "") == BLANK
                    kind = kind_of(own[number]) if number in own else known_kind(number)
                    code = PERCENT.get(number, own.get(number, "")) if not kind else ""
                    styles.append(replace(font, kind=kind, format=format_of(code), unseen=unseen))

        def end(name: str) -> None:
            nonlocal within
            within = "" if name.rpartition(":")[2] == within else within

        with self._part(part) as content:
            parse(content, begin, end)
        return styles

    def marks(self, page: Page) -> Marks:
        """Return what a sheet does not show as it holds it."""
        found, hidden, first = Marks(), False, 0
        for tag in self._marked(page):
            hidden = hidden or bool(tag["hidden"])
            if tag["merged"] and (block := _block(tag["merged"].decode())):
                found.merged.append(block)
            if tag["columns"]:
                found.columns += _hidden_columns(tag["columns"].decode("utf-8", "replace"))
            if tag["filter"]:
                first = column_of(tag["filter"].decode().rstrip("0123456789"))
            if tag["by"]:
                found.filtered.append(first + int(tag["by"]))
        if hidden or self._texts.any_struck() or any(style.struck or style.unseen for style in self._styles):
            rows = self.rows(page)
            for _ in rows:
                continue
            found.rows, found.struck, found.unseen = rows.marks.rows, rows.marks.struck, rows.marks.unseen
        return found

    def _marked(self, page: Page) -> Iterator[re.Match[bytes]]:
        rest = b""
        with self._part(page.part) as content:
            for piece in pieces(content):
                text, end = rest + piece.replace(b"\0", b""), 0
                for tag in MARKED.finditer(text):
                    yield tag
                    end = tag.end()
                rest = text[max(end, len(text) - LONGEST_MARK) :]

    def rows(self, page: Page, most: int | None = None) -> Sheet:
        """The rows of a sheet, as far as ``most`` bytes of it go."""
        return Sheet(self._part(page.part), self._texts, self._styles, self._since_1904, self._stale, most)


def _is_white(given: dict[str, str]) -> bool:
    return given.get("rgb", "").upper() in WHITE or (given.get("theme") == "0" and "tint" not in given)


Held = TypeVar("Held")


def _at(held: Sequence[Held], place: str, otherwise: Held) -> Held:
    return held[int(place)] if place.isdecimal() and len(place) < SHORT and int(place) < len(held) else otherwise


def _block(reference: str) -> tuple[int, int, int, int] | None:
    """Rows and columns of cells that are one, None where no rows of a list are concerned."""
    found = AREA.fullmatch(reference)
    if found is None:
        return None
    return int(found[2]), int(found[4]), column_of(found[1]), column_of(found[3])


def _hidden_columns(given: str) -> Iterable[int]:
    """The columns that an element speaks of, where it hides them; what reaches to the end of the sheet is no list."""
    said = dict(GIVEN.findall(given))
    first, last = said.get("min", ""), said.get("max", "")
    if said.get("hidden") not in ("1", "true") and NO_SIZE.fullmatch(said.get("width", "")) is None:
        return ()
    known = first.isdecimal() and last.isdecimal() and max(len(first), len(last)) < SHORT
    return range(int(first) - 1, min(int(last), MOST_HIDDEN)) if known else ()


def known_kind(number: str) -> str:
    """Return what a format that every spreadsheet knows makes of a number."""
    known = int(number) if number.isascii() and number.isdigit() and len(number) < SHORT else 0
    if known in MONTHS:
        return "month"
    return "elapsed" if known == ELAPSED else "day" if known in DATES else ""


def kind_of(code: str) -> str:
    """Return what a format makes of a number: a ``day``, a ``month`` where it shows no day, a time that ``elapsed``, or
    nothing of these.

    >>> kind_of("yyyy/m/d;@"), kind_of("[h]:mm:ss"), kind_of('#,##0.00"days"'), kind_of("mmm-yy")
    ('day', 'elapsed', '', 'month')
    """
    said = UNSHOWN.sub("", code.partition(";")[0]).lower()
    if COUNTED.search(said):
        return "elapsed"
    if said == "general" or set("ymdhs").isdisjoint(said):
        return ""
    return "month" if {"y", "m"} <= set(said) and set("dhs").isdisjoint(said) else "day"


class _Texts:
    """The texts that cells share, read as far as somebody asks; kept as bytes, as there may be millions."""

    def __init__(self, part: Callable[[str], IO[bytes]], name: str) -> None:
        self._part, self._name = part, name
        self._bytes, self._ends = bytearray(), array("Q", [0])
        self._waiting: Iterator[None] | None = None
        self.struck: set[int] = set()

    def any_struck(self) -> bool:
        """Return whether a part of some text may be struck through."""
        if not self._name:
            return False
        rest = b""
        with self._part(self._name) as content:
            for piece in pieces(content):
                text = rest + piece.replace(b"\0", b"")
                if b"strike" in text:
                    return True
                rest = text[-len("strike") :]
        return False

    def at(self, place: int) -> str:
        """The text at a place. Refuses a workbook that has none there."""
        ends = self._ends
        while place >= len(ends) - 1:
            if self._waiting is None:
                self._waiting = self._read()
            if next(self._waiting, self) is self:
                raise Refusal("file", "file_sheet")
        return self._bytes[ends[place] : ends[place + 1]].decode()

    def _read(self) -> Iterator[None]:
        parts: list[str] = []
        unspoken, said, length = 0, False, 0

        def begin(name: str, given: dict[str, str]) -> None:
            nonlocal unspoken, said, length
            match name.rpartition(":")[2]:
                case "si":
                    parts.clear()
                    length = 0
                case "rPh":
                    unspoken += 1
                case "t":
                    said = not unspoken
                case "strike" if given.get("val", "1") not in ("0", "false"):
                    self.struck.add(len(self._ends) - 1)

        def end(name: str) -> None:
            nonlocal unspoken, said
            match name.rpartition(":")[2]:
                case "si":
                    self._bytes.extend(unescaped("".join(parts)).encode("utf-8", "replace"))
                    self._ends.append(len(self._bytes))
                case "rPh":
                    unspoken -= 1
                case "t":
                    said = False

        def say(text: str) -> None:
            nonlocal length
            if said:
                length += len(text)
                if length > LONGEST_TEXT:
                    raise Refusal("file", "file_sheet")
                parts.append(text)

        parser = parser_of(begin, end)
        parser.CharacterDataHandler = say
        with self._part(self._name) as content:
            for piece in pieces(content):
                feed(parser, piece)
                yield


def unescaped(text: str) -> str:
    """A text with the characters that XML has no place for.

    >>> unescaped("a_x000D_b"), unescaped("a_b")
    ('a\\rb', 'a_b')
    """
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


class Sheet:
    """The rows of a sheet as they are read, each with its number; what is blank is left out. ``lines`` and ``columns``
    are how far the sheet reaches as it says itself, known with the first row."""

    def __init__(
        self, content: IO[bytes], texts: _Texts, styles: list[Style], since_1904: bool, stale: bool, most: int | None
    ) -> None:
        self.lines = self.columns = 0
        self._content, self._most = content, most
        self._cells = _Cells(texts, styles, since_1904, stale)
        self.marks = self._cells.outline.marks

    def __iter__(self) -> Iterator[Filled]:
        cells, read = self._cells, 0
        parser = parser_of(cells.begin, cells.end)
        parser.CharacterDataHandler = cells.say
        with self._content as content:
            for piece in pieces(content):
                feed(parser, piece)
                self.lines, self.columns = cells.reach
                yield from cells.done
                cells.done.clear()
                read += len(piece)
                if self._most is not None and read > self._most:
                    return


@dataclass(slots=True)
class _Cells:
    """Follows the cells of a sheet; a reference may be missing, then a cell stands behind the one before. Refuses one
    beyond any sheet, and cells so far apart that most of the sheet is nothing."""

    texts: _Texts
    styles: list[Style]
    since_1904: bool
    stale: bool
    reach: tuple[int, int] = (0, 0)
    done: list[Filled] = field(default_factory=list)
    outline: Outline = field(default_factory=Outline)
    _row: int = 0
    _row_name: str = ""
    _column: int = -1
    _cells: list[str] = field(default_factory=list)
    _columns: dict[str, int] = field(default_factory=dict)
    _style: str = ""
    _kind: str = ""
    _formula: str | None = None
    _value: str | None = None
    _said: list[str] = field(default_factory=list)
    _length: int = 0
    _hears: bool = False
    _unspoken: int = 0
    _hides: bool = False
    _struck: bool = False

    def begin(self, name: str, given: dict[str, str]) -> None:
        """Begin an element."""
        match name if name in PLAIN else name.rpartition(":")[2]:
            case "c":
                self._place(given.get("r", ""))
                self._kind, self._style = given.get("t", ""), given.get("s", "")
                self._formula = self._value = None
                self._said.clear()
            case "v" | "f":
                self._said.clear()
                self._hears = True
            case "t":
                self._hears = not self._unspoken
            case "is":
                self._value = ""
            case "rPh":
                self._unspoken += 1
            case "row":
                self._begin_row(given.get("r", ""))
                self._hides = given.get("hidden") in ("1", "true") or NO_SIZE.fullmatch(given.get("ht", "")) is not None
                self._struck = False
            case "strike" if given.get("val", "1") not in ("0", "false"):
                self._struck = True
            case "dimension":
                self._reach(given.get("ref", ""))

    def say(self, text: str) -> None:
        """Hear a text."""
        if self._hears:
            self._length += len(text)
            if self._length > LONGEST_TEXT:
                raise Refusal("file", "file_sheet")
            self._said.append(text)

    def end(self, name: str) -> None:
        """End an element."""
        match name if name in PLAIN else name.rpartition(":")[2]:
            case "v":
                self._value, self._hears = "".join(self._said), False
            case "c":
                if self._value is not None or self._formula is not None:
                    self._add()
            case "f":
                self._formula, self._hears = "".join(self._said), False
            case "t":
                self._hears = False
            case "is":
                self._value = "".join(self._said)
            case "rPh":
                self._unspoken -= 1
            case "row":
                if any(self._cells):
                    self.done.append((self._row, self._cells))
                    if self._hides:
                        note_row(self.outline.marks.rows, self._row)
                    if self._struck:
                        note_row(self.outline.marks.struck, self._row)
                self._cells = []

    def _begin_row(self, number: str) -> None:
        self._row = int(number) if number else self._row + 1
        self._row_name, self._column, self._length = str(self._row), -1, 0
        if not 0 < self._row <= MOST_ROWS:
            raise Refusal("file", "file_sheet")

    def _place(self, reference: str) -> None:
        self._length = 0
        if not reference:
            self._column += 1
            return
        letters = reference.rstrip("0123456789")
        column = self._columns.get(letters)
        if column is None:
            column = self._columns[letters] = column_of(letters)
        # Neither a row within another, nor a cell beside its row, is written by any spreadsheet.
        if reference[len(letters) :] != self._row_name or column < len(self._cells):
            raise Refusal("file", "file_sheet")
        self._column = column

    def _reach(self, reference: str) -> None:
        found = re.fullmatch(r"[A-Z]{1,3}\d{1,7}:([A-Z]{1,3})(\d{1,7})", reference)
        if found:
            self.reach = int(found[2]), column_of(found[1]) + 1

    def _add(self) -> None:
        outline, column = self.outline, self._column
        if column >= MOST_COLUMNS:
            raise Refusal("file", "file_sheet")
        outline.cells += 1
        if self._row > outline.rows or column >= outline.columns:
            outline.rows, outline.columns = max(outline.rows, self._row), max(outline.columns, column + 1)
            outline.check()
        cells = self._cells
        if column > len(cells):
            cells += [""] * (column - len(cells))
        style = _at(self.styles, self._style, AS_IT_IS) if self._style else AS_IT_IS
        shown = self._shown(style)
        cells.append(shown)
        if shown and style is not AS_IT_IS:
            self._struck = self._struck or style.struck
            if style.unseen:
                outline.marks.unseen[column] = self._row

    def _shown(self, style: Style) -> str:
        """The cell as a text; what it shows where it has no value of its own."""
        kind, value = self._kind, self._value or ""
        if kind == "e":
            return value or "#N/A"
        if self._formula is not None:
            computed = value != "" or (self._value is not None and kind == "str")
            if not computed or (self.stale and value in ("0", "")):
                return f"={self._formula}"
        match kind:
            case "" | "n":
                if style.kind:
                    return self._day(value, style.kind)
                return as_shown(number_text(value), style.format) if style.format else number_text(value)
            case "s":
                return self._shared(int(value)) if value.isascii() and value.isdigit() else value
            case "b":
                return {"1": "TRUE", "0": "FALSE"}.get(value, value)
            case "d":
                return plain(datetime.fromisoformat(value))
        return unescaped(value)

    def _shared(self, place: int) -> str:
        text = self.texts.at(place)
        self._struck = self._struck or place in self.texts.struck
        return text

    def _day(self, value: str, format_: str) -> str:
        try:
            days = float(value)
        except ValueError:
            return value
        if not 0 <= days < LARGEST_DAY:
            return value
        passed = timedelta(milliseconds=round(days * 86_400_000))
        if format_ == "elapsed":
            return str(passed)
        if days < 1:
            return plain((FIRST + passed).time())
        # The first spreadsheet took 1900 for a leap year, and all that followed have its day too many.
        since_1900 = FIRST + passed - timedelta(days=days >= LEAP_DAY)
        moment = FIRST_1904 + passed if self.since_1904 else since_1900
        return plain(moment)[:MONTH] if format_ == "month" and moment.day == 1 else plain(moment)


def number_text(value: str) -> str:
    """A number as it would stand in a text file; what is none stays as it is.

    >>> number_text("50000"), number_text("0.30000000000000004"), number_text("x")
    ('50000', '0.3', 'x')
    """
    if value.isdigit() and value.isascii() and len(value) < SHORT and value[0] != "0":
        return value
    try:
        return plain(float(value))
    except ValueError:
        return value


PLAIN = frozenset({"c", "v", "f", "t", "is", "row"})


def column_of(letters: str) -> int:
    """The column that letters name, from 0. Refuses one beyond any sheet.

    >>> column_of("A"), column_of("XFD")
    (0, 16383)
    """
    if not (0 < len(letters) <= MOST_LETTERS and letters.isascii() and letters.isalpha()):
        raise Refusal("file", "file_sheet")
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    if column > MOST_COLUMNS:
        raise Refusal("file", "file_sheet")
    return column - 1
