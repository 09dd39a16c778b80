"""Above the cards: what became of the offers that were made, and the way to begin anew or back."""

from __future__ import annotations

from ui.models.desk import DeskModel
from ui.models.offer_notes import told_of_offers
from ui.session import Session
from ui.widgets.elements import Panel, button, column, icon_label, label, row


class OfferNotice(Panel):
    """Nothing where the cards are drafts of today; else a line for each card, and the way to begin anew or back."""

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self.setProperty("role", "notice")
        self._text = label("small", wrap=True)
        self.anew, self.back = button("small"), button("small", "undo")
        self.word(self.anew.setText, lambda: self.tr("Begin anew from today"))
        self.word(self.back.setText, lambda: self.tr("Back to the offer"))
        self.anew.clicked.connect(lambda: model.begin_anew(model.compared))
        self.back.clicked.connect(lambda: model.put_back_offer(model.compared))
        words = row(icon_label("info", "accent", 16), self._text, self.back, self.anew, spacing=8)
        words.setStretch(1, 1)
        self.setLayout(column(words, margins=(10, 5, 10, 5)))
        for changed in (model.outcomes_changed, model.chosen_changed, model.account_changed):
            changed.connect(self.relabel)
        self.hide()

    def relabel(self) -> None:
        lines = list(told_of_offers(self._session, self._model))
        self._text.setText("\n".join(lines))
        offers, chosen = self._model.offers, self._model.compared
        self.anew.setVisible(offers.past(chosen))
        self.back.setVisible(chosen in offers.left and chosen in offers.standing and chosen not in offers.gone)
        self.setVisible(bool(lines))
