"""Drawn figures: the payments to tick off, a stacked bar, a signature. Position and texture carry the meaning."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import groupby
from typing import Any, NamedTuple

from reportlab.lib.colors import white
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Image

from reports.layout.grid import TEXT_WIDTH
from reports.layout.type import ACCENT, BOLD, GREY, HAIR, INK, MID, REGULAR, width

SIZE = 9.5
MOST_BOXES = 60
BOXES_A_LINE = 40
LARGEST_PITCH = 7 * mm
YEAR_GAP = 2.6 * mm
END_WIDTH = 7.5 * mm
BOX_GAP = 0.62 * mm
BAR_HEIGHT = 7 * mm
LABEL_GAP = 4 * mm
LIST_LINE, SAMPLE = 5 * mm, 2.6 * mm


class Figure(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """A block of fixed size that is drawn by a function; ``alt`` says in words what it shows, and is read instead."""

    def __init__(self, wide: float, high: float, drawing: Callable[[Any], None], alt: str) -> None:
        super().__init__()
        self.width, self.height, self.drawing, self.alt = wide, high, drawing, alt

    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        """The size of the figure."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it."""
        with self.canv.tags.figure(self.canv, self.alt, (self.width, self.height)):
            self.drawing(self.canv)


class Picture(Image):  # type: ignore[misc]  # reportlab carries no types
    """A picture that somebody gave, as large as ``wide`` and ``high`` points allow; ``alt`` says what it shows."""

    def __init__(self, content: bytes, wide: float, high: float, alt: str, align: str = "CENTER") -> None:
        super().__init__(BytesIO(content), wide, high, kind="proportional", hAlign=align)
        self.alt = alt

    def draw(self) -> None:
        """Draw it."""
        with self.canv.tags.figure(self.canv, self.alt, (self.drawWidth, self.drawHeight)):
            super().draw()


def say(
    canvas: Any, x: float, y: float, text: str, *, bold: bool = False, align: str = "left", size: float = SIZE
) -> None:
    """A line of text in a figure: grey, or bold in ink."""
    canvas.setFont(BOLD if bold else REGULAR, size)
    canvas.setFillColor(INK if bold else GREY)
    draw = {"left": canvas.drawString, "right": canvas.drawRightString, "center": canvas.drawCentredString}[align]
    draw(x, y, text)


def timeline(years: Sequence[int], caption: str, end: str) -> Figure:
    """One box for each payment, grouped by its year, to be ticked off with a pen; it ends in a filled circle."""
    lines = _lines(years)
    boxes = max(sum(count for _, count in line) for line in lines)
    groups = max(len(line) for line in lines)
    pitch = min(LARGEST_PITCH, (TEXT_WIDTH - END_WIDTH - YEAR_GAP * groups) / boxes)
    two_captions = width(caption, REGULAR, SIZE) + width(end, BOLD, SIZE) + 4 * mm > TEXT_WIDTH
    line_height = pitch + SIZE + 3.4 * mm
    captions = SIZE * (2.9 if two_captions else 1.5)
    high = len(lines) * line_height + captions + 0.8 * mm

    def draw(canvas: Any) -> None:
        say(canvas, 0, high - SIZE, caption)
        say(canvas, TEXT_WIDTH, high - SIZE * (2.4 if two_captions else 1), end, bold=True, align="right")
        for row, line in enumerate(lines):
            bottom = high - captions - (row + 1) * line_height + SIZE + 2.4 * mm
            stop = _boxes(canvas, line, bottom, pitch, first=row == 0)
            if row == len(lines) - 1:
                _closed(canvas, stop, bottom, pitch - BOX_GAP)

    counted = ", ".join(f"{year}: {len(list(members))}" for year, members in groupby(years))
    return Figure(TEXT_WIDTH, high, draw, f"{caption} {counted}. {end}")


def tick_box(alt: str, *, ticked: bool, edge: float = 3.8 * mm) -> Figure:
    """A box for a yes; empty, a pen ticks it."""

    def draw(canvas: Any) -> None:
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.9)
        canvas.rect(0.4, 0.4, edge - 0.8, edge - 0.8, 1, 0)
        if ticked:
            canvas.setLineWidth(1.5)
            _tick(canvas, edge / 2, edge / 2, edge * 0.62)

    return Figure(edge, edge, draw, alt)


