"""What must never be seen on a page: lines that run into each other, and figures that are torn over two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from reports.layout.sheet import PAGES
from restructure.parties.organisation import PageSize
from tests.support.placed import Placed, placed

LEAST_GAP = 2.0
"""Points between two lines beside each other; a space of the text is as wide."""
CAPITALS = 0.72
"""How high capitals and digits stand, in their own size."""
LARGEST = 40.0
"""Points; no text is larger."""


def faults(pdf: bytes, size: PageSize, whole: Iterable[str]) -> list[object]:
    """What is wrong on a paper: lines in each other's way, ``whole`` texts torn, text beyond the edges."""
    lines, page = placed(pdf), PAGES[size]
    outside = [one for one in lines if one.left < page.left - 1 or one.right > page.right + 1]
    return [*clashes(lines), *torn(lines, whole), *outside]


def clashes(lines: Iterable[Placed]) -> Iterator[tuple[str, str]]:
    """Lines of one page that overlap or touch."""
    by_page = defaultdict(list)
    for one in lines:
        by_page[one.page].append(one)
    for page in by_page.values():
        page.sort(key=lambda one: -one.baseline)
        for place, one in enumerate(page):
            for other in page[place + 1 :]:
                drop = one.baseline - other.baseline
                if drop > LARGEST:
                    break
                if (
                    drop < CAPITALS * other.size
                    and one.left < other.right + LEAST_GAP
                    and (other.left < one.right + LEAST_GAP)
                ):
                    yield one.text, other.text


def torn(lines: list[Placed], whole: Iterable[str]) -> Iterator[str]:
    """Texts that begin on one line and end on the next."""
    wanted = [(text, text.replace(" ", "")) for text in whole]
    for one, other in pairwise(lines):
        drop = one.baseline - other.baseline
        if one.page != other.page or not 0 < drop < 1.8 * max(one.size, other.size):
            continue
        if one.left > other.right or other.left > one.right:
            continue
        before, after = one.text.replace(" ", ""), other.text.replace(" ", "")
        for text, tight in wanted:
            for cut in range(1, len(tight)):
                if before.endswith(tight[:cut]) and after.startswith(tight[cut:]) and not _alone(before, tight[:cut]):
                    yield text


def _alone(before: str, head: str) -> bool:
    """Whether what looks like the head of a text belongs to a longer number that ends there."""
    rest = before[: -len(head)]
    return rest[-1:].isdigit() or rest[-1:] in (",", ".")


def is_whole(lines: Iterable[Placed], text: str) -> bool:
    """Whether a text stands on one line."""
    tight = text.replace(" ", "").replace("\N{NO-BREAK SPACE}", "")
    return any(tight in one.text.replace(" ", "").replace("\N{NO-BREAK SPACE}", "") for one in lines)
