"""The read-back: the frozen terms as sentences to be read out on the telephone, and a yes to each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget

from calculators.errors import Refusal
from reports import wording
from reports.formats import Language
from restructure.agreements import evidence
from restructure.agreements.agreement import Agreement, terms_digest
from restructure.agreements.evidence import ByVoice, Item, answer, finish
from restructure.store import negotiations
from restructure.store.negotiations import Event
from ui.session import Session
from ui.widgets.elements import Panel, button, clear, column, label, row

WIDEST = 760


class ReadBack(QScrollArea):
    """Every sentence comes from the frozen terms; other terms begin a new reading. Each yes is logged when given."""

    changed = Signal()
    answered = Signal()
    """A yes was given by key or click, and its button is gone."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._agreement: Agreement | None = None
        self._reading = evidence.ReadBack("")
        self._recording, self._language = "", session.language
        self._keep_until: date | None = None
        self.yes: dict[Item, QPushButton] = {}
        self._given: dict[Item, QLabel] = {}
        self._sentences: dict[Item, QLabel] = {}
        self._lines = column(spacing=14, margins=(40, 26, 40, 26))
        inner = Panel()
        inner.setObjectName("page")
        inner.setLayout(self._lines)
        self.setWidget(inner)
        self.setWidgetResizable(True)

    def show_terms(self, agreement: Agreement, recording: str, keep_until: date | None, language: Language) -> None:
        """Show what has to be read out, in the language of the talk; answers to these very terms stay."""
        digest = terms_digest(agreement)
        if digest != self._reading.terms_digest:
            self._reading = evidence.ReadBack(digest)
        self._agreement, self._recording, self._keep_until = agreement, recording, keep_until
        self._language = language
        self.relabel()

    def relabel(self) -> None:
        """Write the script in the language of the talk; the buttons beside it follow the window."""
        from reports.readback import script

        if self._agreement is None:
            return
        try:
            told = script(self._agreement, self._language, recording=self._recording, keep_until=self._keep_until)
        except Refusal as reason:
            self._draw([])
            self._lines.insertWidget(0, label("error", wording.reason(reason, self._session.language), wrap=True))
            return
        if [item for item, _ in told] != list(self.yes):
            self._draw([item for item, _ in told])
        for item, sentence in told:
            self._sentences[item].setText(sentence)
            self.yes[item].setText(self.tr("Yes"))
            self.yes[item].setAccessibleName(self.tr("Yes: {0}").format(sentence))
        self._show_given()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.relabel()

    def _draw(self, items: list[Item]) -> None:
        clear(self._lines)
        self.yes, self._given, self._sentences = {}, {}, {}
        for item in items:
            self._lines.addWidget(self._entry(item))
        self._lines.addStretch(1)

    def _entry(self, item: Item) -> QWidget:
        text, yes, given = label("body", wrap=True), button(), label("small")
        text.setMaximumWidth(WIDEST)
        yes.clicked.connect(self._answerer(item))
        self.yes[item], self._given[item], self._sentences[item] = yes, given, text
        holder = Panel()
        holder.setProperty("role", "card")
        line = row(text, yes, given, spacing=14, margins=(16, 12, 16, 12))
        line.setStretch(0, 1)
        holder.setLayout(line)
        return holder

    def _answerer(self, item: Item) -> Callable[[], None]:
        return lambda: self.give(item)

    def give(self, item: Item) -> None:
        """Note a yes, with the time, in the log too."""
        if self._agreement is None or any(one.item == item for one in self._reading.answers):
            return
        store, now, account = self._session.store, self._session.now(), self._agreement.account.number
        event = Event(now, "yes", f"{self._agreement.number}: {item}")
        if self._session.write(lambda: negotiations.append(store, account, event)):
            self._reading = answer(self._reading, item, now, self._language)
            had_focus = self.yes[item].hasFocus()
            self._show_given()
            self.changed.emit()
            if had_focus:
                self.answered.emit()

    def to_do(self) -> QWidget | None:
        """Return the yes that is waited for next; None once each was given."""
        given = {one.item for one in self._reading.answers}
        return next((yes for item, yes in self.yes.items() if item not in given), None)

    def _show_given(self) -> None:
        times = {one.item: one.at for one in self._reading.answers}
        for item, yes in self.yes.items():
            yes.setVisible(item not in times)
            self._given[item].setVisible(item in times)
            if item in times:
                self._given[item].setText(self.tr("Yes, {0}").format(times[item].strftime("%H:%M:%S")))

    def agreed(self) -> ByVoice:
        """Return what was agreed. Refuses a reading that is not complete."""
        assert self._agreement is not None
        return finish(
            self._reading,
            terms_digest=terms_digest(self._agreement),
            forgives=self._agreement.outcome.waived.total > 0,
            recording=self._recording,
            keep_until=self._keep_until,
            kept_at_least=self._agreement.recording_until,
            today=self._session.today(),
        )
