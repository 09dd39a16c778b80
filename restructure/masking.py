"""Personal numbers as a screen shows them."""

from __future__ import annotations

SHOWN = 4
DOTS = 6


def masked(number: str) -> str:
    """A number with all but its last four characters hidden behind a few dots; a short one is hidden whole.

    >>> masked("13800005678"), masked("123"), masked("")
    ('••••••5678', '•••', '–')
    """
    if not number:
        return "–"
    hidden = len(number) - SHOWN if len(number) > SHOWN else len(number)
    return "•" * min(hidden, DOTS) + number[hidden:]
