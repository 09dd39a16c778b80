"""Type on paper: the embedded font, its measures, and the styles."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, Literal

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from reports import fonts

REGULAR, BOLD = "Paper", "Paper-Bold"
INK, GREY, RULE, HAIR, TINT, ACCENT, MID = map(
    HexColor, ("#16191C", "#4C5358", "#7C858A", "#B9C0C3", "#F1F4F3", "#0B4A5E", "#8FA9B1")
)
Align = Literal["left", "right", "center"]
Mark = Literal["plain", "bold", "raised"]
SMALLEST = 8.5
"""Points; what has no room at that size is set in another way."""
ASCENT = 0.88
"""How far above its baseline a character stands, in its own size."""


class PaperFont(TTFont):  # type: ignore[misc]  # reportlab carries no types
    """A font whose characters can be copied out of the file: reportlab writes the codes of those above U+FFFF wrongly,
    names a character for codes without one, and more of them at a time than a reader has to take."""

    def addObjects(self, doc: Any) -> None:  # noqa: N802  (reportlab's name)
        of_others = set(doc.idToObject)
        super().addObjects(doc)
        for name, thing in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:") and name not in of_others:
                thing.content = CHARACTERS.sub(_in_blocks, thing.content)


CHARACTERS = re.compile(r"\d+ beginbfchar\n(.*)endbfchar", re.DOTALL)
LARGEST_BLOCK = 100


def _in_blocks(told: re.Match[str]) -> str:
    pairs = [line.split() for line in told[1].splitlines()]
    lines = [f"{code} <{_unicode(value[1:-1])}>\n" for code, value in pairs if int(value[1:-1], 16)]
    blocks = (lines[at : at + LARGEST_BLOCK] for at in range(0, len(lines), LARGEST_BLOCK))
    return "\n".join(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar" for block in blocks)


def _unicode(code: str) -> str:
    return chr(int(code, 16)).encode("utf-16-be").hex().upper()


@cache
def load() -> None:
    """Register both weights with reportlab, once; and let its files hold bytes, not bytes spelt in letters, which are
    a quarter longer and slower to write."""
    rl_config.useA85 = 0
    for name, path in ((REGULAR, fonts.REGULAR), (BOLD, fonts.BOLD)):
        pdfmetrics.registerFont(PaperFont(name, str(path), shapable=False))


@cache
def _widths(font: str) -> dict[int, float]:
    load()
    widths: dict[int, float] = pdfmetrics.getFont(font).face.charWidths
    return widths


@lru_cache(maxsize=16384)
def _em(text: str, font: str) -> float:
    widths = _widths(font)
    return sum(widths.get(ord(character), 1000) for character in text) / 1000


def width(text: str, font: str, size: float) -> float:
    """The width of a line of text, in points."""
    return _em(text, font) * size


def glyphs() -> frozenset[int]:
    """The codes that both weights can draw."""
    load()
    return frozenset.intersection(*(frozenset(pdfmetrics.getFont(name).face.charToGlyph) for name in (REGULAR, BOLD)))


@dataclass(frozen=True, slots=True)
class Style:
    """Style of a text: sizes in points; ``heading`` is its rank from 1, nothing where it heads nothing."""

    size: float
    leading: float
    bold: bool = False
    color: Color = INK
    align: Align = "left"
    heading: int = 0

    def font(self, mark: Mark = "plain") -> str:
        """The weight in which a run with that mark is set."""
        return BOLD if self.bold or mark == "bold" else REGULAR

    def fitted(self, text: str, room: float) -> Style:
        """The same style, smaller where one line of ``text`` would be wider than ``room`` points."""
        needed = width(text, self.font(), self.size)
        return self if needed <= room else replace(self, size=self.size * room / needed)

    def scaled(self, share: float) -> Style:
        """The same style at a share of its size, but not smaller than can be read."""
        share = min(max(share, SMALLEST / self.size), 1)
        return replace(self, size=self.size * share, leading=self.leading * share)

    def aligned(self, align: Align) -> Style:
        """The same style with its lines elsewhere."""
        return replace(self, align=align)


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of one page. ``body`` is the size of running text, never under 11."""

    body: Style
    strong: Style
    muted: Style
    lead: Style
    title: Style
    title_pair: Style
    page_head: Style
    section: Style
    figure_label: Style
    figure: Style
    figure_date: Style
    head: Style
    small: Style
    telephone: Style


LARGEST_ORDINARY = 12
"""Points; above it everything is large print."""


@lru_cache(maxsize=16)
def styles(body: float = 11, *, chinese: bool = False, lead: float | None = None) -> Styles:
    """The styles for a body size; Chinese lines stand further apart. In large print all of it grows, but for titles,
    and nothing is smaller than its running text."""
    grown = max(body / LARGEST_ORDINARY, 1)
    leading = body * (1.5 if chinese else 1.38)
    lead_size = lead or body + 1.5
    plain = Style(body, leading)
    small = body if body > LARGEST_ORDINARY else min(9.5, body - 0.5)
    return Styles(
        body=plain,
        strong=replace(plain, bold=True),
        muted=replace(plain, color=GREY),
        lead=Style(lead_size, lead_size * (1.5 if chinese else 1.36)),
        title=Style(26, 32, bold=True, heading=1),
        title_pair=Style(16.5, 22, bold=True, heading=1),
        page_head=Style(21, 27, bold=True, heading=2),
        section=Style(14.5 * grown, 19 * grown, bold=True, heading=3),
        figure_label=Style(max(11.5 * grown, small), 16 * grown, bold=True),
        figure=Style(30, 37, bold=True, color=ACCENT),
        figure_date=Style(13 * grown, 17.5 * grown, bold=True),
        head=Style(small, small * 1.32, bold=True, color=GREY),
        small=Style(small, small * 1.39, color=GREY),
        telephone=Style(20, 25, bold=True),
    )
