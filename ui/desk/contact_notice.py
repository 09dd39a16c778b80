"""Where the eye is: why nobody should talk now, and that no country's rules hold here."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal

from ui.models.contact import said_against
from ui.models.desk import DeskModel
from ui.session import Session
from ui.widgets.elements import Panel, button, column, icon_label, label, row

LOOK_EVERY_MS = 30_000


class ContactNotice(Panel):
    """Notice of why nobody should talk now, above the cards; hidden where contact may be."""

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self.setProperty("role", "notice")
        self.text = label("small", wrap=True)
        line = row(icon_label("warn", "caution", 16), self.text, spacing=8, margins=(10, 5, 10, 5))
        line.setStretch(1, 1)
        self.setLayout(line)
        for changed in (model.account_changed, model.situation_changed, session.organisation_changed):
            changed.connect(self.relabel)
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_EVERY_MS)
        self._clock.timeout.connect(self.relabel)
        self._clock.start()
        self.hide()

    def relabel(self) -> None:
        case = self._model.case if self._model.settled is None else None
        said = said_against(self._session, case) if case is not None else ""
        self.text.setText(self.tr("Better no contact now. {0}").format(said) if said else "")
        self.setVisible(bool(said))


class NoRulesNotice(Panel):
    """Notice that an account is worked under no country's rules. ``asked`` leads to where they are chosen."""

    asked = Signal()

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self._model = model
        self.setProperty("role", "notice")
        text, self.choose = label("small", wrap=True), button("link")
        self.word(text.setText, lambda: self.tr("No country's rules are chosen: nothing here is checked by law."))
        self.word(self.choose.setText, lambda: self.tr("Choose the rules"))
        told = column(text, row(self.choose, None), spacing=2)
        line = row(icon_label("warn", "caution", 16), spacing=8, margins=(8, 6, 8, 6))
        line.addLayout(told, 1)
        self.setLayout(line)
        self.choose.clicked.connect(self.asked)
        for changed in (model.account_changed, session.organisation_changed):
            changed.connect(self.relabel)
        self.relabel()

    def relabel(self) -> None:
        self.setVisible(self._model.account is not None and self._model.policy.name == "neutral")
