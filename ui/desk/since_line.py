"""Since we last spoke, in one line, read once when an account is opened or something around it changes."""

from __future__ import annotations

from reports.brief import since_in_words
from restructure.services.brief import SinceLastTalk, since_last_talk
from restructure.store import accounts
from ui.models.desk import DeskModel
from ui.session import Session
from ui.widgets.elements import Panel, cut_label, icon_label, row


class SinceLine(Panel):
    """Cut where the column has no room for it, and whole in its tooltip. Hidden where there is no account."""

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self._since: SinceLastTalk | None = None
        self.text = cut_label("small")
        layout = row(icon_label("clock", "muted", 14), self.text, spacing=6, margins=(0, 0, 0, 0))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        # Said last whenever another account is put on the desk.
        model.situation_changed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Read what happened since the last talk."""
        account = self._model.account
        kept = accounts.load(self._session.store, account.number) if account is not None else None
        self._since = since_last_talk(self._session.workplace, kept) if kept is not None else None
        self.relabel()

    def relabel(self) -> None:
        self.setVisible(self._since is not None)
        if self._since is not None:
            today, language = self._session.today(), self._session.language
            self.text.setText(since_in_words(self._since, today, language, self._model.currency))
