"""What a file needs to be read alike in ten years and more: PDF/A-3u (ISO 19005-3).

Its metadata as XMP, the meaning of its colours as an ICC profile of our own (the primaries, white and curve of sRGB,
IEC 61966-2-1), and files inside it, each with what it is to the paper.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import md5
from typing import Any, Literal
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFStream, PDFString, PDFZCompress

VERSION = (1, 7)
PROFILE = "sRGB IEC61966-2.1"

WHITE = (0.9642, 1.0, 0.8249)
"""D50, to which a profile relates its colours."""
PRIMARIES = {
    b"rXYZ": (0.436066, 0.222488, 0.013916),
    b"gXYZ": (0.385147, 0.716873, 0.097076),
    b"bXYZ": (0.143066, 0.060608, 0.714096),
}
"""Red, green and blue of sRGB, adapted to D50."""
CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
ADAPTATION = (1.047882, 0.022918, -0.050201, 0.029587, 0.990479, -0.017059, -0.009232, 0.015076, 0.751678)
"""From D65, the white of sRGB, to D50 (Bradford)."""

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Keywords>{keywords}</pdf:Keywords><pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{day}T00:00:00+00:00</xmp:CreateDate><xmp:ModifyDate>{day}T00:00:00+00:00</xmp:ModifyDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True, slots=True)
class Inside:
    """A file inside a paper: ``about`` says in words what it is. ``Source``: the paper was made from it; ``Data``: it
    holds what a table of the paper shows."""

    name: str
    content: bytes
    kind: str
    about: str
    relation: Literal["Source", "Data"]


def preserve(document: PDFDocument, day: date, language: str, files: Sequence[Inside]) -> None:
    """Put into a document what an archive asks for; ``day`` is the day of the paper, whenever its bytes are made."""
    catalog, info = document.Catalog, document.info
    document._timeStamp.YMDhms = (day.year, day.month, day.day, 0, 0, 0)
    told = {name: getattr(info, name) for name in ("title", "author", "subject", "keywords", "producer", "creator")}
    packet = XMP.format(**{name: escape(value) for name, value in told.items()}, language=language, day=day.isoformat())
    catalog.Metadata = _stream(packet.encode(), {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}, packed=False)
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString(PROFILE),
        "Info": PDFString(PROFILE),
        "DestOutputProfile": document.Reference(_stream(profile(), {"N": 3})),
    }
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents", "AF"]
    catalog.OutputIntents = PDFArray([PDFDictionary(intent)])
    if files:
        _embed(document, day, files)


def _embed(document: PDFDocument, day: date, files: Sequence[Inside]) -> None:
    names: list[Any] = []
    specs: list[Any] = []
    for one in sorted(files, key=lambda one: one.name):
        about = {
            "Size": len(one.content),
            "CheckSum": PDFString(md5(one.content, usedforsecurity=False).digest(), enc="raw"),
        }
        about["ModDate"] = PDFString(f"D:{day:%Y%m%d}000000+00'00'")
        stream = _stream(
            one.content,
            {
                "Type": PDFName("EmbeddedFile"),
                "Subtype": PDFName(one.kind.replace("/", "#2F")),
                "Params": PDFDictionary(about),
            },
        )
        held = document.Reference(stream)
        spec = PDFDictionary(
            {
                "Type": PDFName("Filespec"),
                "F": PDFString(one.name),
                "UF": PDFString(one.name),
                "Desc": PDFString(one.about),
                "AFRelationship": PDFName(one.relation),
                "EF": PDFDictionary({"F": held, "UF": held}),
            }
        )
        specs.append(document.Reference(spec))
        names += [PDFString(one.name), specs[-1]]
    document.Catalog.AF = PDFArray(specs)
    document.Catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": PDFArray(names)})})


def _stream(content: bytes, told: dict[str, Any], *, packed: bool = True) -> PDFStream:
    return PDFStream(PDFDictionary(told), content, filters=[PDFZCompress] if packed else [])


@cache
def profile() -> bytes:
    """The colours of the papers: an ICC profile, version 4 (ISO 15076-1), that means sRGB."""
    curve = b"para" + struct.pack(">I HH", 0, 3, 0) + b"".join(map(_fixed, CURVE))
    parts = {
        b"desc": _words(PROFILE),
        b"cprt": _words("No copyright: colours of a public standard"),
        b"wtpt": _colour(WHITE),
        b"chad": b"sf32" + bytes(4) + b"".join(map(_fixed, ADAPTATION)),
        **{name: _colour(one) for name, one in PRIMARIES.items()},
        b"rTRC": curve,
    }
    at, table, body = 128 + 4 + 12 * (len(parts) + 2), b"", b""
    for name, part in parts.items():
        table += name + struct.pack(">II", at + len(body), len(part))
        if name == b"rTRC":
            # One curve serves all three colours.
            table += b"".join(other + struct.pack(">II", at + len(body), len(part)) for other in (b"gTRC", b"bTRC"))
        body += part + bytes(-len(part) % 4)
    return _head(at + len(body)) + struct.pack(">I", len(parts) + 2) + table + body


def _head(length: int) -> bytes:
    made = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    start = struct.pack(">I4xI", length, 0x04200000) + b"mntrRGB XYZ " + made + b"acsp"
    return (start.ljust(68, b"\0") + b"".join(map(_fixed, WHITE))).ljust(128, b"\0")


def _fixed(number: float) -> bytes:
    return struct.pack(">i", round(number * 65536))


def _colour(values: Sequence[float]) -> bytes:
    return b"XYZ " + bytes(4) + b"".join(map(_fixed, values))


def _words(text: str) -> bytes:
    said = text.encode("utf-16-be")
    return b"mluc" + struct.pack(">4xII", 1, 12) + b"enUS" + struct.pack(">II", len(said), 28) + said
