"""Columns as wide as what stands in them: no amount, number or date is cut while there is room on the sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import zip_longest

from reportlab.platypus import Table

from reports.layout.text import Text

SHARES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.6, 0.5)
"""Of the usual size; the largest with which a table fits is taken, and none of its texts gets smaller than is read."""


def measured(
    rows: Sequence[Sequence[object]], usual: Sequence[float], beside: Sequence[float]
) -> tuple[list[list[object]], list[float]]:
    """The rows and the widths of their columns, in points, as wide together as ``usual``.

    A column that needs more than it usually has takes it from those that can spare it: for whole lines where all have
    room for theirs, else for whole words. Where none can, the longest words and numbers are cut where they read best,
    and then all texts get smaller. ``beside`` is the white beside the texts of each column.
    """
    kept = [list(row) for row in rows]
    lines = _needed(kept, beside, _unbroken)
    if sum(lines) <= sum(usual):
        return kept, shared(lines, usual)
    for share in SHARES:
        set_ = kept if share == 1 else [[_scaled(cell, share) for cell in row] for row in kept]
        whole = _needed(set_, beside, least)
        if sum(whole) <= sum(usual):
            return set_, shared(whole, usual)
        torn = _needed(set_, beside, partial(least, torn=True))
        if sum(torn) <= sum(usual):
            return set_, shared(_whole_where_they_fit(whole, torn, sum(usual)), usual)
    return set_, [one * sum(usual) / sum(torn) for one in torn]


def fit(rows: Sequence[Sequence[object]], room: float, beside: Sequence[float]) -> bool:
    """Return whether all columns have the room that they need in their usual size, with nothing torn."""
    return sum(_needed(rows, beside, least)) <= room


def _whole_where_they_fit(whole: Sequence[float], torn: Sequence[float], room: float) -> list[float]:
    """What columns need of which some are torn: those that gain least by it, numbers before addresses, stay whole."""
    needed = list(torn)
    for place in sorted(range(len(needed)), key=lambda place: whole[place] - torn[place]):
        if sum(needed) - torn[place] + whole[place] <= room:
            needed[place] = whole[place]
    return needed


def least(cell: object, *, torn: bool = False) -> float:
    """The narrowest place for a cell of a table, in points."""
    if isinstance(cell, Text):
        return cell.least(torn=torn)
    if isinstance(cell, list | tuple):
        return max((least(one, torn=torn) for one in cell), default=0.0)
    if isinstance(cell, Table):
        return float(sum(cell._colWidths))
    return 0.0 if isinstance(cell, str) else float(getattr(cell, "width", 0))


def _unbroken(cell: object) -> float:
    """The place for a cell of a table in which no line of it is broken, in points."""
    if isinstance(cell, Text):
        return cell.unbroken()
    if isinstance(cell, list | tuple):
        return max(map(_unbroken, cell), default=0.0)
    return least(cell)


def _needed(rows: Sequence[Sequence[object]], beside: Sequence[float], wide: Callable[[object], float]) -> list[float]:
    columns = zip_longest(*rows, fillvalue="")
    held = [max(map(wide, column)) for column in columns]
    return [one + more if one else 0.0 for one, more in zip(held, beside, strict=True)]


def shared(needed: Sequence[float], usual: Sequence[float]) -> list[float]:
    """The usual widths; what some lack is taken from the others, by what each can spare."""
    lacking = sum(max(need - width, 0) for need, width in zip(needed, usual, strict=True))
    spare = sum(max(width - need, 0) for need, width in zip(needed, usual, strict=True))
    if not lacking:
        return list(usual)
    return [
        need if need >= width else width - (width - need) * lacking / spare
        for need, width in zip(needed, usual, strict=True)
    ]


def _scaled(cell: object, share: float) -> object:
    if isinstance(cell, Text):
        return cell.scaled(share)
    return [_scaled(one, share) for one in cell] if isinstance(cell, list) else cell
