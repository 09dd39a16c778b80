"""Agreements and letters beside reportlab's own canvas that draws the same lines of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from time import process_time

from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from reports.agreement import agreement_pdf
from reports.layout.type import REGULAR, load
from tests.benchmarks.report import Measured
from tests.support.papers import DRAFT, PAPERS
from tests.support.samples import instalment_agreement, signed

TIMES = 15
LINE = 12.0


def measure() -> Iterator[Measured]:
    """Milliseconds of the processor for whole papers, warm; the least of runs in turn."""
    usual, long = signed(instalment_agreement(36)), signed(instalment_agreement(600))
    papers: tuple[tuple[str, Callable[[], bytes]], ...] = (
        ("bilingual agreement (S13)", lambda: agreement_pdf(usual, "both")),
        ("bilingual offer letter", lambda: PAPERS["offer"](DRAFT, "both")),
        ("agreement of 600 payments", lambda: agreement_pdf(long, "en")),
    )
    for what, make in papers:
        made = make()
        pages = [page.extract_text().splitlines() for page in PdfReader(BytesIO(made)).pages]
        ours, theirs = [], []
        for _ in range(TIMES):
            began = process_time()
            make()
            between = process_time()
            _plain(pages)
            ours.append((between - began) * 1000)
            theirs.append((process_time() - between) * 1000)
        how = f"a canvas drawing the same lines on {len(pages)} pages; {len(made) // 1000} kB"
        yield Measured(what, min(ours), min(theirs), "ms", how)


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
