"""How a paper ends: no sheet holds notes or a row alone, and no signature stands apart from what it signs."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product, takewhile
from operator import itemgetter
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Spacer, Table

from reports.layout.grid import TEXT_WIDTH, Block, height
from reports.layout.text import Text

LEAST = 40 * mm
"""What at least stands on a sheet of its own, and before a signature on the same one."""
FEW_ROWS = 4
"""A table with no more rows goes whole to the next sheet; of a longer one so many at least."""

FUZZ = 1e-6
"""By so much what is laid out may be higher than the sheet, as reportlab has it."""
MOST_WHITE = 0.45
"""The share of a sheet that is left white only where no tighter setting helps."""


class Signing(Spacer):  # type: ignore[misc]  # reportlab carries no types
    """Takes no room; stands before the places to sign, which stay together."""

    def __init__(self) -> None:
        super().__init__(0, 0)


def ended(story: Sequence[Block], room: float) -> list[Block]:
    """The story with the end of each part between two breaks kept together; ``room`` is that of a sheet."""
    made: list[Block] = []
    part: list[Block] = []
    for block in _headed(story):
        if isinstance(block, PageBreak):
            made += [*_ended(part, room), block]
            part = []
        elif isinstance(block, Balanced):
            # It looks after its own end.
            made += [*_ended(part, room), block]
            part = []
        else:
            part.append(block)
    return made + _ended(part, room)


def sheets_taken(story: Sequence[Block], first: float, room: float) -> int:
    """Return how many sheets a story takes, the first of which has ``first`` points of the ``room`` of the others."""
    left, begun, count = first, False, 1
    todo = deque(ended(story, room))
    while todo:
        block = todo.popleft()
        above = block.getSpaceBefore() if begun else 0
        breaks = isinstance(block, PageBreak) or (isinstance(block, CondPageBreak) and left < block.height)
        if not breaks and not isinstance(block, CondPageBreak):
            taken = block.wrap(TEXT_WIDTH, left - above)[1] + above
            if taken <= left + FUZZ:
                left, begun = left - taken, begun or taken > 0
                continue
            parts = block.split(TEXT_WIDTH, left - above)
            if not parts and not begun:
                # No sheet holds it whole.
                return count + 1
            todo.extendleft(reversed(parts or [block]))
            breaks = not parts
        if breaks:
            left, begun, count = room, False, count + 1
    return count


def _headed(story: Sequence[Block]) -> Iterator[Block]:
    """Each heading with something below it on the same sheet."""
    for place, block in enumerate(story):
        if place and isinstance(block, Text) and block.style.heading:
            below = list(takewhile(_is_above, story[place + 1 :]))
            first = story[place + len(below) + 1 : place + len(below) + 2]
            yield CondPageBreak(block.getSpaceBefore() + height([block, *below]) + min(height(first), LEAST))
        yield block


def _is_above(block: Block) -> bool:
    """Whether a block only leads to what stands below it: white, another heading, what takes no room."""
    if isinstance(block, Text):
        return bool(block.style.heading)
    return type(block) is Spacer or not (isinstance(block, CondPageBreak) or height([block]))


def _ended(part: list[Block], room: float) -> list[Block]:
    start = next((place for place, block in enumerate(part) if isinstance(block, Signing)), len(part))
    needed = height(part[start:]) + LEAST
    while start and not isinstance(part[start - 1], CondPageBreak) and height(part[start:]) < needed:
        start -= 1
        if isinstance(part[start], Table) and part[start]._nrows > FEW_ROWS:
            return [*part[:start], _Closed(part[start], part[start + 1 :])]
    above = start - 1
    while above >= 0 and type(part[above]) is Spacer:
        above -= 1
    if above >= 0 and isinstance(part[above], Table) and part[above]._nrows > FEW_ROWS:
        # However long its notes are.
        return [*part[:above], _Closed(part[above], part[above + 1 :])]
    start = _with_heading(part, start)
    while start < len(part) and type(part[start]) is Spacer:
        # White at the head of a sheet is none.
        start += 1
    tail = part[start:]
    taken = height(tail) + (tail[0].getSpaceBefore() if tail else 0)
    lines = FEW_ROWS * tail[0].style.leading if tail and isinstance(tail[0], Text) else room
    if taken >= room > taken - height(tail[:1]) + lines and height(tail[:1]) > 2 * lines:
        # No sheet holds all of a long text and what it ends with: its last lines stay there.
        return [*part[:start], _Closed(tail[0], tail[1:])]
    return [*part[:start], CondPageBreak(taken), *tail] if taken < room else part


def _with_heading(part: list[Block], start: int) -> int:
    """Return where the headings begin that lead to the block at ``start``; that place where none does."""
    above = start
    while above and _is_above(part[above - 1]):
        above -= 1
    headings = (place for place in range(above, start) if isinstance(part[place], Text))
    return next(headings, start)


@dataclass(frozen=True, slots=True)
class Unit:
    """Blocks that stand on one sheet, ``above`` points of white over them where they do not begin it."""

    blocks: list[Block]
    above: float


class Balanced(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """Units on as few sheets as hold them, each as evenly filled as can be, at the widest of ``spacings`` that allows
    it; they begin on the sheet that others left unfilled."""

    def __init__(self, make: Callable[[float], list[Unit]], spacings: Sequence[float], room: float) -> None:
        super().__init__()
        self.make, self.spacings, self.room = make, spacings, room

    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        """More than there is: where each unit stands is chosen where it is split."""
        return avail_width, avail_height + 1

    def split(self, avail_width: float, avail_height: float) -> list[Any]:
        """Choose for the room."""
        widest, tightest = self.make(self.spacings[0]), self.make(self.spacings[-1])
        high, low = _sizes(widest), _sizes(tightest)
        fewest = len(shared_out(low, avail_height, self.room)[1])
        tried: list[tuple[bool, float, tuple[int, ...]]] = []
        for spacing in self.spacings:
            # Units grow evenly with the spacing.
            share = (spacing - self.spacings[-1]) / (self.spacings[0] - self.spacings[-1])
            sizes = [
                (one + (more - one) * share, above + (most - above) * share)
                for (one, above), (more, most) in zip(low, high, strict=True)
            ]
            white, counts = shared_out(sizes, avail_height, self.room)
            if len(counts) == fewest:
                tried.append((white > MOST_WHITE * self.room, spacing, counts))
                if not tried[-1][0]:
                    break
        _, spacing, counts = min(tried, key=itemgetter(0))
        known = {self.spacings[0]: widest, self.spacings[-1]: tightest}
        return list(_placed(known.get(spacing) or self.make(spacing), counts, begun=avail_height < self.room))


def _sizes(units: Sequence[Unit]) -> list[tuple[float, float]]:
    return [(height(one.blocks), one.above) for one in units]


def shared_out(sizes: Sequence[tuple[float, float]], left: float, room: float) -> tuple[float, tuple[int, ...]]:
    """Return the white of the emptiest sheet but the last, and how many units stand on each, the first of which has
    ``left`` of its ``room``: on the fewest that hold them, with the white shared evenly. Of each unit the height is
    given and the white above it; one that no sheet holds begins one, and runs on."""
    ways = []
    for begins in product((False, True), repeat=len(sizes)):
        counts, white = [0], [left]
        for (size, above), begin in zip(sizes, begins, strict=True):
            if begin:
                counts.append(0)
                white.append(room)
            white[-1] -= min(size, room) + (above if white[-1] < room else 0)
            counts[-1] += 1
        if min(white) >= 0:
            ways.append((len(counts), sum(one**2 for one in white), max(white[:-1], default=0.0), tuple(counts)))
    return min(ways)[2:]


def _placed(units: Sequence[Unit], counts: Sequence[int], *, begun: bool) -> Iterator[Block]:
    left = iter(units)
    for sheet, count in enumerate(counts):
        if sheet:
            yield PageBreak()
        for place, unit in enumerate(islice(left, count)):
            if place or (begun and not sheet):
                yield Spacer(1, unit.above)
            yield from unit.blocks


class _Closed(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """A table or a text with what stands below it, which never goes to the next sheet without some of its lines."""

    def __init__(self, table: Table | Text, below: list[Block]) -> None:
        super().__init__()
        self.table = table
        self.below = [block for block in below if not isinstance(block, CondPageBreak)]

    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        """The room of all of it."""
        self.width, self.height = avail_width, height([self.table, *self.below], avail_width)
        return avail_width, self.height

    def split(self, avail_width: float, avail_height: float) -> list[Any]:
        """Cut off the lines that fit, and keep the rest with what stands below."""
        whole = self.table.wrap(avail_width, avail_height)[1]
        each = self.table._rowHeights if isinstance(self.table, Table) else [self.table.style.leading] * FEW_ROWS
        last = sum(each[-FEW_ROWS + 1 :])
        parts = self.table.split(avail_width, min(avail_height, whole - last))
        return [parts[0], _Closed(parts[1], self.below)] if len(parts) > 1 else []

    def draw(self) -> None:
        """Draw each below the one before."""
        top = self.height
        for block in (self.table, *self.below):
            top -= block.wrap(self.width, top)[1]
            block.drawOn(self.canv, 0, top)
