"""Personal numbers and names as a screen shows them."""

from __future__ import annotations

import re

from restructure.parties.account_fields import MASKED

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


def masked_field(name: str, text: str) -> str:
    """A field of an account as a screen shows it before somebody asks for the whole.

    >>> masked_field("phone", "13800005678"), masked_field("guarantor", "赵小明"), masked_field("creditor", "Bank")
    ('••••••5678', '赵*明', 'Bank')
    """
    mask = MASKED.get(name)
    return text if mask is None else masked(text) if mask == "number" else masked_name(text)