def _lines(years: Sequence[int]) -> list[list[tuple[int, int]]]:
    lines: list[list[tuple[int, int]]] = [[]]
    for year, members in groupby(years):
        count = len(list(members))
        if lines[-1] and sum(one for _, one in lines[-1]) + count > BOXES_A_LINE:
            lines.append([])
        lines[-1].append((year, count))
    return lines


def _boxes(canvas: Any, line: Sequence[tuple[int, int]], bottom: float, pitch: float, *, first: bool) -> float:
    x: float = 0
    box = pitch - BOX_GAP
    for year, count in line:
        start = x
        for _ in range(count):
            thick = first and x == 0
            canvas.setLineWidth(1.8 if thick else 0.8)
            canvas.setStrokeColor(INK if thick else GREY)
            canvas.rect(x, bottom, box, box, 1, 0)
            x += pitch
        end = x - pitch + box
        canvas.setStrokeColor(HAIR)
        canvas.setLineWidth(0.5)
        canvas.line(start, bottom - 1.3 * mm, end, bottom - 1.3 * mm)
        label = width(str(year), REGULAR, SIZE)
        say(
            canvas,
            start if end - start < label else (start + end - label) / 2,
            bottom - 2.2 * mm - SIZE * 0.75,
            str(year),
        )
        x = max(x, start + label) + YEAR_GAP
    return float(x - YEAR_GAP)


def _closed(canvas: Any, x: float, bottom: float, box: float) -> None:
    radius = min(box * 0.72, END_WIDTH / 2)
    middle, centre = bottom + box / 2, x + 2 * mm + radius
    canvas.setStrokeColor(GREY)
    canvas.setLineWidth(0.8)
    canvas.line(x, middle, centre - radius, middle)
    canvas.setFillColor(ACCENT)
    canvas.circle(centre, middle, radius, 0, 1)
    canvas.saveState()
    canvas.setStrokeColor(white)
    canvas.setLineWidth(1.3)
    canvas.setLineCap(1)
    _tick(canvas, centre, middle, radius)
    canvas.restoreState()


def _tick(canvas: Any, x: float, y: float, size: float) -> None:
    path = canvas.beginPath()
    path.moveTo(x - size * 0.42, y + size * 0.02)
    path.lineTo(x - size * 0.1, y - size * 0.32)
    path.lineTo(x + size * 0.45, y + size * 0.36)
    canvas.drawPath(path, 1, 0)


class Share(NamedTuple):
    """One part of a bar: its size, how it is filled, and what stands under it."""

    size: int
    fill: str
    label: str
    amount: str


def bar(shares: Sequence[Share]) -> Figure:
    """A bar of parts: solid, mid, or hatched, which always means on hold or interest. What each is stands below it, or,
    where the amounts are too long for that, in a list with a sample of its filling."""
    shown = [share for share in shares if share.size > 0]
    whole = sum(share.size for share in shown)
    listed = sum(_label_widths(shown)) > TEXT_WIDTH + LABEL_GAP
    high = BAR_HEIGHT + 1 * mm + (len(shown) * LIST_LINE if listed else 2.7 * SIZE)

    def draw(canvas: Any) -> None:
        x, bottom = 0.0, high - BAR_HEIGHT
        for share in shown:
            wide = share.size / whole * TEXT_WIDTH
            _fill(canvas, share.fill, x, bottom, wide)
            x += wide
        if listed:
            _list_shares(canvas, shown, bottom)
        else:
            _label_shares(canvas, shown, _label_places(shown, whole), bottom)

    return Figure(TEXT_WIDTH, high, draw, "; ".join(f"{share.label} {share.amount}" for share in shown))


def _label_shares(canvas: Any, shares: Sequence[Share], places: Sequence[float], bottom: float) -> None:
    for share, place in zip(shares, places, strict=True):
        align = "right" if place < 0 else "left"
        say(canvas, abs(place), bottom - SIZE * 1.3, share.label, align=align)
        say(canvas, abs(place), bottom - SIZE * 2.5, share.amount, bold=True, align=align)


