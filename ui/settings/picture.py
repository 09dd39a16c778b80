"""The organisation's own pictures, to scan and pay and of its letterhead, drawn anew: only dots are kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel

from calculators.errors import Refusal
from reports import wording
from restructure.files import read_bounded
from restructure.store import Store, rights, settings
from restructure.unreadable import Unreadable
from ui.background import run_in_thread
from ui.session import Session
from ui.widgets.allowed import refusal_of, set_read_only
from ui.widgets.elements import Panel, button, column, label, row
from ui.widgets.under_way import said_under_way
from ui.widgets.waiting_changes import said_of

LARGEST_FILE = 2_000_000
LARGEST_EDGE, SMALLEST_EDGE, KEPT_EDGE = 4000, 40, 600
FORMATS = (b"png", b"jpeg")
SHOWN = 72


def picture_of(content: bytes) -> bytes:
    """A PNG in grey, 600 pixels at most, of what a PNG or JPEG file shows.

    Refuses anything else, and a picture of fewer than 40 or more than 4,000 pixels an edge (``picture_unreadable``).
    """
    held = QByteArray(content)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size, known = reader.size(), bytes(reader.format().data()) in FORMATS
    edges = (size.width(), size.height())
    image = QImage()
    # Looked at before it is unpacked: a small file can claim to be a picture of any size.
    if known and min(edges) >= SMALLEST_EDGE and max(edges) <= LARGEST_EDGE:
        image = reader.read()
    buffer.close()
    if image.isNull():
        raise Refusal("picture", "picture_unreadable", smallest=SMALLEST_EDGE, largest=LARGEST_EDGE)
    return _drawn_anew(image)


def _drawn_anew(image: QImage) -> bytes:
    # What is transparent would turn black, and a code with it.
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(paper.rect(), image)
    painter.end()
    grey = paper.convertToFormat(QImage.Format.Format_Grayscale8)
    if max(grey.width(), grey.height()) > KEPT_EDGE:
        room = QSize(KEPT_EDGE, KEPT_EDGE)
        grey = grey.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    # Texts and profiles of the file stay behind: only rows of dots are taken over.
    lines: list[Any] = [grey.constScanLine(y) for y in range(grey.height())]
    rows = b"".join(bytes(line[: grey.width()]) for line in lines)
    bare = QImage(rows, grey.width(), grey.height(), grey.width(), QImage.Format.Format_Grayscale8)
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    bare.save(target, "PNG")  # type: ignore[call-overload]  # the stub knows no format as text here
    return bytes(target.data().data())


Of = Literal["payment_picture", "letterhead"]
"""Which picture: the setting that keeps it."""
KEPT: dict[Of, tuple[Callable[[Store], bytes | Unreadable], Callable[[Store, bytes], object]]] = {
    "payment_picture": (settings.payment_picture, settings.save_payment_picture),
    "letterhead": (settings.letterhead, settings.save_letterhead),
}


class PicturePanel(Panel):
    """Choose a picture, look at it, take it away."""

    def __init__(self, session: Session, of: Of) -> None:
        super().__init__()
        self._session, self._of = session, of
        self._kept, self._save = KEPT[of]
        self.choose, self.remove = button("small", "folder"), button("small", "x")
        self.shown, self.said = QLabel(), label("small", wrap=True)
        title, hint = label("muted"), label("hint", wrap=True)
        self.word(title.setText, lambda: self._named()[0])
        self.word(hint.setText, lambda: self._named()[1])
        self.word(self.choose.setText, lambda: self.tr("Choose a picture…"))
        self.word(self.remove.setText, lambda: self.tr("Take it away"))
        self.word(self.shown.setAccessibleName, lambda: self._named()[2])
        acts = column(row(self.choose, self.remove, None, spacing=8), hint, self.said, spacing=4)
        line = row(self.shown, acts, spacing=12)
        line.setStretch(1, 1)
        self.setLayout(column(title, line, spacing=4))
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(self.take_away)

    def _named(self) -> tuple[str, str, str]:
        """The title, the hint and the name of the picture."""
        if self._of == "letterhead":
            return (
                self.tr("Letterhead, PNG or JPEG"),
                self.tr("printed in grey at the top of the first page of papers, at most 60 mm wide and 18 mm high"),
                self.tr("Letterhead"),
            )
        return (
            self.tr("Picture to scan and pay, PNG or JPEG"),
            self.tr("printed on the payment calendar; kept in the encrypted store"),
            self.tr("Picture to scan and pay"),
        )

    def start(self) -> None:
        """Show what is kept."""
        held = self._session.known(self._kept(self._session.store), b"")
        pixmap = QPixmap()
        pixmap.loadFromData(held)
        self.shown.setVisible(bool(held))
        self.remove.setVisible(bool(held))
        if held:
            room, smooth = QSize(3 * SHOWN, SHOWN), Qt.TransformationMode.SmoothTransformation
            self.shown.setPixmap(pixmap.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, smooth))
        may = rights.may(self._session.store, "organisation")
        set_read_only((self.choose, self.remove), read_only=not may)

    def _ask(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.choose.text(), "", "PNG, JPEG (*.png *.jpg *.jpeg)")
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Keep the picture of a file."""
        self.said.setText("")
        try:
            with said_under_way(self.said, self.choose):
                drawn = run_in_thread(self._session, lambda: picture_of(read_bounded(path, "picture", LARGEST_FILE)))
        except Refusal as reason:
            self.said.setText(wording.reason(reason, self._session.language))
            return
        self._keep(drawn)

    def take_away(self) -> None:
        """Print none from now on."""
        self._keep(b"")

    def _keep(self, picture: bytes) -> None:
        store = self._session.store
        keep = lambda: self._session.write(lambda: self._save(store, picture))  # noqa: E731
        self.said.setText(refusal_of(self._session, keep) or said_of(self._session, self._of, ""))
        if self._of == "letterhead":
            self._session.take_letterhead()
        self.start()
