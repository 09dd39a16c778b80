"""Printing: the paper's own sheet, of a size that a queue takes, while the window goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit, QProgressDialog, QPushButton, QRadioButton, QSpinBox, QWidget

from reports.agreement import agreement_pdf
from restructure.parties.organisation import PAGE_SIZES, PageSize, amended
from restructure.store import Store
from tests.support.samples import instalment_agreement, signed
from tests.support.stores import NOW
from ui.printing import print_on, print_pdf, wanted_pages
from ui.session import Session

Child = TypeVar("Child", bound=QObject)
LARGEST = 5_000_000
SIZES = {"a4": (595, 842), "letter": (612, 792)}


@pytest.fixture
def session(qapp: QApplication, store: Store) -> Session:
    return Session(qapp, store, lambda: NOW)


@pytest.fixture
def owner(qapp: QApplication) -> QWidget:
    return QWidget()


def paper(size: PageSize = "a4") -> bytes:
    one = signed(instalment_agreement())
    return agreement_pdf(replace(one, organisation=amended(one.organisation, page_size=size)), "en")


def to_file(path: Path, pages: str = "") -> QPrinter:
    """A printer that writes what is drawn on it into a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    if pages:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setPageRanges(QPageRanges.fromString(pages))
    return printer


@contextmanager
def soon(owner: QObject, act: Callable[[], object]) -> Iterator[None]:
    """Does something in the midst of what goes on."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.timeout.connect(act)
    timer.start(20)
    yield
    timer.stop()


def child(owner: QWidget, kind: type[Child], name: str = "") -> Child:
    found = owner.findChild(kind, name) if name else owner.findChild(kind)
    assert found is not None
    return found


def fill_in(dialog_owner: QWidget, path: Path, first: int = 0, last: int = 0) -> None:
    """What a person does in the system's dialog: name a file, choose pages, print."""
    dialog = child(dialog_owner, QPrintDialog)
    child(dialog, QLineEdit, "filename").setText(str(path))
    if first:
        child(dialog, QRadioButton, "printRange").click()
        child(dialog, QSpinBox, "to").setValue(last)
        child(dialog, QSpinBox, "from").setValue(first)
    dialog.accept()


def read(path: Path) -> list[tuple[int, int]]:
    return [(round(page.mediabox.width), round(page.mediabox.height)) for page in PdfReader(path).pages]


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_pages_are_drawn_small_on_their_own_sheet_while_the_window_goes_on(
    session: Session, owner: QWidget, tmp_path: Path, size: PageSize
) -> None:
    pdf, path, ticks = paper(size), tmp_path / "drawn.pdf", list[int]()
    count = len(PdfReader(BytesIO(pdf)).pages)
    timer = QTimer(owner)
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(5)
    # All pages but the first: the whole paper would be handed over as it is.
    assert print_on(session, owner, pdf, to_file(path, f"2-{count}"))
    assert read(path) == [SIZES[size]] * (count - 1)
    assert path.stat().st_size < LARGEST
    assert len(ticks) > count


def test_a_file_is_the_very_paper(session: Session, owner: QWidget, tmp_path: Path) -> None:
    pdf, beside = paper("letter"), tmp_path / "beside.pdf"
    beside.write_bytes(b"other")
    with soon(owner, lambda: fill_in(owner, tmp_path / "chosen.pdf")):
        assert print_pdf(session, owner, pdf, "RA-2026-000417")
    assert (tmp_path / "chosen.pdf").read_bytes() == pdf
    assert beside.read_bytes() == b"other"


def test_pages_chosen_in_the_dialog_are_those_that_print(session: Session, owner: QWidget, tmp_path: Path) -> None:
    path = tmp_path / "two.pdf"
    with soon(owner, lambda: fill_in(owner, path, 2, 3)):
        assert print_pdf(session, owner, paper("letter"), "RA-2026-000417")
    assert read(path) == [SIZES["letter"]] * 2


def test_cancelled_nothing_is_printed(session: Session, owner: QWidget, tmp_path: Path) -> None:
    path = tmp_path / "cancelled.pdf"
    with soon(owner, lambda: child(child(owner, QProgressDialog), QPushButton).click()):
        assert not print_on(session, owner, paper(), to_file(path, "1-4"))
    assert not path.exists()
    assert not session.busy


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_place_that_cannot_be_written_is_said(session: Session, owner: QWidget, tmp_path: Path) -> None:
    said: list[str] = []
    session.failed.connect(said.append)
    (tmp_path / "file").write_bytes(b"")
    assert not print_on(session, owner, paper(), to_file(tmp_path / "file" / "below.pdf"))
    assert not print_on(session, owner, paper(), to_file(tmp_path / "file" / "below.pdf", "1-2"))
    assert said == ["not_printed", "not_printed"]


def test_copies_and_order_are_as_the_person_chose(qapp: QApplication, tmp_path: Path) -> None:
    printer = to_file(tmp_path / "any.pdf", "2-3")
    printer.setCopyCount(2)
    assert wanted_pages(printer, 4) == [1, 2, 1, 2]
    printer.setCollateCopies(False)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert wanted_pages(printer, 4) == [2, 2, 1, 1]
