"""What a drawn page means, beside how it looks (ISO 32000-1, 14.7 and 14.8).

A tree of headings, paragraphs, lists, tables and pictures, in the order in which they are read. Whatever is no part of
it is marked as decoration.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Literal, NamedTuple

from reportlab import platypus
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObject, PDFString

HAN, LATIN = re.compile(r"[\u3400-\u9fff]"), re.compile(r"[A-Za-z]{4}")
"""What shows that a text is Chinese or English: four letters at least, since numbers of agreements have some too."""
Scope = Literal["", "Column", "Row"]


class Marked(NamedTuple):
    """A piece of a page: the page, from 0, and the number of the piece on it."""

    page: int
    number: int


class Element:
    """A node of the tree. ``alone`` says that one text is all that it holds, which then needs no paragraph."""

    __slots__ = ("alone", "alt", "box", "kids", "kind", "language", "link", "number", "parent", "scope")

    def __init__(self, kind: str, parent: Element | None = None) -> None:
        self.kind, self.parent = kind, parent
        self.kids: list[Element | Marked] = []
        self.language = self.alt = ""
        self.scope: Scope = ""
        self.box: tuple[float, ...] = ()
        self.alone = False
        self.number = 0
        self.link: int | None = None


class Heading(NamedTuple):
    """A heading as it was drawn: how deep from 1, its words, where on which page, and whether it is in the main
    language."""

    level: int
    text: str
    key: str
    in_main: bool


class Link(NamedTuple):
    """Words that name the page of a part of the paper: where they stand."""

    element: Element
    page: int
    box: tuple[float, ...]
    to: str
    words: str


class Tags:
    """The tree of one document while it is drawn. ``language`` is the document's own, and ``named`` how a file calls
    those of its texts."""

    def __init__(self, language: str, named: Mapping[str, str]) -> None:
        self.language = language
        self.named = named
        self.root = Element("Document")
        self.here = self.root
        self.pages: list[list[Element]] = []
        self.headings: list[Heading] = []
        self.links: list[Link] = []
        self.places: dict[str, int] = {}
        self._ranks: list[int] = []
        self._hidden = 0
        self._begun: dict[int, tuple[object, Element]] = {}

    def open(self, kind: str, *, under: Element | None = None, alone: bool = False) -> Element:
        """Begin an element, which holds all that is drawn until it is closed."""
        parent = under or self.here
        self.here = Element(kind, parent)
        self.here.alone = alone
        if not self._hidden:
            parent.kids.append(self.here)
        return self.here

    def again(self, element: Element) -> None:
        """Go on with an element that was closed."""
        self.here = element

    def close(self, to: Element) -> None:
        """End the element, and go on with the one that was open before it."""
        self.here = to

    def begun(self, whole: object) -> Element | None:
        """The element of something that was cut in two and of which a part is drawn already."""
        known = self._begun.get(id(whole))
        return known[1] if known else None

    def begin(self, whole: object, element: Element) -> None:
        """Remember the element of something of which another part may follow."""
        self._begun[id(whole)] = (whole, element)

    def last_list(self) -> Element | None:
        """The list that was just ended here, if nothing was drawn behind it."""
        last = self.here.kids[-1] if self.here.kids else None
        return last if isinstance(last, Element) and last.kind == "L" else None

    def open_heading(self, canvas: Any, rank: int, words: str, language: str, height: float) -> None:
        """Begin a heading, one level below the last of a higher ``rank``: no level is left out, whatever the looks."""
        while self._ranks and self._ranks[-1] >= rank:
            self._ranks.pop()
        self._ranks.append(rank)
        self.open(f"H{len(self._ranks)}")
        key = f"heading-{len(self.headings)}"
        canvas.bookmarkHorizontal(key, 0, height)
        self.headings.append(Heading(len(self._ranks), words, key, not self.spoken(words, language)))

    def begins_span(self, canvas: Any, language: str) -> str:
        """The operator before some words in another language inside the open element; before those in its own the same
        as of the element."""
        if self._hidden or language in ("", self.here.language):
            return self.begins(canvas)
        last = self.here.kids[-1] if self.here.kids else None
        if not (isinstance(last, Element) and last.kind == "Span" and last.language == language):
            last = Element("Span", self.here)
            last.language = language
            self.here.kids.append(last)
        return self.begins(canvas, last)

    def begins_link(self, canvas: Any, to: str, words: str, language: str, box: tuple[float, ...]) -> str:
        """The operator before words that name the page of a part."""
        if self._hidden:
            return ""
        element = Element("Link", self.here)
        element.language = "" if language == self.here.language else language
        self.here.kids.append(element)
        (x, y), (right, top) = canvas.absolutePosition(*box[:2]), canvas.absolutePosition(*box[2:])
        self.links.append(Link(element, canvas.getPageNumber() - 1, (x, y, right, top), to, words))
        return self.begins(canvas, element)

    def spoken(self, text: str, language: str) -> str:
        """The language of a text as a tag; nothing where it is the document's.

        What is given holds, but for a name or a value that is written in the script of the other language alone.
        """
        tag = self.named.get(language, self.language)
        if tag == self.named["zh"]:
            if LATIN.search(text) and not HAN.search(text):
                tag = self.named["en"]
        elif not text.isascii() and HAN.search(text) and not LATIN.search(text):
            tag = self.named["zh"]
        return "" if tag == self.language else tag

    def begins(self, canvas: Any, element: Element | None = None) -> str:
        """The operator before a piece of the page that belongs to an element, the one that is open if none is named."""
        element = element or self.here
        if self._hidden:
            return ""
        page = canvas.getPageNumber() - 1
        while len(self.pages) <= page:
            self.pages.append([])
        number = len(self.pages[page])
        self.pages[page].append(element)
        element.kids.append(Marked(page, number))
        return f"/{element.kind} <</MCID {number}>> BDC"

    @contextmanager
    def content(self, canvas: Any, element: Element | None = None) -> Iterator[None]:
        """Mark what is drawn meanwhile as a piece of an element."""
        begin = self.begins(canvas, element)
        if begin:
            canvas.addLiteral(begin)
        yield
        if begin:
            canvas.addLiteral("EMC")

    @contextmanager
    def figure(self, canvas: Any, alt: str, size: tuple[float, float]) -> Iterator[None]:
        """A picture with the words that stand for it; without words it is decoration. No text in it is read apart."""
        if not alt:
            self.hide(canvas)
            yield
            self.show(canvas)
            return
        before = self.here
        element = self.open("Figure")
        (left, low), (right, top) = canvas.absolutePosition(0, 0), canvas.absolutePosition(*size)
        element.alt, element.box = alt, (left, low, right, top)
        with self.content(canvas):
            self._hidden += 1
            yield
            self._hidden -= 1
        self.close(before)

    def hide(self, canvas: Any, what: str = "/Artifact BMC") -> None:
        """Begin decoration."""
        if not self._hidden:
            canvas.addLiteral(what)
        self._hidden += 1

    def show(self, canvas: Any) -> None:
        """End decoration."""
        self._hidden -= 1
        if not self._hidden:
            canvas.addLiteral("EMC")


STEPS = {
    "startTable": "begin",
    "startBG": "begin_looks",
    "endBG": "end_looks",
    "startRow": "begin_row",
    "startCell": "begin_cell",
    "endCell": "end_cell",
    "endRow": "end_row",
    "startLines": "begin_looks",
    "endLines": "end_looks",
    "endTable": "end",
}
"""What reportlab tells while it draws a table, and what is asked then."""


class Table:
    """A table with ``heads`` rows of column heads, whose first column names each row. Cut over two sheets it stays one;
    the heads that are repeated on the second are decoration.

    reportlab asks it, and the classes below, while it draws a table.
    """

    def __init__(self, heads: int) -> None:
        self.heads = heads
        self.hidden_row = self.goes_on = False

    def __call__(self, table: Any, step: str, *what: Any) -> None:
        getattr(self, STEPS[step])(table, table.canv.tags, *what)

    def begin(self, table: Any, tags: Tags) -> None:
        self.outside = tags.here
        known = tags.begun(self)
        self.goes_on = known is not None
        if known:
            tags.again(known)
        else:
            tags.begin(self, tags.open("Table"))
        self.element = tags.here

    def begin_looks(self, table: Any, tags: Tags) -> None:
        tags.hide(table.canv)

    def end_looks(self, table: Any, tags: Tags) -> None:
        tags.show(table.canv)

    def begin_row(self, table: Any, tags: Tags, row: int) -> None:
        self.hidden_row = self.goes_on and row < self.heads
        if self.hidden_row:
            tags.hide(table.canv)
        else:
            tags.open("TR", under=self.element)
        self.row = tags.here

    def end_row(self, table: Any, tags: Tags) -> None:
        if self.hidden_row:
            tags.show(table.canv)
        tags.close(self.element)

    def begin_cell(self, table: Any, tags: Tags, row: int, column: int, value: Any, *_: Any) -> None:
        head = row < self.heads
        cell = tags.open("TH" if head or column == 0 else "TD", under=self.row, alone=is_alone(value))
        if cell.kind == "TH":
            cell.scope = "Column" if head else "Row"
        self.begin_words(table, tags, value)

    def begin_words(self, table: Any, tags: Tags, value: Any) -> None:
        """Mark what reportlab draws by itself: a cell that is no block."""
        self.words = tags.begins(table.canv) if isinstance(value, str) and value else ""
        if self.words:
            table.canv.addLiteral(self.words)

    def end_cell(self, table: Any, tags: Tags) -> None:
        if self.words:
            table.canv.addLiteral("EMC")
        tags.close(self.row)

    def end(self, table: Any, tags: Tags) -> None:
        tags.close(self.outside)


class Columns(Table):
    """Cells that lie beside each other for the eye alone, read row by row, or ``downwards`` column by column."""

    def __init__(self, *, downwards: bool = False) -> None:
        super().__init__(0)
        self.downwards = downwards

    def begin(self, table: Any, tags: Tags) -> None:
        self.outside = tags.here
        self.parts = [Element("Div", tags.here) for _ in range(table._ncols)] if self.downwards else []

    def begin_row(self, table: Any, tags: Tags, row: int) -> None:
        """Nothing: rows mean nothing here."""

    def end_row(self, table: Any, tags: Tags) -> None:
        """Nothing."""

    def begin_cell(self, table: Any, tags: Tags, row: int, column: int, value: Any, *_: Any) -> None:
        self.row = self.outside
        tags.again(self.parts[column] if self.downwards else self.outside)
        if isinstance(value, str) and value:
            tags.open("P")
        self.begin_words(table, tags, value)

    def end(self, table: Any, tags: Tags) -> None:
        self.outside.kids += [part for part in self.parts if part.kids]
        tags.close(self.outside)


class Listed(Table):
    """Lists side by side: for each the column of its labels and those of what stands beside them; rows that head a list
    belong to ``heads_at``. ``joined`` goes on with the list that ends above it."""

    def __init__(
        self,
        lists: Sequence[tuple[int, Sequence[int]]] = ((0, (1,)),),
        *,
        heads_at: Sequence[int] = (),
        joined: bool = False,
    ) -> None:
        super().__init__(0)
        self.lists, self.heads_at, self.joined = lists, heads_at, joined

    def begin(self, table: Any, tags: Tags) -> None:
        self.outside = tags.here
        if len(self.lists) == 1:
            self.places = [self.outside]
        else:
            self.places = [tags.open("Div", under=self.outside) for _ in self.lists]
        known = tags.begun(self) or (tags.last_list() if self.joined else None)
        self.made: list[Element | None] = [known if len(self.lists) == 1 else None for _ in self.lists]
        tags.close(self.outside)

    def begin_row(self, table: Any, tags: Tags, row: int) -> None:
        self.items: list[Element | None] = [None for _ in self.lists]
        self.heading = row in self.heads_at

    def end_row(self, table: Any, tags: Tags) -> None:
        """Nothing."""

    def begin_cell(self, table: Any, tags: Tags, row: int, column: int, value: Any, *_: Any) -> None:
        self.row, self.words = self.outside, ""
        place = next((at for at, (label, beside) in enumerate(self.lists) if column in (label, *beside)), None)
        if place is None or (isinstance(value, str) and not value):
            return
        if self.heading:
            self.made[place] = None
            tags.again(self.places[place])
            return
        made = self.made[place]
        if made is None:
            made = self.made[place] = tags.open("L", under=self.places[place])
            tags.begin(self, made)
        item = self.items[place]
        if item is None:
            item = self.items[place] = tags.open("LI", under=made)
        tags.open("Lbl" if column == self.lists[place][0] else "LBody", under=item, alone=is_alone(value))
        self.begin_words(table, tags, value)


class Pictured(Table):
    """A drawn box, which stands for ``alt``."""

    def __init__(self, alt: str) -> None:
        super().__init__(0)
        self.alt = alt

    def __call__(self, table: Any, step: str, *what: Any) -> None:
        if step == "startTable":
            self.drawn = table.canv.tags.figure(table.canv, self.alt, (table._width, table._height))
            self.drawn.__enter__()
        elif step == "endTable":
            self.drawn.__exit__(None, None, None)


def is_alone(value: Any) -> bool:
    """Return whether a cell holds one text or picture and nothing else."""
    held = value if isinstance(value, list | tuple) else [value]
    return len(held) == 1 and not isinstance(held[0], platypus.Table)


class Written(PDFObject):  # type: ignore[misc]  # reportlab carries no types
    """An object whose bytes are known."""

    def __init__(self, written: bytes = b"") -> None:
        self.written = written

    def format(self, document: PDFDocument) -> bytes:
        return self.written


def hang(tags: Tags, document: PDFDocument) -> tuple[Written, list[Element]]:
    """Prepare a document whose pages are all drawn for its tree; return its root and the elements that are links, whose
    bytes are written when the numbers of all else are known."""
    root, pages = Written(), document.Pages.pages
    for place, page in enumerate(pages):
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = place, "/S"
    document.Catalog.StructTreeRoot = root
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    return root, _link(tags, document, [number_of(document, page) for page in pages])


def tree_bytes(
    tags: Tags, document: PDFDocument, root: int, linked: Sequence[Element], first: int
) -> list[tuple[int, bytes]]:
    """The root and all elements with their numbers, those of the elements from ``first`` on."""
    pages = [number_of(document, page) for page in document.Pages.pages]
    elements = list(_all(tags.root))
    for number, element in enumerate(elements, first):
        element.number = number
    parents = [b"[%s]" % b" ".join(b"%d 0 R" % one.number for one in marked) for marked in tags.pages]
    parents += [b"%d 0 R" % element.number for element in linked]
    nums = b" ".join(b"%d %s" % (place, one) for place, one in enumerate(parents))
    top = b"<</Type/StructTreeRoot/K %d 0 R/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d>>"
    made = [(root, top % (tags.root.number, nums, len(parents)))]
    return made + [(element.number, _element(element, pages, root, document)) for element in elements]


def _link(tags: Tags, document: PDFDocument, numbers: Sequence[int]) -> list[Element]:
    """Make words that name a page lead to it; return their elements, each the parent of its link."""
    linked: list[Element] = []
    for one in tags.links:
        if one.to not in tags.places:
            one.element.kind = "Span"
            continue
        goal, page = tags.places[one.to], document.Pages.pages[one.page]
        written = b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s]/Contents%s/Dest[%d 0 R/XYZ null %d null]" % (
            " ".join(f"{edge:.2f}" for edge in one.box).encode(),
            PDFString(one.words).format(document),
            numbers[goal],
            document.Pages.pages[goal].pageheight,
        )
        parent = len(tags.pages) + len(linked)
        annotation = Written(written + b"/P %d 0 R/StructParent %d>>" % (numbers[one.page], parent))
        one.element.link = number_of(document, annotation)
        page.Annots = [*(page.Annots or []), document.Reference(annotation)]
        linked.append(one.element)
    return linked


def number_of(document: PDFDocument, thing: Any) -> int:
    """The number of an object in its document."""
    return int(document.idToObjectNumberAndVersion[document.Reference(thing).name][0])


def _all(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _all(kid)


def _element(element: Element, pages: Sequence[int], root: int, document: PDFDocument) -> bytes:
    parent = element.parent.number if element.parent else root
    own = next((kid.page for kid in element.kids if isinstance(kid, Marked)), None)
    kids = [_kid(kid, own, pages) for kid in element.kids]
    if element.link is not None:
        kids.append(b"<</Type/OBJR/Obj %d 0 R>>" % element.link)
    held = kids[0] if len(kids) == 1 else b"[%s]" % b" ".join(kids)
    parts = [b"<</S/%s/P %d 0 R" % (element.kind.encode(), parent)]
    if own is not None:
        parts.append(b"/Pg %d 0 R" % pages[own])
    if kids:
        parts.append(b"/K " + held)
    if element.language:
        parts.append(b"/Lang(%s)" % element.language.encode())
    if element.alt:
        parts.append(b"/Alt" + PDFString(element.alt).format(document))
    if element.scope:
        parts.append(b"/A<</O/Table/Scope/%s>>" % element.scope.encode())
    if element.box:
        parts.append(b"/A<</O/Layout/BBox[%s]>>" % " ".join(f"{one:.2f}" for one in element.box).encode())
    return b"".join((*parts, b">>"))


def _kid(kid: Element | Marked, own: int | None, pages: Sequence[int]) -> bytes:
    if isinstance(kid, Element):
        return b"%d 0 R" % kid.number
    if kid.page == own:
        return b"%d" % kid.number
    return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (pages[kid.page], kid.number)
