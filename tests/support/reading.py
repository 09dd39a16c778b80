"""Reading a PDF back, as a court or a search engine would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from reports.agreement import agreement_pdf
from restructure.agreements.agreement import Agreement, Wording, to_json
from ui.pdf import Document

_BUILT: dict[tuple[bytes, Wording, bool], bytes] = {}


def pdf_of(agreement: Agreement, wording: Wording = "en", *, translation: bool = False) -> bytes:
    """The bytes of an agreement, built once for all tests that read it."""
    key = (to_json(agreement), wording, translation)
    if key not in _BUILT:
        _BUILT[key] = agreement_pdf(agreement, wording, translation=translation)
    return _BUILT[key]


@lru_cache(maxsize=64)
def sheets_of(pdf: bytes) -> tuple[str, ...]:
    """The text of each page, as the reader within many browsers finds it."""
    document = Document(pdf)
    try:
        return tuple(document.text(page) for page in range(document.count))
    finally:
        document.close()


def pages_of(pdf: bytes) -> tuple[str, ...]:
    """The text of each page without any spaces: what a line break did to them does not matter."""
    return tuple(map(squeezed, sheets_of(pdf)))


def text_of(pdf: bytes) -> str:
    """All text of a document without spaces."""
    return "".join(pages_of(pdf))


def squeezed(text: str) -> str:
    """A text without its spaces."""
    return re.sub(r"\s+", "", text)


def fonts_of(pdf: bytes) -> Iterator[dict[str, Any]]:
    """Every font that any page names."""
    for page in PdfReader(BytesIO(pdf)).pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            yield font.get_object()
