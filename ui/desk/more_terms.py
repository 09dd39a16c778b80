"""The terms that do not stand on the cards, a column for each card."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from restructure.offers.kinds import place_of
from restructure.offers.terms import OptionKind
from ui.desk.card import OptionCard
from ui.desk.scenarios import ScenarioBar
from ui.option_words import kind_name
from ui.widgets.elements import Panel, column, label
from ui.widgets.flow import Beside

NARROWEST = 210


class MoreTerms(Panel):
    """In front when its tab is; what is wrong in it is named on the card too. ``beside`` shows what long rows do,
    ``key`` tells the key that leads to them."""

    def __init__(self, cards: Collection[OptionCard], beside: QWidget, key: Callable[[], str]) -> None:
        super().__init__()
        inner = QWidget()
        inner.setObjectName("terms")
        columns: list[QLayout] = []
        long: list[QWidget | QLayout] = []
        for card in cards:
            if card.long_rows:
                title = label("head")
                self.word(title.setText, lambda kind=card.kind: f"{self._of_rows(kind)}  {key()}")  # type: ignore[misc]
                long += [title, _alike(column(*card.long_rows, None, spacing=4), beside)]
            head = label("head")
            self.word(head.setText, lambda kind=card.kind: f"{place_of(kind)}  {kind_name(kind)}")  # type: ignore[misc]
            columns.append(column(head, card.more, None, spacing=6))
        layout = _alike(*columns)
        inner.setLayout(column(*long, layout, None, spacing=6, margins=(10, 6, 10, 6)))
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        self.scenarios = ScenarioBar()
        whole = column(self.scenarios, scroll, spacing=4)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def show_field(self, field: QWidget) -> None:
        """Bring a field into sight."""
        self._scroll.ensureWidgetVisible(field)

    def _of_rows(self, kind: OptionKind) -> str:
        return self.tr("{0}  {1}: payments that differ").format(place_of(kind), kind_name(kind))


def _alike(*parts: QWidget | QLayout) -> Beside:
    """Parts side by side, as wide as each other, where each has room."""
    return Beside([0] * len(parts), *parts, below=NARROWEST * len(parts), spacing=24)
