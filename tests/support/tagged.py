"""What a PDF says beside how it looks, read as a screen reader does: headings, lists, tables, pictures, in a tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, NamedTuple

from pypdf import PdfReader

from tests.support.placed import SAME, TOKEN, Matrix, _Font, _font, _matrix, _shown, _times

SHOWS = {b"Tj", b"S", b"s", b"f", b"f*", b"B", b"b", b"Do", b"sh"}
"""Operators that put something on the page."""


@dataclass
class Node:
    """An element: its kind, the language and words that hold for it, where its first words stand, its kids in order."""

    kind: str
    language: str
    alt: str = ""
    scope: str = ""
    said: str = ""
    places: list[tuple[int, float, float]] = field(default_factory=list)
    kids: list[Node] = field(default_factory=list)
    leads_to: int | None = None

    def all(self) -> Iterator[Node]:
        yield self
        for kid in self.kids:
            yield from kid.all()

    def text(self) -> str:
        return self.said + "".join(kid.text() for kid in self.kids)

    def of(self, *kinds: str) -> list[Node]:
        return [one for one in self.all() if one.kind in kinds]


class Tagged(NamedTuple):
    root: Node
    faults: list[str]


@dataclass
class _Piece:
    said: str = ""
    at: tuple[float, float] | None = None


def tagged(pdf: bytes) -> Tagged:
    """The tree, and whatever is drawn outside it without being marked as decoration."""
    reader = PdfReader(BytesIO(pdf))
    faults: list[str] = []
    fonts: dict[int, _Font] = {}
    pieces: dict[tuple[int, int], _Piece] = {}
    numbers: dict[int, int] = {}
    for place, page in enumerate(reader.pages):
        assert page.indirect_reference is not None
        numbers[page.indirect_reference.idnum] = place
        held: Any = page["/Resources"]["/Font"]  # type: ignore[index]  # pypdf says PdfObject of a dictionary
        named = {name.encode(): fonts.setdefault(one.idnum, _font(one.get_object())) for name, one in held.items()}
        contents = page.get_contents()
        assert contents is not None
        _read(place, contents.get_data(), named, pieces, faults)
    catalog: Any = reader.root_object
    top = catalog["/StructTreeRoot"]
    used: Counter[tuple[int, int]] = Counter()
    root = _node(top["/K"].get_object(), str(catalog["/Lang"]), numbers, pieces, used)
    faults += [f"piece {one} is in no element" for one in pieces if one not in used]
    faults += [f"piece {one} is in {count} elements" for one, count in used.items() if count > 1]
    told = top["/ParentTree"]["/Nums"]
    for place, page in enumerate(reader.pages):
        parents = told[told.index(page["/StructParents"]) + 1].get_object()
        if len(parents) != sum(one[0] == place for one in pieces) or str(page["/Tabs"]) != "/S":
            faults.append(f"page {place} does not lead back to its elements")
    return Tagged(root, faults)


def _node(
    held: Any,
    language: str,
    pages: dict[int, int],
    pieces: dict[tuple[int, int], _Piece],
    used: Counter[tuple[int, int]],
) -> Node:
    looks = held.get("/A", {})
    node = Node(
        str(held["/S"])[1:],
        str(held.get("/Lang", language)),
        str(held.get("/Alt", "")),
        str(looks.get("/Scope", ""))[1:],
    )
    kids = held.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        one = kid.get_object()
        if isinstance(one, int):
            _take(node, (pages[held.raw_get("/Pg").idnum], one), pieces, used)
        elif one.get("/Type") == "/MCR":
            _take(node, (pages[one.raw_get("/Pg").idnum], one["/MCID"]), pieces, used)
        elif one.get("/Type") == "/OBJR":
            node.leads_to = pages[one["/Obj"]["/Dest"][0].idnum]
        else:
            node.kids.append(_node(one, node.language, pages, pieces, used))
    return node


def _take(
    node: Node, at: tuple[int, int], pieces: dict[tuple[int, int], _Piece], used: Counter[tuple[int, int]]
) -> None:
    used[at] += 1
    piece = pieces[at]
    node.said += piece.said
    if piece.at:
        node.places.append((at[0], *piece.at))


def _read(
    place: int, content: bytes, fonts: dict[bytes, _Font], pieces: dict[tuple[int, int], _Piece], faults: list[str]
) -> None:
    matrix, kept, stack = SAME, list[Matrix](), list[bytes]()
    font, line, marked = _Font({}, []), SAME, list[int]()
    for token in TOKEN.findall(content):
        if not token[:1].isalpha() and token[:1] not in (b"'", b'"', b"*"):
            stack.append(token)
            continue
        if token == b"q":
            kept.append(matrix)
        elif token == b"Q":
            matrix = kept.pop()
        elif token in (b"cm", b"Tm"):
            at = _matrix([float(one) for one in stack if one[:1] not in b"/([]"])
            matrix, line = (_times(at, matrix), line) if token == b"cm" else (matrix, at)
        elif token == b"Tf":
            font = fonts[stack[-2]]
        elif token in (b"BDC", b"BMC"):
            marked.append(int(stack[-1]) if b"/MCID" in stack else -1)
            if marked[-1] >= 0:
                pieces[place, marked[-1]] = _Piece()
        elif token == b"EMC":
            marked.pop()
        elif token in SHOWS:
            own = next((one for one in reversed(marked) if one >= 0), None)
            if not marked:
                faults.append(f"page {place}: {token!r} outside")
            elif own is not None and token == b"Tj":
                piece = pieces[place, own]
                piece.said += _shown(stack[-1], font, 1)[1]
                if piece.at is None:
                    piece.at = _times(line, matrix)[4:]
        stack = []
    if marked or kept:
        faults.append(f"page {place}: not ended")
