"""What a sheet holds and does not show, or shows otherwise than it holds: rows that are hidden or struck through,
columns that are hidden, cells that are one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from calculators.errors import Refusal
from restructure.importing.heads import Head
from restructure.importing.lines import Block, Line, Marks, Span

Way = Literal["", "read", "leave"]
"""Nothing said of rows that are hidden or struck through; they are read like others, or left out."""
WAYS: tuple[Way, ...] = ("read", "leave")
MERGED = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands before what a cell shows because it is one with the first of them."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """Account of what stands below a head and does not show: how many rows are hidden, the columns of a filter that
    hides rows, how many rows are struck through, and the names of columns that are hidden or written so that nobody
    sees them."""

    rows: int = 0
    filtered: tuple[str, ...] = ()
    struck: int = 0
    columns: tuple[str, ...] = ()


NOTHING_HIDDEN = Hidden()


def seen(cell: str) -> str:
    """A cell as it shows, one with others or not."""
    return cell.removeprefix(MERGED)


def hidden_below(head: Head, marks: Marks) -> Hidden:
    """Return what of a sheet is hidden below its head."""

    def names(places: Iterable[int]) -> tuple[str, ...]:
        return tuple(name for place in places if place < len(head.names) and (name := head.names[place]))

    unseen = (place for place, last in marks.unseen.items() if last > head.line)
    rows = _count(marks.rows, head.line)
    return Hidden(
        rows,
        names(marks.filtered) if rows else (),
        _count(marks.struck, head.line),
        names(sorted({*marks.columns, *unseen})),
    )


def _count(spans: Sequence[Span], line: int) -> int:
    return sum(last - max(first, line + 1) + 1 for first, last in spans if last > line)


def check_hidden(hidden: Hidden, rows: Way, struck: Way) -> None:
    """Refuse a sheet with rows that are hidden or struck through of which nobody said what becomes of them."""
    if hidden.rows and not rows:
        filtered = {"filtered": ", ".join(hidden.filtered)} if hidden.filtered else {}
        raise Refusal("file", "file_rows_hidden", count=hidden.rows, **filtered)
    if hidden.struck and not struck:
        raise Refusal("file", "file_rows_struck", count=hidden.struck)


def as_it_shows(head: Head, marks: Marks) -> Head:
    """The head with the rows below it, each cell of those that are one with what they show."""
    return replace(head, rows=_filled(head.rows, marks.merged, head.line)) if marks.merged else head


def without(head: Head, marks: Marks, hidden: Way, struck: Way) -> Head:
    """The head with the rows below it but for those that are left out: what is ``hidden``, its columns too, or
    ``struck`` through."""
    rows = head.rows
    if hidden == "leave":
        gone = set(hidden_below(head, marks).columns)
        head = replace(head, names=tuple("" if name in gone else name for name in head.names))
        rows = _without(rows, marks.rows)
    return replace(head, rows=_without(rows, marks.struck) if struck == "leave" else rows)


def _without(rows: Iterator[Line], spans: Sequence[Span]) -> Iterator[Line]:
    spans = sorted(spans)
    starts = [first for first, _ in spans]
    for line in rows:
        place = bisect_right(starts, line[0]) - 1
        if place < 0 or line[0] > spans[place][1]:
            yield line


def _filled(rows: Iterator[Line], blocks: Sequence[Block], above: int) -> Iterator[Line]:
    """The rows, each further cell of a block told from one that is blank: what the first of them shows in the cells
    below it."""
    by_row: dict[int, list[Block]] = {}
    for block in blocks:
        if block[0] > above:
            by_row.setdefault(block[0], []).append(block)
    waiting, open_ = sorted(by_row), list[tuple[Block, str]]()
    for number, cells in rows:
        open_ = [one for one in open_ if one[0][1] >= number]
        if not isinstance(cells, str):
            for (_, _, left, right), shown in open_:
                for place in range(left, min(right + 1, len(cells))):
                    cells[place] = cells[place] or MERGED + (shown if place == left else "")
        while waiting and waiting[0] <= number:
            top = waiting.pop(0)
            for block in by_row[top]:
                _, bottom, left, right = block
                whole = cells if top == number and not isinstance(cells, str) else []
                for place in range(left + 1, min(right + 1, len(whole))):
                    whole[place] = whole[place] or MERGED
                if bottom > top and bottom >= number:
                    open_.append((block, whole[left] if left < len(whole) else ""))
        yield number, cells
