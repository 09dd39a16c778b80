"""The priority debts of the list: what is agreed on each, and where the same payment stands on the budget sheet."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout

from calculators.rounding import Money
from reports import formats, wording
from restructure.household.distribution import ONE_FIGURE, OneDebt, on_sheet
from ui.debts.entries import debt_words
from ui.models.debts import DebtsModel
from ui.models.undo import Step
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, clear, column, label
from ui.widgets.fitting import WrappedCheck


class PriorityPanel(Panel):
    """One place for each priority debt. It is made anew only when another debt or another line of the sheet comes, so
    that a choice that is open stays."""

    def __init__(self, session: Session, model: DebtsModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self._made: tuple[Any, ...] = ()
        self.same: dict[int, Choice] = {}
        self.apart: dict[int, WrappedCheck] = {}
        self._asked: dict[int, QLabel] = {}
        self._notes: dict[int, QLabel] = {}
        head = label("head")
        self.word(head.setText, lambda: self.tr("Priority debts"))
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(3)
        self.setLayout(column(head, self._rows, spacing=6))
        model.changed.connect(self.relabel)

    def _places(self) -> list[int]:
        """The places in the list, not among the debts that count."""
        return [place for place, debt in enumerate(self._model.case.debts) if debt.priority and debt.balance]

    def _lines(self) -> dict[str, Money]:
        household = self._model.household
        return on_sheet(household) if household else {}

    def relabel(self) -> None:
        places, lines = self._places(), self._lines()
        debts = self._model.case.debts
        named = tuple((place, debts[place].name, debts[place].creditor) for place in places)
        wanted = (named, tuple(lines.items()), self._session.language)
        if wanted != self._made:
            self._made = wanted
            self._make(places, lines)
        for place in places:
            self._show(place, debts[place], lines)
        self.setVisible(bool(places))

    def _make(self, places: list[int], lines: dict[str, Money]) -> None:
        clear(self._rows)
        self.same, self.apart, self._asked, self._notes = {}, {}, {}, {}
        for place in places:
            debt = self._model.case.debts[place]
            name = debt_words(debt, self._model.case.debts, self._session.language)
            self._rows.addWidget(label("bold", name, wrap=True))
            self._asked[place] = asked = label("error", wrap=True)
            self._notes[place] = note = label("muted", wrap=True)
            self._rows.addWidget(asked)
            if lines:
                kept = debt.on_sheet if debt.on_sheet in lines else ""
                self.same[place] = same = Choice(("", *lines), self._line_name)
                same.set_value(kept)
                same.setAccessibleName(self.tr("{0}: on the budget sheet").format(name))
                same.picked.connect(lambda category, place=place: self._match(place, category))
                self._rows.addWidget(same)
            self._rows.addWidget(note)
            self.apart[place] = apart = WrappedCheck(self.tr("agreed separately, no part in sharing"))
            apart.setAccessibleName(f"{name}: {apart.text()}")
            apart.clicked.connect(lambda apart, place=place: self._set_apart(place, apart))
            self._rows.addWidget(apart)

    def _line_name(self, category: str) -> str:
        if not category:
            return self.tr("not on the budget sheet")
        amount = formats.plain(self._lines().get(category, 0), self._model.currency)
        if category == ONE_FIGURE:
            return self.tr("within the one figure {0}").format(amount)
        return self.tr("on it as: {0} {1}").format(wording.name("category", category, self._session.language), amount)

    def _show(self, place: int, debt: OneDebt, lines: dict[str, Money]) -> None:
        unknown = debt.minimum is None and not debt.apart
        asked = self.tr("What is agreed with {0}? Enter it under Minimum, or mark it below.")
        self._asked[place].setText(asked.format(debt.creditor or debt.name) if unknown else "")
        self._asked[place].setVisible(unknown)
        if place in self.same:
            self.same[place].set_value(debt.on_sheet if debt.on_sheet in lines else "")
            self.same[place].setVisible(not debt.apart)
        self.apart[place].setChecked(debt.apart)
        note = self._note(debt, lines)
        self._notes[place].setText(note)
        self._notes[place].setVisible(bool(note))

    def _note(self, debt: OneDebt, lines: dict[str, Money]) -> str:
        """What is not added back, and how to say that it is the same; where the two figures differ, that they do."""
        if debt.apart:
            return self.tr("Its payment has to stand on the budget sheet: nothing is taken off for it here.")
        if not lines:
            return ""
        if debt.on_sheet not in lines:
            return self.tr("Taken as not on the sheet: if the sheet has this payment already, choose its line.")
        if debt.on_sheet != ONE_FIGURE and debt.minimum is not None and debt.minimum != lines[debt.on_sheet]:
            sheet, listed = (formats.plain(one, self._model.currency) for one in (lines[debt.on_sheet], debt.minimum))
            return self.tr("The sheet says {0}, the list {1}.").format(sheet, listed)
        return ""

    def _match(self, place: int, category: str) -> None:
        """The same payment: what the sheet sets aside for it is what is agreed, where nothing else is entered."""
        agreed = self._model.case.debts[place].minimum
        if agreed is None and category not in ("", ONE_FIGURE):
            agreed = self._lines().get(category)
        self._model.set_debt(place, Step("priority"), on_sheet=category, minimum=agreed)

    def _set_apart(self, place: int, apart: bool) -> None:
        self._model.set_debt(place, Step("priority"), apart=apart)
