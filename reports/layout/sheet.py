"""A sheet: what stands above and below the text on each page, and how the pages become bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.lib.colors import white
from reportlab.lib.units import inch, mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageTemplate

from reports.kinds import mark_of, told_number
from reports.layout.archive import VERSION, Inside, preserve
from reports.layout.ending import ended
from reports.layout.figures import Picture, say
from reports.layout.grid import TEXT_WIDTH, Block, gap, height
from reports.layout.packing import file_bytes
from reports.layout.tags import Tags, hang
from reports.layout.text import Text
from reports.layout.type import BOLD, GREY, INK, REGULAR, RULE, Style, load, width
from restructure.papers import PaperName
from restructure.parties.organisation import PageSize

TOP, BOTTOM, RUNNING_LINE = 12 * mm, 21.5 * mm, 7.5 * mm
MAST_SIZE, FOOT_SIZE = 9, 8
LEAST_SIZE = 5.5
MAST_BELOW = 3.3 * mm
BAND_TOP, BAND = 4.8 * mm, 5.2 * mm
"""Of a draft: how far below the edge of the sheet, which many printers leave white, and how high."""
FOOT_LINE = 14 * mm
SECOND_HEAD = 1.5 * mm
"""By so much a head of two lines stands higher, where no band is above it."""
LARGE_MAST, LARGE_LINE, LARGE_HEAD = 9 * mm, 6.6 * mm, 8 * mm
"""Where the head in large print begins, from one of its lines to the next, and what it takes of the text."""
SECTION_GAP = 9 * mm
LETTERHEAD, ABOVE_LETTERHEAD, BELOW_LETTERHEAD = (60 * mm, 18 * mm), 1, 2
"""How wide and high the organisation's picture may be on the first sheet, and the millimetres of white around it."""
INITIALS_BOX = (21 * mm, 7.6 * mm)
INITIALS_ROOM = 44 * mm
"""What the box and the words before it take of the foot."""
BOLD_FOOT, FOOT_GAP, USUAL_FOOT = 8.5, 4 * mm, 2
HEAD, FOOT = (f"/Artifact <</Type/Pagination/Subtype/{one}>> BDC" for one in ("Header", "Footer"))
FOOT_PLACES = (0.0, 32 * mm, 60 * mm, 99 * mm)
"""Where number, page, digest and head of the record usually begin."""


@dataclass(frozen=True, slots=True)
class Page:
    """The size of a sheet, in points. The text is as wide on each, so that it breaks alike; ``head`` is what a head in
    large print takes of it beyond the usual one."""

    width: float
    height: float
    head: float = 0.0

    @property
    def left(self) -> float:
        """Return where the text begins."""
        return (self.width - float(TEXT_WIDTH)) / 2

    @property
    def right(self) -> float:
        """Return where the text ends."""
        return self.width - self.left

    @property
    def text_height(self) -> float:
        """The room between head and foot."""
        return self.height - float(TOP + RUNNING_LINE + BOTTOM) - self.head


