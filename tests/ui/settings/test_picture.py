"""The organisation's picture to scan and pay: drawn anew, kept in the store, printed on the calendar."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from calculators.errors import Refusal
from reports.papers.calendar import calendar_pdf
from restructure.agreements.agreement import WORDINGS, Wording
from restructure.store import settings
from tests.support.papers import DRAFT
from tests.ui.conftest import texts
from ui.settings.picture import KEPT_EDGE, picture_of
from ui.shell.window import MainWindow

SECRET = "taken at home"


def drawn(edge: int, kind: str = "PNG") -> bytes:
    image = QImage(edge, edge, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    image.setPixelColor(1, 1, Qt.GlobalColor.black)
    image.setText("Comment", SECRET)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # type: ignore[call-overload]  # the stub knows no format as text here
    return bytes(buffer.data().data())


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_drawn_anew_without_what_its_file_said_beside(qapp: QApplication, kind: str) -> None:
    given = drawn(900, kind)
    kept = picture_of(given)
    assert kept.startswith(b"\x89PNG")
    assert QImage.fromData(kept).width() == KEPT_EDGE
    assert SECRET.encode() in given
    assert SECRET.encode() not in kept


def test_what_is_transparent_prints_as_white_paper(qapp: QApplication) -> None:
    code = QImage(60, 60, QImage.Format.Format_ARGB32)
    code.fill(Qt.GlobalColor.transparent)
    code.setPixelColor(1, 1, Qt.GlobalColor.black)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    code.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows no format as text here
    kept = QImage.fromData(picture_of(bytes(buffer.data().data())))
    assert kept.pixelColor(1, 1).red() == 0
    assert kept.pixelColor(50, 50).red() == 255


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"%PDF-1.7", b"GIF89a" + b"\0" * 60, drawn(20), drawn(100)[:60]])
def test_what_is_no_usable_picture_is_refused(qapp: QApplication, content: bytes) -> None:
    with pytest.raises(Refusal, match="picture_unreadable"):
        picture_of(content)


def test_it_is_chosen_in_settings_and_taken_away_again(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "pay.png").write_bytes(drawn(100))
    (tmp_path / "bad.png").write_bytes(b"no picture")
    window.navigator.show_page("settings")
    panel, store = window.pages.settings.picture, window.session.store
    panel.take(tmp_path / "pay.png")
    assert settings.payment_picture(store) == picture_of(drawn(100))
    panel.take(tmp_path / "bad.png")
    assert "no PNG or JPEG" in texts(panel)
    assert settings.payment_picture(store)
    panel.remove.click()
    assert settings.payment_picture(store) == b""


def test_a_letterhead_is_chosen_beside_it(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "head.png").write_bytes(drawn(100))
    window.navigator.show_page("settings")
    panel, store = window.pages.settings.letterhead, window.session.store
    panel.take(tmp_path / "head.png")
    assert (settings.letterhead(store), settings.payment_picture(store)) == (picture_of(drawn(100)), b"")
    assert panel.shown.accessibleName() == "Letterhead"
    assert window.session.workplace.letterhead.png == picture_of(drawn(100))
    panel.remove.click()
    assert settings.letterhead(store) == window.session.workplace.letterhead.png == b""


@pytest.mark.parametrize("wanted", WORDINGS)
def test_the_calendar_carries_it(qapp: QApplication, wanted: Wording) -> None:
    def pictures(pdf: bytes) -> int:
        return sum(len(page.images) for page in PdfReader(BytesIO(pdf)).pages)

    assert pictures(calendar_pdf(DRAFT, wanted, picture=picture_of(drawn(100)))) == 1
    assert pictures(calendar_pdf(DRAFT, wanted)) == 0
