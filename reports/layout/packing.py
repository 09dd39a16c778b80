"""How a drawn document becomes bytes: its tree, thousands of small objects, in one stream (ISO 32000-1, 7.5.7, 7.5.8).

reportlab writes each object by itself, with a line of its own in a table at the end: the tree would double a file.
"""

from __future__ import annotations

import struct
import zlib
from hashlib import md5

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFFile, PDFIndirectObject

from reports.layout.tags import Element, Tags, Written, number_of, tree_bytes

FREE, PLAIN, PACKED = 0, 1, 2


def file_bytes(document: PDFDocument, tags: Tags, root: Written, linked: list[Element]) -> bytes:
    """The bytes of a document and the tree that hangs in it."""
    file, entries, number = PDFFile(document._pdfVersion), {0: (FREE, 0, 65535)}, 0
    tree = number_of(document, root)
    # Whatever is written may ask for more to be written.
    while (number := number + 1) in document.numberToId:
        if number != tree:
            name = document.numberToId[number]
            at = file.add(PDFIndirectObject(name, document.idToObject[name]).format(document))
            entries[number] = (PLAIN, at, 0)
    made = tree_bytes(tags, document, tree, linked, number)
    packed, table = number + len(made) - 1, number + len(made)
    entries |= {one: (PACKED, packed, place) for place, (one, _) in enumerate(made)}
    heads, body = [], bytearray()
    for one, written in made:
        heads.append(b"%d %d" % (one, len(body)))
        body += written + b" "
    head = b" ".join(heads) + b" "
    told = b"/Type/ObjStm/N %d/First %d" % (len(made), len(head))
    entries[packed] = (PLAIN, file.add(_stream(packed, told, head + body)), 0)
    entries[table] = (PLAIN, file.offset, 0)
    digest = md5(b"".join(file.strings), usedforsecurity=False).hexdigest().encode()
    told = b"/Type/XRef/W[1 4 2]/Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]" % (
        table + 1,
        number_of(document, document.Catalog),
        number_of(document, document.info),
        digest,
        digest,
    )
    rows = b"".join(struct.pack(">BIH", *entries[one]) for one in range(table + 1))
    at = file.add(_stream(table, told, rows))
    file.add(b"startxref\n%d\n%%%%EOF\n" % at)
    return b"".join(file.strings)


def _stream(number: int, told: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"%d 0 obj\n<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n" % (
        number,
        told,
        len(packed),
        packed,
    )
