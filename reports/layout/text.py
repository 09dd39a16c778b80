"""A text on paper. Values never become markup: a pattern is cut into runs before its facts are filled in."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import nullcontext
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from reportlab.platypus import Flowable

from reports.layout.breaking import clusters, is_wide, parts, shreds
from reports.layout.tags import Element, Tags
from reports.layout.type import ASCENT, Mark, Style, width

MARKS: dict[str, Mark] = {"**": "bold", "^": "raised"}
RAISED_SIZE, RAISED_BY = 0.68, 0.36
"""A raised run, as fractions of the size around it."""
LONGEST_WHOLE = 24
"""Signs of a number or word that stays whole also where room is short: more than any amount has."""


class Run(NamedTuple):
    """Some text with one mark; a line ends after it where it says so. ``language`` is empty where it is not known: a
    name, a figure. ``to`` is the part of the paper whose page it names."""

    text: str
    mark: Mark = "plain"
    language: str = ""
    to: str = ""


LINE_END = Run("\n")
SOFT_END = Run("\v")
"""Ends a line too, unless all of the text has room on one; there it is a space, or a stroke between two figures."""


def runs(pattern: str, fill: Callable[[str], str] = str, language: str = "") -> tuple[Run, ...]:
    r"""Cut a pattern at ``**bold**``, ``^raised^``, ``\n`` and what names a page, then fill each piece.

    >>> [(run.text, run.mark) for run in runs("you owe **{debt}**", lambda piece: piece.format(debt="<b>1"))]
    [('you owe ', 'plain'), ('<b>1', 'bold')]
    >>> runs("Page {debt_page}.", lambda piece: piece.format(debt_page=2), "en")[0]
    Run(text='Page 2', mark='plain', language='en', to='debt')
    """
    return tuple(
        LINE_END if piece == LINE_END else Run(fill(piece.text), piece.mark, language, piece.to)
        for piece in _parsed(pattern)
    )


NAMES_PAGE = re.compile(r"((?:[Pp]age |第)\{\w+_page\}页?)")


@lru_cache(maxsize=4096)
def _parsed(pattern: str) -> tuple[Run, ...]:
    """The pieces of a pattern, whatever its facts are."""
    mark: Mark = "plain"
    found: list[Run] = []
    for piece in re.split(r"(\*\*|\^|\n)", pattern):
        if piece in MARKS:
            mark = MARKS[piece] if mark == "plain" else "plain"
        elif piece == "\n":
            found.append(LINE_END)
        else:
            for at, part in enumerate(NAMES_PAGE.split(piece)):
                to = part.partition("{")[2].partition("_page")[0] if at % 2 else ""
                found += [Run(part, mark, to=to)] if part else []
    return tuple(found)


FEW_LINES = 2


class _Piece(NamedTuple):
    text: str
    mark: Mark
    width: float
    language: str = ""
    to: str = ""
    spaced: bool = False
    """A space behind it was left out, at the end of a line."""


_Line = tuple[_Piece, ...]


class Text(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """Text in one style, broken into lines as wide as the place it is put in."""

    def __init__(
        self,
        content: str | tuple[Run, ...],
        style: Style,
        lines: tuple[_Line, ...] | None = None,
        whole: Text | None = None,
    ) -> None:
        super().__init__()
        self.whole = whole
        self.content = (Run(content),) if isinstance(content, str) else content
        self.style = style
        self.lines = lines or ()
        self.broken_for = None if lines is None else -1.0

    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        """The size the text takes."""
        if self.broken_for is None or self.broken_for not in (-1.0, avail_width):
            self.lines = _broken(self.content, self.style, avail_width)
            self.broken_for = avail_width
        self.width, self.height = avail_width, len(self.lines) * self.style.leading
        return self.width, self.height

    def split(self, avail_width: float, avail_height: float) -> list[Text]:
        """The lines that fit and the lines that don't, two of either at least: no line stands alone on a sheet."""
        self.wrap(avail_width, avail_height)
        fitting = int((avail_height + 0.001) // self.style.leading)
        if fitting >= len(self.lines) or (fitting := min(fitting, len(self.lines) - FEW_LINES)) < FEW_LINES:
            return []
        parts = (self.lines[:fitting], self.lines[fitting:])
        return [Text(self.content, self.style, part, self.whole or self) for part in parts]

    def least(self, *, torn: bool = False) -> float:
        """The narrowest place in which nothing is cut that reads as one; where ``torn``, a long number or word is."""
        return _least(self.content, self.style, torn)

    def unbroken(self) -> float:
        """The width of its longest line where there is room for all of each; what may share a line does."""
        longest = line = 0.0
        for run in self.content:
            if run == LINE_END:
                longest, line = max(longest, line), 0.0
            else:
                line += _measure(" / " if run == SOFT_END else run.text, run.mark, self.style)
        return max(longest, line)

    def scaled(self, share: float) -> Text:
        """The same text at a share of its size, but not smaller than can be read."""
        return Text(self.content, self.style.scaled(share))

    def minWidth(self) -> float:  # noqa: N802  (reportlab's name)
        """The widest piece that can't be broken."""
        return max((piece.width for line in self.lines for piece in line), default=0.0)

    def draw(self) -> None:
        """Draw every line on its baseline, as one paragraph or heading; each run in its language."""
        canvas, tags, style = self.canv, self.canv.tags, self.style
        before, element = tags.here, self._element()
        spoken = {tags.spoken(piece.text, piece.language) for line in self.lines for piece in line}
        if len(spoken) == 1:
            (element.language,) = spoken
        baseline = self.height - (style.leading - style.size) / 2 - ASCENT * style.size
        apart = len(spoken) > 1 or any(piece.to for line in self.lines for piece in line)
        with nullcontext() if apart else tags.content(canvas, element):
            for line in self.lines:
                _draw_line(canvas, line, style, baseline, self.width, apart=apart)
                baseline -= style.leading
        tags.close(before)

    def _element(self) -> Element:
        """The element that the text is, begun: a heading, the cell that holds nothing else, or a paragraph."""
        tags: Tags = self.canv.tags
        known = tags.begun(self.whole) if self.whole else None
        if known:
            tags.again(known)
        elif self.style.heading:
            words = "".join(run.text for run in self.content)
            tags.open_heading(self.canv, self.style.heading, words, self.content[0].language, self.height)
        elif not tags.here.alone:
            tags.open("P")
        if self.whole and not known:
            tags.begin(self.whole, tags.here)
        return tags.here


def _draw_line(canvas: Any, line: _Line, style: Style, baseline: float, room: float, *, apart: bool) -> None:
    """Draw a line; where ``apart``, runs in other languages and those that lead to a page are marked by themselves."""
    tags: Tags = canvas.tags
    spare = room - sum(piece.width for piece in line)
    left = {"left": 0.0, "right": spare, "center": spare / 2}[style.align]
    text = canvas.beginText(left, baseline)
    text.setFillColor(style.color)
    for (language, to), group in groupby(line, lambda piece: (tags.spoken(piece.text, piece.language), piece.to)):
        pieces = list(group)
        end = left + sum(piece.width for piece in pieces)
        begin = ""
        if apart and to:
            words = "".join(piece.text for piece in pieces)
            size = (left, baseline - (1 - ASCENT) * style.size, end, baseline + ASCENT * style.size)
            begin = tags.begins_link(canvas, to, words, language, size)
        elif apart:
            begin = tags.begins_span(canvas, language)
        if begin:
            text._code.append(begin)
        for piece in pieces:
            raised = piece.mark == "raised"
            text.setFont(style.font(piece.mark), style.size * (RAISED_SIZE if raised else 1))
            text.setRise(style.size * RAISED_BY if raised else 0)
            # A space at the end of a line takes no room, but makes two words for whoever hears them.
            text.textOut(piece.text + " " * piece.spaced)
        if begin:
            text._code.append("EMC")
        left = end
    canvas.drawText(text)


def _measure(text: str, mark: Mark, style: Style) -> float:
    return width(text, style.font(mark), style.size * (RAISED_SIZE if mark == "raised" else 1))


@lru_cache(maxsize=4096)
def _broken(content: tuple[Run, ...], style: Style, room: float) -> tuple[_Line, ...]:
    if SOFT_END in content:
        place = content.index(SOFT_END)
        sides = [
            any(sign.isdigit() for run in part for sign in run.text) for part in (content[:place], content[place:])
        ]
        joined, apart = (
            (*content[:place], end, *content[place + 1 :]) for end in (Run(" / " if all(sides) else " "), LINE_END)
        )
        in_one = _broken(joined, style, room)
        return in_one if len(in_one) == 1 else _broken(apart, style, room)
    lines: list[_Line] = []
    paragraph: list[Run] = []
    for run in (*content, LINE_END):
        if run == LINE_END:
            lines += _filled(_marked_clusters(paragraph, style), style, room)
            paragraph = []
        else:
            paragraph.append(run)
    return tuple(lines)


_Cluster = tuple[_Piece, ...]


def _marked_clusters(paragraph: list[Run], style: Style) -> list[_Cluster]:
    """The pieces between which a line may end, each with the marks that lie inside it."""
    ends: list[tuple[int, Run]] = []
    length = 0
    for run in paragraph:
        length += len(run.text)
        ends.append((length, run))
    found, start, at = [], 0, 0
    for cluster in clusters("".join(run.text for run in paragraph)):
        end, pieces = start + len(cluster), []
        while start < end:
            while ends[at][0] <= start:
                at += 1
            stop = min(end, ends[at][0])
            text, mark = cluster[len(cluster) - (end - start) :][: stop - start], ends[at][1].mark
            pieces.append(_Piece(text, mark, _measure(text, mark, style), *ends[at][1][2:]))
            start = stop
        if pieces:
            found.append(tuple(pieces))
    return found


def _filled(pieces: list[_Cluster], style: Style, room: float) -> list[_Line]:
    """Fill lines with as many pieces as fit; what is wider than a line is cut between characters."""
    lines: list[list[_Cluster]] = [[]]
    used = 0.0
    for cluster in (part for one in pieces for part in _cut(one, style, room)):
        wide = sum(piece.width for piece in cluster)
        hanging = _trailing_space(cluster, style)
        if lines[-1] and used + wide - hanging > room + 0.01:
            lines.append([])
            used = 0.0
        lines[-1].append(cluster)
        used += wide
    _feed_last(lines, room)
    return [_joined(line, style) for line in lines]


def _trailing_space(cluster: _Cluster, style: Style) -> float:
    last = cluster[-1]
    return last.width - _measure(last.text.rstrip(" "), last.mark, style) if last.text.endswith(" ") else 0.0


def _cut(cluster: _Cluster, style: Style, room: float) -> list[_Cluster]:
    """The cluster, or the largest parts of it that fit."""

    def fits(one: _Cluster) -> bool:
        return sum(piece.width for piece in one) - _trailing_space(one, style) <= room

    if fits(cluster):
        return [cluster]
    found: list[_Cluster] = []
    for part in _apart(cluster, style, parts):
        found += [part] if fits(part) else _apart(part, style, shreds)
    return [one for part in found for one in ([part] if fits(part) else _apart(part, style, tuple))]


def _apart(cluster: _Cluster, style: Style, cut: Callable[[str], tuple[str, ...]]) -> list[_Cluster]:
    return [
        (piece._replace(text=text, width=_measure(text, piece.mark, style)),)
        for piece in cluster
        for text in cut(piece.text)
    ]


@lru_cache(maxsize=4096)
def _least(content: tuple[Run, ...], style: Style, torn: bool) -> float:
    found, paragraph = 0.0, list[Run]()
    for run in (*content, LINE_END):
        if run not in (LINE_END, SOFT_END):
            paragraph.append(run)
            continue
        for cluster in _marked_clusters(paragraph, style):
            for one in _apart(cluster, style, parts) if torn else [cluster]:
                wide = sum(piece.width for piece in one) - _trailing_space(one, style)
                length = sum(len(piece.text) for piece in one)
                found = max(found, wide * min(1, LONGEST_WHOLE / length) if torn else wide)
        paragraph = []
    return found


def _feed_last(lines: list[list[_Cluster]], room: float) -> None:
    # One or two Chinese characters alone on the last line look lost: one more comes down to them.
    if len(lines) < 2 or len(lines[-2]) < 3:
        return
    last = "".join(piece.text for cluster in lines[-1] for piece in cluster)
    wide = sum(piece.width for cluster in (lines[-2][-1], *lines[-1]) for piece in cluster)
    if len(last) <= 3 and any(map(is_wide, last)) and wide <= room:
        lines[-1].insert(0, lines[-2].pop())


def _joined(line: list[_Cluster], style: Style) -> _Line:
    pieces: list[_Piece] = []
    for piece in (piece for cluster in line for piece in cluster):
        if pieces and (pieces[-1].mark, *pieces[-1][3:]) == (piece.mark, *piece[3:]):
            pieces[-1] = piece._replace(text=pieces[-1].text + piece.text, width=pieces[-1].width + piece.width)
        else:
            pieces.append(piece)
    if pieces:
        last = pieces[-1]
        text = last.text.rstrip(" ")
        pieces[-1] = last._replace(text=text, width=_measure(text, last.mark, style), spaced=text != last.text)
    return tuple(pieces)
