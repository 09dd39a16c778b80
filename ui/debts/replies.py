"""Letters and answers: which letter is written next, where each creditor gets its own, its answer, what follows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from calculators.errors import Refusal
from calculators.rounding import NOTHING, Money
from reports import formats, wording
from restructure.household.creditor_letters import Standing, debt_name, standing
from restructure.household.creditor_reply import ANSWERS, LETTER_KINDS, CreditorReply
from restructure.household.distribution import OneDebt
from restructure.services.creditor_letters import LONGEST_ADDRESS, addresses, set_address
from restructure.store import rights
from ui.models.debts import DebtsModel
from ui.models.undo import Step
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.dates import DateEdit
from ui.widgets.elements import Panel, button, clear, column, label, row
from ui.widgets.fields import MoneyEdit, text_edit

LONGEST_MATTER = 200


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """Widgets of one debt."""

    name: QLabel
    address: QLineEdit
    answer: Choice
    amount: MoneyEdit
    step: QLabel


class Replies(Panel):
    """One line for each debt that counts; ``letters_asked`` carries the kind and what a complaint is about."""

    letters_asked = Signal(str, str)

    def __init__(self, session: Session, model: DebtsModel) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._session, self._model = session, model
        self._shown: tuple[Any, ...] = ()
        self.rows: list[ReplyRow] = []
        self._may = True
        self._standings: list[Standing | None] = []
        head = label("head")
        self.word(head.setText, lambda: self.tr("Letters and answers"))
        self.kind = Choice(LETTER_KINDS, lambda kind: wording.name("letter_kind", kind, session.language))
        self.kind.set_value("holding")
        self.word(self.kind.setAccessibleName, lambda: self.tr("Which letter"))
        self.matter = text_edit(LONGEST_MATTER)
        for name_it in (self.matter.setPlaceholderText, self.matter.setAccessibleName):
            self.word(name_it, lambda: self.tr("what it is about, or why"))
        self.space = DateEdit("space_from", session)
        self.word(self.space.setAccessibleName, lambda: self.tr("First day of the moratorium"))
        self.word(self.space.setPlaceholderText, lambda: self.tr("first day"))
        self.space.setFixedWidth(108)
        self.write = button("", "print")
        self.word(self.write.setText, lambda: self.tr("Write the letters"))
        self._error = label("error", wrap=True)
        self._error.hide()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(4, 1)
        asked = row(self.kind, self.matter, self.space, self.write, None, spacing=8)
        self.setLayout(column(head, asked, self._error, self._grid, spacing=8, margins=(12, 10, 12, 10)))
        self.kind.picked.connect(lambda _: self._show_asked())
        self.write.clicked.connect(lambda: self.letters_asked.emit(self.kind.value, self.matter.text()))
        self.space.edited.connect(self._set_space)
        self.space.refused.connect(self._complain)
        model.changed.connect(self.relabel)
        self._show_asked()

    def _show_asked(self) -> None:
        self.matter.setVisible(self.kind.value in ("complaint", "write_off"))
        self.space.setVisible(self.kind.value == "moratorium")

    def _set_space(self, day: object) -> None:
        self._error.hide()
        self._model.change(replace(self._model.case, space_from=day), Step("space_from"), typing=True)  # type: ignore[arg-type]

    def _complain(self, reason: Refusal) -> None:
        self._error.setText(wording.reason(reason, self._session.language, self._model.currency))
        self._error.show()

    def start(self) -> None:
        """Show the case that was opened."""
        self._shown = ()
        self.space.set_value(self._model.case.space_from)
        self.relabel()

    def relabel(self) -> None:
        debts, language = self._model.debts, self._session.language
        self.setVisible(bool(debts))
        named = (language, *(debt_name(debt) for debt in debts))
        if named != self._shown:
            self._shown = named
            self._make(debts)
        way, today = self._model.way, self._session.today()
        shares = way.first if way else (NOTHING,) * len(debts)
        for place, (debt, share) in enumerate(zip(debts, shares, strict=True)):
            now = standing(self._model.case, debt, share, today)
            if self._standings[place] != now:
                # A keystroke in a figure rewrites none of the others.
                self._standings[place] = now
                self._fill(self.rows[place], now)

    def _make(self, debts: tuple[OneDebt, ...]) -> None:
        clear(self._grid)
        self._may = rights.may(self._session.store, "client")
        book = {one.creditor: one.address for one in addresses(self._session.store)}
        self._standings = [None] * len(debts)
        self.rows = [self._row(place, debt, book) for place, debt in enumerate(debts)]

    def _row(self, place: int, debt: OneDebt, book: dict[str, str]) -> ReplyRow:
        creditor = debt.creditor or debt.name
        address, amount = text_edit(LONGEST_ADDRESS), MoneyEdit("amount", self._model.currency)
        answer = Choice(("", *ANSWERS), self._answer_name)
        made = ReplyRow(label("body_muted", creditor, wrap=True), address, answer, amount, label("small", wrap=True))
        address.setText(book.get(creditor, ""))
        address.setCursorPosition(0)
        address.setPlaceholderText(self.tr("address"))
        address.setAccessibleName(self.tr("{0}: address").format(creditor))
        if not self._may:
            address.hide()
        address.editingFinished.connect(lambda: self._keep_address(creditor, address.text()))
        answer.setAccessibleName(self.tr("{0}: answer").format(creditor))
        answer.picked.connect(lambda value: self._answered(debt, value, amount.value))
        amount.setFixedWidth(96)
        amount.setAccessibleName(self.tr("{0}: sum asked for a month").format(creditor))
        amount.edited.connect(lambda value: self._answered(debt, "countered", value, typing=True))
        amount.editingFinished.connect(lambda: self._answered(debt, "countered", amount.value))
        amount.refused.connect(self._complain)
        widgets: tuple[QWidget, ...] = (made.name, made.address, made.answer, made.amount, made.step)
        for place_in_row, widget in enumerate(widgets):
            self._grid.addWidget(widget, place, place_in_row)
        return made

    def _answer_name(self, answer: str) -> str:
        return wording.name("answer", answer, self._session.language) if answer else self.tr("no answer")

    def _fill(self, made: ReplyRow, now: Standing) -> None:
        language = self._session.language
        made.answer.set_value(now.reply.answer if now.reply else "")
        countered = now.reply is not None and now.reply.answer == "countered"
        made.amount.setVisible(countered)
        if countered and now.reply is not None:
            made.amount.set_value(now.reply.amount)
        said = wording.name("next_step", now.step, language)
        sent = now.letter
        if sent is not None:
            kind = wording.name("letter_kind", sent.kind, language)
            said = wording.labelled(wording.beside([kind, formats.date(sent.on, language)], language), said, language)
        made.step.setText(said if now.on is None else wording.beside([said, formats.date(now.on, language)], language))

    def _keep_address(self, creditor: str, text: str) -> None:
        session = self._session
        known = {one.creditor: one.address for one in addresses(session.store)}
        if text.strip() != known.get(creditor, ""):
            session.write(lambda: set_address(session.store, creditor, text))

    def _answered(self, debt: OneDebt, answer: str, amount: Money | None, *, typing: bool = False) -> None:
        self._error.hide()
        case, name, today = self._model.case, debt_name(debt), self._session.today()
        others = tuple(one for one in case.replies if not (one.to == name and one.on == today))
        reply: CreditorReply | None = None
        if answer:
            reply = CreditorReply(answer, name, today, amount if answer == "countered" else None)  # type: ignore[arg-type]
            others = (*others, reply)
        else:
            others = tuple(one for one in others if one.to != name)
        case = replace(case, replies=others)
        self._model.note_reply(case, None if typing else reply, Step("reply"), typing=typing)
