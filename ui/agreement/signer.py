"""One side of the signing: a pad, the typed name, the date; once signed and left, one line that says so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from reports import formats
from restructure.agreements.evidence import Signature
from ui.session import Session
from ui.widgets.dates import DateEdit
from ui.widgets.elements import Panel, button, column, filled, icon_label, label, row
from ui.widgets.fields import text_edit
from ui.widgets.fitting import WrappedCheck
from ui.widgets.signature_pad import SignaturePad


class Signer(Panel):
    """One side: a pad, the typed name, the date. It folds to a line once it has signed and the cursor went on."""

    changed = Signal()

    def __init__(self, session: Session, title: Callable[[], str]) -> None:
        super().__init__()
        self._session = session
        self.pad = SignaturePad()
        self.name = text_edit()
        self.day = DateEdit("signed_on", session)
        self.again = button("small")
        self.typed = WrappedCheck()
        head, name_title, day_title = label("head"), label("muted"), label("muted")
        self.word(head.setText, title)
        self.word(name_title.setText, lambda: self.tr("Name"))
        self.word(day_title.setText, lambda: self.tr("Date"))
        self.word(self.again.setText, lambda: self.tr("Sign again"))
        self.word(self.typed.setText, lambda: self.tr("Sign with the typed name, without drawing"))
        self.word(self.pad.set_hint, lambda: self.tr("Sign here with mouse, pen or finger"))
        self.word(self.pad.setAccessibleName, lambda: self.tr("{0}, signature").format(title()))
        self.word(self.name.setAccessibleName, lambda: self.tr("{0}, name").format(title()))
        self.word(self.day.setAccessibleName, lambda: self.tr("{0}, date").format(title()))
        self.day.setFixedWidth(108)
        name_side, day_side = column(name_title, self.name, spacing=2), column(day_title, self.day, spacing=2)
        both = row(name_side, day_side, spacing=8)
        both.setStretch(0, 1)
        self._fields, self._folded, self._told = QWidget(), QWidget(), label("small", wrap=True)
        self._fields.setLayout(column(self.pad, both, self.typed, spacing=5))
        self._folded.setLayout(filled(1, icon_label("ok", "positive", 16), self._told))
        self.word(self._told.setText, self._say_signed)
        self.setLayout(column(row(head, None, self.again), self._fields, self._folded, spacing=5))
        self._fold(folded=False)
        self.again.clicked.connect(self._sign_again)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_cursor)
        self.pad.changed.connect(self.changed)
        self.typed.toggled.connect(lambda _: self.changed.emit())
        self.name.textEdited.connect(lambda _: self.changed.emit())
        self.day.edited.connect(lambda _: self.changed.emit())

    def start(self, name: str, today: date) -> None:
        """An empty pad, the name as known, today."""
        self._fold(folded=False)
        self.pad.clear()
        self.typed.setChecked(False)
        self.name.setText(name)
        self.day.set_value(today)
        self.day.refresh()

    def _sign_again(self) -> None:
        self._fold(folded=False)
        self.typed.setChecked(False)
        self.pad.clear()
        self.pad.setFocus()

    def _follow_cursor(self, old: QWidget | None, new: QWidget | None) -> None:
        # A name may take several strokes: it is done when the hand goes on to something else here.
        here = old is not None and self.isAncestorOf(old)
        if here and new is not None and not self.isAncestorOf(new) and self.signature is not None:
            self._fold(folded=True)

    def _fold(self, *, folded: bool) -> None:
        self._told.setText(self._say_signed())
        self._fields.setVisible(not folded)
        self._folded.setVisible(folded)

    def _say_signed(self) -> str:
        signed = self.signature
        if signed is None:
            return ""
        return self.tr("Signed: {0}, {1}").format(signed.name, formats.date(signed.signed_on, self._session.language))

    def to_do(self) -> QWidget | None:
        """Return where the cursor is needed next; None once this side has signed."""
        if self.signature is not None:
            return None
        if not self.name.text().strip():
            return self.name
        return self.day if self.day.value is None or self.day.property("bad") else self.typed

    @property
    def signature(self) -> Signature | None:
        """The signature, None while name, date, or a drawing that is not waived are missing."""
        name = self.name.text().strip()
        if (
            not (self.pad.strokes or self.typed.isChecked())
            or not name
            or self.day.value is None
            or self.day.property("bad")
        ):
            return None
        return Signature(name, self.day.value, self.pad.strokes)
