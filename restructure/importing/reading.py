"""Reading a file of accounts: a bad row is named by line, column and reason, the others go on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path

from calculators.errors import Refusal
from restructure.importing.fields import Row
from restructure.importing.layouts import LAYOUTS, Layout
from restructure.importing.lines import Cancelled, Line, Progress, Sheet, never_cancelled
from restructure.importing.plain_rows import knows, quick_reader
from restructure.importing.sheets import open_sheet
from restructure.parties.account import Account
from restructure.parties.account_fields import IN_FILES
from restructure.store import accounts
from restructure.store.columns import Values

LONGEST_FIELD = 10_000
STEP = 500
PREVIEWED = 20

Columns = Mapping[str, str]
"""Which column of a file holds which of our own: ``{"number": "账号"}``."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that was not taken: its line in the file (the header is line 1), the column, why, and its cells."""

    line: int
    column: str
    reason: Refusal
    cells: tuple[str, ...] = ()


Placed = tuple[Values, tuple[int, Sequence[str]]]
"""A row of the store, and where it comes from: its line and its cells."""
Entry = Account | Placed | Problem


@dataclass(frozen=True, slots=True)
class Read:
    """Content of a file: the accounts, the rows that could not be taken, and which layout was recognised."""

    layout: str
    rows: int
    accounts: tuple[Account, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A file whose header is read, and nothing behind it yet; ``layout`` is empty where columns are to be named. It is
    read once, from front to back."""

    header: tuple[str, ...]
    layout: str
    rows: Iterator[Line]
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Scan:
    """A file being read: its layout and header, and the rows as they come, each an account or a problem."""

    layout: str
    header: tuple[str, ...]
    entries: Iterator[Entry]


@dataclass(frozen=True, slots=True)
class Preview:
    """The header and the first rows, as they stand in the file; ``layout`` is empty where columns are to be named. Of a
    workbook also the ``sheet`` that they stand on, and the ``others`` that hold something."""

    layout: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sheet: str = ""
    others: tuple[str, ...] = ()


def read_file(path: Path, progress: Progress = never_cancelled, today: date | None = None) -> Read:
    """Read a whole file whose header names one of the known layouts.

    Refuses a file whose encoding or header is not recognised, an empty one, and one that cannot be read. Raises
    ``Cancelled`` when ``progress`` answers False.
    """
    found = scan(open_file(path, progress), today, progress)
    good: list[Account] = []
    problems: list[Problem] = []
    for entry in found.entries:
        if isinstance(entry, Problem):
            problems.append(entry)
        elif isinstance(entry, Account):
            good.append(entry)
    return Read(found.layout, len(good) + len(problems), tuple(good), tuple(problems))


def open_file(path: Path, progress: Progress = never_cancelled) -> Opened:
    """Begin a file whatever its columns are called. Refuses one that cannot be read; raises ``Cancelled`` when
    ``progress`` answers False."""
    sheet = open_sheet(path, tuple(layout.required for layout in LAYOUTS), progress)
    rows, header = begin(sheet)
    known = next((layout.name for layout in LAYOUTS if layout.required <= set(header)), "")
    return Opened(tuple(header), known, rows, sheet)


def scan(
    file: Opened,
    today: date | None,
    progress: Progress = never_cancelled,
    columns: Columns | None = None,
    *,
    quick: bool = False,
) -> Scan:
    """Read a file that was begun; ``columns`` says what its columns mean where no layout does. With ``quick`` each good
    row is a row of the store, with its place in the file. Refuses and raises as ``read_file``, the latter while the
    entries are read.
    """
    rows, header = file.rows, list(file.header)
    twice = next((name for name in header if name and header.count(name) > 1), None)
    if columns is not None:
        meaning = {column: field for field, column in columns.items()}
        header = [meaning.get(name, "") for name in header]
    layout = _layout(header)
    if columns is not None:
        # What is wrong is named by the file's own column.
        layout = replace(layout, columns=dict(columns))
    if twice is not None:
        raise Refusal("file", "file_column_twice", column=twice[:40])
    watch = _Watch(progress, file.sheet.lines)
    entries = _placed(layout, header, rows, watch, today) if quick else _entries(layout, header, rows, watch, today)
    return Scan(layout.name, tuple(header), entries)


def preview(path: Path, progress: Progress = never_cancelled) -> Preview:
    """The first rows of a file, whatever its columns are called. Refuses and raises as ``open_file``."""
    file = open_file(path, progress)
    first = tuple(tuple(cells) for _, cells in islice(file.rows, PREVIEWED) if not isinstance(cells, str))
    return Preview(file.layout, file.header, first, file.sheet.name, file.sheet.others)


OWN = "restructure"
MOST_NAMED = 12
"""So many columns are named one by one; a file of a hundred others is no news."""


def left_out(header: Sequence[str], layout: str, columns: Columns | None = None) -> tuple[str, ...]:
    """The columns of a file of accounts that nothing is taken from: all that our own layout does not know, or that
    ``columns`` says nothing of. The public layouts are known, with what they hold beside."""
    read = set(IN_FILES) if columns is None else set(columns.values())
    return tuple(name for name in header if name and name not in read) if layout == OWN else ()


def in_line(names: Sequence[str]) -> str:
    """Names of columns or sheets in one line; of very many the first, and how many more.

    >>> in_line(("a", "b")), in_line("abcdefghijklmno")
    ('a, b', 'a, b, c, d, e, f, g, h, i, j, k, l … (+3)')
    """
    more = f" … (+{len(names) - MOST_NAMED})" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more


def begin(sheet: Sheet) -> tuple[Iterator[Line], list[str]]:
    """The rows behind the header, and the header; what is blank is passed over. Refuses a header left open."""
    rows = ((line, cells) for line, cells in sheet.rows if isinstance(cells, str) or any(map(str.strip, cells)))
    line, header = next(rows, (0, []))
    if isinstance(header, str):
        raise Refusal("file", "file_not_csv", line=line)
    return rows, [name.strip() for name in header]


def alone(reason: Refusal) -> Refusal:
    """A reason without the places that it passed through, which hold on to all that was read there."""
    reason.__context__ = None
    return reason.with_traceback(None)


def unreadable(code: str) -> Refusal:
    """Return why a line has no cells."""
    if code == "text_too_long":
        return Refusal("row", "text_too_long", largest=LONGEST_FIELD)
    return Refusal("row", "quote_open")


class _Watch:
    """Tells how far the reading is, and stops it."""

    def __init__(self, progress: Progress, lines: int) -> None:
        self._progress, self._lines = progress, lines

    def row(self, line: int, rows: int) -> None:
        """So many rows more, up to that line."""
        if rows == STEP and not self._progress(min(line, self._lines), self._lines):
            raise Cancelled


def _entries(
    layout: Layout, header: list[str], rows: Iterator[Line], watch: _Watch, today: date | None
) -> Iterator[Account | Problem]:
    seen: set[str] = set()
    for batch in _batches(rows, watch):
        for line, one in batch:
            yield _account(layout, header, one, line, seen, today)


def _placed(
    layout: Layout, header: list[str], rows: Iterator[Line], watch: _Watch, today: date | None
) -> Iterator[Placed | Problem]:
    seen: set[str] = set()
    quick = layout.name == OWN and knows([name for name in header if name])
    at_once = quick_reader(header, today) if quick else None
    place = header.index("number") if quick else 0
    for batch in _batches(rows, watch):
        cells = [one for _, one in batch if not isinstance(one, str)]
        values = at_once(cells) if at_once is not None and len(cells) == len(batch) else None
        if values is not None:
            numbers = {one[place].strip() for one in cells}
            if len(numbers) == len(cells) and seen.isdisjoint(numbers):
                seen |= numbers
                yield from zip(values, batch, strict=True)
                continue
        for line, one in batch:
            account = _account(layout, header, one, line, seen, today)
            yield account if isinstance(account, Problem) else (_values(layout, header, one, account), (line, one))


def _batches(rows: Iterator[Line], watch: _Watch) -> Iterator[list[Line]]:
    while batch := list(islice(rows, STEP)):
        watch.row(batch[-1][0], len(batch))
        yield batch


def _values(layout: Layout, header: list[str], cells: Sequence[str], account: Account) -> Values:
    """An account as a row of the store, empty where the file says nothing of it."""
    said = {name for name, cell in zip(header, cells, strict=True) if cell.strip()}
    return accounts.bulk_row(account, layout.fills & said if layout.name == OWN else layout.fills)


def _layout(header: list[str]) -> Layout:
    for layout in LAYOUTS:
        if layout.required <= set(header):
            return layout
    wanted = min(LAYOUTS, key=lambda layout: len(layout.required - set(header)))
    missing = ", ".join(sorted(wanted.required - set(header)))
    raise Refusal("file", "file_header", missing=missing, layout=wanted.name)


def _account(
    layout: Layout, header: list[str], cells: list[str] | str, line: int, seen: set[str], today: date | None
) -> Account | Problem:
    if isinstance(cells, str):
        return Problem(line, "", unreadable(cells))
    whole = tuple(cells)
    if len(cells) != len(header):
        return Problem(line, "", Refusal("row", "row_length", given=len(cells), expected=len(header)), whole)
    too_long = next((name for name, cell in zip(header, cells, strict=True) if len(cell) > LONGEST_FIELD), None)
    if too_long is not None:
        return Problem(line, too_long, Refusal(too_long, "text_too_long", largest=LONGEST_FIELD))
    try:
        account = layout.read(Row(dict(zip(header, cells, strict=True))))
        accounts.check(account)
        if today is not None and account.as_of > today:
            raise Refusal("as_of", "date_in_future", largest=today)
    except Refusal as reason:
        return Problem(line, layout.columns.get(reason.field, reason.field), alone(reason), whole)
    if account.number in seen:
        return Problem(line, layout.columns["number"], Refusal("number", "number_twice"), whole)
    seen.add(account.number)
    return account


__all__ = ["Cancelled", "Problem", "Progress", "Read", "never_cancelled", "preview", "read_file", "scan"]
