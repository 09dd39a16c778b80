"""Reading a file of accounts: ``(accounts, problems)``, a bad row named by line, column and reason."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import charset_normalizer

from calculators.errors import Refusal
from restructure.account import Account
from restructure.importing.fields import Row
from restructure.importing.layouts import LAYOUTS, Layout
from restructure.store import accounts

LONGEST_FIELD = 10_000
OTHER_ENCODINGS = ("big5", "cp1252", "utf_16", "utf_16_le", "utf_16_be", "shift_jis")
STEP = 500
DELIMITERS = (",", ";", "\t")
"""A spreadsheet writes a semicolon where the comma is the decimal sign. Guessing from the rows would be unreliable."""

Progress = Callable[[int, int], bool]
"""Called with (bytes read, bytes in all) now and then; False cancels."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that was not taken: its line in the file (the header is line 1), the column, and why."""

    line: int
    column: str
    reason: Refusal


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds: the accounts, the rows that could not be taken, and which layout was recognised."""

    layout: str
    rows: int
    accounts: tuple[Account, ...]
    problems: tuple[Problem, ...]


class Cancelled(Exception):
    """The person stopped the import; nothing was stored."""


def read_file(path: Path, progress: Progress = lambda done, whole: True) -> Read:
    """Read a CSV file whose header names one of the known layouts.

    Refuses a file whose encoding or header is not recognised, an empty one, and one that cannot be read. Raises
    ``Cancelled`` when ``progress`` answers False.
    """
    try:
        raw = path.read_bytes()
    except OSError:
        raise Refusal("file", "file_unreadable") from None
    text = decode(raw)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=_delimiter(text))
    header = [name.strip() for name in next(_rows(reader), (0, []))[1]]
    layout = _layout(header)
    twice = next((name for name in header if name and header.count(name) > 1), None)
    if twice is not None:
        raise Refusal("file", "file_column_twice", column=twice[:40])
    found: dict[str, Account] = {}
    problems: list[Problem] = []
    rows = 0
    for line, cells in _rows(reader):
        rows += 1
        if rows % STEP == 0 and not progress(min(line * len(raw) // (text.count("\n") or 1), len(raw)), len(raw)):
            raise Cancelled
        outcome = _account(layout, header, cells, line, found)
        if isinstance(outcome, Problem):
            problems.append(outcome)
        else:
            found[outcome.number] = outcome
    return Read(layout.name, rows, tuple(found.values()), tuple(problems))


def decode(raw: bytes) -> str:
    """The text of a file: UTF-8 where it is, GBK where it is everyday Chinese, else what its bytes look like."""
    if not raw.strip():
        raise Refusal("file", "file_empty")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        chinese = _common_chinese(raw)
    if chinese is not None:
        return chinese
    best = charset_normalizer.from_bytes(raw, cp_isolation=list(OTHER_ENCODINGS)).best()
    if best is None:
        raise Refusal("file", "file_encoding")
    return str(best)


def _common_chinese(raw: bytes) -> str | None:
    """The text as GB 18030, None unless nine of ten of its characters beyond ASCII are in everyday use (GB 2312)."""
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        return None
    beyond = [character for character in text if not character.isascii()]
    common = sum(len(character.encode("gb2312", "ignore")) > 0 for character in beyond)
    return text if 10 * common >= 9 * len(beyond) else None


def _rows(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells  # type: ignore[attr-defined]  # csv.reader has it
    except csv.Error:
        raise Refusal("file", "file_not_csv", line=reader.line_num) from None  # type: ignore[attr-defined]


def _delimiter(text: str) -> str:
    """The delimiter at which the first line falls into the columns of a layout; a comma where none does."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    for delimiter in DELIMITERS:
        names = {name.strip().strip('"') for name in first.split(delimiter)}
        if any(layout.required <= names for layout in LAYOUTS):
            return delimiter
    return DELIMITERS[0]


def _layout(header: list[str]) -> Layout:
    for layout in LAYOUTS:
        if layout.required <= set(header):
            return layout
    wanted = min(LAYOUTS, key=lambda layout: len(layout.required - set(header)))
    missing = ", ".join(sorted(wanted.required - set(header)))
    raise Refusal("file", "file_header", missing=missing, layout=wanted.name)


def _account(
    layout: Layout, header: list[str], cells: list[str], line: int, found: dict[str, Account]
) -> Account | Problem:
    if len(cells) != len(header):
        return Problem(line, "", Refusal("row", "row_length", given=len(cells), expected=len(header)))
    too_long = next((name for name, cell in zip(header, cells, strict=True) if len(cell) > LONGEST_FIELD), None)
    if too_long is not None:
        return Problem(line, too_long, Refusal(too_long, "text_too_long", largest=LONGEST_FIELD))
    row = Row(dict(zip(header, cells, strict=True)))
    try:
        account = layout.read(row)
        accounts.check(account)
    except Refusal as reason:
        return Problem(line, layout.columns.get(reason.field, reason.field), reason)
    if account.number in found:
        return Problem(line, layout.columns["number"], Refusal("number", "number_twice"))
    return account
