"""A signed agreement on its way to a printer, beside the bare drawing of its pages."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from reports.agreement import agreement_pdf
from tests.benchmarks.report import Measured
from tests.support.samples import instalment_agreement, signed
from tests.support.stores import NOW, open_store
from ui.pdf import Document
from ui.printing import POINTS_PER_INCH, PRINT_DPI, print_on
from ui.session import Session

TIMES = 5


def measure() -> Iterator[Measured]:
    """Milliseconds of processor for all pages but the last, at 300 dpi; medians of runs in turn."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    pdf = agreement_pdf(signed(instalment_agreement()), "en")
    document = Document(pdf)
    last = document.count - 1
    ours, theirs = [], []
    with TemporaryDirectory() as folder:
        session, owner = Session(app, open_store(Path(folder) / "store.db"), lambda: NOW), QWidget()
        for _ in range(TIMES):
            began = process_time()
            print_on(session, owner, pdf, _printer(Path(folder) / "printed.pdf", last))
            between = process_time()
            for page in range(last):
                document.image(page, (document.size(page) * PRINT_DPI / POINTS_PER_INCH).toSize())
            ours.append((between - began) * 1000)
            theirs.append((process_time() - between) * 1000)
        session.store.close()
    document.close()
    yield Measured("printing", statistics.median(ours), statistics.median(theirs), "ms", f"drawing {last} pages alone")


def _printer(path: Path, pages: int) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString(f"1-{pages}"))
    return printer
