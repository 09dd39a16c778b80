"""Beside the list: through which day money is known, what is held back by which rule, what was done today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from calculators.errors import Refusal
from calculators.rounding import Money
from reports import formats, wording
from reports.work_list import known_in_words, reason_in_words
from restructure.parties.situation import NOTHING_KNOWN
from restructure.store import day_counts, money_known, rights
from restructure.worklist.work_list import Entry
from ui.models.work_queue import WorkQueue
from ui.session import Session
from ui.widgets.dates import DateEdit
from ui.widgets.elements import Panel, button, clear, column, figure, key_hint, label, row
from ui.widgets.error_line import ErrorLine
from ui.worklist.words import end_in_words


class KnownPanel(Panel):
    """The day through which money is known, by source, and for a supervisor a field to say it."""

    told = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setProperty("role", "card")
        self.head, self._note = label("head", wrap=True), label("hint", wrap=True)
        self._sources = column(spacing=3)
        self.day = DateEdit("known_through", session)
        self.keep, self._caption = button("small"), label("muted", wrap=True)
        self.error = ErrorLine(lambda reason: wording.reason(reason, session.language))
        self.word(self.keep.setText, lambda: self.tr("Say so"))
        self.word(self._caption.setText, lambda: self.tr("All money is here through"))
        self.word(self.day.setAccessibleName, lambda: self.tr("All money is here through"))
        self.word(
            self._note.setText,
            lambda: self.tr("The earliest day decides: what was promised for later is open, and nobody's word broken."),
        )
        self._caption.setBuddy(self.day)
        self._field = QWidget()
        self._field.setLayout(column(self._caption, row(self.day, self.keep, spacing=6), self.error, spacing=3))
        self.setLayout(column(self.head, self._sources, self._note, self._field, spacing=6, margins=(12, 10, 12, 10)))
        self.keep.clicked.connect(self.tell)
        self.day.returnPressed.connect(self.tell)
        self.day.refused.connect(self.error.complain)
        self.day.edited.connect(lambda _: self.error.complain(None))

    def tell(self) -> None:
        """Keep the day that was typed."""
        day, store = self.day.value, self._session.store
        if self.day.unread:
            return
        try:
            if day is None:
                raise Refusal("known_through", "missing_field")
            if self._session.write(lambda: money_known.tell(store, money_known.PAYMENTS, day)):
                self.error.complain(None)
                self.day.set_value(None)
                self.day.refresh()
                self.relabel()
                self.told.emit()
        except Refusal as reason:
            self.day.mark(True)
            self.error.complain(reason)

    def relabel(self) -> None:
        told, language = money_known.sources(self._session.store), self._session.language
        clear(self._sources)
        for one in told if len(told) > 1 else ():
            day = figure("small")
            day.setText(formats.brief_date(one.through, language))
            source = " ".join(filter(None, (one.source, one.creditor)))
            self._sources.addLayout(row(label("muted", source, wrap=True), day, spacing=6))
        self.head.setText(known_in_words(money_known.known_through(told), language))
        self._field.setVisible(rights.may(self._session.store, "balance"))


class NotNowPanel(Panel):
    """Accounts that are held back now, by rule, each with the end that comes first."""

    asked = Signal()

    def __init__(self, session: Session, queue: WorkQueue) -> None:
        super().__init__()
        self._session, self._queue = session, queue
        self.setProperty("role", "card")
        self._head, self.open = label("head"), button("link")
        self._lines = column(spacing=6)
        self.word(self.open.setText, lambda: self.tr("Show them"))
        self.open.clicked.connect(self.asked)
        self.setLayout(
            column(
                row(self._head, None, self.open, key_hint("N"), spacing=8), self._lines, spacing=6,
                margins=(12, 10, 12, 10),
            )
        )  # fmt: skip

    def relabel(self) -> None:
        clear(self._lines)
        queue = self._queue.queue
        held = () if queue is None else queue.listed.not_now
        self._head.setText(self.tr("Not now: {0}").format(len(held)))
        self.open.setVisible(bool(held))
        for count, one in by_rule(held):
            shown = figure("bold")
            shown.setText(str(count))
            around = NOTHING_KNOWN if queue is None else queue.worked[one.number].situation
            end = end_in_words(self._session, one.until, around)
            first = end if count == 1 else self.tr("the first {0}").format(end)
            told = column(label("small", self._rule(one, count), wrap=True), label("hint", first, wrap=True), spacing=0)
            holder = QWidget()
            layout = row(told, shown, spacing=8)
            layout.setStretch(0, 1)
            holder.setLayout(layout)
            self._lines.addWidget(holder)

    def _rule(self, one: Entry, count: int) -> str:
        if one.finding is None and count > 1:
            return wording.name("not_now", one.reason.code, self._session.language)
        return reason_in_words(one, self._session.language)


def by_rule(held: Sequence[Entry]) -> list[tuple[int, Entry]]:
    """Count what is held back by rule or reason, the most first, each with the account whose end comes first."""
    groups: dict[str, list[Entry]] = {}
    for one in held:
        groups.setdefault(one.reason.code, []).append(one)
    first = [
        (len(group), min(group, key=lambda one: (one.until or datetime.max, one.number)))  # noqa: DTZ901
        for group in groups.values()
    ]
    return sorted(first, key=lambda found: (-found[0], found[1].reason.code))


class DonePanel(Panel):
    """Counts of today."""

    def __init__(self, session: Session, queue: WorkQueue) -> None:
        super().__init__()
        self._session, self._queue = session, queue
        self.setProperty("role", "card")
        head = label("head")
        self.word(head.setText, lambda: self.tr("Today"))
        captions = (
            lambda: self.tr("Conversations"),
            lambda: self.tr("Promises"),
            lambda: self.tr("Agreements signed"),
        )
        self.counts = [figure("bold") for _ in captions]
        lines = []
        for shown, caption in zip(self.counts, captions, strict=True):
            title = label("muted")
            self.word(title.setText, caption)
            lines.append(row(title, None, shown))
        self.setLayout(column(head, *lines, spacing=5, margins=(12, 10, 12, 10)))

    def relabel(self) -> None:
        day = day_counts.of_day(self._session.store, self._session.today())
        conversations, promised, signed = self.counts
        conversations.setText(str(day.conversations))
        promised.setText(self._promised())
        signed.setText(str(day.agreements))

    def _promised(self) -> str:
        queue, today = self._queue.queue, self._session.today()
        found: dict[str, list[int]] = {}
        for worked in () if queue is None else queue.worked.values():
            for one in worked.promises:
                if one.promise.made_at.date() == today and one.state != "withdrawn":
                    found.setdefault(one.promise.currency, []).append(one.promise.amount)
        if not found:
            return "0"
        sums = (formats.money(Money(sum(each)), currency, self._session.language) for currency, each in found.items())
        count = sum(len(each) for each in found.values())
        return " · ".join((str(count), *sums))
