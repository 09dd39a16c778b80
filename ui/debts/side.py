"""The side of the Debts screen: what is never cleared, what would mend it, one sum, and what goes out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from calculators.errors import Refusal
from reports import formats, wording
from restructure.household.distribution import CONSIDERED, Considered, one_sum, pence_in_the_pound
from ui.debts.entries import debt_words
from ui.debts.findings import FindingsPanel
from ui.debts.priority import PriorityPanel
from ui.models.debts import DebtsModel
from ui.models.undo import Step
from ui.session import Session
from ui.widgets.dates import DateEdit
from ui.widgets.elements import Panel, button, clear, column, figure, label, line, row
from ui.widgets.error_line import ErrorLine
from ui.widgets.fields import MoneyEdit, ValueEdit, text_edit


class Side(Panel):
    """Findings first, then what can be done about them, then the papers."""

    confirm_asked = Signal()
    letters_asked = Signal()
    statement_asked = Signal()

    def __init__(self, session: Session, model: DebtsModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self.available, self.lump = MoneyEdit("available"), MoneyEdit("lump_sum")
        self.lump_reason = text_edit(120)
        self.review, self.authority = DateEdit("review_on", session), DateEdit("authority", session)
        self._fields: dict[str, ValueEdit[Any]] = {
            "available": self.available,
            "lump_sum": self.lump,
            "authority": self.authority,
            "review_on": self.review,
        }
        self._errors = {name: ErrorLine(self._why) for name in self._fields}
        self.findings = FindingsPanel(session, model)
        self.first = PriorityPanel(session, model)
        self._offered, self._shares = label("muted", wrap=True), QGridLayout()
        self._considered_grid = QGridLayout()
        self.considered: dict[Considered, tuple[QLabel, QLineEdit]] = {}
        self.consent, self.partner, self.confirm = button(), button(), button()
        self.letters, self.statement = button("primary", "print"), button("", "doc")
        self._out = label("muted", wrap=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        words = {
            "sum": lambda: self.tr("One lump sum"),
            "considered": lambda: self.tr("Options considered, with the reason"),
            "papers": lambda: self.tr("Papers"),
        }
        heads = {name: label("head") for name in words}
        for name, head in heads.items():
            self.word(head.setText, words[name])
        captions = {
            "available": lambda: self.tr("A month to share"),
            "lump_sum": lambda: self.tr("The sum"),
            "authority": lambda: self.tr("Letter of authority of"),
            "review_on": lambda: self.tr("Review on"),
        }
        rows = {}
        for name, field in self._fields.items():
            caption = label("body_muted")
            caption.setBuddy(field)
            field.setFixedWidth(108)
            self.word(caption.setText, captions[name])
            self.word(field.setAccessibleName, captions[name])
            rows[name] = column(row(caption, None, field), self._errors[name], spacing=2)
        self.word(self.lump_reason.setPlaceholderText, lambda: self.tr("reason, where priority arrears wait"))
        self.word(self.lump_reason.setAccessibleName, lambda: self.tr("reason, where priority arrears wait"))
        self.word(self.statement.setText, lambda: self.tr("Budget statement"))
        for grid in (self._shares, self._considered_grid):
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setVerticalSpacing(2)
            grid.setColumnStretch(0, 1)
        shares, considered = QWidget(), QWidget()
        shares.setLayout(self._shares)
        considered.setLayout(self._considered_grid)
        self.setLayout(
            column(
                rows["available"],
                self.first,
                self.findings,
                line(),
                heads["sum"],
                rows["lump_sum"],
                self.lump_reason,
                self._offered,
                shares,
                line(),
                heads["considered"],
                considered,
                rows["authority"],
                rows["review_on"],
                line(),
                heads["papers"],
                self.consent,
                self.partner,
                self.confirm,
                self._out,
                self.statement,
                self.letters,
                None,
                spacing=6,
                margins=(14, 12, 14, 12),
            )
        )

    def _connect(self) -> None:
        model = self._model
        for name, field in self._fields.items():
            field.edited.connect(lambda value, name=name: self._set(name, value))
            field.refused.connect(self._errors[name].complain)
        self.lump_reason.textEdited.connect(lambda text: self._set("lump_reason", text))
        self.consent.clicked.connect(lambda: model.confirm("letters"))
        self.partner.clicked.connect(lambda: model.confirm("partner_letters"))
        self.confirm.clicked.connect(lambda: model.confirm("figures"))
        self.confirm.clicked.connect(self.confirm_asked)
        self.letters.clicked.connect(self.letters_asked)
        self.statement.clicked.connect(self.statement_asked)
        model.changed.connect(self.relabel)

    def start(self) -> None:
        """Show the case that was opened."""
        case = self._model.case
        for field in (self.available, self.lump):
            field.set_currency(self._model.currency)
        self.relabel()
        for shown in self._fields.values():
            shown.refresh()
        self.lump_reason.setText(case.lump_reason)
        for error in self._errors.values():
            error.complain(None)
        self._show_considered()

    def _show_considered(self) -> None:
        clear(self._considered_grid)
        self.considered = {}
        country = self._model.desk.policy.name.split("-")[0]
        known = dict(self._model.case.considered)
        for place, key in enumerate(CONSIDERED.get(country, ("plan",))):
            name = wording.name("considered", key, self._session.language)
            caption, field = label("muted", name, wrap=True), text_edit(120)
            field.setAccessibleName(name)
            field.setText(known.get(key, ""))
            field.textEdited.connect(lambda _: self._set_considered())
            self._considered_grid.addWidget(caption, 2 * place, 0)
            self._considered_grid.addWidget(field, 2 * place + 1, 0)
            self.considered[key] = (caption, field)

    def _set_considered(self) -> None:
        texts = {key: field.text().strip() for key, (_, field) in self.considered.items()}
        others = (one for one in self._model.case.considered if one[0] not in texts)
        self._set("considered", (*((key, text) for key, text in texts.items() if text), *others))

    def _set(self, name: str, value: object) -> None:
        if name in self._errors:
            self._errors[name].complain(None)
        self._model.change(replace(self._model.case, **{name: value}), Step(name), typing=True)  # type: ignore[arg-type]

    def _why(self, reason: Refusal) -> str:
        return wording.reason(reason, self._session.language, self._model.currency)

    def relabel(self) -> None:
        surplus, case = self._model.surplus, self._model.case
        told = {"available": case.available, "lump_sum": case.lump_sum}
        told |= {"review_on": case.review_on, "authority": case.authority}  # type: ignore[dict-item]  # dates
        for name, value in told.items():
            self._fields[name].set_value(value)
        self.available.setPlaceholderText(formats.plain(surplus, self._model.currency) if surplus is not None else "")
        self._say_sum()
        self._say_papers()
        for key, (caption, field) in self.considered.items():
            name = wording.name("considered", key, self._session.language)
            caption.setText(name)
            field.setAccessibleName(name)
            why = dict(case.considered).get(key, "")
            if why != field.text().strip() and not field.hasFocus():
                field.setText(why)

    def _say_sum(self) -> None:
        clear(self._shares)
        case, language = self._model.case, self._session.language
        offered = one_sum(case) if not self._model.has_mistakes else ()
        part = pence_in_the_pound(case) if offered else None
        said = (
            self.tr("Full and final, fair shares: {0} of what is owed").format(formats.percent(part, 1, language))
            if part
            else ""
        )
        self._offered.setText(said)
        for place, (debt, amount) in enumerate(zip(self._model.debts, offered, strict=False)):
            if amount:
                name = label("muted", debt_words(debt, self._model.debts, language))
                money = figure()
                money.setText(formats.plain(amount, self._model.currency))
                self._shares.addWidget(name, place, 0)
                self._shares.addWidget(money, place, 1)

    def _say_papers(self) -> None:
        case = self._model.case
        # What was pressed stays in its place: the button below must not come under the next click.
        agreed, confirmed = case.consented_at is not None, case.confirmed_at is not None
        theirs = case.partner_consented_at is not None
        self.consent.setText(
            self.tr("The client has agreed to letters") if agreed else self.tr("The client agrees to letters")
        )
        self.partner.setText(
            self.tr("The partner has agreed to letters") if theirs else self.tr("The partner agrees to letters")
        )
        self.confirm.setText(
            self.tr("The client has confirmed the figures") if confirmed else self.tr("The client confirms the figures")
        )
        self.partner.setVisible(theirs or case.waits_for_partner)
        for pressed, done in ((self.consent, agreed), (self.partner, theirs), (self.confirm, confirmed)):
            pressed.setEnabled(not done)
        count = self._letters_count()
        letters = self.tr("1 offer letter") if count == 1 else self.tr("{0} offer letters").format(count)
        self.letters.setText(letters + "  F9")
        held = self._model.held_back
        ready = case.may_go_out and self._model.way is not None and not self._model.has_mistakes and held is None
        self.letters.setEnabled(ready and count > 0)
        if held is not None:
            said = wording.reason(held, self._session.language, self._model.currency)
        elif not count:
            said = self.tr("Nothing is there to be offered: no letter is written.")
        else:
            said = self.tr("Nothing goes out before the client agrees and confirms that the figures are right.")
        self._out.setText("" if ready else said)

    def _letters_count(self) -> int:
        """How many creditors are written to: those that are offered something, a month or of one sum."""
        if self._model.case.lump_sum and not self._model.has_mistakes:
            return sum(1 for share in one_sum(self._model.case) if share)
        way = self._model.way
        offered = way.first if way else (1,) * len(self._model.debts)
        return sum(1 for debt, share in zip(self._model.debts, offered, strict=True) if share and not debt.priority)
