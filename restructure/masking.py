"""Personal numbers as a screen shows them."""

from __future__ import annotations

import re

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


def masked_name(name: str) -> str:
    """A name of which no more stands there than tells two accounts apart; a Chinese one keeps its ends.

    >>> masked_name("Alex Sample (demo)"), masked_name("赵小明"), masked_name("刘洋"), masked_name("")
    ('Alex S•••', '赵*明', '刘*', '')
    """
    plain = re.sub(r"[(\uff08].*", "", name).strip()
    if not plain:
        return ""
    if " " in plain:
        first, rest = plain.split(maxsplit=1)
        return f"{first} {rest[0]}•••"
    if plain.isascii():
        return f"{plain[0]}•••"
    return plain[0] + "*" + (plain[-1] if len(plain) > 2 else "")
