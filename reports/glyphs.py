"""Characters that the embedded font cannot draw."""

from __future__ import annotations

from functools import cache


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
