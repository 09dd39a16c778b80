"""Cells as a spreadsheet may open them: none of them a formula."""

from __future__ import annotations

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe_cell(text: str) -> str:
    """A text that a spreadsheet takes as text, with an apostrophe before it where it looks like a formula.

    >>> safe_cell("=1+1"), safe_cell("李雷"), safe_cell("-5")
    ("'=1+1", '李雷', "'-5")
    """
    return f"'{text}" if text.lstrip(" \u3000").startswith(DANGEROUS) or text.startswith(DANGEROUS) else text
