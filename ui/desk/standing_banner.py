"""What came of an agreement, said before anything else: kept, late, ended, settled, claimed anew."""

from __future__ import annotations

from ui.models.desk import DeskModel
from ui.session import Session
from ui.standing_words import ICONS, VERDICTS, sentences, tone_of
from ui.widgets.elements import Panel, icon_label, label, row, set_state


class StandingBanner(Panel):
    """An icon and the sentences on the ground of how the account stands; hidden where only the balance counts."""

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self._icon, self.text = icon_label("ok", "muted", 16), label("small", wrap=True)
        layout = row(self._icon, self.text, spacing=8, margins=(8, 6, 8, 6))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        model.account_changed.connect(self.relabel)
        model.situation_changed.connect(self.relabel)
        session.organisation_changed.connect(self.relabel)
        self.relabel()

    def relabel(self) -> None:
        now = self._model.standing
        said = sentences(now, self._session.language) if now is not None else []
        self.setVisible(bool(said))
        if now is None or not said:
            return
        tone = tone_of(now)
        self._icon.show_icon(*(ICONS[tone] if tone else ("info", "muted")))
        set_state(self, "verdict", VERDICTS[tone] if tone else "unknown")
        joint = " " if self._session.language == "en" else ""
        self.text.setText(joint.join(said))
