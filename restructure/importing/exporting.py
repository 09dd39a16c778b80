"""Cells as a spreadsheet may open them: none of them a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe_cell(text: str) -> str:
    """A text that a spreadsheet takes as text, with an apostrophe before it where it looks like a formula.

    >>> safe_cell("=1+1"), safe_cell("李雷"), safe_cell("-5")
    ("'=1+1", '李雷', "'-5")
    """
    return f"'{text}" if may_run(text) else text


def may_run(text: str) -> bool:
    """Return whether a spreadsheet may take a text for a formula, or an apostrophe of its own for ours."""
    bare = text.lstrip("'")
    return bare.lstrip(" \u3000").startswith(DANGEROUS) or bare.startswith(DANGEROUS)


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as a CSV file that any spreadsheet opens, every cell of it text."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([safe_cell(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