def _list_shares(canvas: Any, shares: Sequence[Share], bottom: float) -> None:
    for number, share in enumerate(shares, 1):
        baseline = bottom - number * LIST_LINE + 1 * mm
        _fill(canvas, share.fill, 0, baseline, SAMPLE, SAMPLE)
        say(canvas, 2 * SAMPLE, baseline, share.label)
        say(canvas, TEXT_WIDTH, baseline, share.amount, bold=True, align="right")


def _label_widths(shares: Sequence[Share]) -> list[float]:
    return [max(width(one.label, REGULAR, SIZE), width(one.amount, BOLD, SIZE)) + LABEL_GAP for one in shares]


def _label_places(shares: Sequence[Share], whole: int) -> list[float]:
    """Where each label begins; the last ends at the right edge (negative). None runs into the next."""
    widths = _label_widths(shares)
    places, x, taken = [], 0.0, 0.0
    for share, wide in zip(shares, widths, strict=True):
        places.append(max(x, taken))
        taken = places[-1] + wide
        x += share.size / whole * TEXT_WIDTH
    for index in range(len(shares) - 1, -1, -1):
        following = places[index + 1] if index + 1 < len(shares) else TEXT_WIDTH + LABEL_GAP
        places[index] = max(0.0, min(places[index], following - widths[index]))
    if len(shares) > 1:
        places[-1] = -TEXT_WIDTH
    return places


def _fill(canvas: Any, fill: str, x: float, bottom: float, wide: float, high: float = BAR_HEIGHT) -> None:
    if fill == "hatched":
        _hatch(canvas, x, bottom, wide, high)
        return
    canvas.setFillColor(ACCENT if fill == "solid" else MID)
    canvas.setStrokeColor(white)
    canvas.setLineWidth(0.7)
    canvas.rect(x, bottom, wide, high, 1, 1)


def _hatch(canvas: Any, x: float, bottom: float, wide: float, high: float) -> None:
    canvas.saveState()
    clip = canvas.beginPath()
    clip.rect(x, bottom, wide, high)
    canvas.clipPath(clip, 0, 0)
    canvas.setStrokeColor(GREY)
    canvas.setLineWidth(0.5)
    for step in range(int((wide + high) / (1.5 * mm)) + 1):
        left = x - high + step * 1.5 * mm
        canvas.line(left, bottom, left + high, bottom + high)
    canvas.restoreState()
    canvas.setStrokeColor(GREY)
    canvas.setLineWidth(0.7)
    canvas.rect(x, bottom, wide, high, 1, 0)


def handwriting(strokes: Sequence[Sequence[tuple[float, float]]], wide: float, high: float, alt: str) -> Figure:
    """Strokes of a pen, given as fractions of a pad whose top left is (0, 0), as curves through their middles."""

    def draw(canvas: Any) -> None:
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.3)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        path = canvas.beginPath()
        for stroke in strokes:
            _stroke(path, [(_inside(x) * wide, (1 - _inside(y)) * high) for x, y in stroke])
        canvas.drawPath(path, 1, 0)

    return Figure(wide, high, draw, alt)


def _inside(fraction: float) -> float:
    return min(max(fraction, 0.0), 1.0)


def _stroke(path: Any, points: Sequence[tuple[float, float]]) -> None:
    if not points:
        return
    path.moveTo(*points[0])
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        _curve(path, _middle(before, here), here, _middle(here, after))
    path.lineTo(*points[-1])


def _curve(path: Any, start: tuple[float, float], control: tuple[float, float], end: tuple[float, float]) -> None:
    # A quadratic curve, written as the cubic that PDF knows.
    path.lineTo(*start)
    first = [a + (c - a) * 2 / 3 for a, c in zip(start, control, strict=True)]
    second = [b + (c - b) * 2 / 3 for b, c in zip(end, control, strict=True)]
    path.curveTo(*first, *second, *end)


def _middle(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
