"""On the first page of whoever may release them: accounts in crisis."""

from __future__ import annotations

from PySide6.QtCore import Signal

from restructure.store import crises, rights
from ui.session import Session
from ui.widgets.elements import Panel, button, column, icon_label, label, row


class InCrisis(Panel):
    """The number of accounts that wait for a release, and the way to them; nothing where none does, and for others."""

    asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setProperty("role", "notice")
        self._count = 0
        self._text, self.look = label("small", wrap=True), button("link")
        self.word(self.look.setText, lambda: self.tr("Look at them"))
        whole = row(icon_label("warn", "caution", 16), column(self._text, self.look, spacing=2), spacing=8)
        whole.setContentsMargins(10, 8, 10, 8)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.look.clicked.connect(self.asked)

    def refresh(self) -> None:
        """Look again."""
        store = self._session.store
        self._count = len(crises.crises(store)) if rights.may(store, "crisis") else 0
        self.relabel()
        self.setVisible(self._count > 0)

    def relabel(self) -> None:
        said = self.tr("Danger to life or serious illness. Accounts that nobody contacts before you release them: {0}")
        self._text.setText(said.format(self._count))
