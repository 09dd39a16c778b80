"""Questions that decide which ways out are open: each is asked while a way asks it, and may be left open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from calculators.errors import Refusal
from calculators.public_holidays import NATIONS
from reports import wording
from restructure.household.way_answers import WayAnswers
from restructure.household.ways_out import ClientFigures, criteria
from ui.models.debts import DebtsModel
from ui.models.undo import Step
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.dates import DateEdit
from ui.widgets.elements import Panel, column, label, row
from ui.widgets.fields import MoneyEdit, ValueEdit, percent_edit, whole_edit

CITIES = ("", "xiamen", "shenzhen", "zhejiang", "other")
MONEY = ("assets", "dearest_asset", "everything_owned", "vehicle", "monthly_fee")
RATES = ("what_if_rate", "settlement_share", "fee_share", "tax_rate")
DAYS = ("dro_on", "bankrupt_on", "minimal_assets_on", "space_on", "benefits_only_since")
COUNTS = {"residence_years": 120, "social_insurance_years": 120, "periods": 600}
BESIDE: dict[str, tuple[str, ...]] = {
    "fee_share": ("everything_owned", "tax_rate"),
    "on_benefits_six_months_or_no_surplus": ("benefits_only_since",),
    "monthly_fits": ("what_if_rate", "periods"),
}
"""What is asked beside a test, since its figures need it."""
ELSEWHERE = {"scotland": ("dro_on", "lived_here", "in_insolvency")}
NOT_THERE = ("dearest_asset", "minimal_assets_on", "bankrupt_on", "benefits_only_since")
"""Questions of Scotland alone."""
WIDTH, PAIRS = 112, 2


class WayQuestions(Panel):
    """The answers of the case; blank is not known."""

    def __init__(self, session: Session, model: DebtsModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self.fields: dict[str, QWidget] = {}
        self.never: dict[str, QCheckBox] = {}
        self._captions: dict[str, QLabel] = {}
        self._cells: dict[str, QWidget] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(4)
        self._error = label("error", wrap=True)
        self._error.hide()
        for one in fields(WayAnswers):
            if one.name != "never":
                self._add(one.name)
        self.setLayout(column(self._grid, self._error, spacing=4))

    def _add(self, name: str) -> None:
        made, caption, cell = self._made(name), label("body_muted", wrap=True), QWidget()
        self.word(caption.setText, lambda: self._name(name))
        self.word(made.setAccessibleName, lambda: self._name(name))
        caption.setBuddy(made)
        parts: list[QWidget] = [caption]
        if name in DAYS:
            never = QCheckBox()
            self.word(never.setText, lambda: self.tr("never"))
            self.word(never.setAccessibleName, lambda: self.tr("{0}: never").format(self._name(name)))
            never.clicked.connect(lambda checked, name=name: self._set_never(name, checked))
            self.never[name] = never
            parts.append(never)
        inner = row(*parts, made, spacing=6)
        inner.setStretch(0, 1)
        cell.setLayout(inner)
        self.fields[name], self._captions[name], self._cells[name] = made, caption, cell

    def _name(self, name: str) -> str:
        return wording.name("asked", name, self._session.language)

    def _made(self, name: str) -> QWidget:
        if name == "nation":
            return self._choice(name, (None, *NATIONS), lambda value: self._named("of_nation", value))
        if name == "city":
            return self._choice(name, CITIES, lambda value: self._named("of_city", value))
        made: ValueEdit[Any]
        if name in MONEY:
            made = MoneyEdit(name)
        elif name in RATES:
            made = percent_edit(name)
        elif name in DAYS:
            made = DateEdit(name, self._session)
        elif name in COUNTS:
            made = whole_edit(name, 1 if name == "periods" else 0, COUNTS[name])
        else:
            return self._choice(name, (None, True, False), self._yes_no)
        made.setFixedWidth(WIDTH)
        made.edited.connect(lambda value, name=name: self._set(name, value))
        made.refused.connect(lambda reason, name=name: self._complain(name, reason))
        return made

    def _choice(self, name: str, values: tuple[Any, ...], named: Callable[[Any], str]) -> Choice:
        made = Choice(values, named)
        made.setFixedWidth(WIDTH)
        made.picked.connect(lambda value: self._set(name, value))
        return made

    def _named(self, group: str, value: str | None) -> str:
        return wording.name(group, value, self._session.language) if value else self.tr("not known")

    def _yes_no(self, value: bool | None) -> str:
        if value is None:
            return self.tr("not known")
        return wording.say("way.yes" if value else "way.no", self._session.language)

    def ask(self, figures: ClientFigures) -> None:
        """Ask what the ways of a country ask, and show what is known."""
        asked = [test.ask for one in criteria(figures.country) for test in one.tests]
        asked += [beside for ask in asked for beside in BESIDE.get(ask, ())]
        if figures.country == "us":
            asked.append("monthly_fee")
        hidden = NOT_THERE if figures.answers.nation != "scotland" else ELSEWHERE["scotland"]
        names = [name for name in self.fields if name in asked and name not in hidden]
        for cell in self._cells.values():
            self._grid.removeWidget(cell)
        for place, name in enumerate(names):
            self._grid.addWidget(self._cells[name], place // PAIRS, place % PAIRS)
        for name, cell in self._cells.items():
            cell.setVisible(name in names)
        self._fill(figures.answers)

    def _fill(self, answers: WayAnswers) -> None:
        for name, made in self.fields.items():
            if isinstance(made, MoneyEdit):
                made.set_currency(self._model.currency)
            if isinstance(made, Choice | ValueEdit):
                made.set_value(getattr(answers, name))
        for name, never in self.never.items():
            never.setChecked(name in answers.never)
            self.fields[name].setEnabled(name not in answers.never)

    def _set(self, name: str, value: object) -> None:
        self._error.hide()
        self._change(replace(self._model.case.answers, **{name: value}))  # type: ignore[arg-type]

    def _set_never(self, name: str, checked: bool) -> None:
        answers = self._model.case.answers
        others = tuple(one for one in answers.never if one != name)
        never = (*others, name) if checked else others
        kept: dict[str, Any] = {name: None} if checked else {}
        self._change(replace(answers, never=never, **kept))

    def _change(self, answers: WayAnswers) -> None:
        self._model.change(replace(self._model.case, answers=answers), Step("answers"), typing=True)

    def _complain(self, name: str, reason: Refusal) -> None:
        language = self._session.language
        said = wording.reason(reason, language, self._model.currency)
        self._error.setText(wording.labelled(self._name(name), said, language))
        self._error.show()
