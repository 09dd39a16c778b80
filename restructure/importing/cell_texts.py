"""Cells of a spreadsheet as they would stand in a text file."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

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
