"""The bilingual agreement beside reportlab's own canvas that draws the same lines of text."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from io import BytesIO
from time import perf_counter

from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from reports.agreement import agreement_pdf
from reports.layout.type import REGULAR, load
from tests.benchmarks.report import Measured
from tests.support.samples import instalment_agreement, signed

TIMES = 15
LINE = 12.0


def measure() -> Iterator[Measured]:
    """Milliseconds for the whole paper of 36 payments with its budget, warm; medians of runs in turn."""
    agreement = signed(instalment_agreement(36))
    pages = [page.extract_text().splitlines() for page in PdfReader(BytesIO(agreement_pdf(agreement, "both"))).pages]
    ours, theirs = [], []
    for _ in range(TIMES):
        began = perf_counter()
        agreement_pdf(agreement, "both")
        between = perf_counter()
        _plain(pages)
        ours.append((between - began) * 1000)
        theirs.append((perf_counter() - between) * 1000)
    how = f"S13, a canvas drawing the same lines on {len(pages)} pages"
    yield Measured("bilingual agreement", statistics.median(ours), statistics.median(theirs), "ms", how)


def _plain(pages: list[list[str]]) -> bytes:
    load()
    target = BytesIO()
    canvas = Canvas(target)
    for lines in pages:
        canvas.setFont(REGULAR, 10)
        for number, line in enumerate(lines):
            canvas.drawString(40, 800 - number * LINE, line)
        canvas.showPage()
    canvas.save()
    return target.getvalue()
