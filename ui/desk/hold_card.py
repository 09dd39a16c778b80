"""The card below the options: contact pauses until a day, and what the debt is then, with interest and without."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from reports import formats, wording
from reports.told import hold_in_short
from restructure.offers.kinds import place_of
from restructure.parties.situation import Hold
from restructure.rules.forbearance import Held
from ui.field_words import days_word
from ui.models.desk import DeskModel
from ui.models.forbearance import Holding
from ui.option_words import kind_name
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.dates import DateEdit
from ui.widgets.elements import Panel, button, column, filled, icon_label, key_hint, label, row, set_state
from ui.widgets.fields import text_edit
from ui.widgets.flow import Flow
from ui.widgets.undo_button import UndoButton


class HoldCard(Panel):
    """One line until it is chosen; then its fields, what comes of them, and, while a hold runs, a line that says so."""

    def __init__(self, session: Session, model: DeskModel, holding: Holding) -> None:
        super().__init__()
        self._session, self._model, self._holding = session, model, holding
        self.setProperty("role", "card")
        self.until = DateEdit("until", session)
        self.accrues = Choice((True, False), self._accrues_name)
        self.reason = text_edit(120)
        self.begin, self.end = button("small", "clock"), button("small", "ok")
        self.called, self.undo = button("small", "ok"), UndoButton(key="")
        self.undo.setProperty("role", "small")
        self._name, self._figures = label("head"), label("small", wrap=True)
        self._rules, self._error = label("muted", wrap=True), label("error", wrap=True)
        self._running, self._short = label("bold", wrap=True), label("muted", wrap=True)
        self._tick, self._clock = icon_label("chosen", "accent", 18), icon_label("clock", "accent", 14)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        until, interest, reason = label("body_muted"), label("body_muted"), label("body_muted")
        for caption, field, text in (
            (until, self.until, lambda: self.tr("until")),
            (interest, self.accrues, lambda: self.tr("interest")),
            (reason, self.reason, lambda: self.tr("why")),
        ):
            caption.setBuddy(field)
            self.word(caption.setText, text)
        self.word(self.until.setAccessibleName, lambda: self.tr("Hold until"))
        self.word(self.accrues.setAccessibleName, lambda: self.tr("Interest during the hold"))
        self.word(self.reason.setAccessibleName, lambda: self.tr("Why it is granted"))
        self.word(self.reason.setPlaceholderText, lambda: self.tr("such as: waits for the first wage"))
        self.word(self._name.setText, lambda: kind_name("hold"))
        self.word(self.begin.setText, lambda: self.tr("Put on hold"))
        self.word(self.end.setText, lambda: self.tr("End the hold"))
        self.word(self.called.setText, lambda: self.tr("They called us"))
        self.until.setFixedWidth(98)
        policy = self._tick.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._tick.setSizePolicy(policy)
        self.reason.setMinimumWidth(190)
        self._fields = QWidget()
        self._fields.setLayout(
            Flow(row(until, self.until), row(interest, self.accrues), row(reason, self.reason), self.begin, spacing=6)
        )
        head = row(key_hint(str(place_of("hold"))), self._name, self._short, self._fields, self._tick, spacing=8)
        head.setStretch(2, 1)
        head.setStretch(3, 1)
        self._now = QWidget()
        self._now.setLayout(Flow(filled(1, self._clock, self._running), None, self.undo, self.called, self.end))
        lines = (head, self._error, self._figures, self._rules, self._now)
        self.setLayout(column(*lines, spacing=3, margins=(11, 2, 11, 2)))

    def _connect(self) -> None:
        self.until.edited.connect(lambda day: self._holding.change(until=day) if day else None)
        self.until.refused.connect(self._holding.mistake)
        self.accrues.picked.connect(lambda accrues: self._holding.change(accrues=accrues))
        self.reason.textEdited.connect(lambda text: self._holding.change(reason=text.strip()))
        self.begin.clicked.connect(self._holding.begin)
        self.end.clicked.connect(self._holding.end)
        self.called.clicked.connect(self._holding.called)
        self.undo.clicked.connect(self._holding.undo)
        self._holding.changed.connect(self.refresh)
        self._model.chosen_changed.connect(self._show_chosen)
        self._model.account_changed.connect(self.until.refresh)

    def refresh(self) -> None:
        """Show the proposal, what it comes to, and the hold that runs."""
        terms, both, running = self._holding.terms, self._holding.held, self._holding.running
        language, currency = self._session.language, self._model.currency
        if not self._holding.mistaken:
            self.until.set_value(terms.until)
        self.accrues.set_value(terms.accrues)
        if self.reason.text().strip() != terms.reason:
            self.reason.setText(terms.reason)
        refused = self._holding.refused
        self._error.setText(wording.reason(refused, language, currency) if refused else "")
        self.until.mark(refused is not None)
        told = both is not None and (running is None or replace(running, start=terms.start) != terms)
        self._figures.setText(self._said(both) if both and told else "")
        self._short.setText(self._in_short(terms, both) if running is None else "")
        rules = [wording.finding(one, language, currency) for one in both.findings] if both else []
        self._rules.setText(" ".join(rules))
        self._running.setText(self._runs(running) if running else "")
        self.begin.setEnabled(both is not None)
        self._show_undo(running)
        self._show_chosen()

    def _show_undo(self, running: Hold | None) -> None:
        """Name what would be taken back: the hold that was granted, or that it was ended."""
        self.undo.setVisible(self._holding.may_undo)
        day = formats.brief_date(running.until, self._session.language) if running else ""
        name = self.tr("hold until {0}").format(day) if running else self.tr("end of the hold")
        self.undo.show_step(name if self._holding.may_undo else "")

    def _in_short(self, terms: Hold, both: Held | None) -> str:
        day = formats.brief_date(terms.until, self._session.language)
        days = days_word(both.days) if both else "–"
        return self.tr("until {0}, {1}: contact pauses, no payment is promised").format(day, days)

    def _said(self, both: Held) -> str:
        currency, days = self._model.currency, days_word(both.days)
        if both.stopped == both.running:
            figures = self.tr("debt then {0}: no interest runs").format(formats.plain(both.running, currency))
        else:
            figures = self.tr("debt then {0} with interest stopped, {1} if it runs on").format(
                formats.plain(both.stopped, currency), formats.plain(both.running, currency)
            )
        return " · ".join((days, figures, self.tr("no payment promised, no new schedule")))

    def _runs(self, hold: Hold) -> str:
        return self.tr("Now: {0}").format(hold_in_short(hold, self._session.language))

    def _accrues_name(self, accrues: bool) -> str:
        return self.tr("runs on") if accrues else self.tr("stops")

    def _show_chosen(self) -> None:
        chosen = self._model.on_hold
        set_state(self, "chosen", "true" if chosen else "false")
        inset = 0 if chosen else 1
        self.setContentsMargins(inset, inset, inset, inset)
        self._tick.setVisible(chosen)
        running, refused = self._holding.running is not None, self._holding.refused is not None
        open_ = chosen or refused
        self._fields.setVisible(open_)
        self._short.setVisible(not open_)
        self._figures.setVisible(open_ and bool(self._figures.text()))
        self._rules.setVisible(open_ and bool(self._rules.text()))
        self._error.setVisible(refused)
        self._now.setVisible(running or self._holding.may_undo)
        for part in (self._clock, self._running, self.called, self.end):
            part.setVisible(running)
        name = kind_name("hold")
        self.setAccessibleName(self.tr("{0}, chosen").format(name) if chosen else name)

    def relabel(self) -> None:
        self.refresh()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._model.choose("hold")
