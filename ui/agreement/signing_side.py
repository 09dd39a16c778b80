"""Right of the paper: who signs, what comes of it, and what is done with the file."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from restructure.agreements.agreement import Edition, short_digest
from ui.agreement.signer import Signer
from ui.agreement.signing_methods import DebtorSide
from ui.session import Session
from ui.widgets.elements import Panel, button, column, icon_label, label, row
from ui.widgets.fitting import SnugScroll
from ui.widgets.paper_page import PaperPage


class SigningSide(Panel):
    """Both sides' signatures, and the buttons below them."""

    def __init__(self, session: Session, page: PaperPage) -> None:
        super().__init__()
        self.setObjectName("right")
        self._session = session
        self.debtor = DebtorSide(session)
        self.creditor = Signer(session, lambda: self.tr("For the creditor"))
        self.sign, self.papers, self.note = button("primary"), button(icon="doc"), label("small", wrap=True)
        self._page = page
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        head, told = label("head"), Panel()
        self.word(head.setText, lambda: self.tr("Signatures"))
        # Half a column is all the room there is.
        self.word(self._page.export.setText, lambda: self.tr("Export…"))
        self.word(self.papers.setText, lambda: self.tr("Papers") + f"  {self._session.key('papers')}")
        self.word(self.progress.setAccessibleName, lambda: self.tr("Making and sealing the files"))
        told.setProperty("role", "told")
        told.setLayout(row(icon_label("info", "accent", 16), self.note, spacing=8, margins=(10, 8, 10, 8)))
        inner = QWidget()
        inner.setObjectName("sideinner")
        inner.setLayout(column(head, self.debtor, 8, self.creditor, 8, told))
        sides = SnugScroll(inner)
        page = self._page
        self._files = row(page.print, page.export, spacing=8)
        told_of = (page.error, page.said, self.progress)
        layout = column(sides, *told_of, self.sign, self._files, self.papers, spacing=8, margins=(14, 12, 14, 12))
        layout.addStretch(1)
        self.setLayout(layout)

    def show_signed(self, *, signed: bool) -> None:
        """Give way to what is done with the file once everybody has signed."""
        self.sign.setVisible(not signed)
        for side in (self.debtor, self.creditor):
            side.setVisible(not signed)
        if not signed:
            self._files.addWidget(self._page.print)
            self._files.addWidget(self._page.export)

    def to_do(self) -> QWidget:
        """Return where the cursor is needed next: in the end, on the button that signs."""
        by_hand = self.debtor.way == "paper"
        return self.debtor.to_do() or (None if by_hand else self.creditor.to_do()) or self.sign

    def sign_text(self, *, sealing: bool, signed: bool) -> str:
        """Return what the button does, or did."""
        if sealing:
            return self.tr("Sealing…")
        if signed:
            return self.tr("Signed and sealed")
        if self.debtor.way == "paper":
            return self.tr("Keep it, to be signed by hand") + "  F9"
        return self.tr("Sign and seal") + "  F9"

    def note_kept(self, number: str, shown: Edition) -> None:
        """Say what the seal on the file shown is worth."""
        self.note.setText(
            self.tr(
                "Kept with number {0}. SHA-256 of this file begins with {1}. The seal shows that it is unchanged "
                "since, by this organisation's key, and no more."
            ).format(number, short_digest(shown.sha256))
        )

    def note_draft(self, digest: str) -> None:
        """Say what signing here does; the digest is that of the terms."""
        self.note.setText(
            self.tr(
                "Drawn signatures are kept as a record of the signing; then the organisation's seal keeps the file "
                "from being changed unnoticed. Digest of these terms: {0}"
            ).format(short_digest(digest))
        )
