"""The terms that do not stand on the cards, a column for each card."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QScrollArea, QWidget

from restructure.offers.kinds import place_of
from ui.desk.card import OptionCard
from ui.desk.scenarios import ScenarioBar
from ui.option_words import kind_name
from ui.widgets.elements import Panel, column, label, row


class MoreTerms(Panel):
    """In front when its tab is; what is wrong in it is named on the card too."""

    def __init__(self, cards: Collection[OptionCard]) -> None:
        super().__init__()
        inner = QWidget()
        inner.setObjectName("terms")
        columns = []
        for card in cards:
            head = label("head")
            self.word(head.setText, lambda kind=card.kind: f"{place_of(kind)}  {kind_name(kind)}")  # type: ignore[misc]
            columns.append(column(head, card.more, None, spacing=6))
        layout = row(*columns, spacing=24, margins=(10, 6, 10, 6))
        for index in range(len(columns)):
            layout.setStretch(index, 1)
        inner.setLayout(layout)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        self.scenarios = ScenarioBar()
        whole = column(self.scenarios, scroll, spacing=4)
        whole.setStretch(1, 1)
        self.setLayout(whole)
