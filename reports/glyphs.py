"""Characters that the embedded font cannot draw."""

from __future__ import annotations

import unicodedata
from functools import cache

BOX = "□"
"""A letter to be written in by hand."""
NOT_DRAWN = "\N{GETA MARK}"
"""Stands where somebody typed a character that the font does not have."""


def with_boxes(name: str) -> str:
    """A name as the font can print it: a box for each letter that it cannot draw, and their codes behind the name.

    Nobody's name is refused. What is no letter, and what is hidden, stays as it is.
    """
    rare = [one for one in missing_glyphs(name) if unicodedata.category(one)[0] in "LM"]
    if not rare:
        return name
    boxed = "".join(BOX if one in rare else one for one in name)
    return f"{boxed} ({' '.join(f'U+{ord(one):04X}' for one in rare)})"


def drawable(text: str) -> str:
    """A text as far as the font can draw it: what somebody typed into a log cannot be corrected."""
    plain = " ".join(text.split())
    for character in missing_glyphs(plain):
        plain = plain.replace(character, NOT_DRAWN)
    return plain


def missing_glyphs(text: str) -> str:
    """The characters of ``text`` without a glyph, each once, in the order in which they appear.

    Control and direction characters have none either, so that nothing hidden reaches the paper.
    """
    known = _known()
    return "".join(dict.fromkeys(character for character in text if ord(character) not in known))


@cache
def _known() -> frozenset[int]:
    # Here, not above: a form that only checks a name should not wait for the PDF library before it is asked.
    from reports.layout.type import glyphs

    return glyphs()
