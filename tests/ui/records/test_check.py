"""A PDF dropped on the window is verified in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from reports.papers.calendar import calendar_pdf
from restructure.store import Store, audit
from tests.support.samples import instalment_agreement
from tests.support.seals import sealed
from tests.ui.conftest import explain, means, texts
from ui.shell.window import MainWindow


def drop(window: MainWindow, *paths: Path) -> bool:
    """Carry files over the window and let go; False where the window would not take them."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(200, 200).toPoint(), copy, carried, left, none)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(200, 200), copy, carried, left, none))
    return enter.isAccepted()


@pytest.fixture
def signed(window: MainWindow, tmp_path: Path) -> Path:
    window.open_account("DEMO-0001")
    means(window, "6000", "3500", "300")
    window.navigator.prepare_agreement()
    explain(window)
    for side in (window.pages.agreement.debtor_side, window.pages.agreement.creditor_side):
        side.typed.setChecked(True)
    window.pages.agreement.sign_now()
    return window.pages.agreement.export_to(tmp_path)[0]


def test_a_file_that_was_signed_here_is_intact_and_in_the_register(window: MainWindow, signed: Path) -> None:
    assert drop(window, signed)
    said = texts(window.pages.records.check)
    assert "Intact: this file is, byte for byte, what was sealed." in said
    assert "RA-2026-000001" in said
    window.session.set_language("zh")
    assert "完好" in texts(window.pages.records.check)


def test_a_file_with_something_added_is_not(window: MainWindow, signed: Path, store: Store) -> None:
    signed.write_bytes(signed.read_bytes() + b"x")
    assert drop(window, signed)
    said = texts(window.pages.records.check)
    assert "Not intact: do not rely on this file." in said
    assert "1 bytes" not in said
    assert audit.entries(store, action="verified")[0].detail.startswith("not intact")  # type: ignore[union-attr]


def test_a_file_of_somebody_else_is_not_taken_on_trust(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "theirs.pdf").write_bytes(sealed())
    assert drop(window, tmp_path / "theirs.pdf")
    assert "Not proved" in texts(window.pages.records.check)


def test_a_calendar_is_neither_good_nor_bad(window: MainWindow, tmp_path: Path, store: Store) -> None:
    (tmp_path / "calendar.pdf").write_bytes(calendar_pdf(instalment_agreement(2), "en"))
    assert drop(window, tmp_path / "calendar.pdf")
    check = window.pages.records.check
    assert "No seal: this file calls itself a payment calendar for RA-2026-000417." in texts(check)
    assert [one.isVisible() for one in (check._good, check._bad, check._plain)] == [False, False, True]
    assert audit.entries(store, action="verified")[0].detail.startswith("not sealed")  # type: ignore[union-attr]
    window.session.set_language("zh")
    assert "该文件自称是还款日历" in texts(check)
    (tmp_path / "broken.pdf").write_bytes(b"no pdf")
    drop(window, tmp_path / "broken.pdf")
    assert [one.isVisible() for one in (check._good, check._bad, check._plain)] == [False, True, False]


def test_only_one_pdf_is_taken(window: MainWindow, tmp_path: Path) -> None:
    assert not drop(window, tmp_path / "picture.png")
    assert not drop(window, tmp_path / "a.pdf", tmp_path / "b.pdf")


def test_a_file_that_went_away_is_said_so(window: MainWindow, tmp_path: Path) -> None:
    assert drop(window, tmp_path / "gone.pdf")
    assert "can't be opened" in texts(window.pages.records.check)


def test_the_file_s_name_stays_out_of_the_record(window: MainWindow, tmp_path: Path, store: Store) -> None:
    (tmp_path / "Zhou Kun.pdf").write_bytes(b"no pdf")
    drop(window, tmp_path / "Zhou Kun.pdf")
    assert all("Zhou" not in (one.detail or "") for one in audit.entries(store))


def test_a_sheet_that_is_dropped_is_looked_at_before_it_is_taken_in(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "bank.CSV").write_text("账号,入账日期,金额\nDEMO-0001,2026-11-02,200.00\n", encoding="utf-8")
    assert drop(window, tmp_path / "bank.CSV")
    assert window.pages.currentWidget() is window.pages.preview
    assert "This file holds payments" in texts(window.pages.preview)
