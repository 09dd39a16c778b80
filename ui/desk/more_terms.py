"""The terms that do not stand on the cards, a column for each card."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QWidget

from restructure.offers.kinds import place_of
from restructure.offers.terms import OptionKind
from ui.desk.card import OptionCard
from ui.desk.field_row import FieldRow
from ui.desk.scenarios import ScenarioBar
from ui.option_words import kind_name
from ui.widgets.elements import Panel, column, label, row


class MoreTerms(Panel):
    """In front when its tab is; what is wrong in it is named on the card too."""

    def __init__(self, cards: Collection[OptionCard]) -> None:
        super().__init__()
        inner = QWidget()
        inner.setObjectName("terms")
        columns: list[QLayout] = []
        long: list[QWidget | QLayout] = []
        for card in cards:
            if card.long_rows:
                title = label("head")
                self.word(title.setText, lambda kind=card.kind: self._of_rows(kind))  # type: ignore[misc]
                long += [title, _two_by_two(card.long_rows)]
            head = label("head")
            self.word(head.setText, lambda kind=card.kind: f"{place_of(kind)}  {kind_name(kind)}")  # type: ignore[misc]
            columns.append(column(head, card.more, None, spacing=6))
        layout = row(*columns, spacing=24)
        for index in range(len(columns)):
            layout.setStretch(index, 1)
        inner.setLayout(column(*long, layout, None, spacing=6, margins=(10, 6, 10, 6)))
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        self.scenarios = ScenarioBar()
        whole = column(self.scenarios, scroll, spacing=4)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def go_to(self, field: QWidget) -> None:
        """Put the cursor into a field, and the field into sight."""
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroll.ensureWidgetVisible(field)

    def _of_rows(self, kind: OptionKind) -> str:
        return self.tr("{0}  {1}: payments that differ").format(place_of(kind), kind_name(kind))


def _two_by_two(rows: list[FieldRow]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(4)
    for place, one in enumerate(rows):
        grid.addWidget(one, *divmod(place, 2), Qt.AlignmentFlag.AlignTop)
    for place in range(2):
        grid.setColumnStretch(place, 1)
    return grid
