"""Documents of a client's file: those that were kept, letters as they were sent, answers as they came; each looked at,
written out and attached."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QScrollArea, QTableView, QWidget

from calculators.errors import Refusal
from reports import wording
from restructure.clients.client_file import MOST_BYTES, Document, DocumentKind
from restructure.files import publish, read_bounded
from restructure.services.client_files import Shown
from restructure.store import client_records
from ui.background import run_in_thread
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.dates import shown_moment
from ui.widgets.elements import Panel, Word, answer, button, column, label, row
from ui.widgets.preview import Preview
from ui.widgets.stack import Stack
from ui.widgets.tables import Cell, TupleModel, fix_widths, table

WIDEST, HIGHEST = 1600, 1600


class DocumentsPanel(Panel):
    """The list left, what is looked at right. ``changed`` says that a document was attached."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: Shown | None = None
        self._looked_at: int | None = None
        self.documents = TupleModel(frozenset({0, 1, 2}))
        self.view: QTableView = table(self.documents, 24)
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.kind = Choice(get_args(DocumentKind), self._kind_name)
        self.attach, self.look, self.export = button("primary", "plus"), button("", "eye"), button("", "export")
        self.said, self.error = answer(), answer("error")
        self.preview, self._picture, self._none = Preview(), QLabel(), label("body_muted", wrap=True)
        self._pages = Stack()
        self._told: Word = str
        self._wrong: Word = str
        self.word(self.said.setText, lambda: self._told())
        self.word(self.error.setText, lambda: self._wrong())
        self._lay_out()
        self.view.activated.connect(lambda _: self._look())
        self.look.clicked.connect(self._look)
        self.attach.clicked.connect(self._ask_file)
        self.export.clicked.connect(self._ask_place)

    def _lay_out(self) -> None:
        self.word(self.view.setAccessibleName, lambda: self.tr("Documents"))
        self.word(self.preview.setAccessibleName, lambda: self.tr("The document as it was kept"))
        self.word(self.kind.setAccessibleName, lambda: self.tr("Kind of the document"))
        self.word(self.attach.setText, lambda: self.tr("Attach…"))
        self.word(self.look.setText, lambda: self.tr("Look at it"))
        self.word(self.export.setText, lambda: self.tr("Write it out…"))
        self.word(
            self._none.setText,
            lambda: self.tr("This kind of document is not shown here. Write it out and open it there."),
        )
        scroll = QScrollArea()
        scroll.setWidget(self._picture)
        scroll.setWidgetResizable(True)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        for page in (QWidget(), self.preview, scroll, self._none):
            self._pages.addWidget(page)
        acts = row(self.kind, self.attach, None, self.look, self.export, spacing=8)
        left = column(self.view, acts, self.said, self.error, spacing=8)
        left.setStretch(0, 1)
        whole = row(left, self._pages, spacing=14)
        whole.setStretch(0, 1)
        whole.setStretch(1, 1)
        self.view.setMinimumHeight(160)
        self._pages.setMinimumHeight(160)
        self.setLayout(whole)

    def show_file(self, shown: Shown) -> None:
        """Show the documents of a file."""
        other = self._shown is None or self._shown.file.id != shown.file.id
        self._shown = shown
        if other:
            self._show_nothing()
            self.say()
        self.relabel()

    def _show_nothing(self) -> None:
        """Keep nothing of what was looked at."""
        self._looked_at = None
        self.preview.show_pdf(b"")
        self._picture.clear()
        self._pages.setCurrentIndex(0)

    @property
    def _held(self) -> tuple[Document, ...]:
        return () if self._shown is None else tuple(reversed(self._shown.file.documents))

    @property
    def chosen(self) -> Document | None:
        """The document that is chosen in the list."""
        place = self.view.currentIndex().row()
        return self._held[place] if 0 <= place < len(self._held) else None

    def relabel(self) -> None:
        rows = tuple(
            (
                Cell(shown_moment(self._session, one.at)),
                Cell(self._kind_name(one.kind)),
                Cell(one.name),
                Cell(_size(one.size)),
            )
            for one in self._held
        )
        self.documents.show((self.tr("Kept on"), self.tr("Kind"), self.tr("Name"), self.tr("Size")), rows)
        fix_widths(self.view, (130, 90, 0, 80))
        for one in (self.look, self.export):
            one.setEnabled(bool(rows))

    def look_at(self, number: int) -> None:
        """Show a document by its number."""
        place = next((place for place, one in enumerate(self._held) if one.id == number), None)
        if place is None:
            return
        flags = QItemSelectionModel.SelectionFlag
        index = self.documents.index(place, 0)
        self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self._look()

    def _look(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        content = client_records.content(self._session.store, chosen.id)
        self._show_nothing()
        self._looked_at = chosen.id
        if content.startswith(b"%PDF"):
            self.preview.show_pdf(content)
            if self.preview.pages:
                self._pages.setCurrentIndex(1)
                return
        elif not (picture := _picture_of(content)).isNull():
            self._picture.setPixmap(picture)
            self._pages.setCurrentIndex(2)
            return
        self._pages.setCurrentIndex(3)

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Attach a document"))
        if name:
            self.attach_file(Path(name))

    def attach_file(self, path: Path) -> None:
        """Keep the bytes of a file under its name."""
        shown, store = self._shown, self._session.store
        if shown is None or self._session.busy:
            return
        self.say()
        kind: DocumentKind = self.kind.value
        try:
            content = run_in_thread(self._session, lambda: read_bounded(path, "document", MOST_BYTES))
            if self._session.write(lambda: client_records.add_document(store, shown.file.id, kind, path.name, content)):
                self.changed.emit()
                self.say(lambda: self.tr("Kept: {0}").format(path.name))
        except Refusal as refused:
            reason = refused
            self.say(wrong=lambda: wording.reason(reason, self._session.language))

    def _ask_place(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Write a document out"), chosen.name)
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write the chosen document as it was kept; that is recorded."""
        chosen, store = self.chosen, self._session.store
        if chosen is None:
            return
        self.say()
        try:
            publish(path, client_records.content(store, chosen.id))
        except OSError:
            self.say(wrong=lambda: self.tr("The file cannot be written. Choose another folder."))
            return
        self.say(lambda: self.tr("Written."))

    def say(self, told: Word = str, *, wrong: Word = str) -> None:
        """Say what came of it, or what is wrong; nothing by itself."""
        self._told, self._wrong = told, wrong
        self.said.setText(told())
        self.error.setText(wrong())

    def _kind_name(self, kind: str) -> str:
        return wording.name("client_document", kind, self._session.language)


def _size(count: int) -> str:
    return f"{max(count // 1000, 1)} KB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"


def _picture_of(content: bytes) -> QPixmap:
    """The picture that a document is, no larger than a screen shows; an empty one where it is none."""
    # The reader keeps no hold on what it reads from.
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    read = QPixmap.fromImage(QImageReader(buffer).read())
    if read.isNull() or (read.width() <= WIDEST and read.height() <= HIGHEST):
        return read
    return read.scaled(WIDEST, HIGHEST, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
