"""Tables without words: label rows, ruled tables, panels, two columns. Widths in points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Spacer, Table
from reportlab.platypus.tables import CellStyle

from reports.layout import tags
from reports.layout.columns import measured
from reports.layout.type import ACCENT, HAIR, INK, REGULAR, RULE, TINT

TEXT_WIDTH = 170 * mm
LABEL_WIDTH, GUTTER = 38 * mm, 4 * mm
LABEL_GAP = 2 * mm
"""The least white between a label and what stands beside it."""
CONTENT_WIDTH = TEXT_WIDTH - LABEL_WIDTH - GUTTER
BETWEEN = 8 * mm
HALF_WIDTH = (TEXT_WIDTH - BETWEEN) / 2
ALL = ((0, 0), (-1, -1))

Block: TypeAlias = Any
"""Something reportlab can place; it carries no types."""

Cell: TypeAlias = Block | Sequence[Block] | str
Command = tuple[Any, ...]


def gap(millimetres: float) -> Block:
    """White space between two blocks."""
    return Spacer(1, millimetres * mm)


def table(
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    *commands: Command,
    pad: float = 0,
    repeat: int = 0,
    heights: Sequence[float | None] | None = None,
    means: tags.Table | None = None,
) -> Block:
    """A table whose cells touch; ``pad`` stands above and below each row. Unless ``means`` says what it is, its cells
    lie beside each other for the eye alone.
    """
    made = Table(
        [list(row) for row in rows],
        colWidths=list(widths),
        repeatRows=repeat,
        rowHeights=heights,
        cellStyles=[[_Look(pad) for _ in widths] for _ in rows],
        renderCB=means or tags.Columns(),
    )
    made.setStyle(commands)
    return made


class _Look(CellStyle):  # type: ignore[misc]  # reportlab carries no types
    """Look of a cell. Its font is named, since reportlab's own would enter the file without being embedded."""

    fontname = REGULAR
    leftPadding = rightPadding = 0  # noqa: N815  (reportlab's names)
    valign = "TOP"

    def __init__(self, pad: float) -> None:
        self.topPadding = self.bottomPadding = pad


def rule_above(thickness: float = 0.6) -> Command:
    """A line over the first row."""
    return ("LINEABOVE", (0, 0), (-1, 0), thickness, RULE)


def label_row(label: Block, content: Cell, pad: float) -> Block:
    """A label on the left, its content on the right, a rule above; the white between them grows with the text."""
    white = ("RIGHTPADDING", (0, 0), (0, 0), max(LABEL_GAP, label.style.size / 2))
    means = tags.Listed(joined=True)
    return table([[label, content]], [LABEL_WIDTH + GUTTER, CONTENT_WIDTH], rule_above(), white, pad=pad, means=means)


def two_columns(left: Cell, right: Cell, *commands: Command, pad: float = 0) -> Block:
    """Two equal columns."""
    return table([[left, "", right]], [HALF_WIDTH, BETWEEN, HALF_WIDTH], *commands, pad=pad)


def ruled(
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    *,
    pad: float,
    between: float,
    heads: int = 1,
    totals: Sequence[int] = (),
    middle: bool = False,
) -> Block:
    """A table with hairlines between rows and ink under the head, above each total and at the end.

    ``widths`` are the usual ones: columns are measured after what stands in them.
    """
    rows, widths = measured(rows, widths, [0, *[between] * (len(widths) - 1)])
    last = len(rows) - 1
    commands: list[Command] = [
        ("LEFTPADDING", (1, 0), (-1, -1), between),
        ("LINEBELOW", (0, heads), (-1, last), 0.35, HAIR),
        ("LINEBELOW", (0, last), (-1, last), 1, INK),
    ]
    if middle:
        commands.append(("VALIGN", *ALL, "MIDDLE"))
    if heads:
        commands += [
            ("LINEBELOW", (0, heads - 1), (-1, heads - 1), 1, INK),
            ("VALIGN", (0, 0), (-1, heads - 1), "BOTTOM"),
        ]
    else:
        commands.append(("LINEABOVE", (0, 0), (-1, 0), 1, INK))
    for row in totals:
        # A total stands on no page without an entry that it sums.
        commands += [("LINEABOVE", (0, row), (-1, row), 1, INK), ("NOSPLIT", (0, row - 1), (-1, row))]
    means = tags.Table(heads) if len(widths) > 1 else tags.Listed([(-1, (0,))])
    return table(rows, widths, *commands, pad=pad, repeat=heads, means=means)


def panels(left: Sequence[Block], right: Sequence[Block], *, share: float = 0.5, above: float = 3.6 * mm) -> Block:
    """The two tinted panels that hold the figures of page 1; ``share`` is the left one's of the width, ``above`` the
    white over what stands in them."""
    return table(
        [[left, right]],
        [TEXT_WIDTH * share, TEXT_WIDTH * (1 - share)],
        ("BACKGROUND", *ALL, TINT),
        ("LINEABOVE", (0, 0), (-1, 0), 2.4, ACCENT),
        ("LINEBEFORE", (1, 0), (1, 0), 0.6, RULE),
        ("LEFTPADDING", *ALL, 5 * mm),
        ("RIGHTPADDING", *ALL, 4 * mm),
        ("TOPPADDING", *ALL, above),
        ("BOTTOMPADDING", *ALL, above + 0.6 * mm),
    )


def height(story: Sequence[Block], width: float = TEXT_WIDTH) -> float:
    """Return how much of a sheet the blocks take, in points, white before the first apart. A break that asks for room
    takes none itself."""
    taken = [block for block in story if not isinstance(block, CondPageBreak)]
    white = sum(block.getSpaceBefore() for block in taken[1:])
    return float(white + sum(block.wrap(width, 1e6)[1] for block in taken))