PAGES: dict[PageSize, Page] = {"a4": Page(210 * mm, 297 * mm), "letter": Page(8.5 * inch, 11 * inch)}


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words around the text. ``language`` is a tag, as are the values of ``named``, by language. ``page`` says
    "page 2 of 5"; ``state`` is said across the head of a draft, or nothing; ``kind`` and ``belongs_to``, the number
    of an agreement or of the paper itself, go into the metadata with the day ``made_on``, and ``mast_below`` stands
    on a line of its own below ``mast_left``. ``large`` is the size of all this in large print, which leaves the
    digests to the signed paper. ``letterhead`` is a picture above the text of the first sheet, ``organisation``
    whose it is."""

    language: str
    named: Mapping[str, str]
    made_on: date
    author: str
    number: str
    mast_left: str
    mast_right: str
    state: str
    page: Callable[[int, int], str]
    digest: str
    head: str
    check: str
    initials: str
    size: Page
    kind: PaperName
    belongs_to: str
    mast_below: str = ""
    large: float = 0.0
    letterhead: bytes = b""
    organisation: str = ""


def letterhead(png: bytes, organisation: str) -> list[Block]:
    """A picture as the first sheet begins with it; nothing where there is none."""
    if not png:
        return []
    return [gap(ABOVE_LETTERHEAD), Picture(png, *LETTERHEAD, organisation, "LEFT"), gap(BELOW_LETTERHEAD)]


class Noted(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """Takes no room; writes the page on which it lands under ``name``."""

    def __init__(self, name: str, pages: dict[str, int]) -> None:
        super().__init__()
        self.name, self.pages = name, pages
        self.width = self.height = 0

    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        """No size."""
        return 0, 0

    def draw(self) -> None:
        """Write down the page."""
        number = self.canv.getPageNumber()
        self.pages[self.name] = number
        self.canv.tags.places[self.name] = number - 1


FITTED_SPARE = 1 * mm
"""What a sheet that is filled keeps free."""


def fitted(make: Callable[[float], list[Block]], spacings: Sequence[float], page: Page) -> list[Block]:
    """The blocks with the widest spacing at which they fit one sheet; the widest of all where none does.

    ``spacings`` fall. Blocks grow evenly with them, so that between the widest and the tightest few are tried.
    """
    room = page.text_height - FITTED_SPARE
    widest = make(spacings[0])
    high = height(widest)
    if high <= room:
        return widest
    tightest = make(spacings[-1])
    low = height(tightest)
    if low > room:
        return widest
    each = (high - low) / (spacings[0] - spacings[-1])
    for spacing in spacings[1:-1]:
        if low + each * (spacing - spacings[-1]) <= room:
            made = make(spacing)
            if height(made) <= room:
                return made
    return tightest


def section(blocks: Sequence[Block], above: float = SECTION_GAP) -> list[Block]:
    """Blocks that begin where they fit whole, on the same sheet or the next."""
    first = blocks[0]
    first.spaceBefore = above
    return [CondPageBreak(height(blocks) + above), *blocks]


def render(
    story: Sequence[Block],
    furniture: Furniture,
    files: Sequence[Inside] = (),
    is_right: Callable[[], bool] = lambda: True,
) -> bytes:
    """The bytes of a document with ``files`` inside: the same story gives the same bytes. None are written where the
    pages, once drawn, are not right."""
    load()
    page = furniture.size
    target = BytesIO()
    document = BaseDocTemplate(
        target,
        pagesize=(page.width, page.height),
        invariant=1,
        lang=furniture.language,
        initialFontName=REGULAR,
        author=furniture.author,
        subject=told_number(furniture.number),
        creator="Restructure",
        keywords=mark_of(furniture.kind, furniture.belongs_to),
    )
    frame = Frame(page.left, BOTTOM, TEXT_WIDTH, page.text_height, 0, 0, 0, 0)
    document.addPageTemplates([PageTemplate("sheet", [frame])])

    def canvas(*args: Any, **options: Any) -> _Counted:
        return _Counted(furniture, files, is_right, *args, **options)

    whole = [*letterhead(furniture.letterhead, furniture.organisation), *story]
    document.build(ended(whole, page.text_height), canvasmaker=canvas)
    return target.getvalue()


class _Counted(Canvas):  # type: ignore[misc]  # reportlab carries no types
    """Keeps its pages until it knows how many there are, then draws the furniture on each."""

    def __init__(
        self,
        furniture: Furniture,
        files: Sequence[Inside],
        is_right: Callable[[], bool],
        *args: Any,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options, pdfVersion=VERSION)
        self.furniture, self.files, self.is_right = furniture, files, is_right
        self.tags = Tags(furniture.language, furniture.named)
        self.kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802  (reportlab's name)
        self.kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        if not self.is_right():
            return
        count = len(self.kept)
        for number, state in enumerate(self.kept, 1):
            self.__dict__.update(state)
            self.tags.hide(self, HEAD)
            _mast(self, self.furniture)
            self.tags.show(self)
            self.tags.hide(self, FOOT)
            _foot(self, self.furniture, number, count)
            self.tags.show(self)
            super().showPage()
        self.setTitle(" ".join(filter(None, (self._outlined(), told_number(self.furniture.number)))))
        self.setViewerPreference("DisplayDocTitle", "true")
        preserve(self._doc, self.furniture.made_on, self.furniture.language, self.files)
        self._doc.format = partial(file_bytes, self._doc, self.tags, *hang(self.tags, self._doc))
        super().save()

    def _outlined(self) -> str:
        """List the headings in the main language beside the pages; return the first of them, the paper's name. One that
        only names what has no translation counts where there is no other."""
        shown = [one for one in self.tags.headings if one.in_main]
        for one in shown:
            self.addOutlineEntry(one.text, one.key, one.level - 1)
        return (shown or self.tags.headings)[0].text


def _mast(canvas: Any, furniture: Furniture) -> None:
    left, right_end = furniture.size.left, furniture.size.right
    baseline = furniture.size.height - TOP - 2.6 * mm
    right = furniture.mast_right
    if furniture.state:
        _band(canvas, furniture)
    elif furniture.mast_below:
        baseline += SECOND_HEAD
    if furniture.large:
        _large_mast(canvas, furniture)
        return
    say(canvas, right_end, baseline, right, align="right", size=MAST_SIZE)
    room = right_end - width(right, REGULAR, MAST_SIZE) - 6 * mm - left
    say(canvas, left, baseline, shortened(furniture.mast_left, room), size=MAST_SIZE)
    below, room = furniture.mast_below, right_end - left
    size = max(LEAST_SIZE, FOOT_SIZE * min(1, room / max(width(below, REGULAR, FOOT_SIZE), 1)))
    say(canvas, left, baseline - MAST_BELOW, shortened(below, room, size), size=size)


def _large_mast(canvas: Any, furniture: Furniture) -> None:
    """Lines as large as the text, smaller only where one would not hold what has to be said whole."""
    page, room = furniture.size, furniture.size.right - furniture.size.left
    said = (furniture.mast_right, furniture.mast_left, *furniture.mast_below.split("\n"))
    for line, text in enumerate(filter(None, said)):
        size = furniture.large * min(1, room / max(width(text, REGULAR, furniture.large), 1))
        say(canvas, page.left, page.height - LARGE_MAST - line * LARGE_LINE, text, size=size)


def _band(canvas: Any, furniture: Furniture) -> None:
    """What the paper is not yet, across the head of each page."""
    page = furniture.size
    bottom = page.height - BAND_TOP - BAND
    canvas.setFillColor(INK)
    canvas.rect(page.left, bottom, TEXT_WIDTH, BAND, 0, 1)
    canvas.setFont(BOLD, MAST_SIZE)
    canvas.setFillColor(white)
    canvas.drawCentredString(page.width / 2, bottom + (BAND - 0.7 * MAST_SIZE) / 2, furniture.state)


def shortened(text: str, room: float, size: float = MAST_SIZE) -> str:
    """As much of a running line as fits; the full text stands in the document itself."""
    if width(text, REGULAR, size) <= room:
        return text
    kept = text
    while kept and width(kept + "...", REGULAR, size) > room:
        kept = kept[:-1]
    return kept.rstrip() + "..."


def _foot(canvas: Any, furniture: Furniture, number: int, count: int) -> None:
    left, right = furniture.size.left, furniture.size.right
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.6)
    canvas.line(left, FOOT_LINE + 3.6 * mm, right, FOOT_LINE + 3.6 * mm)
    if furniture.large:
        _large_foot(canvas, furniture, number, count)
        return
    second = FOOT_LINE - 4.9 * mm
    asks = bool(furniture.initials and number < count)
    lines = foot_lines(furniture, number, count, asks_initials=asks)
    usual = len(lines) <= USUAL_FOOT
    top, step = (FOOT_LINE - 0.6 * mm, 4.3 * mm) if usual else (FOOT_LINE, 3.4 * mm)
    for line, words in enumerate(lines):
        for x, text, bold in words:
            say(canvas, left + x, top - line * step, text, bold=bold, size=BOLD_FOOT if bold else FOOT_SIZE)
    if asks:
        box_width, box_height = INITIALS_BOX
        canvas.setStrokeColor(GREY)
        canvas.rect(right - box_width, FOOT_LINE - 6.2 * mm, box_width, box_height, 1, 0)
        say(canvas, right - box_width - 1 * mm, second, furniture.initials, align="right", size=FOOT_SIZE)


def _large_foot(canvas: Any, furniture: Furniture, number: int, count: int) -> None:
    """The page, the number and what the paper is not, in two lines as large as the text."""
    left, right, size = furniture.size.left, furniture.size.right, furniture.large
    say(canvas, left, FOOT_LINE - 2 * mm, furniture.page(number, count), bold=True, size=size)
    say(canvas, right, FOOT_LINE - 2 * mm, furniture.number, align="right", bold=True, size=size)
    say(canvas, left, FOOT_LINE - 8.6 * mm, shortened(furniture.check, right - left, size), size=size)


Word = tuple[float, str, bool]
"""A text at the foot: how far from the left it begins, and whether it is bold."""


def foot_lines(furniture: Furniture, number: int, count: int, *, asks_initials: bool) -> list[list[Word]]:
    """Return what stands at the foot, line by line: each at its usual place, or behind what is longer than usual."""
    room = float(TEXT_WIDTH) - (INITIALS_ROOM if asks_initials else 0)
    bold_ones = ((furniture.number, True), (furniture.page(number, count), True))
    told = (*bold_ones, (furniture.digest, False), (furniture.head, False))
    lines: list[list[Word]] = [[]]
    end = 0.0
    for place, (text, bold) in zip(FOOT_PLACES, told, strict=True):
        wide = width(text, BOLD if bold else REGULAR, BOLD_FOOT if bold else FOOT_SIZE)
        x = max(place, end) if len(lines) == 1 else end
        if lines[-1] and wide and x + wide > room:
            lines.append([])
            x = 0.0
        lines[-1].append((x, text, bold))
        end = x + wide + FOOT_GAP if wide else end
    check = Text(furniture.check, Style(FOOT_SIZE, FOOT_SIZE))
    check.wrap(room, 0)
    return [*lines, *([(0.0, "".join(piece.text for piece in line), False)] for line in check.lines)]
